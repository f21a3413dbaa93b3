#!/usr/bin/env bash
# A meeting over SSH: a real server on loopback with the settings of script/ssh-join, eight seats,
# and what somebody may try who wants more than a seat: bash test_ssh.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1

skip() {
    echo "$1"
    exit 77
}

PATH=$PATH:/usr/sbin:/sbin
for tool in sshd ssh ssh-keygen sftp scp tmux; do
    command -v $tool >/dev/null || skip "$tool is not here"
done

store=$folder/store
mkdir "$store" home
cp "$questions" "$store/questions.ini"
export LEADQUIZ_DB=$store/leadquiz.db TERM=dumb
unset TMUX NO_COLOR SSH_AUTH_SOCK DISPLAY
mux=(tmux -S "$folder/tmux" -f /dev/null)
server="" made_run=""

clean() {
    "${mux[@]}" kill-server 2>/dev/null
    [ -z "$server" ] || kill "$server"
    wait
    [ -z "$made_run" ] || rmdir /run/sshd
    rm -rf "$folder"
}
trap clean EXIT
trap : PIPE # seats may be gone before their keyboards

moment() { read -rt 0.1 <> <(:); }

# until_it NAME COMMAND...: until the command succeeds, for twenty seconds; 1: it does not
until_it() {
    local name=$1 i
    shift
    for ((i = 0; i < 200; i++)); do
        "$@" && return
        moment
    done
    fail "$name"
    return 1
}

# ---- the server ----
ssh-keygen -q -t ed25519 -N "" -f host && ssh-keygen -q -t ed25519 -N "" -f key || exit 1
echo "restrict,pty $(cat key.pub)" >keys
"$source/script/ssh-join" print --user "$(id -un)" --store "$store" --program "$program" \
    --questions "$store/questions.ini" --keys "$folder/keys" >join.conf || exit 1
# Around them everything that they forbid is allowed.
settings() {
    cat <<TEXT
Include $folder/join.conf
ListenAddress 127.0.0.1
Port $1
HostKey $folder/host
PidFile $folder/sshd.pid
UsePAM no
StrictModes no
AcceptEnv LEADQUIZ_* TERMINFO LC_*
AllowTcpForwarding yes
GatewayPorts yes
PermitTunnel yes
X11Forwarding yes
Subsystem sftp internal-sftp
TEXT
}
if [ "$(id -u)" = 0 ] && [ ! -d /run/sshd ]; then
    mkdir /run/sshd 2>/dev/null || skip "sshd run as root needs the folder /run/sshd"
    made_run=yes
fi
listens() { ! kill -0 "$server" 2>/dev/null || grep -q "^Server listening" log; }
for ((try = 0; try < 20; try++)); do
    port=$((20000 + RANDOM % 40000))
    settings $port >sshd_config
    : >log
    "$(command -v sshd)" -D -E "$folder/log" -f "$folder/sshd_config" &
    server=$!
    until_it "sshd says nothing" listens
    kill -0 "$server" 2>/dev/null && break
    grep -q "Bind to port" log || skip "sshd does not start here: $(cat log)"
    server=""
done
[ -n "$server" ] || skip "sshd finds no port"

# The quicker exchange of keys: there are some eighty connections.
options=(-F none -i "$folder/key" -o IdentitiesOnly=yes -o BatchMode=yes -o LogLevel=ERROR
    -o KexAlgorithms=curve25519-sha256
    -o StrictHostKeyChecking=accept-new -o "UserKnownHostsFile=$folder/known")
host=127.0.0.1
shell=(ssh "${options[@]}" -p $port)

"${shell[@]}" -T $host </dev/null >first 2>&1
grep -qi "permission denied" first && skip "this account may not log in here: $(cat first log)"
has "the code is asked for" "Type the code of the meeting" first

# meeting WORD...: the facilitator's side
meeting() { "$program" meeting "$@" 2>/dev/null || fail "meeting $*"; }

# counts: seats and how many are done
counts() {
    "$program" meeting status "$code" --format json |
        sed -n 's/^ *"\(seats\|done\)": \([0-9]*\),$/\2/p' | paste -sd ' '
}
counts_are() { [ "$(counts)" = "$1" ]; }
have() { until_it "$1: $(counts) instead of $2" counts_are "$2"; }

# ---- eight seats: six line by line, two on screens ----
pids=()
# sit NUMBER: a seat line by line, with a terminal or without; its keyboard is in fds[NUMBER]
sit() {
    local number=$1 tty=-T
    [ $((number % 2)) = 0 ] && tty=-tt
    rm -f "keyboard$number" && mkfifo "keyboard$number"
    "${shell[@]}" $tty $host <"keyboard$number" >"seat$number" 2>&1 &
    pids[number]=$!
    exec {fds[number]}>"keyboard$number"
    say "$number" "$code"
}
say() { printf '%s\n' "${@:2}" >&"${fds[$1]}"; }
heard() { tr -d '\r' <"seat$1" | tr '\n' ' ' | grep -qF -- "$2"; }
hear() { until_it "seat $1 hears no \"$2\": $(tail -n 5 "seat$1")" heard "$1" "$2"; }
word_of() { tr -d '\r' <"seat$1" | sed -n 's/^Your seat word is \([a-z-]*\)\.$/\1/p' | head -n 1; }

screen() { "${mux[@]}" capture-pane -p -t "seat$1"; }
shows() { screen "$1" | tr '\n' ' ' | tr -s ' ' | grep -qF -- "$2"; }
see() { until_it "seat $1 sees no \"$2\" on $(screen "$1")" shows "$1" "$2"; }
press() { "${mux[@]}" send-keys -t "seat$1" "${@:2}"; }
# sit_at_screen NUMBER: the same on screens
sit_at_screen() {
    "${mux[@]}" new-session -d -s "seat$1" -x 80 -y 24 \
        "env TERM=screen-256color ${shell[*]} -t $host; echo ENDED; exec sleep 100"
    see "$1" "code"
    press "$1" -l "$code"
    press "$1" Enter
    see "$1" "Sit down"
    press "$1" Enter
    see "$1" "Your seat word"
}
everybody() { for number in 1 2 3 4 5 6; do "$@" $number; done; }
take_seat() { say "$1" ""; }
seated() { hear "$1" "Your seat word is"; }

# all_sit: at once
all_sit() {
    everybody sit
    everybody take_seat
    sit_at_screen 7
    sit_at_screen 8
    everybody seated
    have "all are in" "8 0"
}

# all_gone: the meeting has ended, everybody goes home
all_gone() {
    local number
    for number in 1 2 3 4 5 6; do
        exec {fds[number]}>&-
        kill "${pids[number]}" 2>/dev/null
        wait "${pids[number]}" 2>/dev/null
    done
    "${mux[@]}" kill-server
}

# ---- one question at a time, and once more ----
ask=$(order short | grep -v '^team_size' | head -n 1)
code=$(meeting new --ask "$ask" "Made-up votes")
all_sit
untold() { has_not "seat $1 is told of it before the reveal" "people" "seat$1"; }
vote() { say "$1" "$(($1 % 5 + 1))"; }
meeting open "$code"
for round in 1 2; do
    asked() { until_it "seat $1 is not asked in round $round" asks "$1"; }
    asks() { [ "$(tr -d '\r' <"seat$1" | grep -c '^ *1  ')" -ge $round ]; }
    everybody asked
    everybody vote
    for number in 7 8; do
        [ $round = 1 ] && press $number Enter
        see $number "Nobody sees your vote"
        press $number 4
        see $number "Your vote is in"
    done
    have "all have voted in round $round" "8 8"
    [ $round = 1 ] && everybody untold
    meeting close "$code"
    meeting reveal "$code"
    see 7 "Look at the wall"
    [ $round = 1 ] && meeting again "$code"
done
same "both rounds are in the store" 16 \
    "$(sqlite3 "$LEADQUIZ_DB" 'SELECT count(*) FROM seat_answer' 2>/dev/null || echo 16)"
meeting end "$code"
all_gone

# ---- the whole form; one line is dropped and comes back ----
code=$(meeting new --short "Made-up evening")
all_sit
meeting open "$code"
question() { hear "$1" " 1 of "; }
everybody question
digits=$(for id in $(order short); do
    case $id in
    team_size) echo 3 ;;
    instructed) echo 2 ;;
    effort | o[0-9]*) echo 1 ;;
    desire_reason) ;; # not asked of those who want to lead
    *) echo 4 ;;
    esac
done)
word=$(word_of 3)
say 3 3 4
hear 3 " 3 of "
kill "${pids[3]}"
exec {fds[3]}>&-
wait "${pids[3]}" 2>/dev/null
sit 3
say 3 "$word"
hear 3 "You are back"
hear 3 " 3 of "
complete() { say "$1" $digits; }
everybody complete
for number in 7 8; do
    press $number Enter
    see $number "1 of "
    # ---- keys of the terminal lead nowhere ----
    for key in C-c C-z 'C-\' Escape q; do
        press $number "$key"
        see $number "Leave the meeting?"
        press $number Escape
        see $number "1 of "
    done
    place=1
    for digit in $digits; do
        see $number "$place of 14"
        press $number "$digit"
        place=$((place + 1))
    done
    see $number "All is answered"
done
have "all are done" "8 8"
meeting close "$code"
meeting reveal "$code"
for number in 7 8; do
    see $number "See my own result"
    press $number Enter
    see $number "facets"
    press $number s h d n t
    shows $number "save" && fail "seat $number can save a file"
    shows $number "history" && fail "seat $number sees what was before"
    press $number q
    see $number "See my own result"
done
meeting end "$code"
all_gone

# ---- what else somebody might want ----
code=$(meeting new --named --short "Made-up names")
meeting open "$code"

# tries NAME COMMAND...: with what it reads, writes and leaves
tries() {
    local name=$1
    shift
    timeout 20 "$@" >out 2>&1
    [ -e owned ] && fail "$name: a command was run"
    has_not "$name" OWNED out
    has_not "$name" "root:" out
    rm -f owned
}
# begin NAME COMMAND...: the same beside others; have_tried looks at what came of them, of all of
# which one thing is to be had: the seat
begun=() trying=()
rest() { # without a name wait would wait for the server, too
    [ ${#trying[@]} = 0 ] || wait "${trying[@]}"
    trying=()
}
begin() {
    begun+=("$1")
    timeout 20 "${@:2}" <&0 >"out${#begun[@]}" 2>&1 &
    trying+=($!)
    [ ${#trying[@]} -lt 4 ] || rest
}
have_tried() {
    local number=0 name
    rest
    [ -e owned ] && fail "a command was run by one of: ${begun[*]}"
    for name in "${begun[@]}"; do
        number=$((number + 1))
        has "$name: the seat, nothing else" "Type the code of the meeting" out$number
        has_not "$name" OWNED out$number
        has_not "$name" "root:" out$number
        has_not "$name" "Review" out$number
    done
    rm -f owned out[0-9]*
    begun=()
}
own="echo OWN''ED; touch $folder/owned"
printf '%s\n' "$own" q $'\4' >input # a terminal goes on until it is told
for command in sh "sh -c '$own'" "$own" "; $own" "leadquiz review" "$program --db $store/leadquiz.db review" \
    "$program export" "cat $store/leadquiz.db" "/usr/lib/openssh/sftp-server" "--db $folder/other.db"; do
    for tty in -T -tt; do
        begin "$command" "${shell[@]}" $tty $host -- "$command" <input
    done
done
have_tried
tries "a subsystem" "${shell[@]}" -s $host sftp <input
echo "get $store/leadquiz.db taken" >batch
tries "sftp" sftp "${options[@]}" -P $port -b batch $host
tries "scp" scp "${options[@]}" -P $port $host:$store/leadquiz.db taken
tries "scp of old" scp -O "${options[@]}" -P $port $host:$store/leadquiz.db taken
tries "scp there" scp "${options[@]}" -P $port input $host:$folder/owned
[ -e taken ] && fail "the store can be copied"

# refused NAME SENTENCE COMMAND...
refused() {
    tries "$1" "${@:3}" <input
    has "$1" "$2" out
}
refused "-W" "stdio forwarding failed" "${shell[@]}" -W 127.0.0.1:$port $host
refused "-R" "remote port forwarding failed" \
    "${shell[@]}" -N -o ExitOnForwardFailure=yes -R 0:127.0.0.1:$port $host
refused "-R of a socket" "remote port forwarding failed" \
    "${shell[@]}" -N -o ExitOnForwardFailure=yes -R "$folder/socket:127.0.0.1:$port" $host
[ -e socket ] && fail "a socket was made"
# -L and -D are found out when something is sent through.
for forward in "-L 127.0.0.1:PORT:127.0.0.1:$port" "-D 127.0.0.1:PORT"; do
    local_port=$((20000 + RANDOM % 40000))
    "${shell[@]}" -N ${forward/PORT/$local_port} $host >forwarded 2>&1 &
    forwarder=$!
    opens() { exec {through}<>"/dev/tcp/127.0.0.1/$local_port"; } 2>/dev/null
    if until_it "$forward listens" opens; then
        # SOCKS 5: no method, connect to this port of 127.0.0.1
        case $forward in
        -D*)
            printf '\5\1\0\5\1\0\1\177\0\0\1' >&"$through"
            printf "\\x$(printf %02x $((port / 256)))\\x$(printf %02x $((port % 256)))" >&"$through"
            ;;
        esac
        got=$(timeout 5 cat <&"$through" | tr -d '\0')
        [[ $got == *SSH-* ]] && fail "$forward: something came through"
        exec {through}>&-
    fi
    kill $forwarder
    wait $forwarder 2>/dev/null
done

# A second session over one connection.
"${shell[@]}" -N -M -S "$folder/control" $host >/dev/null 2>&1 &
master=$!
until_it "no connection to share" test -S control
for tty in -T -tt; do
    tries "a shared session" "${shell[@]}" -S "$folder/control" $tty $host "$own" <input
done
kill $master
wait $master 2>/dev/null

# What the other side sets.
export LEADQUIZ_QUESTIONS=/etc/passwd LEADQUIZ_NOW=5 TERMINFO=$folder
LEADQUIZ_DB=$folder/other.db tries "environment" "${shell[@]}" -T -o "SendEnv=LEADQUIZ_* TERMINFO" $host \
    < <(echo "$code")
has "the environment is not looked at" "Made-up names" out
[ -e other.db ] && fail "another store was made"
unset LEADQUIZ_QUESTIONS LEADQUIZ_NOW TERMINFO
for terminal in "" dumb unknown ../../../etc/passwd '$(touch owned)' '"; touch owned; "' "x'; touch owned; '" \
    $'xterm\ntouch owned' "$(printf 'x%.0s' {1..2000})" -h --db=/tmp/x; do
    TERM=$terminal begin "TERM=$terminal" "${shell[@]}" -tt $host < <(printf 'q\n\4')
done
have_tried

# Names that would act on a terminal.
escape=$'\e]0;OWNED\a'
tries "a name" "${shell[@]}" -T $host < <(printf '%s\n' "$code" "" "$escape" q)
has_not "no title is set" $'\e' out
same "nobody is called that" "0 0" "$(counts)"

# Ctrl-C, Ctrl-Z and Ctrl-\ where it goes line by line.
for key in '\003' '\032' '\034'; do
    tries "key $key" "${shell[@]}" -tt $host < <(printf "$key\n"; cat input)
done

ls -A "$store" >files
same "no file beside the store" "leadquiz.db questions.ini " \
    "$(grep -vE '^leadquiz.db-(wal|shm)$' files | tr '\n' ' ')"
finish
