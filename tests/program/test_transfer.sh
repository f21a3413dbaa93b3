#!/usr/bin/env bash
# `leadquiz export` and `leadquiz import` as a user runs them: bash test_transfer.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1

# ---- nothing yet ----
says "no store" 1 "there is nothing to export yet: $LEADQUIZ_DB is not there" export
[ -e "$LEADQUIZ_DB" ] && fail "export made a store"

# ---- two people, out and in ----
answers 4 2 >good
answers 5 1 >better
run "first" 0 take --name calm-heron --team Sunrise --answers good
run "second" 0 take --name calm-heron --answers better
run "third" 0 take --name otter --answers good
run "export" 0 export
same "nothing but data" "" "$(cat err)"
same "first line" '{"leadquiz":1,"questionnaires":1,"people":2,"sittings":3}' "$(head -n 1 out)"
cp out all.jsonl
run "export to a file" 0 export -o again.jsonl
same "no output beside the file" "" "$(cat out err)"
run "export to a table" 0 export -o table.csv
run "export of a table" 0 export --format csv
cmp -s out table.csv || fail "a file called .csv is no table"
cmp -s all.jsonl again.jsonl || fail "the file differs from standard output"
same "mode" 600 "$(stat -c %a again.jsonl)"

other() { LEADQUIZ_DB=$folder/other.db "$@"; }
other run "dry run" 0 import all.jsonl --dry-run
same "dry run says" "sittings: 3 new, 0 known; people: 2 new
this was a dry run: nothing was changed" "$(cat out)"
[ -e other.db ] && fail "a dry run made a store"
other run "import" 0 import all.jsonl
same "import says" "sittings: 3 new, 0 known; people: 2 new" "$(cat out)"
same "quiet" "" "$(cat err)"
other run "dry run into a store" 0 import all.jsonl --dry-run
same "again" "sittings: 0 new, 3 known; people: 0 new
people here already under the same code name: 2
this was a dry run: nothing was changed" "$(cat out)"
other run "export again" 0 export
cmp -s all.jsonl out || fail "there and back is not the same"
other "$program" import - <all.jsonl >out 2>err || fail "standard input: $(cat err)"
same "standard input" "sittings: 0 new, 3 known; people: 0 new" "$(head -n 1 out)"

# ---- which ----
lines() { run "$1" 0 export "${@:2}"; wc -l <out; }
same "one name" 5 "$(lines name --name CALM-heron)"
same "one team" 5 "$(lines team --team sunrise)"
same "from tomorrow" 1 "$(lines from --from 2999-01-01)"
same "until today" 7 "$(lines until --until "$(date -u +%F)")"
same "until the day before 1970" 1 "$(lines until --until 1969-12-31)"
same "until yesterday" 1 "$(lines until --until "$(date -u -d yesterday +%F)")"
says "nobody" 1 "nobody is called wren in the store" export --name wren
says "no team" 1 "no team is called Moonlight in the store" export --team Moonlight
says "no day" 2 "--from takes a day like 2026-11-21, not today" export --from today
says "no day" 2 "--until takes a day like 2026-11-21, not 2026-02-30" export --until 2026-02-30
says "no format" 2 "--format takes jsonl or csv, not xml" export --format xml
says "force" 2 "--force needs a file to replace: -o FILE" export --force

# ---- tables ----
run "table" 0 export --format csv
cp out all.csv
same "rows" 4 "$(wc -l <all.csv)"
run "score reads it" 0 score all.csv
same "scored" 4 "$(wc -l <out)"
run "known again" 0 import all.csv
same "known again" "sittings: 0 new, 3 known; people: 0 new
people here already under the same code name: 2" "$(cat out)"
printf 'name,team,date,ch1,ch2\nwren,Sunrise,2025-01-31,3,4\n"swift, old",,,0,5\n' >made.csv
run "made elsewhere" 0 import made.csv
same "made elsewhere" "sittings: 2 new, 0 known; people: 2 new" "$(cat out)"
same "what they agreed to" "leadquiz: people new from a table agreed to being kept and to nothing else: the review shows them once they allow it (leadquiz results, My data)" "$(cat err)"
run "made elsewhere again" 0 import made.csv
same "made elsewhere again" "sittings: 0 new, 2 known; people: 0 new" "$(head -n 1 out)"
same "nobody new" "" "$(cat err)"

# ---- what is wrong ----
{ echo 'name,ch1'; for i in $(seq 150); do echo "wren $i,7"; done; } >wrong.csv
before=$(kept)
says "wrong rows" 1 "150 rows of wrong.csv are wrong, so nothing was imported; put them right and import again" \
    import wrong.csv
same "problems shown" 102 "$(wc -l <err)"
same "first" "wrong.csv:2: ch1 cannot be 7: it takes 1 to 5, or 0 for no chance" "$(head -n 1 err)"
same "more" "... and 50 more like these" "$(sed -n 101p err)"
same "untouched" "$before" "$(kept)"
head -c -30 all.jsonl >cut.jsonl
says "cut off" 1 "1 row of cut.jsonl is wrong, so nothing was imported; put it right and import again" \
    import cut.jsonl
same "cut off at" "cut.jsonl:7: the line is cut off; the file is not whole" "$(head -n 1 err)"
says "no operand" 2 "import takes one file: leadquiz import FILE, or - for standard input" import
says "two operands" 2 "\"b\" is one word too many (leadquiz import --help tells more)" import a b
says "no file" 1 "none.jsonl cannot be read: No such file or directory" import none.jsonl
says "a directory" 1 "$folder cannot be read: Is a directory" import "$folder"
: >empty
says "empty" 1 "empty is empty; export writes what can be read here" import empty
printf 'name,ch1\n\033[31mred,3\n' >escape.csv
run "escape" 1 import escape.csv
same "escape" "escape.csv:2: the cell holds a control character; leave that out" "$(head -n 1 err)"

# ---- files ----
echo mine >mine
says "there already" 1 "mine is there already; say --force to replace it, or name another file" \
    export -o mine
same "left alone" mine "$(cat mine)"
run "force" 0 export -o mine --force --name otter
same "replaced" 4 "$(wc -l <mine)"
ln -s mine link
run "a link is followed" 0 export -o link --force
[ -L link ] || fail "the link was replaced"
same "what it names" "$(wc -l <all.jsonl | awk '{ print $1 + 4 }')" "$(wc -l <mine)"
says "a directory" 1 "$folder is a directory; name a file in it" export -o "$folder"
says "no such directory" 1 "none/here cannot be written: the folder none is not there; make it first, or name another file" export -o none/here
says "no name" 2 "the option --output needs a value (leadquiz --help tells more)" export -o ""
says "a device" 1 "/dev/null is not a plain file; name another" export -o /dev/null --force
if [ -w /dev/full ]; then
    "$program" export >/dev/full 2>err
    same "full disk" 1 $?
    same "full disk says" "leadquiz: the export cannot be written: No space left on device" "$(cat err)"
fi
(
    ulimit -f 33 # KiB: enough for the store's own small file, not for the questionnaire
    "$program" export -o half.jsonl 2>err
    same "no room: status" 1 $?
    exit "$failures"
) || failures=$((failures + 1))
same "no room" "leadquiz: the export cannot be written: File too large" "$(cat err)"
same "no half file" "" "$(ls half* 2>/dev/null)"

# ---- Ctrl-C: everything is taken back ----
mkfifo pipe
before=$(kept)
"$program" import pipe >out 2>err &
pid=$!
exec 9>pipe
{ echo 'name,ch1'; for i in $(seq 300); do echo "robin $i,3"; done; } >&9
# Until it listens to SIGINT (bit 1 of the signals caught).
for _ in $(seq 100000); do
    caught=$(sed -n 's/^SigCgt:\s*//p' "/proc/$pid/status" 2>/dev/null)
    [ $((0x${caught:-0} & 2)) -ne 0 ] && break
done
kill -INT "$pid"
wait "$pid"
same "interrupted" 130 $?
exec 9>&-
same "interrupted says" "leadquiz: interrupted; nothing was imported" "$(cat err)"
same "interrupted leaves" "$before" "$(kept)"

run "help" 0 import --help
has "help" "leadquiz import all.jsonl --dry-run" out
run "help" 0 export --help
has "help" "leadquiz export -o all.jsonl" out
finish
