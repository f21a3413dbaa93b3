#!/usr/bin/env bash
# test_results.sh PROGRAM SOURCE - one's results over time, line by line.
program=$(realpath "$1") # some of it runs in another folder
source=$2
. "$source/tests/program/answers.sh"
export TZ=UTC
day=86400
june=1749988800 # 15 Jun 2025, noon

# results INPUT [OPTION]...: what is said, in out; the input's escapes as printf takes them
results() {
    local input=$1
    shift
    printf "$input" | "$program" results --plain "$@" >"$folder/out" 2>"$folder/err"
}

# sitting TIME NAME FILE [OPTION]...
sitting() {
    local time=$1 name=$2 file=$3
    shift 3
    LEADQUIZ_NOW=$time "$program" take --name "$name" --answers "$file" "$@" >/dev/null ||
        fail "sitting of $name at $time"
}

# The same answers, those to the items given one step better or worse: +ID or -ID.
moved() {
    local move id step steps=
    for move in "$@"; do
        id=${move#?}
        step=${move%"$id"}1
        is_reversed "$id" && step=$((-step))
        steps="$steps $id=$step"
    done
    awk -F, -v steps="$steps" 'BEGIN { n = split(steps, all, " "); for (i = 1; i <= n; i++) {
        split(all[i], part, "="); by[part[1]] = part[2] } } { print $1 "," $2 + by[$1] * 1 }' OFS=, |
        sed 's/,0$/,leader/'
}

# ---- nothing there yet ----
results 'q\n'
same 'nothing yet: exit' 0 $?
has 'nothing yet' 'There are no results here yet. Take the questionnaire first, with: leadquiz take' "$folder/out"
results '' --name 'made-up nobody'
same 'nobody: exit' 1 $?
same 'nobody: sentence' \
    'leadquiz: there is nobody with the code name made-up nobody here; leave --name out to be asked' \
    "$(cat "$folder/err")"
results '' --name "$(printf 'bad\033name')"
same 'bad name: exit' 1 $?

# ---- three sittings: trust likely up, achiever noise, leader clearly up, fairness clearly down ----
trust_up='+ch1 +ch2 +ch3 +co1 +co2 +co3'
leader_up='+mo1 +mo2 +mo3 +de1 +de2 +de3 +rp1 +rp2 +rp3'
fairness_down='-nu1 -nu2 -st1 -st2 -tr1 -tr2 -el1 -el2 -od1 -od2'
answers 4 2 >"$folder/first.csv"
moved +ow1 $trust_up $leader_up $fairness_down <"$folder/first.csv" >"$folder/second.csv"
sitting $june 'made-up wren' "$folder/first.csv"
results 'q\n'
same 'one sitting: exit' 0 $?
has 'one sitting' 'made-up wren has 1 sitting.' "$folder/out"
has 'nothing to compare with' 'There is no earlier sitting of this kind to compare with.' "$folder/out"

sitting $((june + 30 * day)) 'made-up wren' "$folder/second.csv"
results '?\nt\nq\n'
same 'two sittings: exit' 0 $?
same 'two sittings: nothing on standard error' '' "$(cat "$folder/err")"
has 'newest first' 'made-up wren has 2 sittings, newest first. 1 15 Jul 2025' <(tr -s ' \n' ' ' <"$folder/out")
has 'date of the comparison' 'What has changed since 15 Jun 2025:' "$folder/out"
has 'level' 'Level: 4, now 2, likely fall.' "$folder/out"
has 'noise' 'Achiever: 75, now 78, within noise.' "$folder/out"
has 'likely' 'Trust: 75, now 92, likely rise.' "$folder/out"
has 'clear rise' 'Leader: 75, now 100, clear rise.' "$folder/out"
has 'clear fall' 'Fair play: 75, now 50, clear fall.' "$folder/out"
has 'nothing' 'Follower: 75, now 75, no change.' "$folder/out"
has 'what the words mean' 'larger than errors of measurement make in 95 of 100 cases' "$folder/out"
has 'over time' 'Trust: 75 on 15 Jun 2025, 92 on 15 Jul 2025. Since 15 Jun 2025: +17, likely rise.' "$folder/out"
longest=$(awk '{ if (length($0) > most) most = length($0) } END { print most }' "$folder/out")
[ "$longest" -le 72 ] || fail "a line has $longest columns"
if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$folder/out"; then
    fail 'control characters in the output'
fi

# ---- one sitting opened: result, facets, answers ----
results '9\nx\n1\nf\na\nx\n\n'
same 'opened: exit, at the end of the input' 0 $?
has 'no such sitting' 'That is none of these.' "$folder/out"
has 'result in words' 'Trust: 92 of 100, give or take 7' "$folder/out"
has 'changes of that sitting' 'What has changed since 15 Jun 2025:' "$folder/out"
has 'answers: how many' '26 of 50 answers differ from those of 15 Jun 2025.' "$folder/out"
has 'an answer that differs' 'Always. On 15 Jun 2025: Often' "$folder/out"
has 'what may be typed' 'Please type f, a, s, d, q, or press Enter.' "$folder/out"
same 'back to the list' 2 "$(grep -c 'has 2 sittings' "$folder/out")"
results '2\nf\na\nq\n'
has_not 'the first compares with nothing' '. On 15 Jun 2025:' "$folder/out"
has_not 'the first counts no differences' 'answers differ' "$folder/out"

# ---- a report ----
report=$folder/report.md
results "1\ns\n7\n4\n$report\nq\n"
same 'report: exit' 0 $?
has 'report: wrong form' 'Please type 1 to 6.' "$folder/out"
has 'report: said' "Saved as $report." <(tr -d '\n' <"$folder/out")
has 'report: of that sitting' '15 Jul 2025' "$report"
kept_report=$(cksum <"$report")
results "1\ns\n4\n$report\nb\nq\n"
has 'report: never over another file' 'is there already.' "$folder/out"
same 'report: the file' "$kept_report" "$(cksum <"$report")"
mkdir "$folder/here"
(cd "$folder/here" && for _ in 1 2; do printf '2\ns\n6\n\nq\n' | "$program" results --plain >/dev/null; done)
same 'report: the names offered' 'leadquiz-made-up-wren-2025-06-15-2.csv leadquiz-made-up-wren-2025-06-15.csv' \
    "$(ls "$folder/here" | LC_ALL=C sort | xargs)"

# ---- the next time, what was chosen is asked about ----
# Enter takes the only name here; the team and the consents stay as they are.
take() {
    local time=$1 before=$2
    {
        printf "\n\n\n$before\n\n\n\n"
        sed 's/.*,//; s/leader/1/' "$folder/second.csv"
        printf 'r\n\n%s' "$3"
    } | LEADQUIZ_NOW=$time "$program" take --plain >"$folder/out" 2>"$folder/err"
}
take $((june + 60 * day)) '' $'1\n\nw\nI thank a made-up colleague on Monday.\n2025-08-20\n'
same 'third sitting: exit' 0 $?
has 'the only name is offered' 'or press Enter for made-up wren' <(tr '\n' ' ' <"$folder/out")
has_not 'nothing was chosen before' 'Did you do it?' "$folder/out"
has 'the change at the end too' 'Trust: 92, now 92, no change.' "$folder/out"
chosen=$(tr '\n' ' ' <"$folder/out" | sed 's/.*Until 21 Aug 2025: //; s/ Choose one more.*//')
results '1\nq\n'
has 'chosen and open' "$chosen (by 21 Aug 2025: open)" <(tr -s '\n ' ' ' <"$folder/out")

take $((june + 90 * day)) 'perhaps\np\nb\np\nlater\n' $'\n'
same 'fourth sitting: exit' 0 $?
has 'asked about it' "You chose this to be done by 21 Aug 2025: $chosen" <(tr '\n' ' ' <"$folder/out")
has 'asked about the other' 'You chose this to be done by 20 Aug 2025: I thank a made-up colleague on Monday.' <(tr '\n' ' ' <"$folder/out")
has 'wrong word' 'Please type y, p, n or l.' "$folder/out"
results '2\nq\n'
has 'partly' "$chosen (by 21 Aug 2025: partly done)" <(tr -s '\n ' ' ' <"$folder/out")
has 'later' 'Monday. (by 20 Aug 2025: open)' <(tr -s '\n ' ' ' <"$folder/out")
printf '\n\n\nb\nb\nb\nq\n' | "$program" take --plain >"$folder/out"
has 'later is asked again' 'I thank a made-up colleague' "$folder/out"
has_not 'what is told is not asked again' "$chosen" <(tr '\n' ' ' <"$folder/out")
same 'b leads back to the welcome' 2 "$(grep -c 'Press Enter to begin' "$folder/out")"

# A part with nothing to ask is no wall on the way back.
printf '\nno\nb\nq\n' | "$program" take --plain --name 'made-up wren' --team 'Made-up Team' >"$folder/out"
same 'back over what is given' 2 "$(grep -c 'Press Enter to begin' "$folder/out")"

# ---- another form is another line ----
{
    printf 'team_size,2\neffort,1\n'
    order short | grep -v 'team_size\|effort' | sed 's/$/,4/'
} >"$folder/short.csv"
sitting $((june + 100 * day)) 'made-up wren' "$folder/short.csv" --short
results 't\nq\n'
has 'short form, nothing to compare' 'There is no earlier sitting of this kind to compare with.' "$folder/out"
has 'short form, over time' 'on 13 Sep 2025; not to be compared with these, ' "$folder/out"

# ---- several people ----
sitting $((june + 5 * day)) 'made-up owl' "$folder/first.csv"
results 'made-up jay\n\nMADE-UP OWL\nq\n'
same 'several people: exit' 0 $?
has 'asked whose' 'Whose results? Type your code name' "$folder/out"
has 'a wrong name' 'There is nobody with the code name made-up jay here.' "$folder/out"
has 'no name' 'The code name' "$folder/out"
has 'the right name' 'made-up owl has 1 sitting.' "$folder/out"
results 'q\n' --name 'Made-up Owl'
has 'the name given' 'made-up owl has 1 sitting.' "$folder/out"

# ---- consents ----
results 'c\nb\nc\n\n\ny\n\nc\n\n\n\nq\n' --name 'made-up owl'
same 'consents: exit' 0 $?
has 'consents: back' 'All is left as it is.' "$folder/out"
has 'consents: kept' 'Your choices are kept.' "$folder/out"
same 'consents: the second look' 4 "$(tr '\n' ' ' <"$folder/out" | grep -o 'Enter alone stays yes' | wc -l)"
results 'c\nn\nq\n' --name 'made-up owl'
has 'consents: withdrawn' 'Nothing new will be saved' "$folder/out"

# ---- deletion ----
results '2\nd\nno\n\nq\n' --name 'made-up wren'
has 'what it deletes' 'This deletes the sitting of 13 Sep 2025: its answers' "$folder/out"
has 'not sure' 'All is left as it is.' "$folder/out"
same 'not sure: all are there' 2 "$(grep -c 'has 5 sittings' "$folder/out")"
before=$(kept)
results '2\nd\n' --name 'made-up wren'
same 'not said: the store' "$before" "$(kept)"
results '2\nd\nyes\nq\n' --name 'made-up wren'
same 'deleted: exit' 0 $?
has 'deleted' 'The sitting of 13 Sep 2025 is deleted.' "$folder/out"
has 'deleted: the others stay' 'made-up wren has 4 sittings' "$folder/out"
results 'q\n' --name 'made-up wren'
has_not 'deleted: gone' '13 Sep 2025 ' "$folder/out"

results 'e\ny\nq\n' --name 'made-up wren'
has 'everything, not sure' 'All is left as it is.' "$folder/out"
results 'e\nYes\n' --name 'made-up wren'
same 'everything: exit' 0 $?
has 'everything: what it does' 'This deletes everything about made-up wren: the code name' "$folder/out"
has 'everything' 'Everything about made-up wren is deleted.' "$folder/out"
results '' --name 'made-up wren'
same 'everything: nobody any more' 1 $?
if grep -qa 'made-up wren' "$LEADQUIZ_DB"; then fail 'the name is still in the file'; fi
if grep -qa 'made-up colleague' "$LEADQUIZ_DB"; then fail 'the own words are still in the file'; fi
results 'q\n'
has 'the other is the only one now' 'made-up owl has 1 sitting.' "$folder/out"

# ---- begun and never finished ----
export LEADQUIZ_DB=$folder/begun.db
printf '\nmade-up tern\n\ny\n\n\n\n3\nq\n' | "$program" take --plain >/dev/null
results 't\nq\n'
same 'not finished: exit' 0 $?
has 'not finished' 'There is no finished sitting under the code name made-up tern.' "$folder/out"

printf 'q\n' | "$program" results --plain >&- 2>"$folder/err"
same 'closed output: exit' 1 $?
has 'closed output' 'standard output cannot be written' "$folder/err"

finish
