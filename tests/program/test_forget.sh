#!/usr/bin/env bash
# `leadquiz db merge` and `leadquiz db forget` as a user runs them: bash test_forget.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1

# ---- two stores ----
answers 4 2 >good
answers 5 1 >better
export LEADQUIZ_DB=$folder/one.db
run "first" 0 take --name calm-heron --team Sunrise --answers good
run "second" 0 take --name otter --answers better
export LEADQUIZ_DB=$folder/two.db
run "third" 0 take --name Otter --answers good
run "fourth" 0 take --name bluebird --team Sunset --answers good
export LEADQUIZ_DB=$folder/one.db

# ---- merge ----
cp two.db two.before
run "export" 0 export -o before.jsonl
run "dry run" 0 db merge two.db --dry-run
same "what would come" '"otter" is in both stores, and nothing says that it is the same person; after a merge it is one
people: 1 new, 1 in both; sittings: 2 new, 0 in both; meetings: 0 new, 0 in both
this was a dry run: nothing was changed' "$(cat out)"
run "export" 0 export -o after.jsonl
cmp -s before.jsonl after.jsonl || fail "a dry run changed something"
says "not asked" 1 "nothing was changed: a name that is in both stores may be that of two people, who would be one from then on; say --force where each name is one person" \
    db merge two.db
at_terminal "" db merge two.db >seen
same "asked" 'Is each of these names one person? From then on it is one, with all that both stores have of it. Type yes, or Enter for no: leadquiz: nothing was changed' "$(tail -n 1 seen)"
run "export" 0 export -o after.jsonl --force
cmp -s before.jsonl after.jsonl || fail "two people became one without a yes"
[ -e one.db.before-merge ] && fail "a merge that was not done left a copy"
cp one.db one.asked
at_terminal yes --db "$folder/one.asked" db merge two.db >seen
grep -q "or Enter for no: What was there before is in $folder/one.asked.before-merge\.$" seen || fail "answered: $(cat seen)"
same "told once" 1 "$(grep -c "is in both stores" seen)"
rm one.asked*
run "merge" 0 db merge two.db --force
same "what came" "people: 1 new, 1 in both; sittings: 2 new, 0 in both; meetings: 0 new, 0 in both" \
    "$(tail -n 1 out)"
LEADQUIZ_DB=$folder/one.db.before-merge run "kept" 0 export -o kept.jsonl
cmp -s before.jsonl kept.jsonl || fail "what was there before is not in the copy"
run "again" 0 db merge two.db
same "nothing" "two.db holds nothing that is not here already: the store is as it was, and no copy of it was kept.
people: 0 new, 2 in both; sittings: 0 new, 2 in both; meetings: 0 new, 0 in both" \
    "$(cat out)"
[ -e one.db.before-merge-2 ] && fail "a merge that changed nothing left a copy"
if command -v sqlite3 >/dev/null; then
    cp two.db more.db
    cp one.db one.more
    sqlite3 more.db "INSERT INTO consent SELECT DISTINCT person, 3, 0, 1, '1', 1795219200000 FROM sitting"
    run "a consent alone" 0 db merge --db one.more more.db --force
    same "a consent alone" "What was there before is in one.more.before-merge." "$(grep '^What' out)"
    rm more.db* one.more*
fi
cmp -s two.db two.before || fail "merge changed the other store"
[ -e two.db-wal ] || [ -e two.db-shm ] && fail "merge left files beside the other store"
run "export" 0 export -o one.jsonl
LEADQUIZ_DB=$folder/two.db run "the other way" 0 db merge one.db
LEADQUIZ_DB=$folder/two.db run "export" 0 export -o two.jsonl
cmp -s one.jsonl two.jsonl || fail "the other way round comes to something else"

says "itself" 1 "one.db is the store itself; name another one" db merge one.db
says "nothing there" 1 "none.db is not there" db merge none.db
: >empty.db
says "empty" 1 "empty.db is empty" db merge empty.db
head -c 3000 two.db >cut.db
says "cut" 1 "cut.db is damaged: its parts do not fit together" db merge cut.db

# A dry run leaves a store of an older form as it is.
cp one.db older.db
sqlite3 older.db "PRAGMA journal_mode = DELETE; DROP INDEX sitting_by_meeting;
    ALTER TABLE sitting DROP COLUMN meeting; DROP TABLE seat_kept; DROP TABLE counted; DROP TABLE gathered;
    CREATE INDEX sitting_by_finish ON sitting (finished); PRAGMA user_version = 3" >/dev/null
cp older.db older.before
for words in "db merge two.db" "import one.jsonl"; do
    # shellcheck disable=SC2086
    run "dry run, older: $words" 0 --db "$folder/older.db" $words --dry-run
    same "$words" "this was a dry run: nothing was changed" "$(tail -n 1 out)"
    cmp -s older.db older.before || fail "a dry run of $words changed an older store"
    same "beside it" older.db "$(echo older.db*)"
done
sqlite3 older.db "INSERT INTO lead_lock VALUES (1, 'made up', 0, 0)" || fail "no lock"
says "older, locked" 1 "$folder/older.db is of an older leadquiz and has a passphrase, which a dry run cannot ask for; open it with this leadquiz once, and try again" \
    --db "$folder/older.db" db merge two.db --dry-run

# ---- passphrases ----
printf 'good morning\ngood morning\n' | LEADQUIZ_DB=$folder/two.db "$program" db passphrase >/dev/null
says "locked there" 1 "two.db has a passphrase of its own: start leadquiz in a terminal, or say --passphrase-stdin and give it as a line of standard input, after that of the store if it has one" \
    db merge two.db
echo "good evening" | "$program" db merge two.db --passphrase-stdin >out 2>err
same "wrong" "leadquiz: this is not the passphrase of two.db; nothing was changed" "$(cat err)"
echo "good morning" | "$program" db merge two.db --passphrase-stdin >out 2>err || fail "right: $(cat err)"
same "none here" "What came in stood behind a passphrase; this store has none. leadquiz db passphrase sets one." \
    "$(tail -n 1 out)"

# ---- forget ----
says "not asked" 1 "this cannot be taken back; say --force to remove calm-heron without being asked" \
    db forget calm-heron
says "no copy of a store" 1 "there is no store at $folder/none.db" --db "$folder/none.db" db forget otter
for reply in "" yes calm-hero; do
    at_terminal "$reply" db forget calm-heron >seen
    same "\"$reply\" is no name" "Type the code name again, or Enter to leave it: leadquiz: that is not the name, so nothing was changed" "$(tail -n 1 seen)"
done
grep -q "^This removes everything about calm-heron from $folder/one.db and the copies" seen || fail "not told: $(cat seen)"
run "export" 0 export -o after.jsonl --force
cmp -s one.jsonl after.jsonl || fail "somebody else's name removed somebody"
cp one.db one.typed
at_terminal "CALM-Heron" --db "$folder/one.typed" db forget calm-heron >seen
grep -q '"calm-heron" is removed, with 1 sitting.' seen || fail "typed: $(cat seen)"
grep -aqi -e calm-heron one.typed && fail "the name was typed, and is there"

rm -f one.db.before-merge-?
cp one.db one.db.before-v9
head -c 3000 one.db >one.db.before-v8
run "forget" 1 db forget CALM-heron --force
same "what is said" '"calm-heron" is removed, with 1 sitting.
Removed from the copy '"$folder"'/one.db.before-merge too.
Removed from the copy '"$folder"'/one.db.before-v9 too.' "$(sort out)"
grep -q "one.db.before-v8 cannot be changed .*so the person may be in it: delete that file yourself" err ||
    fail "a copy that cannot be opened: $(cat err)"
same "and then" "leadquiz: not every copy could be changed; see above" "$(tail -n 1 err)"
rm one.db.before-v8
run "the rest" 1 db forget calm-heron --force
same "nobody" "leadquiz: nobody is called calm-heron in $folder/one.db and the copies beside it; look at the code name once more. If it was removed before, no byte of it is left there" \
    "$(cat err)"
for file in one.db*; do
    grep -aqi -e calm-heron -e sunrise "$file" && fail "$file has the name in it"
done
grep -aqi otter one.db || fail "somebody else is gone"
finish
