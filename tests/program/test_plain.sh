#!/usr/bin/env bash
# test_plain.sh PROGRAM SOURCE - the whole way line by line, as a screen reader or a pipe sees it.
program=$1
source=$2
. "$source/tests/program/answers.sh"

# The replies of a person with a team: Enter at the welcome, name, team, consents (yes to saving
# only).
enter() {
    printf '\n%s\n%s\ny\nn\n\nn\n' "$1" "$2"
}

# One reply for each question, in the order of asking: what to type is what answers gives, and the
# first of the shuffled options of a scenario.
replies() {
    answers "$1" "$2" | sed 's/.*,//; s/leader/1/'
}

plain() {
    "$program" take --plain "$@" >"$folder/out" 2>"$folder/err"
}

# ---- the whole way, at once ----
{
    enter 'made-up wren' 'Made-up Team'
    replies 5 1
    printf '2\nr\nf\n\n1\n\nw\nSing in the kitchen.\n\n'
} | LEADQUIZ_NOW=1750000000 plain
same 'whole way: exit' 0 $?
same 'whole way: nothing on standard error' '' "$(cat "$folder/err")"
has 'welcome' 'This quiz helps you look at how you work and lead.' "$folder/out"
has 'limits' 'nobody may use it to hire' "$folder/out"
has 'consent in its full sentence' 'Save my answers on this computer under the code name I choose.' "$folder/out"
has 'first question' 'Question 1 of 50. About 7 minutes left.' "$folder/out"
has 'all answered' 'All questions are answered. Type r for your result' "$folder/out"
has 'a wrong word at the end' 'Please type r, b, o or q.' "$folder/out"
has 'level' 'Leader Builder' "$folder/out"
has 'scale in words' 'Trust: 100 of 100, give or take 7' "$folder/out"
has 'date offered' 'Type a date like 2025-06-22, or press Enter for that day' "$folder/out"
has 'own action' ': Sing in the kitchen.' "$folder/out"
has 'farewell' 'Your result is kept under the name made-up wren.' "$folder/out"
if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$folder/out"; then
    fail 'control characters in the output'
fi
longest=$(awk '{ if (length($0) > most) most = length($0) } END { print most }' "$folder/out")
[ "$longest" -le 72 ] || fail "a line has $longest columns"

# ---- leave in the middle, by the end of the input, and go on ----
{
    enter 'made-up owl' ''
    replies 4 2 | head -n 12
} | plain --new
same 'end of input: exit' 0 $?
has 'end of input' 'Your answers are kept under the name made-up owl. Start leadquiz take again to go on where you left.' "$folder/out"
has 'end of input, last question' 'Question 13 of 50.' "$folder/out"

# Leaving at the offer loses nothing, and says so.
printf 'q\n' | plain
same 'left at the offer: exit' 0 $?
has 'left at the offer' 'what was kept before stays kept.' <(tr '\n' ' ' <"$folder/out")
has_not 'left at the offer: nothing false' 'Nothing was kept' "$folder/out"
{
    printf 'y\n'
    printf '7\nx\n?\n\nq\n'
} | plain
same 'go on: exit' 0 $?
has 'offer' 'made-up owl has an unfinished sitting, begun on' "$folder/out"
has 'offer tells how much' 'with 12 answers.' "$folder/out"
has 'same place' 'Going on as made-up owl. Question 13 of 50.' <(tr -s '\n' <"$folder/out")
has_not 'not the place before' 'Question 12 of 50.' "$folder/out"
has 'wrong number' 'That is none of the answers. Please type 1 to 5, or 0.' "$folder/out"
has 'Enter alone answers nothing' 'This question is still open. Please type a number.' "$folder/out"
has 'help' 'b goes one question back' "$folder/out"

# The name alone finds the sitting too; back, overview, jump.
printf 'b\n\no\nl\n99\n20\n3\nq\n' | plain --resume --name 'MADE-UP OWL'
same 'resume: exit' 0 $?
has 'back' 'Your answer so far:' "$folder/out"
has 'overview' 'Answered: 1-12. Open: 13-50.' "$folder/out"
has 'list' '13 open:' <(tr -s ' ' <"$folder/out")
has 'no such question' 'There is no such question. Please type 1 to 50.' "$folder/out"
has 'jump' 'Question 20 of 50.' "$folder/out"
has 'after the jump, what is open' 'Question 13 of 50.' "$folder/out"

# The 20th has its answer: Enter goes on.
{
    replies 4 2 | sed '1,12d; 20s/.*//'
    printf 'r\nq\n'
} | plain --resume
same 'to the end: exit' 0 $?
has 'to the end' 'Your result is kept under the name made-up owl.' "$folder/out"

# ---- --new leaves an open sitting alone ----
{ enter 'made-up robin' ''; replies 4 2 | head -n 3; } | plain --new
{ printf '\n\n\n\n\n\n3\nq\n'; } | plain --new --name 'made-up robin'
has 'new begins anew' 'Question 1 of 50.' "$folder/out"
has_not 'new offers nothing' 'unfinished' "$folder/out"
has 'known person keeps the consent' 'Enter alone stays yes' "$folder/out"

# ---- what deserves a second look ----
{
    enter 'made-up tern' ''
    answers 5 1 | sed 's/^st1,.*/st1,1/; s/^st2,.*/st2,5/; s/.*,//; s/leader/1/'
    printf 'r\n9\n5\n\n\n\n'
} | plain --new
same 'second look: exit' 0 $?
has 'second look' 'Please look at them once more' "$folder/out"
has 'second look shows the answer' 'Your answer so far: 1.' "$folder/out"
has 'second look goes on' 'kept under the name made-up tern' "$folder/out"

# ---- left before the first answer: there is nothing to come back to ----
{ enter 'made-up dunlin' 'Made-up Dunlins'; printf 'q\n'; } | plain --new
same 'no answer: exit' 0 $?
has 'no answer' 'No question was answered, so nothing of this sitting is kept.' "$folder/out"
same 'no answer: nobody is left' 0 "$(sqlite3 "$LEADQUIZ_DB" \
    "SELECT (SELECT count(*) FROM person WHERE name = 'made-up dunlin') +
            (SELECT count(*) FROM team WHERE name = 'Made-up Dunlins')")"

# ---- effort ----
{
    enter 'made-up jay' ''
    answers 5 1 | sed 's/^effort,.*/effort,2/; s/.*,//; s/leader/1/'
    printf 'r\n'
} | plain --new
same 'effort: exit' 0 $?
has 'effort' 'As you asked, these answers are thrown away.' "$folder/out"
has 'effort of a newcomer' 'Nothing was kept, not even the code name.' "$folder/out"
same 'effort of a newcomer: the store' 0 \
    "$(sqlite3 "$LEADQUIZ_DB" "SELECT count(*) FROM person WHERE name = 'made-up jay'")"
{
    printf '\n\n\n\n\n\n'
    answers 5 1 | sed 's/^effort,.*/effort,2/; s/.*,//; s/leader/1/'
    printf 'r\n'
} | plain --new --name 'made-up tern'
has 'effort of a known person' 'Nothing of this sitting was kept.' "$folder/out"
has_not 'effort of a known person: the name stays' 'not even the code name' "$folder/out"

# ---- interrupted: a sentence and 130, whatever the signal; what was answered is kept ----
# interrupt SIGNAL CONSENT: begin, give 3 answers, and send the signal at the fourth question
interrupt() {
    local line
    coproc seat { exec env --default-signal=INT "$program" take --plain --new 2>"$folder/err"; }
    local pid=$seat_PID out=${seat[0]} in=${seat[1]}
    printf '\nmade-up plover\n\n%s3\n4\n4\n' "$2" >&"$in"
    while read -r line <&"$out"; do
        case $line in *'Question 4 of'*) break ;; esac
    done
    kill -"$1" "$pid"
    wait "$pid"
    same "$1: exit" 130 $?
}
for signal in INT TERM HUP; do
    interrupt $signal $'y\nn\n\nn\n'
    same "$signal" 'leadquiz: interrupted; every answer given is kept' "$(cat "$folder/err")"
done
same 'interrupted: what is kept' '3 3 3' "$(sqlite3 -separator ' ' "$LEADQUIZ_DB" \
    "SELECT group_concat(n, ' ') FROM (SELECT count(*) AS n FROM answer GROUP BY sitting
     HAVING sitting IN (SELECT s.id FROM sitting s JOIN person p ON p.id = s.person
     WHERE p.name = 'made-up plover'))")"
interrupt INT $'n\n'
same 'interrupted without consent' 'leadquiz: interrupted; you chose to keep nothing of this sitting' \
    "$(cat "$folder/err")"
same 'consents taken back before a sitting that is not kept' 0 "$(sqlite3 "$LEADQUIZ_DB" \
    "SELECT granted FROM consent JOIN person p ON p.id = person WHERE p.name = 'made-up plover'
     ORDER BY consent, change DESC LIMIT 1")"

# ---- no consent: nothing is kept ----
before=$(kept)
{
    printf '\nmade-up lark\n\nn\n'
    replies 5 1
    printf 'r\n\n1\n\n\n'
} | plain --new
same 'no consent: exit' 0 $?
has 'no consent, said at once' 'Nothing will be kept: leaving before the end loses your answers' "$folder/out"
has_not 'no consent: the others are not asked' 'Let my team lead see' "$folder/out"
has 'no consent: the result is shown' 'Leader Builder' "$folder/out"
has 'no consent, at the end' 'Nothing was kept, as you chose.' "$folder/out"
same 'no consent: the store' "$before" "$(kept)"

printf '\nmade-up lark\n\nn\n3\nq\nn\nq\ny\n' | plain --new
same 'no consent, leaving: exit' 0 $?
has 'leaving asks once more' 'leaving now loses your answers.' "$folder/out"
same 'no consent, left in the middle: the store' "$before" "$(kept)"

# ---- before anything has begun ----
printf 'q\n' | plain --new
same 'left at the welcome: exit' 0 $?
has 'left at the welcome' 'Nothing was begun' "$folder/out"
printf '\n' | plain --new
same 'input ends after one line: exit' 0 $?
has 'input ends after one line' 'Nothing was begun' "$folder/out"
has_not 'input ends after one line: nothing wrong' 'leadquiz' "$folder/err"
{ printf '\n'; head -c 5000 /dev/zero | tr '\0' x; printf '\n\033[A\na name that is far too long to fit\nb\nq\n'; } | plain --new
same 'odd input: exit' 0 $?
has 'long line' 'That line is too long.' "$folder/out"
has 'keys' 'That line holds a character that cannot be read here.' "$folder/out"

# ---- the width, and an output that is gone ----
{ enter 'made-up crane' ''; replies 4 2 | head -n 4; } | COLUMNS=40 plain --new
longest=$(awk '{ if (length($0) > most) most = length($0) } END { print most }' "$folder/out")
[ "$longest" -le 40 ] || fail "with 40 columns a line has $longest"
printf '\n' | "$program" take --plain --new >&- 2>"$folder/err"
same 'closed output: exit' 1 $?
has 'closed output' 'standard output cannot be written' "$folder/err"

# ---- a locale without UTF-8 has the nearest letters, in questions and in drawings ----
{
    enter 'made-up siskin' ''
    replies 5 1
    printf 'r\nf\na\n\n\n'
} | LC_ALL=C plain --new
same 'no UTF-8: exit' 0 $?
if LC_ALL=C grep -q '[^ -~]' "$folder/out"; then fail 'no UTF-8: other bytes than ASCII'; fi
has 'no UTF-8: quotes' '"You beat your target"' "$folder/out"
has_not 'no UTF-8: nothing is lost' '?You beat' "$folder/out"

# ---- what follows the result: facets, answers, a report ----
{
    enter 'made-up finch' ''
    replies 5 1
    printf 'r\nz\na\ns\n3\n%s\n\nw\n%s\nRing a made-up friend.\n2020-01-01\nsoon\nb\n\n' "$folder/finch.txt" \
        "$(head -c 130 /dev/zero | tr '\0' x)"
} | LEADQUIZ_NOW=1750000000 plain --new
same 'after the result: exit' 0 $?
has 'after the result: wrong letter' 'Please type f, a, s, q, or press Enter.' "$folder/out"
has 'after the result: answers' 'I explain my reason' "$folder/out"
has 'after the result: report' 'made-up finch' "$folder/finch.txt"
has 'own words too long' 'What you typed' "$folder/out"
has 'a day that is over' 'Please take a day from 2025-06-16 to 2025-08-14.' "$folder/out"
has 'no day' 'That is no date. Please type it like 2025-06-22.' "$folder/out"

# Nothing kept: the report can be saved all the same.
before=$(kept)
{
    printf '\nmade-up crow\n\nn\n'
    replies 5 1
    printf 'r\ns\n4\n%s\n\n\n' "$folder/crow.md"
} | plain --new
has 'nothing kept: report' 'Leader Builder' "$folder/crow.md"
same 'nothing kept: the store' "$before" "$(kept)"

# ---- the home list ----
home() {
    printf "$1" | "$program" --plain --db "$folder/home.db" >"$folder/out" 2>"$folder/err"
}
home '9\n1\nq\nq\n'
same 'home: exit' 0 $?
has 'home' '1 Take the questionnaire (about 7 minutes), or go on with it' <(tr -s ' \n' ' ' <"$folder/out")
has 'home, short form' '2 Take the short form (about 2 minutes)' <(tr -s ' \n' ' ' <"$folder/out")
has 'home, wrong' 'That is none of these.' "$folder/out"
home '2\n\nmade-up gull\n\ny\n\n\n\n3\nq\n3\nq\n4\nq\n'
same 'home, short form: exit' 0 $?
has 'home, short form: questions' 'Question 1 of 14.' "$folder/out"
has 'home, results' 'There is no finished sitting under the code name made-up gull.' "$folder/out"
has 'home, what it is' 'The questions are a first draft' "$folder/out"
has 'home, provisional' 'Provisional: gates and errors come from a simulation' "$folder/out"

finish
