#!/usr/bin/env bash
# A seat line by line, and a vote from it: bash test_plain_seat.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
unset TERM

# talk NAME LINE...: what the seat hears, in said
talk() {
    local name=$1
    shift
    printf '%s\n' "$@" | "$program" --plain join ${code:+"$code"} >said 2>err || fail "$name: $(cat err)"
}

step() {
    "$program" meeting "$1" "$code" 2>err || fail "$1: $(cat err)"
}

kept_answers() {
    sqlite3 "$LEADQUIZ_DB" "SELECT group_concat(round || ':' || value) FROM (SELECT * FROM seat_answer ORDER BY round)"
}

code=$("$program" meeting new --named --ask ts3,fp1 "One by one" 2>err) || fail "new: $(cat err)"

# ---- the lobby ----
talk "lobby" "" "=1" calm-heron q ""
has "lobby: a name that cannot be" "The code name begins with =, as a formula does" said
has "lobby: asked again" "or a digit Type the code name for this meeting" said
has "lobby" "You are in. The questions come when the meeting begins. Press Enter to hear how far the room is (q leave)." said
word=$(sed -n 's/^Your seat word is \([a-z]*-[a-z]*\)\.$/\1/p' said)
has "lobby: how to come back" "type leadquiz join $code and your seat word, $word." said
talk "the same name" "" calm-heron "" calm-otter "" q ""
has "the same name" "\"calm-heron\" or a name that looks like it sits in this meeting already" said
has "the same name: another" "> 2 seats, " <(tr -s ' \n' ' ' <said)

# ---- the vote ----
step open
talk "vote" no-word calm-heron "$word" calm-heron "" 9 4 "" 2 q ""
has "no such word" "this meeting has no seat with the word no-word and that code name" said
has "vote: back" "You are back in your seat." said
has "vote: no such answer" "That is none of the answers. Please type 1 to 5, or 0." said
has "vote: given" "Your answer is in. Type another number to change it while the vote is open" said
has "vote: how far" "1 of 2 has voted." said
same "vote: the last one counts" 1:2 "$(kept_answers)"
talk "vote again" "$word" calm-heron q ""
has_not "a vote that is in is not asked for" "Type 1 to 5" said

# ---- its end ----
step close
talk "closed" "$word" calm-heron q ""
has "closed" "The answering is closed. Thank you; the result comes when the meeting shows it." said
step reveal
talk "shown" "$word" calm-heron q ""
has "shown: to few nothing" "Shown from 10 people on." said
step again
talk "second vote" "$word" calm-heron 5 q ""
has "second vote" "This is vote 2 on the question." said
same "second vote: beside the first" 1:2,2:5 "$(kept_answers)"
talk "given up" "$word" calm-heron q leave
has "given up" "Your seat is given up; what was not revealed is removed." said
same "given up: what was shown stays" 1:2 "$(kept_answers)"

# ---- a code that is typed ----
meeting=$code code=''
talk "typed code" KFT "${meeting,,}" q
has "no code" '"KFT" is no code of a meeting' said
has "typed code" "One by one Nobody sees what you answer." said
code=$meeting
step end
printf 'x\n' | "$program" --plain join "$code" >said 2>err && fail "ended: status"
same "ended" "leadquiz: this meeting has ended, so nobody can join it" "$(cat err)"

# ---- a form: back to the answers, and thrown away ----
code=$("$program" meeting new --short "A form" 2>err) || fail "form: $(cat err)"
step open
answers=()
for _ in $(order short | tail -n +2); do answers+=($((1 + ${#answers[@]} % 3))); done
talk "form" "" "${answers[@]}" 1 r "" b q ""
has "form: in" "Thank you, all your answers are in. Your result comes when the meeting shows it." said
has "form: how far" "1 begun, 1 done." said
has "form: back" "your answers while it is open (q leave). > Question 14 of 14." <(tr -s ' \n' ' ' <said)
has "form: what was answered" "Your answer so far: 1. Type 1 to 2" said
talk "thrown away" "" "${answers[@]}" 2 r "" q ""
has "thrown away" "As you asked, these answers are thrown away." said
has_not "thrown away: no thanks for them" "all your answers are in" said

finish
