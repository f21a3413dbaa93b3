#!/usr/bin/env bash
# test_pdf.sh PROGRAM SOURCE - leadquiz-pdf: what stands on the sheet, and what it refuses.
set -u
program=$(dirname "$1")/leadquiz-pdf
source=$2
if [ ! -x "$program" ]; then
    echo "leadquiz-pdf is not built: pangocairo is not there"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
report=$source/tests/pdf/history.json
# Or glib's own pools hide what is lost from the leak sanitizer.
export G_SLICE=always-malloc
failed=0

fail() {
    printf 'FAILED: %s\n' "$1"
    failed=1
}

# draw NAME ARGUMENT... < JSON: NAME.pdf, and its words, a space between any two, in NAME.txt
draw() {
    local name=$1
    shift
    "$program" "$@" >"$name.pdf" 2>"$name.err" || fail "$name: $(cat "$name.err")"
    [ -s "$name.err" ] && fail "$name: $(head -3 "$name.err")"
    pdftotext -layout "$name.pdf" - | tr -s ' \n\f' ' ' >"$name.txt"
    pdftotext -bbox "$name.pdf" "$name.bbox"
}

# has NAME TEXT...: each text stands on the sheet
has() {
    local name=$1 text
    shift
    for text in "$@"; do
        grep -qF -- "$text" "$name.txt" || fail "$name: \"$text\" is not there"
    done
}

# tells NAME LINE...: each is a line of pdfinfo
tells() {
    local name=$1 line
    shift
    for line in "$@"; do
        pdfinfo "$name.pdf" | tr -s ' ' | grep -qxF -- "$line" || fail "$name: no \"$line\""
    done
}

# apart NAME: no two words overlap, and none runs into the margins
apart() {
    awk '
        function low(a, b) { return a < b ? a : b }
        function high(a, b) { return a > b ? a : b }
        /<page/ { count = 0; split($0, part, "\""); width = part[2]; height = part[4] }
        /<word/ {
            word = $0; gsub(/.*">|<.*/, "", word); sub(/>.*/, ">")
            split($0, part, "\""); x[count] = part[2]; y[count] = part[4]; to[count] = part[6]
            end[count] = part[8]; words[count] = word
            if (x[count] < 53 || to[count] > width - 53 || y[count] < 40 || end[count] > height - 20)
                print "in the margin: " word
            for (i = 0; i < count; i++)
                if (low(to[i], to[count]) - high(x[i], x[count]) > 0.5 &&
                    low(end[i], end[count]) - high(y[i], y[count]) > 2.5)
                    print words[i] " and " word " overlap"
            count++
        }' "$1.bbox" >"$1.apart"
    [ -s "$1.apart" ] && fail "$1: $(head -3 "$1.apart")"
}

# refuses SENTENCE < JSON: one sentence, status 1, nothing written
refuses() {
    local said
    said=$("$program" refused.pdf 2>&1)
    [ $? = 1 ] || fail "not refused: $1"
    [ "$said" = "leadquiz-pdf: $1" ] || fail "expected: $1
  but said: $said"
    [ -z "$(find . -name 'refused*')" ] || fail "something was left behind: $1"
}

# ---- a whole report on one sheet ----

draw a4 <"$report"
tells a4 "Pages: 1" "Page size: 595.276 x 841.89 pts (A4)" \
    "Title: Leadership self-assessment – bluebird" "Subject: bluebird · 21 Nov 2026 · full form"
has a4 "Leadership self-assessment" bluebird "21 Nov 2026" "full form" "Between 2 and 3" \
    "Achiever or Trusted Guide" "Your answers fit both; this is what Achiever stands for:" \
    "Goals, plan, promises kept, more often than not." "Supporter" "Leader Builder" \
    "Lead yourself" "78 ±8" "73 ±6" "62.5" "give or take" "gate" \
    "What decides about level 3: Trust 73, gate 75, give or take 7." "What draws you" \
    "You lean towards leading." "Achiever 1 Leader 4 Follower 1" "“Yes, if it comes up”" \
    "What you can build on" "A strength to use: Follow-through." "What you chose to do" \
    "then I say my reason" "Until 28 Nov 2026" "Until 28 Nov 2026 · partly done" \
    "Until 9 Jul 2026 · done" "Over time" "30 Nov 2025" "likely a real change" \
    "Provisional: gates and errors come from a simulation, not from real people." \
    "For personal growth only." "Not to be used to hire, refuse, promote, drop or pay anyone"
grep -qF "Things to try" a4.txt && fail "tips are shown though actions were chosen"
grep -qa '/Lang (en)' a4.pdf || fail "the language is not told"
pdffonts a4.pdf | awk 'NR > 2 && !/yes yes yes/ { exit 1 }' || fail "a font is not embedded"
[ "$(pdffonts a4.pdf | wc -l)" -gt 2 ] || fail "there are no fonts"
pdftoppm -r 40 -png a4.pdf a4 2>a4.err && [ ! -s a4.err ] || fail "$(cat a4.err)"
apart a4

draw letter --paper letter <"$report"
tells letter "Pages: 1" "Page size: 612 x 792 pts (letter)"
has letter "Over time" "For personal growth only."
apart letter

"$program" told.pdf <"$report" || fail "a file cannot be written"
cmp -s told.pdf a4.pdf || fail "the file differs from standard output, or from one run to the next"
[ "$(stat -c %a told.pdf)" = 600 ] || fail "others can read the file"

# ---- less, and more ----

draw team <"$source/tests/pdf/no-team.json"
tells team "Pages: 1"
has team "Level 1" "not assessed not assessed" "You have none at the moment, so we did not look" \
    "not assessed: too few answers" "Things to try" "I say my reason first."
grep -qF "Over time" team.txt && fail "there is history though there are no lines"
apart team

# change EXPRESSION: the report, changed
change() {
    sed "$1" "$report"
}

long=$(printf 'Word after word after word. %.0s' {1..130})
change "s/\"text\": \"You lead the one.*\"/\"text\": \"$long The end.\"/" | draw long
has long "The end." "bluebird 1/2" "bluebird 2/2" "For personal growth only."
tells long "Pages: 2"
apart long

change 's/"name": "bluebird"/"name": "WWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMMM"/
        s/"name": "Trust"/"name": "Trustworthinessworthiness of all kinds"/
        s/"name": "Leader Builder"/"name": "Leaderbuilderbuilder and more than that"/' | draw names
tells names "Pages: 1"
apart names

change 's/"name": "bluebird"/"name": "blue\\u0007\\u202ebird <b>\&amp;"/' | draw strange
has strange "blue??bird <b>&amp;"

# ---- what is refused ----

json="give it what leadquiz report --format json writes"
new="write it anew with leadquiz report"
refuses "standard input is no JSON, line 1, column 0: '[' or '{' expected near end of file; $json" \
    </dev/null
refuses "standard input is no report, its schema is not leadquiz-report: $json" <<<'[1]'
change '0,/"version": 1/s//"version": 2/' |
    refuses "the report has version 2, this program knows version 1: use the leadquiz-pdf of the leadquiz that wrote it"
change '0,/"version": 1/s//"version": "1"/' |
    refuses "standard input is no report, its version is not 1: $json"
head -c 10000000 /dev/zero | tr '\0' x |
    refuses "standard input is larger than 4194304 bytes"
head -c 100000 /dev/zero | tr '\0' '[' |
    refuses "standard input is no JSON, line 1, column 2049: maximum parsing depth reached near '['; $json"
change '/"motto": "Grow others"/d' |
    refuses "the report is damaged: scales[2].motto is missing; $new"
change '0,/"known": true/s//"known": 1/' |
    refuses "the report is damaged: scales[0].known is neither true nor false; $new"
change 's/"value": 72.9,/"value": 1e300,/' |
    refuses "the report is damaged: scales[1].value is not a number from 0 to 100; $new"
change '0,/"low": /s/"low": .*/"low": 99,/' |
    refuses "the report is damaged: scales[0].value is not between low and high; $new"
change '0,/"count": 1/s//"count": -1/' |
    refuses "the report is damaged: orientation.counts[0].count is not a whole number from 0 to 1000000; $new"
change 's/"date": "2026-11-21"/"date": "21.11.2026"/' |
    refuses "the report is damaged: generated.date is not a date like 2026-11-21; $new"
change 's/"language": "en"/"language": "en) \/OpenAction (x"/' |
    refuses "the report is damaged: language is not a language tag like en; $new"
change "0,/\"names\": .*/s//\"names\": \"$long$long\",/" |
    refuses "the report is damaged: level.names is longer than 4000 bytes; $new"
change 's/"foot": \[/"foot": 5, "foots": [/' |
    refuses "the report is damaged: foot is not a list; $new"
change "s/\"foot\": \[/\"foot\": [$(printf '"x",%.0s' {1..16})/" |
    refuses "the report is damaged: foot has more than 16 entries; $new"
change 's/"labels": {/"labels": [], "label": {/' |
    refuses "the report is damaged: labels is not an object; $new"
change '0,/"time": /s/"time": .*/"time": 9e9,/' |
    refuses "the report is damaged: lines[0].points[1].time is earlier than that of the point before; $new"

# Any line that goes missing is either no matter, or said in one sentence with nothing left behind.
lines=$(wc -l <"$report")
for ((line = 2; line < lines; line += 9)); do
    change "${line}d" | "$program" line.pdf >line.out 2>&1
    case $? in
    0) rm line.pdf ;;
    1) [ "$(wc -l <line.out)" = 1 ] && [ ! -e line.pdf ] || fail "line $line: $(cat line.out)" ;;
    *) fail "line $line: $(cat line.out)" ;;
    esac
done

# ---- where nothing can be written ----

# says STATUS SENTENCE ARGUMENT...
says() {
    local status=$1 sentence=$2 said got
    shift 2
    said=$("$program" "$@" <"$report" 2>&1 >standard)
    got=$?
    [ "$got" = "$status" ] && [ "$said" = "leadquiz-pdf: $sentence" ] ||
        fail "status $got, expected $status: $sentence
  but said: $said"
}

says 1 "/dev/null is not a plain file; name another" /dev/null
says 1 "$folder is a directory; name a file in it" "$folder"
says 1 "none/report.pdf cannot be written: the folder none is not there; make it first, or name another file" none/report.pdf
says 2 "there is no paper \"a5\": take a4 or letter" --paper a5
says 2 "only one file can be written, not \"two.pdf\" as well" one.pdf two.pdf
said=$("$program" <"$report" 2>&1 >/dev/full)
[ "$said" = "leadquiz-pdf: standard output cannot be written: No space left on device" ] ||
    fail "a full disk: $said"
echo old >real.pdf
ln -s real.pdf link.pdf
"$program" link.pdf <"$report" && cmp -s real.pdf a4.pdf && [ -L link.pdf ] ||
    fail "a link does not stay one, or what it points to is not replaced"
echo old >cut.pdf
said=$(ulimit -f 8 && "$program" cut.pdf <"$report" 2>&1)
[ "$said" = "leadquiz-pdf: cut.pdf cannot be written: File too large" ] || fail "cut short: $said"
[ "$(cat cut.pdf*)" = old ] || fail "the file before is gone, or a part of a file was left"

exit $failed
