#!/usr/bin/env bash
# Looking after a store as its keeper does: bash test_db.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
unset TERM
store=$LEADQUIZ_DB
right="blue heron, calm water"

# run NAME STATUS INPUT ARGUMENT...: standard output in out, messages in err
run() {
    local name=$1 status=$2 input=$3 got
    shift 3
    printf '%s' "$input" | "$program" "$@" >out 2>err
    got=$?
    [ "$got" = "$status" ] || fail "$name: status $got instead of $status: $(cat err)"
}

# says NAME STATUS SENTENCE INPUT ARGUMENT...: nothing but the sentence
says() {
    local name=$1 status=$2 sentence=$3
    shift 3
    run "$name" "$status" "$@"
    same "$name" "leadquiz: $sentence" "$(cat err)"
    same "$name: no data" "" "$(cat out)"
}

# ---- wrong use ----
says "no file" 2 "db backup needs the name of a new file after it (leadquiz db --help)" "" db backup
says "no backup" 2 "db restore needs the name of a backup after it (leadquiz db --help)" "" db restore
says "too many" 2 'db backup: "b" is one word too many' "" db backup a b
says "not its option" 2 "leadquiz db backup does not take --dry-run" "" db backup a --dry-run
says "nothing to save" 1 "there is nothing to back up yet: $store is not there" "" db backup saved.db
[ -e "$store" ] && fail "wrong use made a store"

says "nothing to check" 1 "$store is not there" "" db check

# ---- a copy ----
answers 4 2 >good
run "first" 0 "" take --name calm-heron --team Sunrise --answers good
run "second" 0 "" take --name quiet-otter --team Sunrise --answers good
run "a copy" 0 "" db backup saved.db
same "a copy" "saved.db holds all of $store: 2 people, 2 sittings, 0 meetings; it was read anew and is sound" "$(cat out)"
same "its mode" "600" "$(stat -c %a saved.db)"
run "export" 0 "" export -o before.jsonl
run "export of the copy" 0 "" export --db saved.db -o copy.jsonl
cmp before.jsonl copy.jsonl || fail "the copy holds something else"
says "there already" 1 "saved.db is there already; say --force to replace it, or name another file" "" db backup saved.db
says "the store itself" 1 "$store is the store itself; name another file" "" db backup "$store" --force
run "--force" 0 "" db backup saved.db --force

# ---- sound, or not ----
run "sound" 0 "" db check
same "sound" "2 people, 2 sittings, 2 results worked out anew: all agree" "$(cat out)"
same "sound: no messages" "" "$(cat err)"
if command -v sqlite3 >/dev/null; then
    cp saved.db wrong.db
    sqlite3 wrong.db "UPDATE result SET desire = 0 WHERE sitting = 1; UPDATE person SET seen = 1"
    run "not sound" 1 "" db check --db wrong.db
    grep -qx "sitting 1: the wish to lead is not what was answered" out || fail "not sound: $(cat out)"
    grep -qx "person 2: who may see what does not follow from what they agreed to" out ||
        fail "not sound: $(cat out)"
    grep -q "^leadquiz: .* things are wrong in wrong.db (2 people, 2 sittings, 2 results worked out anew); save what can be read with leadquiz export -o FILE --db wrong.db, then put a backup in its place with leadquiz db restore FILE --db wrong.db$" err ||
        fail "what to do: $(cat err)"
fi

# ---- and back ----
run "third" 0 "" take --name red-kite --team Sunrise --answers good
run "export" 0 "" export -o later.jsonl
run "not asked" 1 "" db restore saved.db
grep -qF "leadquiz: $store is there already; say --force to put saved.db in its place (what is there is kept beside it)" err ||
    fail "not asked: $(cat err)"
grep -q "^saved.db: 2 people, 2 sittings, 0 meetings; used last on 20" err || fail "what is in it: $(cat err)"
grep -q "^$store: 3 people, 3 sittings, 0 meetings; used last on 20" err || fail "what is there: $(cat err)"
run "--force" 0 "" db restore saved.db --force
same "back" "$store is the one that was saved; what was there is in $(realpath "$store").before-restore" "$(cat out)"
run "export" 0 "" export --force -o now.jsonl
cmp before.jsonl now.jsonl || fail "what came back is something else"
run "export of what was there" 0 "" export --db "$store.before-restore" -o kept.jsonl
cmp later.jsonl kept.jsonl || fail "what is kept is something else"
says "no backup" 1 "nowhere.db is not there" "" db restore nowhere.db --force
# A file that the command names itself is not named by --db.
printf 'no store at all' >text.db
head -c 60 saved.db >cut.db
for task in restore merge; do
    says "$task: a text" 1 "text.db is not a leadquiz database; name another file" "" db $task text.db
    says "$task: cut" 1 "cut.db is damaged: it ends in the middle; name another file" "" db $task cut.db
    says "$task: no file" 1 "/dev/null is not a file; name another" "" db $task /dev/null
    if command -v sqlite3 >/dev/null; then
        rm -f other.db
        sqlite3 other.db "CREATE TABLE t (i); PRAGMA application_id = 5" >/dev/null
        says "$task: another's" 1 "other.db is the database of another program; name another file" "" db $task other.db
        sqlite3 other.db "PRAGMA application_id = 1281642874; PRAGMA user_version = 99" >/dev/null
        says "$task: a newer one's" 1 "other.db was written by a newer leadquiz; use that one, or name another file" "" db $task other.db
    fi
done
says "check: a text" 1 "text.db is not a leadquiz database; name another file with --db" "" db check --db text.db
says "backup: no folder" 1 "none/saved.db cannot be written: the folder none is not there; make it first, or name another file" "" db backup none/saved.db

# ---- at a terminal ----
at_terminal "" db backup saved.db | grep -qF "saved.db is there already. Replace it? Type yes, or Enter for no:" ||
    fail "backup does not ask"
at_terminal no db restore "$store.before-restore" >shown
grep -qF "nothing was changed" shown || fail "restore without a yes: $(cat shown)"
run "export" 0 "" export --force -o now.jsonl
cmp before.jsonl now.jsonl || fail "restored without a yes"
at_terminal yes db restore "$store.before-restore" >shown
run "export" 0 "" export --force -o now.jsonl
cmp later.jsonl now.jsonl || fail "not restored with a yes: $(cat shown)"
run "back again" 0 "" db restore saved.db --force

# ---- damaged, and gone ----
printf 'no store any more' >"$store"
run "over a damaged one" 0 "" db restore saved.db --force
grep -qF "$store is not a leadquiz database" err || fail "damaged, not said: $(cat err)"
run "export" 0 "" export --force -o now.jsonl
cmp before.jsonl now.jsonl || fail "not back over a damaged one"
rm "$store"
run "where none is" 0 "" db restore saved.db
same "where none is" "$store is the one that was saved" "$(cat out)"
cmp <("$program" export) before.jsonl || fail "not back where none was"

# ---- somebody is in it ----
mkfifo hold
"$program" --plain take --name calm-heron <hold >/dev/null 2>&1 &
held=$!
exec 3>hold
printf 'n\n' >&3
for ((i = 0; i < 200; i++)); do
    compgen -G "/proc/$held/fd/*" >/dev/null && find "/proc/$held/fd" -lname "*-wal" 2>/dev/null | grep -q . && break
    read -rt 0.02 <> <(:) || true
done
says_in_use="$store is in use by another leadquiz (a meeting, perhaps), so nothing was changed; end that one and try again"
run "in use" 1 "" db restore saved.db --force
grep -qF "leadquiz: $says_in_use" err || fail "in use: $(cat err)"
run "a copy all the same" 0 "" db backup used.db
exec 3>&-
wait "$held"

# ---- with a passphrase ----
needed="this store has a passphrase: start leadquiz in a terminal, or give the passphrase as the \
first line of standard input and say --passphrase-stdin"
printf '%s\n%s\n' "$right" "$right" | "$program" db passphrase >/dev/null || fail "no passphrase"
says "backup asks" 1 "$needed" "" db backup locked.db
[ -e locked.db ] && fail "a copy without the passphrase"
says "restore asks" 1 "$needed" "" db restore saved.db --force
run "backup" 0 "$right"$'\n' db backup locked.db --passphrase-stdin
says "the copy asks too" 1 "$needed" "" export --db locked.db
run "restore" 0 "$right"$'\n' db restore saved.db --force --passphrase-stdin
grep -qx "It has no passphrase: it had none when it was saved." out || fail "the passphrase is gone unsaid: $(cat out)"
run "restore" 0 "" db restore locked.db --force
grep -qx "The passphrase is the one that it had when it was saved." out || fail "a passphrase has come unsaid: $(cat out)"

# ---- one that cannot be opened may have one all the same ----
if command -v sqlite3 >/dev/null; then
    cp "$store" whole.db
    sqlite3 "$store" "PRAGMA user_version = 0" >/dev/null
    says "cannot be opened, has one" 1 "$store is damaged: its version is missing; put a backup in its place, or move it away to begin with an empty one" "" db restore saved.db --force
    sqlite3 "$store" "DELETE FROM lead_lock"
    run "cannot be opened, has none" 0 "" db restore saved.db --force
    run "back" 0 "" db restore whole.db --force
fi

compgen -G "$store.copy-*" && fail "a copy was left"
finish
