#!/usr/bin/env bash
# The facilitator of votes line by line, on a scenario and on the wish to lead, with a clock:
# bash test_plain_room.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
unset TERM
command -v sqlite3 >/dev/null || { echo "sqlite3 is not here"; exit 77; }

# run LINE...: what the facilitator hears, in said
run() {
    in_store "UPDATE seat SET heard = $(date +%s%3N)" # everybody is there
    printf '%s\n' "$@" | "$program" meeting run "$code" 2>err | tr -s ' \n' ' ' >said
    same "run $*: no message" "" "$(cat err)"
}

heard() { # WHAT TEXT
    grep -qF -- "$2" said || fail "$1: no \"$2\" in"$'\n'"$(fold -s said | tail -n 12)"
}

in_store() { sqlite3 "$LEADQUIZ_DB" "$1"; }

# vote DIGITS: of the seats after the first, a digit each, on what is asked now
vote() {
    in_store "INSERT INTO seat_answer (seat, prompt, round, value)
        SELECT s.id, m.focus, m.round, substr('$1', s.number, 1) FROM seat s JOIN meeting m
        ON m.id = s.meeting WHERE s.number BETWEEN 1 AND length('$1')"
}

# first ID,ANSWER: the first seat votes as a seat does
first() {
    echo "$1" >answer
    "$program" join "$code" --word "$word" --answers answer >out 2>err || fail "first: $(cat err)"
}

code=$("$program" meeting new --ask o1,desire,ts3 "Made-up votes" 2>err) || fail "new: $(cat err)"
printf '%s\n' "" q "" | "$program" join "$code" >said 2>err || fail "join: $(cat err)"
word=$(sed -n 's/^Your seat word is \(.*\)\.$/\1/p' said)
in_store "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 11)
    INSERT INTO seat (meeting, number, word, joined, seed, asked, heard)
    SELECT m.id, i, 'made-up-' || i, m.created, i, 0, m.created FROM n, meeting m"

# ---- a vote with a clock, called off, or not ----
run 1 2 0 181 b 2 5 2 no-number q
heard "begun" "The question: Your team plans a product evening. Which part do you like best? The vote is open. 12 seats, 12 of them here now. 0 of 12 have voted. 1 Close: no more answers 2 Set a clock that closes it 3 Call this vote off 4 End the meeting"
heard "clock: from 1 to 180" "In how many minutes? (b back, q leave) > Please type 1 to 180. In how many minutes? (b back, q leave) > Please type 1 to 180. In"
heard "clock: set" "> It closes by itself in 5 minutes. 1 Close: no more answers 2 One minute more"
heard "clock: a minute more" "> It closes by itself in 6 minutes."
heard "neither" "> That is none of these."
vote 1111222233
run "" 3 no 1 1 no 2 q
heard "the clock, for who comes back" "10 of 12 have voted. It closes by itself in 6 minutes. 1 Close"
heard "calling off is asked" "10 people have voted. A vote that is called off is removed, and nobody sees it. Type the word yes"
heard "revealing is asked" "Of those who are here, 10 of 12 have voted. A vote that is revealed cannot be opened again; the room can vote once more on the question. Type the word yes to do it; anything else leaves all as it is. > All is left as it is."
heard "open again, without its clock" "The vote is open. 12 seats, 12 of them here now. 10 of 12 have voted. 1 Close: no more answers 2 Set a clock"
first o1,leader
run 3 yes 1 q
heard "called off" "People are coming in; it has not begun."
heard "called off: nothing of it is left" "0 of 12 have voted."

# ---- a scenario ----
vote 11112222333
first o1,leader
run 1 1 q
heard "scenario: its options" "12 people answered. Being there and helping it run well: 4 people, 33 of 100, between 14 and 61. Bringing five guests by my own effort: 4 people, 33 of 100, between 14 and 61. Drawing up the plan and giving out the jobs: 4 people, 33 of 100, between 14 and 61."
heard "scenario: what then" "1 Ask the next question 2 Vote on this question again 3 Choose a question to vote on 4 Save the report of what the room sees 5 End the meeting"

# ---- the wish to lead, twice ----
run 1 q
heard "next" "The question: Do you want to lead other people in this business in the next 12 months? The vote is open."
vote 11112233444
first desire,5
run 1 1 2 q
heard "wish: seen" "12 people answered. No, I like it as it is: 4 people, 33 of 100, between 14 and 61. Not now or Not sure: 4 people, 33 of 100, between 14 and 61. Yes, some or Yes, very much: 4 people, 33 of 100, between 14 and 61."
heard "wish: again" "This is vote 2 on it. The vote is open."
vote 44445555455
first desire,5
run 1 1 4 3 votes.txt q
heard "wish: both votes" "Vote 2: 12 people answered. No, I like it as it is: 0 people, 0 of 100, between 0 and 24. Not now: 0 people, 0 of 100, between 0 and 24. Not sure: 0 people, 0 of 100, between 0 and 24. Yes, some: 5 people, 42 of 100, between 19 and 68. Yes, very much: 7 people, 58 of 100, between 32 and 81."
heard "wish: what changed" "From vote 1 to vote 2: No, I like it as it is: 4, then 0, 4 fewer. Not now or Not sure: 4, then 0, 4 fewer. Yes, some or Yes, very much: 4, then 12, 8 more."
heard "saved" "Saved as votes.txt."
tr -s ' \n' ' ' <votes.txt >said
heard "report: the first vote" "Yes, some or Yes, very much ■■■□□□●□□□□□········ 4 33 % (14 to 61)"
heard "report: the second" "Yes, very much ■■■■■■■■□□□□□□●□□□□□····· 7 58 % (32 to 81)"
"$program" meeting status "$code" | tr -s ' \n' ' ' >said
heard "status" "Yes, very much: 7 people, 58 of 100"

# ---- one that is chosen; its clock runs out while nobody leads ----
run 3 b 3 4 3 q
heard "chosen: what there is" "1 Your team plans a product evening. Which part do you like best? 2 Do you want to lead other people in this business in the next 12 months? 3 I pitch in when the team needs a hand. Type a number (b back, q leave)."
heard "chosen: none of them" "Please type 1 to 3."
heard "chosen" "The question: I pitch in when the team needs a hand. The vote is open. 12 seats"
run 2 1 q
heard "a minute" "It closes by itself in 1 minute."
in_store "UPDATE meeting SET until = 1"
run 3 3 q
heard "closed by its clock" "The question: I pitch in when the team needs a hand. The vote is closed. 12 seats, 12 of them here now. 0 of 12 have voted. A vote is shown from 10 people on; of fewer the room sees nothing. 1 Show the result 2 Open it again 3 Call this vote off"
heard "called off without a question, for nobody has voted" "> The question: Do you want to lead other people in this business in the next 12 months? This is vote 2 on it. The result is shown."

# ---- a clock that runs out while the facilitator thinks; a step that somebody else takes ----
run 3 3 q
mkfifo lines
"$program" meeting run "$code" <lines >told 2>err &
running=$!
exec 7>lines
hears() { # TEXT
    local i
    for ((i = 0; i < 1000; i++)); do
        tr -s ' \n' ' ' <told | grep -qF -- "$1" && return
        read -rt 0.01 <> <(:)
    done
    fail "no \"$1\" in"$'\n'"$(tail -n 12 told)"
}
hears "2 Set a clock that closes it"
first ts3,5
hears "1 of 12 has voted."
in_store "UPDATE meeting SET until = 1"
hears "The vote is closed."
"$program" meeting call-off "$code" 2>err
hears "3 Choose a question to vote on 4 Save the report of what the room sees 5 End the meeting q Leave; the meeting stays as it is Type 1 to 5, or press Enter to hear how far the room is (q leave). > "
echo q >&7
exec 7>&-
wait "$running" || fail "the facilitator's end: $?: $(cat err)"

# ---- it has ended, and the review has it ----
run 5 yes q
printf '%s\n' 7 1 1 3 seen.txt 2 no 2 yes b q | "$program" --plain review >out 2>err || fail "review: $?: $(cat err)"
tr -s ' \n' ' ' <out >said
heard "review: what the room saw" "The meeting $code ended on "
heard "review: the votes" "What the room sees: 12 people's answers count."
heard "review: saved" "Saved as seen.txt."
heard "review: gone" "$code is gone, with its seats and all that they answered. Meetings that have ended, newest first No meeting has ended after a reveal."

finish
