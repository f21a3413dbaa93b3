#!/usr/bin/env bash
# test_review.sh PROGRAM SOURCE - the review line by line: what a team lead hears of how many people,
# and what they do not.
program=$1
source=$2
. "$source/tests/program/answers.sh"
. "$source/tests/program/people.sh"
export TZ=UTC
kinds=(one two three four)

# at DAY: the clock stands at its noon
at() {
    LEADQUIZ_NOW=$(($(noon "$1") / 1000))
    export LEADQUIZ_NOW
}

# review LINE...: the conversation with these lines is in out, its lines joined in said
review() {
    printf '%s\n' "$@" | "$program" --plain review ${team:+--team "$team"} >"$folder/out" 2>"$folder/err"
    status=$?
    tr '\n' ' ' <"$folder/out" | tr -s ' ' >"$folder/said"
}

# hears WHAT SENTENCE, misses WHAT SENTENCE
hears() {
    grep -qF -- "$2" "$folder/said" || fail "$1: no \"$2\" in"$'\n'"$(head -n 60 "$folder/out")"
}

misses() {
    if grep -qF -- "$2" "$folder/said"; then fail "$1: \"$2\" is heard"; fi
}

# No cell of one or two.
no_few() {
    same "$1: no cell of one or two" '' "$(grep -oE ': [12] (person|people), [0-9]+ of 100[^.]*' "$folder/said")"
}

# The figures of the group as they are heard.
figures() {
    sed -n '/^Levels:/,/^Where answers/p' "$folder/out"
}

# Everything there is to hear: people, the map, the months of each scale, all questions, the teams.
walk() {
    review 1 '' b 2 b 3 2 3 4 5 m b b 4 '' '' '' '' '' '' '' w o b 5 b q
    cp "$folder/out" "$folder/$1"
}

# some FROM TO TEAM DAY CONSENT...: so many people of all four levels, who agree to these
some() {
    local n from=$1 to=$2 team=$3 day=$4
    shift 4
    for n in $(seq "$from" "$to"); do
        person "Made-Up Max $n" "$team" "$@"
        sitting "Made-Up Max $n" "${kinds[$((n % 4))]}" "$day"
    done
}

at 2026-03-02
samples

# ---- nobody, and how one leaves ----
begin
come
review q
same 'nobody: exit' 0 "$status"
hears 'nobody' '0 of 0 people have answered'
hears 'nobody: talk' 'Nobody has answered here. People come in when they take the questionnaire, each under a code name and with the name of their team.'
review 1 b 2 b 3 b 4
same 'the end of the input is a way to leave' 0 "$status"
same 'nothing is said beside it' '' "$(cat "$folder/err")"
hears 'nobody: people' 'There is nobody in this list.'
hears 'nobody: map' 'Nobody is on the map.'
hears 'nobody: months' 'There is no month to show: in none did enough people answer, or somebody whom you may see.'
team=Moonrise review q
same 'no such team: exit' 1 "$status"
same 'no such team' 'leadquiz: nobody is in a team named Moonrise; choose another one' "$(cat "$folder/err")"

# ---- the least numbers ----
begin
some 1 4 Sunrise 2026-03-01 average
come
walk four
hears 'four: how many' 'How many have answered is told from 5 people on.'
hears 'four: nobody is named' 'Nobody can be named here: people are, when they let their team lead see their scores.'
hears 'four: no mean' 'Scales: Shown from 5 people on.'
hears 'four: no month' 'There is no month to show'
misses 'four: no mean at all' 'the mean'
begin
some 1 5 Sunrise 2026-03-01 average
come
walk five
hears 'five: a mean' 'Trust: the mean of 5 people is 50 of 100, between 6 and 94; gates: 75.'
hears 'five: a month' 'Mar 2026, 5 people: the mean is 50, give or take 44.'
hears 'five: movement' 'Movement: Shown from 5 people on.'
hears 'five: foot' 'Averages of 5 people. Do not try to work out who answered what. Not for decisions about single people.'
begin
some 1 9 Sunrise 2026-03-01 average
come
walk nine
hears 'nine: no levels' 'Levels: Shown from 10 people on.'
hears 'nine: no wish' 'The wish to lead: Shown from 10 people on.'
hears 'nine: no questions' 'Questions: Shown from 10 people on.'
hears 'nine: no leans' 'What draws people Shown from 10 people on.'

# ---- ten, and what is put together ----
begin
some 1 10 Sunrise 2026-03-01 average
come
walk ten
hears 'ten: levels' 'Levels: Levels 1 to 2: 5 people, 50 of 100, between 24 and 76. Levels 3 to 4: 5 people, 50 of 100, between 24 and 76.'
hears 'ten: wish' 'Yes, some or Yes, very much: 7 people, 70 of 100, between 40 and 89.'
hears 'ten: split' 'Where answers differ most: I tell people the weak points of our offer too.'
hears 'ten: questions' '1. I tell people the weak points of our offer too. 10 people answered. No chance to do this / cannot say: 0 people'
no_few 'ten'
begin
for n in $(seq 1 10); do
    person "Made-Up Max $n" Sunrise average
    sitting "Made-Up Max $n" two 2026-03-01
done
come
walk alike
hears 'alike: levels' 'Levels: Left out: it could tell about one or two people.'
hears 'alike: wish' 'The wish to lead: Left out: it could tell about one or two people.'
hears 'alike: means' 'Scales: Left out: it could tell about one or two people.'

# ---- those who answered carelessly, and the short form, are in nothing ----
begin
some 1 5 Sunrise 2026-03-01 average
person 'Made-Up Moritz' Sunrise average lead
sitting 'Made-Up Moritz' careless 2026-03-01
come
walk careless
hears 'careless: not in the mean' 'Trust: the mean of 5 people is 50 of 100, between 6 and 94; gates: 75.'
misses 'careless: not in the list' 'Moritz'
misses 'careless: not in the month' '6 sittings'
misses 'careless: nothing is said of it' 'quality'

# ---- one joins between two looks, then two more ----
begin
some 1 12 Sunrise 2026-03-01 average
come
review q
before=$(figures)
hears 'twelve' 'Trust: the mean of 12 people is 56 of 100, between 35 and 78; gates: 75.'
at 2026-03-05
some 13 13 Sunrise 2026-03-04 average
come
walk thirteen
hears 'thirteen: of when' '13 of 13 people have answered, 13 in the last 90 days. Figures of 2 Mar 2026. Fewer than 3 people have changed since; new figures come when 3 have.'
review q
same 'thirteen: the figures of then' "$before" "$(figures)"
some 14 15 Sunrise 2026-03-04 average
come
review q
hears 'fifteen' 'Trust: the mean of 15 people is 58 of 100, between 40 and 77; gates: 75.'
misses 'fifteen: of now' 'Figures of'
same 'fifteen: other figures' different "$([ "$before" = "$(figures)" ] || echo different)"

# ---- the whole less a team is one person ----
begin
some 1 12 Sunrise 2026-03-01 average
some 13 13 '' 2026-03-01 average
come
review q
hears 'whole: shown' 'Trust: the mean of 13 people is'
team=Sunrise review q
too_close='Left out for now: together with what was shown before, it could tell about one or two people.'
hears 'team: who' 'Review of team Sunrise 12 of 12 people have answered'
hears 'team: levels' "Levels: $too_close"
hears 'team: scales' "Scales: $too_close"
hears 'team: wish' "The wish to lead: $too_close"
hears 'team: questions' "Questions: $too_close"
review 5 sunrise 2 1 4 q
hears 'team, chosen in between' "Review of team Sunrise 12 of 12 people have answered, 12 in the last 90 days. What is left out can come when more people have answered and let their answers count. Nobody has to. Whom"
hears 'team, chosen in between: scales' "Scales: $too_close"
begin
some 1 12 Sunrise 2026-03-01 average
some 13 13 '' 2026-03-01 average
come
team=Sunrise review q
hears 'team first: shown' 'Trust: the mean of 12 people is'
review q
hears 'team first: not the whole' "Scales: $too_close"

# ---- nobody hears of a No ----
# nay TEAM COMMAND...: a store of the same people, and one more who comes by the command
nay() {
    begin
    some 1 12 Sunrise 2026-03-01 average
    some 13 16 Sunrise 2026-03-01 average lead
    "$@"
    come
}
never_asked() {
    person 'Made-Up Nay' Sunrise
    sitting 'Made-Up Nay' four 2026-02-28
}
said_no() {
    no 'Made-Up Nay' Sunrise average lead research
    sitting 'Made-Up Nay' four 2026-02-28
}
averages_alone() {
    person 'Made-Up Nay' Sunrise average
    sitting 'Made-Up Nay' four 2026-02-28
}
no_to_the_lead() {
    write_person 'Made-Up Nay' Sunrise "$(consents true average)$(consents false lead)"
    sitting 'Made-Up Nay' four 2026-02-28
}
withdrew() {
    write_person 'Made-Up Nay' Sunrise "$(consents true average lead)"
    sitting 'Made-Up Nay' four 2026-02-28
    come
    printf '%s\n' c y y n n q | "$program" --plain results --name 'Made-Up Nay' >"$folder/results" 2>&1
    has 'withdrawn' 'Your choices are kept.' "$folder/results"
}
withdrew_elsewhere() {
    write_person 'Made-Up Nay' Sunrise "$(consents true average lead)"
    sitting 'Made-Up Nay' four 2026-02-28
    come
    said=$(noon 2026-03-02) write_person 'Made-Up Nay' Sunrise "$(said=$(noon 2026-03-02) consents false lead)"
}
but_for_counts() {
    sed 's/[0-9]* of [0-9]* people have answered, [0-9]* in/N of N people have answered, N in/' "$folder/$1"
}
for how in true never_asked said_no averages_alone no_to_the_lead withdrew withdrew_elsewhere; do
    nay $how
    walk "$how"
    misses "$how: not named" 'Nay'
done
same 'No is as absent, but for the number of people' "$(but_for_counts true)" "$(but_for_counts never_asked)"
same 'a No is as no answer' '' "$(diff "$folder/never_asked" "$folder/said_no")"
for how in no_to_the_lead withdrew withdrew_elsewhere; do
    same "$how is as never having said Yes" '' "$(diff "$folder/averages_alone" "$folder/$how")"
done
same 'that they are counted is heard' 17 "$(grep -o 'mean of 17 people' "$folder/withdrew" | head -n 1 | tr -dc 0-9)"

# ---- given, withdrawn and given again, while the lead listens ----
nay no_to_the_lead
# until_prompt: what is said up to the next prompt is in said
until_prompt() {
    IFS= read -r -d '>' text <&"${talk[0]}" || fail 'the conversation ended'
    printf '%s\n' "$text" >"$folder/out"
    tr '\n' ' ' <"$folder/out" | tr -s ' ' >"$folder/said"
}
agree() { # LEAD
    printf '%s\n' c y y "$1" n q | "$program" --plain results --name 'Made-Up Nay' >"$folder/results" 2>&1
}
coproc talk { "$program" --plain review 2>&1; }
until_prompt
echo 1 >&"${talk[1]}"
until_prompt
hears 'listening: four people' 'People: 4 people, by name'
agree y
echo nay >&"${talk[1]}"
until_prompt
hears 'given: at once' 'The list has changed meanwhile. People: 1 of 5, by name With "nay" in the name or the team.'
hears 'given: named' 'Made-Up Nay, team Sunrise. Level 4. Wish to lead: “Yes, very much”. Last answered on 28 Feb 2026.'
echo 1 >&"${talk[1]}"
until_prompt
hears 'given: the page' 'Made-Up Nay, team Sunrise Level 4: Leader Builder.'
agree n
echo t >&"${talk[1]}"
until_prompt
hears 'withdrawn: the page is not open' "This person's page is not open any more. People: 0 of 4, by name With \"nay\" in the name or the team. Nobody matches. Type a to hear everybody."
misses 'withdrawn: not named' 'Made-Up Nay'
agree y
echo a >&"${talk[1]}"
until_prompt
hears 'given again' 'People: 5 people, by name'
echo q >&"${talk[1]}"
wait "$talk_PID"

# ---- search, sort and filter; one person after the other ----
review 1 'max 1' / a f 1 3 '' f 2 '' q
hears 'search' 'People: 4 of 5, by name With "max 1" in the name or the team.'
hears 'sorted' 'People: 5 people, by level 1 Made-Up Max 15, team Sunrise. Level 4.'
hears 'turned round' 'People: 5 people, by level 1 Made-Up Max 16, team Sunrise. Level 1.'
review 1 f 4 4 9 4 5 5 2 '' q
hears 'filtered' 'Filtered. Level: Leader Builder; Answered: in the last 30 days.'
review 1 f 3 sun 1 8 2 '' q
hears 'filtered by team and corner' 'Filtered. Team: Sunrise; Who is who: Ready, glad to lead.'
review 1 1 n p t '?' b b q
hears 'one person: change' 'There is no earlier sitting of this kind to compare with.'
hears 'one person: over time' 'Achiever: 100 on 1 Mar 2026.'
review 2 1 b b x 99 q
hears 'map: a corner' 'Filtered. Who is who: Ready, glad to lead.'
hears 'neither' 'That is none of these.'
same 'leaving: exit' 0 "$status"

# ---- a report ----
review 6 7 3 "$folder/team.txt" q
hears 'report: neither' 'Please type 1 to 6.'
hears 'report: saved' "It holds figures of the group alone, and nobody is named in it."
grep -q 'Everybody · 5 Mar 2026' "$folder/team.txt" || fail 'report: not saved'
has_not 'report: nobody is named' 'Made-Up' "$folder/team.txt"

# ---- behind a passphrase ----
printf '%s\n' 'blue heron, calm water' 'blue heron, calm water' | "$program" db passphrase >/dev/null
review 'grey otter, deep water' q
same 'wrong: exit' 1 "$status"
hears 'wrong: why it is asked' 'The review tells about other people, so it is kept behind a passphrase.'
same 'wrong' 'leadquiz: that is not the passphrase of this store' "$(cat "$folder/err")"
misses 'wrong: nothing is told' 'Review of'
review 'blue heron, calm water' q
same 'right: exit' 0 "$status"
hears 'right' 'Review of everybody'
printf '%s\n' 4 'grey otter, deep water' q | "$program" --plain >"$folder/out" 2>"$folder/err"
same 'from home: exit' 0 $?
has 'from home: back there' 'That did not work: that is not the passphrase of this store.' "$folder/out"
has_not 'from home: nothing is told' 'Review of everybody' "$folder/out"

# ---- a long list, and months: what else can be typed there ----
long='a name that is so long that nobody has it and that no field of the search could ever hold as a whole'
printf '%s\n' 1 '?' 99 "$long" '' m more a x b 3 '?' 9 2 m b t x b q | "$program" --plain demo 2>"$folder/err" | tr -s ' \n' ' ' >"$folder/said"
hears 'people: help' 'Here are those who let their team lead see their scales, their level and their wish to lead. Nobody is ranked by one number: look for whom to talk to, and about what.'
hears 'people: nobody at that number' '> There is no person with that number here. Type a number'
hears 'people: too long' '> Nobody has so long a name. Type a number'
hears 'people: the next page' '21 to 39 of 39.'
hears 'people: its end' '> That is the end of the list.'
hears 'people: all, from the first' '> People: 39 people, by name (made-up data) 1 '
hears 'people: neither' '> That is none of these. Type a number to open a person'
hears 'months: help' 'Other people may have answered from month to month, so a step need not be a change in anybody.'
hears 'months: neither' '> That is none of these. Type the number of a scale'
hears 'months: who moved in the scale said last' '> People: 1 of 39, by name (made-up data) Filtered. Changes: clear change in Trust. 1 Tin Heron, team Demo North. Between 1 and 2. Wish to lead: “Yes, very much”. Trust fell clearly.'
hears 'months: by meeting, the same scale' '> By meeting: Trust, newest first (made-up data) Demo Workshop ('

# ---- made-up data says so in the first line of each part ----
printf '%s\n' 1 f b 1 b b 2 1 b b 3 2 b 4 w b 5 1 6 b 7 b 8 b q | "$program" --plain demo >"$folder/out" 2>"$folder/err"
same 'demo: exit' 0 $?
for part in 'Review of everybody' 'People: 39 people, by name' 'Sort and filter' 'Who is who: 39 people' \
    'Over time: Achiever, newest month first' 'Over time: Trust, newest month first' \
    'Questions, most split first' 'What draws people' 'Which team?' 'Save a team report' \
    'Meetings that have ended, newest first'; do
    grep -qxF "$part (made-up data)" "$folder/out" || fail "demo: $part does not say that it is made up"
done
grep -q '^Marble Sparrow, team Demo North (made-up data)$' "$folder/out" || fail 'demo: a person is not made up'

finish
