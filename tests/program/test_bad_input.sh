#!/usr/bin/env bash
# test_bad_input.sh PROGRAM SOURCE - whatever is wrong outside the program: one clear sentence, the
# exit status, and a store whose bytes are as before.
program=$1
source=$2
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1

answers 4 2 >good.csv
"$program" take --name 'made-up wren' --answers good.csv >/dev/null || fail 'a store to begin with'

# wrong WHAT STATUS SENTENCE COMMAND...: run with an empty input; the sentence is the whole of
# standard error, standard output is empty, the store is as it was
wrong() {
    local what=$1 status=$2 sentence=$3 before
    shift 3
    before=$(kept)
    "$@" </dev/null >out 2>err
    same "$what: exit" "$status" $?
    same "$what: sentence" "leadquiz: $sentence" "$(cat err)"
    same "$what: output" '' "$(cat out)"
    same "$what: store" "$before" "$(kept)"
}

take() {
    "$program" take --plain "$@"
}

# ---- the question file ----
head -c 2000 "$questions" >broken.ini
printf '[instrument\nid = x\n' >typo.ini
head -c 4000 /dev/zero >binary.ini
wrong 'questions: missing' 1 'none.ini cannot be read: No such file or directory' \
    take --questions none.ini
wrong 'questions: a directory' 1 "$folder is a directory, not a file" take --questions "$folder"
wrong 'questions: a typo' 1 \
    'typo.ini:1: the section'\''s closing ] is missing (and 10 more problems; leadquiz check typo.ini shows all)' \
    take --questions typo.ini
take --questions broken.ini </dev/null >out 2>err
same 'questions: broken: exit' 1 $?
same 'questions: broken: one sentence' 1 "$(grep -c '^leadquiz: broken.ini' err)"
same 'questions: broken: one line' 1 "$(wc -l <err | tr -d ' ')"
take --questions binary.ini </dev/null >out 2>err
same 'questions: binary: exit' 1 $?
has 'questions: binary' 'leadquiz: binary.ini:1: ' err
for command in home take results score check; do
    [ $command = home ] && words=() || words=("$command")
    [ $command = check ] && words=(check none.ini)
    wrong "questions of $command" 1 'none.ini cannot be read: No such file or directory' \
        "$program" --questions none.ini "${words[@]}"
done

# ---- answers ----
give() {
    "$program" take --name 'made-up owl' --answers "$1"
}
printf 'zz9,3\n' >unknown.csv
sed 's/^ts1,.*/ts1,9/' good.csv >range.csv
wrong 'answers: unknown item' 1 'unknown.csv:1: there is no question with the id zz9' give unknown.csv
wrong 'answers: out of range' 1 'range.csv:2: ts1 cannot be 9: it takes 1 to 5, or 0 for no chance' give range.csv
wrong 'answers: a directory' 1 "$folder is a directory, not a file" give "$folder"
: >empty.csv
wrong 'answers: empty' 1 'empty.csv:1: the answers end here, and team_size has none' give empty.csv
printf 'id,ts1\nmade-up,9\n' >cell.csv
wrong 'score: out of range' 1 'cell.csv:2:2: ts1 cannot be 9: it takes 1 to 5, or 0 for no chance' \
    "$program" score cell.csv
wrong 'score: no such file' 1 'none.csv cannot be read: No such file or directory' "$program" score none.csv
wrong 'score: empty input' 1 'standard input:1:1: the table is empty; its first line names the columns' "$program" score

# ---- names ----
wrong 'name: control character' 1 'the code name holds a control character; leave that out' \
    take --name $'made\033up'
wrong 'name: direction' 1 \
    'the code name holds a character that changes the direction of writing; leave that out' \
    take --name $'made\342\200\256up'
wrong 'name: 300 letters' 1 'the code name is too long; use at most 24 characters' \
    take --name "$(head -c 300 /dev/zero | tr '\0' x)"
wrong 'name: blank' 1 'the code name is empty; type at least one letter' take --name '   '
wrong 'name: no UTF-8' 1 'the code name holds bytes that are not UTF-8; leave that out' take --name $'made\377up'
wrong 'team: control character' 1 'the team name holds a control character; leave that out' \
    take --team $'made\tup'

# ---- the terminal ----
if command -v script >/dev/null && [ "$(uname)" = Linux ]; then
    # terminal WHAT SENTENCE VARIABLE: exit 1 and the one sentence on the terminal
    terminal() {
        env "${@:3}" script -qec "$program" /dev/null </dev/null >out 2>&1
        same "$1: exit" 1 $?
        same "$1" "leadquiz: $2; set TERM, or use --plain to go line by line" "$(tr -d '\r\n' <out)"
    }
    terminal 'TERM unset' 'TERM is not set, so the kind of terminal is not known' -u TERM
    terminal 'TERM unknown' 'the terminal type "made-up" in TERM is not known on this machine' TERM=made-up
else
    echo 'skipped: no script to make a terminal with'
fi
# nobody WHAT COMMAND...: nobody is there to talk to; nothing is kept, and nothing is said of it but
# what can be done $instead
nobody() {
    local what=$1 before
    shift
    before=$(kept)
    "$@" >out 2>err
    same "nobody there, $what: exit" 1 $?
    same "nobody there, $what" 'leadquiz: there is no terminal, and standard input is empty; run leadquiz in a terminal, or '"$instead" \
        "$(cat err)"
    has_not "nobody there, $what: no farewell" 'Nothing was begun' out
    same "nobody there, $what: store" "$before" "$(kept)"
}
instead='give the answers with: leadquiz take --answers FILE --name NAME'
for word in '' take 'take --plain' 'take --new --name made-up-lark'; do
    nobody "${word:-home}" "$program" $word </dev/null
    nobody "${word:-home}, empty pipe" "$program" $word < <(:)
done
meeting=$("$program" meeting new --short 'Made-up evening' 2>/dev/null)
instead='take one step at a time, as leadquiz meeting open CODE does; leadquiz meeting --help has them all'
nobody 'meeting run' "$program" --plain meeting run </dev/null
"$program" --plain meeting run "$meeting" </dev/null >out 2>err
same 'nobody there, a meeting: exit' 1 $?
same 'nobody there, a meeting' "leadquiz: there is no terminal, and standard input is empty; run leadquiz in a terminal, or $instead" "$(cat err)"
instead='give the answers with: leadquiz join CODE --answers FILE'
nobody 'join' "$program" --plain join "$meeting" </dev/null
"$program" results --name 'made-up wren' </dev/null >out 2>err
same 'results need nobody: exit' 0 $?
same 'results need nobody: nothing wrong' '' "$(cat err)"
has 'results need nobody' 'made-up wren has 1 sitting' out

# ---- the store ----
# store WHAT SENTENCE FILE: refused, and the bytes of FILE as before, whichever command it is
store() {
    local before command
    before=$(cksum 2>/dev/null <"$3")
    for command in take results; do
        wrong "$1: $command" 1 "$2" "$program" $command --plain --db "$3"
    done
    wrong "$1: answers" 1 "$2" "$program" take --name 'made-up owl' --answers good.csv --db "$3"
    wrong "$1: report" 1 "$2" "$program" report --db "$3"
    same "$1: bytes" "$before" "$(cksum 2>/dev/null <"$3")"
}
mkdir directory.db
printf 'This is made-up text, and no database at all, whatever its name says.\n' >text.db
sqlite3 foreign.db 'CREATE TABLE made_up (word TEXT); INSERT INTO made_up VALUES (1)'
cp "$LEADQUIZ_DB" newer.db
sqlite3 newer.db 'PRAGMA user_version = 99'
cp "$LEADQUIZ_DB" damaged.db
head -c 2000 /dev/zero | tr '\0' X | dd of=damaged.db bs=4096 seek=1 conv=notrunc 2>/dev/null
ln -s "$LEADQUIZ_DB" link.db
store 'a directory' 'directory.db is a directory; name a file in it' directory.db
store 'a text' 'text.db is not a leadquiz database; name another file with --db' text.db
store 'of another program' \
    'foreign.db is the database of another program; name another file with --db' foreign.db
store 'of a newer version' \
    'newer.db was written by a newer leadquiz; use that one, or name another file with --db' newer.db
store 'damaged' \
    'damaged.db is damaged: its parts do not fit together; put a backup in its place, or move it away to begin with an empty one' \
    damaged.db
store 'a link' \
    'link.db is a link, and a store that is a link is not opened; name the file itself' link.db
wrong 'a device' 1 '/dev/full is not a file; name another with --db' take --db /dev/full
wrong 'no directory to be made' 1 \
    'text.db/below/made-up.db cannot be read: Not a directory' take --db text.db/below/made-up.db

# Nobody is kept from writing who is root, so root asks as nobody.
chmod 755 "$folder"
mkdir -m 755 closed
cp "$program" closed/leadquiz
cp good.csv closed/good.csv
cp "$questions" closed/questions.ini # where nobody may read it, wherever the source is
chmod 644 closed/questions.ini closed/good.csv
cp "$LEADQUIZ_DB" closed/made-up.db
as_nobody=()
if [ "$(id -u)" -eq 0 ]; then
    as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    chown 65534 closed closed/made-up.db
fi
chmod 444 closed/made-up.db
chmod 555 closed
if "${as_nobody[@]}" test -r closed/leadquiz && ! "${as_nobody[@]}" test -w closed; then
    before=$(cksum <closed/made-up.db)
    wrong 'nothing can be made here' 1 \
        'closed/new.db cannot be created: Permission denied; name another file with --db' \
        "${as_nobody[@]}" closed/leadquiz take --plain --questions closed/questions.ini --db closed/new.db
    wrong 'read-only' 1 \
        'closed/made-up.db cannot be opened because its directory cannot be written, where the store needs to keep two more files; allow writing there, or name another file with --db' \
        "${as_nobody[@]}" closed/leadquiz take --plain --name 'made-up owl' --answers closed/good.csv \
        --questions closed/questions.ini --db closed/made-up.db
    same 'read-only: bytes' "$before" "$(cksum <closed/made-up.db)"
else
    echo 'skipped: nobody can be asked about a directory that is closed to them'
fi
chmod 755 closed

# ---- a full disk ----
# limited BLOCKS COMMAND...: with files of so many KiB at most
limited() (
    ulimit -f "$1"
    shift
    "$@"
)
no_room='there is no room left on the disk for'
wrong 'no room for a new store' 1 "$no_room new.db, so nothing was saved; make room and try again" \
    limited 16 "$program" take --plain --db new.db
same 'no room for a new store: it stays empty' 0 "$(wc -c <new.db | tr -d ' ')"
wrong 'no room for answers' 1 \
    "$no_room $LEADQUIZ_DB, so nothing was saved; make room and try again" \
    limited 4 "$program" take --name 'made-up owl' --answers good.csv
same 'no room for answers: whole' ok "$(sqlite3 "$LEADQUIZ_DB" 'PRAGMA integrity_check')"
if [ -e /dev/full ]; then
    before=$(kept)
    for words in 'take --plain' 'results --plain' 'report' 'check' '--help' '--version' 'export'; do
        "$program" $words </dev/null >/dev/full 2>err
        same "full output, $words: exit" 1 $?
        has "full output, $words" 'cannot be written: No space left on device' err
        same "full output, $words: once" 1 "$(grep -c 'cannot be written' err)"
    done
    same 'full output: store' "$before" "$(kept)"
fi

finish
