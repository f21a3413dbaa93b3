#!/usr/bin/env bash
# test_take.sh PROGRAM SOURCE - leadquiz take --answers, as a script would use it.
program=$1
source=$2
. "$source/tests/program/answers.sh"

answers 4 2 >"$folder/good.csv"
answers 5 1 | sed '3s/.*/&,1800/' >"$folder/best.csv"

# wrong WHAT SENTENCE FILE: exit 1, that one sentence, and a store as before
wrong() {
    local before
    before=$(kept)
    "$program" take --name 'made-up owl' --answers "$3" >"$folder/out" 2>"$folder/err"
    same "$1: exit" 1 $?
    same "$1: sentence" "leadquiz: $2" "$(cat "$folder/err")"
    same "$1: output" "" "$(cat "$folder/out")"
    same "$1: store" "$before" "$(kept)"
}

# What the store holds, in words.
count() {
    sqlite3 "$LEADQUIZ_DB" "SELECT (SELECT count(*) FROM person) || ' people, ' ||
        (SELECT count(*) FROM team) || ' team, ' || (SELECT count(*) FROM sitting) || ' sittings'"
}

# The first wrong file must not even make a store.
printf 'zz9,3\n' >"$folder/unknown.csv"
wrong 'unknown id, no store' \
    "$folder/unknown.csv:1: there is no question with the id zz9" "$folder/unknown.csv"
same 'no store is made' none "$(kept)"

out=$("$program" take --name 'made-up wren' --team 'Made-up Team' --answers "$folder/best.csv" 2>"$folder/err")
same 'best: exit' 0 $?
same 'best: line' 'Level 4 - Leader Builder' "$out"
alone="leadquiz: kept for made-up wren alone; averages and the team lead's view can be allowed with: leadquiz results, My data"
same 'best: what was agreed to' "$alone" "$(cat "$folder/err")"
same 'mode of the store' 600 "$(stat -c %a "$LEADQUIZ_DB" 2>/dev/null || stat -f %Lp "$LEADQUIZ_DB")"

out=$("$program" take --name 'made-up robin' --answers - <"$folder/good.csv")
same 'from standard input: exit' 0 $?
case $out in
Level\ * | Between\ *) ;;
*) fail "from standard input: $out" ;;
esac

# The same file once more: said, and kept once, unless it is wanted. Another hour is another sitting.
again='leadquiz: these are the answers that made-up wren gave within the last hour, so nothing new was kept; --new keeps them once more'
cp "$LEADQUIZ_DB" "$folder/before.db"
out=$("$program" take --name 'made-up wren' --answers "$folder/best.csv" 2>"$folder/err")
same 'again: exit' 0 $?
same 'again: line' 'Level 4 - Leader Builder' "$out"
same 'again: said' "$again" "$(cat "$folder/err")"
same 'again: kept once' '2 people, 1 team, 2 sittings' "$(count)"
"$program" take --name 'made-up wren' --answers "$folder/good.csv" >/dev/null 2>"$folder/err"
same 'other answers: said' "$alone" "$(cat "$folder/err")"
same 'other answers: kept' '2 people, 1 team, 3 sittings' "$(count)"
"$program" take --name 'made-up wren' --new --answers "$folder/good.csv" >/dev/null 2>"$folder/err"
same 'again, wanted: kept' '2 people, 1 team, 4 sittings' "$(count)"
LEADQUIZ_NOW=$(($(date +%s) + 3700)) "$program" take --name 'made-up wren' --answers "$folder/good.csv" >/dev/null 2>&1
same 'an hour later: kept' '2 people, 1 team, 5 sittings' "$(count)"
mv "$folder/before.db" "$LEADQUIZ_DB"

# A finished sitting is no unfinished one.
"$program" take --plain --resume --name 'made-up wren' </dev/null >"$folder/out" 2>"$folder/err"
same 'resume: exit' 1 $?
same 'resume: sentence' \
    'leadquiz: there is no unfinished sitting to go on with; begin one with: leadquiz take' \
    "$(cat "$folder/err")"

# Every kind of wrong line.
sed 's/^ts1,.*/ts1,9/' "$folder/good.csv" >"$folder/range.csv"
wrong 'out of range' \
    "$folder/range.csv:2: ts1 cannot be 9: it takes 1 to 5, or 0 for no chance" "$folder/range.csv"
(cat "$folder/good.csv"; echo 'ts1,4') >"$folder/twice.csv"
wrong 'repeated' "$folder/twice.csv:51: ts1 is answered in line 2 already" "$folder/twice.csv"
sed 's/^team_size,.*/team_size,1/' "$folder/good.csv" >"$folder/route.csv"
wrong 'not on the route' \
    "$folder/route.csv:8: with these answers mo1 is not asked; leave it out" "$folder/route.csv"
grep -v '^rp3,' "$folder/good.csv" >"$folder/open.csv"
wrong 'left open' "$folder/open.csv:49: the answers end here, and rp3 has none" "$folder/open.csv"
printf 'ts1\n' >"$folder/form.csv"
wrong 'no answer on the line' \
    "$folder/form.csv:1: a line is ID,ANSWER or ID,ANSWER,MILLISECONDS" "$folder/form.csv"
printf 'ts1,4,\033[31mred\n' >"$folder/escape.csv"
wrong 'no number' \
    "$folder/escape.csv:1: the time of ts1 is not a whole number of milliseconds" "$folder/escape.csv"
printf '\033]0;x\007,4\n' >"$folder/control.csv"
"$program" take --name 'made-up owl' --answers "$folder/control.csv" 2>"$folder/err"
same 'control characters: exit' 1 $?
if LC_ALL=C grep -q "$(printf '[\033\007]')" "$folder/err"; then fail 'control characters reach the terminal'; fi
"$program" take --name 'made-up owl' --answers "$folder/missing.csv" 2>"$folder/err"
same 'missing file: exit' 1 $?
has 'missing file' "$folder/missing.csv" "$folder/err"

# Effort: thrown away, and said so.
before=$(kept)
sed 's/^effort,.*/effort,2/' "$folder/good.csv" >"$folder/effort.csv"
out=$("$program" take --name 'made-up wren' --answers "$folder/effort.csv" 2>"$folder/err")
same 'effort: exit' 0 $?
same 'effort: output' '' "$out"
same 'effort: sentence' 'leadquiz: the answers ask to be thrown away; nothing was kept' \
    "$(cat "$folder/err")"
same 'effort: the store' "$before" "$(kept)"
"$program" take --name 'made-up newcomer' --team 'Made-up Newcomers' --answers "$folder/effort.csv" 2>/dev/null
same 'effort of a newcomer: nobody is left' '2 people, 1 team, 2 sittings' "$(count)"
LEADQUIZ_DB=$folder/never.db "$program" take --name 'made-up wren' --answers "$folder/effort.csv" 2>/dev/null
[ -e "$folder/never.db" ] && fail 'effort: a store is made for nothing'

# However the program ends: the whole file or nothing. The moments are where they happen to fall.
for moment in 0.01 0.02 0.04 0.06 0.08 0.1 0.15 0.2; do
    for signal in KILL TERM INT; do
        timeout --signal=$signal $moment "$program" take --name 'made-up crane' \
            --answers "$folder/good.csv"
    done
done >/dev/null 2>&1
same 'killed: no half sitting' 0 "$(sqlite3 "$LEADQUIZ_DB" 'SELECT count(*) FROM sitting WHERE finished IS NULL')"
same 'killed: whole' ok "$(sqlite3 "$LEADQUIZ_DB" 'PRAGMA integrity_check')"

# The short form has no level; its scales are told.
order short | while read -r id; do
    case $id in team_size | effort) echo "$id,1" ;; esac
done >"$folder/short.csv"
sed -i 's/team_size,1/team_size,2/' "$folder/short.csv"
order short | grep -v 'team_size\|effort' | sed 's/$/,4/' >>"$folder/short.csv"
out=$("$program" take --short --name 'made-up robin' --answers "$folder/short.csv")
same 'short: exit' 0 $?
case $out in
*Trust\ [0-9]*) ;;
*) fail "short form: $out" ;;
esac

# Usage.
"$program" take --answers "$folder/good.csv" 2>"$folder/err"
same 'without a name: exit' 2 $?
has 'without a name' 'take --answers needs --name: whose answers are they?' "$folder/err"
"$program" take --resume --name 'made-up owl' --answers "$folder/good.csv" 2>"$folder/err"
same 'with --resume: exit' 2 $?
"$program" take --new --resume 2>"$folder/err"
same 'new and resume: exit' 2 $?
"$program" take --name "$(printf 'bad\033name')" --answers "$folder/good.csv" 2>"$folder/err"
same 'bad name: exit' 1 $?
"$program" take --help >"$folder/out"
same 'help: exit' 0 $?
has 'help' '--answers' "$folder/out"

# A closed or full standard output is an error that is told.
"$program" take --name 'made-up owl' --answers "$folder/good.csv" >&- 2>"$folder/err"
same 'closed output: exit' 1 $?
has 'closed output' 'standard output cannot be written' "$folder/err"
if [ -e /dev/full ]; then
    "$program" take --name 'made-up owl' --answers "$folder/good.csv" >/dev/full 2>"$folder/err"
    same 'full output: exit' 1 $?
    has 'full output' 'standard output cannot be written' "$folder/err"
fi

finish
