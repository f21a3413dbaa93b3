#!/usr/bin/env bash
# One keyboard passed round, in tmux, whose history shows what a terminal remembers:
# bash test_kiosk.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
command -v tmux >/dev/null && command -v sqlite3 >/dev/null || {
    echo "tmux or sqlite3 is not here"
    exit 77
}

right="blue heron, calm water"
next="The next person, please."
export HOME=$folder XDG_CONFIG_HOME=$folder
unset TMUX NO_COLOR
mux=(tmux -S "$folder/tmux" -f "$folder/tmux.conf")
trap '"${mux[@]}" kill-server 2>/dev/null; rm -rf "$folder"' EXIT

moment() { read -rt 0.02 <> <(:); }

screen() { "${mux[@]}" capture-pane -p "$@" 2>/dev/null; }

# until_it NAME COMMAND...: until the command succeeds, for ten seconds
until_it() {
    local name=$1 i
    shift
    for ((i = 0; i < 500; i++)); do
        "$@" && return
        moment
    done
    fail "$name; on the screen:"$'\n'"$(screen -S -)"
    finish
}

# window COMMAND: in a window of its own; the server of the one before may be about to end
window() { until_it "no window" "${mux[@]}" new-session -d -x 80 -y 24 "$1" 2>/dev/null; }

shows() { screen | tr '\n' ' ' | tr -s ' ' | grep -qF -- "$1"; }
shows_not() { ! shows "$1"; }
see() { until_it "no \"$1\"" shows "$1"; }
see_gone() { until_it "\"$1\" is there" shows_not "$1"; }
press() { "${mux[@]}" send-keys "$@"; }
running() { ps -o stat= -p "$process" | grep -q '^[RSD]'; }

# kiosk ARGUMENT...: start it in a window of its own; what it ended with comes into the file ended,
# the word by which it is left into $out
kiosk() {
    rm -f ended
    window "'$program' meeting kiosk $code $* 2>err; echo \$? >ended; exec sleep 100"
    see "With this word you end it."
    out=$(word_here)
    press Enter
    wiped "the word by which it ends" "$out"
    process=$(pgrep -P "$("${mux[@]}" display-message -p '#{pane_pid}')")
}

ended() {
    until_it "it goes on" test -s ended
    same "$1" "$2" "$(cat ended)"
    "${mux[@]}" kill-server 2>/dev/null
}

word_here() {
    screen | grep -oE '^ +[a-z]+-[a-z]+ *$' | tr -d ' ' | grep . || fail "no word on$(screen)"
}

# sit: a new seat, up to its first question; its word in $word
sit() {
    press Enter
    see "I was here before"
    press Enter
    see "Your seat word"
    word=$(word_here)
    press Enter
    see "1 of "
}

# wiped WHAT TEXT...: the next person is asked for, and nothing of these is to be found
wiped() {
    local name=$1 text
    shift
    see "$next"
    screen -S - >history
    for text in "$@"; do has_not "$name" "$text" history; done
    same "$name: nothing has scrolled away" 0 "$("${mux[@]}" display-message -p '#{history_size}')"
}

# leaves_by TEXT: it has ended, or the text is typed once more
leaves_by() {
    test -s ended && return
    shows "many wrong tries" || return 1
    press Escape
    see "$next"
    press q
    see "To leave"
    press -l "$1"
    press Enter
    return 1
}

# seats: how many, and how many answers they have given
seats() {
    sqlite3 -readonly -separator ' ' "$LEADQUIZ_DB" \
        'SELECT (SELECT count(*) FROM seat WHERE gone = 0), (SELECT count(*) FROM seat_answer)'
}

# The first question of the short form.
question="How many people in your team"
grep -qF "$question" "$questions" || fail "another question comes first"

# ---- with a window of its own in the terminal, and without: then lines scroll away ----
for alternate in on off; do
    echo "set -g alternate-screen $alternate" >tmux.conf
    rm -f "$LEADQUIZ_DB"*
    code=$("$program" meeting new --short "Made-up evening" 2>/dev/null) || fail "no meeting"
    "$program" meeting open "$code" 2>/dev/null || fail "not open"
    kiosk

    # ---- keys that lead out elsewhere do nothing, or ask ----
    for key in a b c d e f g h i j k l m n o p r s t u v w x y z C-d C-s C-v C-o C-y F10 Tab; do
        press "$key"
    done
    press 0 9
    for key in C-c C-z 'C-\' Escape q; do
        press "$key"
        see "To leave, type the word that was shown at the start"
        press Escape
        see "$next"
        running || fail "$key stopped it"
    done

    # ---- a person: every way out of a question leads to the same ----
    sit
    see "$question"
    press 3
    see "2 of "
    for key in C-c C-z 'C-\' Escape q; do
        press "$key"
        see "Leave the meeting?"
        running || fail "$key stopped it"
        press Escape
        see "2 of "
    done
    for signal in INT QUIT TSTP TTIN; do kill -$signal "$process"; done
    press s h d n t
    see "2 of "
    running || fail "a signal of the keyboard stopped it"
    press C-c
    see "Leave the meeting?"
    press 2
    wiped "$alternate: after the first" "$word" "$question" "2 of "
    same "$alternate: the seat is kept" "1 1" "$(seats)"

    # ---- the next one sees a new seat, the first comes back to theirs ----
    one=$word
    sit
    [ "$word" != "$one" ] || fail "two people at one seat"
    press C-z
    see "Leave the meeting?"
    press 2
    wiped "$alternate: after the second" "$word" "$one"
    press Enter
    see "I was here before"
    press 2
    see "seat word"
    press -l "$one"
    press Enter
    see "2 of "
    press q
    see "Leave the meeting?"
    press 2
    wiped "$alternate: after coming back" "$one"

    # ---- leaving it takes the word: not the code of the wall, nor a seat's ----
    press q
    see "To leave"
    for wrong in "$code" "$one"; do
        press -l "$wrong"
        press Enter
        see "hat is not the word that was shown at the start"
        press Escape
        see "$next"
        press q
        see "To leave"
    done
    press -l "$out"
    has_not "unseen" "$out" <(screen -S -)
    press Enter
    ended "$alternate: left" 0
    same "$alternate: both seats are kept" "2 1" "$(seats)"
done

# ---- nobody presses a key ----
kiosk --idle 4
see "If nobody presses a key for 4 seconds, this page comes back"
press Enter
see "I was here before"
press Enter
see "Your seat word"
see "Are you there?"
wiped "idle" "I was here before" "seat word" "Are you there?"
kill -TERM "$process"
ended "ended by a signal" 130

# ---- somebody keeps a result and goes away from the small things to do: no name stays ----
meeting=$code
code=$("$program" meeting new --short "Made-up results" 2>/dev/null) || fail "no second meeting"
"$program" meeting open "$code" 2>/dev/null || fail "not open"
for id in $(order short); do
    case $id in team_size) echo "$id,3" ;; effort) echo "$id,1" ;; *) echo "$id,4" ;; esac
done >sheet
"$program" join "$code" --answers sheet >out 2>err </dev/null || fail "answers: $(cat err)"
"$program" meeting close "$code" 2>/dev/null
"$program" meeting reveal "$code" 2>/dev/null || fail "not revealed"
word=$(sqlite3 -readonly "$LEADQUIZ_DB" 'SELECT word FROM seat WHERE meeting = (SELECT max(id) FROM meeting)')
kiosk --idle 6
press Enter
see "I was here before"
press 2
see "seat word"
press -l "$word"
press Enter
see "See my own result"
press 2
see "Go on as"
press 1
see "Your answers, your choice"
press 1
see "Yes"
press 5
see "Kept for"
press 2
see "Choose one or two, each with a day."
name=$(sqlite3 -readonly "$LEADQUIZ_DB" 'SELECT name FROM person')
wiped "away from the small things" "$name" "$word"
kill -TERM "$process"
ended "ended once more" 130
code=$meeting

# ---- before it begins it is left as anything else is ----
window "'$program' meeting kiosk $code; echo \$? >ended; exec sleep 100"
see "With this word you end it."
rm -f ended
press q
ended "not begun" 0

# ---- where a passphrase is set, the code opens nothing, and wrong ones make nobody wait elsewhere ----
printf '%s\n%s\n' "$right" "$right" | "$program" db passphrase >out || fail "no passphrase"
kiosk() {
    rm -f ended
    window "'$program' meeting kiosk $code; echo \$? >ended; exec sleep 100"
    see "Passphrase of the team lead"
    press -l "$right"
    press Enter
    see "$next"
    process=$(pgrep -P "$("${mux[@]}" display-message -p '#{pane_pid}')")
}
kiosk
press C-c
see "To leave, type the team lead's passphrase"
for sentence in "not the passphrase" "not the passphrase" "not the passphrase" "many wrong tries"; do
    press -l "$code"
    see_gone "$code"
    press Enter
    see "$sentence"
    press Escape
    see "$next"
    press q
    see "To leave"
done
printf '%s\n' "$right" | "$program" meeting list --passphrase-stdin >out 2>&1 ||
    fail "the facilitator waits elsewhere: $(cat out)"
same "no try but the kiosk's own" 0 "$(sqlite3 -readonly "$LEADQUIZ_DB" 'SELECT wrong FROM lead_lock')"
press -l "$right"
has_not "unseen" heron <(screen -S -)
press Enter
until_it "the wait ends" leaves_by "$right"
ended "left by passphrase" 0

# ---- the window is closed in the middle of an answer ----
kiosk
sit
before=$(seats)
press 4
see "2 of "
"${mux[@]}" kill-server
until_it "it outlives its window" eval '! kill -0 $process 2>/dev/null'
same "what was answered is kept" "${before% *} $((${before#* } + 1))" "$(seats)"

# ---- wrong use ----
wrong() {
    local name=$1 status=$2 sentence=$3
    shift 3
    "$program" "$@" </dev/null >out 2>err
    same "$name" "$status" "$?"
    same "$name" "leadquiz: $sentence" "$(cat err)"
}
wrong "no code" 2 "meeting kiosk: say the code of the meeting" meeting kiosk
wrong "--idle of words" 2 "--idle takes a number of seconds from 1 to 3600" \
    meeting kiosk "$code" --idle soon
wrong "--idle elsewhere" 2 "leadquiz meeting open does not take --idle" \
    meeting open "$code" --idle 9
printf '%s\n\n\n' "$right" | "$program" db passphrase >out || fail "the passphrase stays"
wrong "line by line" 1 "the kiosk needs a terminal that shows screens" meeting kiosk "$code"
"$program" meeting end "$code" 2>/dev/null
wrong "over" 1 "this meeting has ended, so nobody can join it" meeting kiosk "$code"

finish
