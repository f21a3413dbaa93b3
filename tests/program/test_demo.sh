#!/usr/bin/env bash
# test_demo.sh PROGRAM SOURCE - the demo lives in memory: nobody's store is opened, made or changed.
program=$1
source=$2
. "$source/tests/program/answers.sh"
export HOME=$folder/home XDG_DATA_HOME=$folder/home/data
mkdir "$HOME"

demo() {
    "$program" "$@" </dev/null >"$folder/out" 2>"$folder/err"
}

demo demo --plain
same 'demo: no store where one would be' none "$(kept)"
same 'demo: nothing in the home folder' '' "$(find "$HOME" -mindepth 1)"

# What is taken away of it says so, the file's name first.
mkdir "$folder/away"
printf '%s\n' 6 3 '' b q | (cd "$folder/away" && "$program" --plain demo) >"$folder/out" 2>"$folder/err"
same 'demo: a report' leadquiz-made-up-everybody "$(cd "$folder/away" && echo * | sed 's/-[0-9-]*\.txt$//')"
grep -q '^Everybody (made-up data) · ' "$folder"/away/* || fail 'demo: the report does not say that it is made up'

# Everybody of whom the same can be said: those in whom something fell, and the reason on their page.
printf '%s\n' 12 1 b b 3 2 m b q | "$program" --plain demo >"$folder/out" 2>"$folder/err"
grep -q '^ *12  Something fell clearly: all [0-9]' "$folder/out" || fail 'demo: nobody else fell'
grep -q '^Filtered. Changes: clear fall.' "$folder/out" || fail 'demo: they are not listed'
grep -Eq '^Their .* fell clearly: [0-9]+ to [0-9]+,' "$folder/out" || fail 'demo: the page does not say why'
grep -q '^Filtered. Changes: clear change in Trust.' "$folder/out" || fail 'demo: who moved in a scale'

# What its rooms saw is heard; it is made up, so nothing is saved or deleted.
printf '%s\n' 7 2 1 '' b 9 b q | "$program" --plain demo >"$folder/out" 2>"$folder/err"
same 'demo: meetings: exit' 0 $?
grep -q '^ *4  Demo Kick-off ([A-Z]*), ended on ' "$folder/out" || fail 'demo: meetings'
grep -q '^Meeting [A-Z]*: Demo Workshop (made-up data)$' "$folder/out" || fail 'demo: a meeting is not marked'
same 'demo: a meeting again' 2 "$(grep -c '^What the room sees: ' "$folder/out")"
same 'demo: none of these' 2 "$(grep -c '^That is none of these.' "$folder/out")"
grep -q 'Delete this meeting' "$folder/out" && fail 'demo: a meeting can be deleted'

# A store that is there is not even read: this one is none.
echo 'not a store' >"$LEADQUIZ_DB"
demo demo --plain
same 'demo: what stands there stays' 'not a store' "$(cat "$LEADQUIZ_DB")"
grep -qF "$LEADQUIZ_DB" "$folder/out" "$folder/err" && fail 'demo: it speaks of a store'

demo --db "$folder/other.db" demo
same 'demo: a store is named: exit' 2 $?
same 'demo: a store is named' 'leadquiz: the demo lives in memory alone; leave out --db' "$(cat "$folder/err")"
[ -e "$folder/other.db" ] && fail 'demo: it made the store that was named'

finish
