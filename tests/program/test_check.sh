#!/bin/bash
# leadquiz check: every problem, the summary, the exit status.
# usage: test_check.sh PROGRAM SOURCE_DIR
set -u
program=$1
source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# expect NAME STATUS EXPECTED_OUTPUT COMMAND...
expect() {
    local name=$1 status=$2 expected=$3 output got
    shift 3
    output=$("$@" 2>&1)
    got=$?
    if [ "$got" != "$status" ] || [ "$output" != "$expected" ]; then
        printf 'FAILED: %s\nstatus %s, expected %s\n' "$name" "$got" "$status"
        diff <(printf '%s\n' "$expected") <(printf '%s\n' "$output")
        failed=1
    fi
}

questions=$source/data/questions.ini
clean="is clean: 5 scales, 15 facets, 79 items (40 asked with a team, 23 without), 8 scenarios,\
 5 questions, 4 levels"
expect "the file that ships is clean" 0 "$questions $clean" "$program" check "$questions"
expect "the program's own file is named by the environment" 0 "$questions $clean" \
    env LEADQUIZ_QUESTIONS="$questions" "$program" check
expect "standard input is read" 0 "standard input $clean" \
    bash -c '"$0" check - < "$1"' "$program" "$questions"

bad=$folder/bad.ini
sed 's/^language = en/langauge = en/; s/^item_seconds = 6/item_seconds = soon/' \
    "$questions" > "$bad"
first=$(grep -n '^langauge' "$bad" | cut -d: -f1)
second=$(grep -n '^item_seconds' "$bad" | cut -d: -f1)
section=$(grep -n '^\[instrument\]' "$bad" | cut -d: -f1)
expect "every problem is told, in the order of lines" 1 \
    "$bad:$section: error: [instrument] has no \"language\": add it
$bad:$first: error: unknown key \"langauge\" in [instrument]: did you mean \"language\"?
$bad:$second: error: item_seconds cannot be soon: give a whole number from 1 to 600
$bad cannot be used: 3 errors, 0 warnings" "$program" check "$bad"

grep -v '^tip.2 = "If I slip' "$questions" > "$folder/warning.ini"
line=$(grep -n '^tip.1 = "This week I learn' "$folder/warning.ini" | cut -d: -f1)
expect "a warning does no harm" 0 \
    "$folder/warning.ini:$line: warning: [facet.competency] has fewer than 2 tips: tips cannot alternate
$folder/warning.ini can be used, 1 warning:${clean#is clean:}" \
    "$program" check "$folder/warning.ini"

expect "a file that is not there" 1 \
    "leadquiz: $folder/none.ini cannot be read: No such file or directory" \
    "$program" check "$folder/none.ini"
expect "a full disk is told" 1 \
    "leadquiz: standard output cannot be written: No space left on device" \
    bash -c '"$0" check "$1" > /dev/full' "$program" "$questions"

exit $failed
