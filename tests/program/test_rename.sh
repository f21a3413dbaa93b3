#!/usr/bin/env bash
# `leadquiz db rename` as a user runs it: bash test_rename.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1

nowhere() {
    local file
    for file in "$LEADQUIZ_DB"*; do
        grep -aqi -e "$1" "$file" && fail "$file has $1 in it"
    done
}

export LEADQUIZ_DB=$folder/one.db
answers 4 2 >good
answers 5 1 >better
run "one" 0 take --name calm-heron --team Sunrise --answers good
run "the same person" 0 take --name clam-heron --team Sunrise --answers better
run "another" 0 take --name Otter --answers good

# ---- what is refused ----
cp one.db one.before
says "too few words" 2 "db rename needs a code name and the one to come after it (leadquiz db --help)" \
    db rename clam-heron
says "an empty word" 2 "db rename needs a code name and the one to come after it (leadquiz db --help)" \
    db rename clam-heron ""
says "nobody" 1 "nobody is called clem-heron in $folder/one.db; look at the code name once more" \
    db rename clem-heron tin-owl
says "no store" 1 "there is no store at $folder/none.db" --db "$folder/none.db" db rename otter owl
says "taken" 1 "there is a person called calm-heron already; choose another code name, or see in store.md how two who are the same person are joined" \
    db rename clam-heron CALM-heron
says "alike" 1 "0tter is easily taken for Otter, who is in the store; choose another code name" \
    db rename clam-heron 0tter
says "a formula" 1 "The new code name begins with =, as a formula does; begin it with a letter or a digit" \
    db rename clam-heron "=1+1"
at_terminal "" db rename clam-heron tin-owl >seen
same "not wanted" "Call clam-heron tin-owl from now on, in $folder/one.db and the copies that leadquiz made beside it? Type yes, or Enter for no: leadquiz: nothing was changed" \
    "$(tail -n 1 seen)"
cmp -s one.db one.before || fail "what was refused changed the store"
rm one.before

# ---- what is done ----
run "code" 0 meeting new --named "Evening"
code=$(cat out)
sqlite3 one.db "INSERT INTO seat (meeting, number, word, name, joined, seed, asked, heard) SELECT id, 1, 'amber-fox', 'Otter', 0, 0, 40, 0 FROM meeting UNION SELECT id, 2, 'amber-elk', 'Robin', 0, 0, 40, 0 FROM meeting" 2>err ||
    fail "no seat in $code: $(cat err)"
says "sits" 1 "somebody sits in a meeting as Robin; wait until it has ended, or choose another code name" \
    db rename clam-heron r0bin
cp one.db one.db.before-v9
at_terminal yes db rename OTTER tin-owl >seen
same "what is said" "\"Otter\" is called \"tin-owl\" now.
Renamed in the copy $folder/one.db.before-v9 too.
Tell the person: the new name is the one to type from now on. Backups, exports and reports that somebody put elsewhere have the old one." \
    "$(tail -n 3 seen | sed 's/.*Enter for no: //')"
nowhere otter
same "the seat" tin-owl "$(sqlite3 one.db "SELECT name FROM seat WHERE number = 1")"
run "their result" 0 report --name tin-owl
run "sound" 0 db check
says "again" 1 "nobody is called Otter in $folder/one.db; look at the code name once more" \
    db rename Otter tin-owl

# Cut off before the copies: the same once more does the rest.
cp one.db one.db.before-v9
sqlite3 one.db.before-v9 "UPDATE person SET name = 'Otter' WHERE name = 'tin-owl'"
run "the rest" 0 db rename Otter tin-owl
same "what is left" "Renamed in the copy $folder/one.db.before-v9 too." "$(head -n 1 out)"
nowhere otter
# One that has somebody of the new name stays, and is told.
sqlite3 one.db.before-v9 "UPDATE person SET name = 'wren' WHERE name = 'calm-heron'"
run "a name of earlier" 1 db rename tin-owl wren
has "the copy" "$folder/one.db.before-v9 cannot be changed (somebody in it is called wren), so the old name may be in it: delete that file yourself" err
rm one.db.before-v9
# Nor does one change that has another person of the old name: nothing says that it was renamed.
cp one.db one.db.before-v9
sqlite3 one.db.before-v9 "UPDATE person SET name = 'Otter', created = created - 1 WHERE name = 'wren'; UPDATE sitting SET seed = seed + 1; UPDATE seat SET name = 'Otter' WHERE number = 1"
says "another one" 1 "nobody is called Otter in $folder/one.db; look at the code name once more" \
    db rename Otter wren
same "two people" Otter "$(sqlite3 one.db.before-v9 "SELECT name FROM person WHERE name IN ('Otter', 'wren')")"
same "their seat" Otter "$(sqlite3 one.db.before-v9 "SELECT name FROM seat WHERE number = 1")"
rm one.db.before-v9
run "letters of another size" 0 db rename wren Wren

# ---- a passphrase ----
cp one.db locked.db
printf 'good morning\ngood morning\n' | "$program" --db locked.db db passphrase >out 2>err || fail "no passphrase: $(cat err)"
echo "good evening" | "$program" --db locked.db db rename Wren lark --passphrase-stdin >out 2>err && fail "a wrong passphrase"
echo "good morning" | "$program" --db locked.db db rename Wren lark --passphrase-stdin >out 2>err || fail "right: $(cat err)"
rm locked.db

# ---- two names of one person are joined, as store.md tells ----
leadquiz() { "$program" "$@"; }
sed -n '/^leadquiz db backup slip/,/^```/{/^```/!p}' "$source/docs/store.md" >recipe
[ -s recipe ] || fail "no recipe in store.md"
. ./recipe >out 2>err </dev/null || fail "the recipe: $(cat err)"
has "the last step" "sittings: 1 new" out
same "one person" "calm-heron|2" "$(sqlite3 one.db "SELECT name, count(*) FROM person JOIN sitting ON person = person.id WHERE name LIKE 'c%' GROUP BY name")"
run "sound" 0 db check
finish
