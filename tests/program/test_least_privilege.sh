#!/usr/bin/env bash
# test_least_privilege.sh PROGRAM SOURCE - modes of all files whatever the umask, links that are not
# followed, and an environment that means no good.
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
export TZ=UTC LEADQUIZ_NOW=1795219200
cd "$folder" || exit 1
answers 4 2 >good

# run WHAT STATUS ARGUMENT...
: >out
: >err
run() {
    local what=$1 status=$2 got
    shift 2
    "$program" "$@" >"$folder/out" 2>"$folder/err" </dev/null
    got=$?
    [ $got = "$status" ] || fail "$what: status $got instead of $status: $(cat "$folder/err")"
}

# ---- modes ----
for mask in 000 777; do
    mkdir "mask$mask" && cd "mask$mask" || exit 1
    (
        umask $mask
        export XDG_DATA_HOME=$PWD/data
        unset LEADQUIZ_DB
        run "umask $mask: take" 0 take --name wren --answers ../good
        # The log and the index beside a store stand there while it is open.
        mkfifo -m 600 talk talk.wait
        "$program" --plain take --name otter <talk >/dev/null 2>&1 &
        exec 9>talk
        tries=0
        until [ -e data/leadquiz/leadquiz.db-shm ] || [ $((tries += 1)) -gt 500 ]; do read -rt 0.02 <&8 || :; done 8<>talk.wait
        stat -c '%a %n' data/leadquiz/leadquiz.db-wal data/leadquiz/leadquiz.db-shm >beside
        exec 9>&-
        wait
        run "umask $mask: report" 0 report --name wren -o report.html
        run "umask $mask: export" 0 export -o all.jsonl
        [ -x "$(dirname "$program")/leadquiz-pdf" ] && run "umask $mask: PDF" 0 report --name wren -o report.pdf
        [ "$failures" = 0 ]
    ) || failures=$((failures + 1))
    chmod 600 beside
    same "umask $mask: beside an open store" '600 data/leadquiz/leadquiz.db-wal
600 data/leadquiz/leadquiz.db-shm' "$(cat beside)"
    rm -f beside talk talk.wait
    same "umask $mask: files for others" '' "$(find . -type f ! -perm 600 -printf '%m %p\n')"
    same "umask $mask: folders for others" '' "$(find . -mindepth 1 -type d ! -perm 700 -printf '%m %p\n')"
    same "umask $mask: how many files" yes "$([ "$(find . -type f | wc -l)" -ge 3 ] && echo yes)"
    cd ..
done

# A store that others could read, and a copy of it.
run 'a store' 0 take --name wren --answers good
chmod 666 "$LEADQUIZ_DB"
(umask 000 && run 'opened' 0 export)
same 'a store for others is closed' 600 "$(stat -c %a "$LEADQUIZ_DB")"
(umask 000 && run 'a copy' 0 db backup copy.db)
same 'a copy' 600 "$(stat -c %a copy.db)"

# ---- links ----
echo mine >mine
ln -s mine store-link
run 'store is a link' 1 --db store-link take --name wren --answers good
same 'store is a link: sentence' 'leadquiz: store-link is a link, and a store that is a link is not opened; name the file itself' "$(cat err)"
ln -s nowhere dangling
ln -s nowhere dangling.txt
run 'store is a link to nothing' 1 --db dangling take --name wren --answers good
[ -e nowhere ] && fail 'a store was made where a link led'
run 'report onto a link' 1 report --name wren -o dangling.txt
same 'report onto a link: sentence' 'leadquiz: dangling.txt is a link to nothing; name another file' "$(tail -n 1 err)"
run 'export onto a file' 1 export -o mine
same 'nothing went through a link' mine "$(cat mine)"
[ -e nowhere ] && fail 'a report was made where a link led'
ln -s /dev/null device.txt
run 'report onto a device' 1 report --name wren -o device.txt
same 'report onto a device: sentence' 'leadquiz: device.txt is not a plain file; name another' "$(tail -n 1 err)"
run 'export forced onto a directory' 1 export -o . --force

# ---- the environment ----
long=$(head -c 100000 /dev/zero | tr '\0' x)
# env_says WHAT STATUS SENTENCE ENV... -- ARGUMENT...
env_says() {
    local what=$1 status=$2 sentence=$3 sets=()
    shift 3
    while [ "$1" != -- ]; do sets+=("$1") && shift; done
    shift
    env "${sets[@]}" "$program" "$@" >out 2>err </dev/null
    same "$what: status" "$status" $?
    [ "$sentence" = - ] || same "$what: sentence" "leadquiz: $sentence" "$(head -c 300 err)"
}
no_place='there is no place for the data: HOME is not set; set it, or name a file with --db'
env_says 'no HOME' 1 "$no_place" -u HOME -u XDG_DATA_HOME -u LEADQUIZ_DB -- take --name wren --answers good
env_says 'empty HOME' 1 "$no_place" HOME= XDG_DATA_HOME= LEADQUIZ_DB= -- take --name wren --answers good
env_says 'relative HOME' 1 "$no_place" HOME=here XDG_DATA_HOME=there LEADQUIZ_DB= -- take --name wren --answers good
env_says 'huge HOME' 1 'a path is too long; at most 4095 bytes are possible' -u XDG_DATA_HOME "HOME=/$long" LEADQUIZ_DB= -- take --name wren --answers good
env_says 'huge LEADQUIZ_DB' 1 'a path is too long; at most 4095 bytes are possible' "LEADQUIZ_DB=/$long" -- export
same 'no folder was made' '' "$(ls -d here there 2>/dev/null)"

# Names of the environment that libraries listen to change nothing.
run 'as it is' 0 export
cp out before
env_says 'much at once' 0 - "SQLITE_TMPDIR=/nowhere" "SQLITE_FORCE_PROXY_LOCKING=1" "SQLITE_HISTORY=x" \
    "TMPDIR=/nowhere" "TERM=$long" "TERMINFO=/nowhere" "TERMINFO_DIRS=:/nowhere:" "TERMCAP=x|y:co#1:" \
    COLUMNS=-1 LINES=99999 ESCDELAY=-5 "TZ=$long" "LANGUAGE=../../x:$long" LC_ALL=C.UTF-8 "LANG=../../x" \
    GETTEXT_DATA_DIRS=/nowhere "TEXTDOMAINDIR=/nowhere" "NLSPATH=/nowhere/%N" "PATH=.:" \
    "GSL_ERROR_HANDLER=x" "LEADQUIZ_NOW=12 monkeys" "LEADQUIZ_PASSPHRASE=x" -- export
cmp -s before out || fail 'the environment changed an export'
for terminal in '' dumb ../../../../etc/passwd /etc/passwd $'x\e]0;owned\a' '%s%n' "$long"; do
    env_says "TERM $(printf %.20q "$terminal")" 0 - "TERM=$terminal" TERMINFO=/etc -- results --name wren
done
# A program of PATH does not become the maker of PDFs.
mkdir bin alone
printf '#!/bin/sh\ntouch "%s/owned"\n' "$folder" >bin/leadquiz-pdf
chmod 755 bin/leadquiz-pdf
cp "$program" alone/leadquiz
PATH=$folder/bin:$PATH alone/leadquiz report --name wren -o x.pdf >out 2>err
same 'a maker from PATH: status' 1 $?
same 'a maker from PATH' 'leadquiz: a PDF needs the program leadquiz-pdf, which is not there; install it, or save html and print that' "$(tail -n 1 err)"
[ -e owned ] && fail 'a program of PATH was run'

# ---- the command line and the standard files ----
"$program" take --name "$long" >out 2>err </dev/null
same 'a long name' 'leadquiz: the code name is too long; use at most 24 characters' "$(cat err)"
"$program" "$long" >out 2>err </dev/null
same 'a long command: status' 2 $?
same 'a long command: one sentence' 1 "$(wc -l <err)"
seq 1 30000 | tr '\n' '\0' | xargs -0 -n 30000 "$program" take >out 2>err </dev/null
same 'many words: one sentence' 1 "$(wc -l <err)"
before=$(cksum <"$LEADQUIZ_DB")
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- >&- 2>&-'; do
    eval "\"\$program\" export $closed" >/dev/null 2>&1
    eval "\"\$program\" --plain take --name wren --answers nothing $closed" >/dev/null 2>&1
done
# The next file that is opened does not come into their place: each is held by what can do nothing.
mkfifo table
for closed in 0 1 2; do
    eval "\"\$program\" import table >out 2>err </dev/null $closed>&- &"
    exec 9>table # until it has opened its end
    same "standard file $closed" /dev/null "$(readlink "/proc/$!/fd/$closed")"
    exec 9>&-
    wait
done
same 'closed standard files: the store' "$before" "$(cksum <"$LEADQUIZ_DB")"
"$program" export >&- 2>err </dev/null
same 'closed standard output: sentence' 1 "$(grep -c '^leadquiz: .* cannot be written: Bad file descriptor$' err)"
finish
