#!/usr/bin/env bash
# test_report.sh PROGRAM SOURCE - leadquiz report, from people who took it to files on disk.
program=$1
source=$2
. "$source/tests/program/answers.sh"
export TZ=UTC

report() {
    "$program" report "$@" >"$folder/out" 2>"$folder/err"
}

# refuse STATUS WHAT SENTENCE ARGUMENT...: that status, that one last sentence, no output
refuse() {
    local status=$1 what=$2 sentence=$3
    shift 3
    report "$@"
    same "$what: exit" "$status" $?
    same "$what: sentence" "leadquiz: $sentence" "$(cat "$folder/err")"
    same "$what: output" '' "$(cat "$folder/out")"
}

# What stands in the folder for reports.
held() {
    (cd "$folder/to" && ls -A | tr '\n' ' ')
}

# Nothing is made by asking for a report.
refuse 1 'no store' 'there is nothing to report yet; begin with: leadquiz take'
same 'no store is made' none "$(kept)"

name='<b>&"owl'
answers 3 3 >"$folder/first.csv"
answers 4 2 >"$folder/second.csv"
LEADQUIZ_NOW=1767614400 "$program" take --name "$name" --answers "$folder/first.csv" >/dev/null
LEADQUIZ_NOW=1772452800 "$program" take --name "$name" --answers "$folder/second.csv" >/dev/null
export LEADQUIZ_NOW=1777896000
mkdir "$folder/to"

# Text, of the only person of the store.
report
same 'text: exit' 0 $?
same 'text: which' "This is the full form that $name took on 2 Mar 2026 (sitting 2)" \
    "$(cat "$folder/err")"
has 'text: title' "Leadership self-assessment $name · 2 Mar 2026 · full form" "$folder/out"
has 'text: purpose' 'nobody may use it to hire' "$folder/out"
has 'text: history' '5 Jan 2026' "$folder/out"
same 'text: 72 columns' '' "$(grep -nE '^.{73}' "$folder/out")"
report --no-history
has_not 'without history' '5 Jan 2026' "$folder/out"
report --ascii
same 'ascii' '' "$(LC_ALL=C grep -n '[^ -~]' "$folder/out")"
LC_ALL=C report
same 'a locale without UTF-8' '' "$(LC_ALL=C grep -n '[^ -~]' "$folder/out")"

# An earlier sitting shows nothing that came later.
report --sitting 1
same 'sitting: exit' 0 $?
same 'sitting: nothing to say' '' "$(cat "$folder/err")"
has 'sitting: date' '5 Jan 2026' "$folder/out"
has_not 'sitting: later' '2 Mar 2026' "$folder/out"

# Each format, by the file's ending.
for ending in txt md html json csv; do
    report -o "$folder/to/report.$ending"
    same "$ending: exit" 0 $?
    same "$ending: said" \
        "Saved as $folder/to/report.$ending: the full form that $name took on 2 Mar 2026 (sitting 2)" \
        "$(cat "$folder/err")"
    same "$ending: mode" 600 "$(stat -c %a "$folder/to/report.$ending" 2>/dev/null)"
done
has 'md' '# Leadership self-assessment' "$folder/to/report.md"
has 'md: escaped' '&lt;b&gt;&amp;"owl' "$folder/to/report.md"
has 'html: escaped' '&lt;b&gt;&amp;&quot;owl' "$folder/to/report.html"
has 'json' '"schema": "leadquiz-report"' "$folder/to/report.json"
has 'csv: quoted' "\"<b>&\"\"owl\",2,2026-03-02,full," "$folder/to/report.csv"
if command -v tidy >/dev/null; then
    same 'html: valid' '' "$(tidy -q -e "$folder/to/report.html" 2>&1)"
fi
same 'only reports are left' 'report.csv report.html report.json report.md report.txt ' "$(held)"
report --format csv -o "$folder/to/report.txt" --force
has 'format before ending' 'person,sitting,date' "$folder/to/report.txt"

# What is there stays, unless it may go.
before=$(cksum <"$folder/to/report.md")
refuse 1 'there already' \
    "$folder/to/report.md is there already; name another file, or say --force" \
    -o "$folder/to/report.md"
same 'untouched' "$before" "$(cksum <"$folder/to/report.md")"
refuse 1 'a directory' "$folder/to is a directory; name a file in it" -o "$folder/to" --force
refuse 1 'no folder' "$folder/none/report.md cannot be written: the folder $folder/none is not there; make it first, or name another file" \
    -o "$folder/none/report.md"

if [ -e /dev/full ]; then
    "$program" report >/dev/full 2>"$folder/err"
    same 'full output: exit' 1 $?
    has 'full output' 'No space left on device' "$folder/err"
fi

# PDF goes through a program of its own; stand-ins show what is made of what it does.
pdf=$folder/to/report.pdf
mkdir "$folder/bin"
cp "$program" "$folder/bin/leadquiz"
alone() {
    PATH=$folder/bin:/usr/bin:/bin "$folder/bin/leadquiz" report -o "$pdf" "$@" >"$folder/out" 2>"$folder/err"
}
maker() {
    printf '#!/bin/sh\n%s\n' "$1" >"$folder/bin/leadquiz-pdf"
    chmod +x "$folder/bin/leadquiz-pdf"
}
if ! PATH=/usr/bin:/bin command -v leadquiz-pdf >/dev/null; then
    alone
    same 'no maker: exit' 1 $?
    has 'no maker' 'a PDF needs the program leadquiz-pdf, which is not there' "$folder/err"
fi
maker 'echo "leadquiz-pdf: the made-up font is missing" >&2; exit 1'
alone
same 'maker fails: exit' 1 $?
has 'maker fails' 'leadquiz: the PDF cannot be made: the made-up font is missing' "$folder/err"
maker 'exit 3'
alone
has 'maker is silent' 'leadquiz-pdf failed and did not say why' "$folder/err"
maker 'cat >/dev/null'
alone
has 'maker writes nothing' 'leadquiz-pdf wrote nothing' "$folder/err"
same 'maker fails: nothing is left' \
    'report.csv report.html report.json report.md report.txt ' "$(held)"
maker 'cat'
alone
same 'maker: exit' 0 $?
has 'maker: is given the JSON' '"schema": "leadquiz-report"' "$pdf"
refuse 2 'pdf to the terminal' 'a PDF needs a file to go to: -o FILE' --format pdf

# Whose, and which.
refuse 2 'format' '--format takes text, md, html, json, csv or pdf, not doc' --format doc
refuse 2 'ending' "the ending of $folder/to/report.doc names no format; end it in .txt, .md, .html, .json, .csv or .pdf, or say --format" \
    -o "$folder/to/report.doc"
refuse 1 'nobody' 'there is nobody called made-up wren in the store' --name 'made-up wren'
refuse 1 'no sitting' 'there is no sitting 99 in the store' --sitting 99
refuse 2 'not a number' '--sitting takes the number of a sitting, not x' --sitting x
"$program" take --name 'made-up wren' --answers "$folder/second.csv" >/dev/null
refuse 2 'two people' 'whose report? Say --name NAME'
refuse 1 'not theirs' 'sitting 1 is not one of made-up wren' --name 'made-up wren' --sitting 1
report --name 'Made-Up Wren'
same 'by name: exit' 0 $?
has 'by name' 'made-up wren · 4 May 2026' "$folder/out"

finish
