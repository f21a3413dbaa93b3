#!/usr/bin/env bash
# Meetings as a script runs them, seat by seat: bash test_meeting.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
unset TERM

# says NAME STATUS SENTENCE ARGUMENT...: nothing but the sentence
says() {
    local name=$1 status=$2 sentence=$3
    shift 3
    run "$name" "$status" "$@"
    same "$name" "leadquiz: $sentence" "$(cat err)"
    same "$name: no data" "" "$(cat out)"
}

# step STEP [ID]: of the meeting $code
step() {
    "$program" meeting "$1" "$code" ${2:+"$2"} >out 2>err || fail "$*: $(cat err)"
}

# value KEY: of the status in JSON
value() {
    sed -n "s/^  \"$1\": //p" status.json | sed 's/,$//; s/"//g'
}

# counts NAME STATE SEATS BEGUN DONE: and nothing of what was answered
counts() {
    "$program" meeting status "$code" --format json >status.json || fail "$1: status"
    same "$1: counts" "$2 $3 $4 $5 null" \
        "$(value state) $(value seats) $(value begun) $(value "done") $(value result)"
    # How many questions somebody is asked tells of what they answered.
    grep -q 'answers' status.json && fail "$1: a total is told: $(cat status.json)"
    "$program" meeting status "$code" >status.txt
    grep -qE 'answers|mean|people|Levels|Scales|Shown' status.txt && fail "$1: a figure is shown: $(cat status.txt)"
}

# seat NAME ARGUMENT...: take one; its word is added to words
seat() {
    run "$1" 0 join "$code" "${@:2}"
    [[ $(cat out) =~ ^[a-z]+-[a-z]+$ ]] || fail "$1: no seat word: $(cat out)"
    cat out >>words
}

# The short form of person $1, who varies: nobody is careless.
short() {
    local number=$1 id
    for id in $(order short); do
        number=$((number + 1))
        case $id in
        team_size) echo "$id,3" ;;
        effort) echo "$id,1" ;;
        *) echo "$id,$((2 + number % 4))" ;;
        esac
    done
}

# ---- wrong use ----
says "nothing to do" 2 \
    "meeting: say what to do; it knows: new, list, status, open, close, reveal, ask, again, whole, call-off, end, delete, run, show, kiosk, sheet, enter" meeting
run "unknown" 2 meeting opne KDGWP
has "unknown" 'meeting: there is no "opne"; it knows: new, list' err
says "no title" 2 "meeting new: say a title for it" meeting new
says "two titles" 2 "meeting new: put quotes around a title of several words" meeting new Team evening
says "no code" 2 "meeting open: say the code of the meeting" meeting open
says "no id" 2 "meeting ask: say the id of the question" meeting ask KDGWP
says "one word too many" 2 'meeting open: "now" is one word too many' meeting open KDGWP now
says "--short elsewhere" 2 "leadquiz meeting open does not take --short" \
    meeting open KDGWP --short
says "--format elsewhere" 2 "leadquiz meeting open does not take --format" \
    meeting open KDGWP --format json
says "--short and --ask" 2 "--short and --ask cannot go together" meeting new X --short --ask ts1
says "join without code" 2 "join: say the code of the meeting" join --answers -
says "--wait alone" 2 "--wait goes with --answers" join KDGWP --wait 3
says "--wait of words" 2 "--wait takes a number of seconds from 1 to 86400" \
    join KDGWP --answers - --wait soon

says "an empty store" 0 "there is no meeting; make one with: leadquiz meeting new TITLE" meeting list
says "no code" 1 \
    "\"KFT\" is no code of a meeting: a code has 5 of the letters BDGHJKLMPRSWXZ" join KFT
run "unknown code" 1 meeting status KDGWP
unknown=$(cat err)
says "unknown code to join" 1 "${unknown#leadquiz: }" join KDGWP --plain
says "unknown id" 1 "$("$program" meeting new X --ask ts1,zz9 2>&1 | sed 's/^leadquiz: //')" \
    meeting new X --ask ts1,zz9
has "unknown id" zz9 err

# ---- a form at one's own pace, twelve seats ----
run "new" 0 meeting new --short "Sunday evening"
code=$(cat out)
[[ $code =~ ^[A-Z]{5}$ ]] || fail "no code: $code"
same "new: what next" "leadquiz: people join with: leadquiz join $code
leadquiz: you run it with: leadquiz meeting run $code" "$(cat err)"
counts "lobby" lobby 0 0 0
same "lobby in words" "Sunday evening
To join, type: leadquiz join $code
People are coming in; it has not begun.
0 seats, 0 of them here now." "$(cat status.txt)"
says "close first" 1 "nothing is open; open the meeting first" meeting close "$code"
for i in {1..13}; do short "$i" >"short$i"; done
sed '3s/,.*/,9/' short1 >wrong
says "wrong answers take no seat" 1 \
    "wrong:3: $(sed -n '3s/,.*//p' wrong) cannot be 9: it takes 1 to 5, or 0 for no chance" \
    join "$code" --answers wrong
counts "still nobody" lobby 0 0 0

# The first waits in the lobby; its word is there as soon as it sits.
mkfifo word
"$program" join "$code" --answers short1 >word 2>waiting &
waiting=$!
read -r first <word
counts "one waits" lobby 1 0 0
says "two at one seat" 1 \
    "somebody sits on $first already; leave it there, or try again in a few seconds" \
    join "$code" --word "$first" --answers short1
says "a word that nobody has" 1 \
    "this meeting has no seat with the word no-body; look at it once more, or join anew" \
    join "$code" --word no-body --answers short1
step open
same "open: what next" "leadquiz: $code is open; close it with: leadquiz meeting close $code" "$(cat err)"
wait "$waiting" || fail "the one who waited: $(cat waiting)"
echo "$first" >words
counts "the first is done" open 1 1 1
for i in {2..11}; do
    seat "seat $i" --answers "short$i"
    counts "seat $i" open "$i" "$i" "$i"
done

# The twelfth goes line by line, leaves in the middle and comes back.
printf '\n3\n4\n2\nq\n\n' | "$program" join "$code" >said 2>err || fail "line by line: $(cat err)"
has "line by line: the place" "Question 1 of 14." said
has "line by line: back" "Your seat is kept, with what you answered. To come back, type leadquiz join $code and your seat word" said
twelfth=$(sed -n 's/^Your seat word is \(.*\)\.$/\1/p' said)
counts "in the middle" open 12 12 11
printf '%s\n' 4 5 1 4 5 2 1 4 3 4 1 r q | "$program" join "$code" --word "$twelfth" >said 2>err ||
    fail "coming back: $(cat err)"
has "coming back" "You are back in your seat.  Question 4 of 14." said
has "given" "Thank you, all your answers are in. Your result comes when the meeting shows it." said
has_not "no result before the reveal" "of 100" said
echo "$twelfth" >>words
counts "all are done" open 12 12 12
same "seats are different" 12 "$(sort -u words | wc -l)"

# A thirteenth gives the seat up again.
printf '\nq\nleave\n' | "$program" join "$code" >said 2>err || fail "leaving: $(cat err)"
has "leaving" "Your seat is given up; what was not revealed is removed." said
counts "one has left" open 12 12 12

# ---- closed, then shown ----
says "not before it is closed" 1 "people are answering; close the answering first" \
    meeting reveal "$code"
step close
counts "closed" closed 12 12 12
says "too late" 1 \
    "the facilitator has closed the answering; what you answered before is kept" \
    join "$code" --answers short13
counts "too late takes no seat" closed 12 12 12
step reveal
same "shown: what next" \
    "leadquiz: the result of $code is shown; see it with: leadquiz meeting status $code" "$(cat err)"
"$program" meeting status "$code" >status.txt
has "shown" "12 seats," status.txt
has "shown: people" "What the room sees: 12 people's answers count." status.txt
has "shown: a mean" "Achiever: the mean of 12 people is" status.txt
has "shown: a count" "12 people answered." status.txt
"$program" meeting status "$code" --format json >status.json
same "shown: JSON" "revealed {" "$(value state) $(value result)"
grep -q '"people": 12' status.json || fail "JSON: no 12 people"
sed -n '/"scales"/,/"questions"/p' status.json | grep -qE '"mean": [0-9]+,$' || fail "JSON: no mean"
grep -qE '"mean": [0-9]*\.' status.json && fail "JSON: a mean that is not whole"
grep -qE '"people": [12],' status.json && fail "JSON: a cell of one or two"

# ---- one's own result, to be kept ----
printf '%s\n' "" y "made-up owl" "" y n n n "" q |
    "$program" join "$code" --word "$first" >said 2>err || fail "own result: $(cat err)"
has "own result" "This is your own result. Nobody else sees it." said
has "own result: kept" "Your result is kept under the name made-up owl. The meeting does not know whose seat it was." said
same "own result: a person" 1 "$(sqlite3 "$LEADQUIZ_DB" 'SELECT count(*) FROM person')"
printf '%s\n' "" q | "$program" join "$code" --word "$first" >said 2>err || fail "again: $(cat err)"
has_not "kept once" "Keep this result" said

# ---- one question once more ----
says "no such question" 1 "there is no question with the id zz9" meeting again "$code" zz9
step again ts3
counts "second vote" open 12 0 0
votes=0
while read -r word; do
    votes=$((votes + 1))
    echo "ts3,$((3 + votes % 3))" >vote
    run "vote $votes" 0 join "$code" --word "$word" --answers vote
    counts "vote $votes" open 12 $votes $votes
done <words
step close
counts "second vote closed" closed 12 12 12
step reveal
"$program" meeting status "$code" >status.txt
has "second vote" "Vote 1: 12 people answered." status.txt
has "second vote: counted" "Vote 2: 12 people answered." status.txt
has "second vote: the movement" "Half the time: 4 people, 33 of 100" status.txt
step whole
says "whole already" 1 "the result of the whole form is shown already" meeting whole "$code"
says "not while it goes on" 1 "$code goes on; end it first with: leadquiz meeting end $code" \
    meeting delete "$code"
step end
same "ended: said" "leadquiz: $code has ended" "$(cat err)"
says "ended: no step" 1 \
    "this meeting has ended; make a new one with: leadquiz meeting new TITLE" meeting open "$code"
says "ended: no seat" 1 "this meeting has ended, so nobody can join it" \
    join "$code" --answers short13
run "list" 0 meeting list
same "list" "$code  $(date +%F)  ended     Sunday evening" "$(cat out)"
says "delete" 0 "$code is gone, with its seats and all that they answered" meeting delete "$code"
same "delete: no seat is left" 0 "$(sqlite3 "$LEADQUIZ_DB" 'SELECT count(*) FROM seat_answer')"

# ---- single questions, code names, four people ----
run "single questions" 0 meeting new --named --ask ts3,fp1 "One by one"
code=$(cat out)
same "single questions: from how many" "leadquiz: a vote is shown from 10 people on; for a smaller room make a form, whose means are shown from 5" "$(tail -n 1 err)"
says "call off nothing" 1 "nothing is open; open the meeting first" meeting call-off "$code"
step open
step call-off
same "call off the first" "leadquiz: $code waits in the lobby; open it with: leadquiz meeting open $code" "$(cat err)"
says "without a name" 2 "this meeting goes by code names; say --name NAME" \
    join "$code" --answers vote
step open
: >words
for i in 1 2 3 4; do
    printf 'ts3,%s\n' "$i" >vote
    seat "named $i" --name "calm-heron-$i" --answers vote
done
says "one name twice" 1 "\"calm-heron-2\" or a name that looks like it sits in this meeting already; to come back type the seat \
word too, or choose another code name" join "$code" --name calm-heron-2 --answers vote
counts "four votes" open 4 4 4
step close
step reveal
"$program" meeting status "$code" >status.txt
has "four: no count" "Shown from 10 people on." status.txt
has_not "four: no cell" "of 100" status.txt

# Waits for its question and for the second vote on it.
printf 'fp1,4\nfp1,5\n' >votes
"$program" join "$code" --name calm-heron-5 --answers votes >word 2>waiting &
waiting=$!
read -r _ <word
step ask fp1
for _ in {1..500}; do
    "$program" meeting status "$code" --format json >status.json
    [ "$(value begun)" = 1 ] && break
done
step close
step call-off
"$program" meeting status "$code" --format json >status.json
same "called off" "revealed ts3 1 4" "$(value state) $(value focus) $(value round) $(value "done")"
step ask fp1
step close
step reveal
step again
wait "$waiting" || fail "the second vote of one who waited: $(cat waiting)"
counts "the second vote" open 5 1 1
says "the word of another" 1 "this meeting has no seat with the word $(head -n 1 words) and that \
code name; look at both once more, or join anew" \
    join "$code" --name calm-heron-5 --word "$(head -n 1 words)" --answers vote
printf 'ts3,1\n' >vote
run "not asked in time" 1 join "$code" --name calm-heron-1 --word "$(head -n 1 words)" --answers vote --wait 1
same "not asked in time" "leadquiz: ts3 was not asked in that time; the seat is kept, come back to it with --word $(head -n 1 words)" "$(cat err)"

# ---- the facilitator and the wall, line by line ----
run "another" 0 meeting new --short "Line by line"
code=$(cat out)
printf '%s\n' 1 "" 1 yes "" 1 no 1 yes 1 no 1 yes 3 no 3 yes q | "$program" meeting run "$code" >said 2>err || fail "run: $(cat err)"
has "run: the code" "To join, type: leadquiz join $code" said
has "run: nobody is in" "does not go back to waiting for them. Type the word yes to do it; anything else" said
has "run: nobody is done" "Nobody has answered all of it. What is closed takes no more answers until it is opened again. Type the word yes to do it; anything else" said
has "run: open" "The questions are open. 0 seats, 0 of them here now. 0 begun, 0 done." said
has "run: closed" "The questions are closed." said
has "run: few" "A result is shown from 5 people on; of fewer the room sees nothing." said
has "run: nothing to see" "Nobody has answered all of it, so there is nothing to see. A form that is revealed cannot be opened again, so nobody goes on with it. Type the word yes" said
has "run: shown" "What the room sees: 0 people's answers count." said
has "run: asks once" "All is left as it is." said
has "run: ended" "The meeting $code ended on " said
has "run: what then" "2  Delete this meeting" said
"$program" meeting show "$code" >said 2>err || fail "show: $(cat err)"
has "show" "Line by line The meeting has ended." said

# From home: a new meeting, then the same again out of the list; a code that cannot be.
new=$(($("$program" meeting list | grep -vc ' ended ') + 1))
printf '%s\n' 6 $new "Out of the door" y n q 6 1 q q | "$program" --plain >said 2>err || fail "home: $(cat err)"
has "home: a new one" "Type a title, or press Enter for: Meeting of " said
has "home: made" "Out of the door To join, type: leadquiz join" said
has "home: in the list" "1  Out of the door (" said
code=$("$program" meeting list | sed -n '1s/ .*//p')
"$program" meeting status "$code" --format json >status.json
same "home: as asked" "lobby short false" "$(value state) $(value form) $(value named)"
printf '%s\n' 5 KFT q q | "$program" --plain >said 2>err || fail "home: $(cat err)"
has "home: no such code" "\"KFT\" is no code of a meeting" said

# One that has ended: how it stands, its result and report again, and away with it.
run "one to end" 0 meeting new --short "Over and done"
code=$(cat out)
"$program" meeting end "$code" 2>/dev/null
"$program" meeting status "$code" >status.txt
same "ended: status" "Over and done
The meeting $code ended on $(date -u +'%-d %b %Y'), before a result was shown.
0 seats." "$(cat status.txt)"
over=$("$program" meeting list | sed -n 's/^\(.....\)  .* ended .*Line by line$/\1/p')
"$program" meeting status "$over" >status.txt
has "ended: report" "To save its report: leadquiz report --meeting $over -o FILE" status.txt
has_not "ended: nobody joins" "To join" status.txt
place=$("$program" meeting list | grep -v ' ended ' | grep -c .)
place=$((place + 1 + $("$program" meeting list | grep ' ended ' | grep -n "$over" | cut -d: -f1)))
printf '%s\n' $place 1 3 room.txt 2 no 2 yes q | "$program" meeting run >said 2>err || fail "ended: $(cat err)"
has "ended: in the list" "$place  Line by line ($over), ended on" said
has "ended: its result" "What the room sees: 0 people's answers count." said
has "ended: saved" "Saved as room.txt." said
has "ended: asks once" "All is left as it is." said
has "ended: gone" "$over is gone, with its seats and all that they answered." said
"$program" meeting list | grep -q "$over" && fail "ended: it is in the list"
has "ended: the report" "Seats: 0. With all answers: 0." room.txt

# Two facilitators: the second is refused, and takes over when the first has gone.
run "a last one" 0 meeting new --short "Two of them"
code=$(cat out)
mkfifo lines
"$program" meeting run "$code" <lines >said 2>err &
first_run=$!
exec 7>lines
for _ in {1..2000}; do
    grep -q 'Type 1 to' said && break
done
says "two facilitators" 1 \
    "somebody runs this meeting already; leave it there, or try again in a few seconds" meeting run "$code"
echo q >&7
exec 7>&-
wait "$first_run" || fail "the first facilitator: $(cat err)"
printf 'q\n' | "$program" meeting run "$code" >said 2>err || fail "the second takes over: $(cat err)"

# ---- the wall line by line: it follows until its input ends, whatever is typed ----
run "a wall" 0 meeting new --short "On the wall"
other=$code
code=$(cat out)
timeout 20 "$program" meeting show "$code" </dev/null >said 2>err || fail "a wall without input: $?: $(cat err)"
has "a wall without input" "On the wall To join, type: leadquiz join $code" said
timeout 60 "$program" meeting show "$code" <lines >said 2>err &
wall=$!
exec 7>lines
echo q >&7
"$program" meeting open "$code" || fail "the wall's meeting: open"
for _ in {1..2000}; do
    grep -q 'The questions are open' said && break
done
has "a wall after a line" "The questions are open." said
exec 7>&-
wait "$wall" || fail "the wall ends with its input: $?: $(cat err)"
same "a wall's end: no message" "" "$(cat err)"
code=$other

# ---- deleting: a terminal asks, a script has said what it wants ----
past=$("$program" meeting new "Made-up past" 2>err) && "$program" meeting end "$past" 2>err || fail "past: $(cat err)"
printf '\n' | script -E never -qec "'$program' meeting delete $past" /dev/null >said
has "asked" "it cannot be brought back" said
has "no is no" "nothing was changed" said
"$program" meeting list >out 2>err
has "not deleted" "Made-up past" out
printf 'yes\n' | script -E never -qec "'$program' meeting delete $past" /dev/null >said
has "deleted" "$past is gone" said

# ---- the lead's passphrase ----
secret="blue heron, calm water"
printf '%s\n' "$secret" "$secret" | "$program" db passphrase >out 2>err || fail "passphrase: $(cat err)"
needed="this store has a passphrase: start leadquiz in a terminal, or give the passphrase as the \
first line of standard input and say --passphrase-stdin"
for words in "new X" list "open $code" "close $code" "reveal $code" "ask $code ts3" "again $code" \
    "whole $code" "call-off $code" "end $code" "delete $code" "run $code" "kiosk $code" "enter $code"; do
    # shellcheck disable=SC2086 # words are wanted
    says "passphrase: $words" 1 "$needed" meeting $words
done
echo "$secret" | "$program" meeting open "$code" --passphrase-stdin 2>err || fail "passphrase: $(cat err)"
run "status asks nothing" 0 meeting status "$code"
run "joining asks nothing" 0 join "$code" --answers short1

finish
