#!/usr/bin/env bash
# test_meeting_paper.sh PROGRAM SOURCE - a meeting on paper: the sheet, rows of digits typed in, wrong
# ones, taking back, and the report of what the room saw.
set -u
program=$1
source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export LEADQUIZ_DB=$folder/room.db LEADQUIZ_QUESTIONS=$source/data/questions.ini LC_ALL=C.UTF-8
failed=0
if ! "$program" meeting --help >/dev/null 2>&1; then
    echo "this program has no meetings"
    exit 77
fi

fail() {
    printf 'FAILED: %s\n' "$1"
    failed=1
}

# run STATUS ARGUMENT...: what it says goes to out and err
run() {
    local status=$1 got
    shift
    "$program" "$@" >out 2>err
    got=$?
    [ $got -eq "$status" ] || fail "$*: exit $got, not $status: $(cat err)"
}

# has FILE TEXT...: each text is in the file
has() {
    local file=$1 text
    shift
    for text in "$@"; do
        grep -qF -- "$text" "$file" || fail "no \"$text\" in $file: $(cat "$file")"
    done
}

# is FILE TEXT: the file is just that
is() {
    [ "$(cat "$1")" = "$2" ] || fail "$1 is not \"$2\" but: $(cat "$1")"
}

# A row of the short form, by a number: with a team, answers that differ from row to row.
row() {
    local number=$1 place digits
    digits=$((number % 3 + 2))
    for place in $(seq 2 13); do digits=$digits$(((number * 7 + place * place) % 5 + 1)); done
    printf '%s-----1\n' "$digits"
}

code=$("$program" meeting new --short "Monday round" 2>err) || fail "new: $(cat err)"

# ---- the sheet ----

run 0 meeting sheet "$code"
cp out sheet.txt
has sheet.txt "Meeting $code · Monday round · short form" \
    "    4 = Often (7-8 of 10)" "    0 = No chance to do this / cannot say" \
    " 1  How many people in your team did you work with in the last 3 months?" \
    "    1 = None  2 = 1 or 2  3 = 3 to 9  4 = 10 or more" \
    "11  (with a team) I urge people to buy extra stock to reach a rank." \
    "17  (without a team) I bend the truth a little to get a yes." \
    "Write no name on the sheet: whoever types it in sees the answers, not" \
    "[ ][ ][ ][ ][ ]  [ ][ ][ ][ ][ ]  [ ][ ][ ][ ][ ]  [ ][ ][ ][ ]"
run 2 meeting sheet "$code" --format pdf
is err "leadquiz: a PDF needs a file to go to: -o FILE"
run 2 meeting sheet "$code" --format csv
is err "leadquiz: a sheet is printed from text or pdf"
full=$("$program" meeting new "Whole form" 2>err)
if [ -x "$(dirname "$program")/leadquiz-pdf" ] && command -v pdftotext >/dev/null; then
    export G_SLICE=always-malloc
    run 0 meeting sheet "$code" -o short.pdf
    pdfinfo short.pdf | grep -qx 'Pages: *1' || fail "short.pdf has not one page"
    [ "$(pdftotext -layout short.pdf - | grep -c "Meeting $code")" = 2 ] || fail "not two to a page"
    run 0 meeting sheet "$full" -o full.pdf
    pdfinfo full.pdf | grep -qx 'Pages: *1' || fail "full.pdf has not one page"
    pdftotext -layout full.pdf full.txt
    has full.txt "Did you answer with care, so that we should keep these" "if 49 is 1 or 2" \
        "3 = A team that runs well without me"
    run 1 meeting sheet "$full" -o full.pdf
    is err "leadquiz: full.pdf is there already; name another file, or say --force"
fi

# ---- rows, typed in ----

run 1 meeting enter "$code" rows
is err "leadquiz: rows are taken while the meeting is open; open it with: leadquiz meeting open $code"
run 0 meeting open "$code"
run 1 meeting enter "$code" rows
is err "leadquiz: rows cannot be read: No such file or directory"

row 1 >one
run 0 meeting enter "$code" one
has err "leadquiz: 1 row kept, 0 wrong"
has out ": 14 answers, check digit " "  18: not asked – I keep calm when a call or a sale goes wrong." \
    "  19: Yes – Did you answer with care, so that we should keep these results?"
check=$(sed -n 's/.*check digit //p' out)
word=$(sed -n 's/^Seat \(.*\): .*/\1/p' out)

# The second typing: each wrong digit and each swap is found, nothing is kept.
digits=$(cat one)
{
    echo "$digits / $check"
    for place in $(seq 0 18); do
        for digit in 0 1 2 3 4 5; do
            [ "$digit" = "${digits:place:1}" ] && continue
            [ "$digit" = 0 ] && [ "${digits:place:1}" = - ] && continue
            echo "${digits:0:place}$digit${digits:place+1}/$check"
        done
        [ "$place" -lt 18 ] && [ "${digits:place:1}" != "${digits:place+1:1}" ] &&
            echo "${digits:0:place}${digits:place+1:1}${digits:place:1}${digits:place+2}/$check"
    done
} >again
run 1 meeting enter "$code" again --dry-run
has err "leadquiz: 1 row is right, $(($(wc -l <again) - 1)) wrong; nothing was kept"
[ "$(wc -l <again)" -gt 90 ] || fail "too few slips were tried"
has out "14 answers, check digit $check"

cat >wrong <<ROWS
# a remark
2 4444

2 4444 44744 44--- ---1
2 4444 44444 44x
2 4444 44444 44--- ---2
2 4444 44444 44--- ----
ROWS
run 1 meeting enter "$code" wrong
is out "This person asks to throw the answers away, so nothing is kept."
is err "wrong:2: there are 5 digits, and the sheet has 19 places
wrong:4: place 8 cannot be 7: it takes 1 to 5, or 0 for no chance
wrong:5: after 12 digits there is something else: a row has digits, - and spaces alone, then perhaps / and the check digit
wrong:7: place 19 has to be answered: it takes 1 to 2
leadquiz: 0 rows kept, 4 wrong"

# At a terminal it says first what a row is, and shows what it read.
printf '?\nhallo\n14452-3-4--5-5x43141\n14452-3-4--5-543141\nu\nq\n' | script -E never -qec "'$program' meeting enter $code" /dev/null |
    tr -d '\r' >out
[ "$(grep -cF "One line a person: 19 digits, in the order of the boxes." out)" = 2 ] ||
    fail "it does not say what a row is: $(cat out)"
has out "  14452 -3-4- -5-54 3141" "  18: Often – I keep calm when a call or a sale goes wrong." \
    " is taken back." "leadquiz: 0 rows kept, 2 wrong" \
    "this is no row: a row is the digits of a sheet, - for an empty box" \
    "after 14 digits there is something else: a row has digits, - and spaces" "alone, then perhaps / and the check digit"
example=$(sed -n 's/^For instance: //p' out | head -n 1)
echo "$example" >example
run 0 meeting enter "$code" example --dry-run
has err "leadquiz: 1 row is right, 0 wrong; nothing was kept"

# Taking back: the last, one by its seat word, none.
{ row 2; echo u; echo "u $word"; echo u; echo q; row 3; } >taking
run 1 meeting enter "$code" - <taking
has out "Seat $word is taken back."
[ "$(grep -c 'is taken back' out)" = 2 ] || fail "two rows are taken back: $(cat out)"
is err "-:4: there is no row of this run to take back
leadquiz: 0 rows kept, 1 wrong"

for number in $(seq 1 12); do row "$number"; done >rows
run 0 meeting enter "$code" rows
has err "leadquiz: 12 rows kept, 0 wrong"
run 0 meeting status "$code" --format json
has out '"seats": 12' '"done": 12'

# ---- the report ----

run 1 report --meeting "$code"
is err "leadquiz: nobody sees a result before the facilitator reveals it"
is out ""
run 0 meeting close "$code"
run 1 meeting enter "$code" one
has err "leadquiz: rows are taken while the meeting is open"
run 0 meeting reveal "$code"
run 0 report --meeting "$code"
has out "Meeting Monday round · " " · short form" "Seats: 12. With all answers: 12." "What to do next"
# The mean of the achiever scale by awk: places 3 and 9, and 5, which is the other way round.
mean=$(awk '{ sum += substr($0, 3, 1) - 1 + 5 - substr($0, 5, 1) + substr($0, 9, 1) - 1 }
    END { printf "%.9g", sum / NR / 3 * 25 }' rows)
"$program" report --meeting "$code" --format json >report.json 2>err || fail "json: $(cat err)"
has report.json '"schema": "leadquiz-meeting-report"' "\"code\": \"$code\""
"$program" report --meeting "$code" --format csv >report.csv
has report.csv ",scale,achiever,,,Achiever,12,$mean,"
for format in md html; do
    run 0 report --meeting "$code" --format $format
    has out "Monday round"
done
if [ -x "$(dirname "$program")/leadquiz-pdf" ] && command -v pdftotext >/dev/null; then
    run 0 report --meeting "$code" -o report.pdf
    pdftotext -layout report.pdf report.txt
    has report.txt "Monday round" "What to do next" "By when"
fi

run 2 report --meeting "$code" --team Heron
has err "leadquiz: --meeting CODE is a report of its own; leave out --name, --sitting, --team, --everyone and --kept-at"
run 2 report --meeting "$code" --name calm-heron
run 1 report --meeting BBBBB
has err "leadquiz: there is no meeting with the code BBBBB"

# ---- with code names ----

named=$("$program" meeting new --short --named "Named" 2>err)
run 0 meeting sheet "$named"
has out "Code name  ____" "Whoever types the sheets in sees what you answer."
run 0 meeting open "$named"
{ row 1; echo "made-up-max: $(row 1)"; echo "made-up-max: $(row 2)"; } >names
run 1 meeting enter "$named" names
is err "names:1: in this meeting a row begins with the code name and a colon
names:3: \"made-up-max\" or a name that looks like it sits in this meeting already; to come back type the seat word too, or choose another code name
leadquiz: 1 row kept, 2 wrong"

# ---- with a passphrase: it is the first line, the rows follow ----

printf 'made-up words\nmade-up words\n' | "$program" db passphrase >out 2>err || fail "passphrase: $(cat err)"
{ echo made-up words; echo "made-up-mia: $(row 3)"; } >secret
run 0 meeting enter "$named" - --passphrase-stdin <secret
has err "leadquiz: 1 row kept, 0 wrong"
run 1 meeting enter "$named" names
has err "leadquiz: this store has a passphrase"
run 1 report --meeting "$named"
has err "leadquiz: this store has a passphrase"
run 0 meeting sheet "$named"

past=$(echo made-up words | "$program" meeting new --short "Past" --passphrase-stdin 2>err)
echo made-up words | "$program" meeting end "$past" --passphrase-stdin >out 2>err || fail "end: $(cat err)"
run 1 meeting sheet "$past"
is err "leadquiz: this meeting has ended and takes no more rows; print the sheets of another one, made with: leadquiz meeting new"

exit $failed
