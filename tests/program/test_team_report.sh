#!/usr/bin/env bash
# test_team_report.sh PROGRAM SOURCE - leadquiz report of a team and of everybody: what it shows of
# how many people, what it refuses, and every format.
program=$1
source=$2
. "$source/tests/program/answers.sh"
export TZ=UTC

report() {
    "$program" report "$@" >"$folder/out" 2>"$folder/err"
}

# refuse STATUS WHAT SENTENCE ARGUMENT...: that status, that one sentence, no output
refuse() {
    local status=$1 what=$2 sentence=$3
    shift 3
    report "$@"
    same "$what: exit" "$status" $?
    same "$what: sentence" "leadquiz: $sentence" "$(cat "$folder/err")"
    same "$what: output" '' "$(cat "$folder/out")"
}

# shows WHAT ARGUMENT...: a report, and nothing said beside it but where it is
shows() {
    local what=$1
    shift
    report "$@"
    same "$what: exit" 0 $?
    same "$what: nothing to say" '' "$(grep -v '^Saved as ' "$folder/err")"
}

# Three people take it; the others are copies of them under other names.
names=(one two three)
levels=('2 4' '4 2' '5 1')
export LEADQUIZ_DB=$folder/three.db LEADQUIZ_NOW=1772452800
for i in 0 1 2; do
    # shellcheck disable=SC2086 # two words
    answers ${levels[i]} >"$folder/answers.csv"
    "$program" take --name "made-up ${names[i]}" --team Sunrise --answers "$folder/answers.csv" >/dev/null
done
"$program" export -o "$folder/three.jsonl"

# people FROM TO: JSON lines of made-up people who let their answers count in averages
people() {
    local n sample
    echo "{\"leadquiz\":1,\"questionnaires\":1,\"people\":$(($2 - $1 + 1)),\"sittings\":$(($2 - $1 + 1))}"
    grep '^{"kind":"questionnaire"' "$folder/three.jsonl"
    for kind in person sitting; do
        for n in $(seq "$1" "$2"); do
            sample=${names[$((n % 3))]}
            grep "^{\"kind\":\"$kind\",\"\(name\|person\)\":\"made-up $sample\"" "$folder/three.jsonl" |
                sed "s/made-up $sample/Made-Up Max $n/
                    s/\"seed\":\"[0-9a-f]*\"/\"seed\":\"$(printf '%016x' "$n")\"/
                    s/\"consents\":\[\(.*\)\]}/\"consents\":[\1,{\"consent\":\"average\",\"granted\":true,\"version\":\"2\",\"time\":1772452800000},{\"consent\":\"research\",\"granted\":true,\"version\":\"2\",\"time\":1772452800000}]}/"
        done
    done
}

# store N: a new store of so many
store() {
    rm -f "$folder/made-up.db"*
    export LEADQUIZ_DB=$folder/made-up.db
    people 1 "$1" >"$folder/people.jsonl"
    "$program" import "$folder/people.jsonl" >"$folder/out" 2>"$folder/err" ||
        fail "import of $1: $(cat "$folder/err")"
}

more() {
    people "$1" "$2" >"$folder/people.jsonl"
    "$program" import "$folder/people.jsonl" >/dev/null 2>"$folder/err" || fail "import: $(cat "$folder/err")"
}

# Whose.
LEADQUIZ_DB=$folder/none.db refuse 1 'no store' \
    'there is nothing to report yet; begin with: leadquiz take' --everyone
both='a report is of one person (--name, --sitting) or of a group (--team, --everyone), not of both'
refuse 2 'team and name' "$both" --team Sunrise --name x
refuse 2 'team and sitting' "$both" --team Sunrise --sitting 1
refuse 2 'everyone and name' "$both" --everyone --name x
refuse 2 'team and everyone' '--team and --everyone cannot go together' --team Sunrise --everyone
refuse 2 'last alone' '--last goes with --team or --everyone' --last
store 4
refuse 1 'no such team' 'nobody is in a team named Moonrise; choose another one' --team Moonrise
refuse 2 'pdf to the terminal' 'a PDF needs a file to go to: -o FILE' --everyone --format pdf

# The least numbers.
shows 'four' --everyone
has 'four: how many' 'How many have answered is told from 5 people on.' "$folder/out"
has 'four: no mean' 'Scales ────── Shown from 5 people on.' "$folder/out"
has 'four: no levels' 'Levels ────── Shown from 10 people on.' "$folder/out"
has_not 'four: no number' '±' "$folder/out"
store 5
shows 'five' --everyone
has 'five: means' '±' "$folder/out"
has 'five: no levels' 'Levels ────── Shown from 10 people on.' "$folder/out"
store 9
shows 'nine' --everyone
has 'nine: no levels' 'Levels ────── Shown from 10 people on.' "$folder/out"
has 'nine: no questions' 'Questions ───────── Shown from 10 people on.' "$folder/out"
store 12
shows 'twelve' --team sunrise
tr -s ' ' <"$folder/out" >"$folder/words"
has 'twelve: who' 'Leadership self-assessment Team Sunrise · 2 Mar 2026' "$folder/out"
has 'twelve: levels' 'people share Level' "$folder/words"
has 'twelve: questions' 'Where answers differ most' "$folder/out"
has 'twelve: months' 'Mar 2026 12 ' "$folder/words"
has 'twelve: foot' 'Averages of 12 people. Do not try to work out who answered what.' "$folder/out"
same 'twelve: 72 columns' '' "$(grep -nE '^.{73}' "$folder/out")"
shows 'without months' --team Sunrise --no-history
has_not 'without months' 'Over time' "$folder/out"

# Every format; nobody is named.
mkdir "$folder/to"
for ending in txt md html json csv; do
    shows "$ending" --team Sunrise -o "$folder/to/team.$ending"
    same "$ending: saved" "Saved as $folder/to/team.$ending" "$(cat "$folder/err")"
    same "$ending: mode" 600 "$(stat -c %a "$folder/to/team.$ending" 2>/dev/null)"
    has "$ending: is of the team" 'Sunrise' "$folder/to/team.$ending"
    has_not "$ending: nobody is named" 'Made-Up' "$folder/to/team.$ending"
done
shows 'ascii' --everyone --ascii
same 'ascii' '' "$(LC_ALL=C grep -n '[^ -~]' "$folder/out")"
if command -v tidy >/dev/null; then
    same 'html: valid' '' "$(tidy -q -e "$folder/to/team.html" 2>&1)"
fi
has 'html: stands alone' '<svg class="bar"' "$folder/to/team.html"
has 'json' '"schema": "leadquiz-team-report"' "$folder/to/team.json"
has 'csv' 'Sunrise,2026-03-02,2026-03-02,,' "$folder/to/team.csv"
if [ -x "$(dirname "$program")/leadquiz-pdf" ] && command -v pdftotext >/dev/null; then
    shows 'pdf' --team Sunrise -o "$folder/to/team.pdf"
    pdftotext -layout "$folder/to/team.pdf" "$folder/words"
    has 'pdf: who' 'Team Sunrise' "$folder/words"
    has 'pdf: questions' 'Where answers differ most' "$folder/words"
    has 'pdf: foot' 'Not for decisions about single people.' "$folder/words"
    has_not 'pdf: nobody is named' 'Made-Up' "$folder/words"
fi
refuse 1 'there already' "$folder/to/team.md is there already; name another file, or say --force" \
    --team Sunrise -o "$folder/to/team.md"

# The difference rule: one person more, and the new figures are not told.
export LEADQUIZ_NOW=1772712000
more 13 13
too_close='fewer than 3 people have changed since the figures of 2 Mar 2026, so new ones would tell about single people; --last makes the report with those of that day'
refuse 1 'one more' "$too_close" --team Sunrise
refuse 1 'one more, as a file' "$too_close" --team Sunrise -o "$folder/to/new.html"
same 'no file is made' '' "$(ls "$folder/to/new.html" 2>/dev/null)"
shows 'last' --team Sunrise --last
has 'last: of when' 'Figures of 2 Mar 2026. Fewer than 3 people have changed since; new figures come when 3 have.' \
    "$folder/out"
has 'last: of how many' 'Averages of 12 people.' "$folder/out"
more 14 15
shows 'three more' --team Sunrise
has 'three more: of how many' 'Averages of 15 people.' "$folder/out"

finish
