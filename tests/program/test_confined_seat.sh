#!/usr/bin/env bash
# test_confined_seat.sh PROGRAM SOURCE - a whole evening at a restricted seat and at the kiosk under the
# kernel's filter, which the sanitized build goes without: with build/strict/leadquiz, which script/test
# builds before the tests.
source=$(realpath "$2")
program=$source/build/strict/leadquiz
for tool in tmux sqlite3; do command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }; done
[ -x "$program" ] && strings -a "$program" | grep -q 'the seat cannot be confined' ||
    { echo "skipped: no build/strict/leadquiz of now (script/build strict)"; exit 77; }
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
export HOME=$folder XDG_CONFIG_HOME=$folder TZ=UTC
unset TMUX NO_COLOR
mux=(tmux -S "$folder/tmux" -f /dev/null)
trap '"${mux[@]}" kill-server 2>/dev/null; rm -rf "$folder"' EXIT

moment() { read -rt 0.02 <> <(:); }
screen() { "${mux[@]}" capture-pane -p; }
shows() { screen | tr '\n' ' ' | tr -s ' ' | grep -qF -- "$1"; }
press() { "${mux[@]}" send-keys "$@"; }
until_it() { # WHAT COMMAND...: for ten seconds
    local what=$1 i
    shift
    for ((i = 0; i < 500; i++)); do
        "$@" && return
        moment
    done
    fail "$what; on the screen:"$'\n'"$(screen)"
    finish
}
see() { until_it "no \"$1\"" shows "$1"; }

# start ARGUMENT...: in a window; its process in $process, its end in the file ended
start() {
    rm -f ended
    "${mux[@]}" new-session -d -x 80 -y 24 "'$program' $*; echo \$? >ended; exec sleep 100"
    until_it 'it does not start' pgrep -P "$("${mux[@]}" display-message -p '#{pane_pid}')" >/dev/null
    process=$(pgrep -P "$("${mux[@]}" display-message -p '#{pane_pid}')")
}
ended() { # WHAT STATUS
    until_it "$1: it goes on" test -s ended
    same "$1" "$2" "$(cat ended)"
    "${mux[@]}" kill-server 2>/dev/null
}
of_process() { sed -n "s/^$1:\t//p" "/proc/$process/status"; }

confined() { # WHAT
    same "$1: no new rights" 1 "$(of_process NoNewPrivs)"
    same "$1: no core" '0 0' "$(awk '/Max core/ {print $5, $6}' "/proc/$process/limits")"
    if ldd "$program" | grep -q libseccomp || strings -a "$program" | grep -q seccomp; then
        same "$1: the kernel's filter" 2 "$(of_process Seccomp)"
    fi
}

# A digit at each question of the short form, up to the end of it.
answer_all() {
    local place
    for ((place = 1; place <= $1; place++)); do
        see " $place of $1 "
        case $place in 1) press 3 ;; "$1") press 1 ;; *) press $((2 + place % 3)) ;; esac
    done
}

code=$("$program" meeting new --short Evening 2>/dev/null)
"$program" meeting open "$code" 2>/dev/null
start "--db '$LEADQUIZ_DB' join $code --restricted"
see 'I was here before'
confined 'seat'
press Enter
see 'Your seat word'
press '?'
see 'Help:'
press Escape
see 'Your seat word'
press Enter
see '1 of '
count=$(screen | grep -oE '1 of [0-9]+' | head -n 1 | cut -d ' ' -f 3)
answer_all "$count"
see 'All is answered'
"${mux[@]}" resize-window -x 60 -y 20
see 'Wait for the others'
press 1
see 'Thank you'
kept_answers() { sqlite3 -readonly "$LEADQUIZ_DB" 'SELECT count(*) FROM seat_answer'; }
same 'every answer is kept' "$count" "$(kept_answers)"
"$program" meeting close "$code" 2>/dev/null
"$program" meeting reveal "$code" 2>/dev/null
see 'See my own result'
press 1
see 'The short form has'
press q
see 'Keep it under a code name'
press 2
see 'Go on as'
press 1
see 'Save my answers'
press 1
see '[x] Yes'
press 5
kept_one() { [ "$(sqlite3 -readonly "$LEADQUIZ_DB" 'SELECT count(*) FROM person')" = 1 ]; }
until_it 'the result is not kept' kept_one
press C-c
see 'Leave and keep my seat'
press 2
ended 'seat: the end' 0

# Line by line, and the end of the line.
code=$("$program" meeting new --short Evening 2>/dev/null)
"$program" meeting open "$code" 2>/dev/null
TERM=dumb "$program" --db "$LEADQUIZ_DB" join "$code" --restricted >plain 2>err <<<$'\n\n3\n2\nq\n'
same 'line by line: status' 0 $?
has 'line by line' 'seat word' plain

# One keyboard: in, an answer, out by the passphrase, for which the kernel is asked for much memory.
right='correct horse battery'
printf '%s\n%s\n' "$right" "$right" | "$program" db passphrase >/dev/null 2>err || fail "passphrase: $(cat err)"
start "meeting kiosk $code"
see 'Passphrase of the team lead'
press -l "$right"
press Enter
see 'The next person, please.'
confined 'kiosk'
press Enter
see 'I was here before'
press Enter
see 'Your seat word'
press Enter
see "1 of $count"
before=$(kept_answers)
press 3
see "2 of $count"
kill -9 "$process"
until_it 'it goes on' test -s ended
"${mux[@]}" kill-server
same 'kiosk: the answer is kept' $((before + 1)) "$(kept_answers)"
start "meeting kiosk $code"
see 'Passphrase of the team lead'
press -l "$right"
press Enter
see 'The next person, please.'
press C-c
see "To leave, type the team lead's passphrase"
press -l "$right"
press Enter
ended 'kiosk: the end' 0
finish
