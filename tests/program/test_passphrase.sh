#!/usr/bin/env bash
# The lead's passphrase as a user meets it: bash test_passphrase.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
unset TERM

right="blue heron, calm water"
new="grey otter, deep water"
wrong="that is not the passphrase of this store"
needed="this store has a passphrase: start leadquiz in a terminal, or give the passphrase as the \
first line of standard input and say --passphrase-stdin"

# run NAME STATUS INPUT ARGUMENT...: standard output in out, messages in err
run() {
    local name=$1 status=$2 input=$3 got
    shift 3
    printf '%s' "$input" | "$program" "$@" >out 2>err
    got=$?
    [ "$got" = "$status" ] || fail "$name: status $got instead of $status: $(cat err)"
}

# says NAME STATUS SENTENCE INPUT ARGUMENT...: nothing but the sentence
says() {
    local name=$1 status=$2 sentence=$3
    shift 3
    run "$name" "$status" "$@"
    same "$name" "leadquiz: $sentence" "$(cat err)"
    same "$name: no data" "" "$(cat out)"
}

# passphrase NAME SENTENCE LINE...: set it with these lines
passphrase() {
    local name=$1 sentence=$2 input
    shift 2
    printf -v input '%s\n' "$@"
    run "$name" 0 "$input" db passphrase
    same "$name" "$sentence" "$(cat out)"
    same "$name: no messages" "" "$(cat err)"
}

# ---- the command ----
says "nothing to do" 2 "db: say what to do; it knows: check, backup, restore, merge, rename, forget, passphrase" "" db
says "unknown" 2 'db: there is no "passfrase"; it knows: check, backup, restore, merge, rename, forget, passphrase' "" db passfrase
says "too many" 2 'db passphrase: "secret" is one word too many' "" \
    db passphrase secret
[ -e "$LEADQUIZ_DB" ] && fail "wrong use made a store"

# ---- two people, no passphrase ----
answers 4 2 >good
run "first" 0 "" take --name calm-heron --team Sunrise --answers good
run "report of the only one" 0 "" report
run "second" 0 "" take --name quiet-otter --team Sunrise --answers good
run "export" 0 "" export
run "report" 0 "" report --name calm-heron
run "no passphrase is none" 0 "whatever" export --passphrase-stdin
passphrase "none, as before" "$LEADQUIZ_DB has no passphrase, as before" "" ""

# ---- set it ----
says "no line" 1 "no passphrase was given" "" db passphrase
says "one line" 1 "no passphrase was given" "$right"$'\n' db passphrase
says "not the same" 1 "the two are not the same, so nothing is changed; try again" \
    "$right"$'\n'"$new"$'\n' db passphrase
says "short" 1 "the passphrase is short; use 8 characters or more, four words are good" \
    $'heron\nheron\n' db passphrase
says "control" 1 "the passphrase holds a control character; leave that out" \
    $'blue\theron\nblue\theron\n' db passphrase
long=$(printf 'x%.0s' {1..600})
says "long" 1 "the passphrase is too long; use fewer than 512 characters" \
    "$long"$'\n'"$long"$'\n' db passphrase
run "nothing of that was kept" 0 "" export
passphrase "set" "$LEADQUIZ_DB has a passphrase now" "$right" "$right"
grep -qaF "$right" "$LEADQUIZ_DB"* && fail "the passphrase stands in the file"
grep -qaF '$argon2id$' "$LEADQUIZ_DB" || fail "no argon2id in the file"

# ---- what asks for it ----
says "export" 1 "$needed" "" export
says "export is not handed it unasked" 1 "$needed" "$right"$'\n' export
says "export to a file" 1 "$needed" "" export -o all.jsonl
[ -e all.jsonl ] && fail "export made a file"
says "stats" 1 "$needed" "" stats
says "report" 1 "$needed" "" report --name calm-heron
says "report by number" 1 "$needed" "" report --sitting 1
says "report of a team" 1 "$needed" "" report --team Sunrise
says "report of everybody" 1 "$needed" "" report --everyone
says "wrong" 1 "$wrong" "$new"$'\n' export --passphrase-stdin
says "without a line" 1 "no passphrase was given" "" export --passphrase-stdin
LEADQUIZ_PASSPHRASE=$right says "not by the environment" 1 "$needed" "" export
run "export, right" 0 "$right"$'\n' export --passphrase-stdin
cp out all.jsonl
says "import brings consents" 1 "$needed" "" import all.jsonl
says "import, a dry run" 1 "$needed" "" import all.jsonl --dry-run
says "import, wrong" 1 "$wrong" "$new"$'\n' import all.jsonl --passphrase-stdin
run "import, right" 0 "$right"$'\n'"$(cat all.jsonl)"$'\n' import - --passphrase-stdin
same "imported" "sittings: 0 new, 2 known; people: 0 new" "$(head -n 1 out)"
run "export once more" 0 "$right"$'\n' export --passphrase-stdin
same "exported" '{"leadquiz":1,"questionnaires":1,"people":2,"sittings":2}' "$(head -n 1 out)"
same "quiet" "" "$(cat err)"
run "a line as Windows ends it" 0 "$right"$'\r\n' export --passphrase-stdin
run "report, right" 0 "$right"$'\n' report --name calm-heron --passphrase-stdin
has "the report" "calm-heron" out

# ---- what does not: one's own, and tables of one's own ----
run "take" 0 "" take --name calm-heron --new --answers good
run "results" 0 "q"$'\n' results --name calm-heron
{ order full | grep -v '^desire_reason$' | paste -sd, -; } >table.csv
run "stats of a table" 0 "" stats table.csv
says "no option for it" 2 \
    "leadquiz take does not take --passphrase-stdin (leadquiz take --help tells more)" \
    "" take --passphrase-stdin

# ---- wrong tries slow down; the right one is refused meanwhile, and is no try ----
if command -v sqlite3 >/dev/null; then
    for i in 1 2 3; do says "wrong $i" 1 "$wrong" "$new"$'\n' export --passphrase-stdin; done
    # A last try that lies ahead is as one of just now; no variable shortens the wait.
    many="^leadquiz: those were many wrong tries; wait (300|29[0-9]) seconds, then try again$"
    sqlite3 "$LEADQUIZ_DB" "UPDATE lead_lock SET wrong = 20, tried = 9000000000000"
    for when in 1750000000 4000000000 ''; do
        LEADQUIZ_NOW=$when run "too early" 1 "$right"$'\n' export --passphrase-stdin
        grep -Eq "$many" err || fail "too early: $(cat err)"
        same "too early: no data" "" "$(cat out)"
    done
    LEADQUIZ_NOW=4000000000 run "too early to set one" 1 "$right"$'\n' db passphrase
    grep -Eq "$many" err || fail "too early to set one: $(cat err)"
    sqlite3 "$LEADQUIZ_DB" "UPDATE lead_lock SET wrong = 3, tried = 0"
    run "in time" 0 "$right"$'\n' export --passphrase-stdin
fi

# ---- change and remove it ----
says "the old one is wrong" 1 "$wrong" "$new"$'\n'"$new"$'\n'"$new"$'\n' db passphrase
passphrase "changed" "the passphrase of $LEADQUIZ_DB is changed" "$right" "$new" "$new"
says "the old one is over" 1 "$wrong" "$right"$'\n' export --passphrase-stdin
run "the new one" 0 "$new"$'\n' export --passphrase-stdin
passphrase "removed" "$LEADQUIZ_DB has no passphrase any more" "$new" "" ""
run "open again" 0 "" export

# ---- at a terminal: typed unseen, asked again ----
# A job in the background would go on ignoring Ctrl-C.
# at_terminal COMMAND: the conversation is in seen; each of `lines` is typed when its prompt is there
at_terminal() {
    local told=0 i=0 typist
    rm -f keys seen
    mkfifo keys
    env --default-signal=INT script -qefc "$1" /dev/null <keys >seen 2>&1 &
    typist=$!
    exec 3>keys
    for prompt in "${prompts[@]}"; do
        until [ "$(grep -aoF -- "$prompt" seen | wc -l)" -gt "$(count_before "$prompt" "$i")" ]; do
            told=$((told + 1))
            if [ "$told" -gt 2000 ]; then
                fail "no \"$prompt\" in $(cat seen)"
                kill "$typist"
                break 2
            fi
            read -rt 0.01 <> <(:)
        done
        printf '%b' "${lines[$i]}" >&3
        i=$((i + 1))
    done
    wait "$typist" # with the line open: its end would be typed too
    status=$?
    exec 3>&-
}

# How often the prompt stood before the i-th.
count_before() {
    local i count=0
    for ((i = 0; i < $2; i++)); do [ "${prompts[$i]}" = "$1" ] && count=$((count + 1)); done
    echo "$count"
}

if command -v script >/dev/null; then
    export TERM=xterm
    fresh="New passphrase (Enter alone: none):" again="The same again:" lead="Passphrase of the team lead:"
    prompts=("$fresh" "$again") lines=("$right\n" "$right\n")
    at_terminal "'$program' db passphrase"
    same "set at the terminal" 0 "$status"
    has "said so" "has a passphrase now" seen
    tr -d '\r' <seen >told
    has "what it guards" "what is about other people: the review, team reports, export" told
    has "what it needs" "It has at least 8 characters" told
    has "forgotten" "Whoever owns the file can remove it: docs/privacy.md says how" told
    [ "$(grep -n 'at least 8' told | cut -d: -f1)" -lt "$(grep -n "$fresh" told | cut -d: -f1)" ] ||
        fail "what it guards is told after the prompt"
    has_not "unseen" "heron" seen

    prompts=("$lead" "$lead" "$lead") lines=("$new\n" "$new\n" "$right\n")
    at_terminal "'$program' export -o typed.jsonl; stty -a | grep -ow -- '-\?echo' >echo"
    has "wrong is said" "leadquiz: $wrong" seen
    has_not "unseen" "otter" seen
    same "the third is right" '{"leadquiz":1,"questionnaires":1,"people":2,"sittings":3}' \
        "$(head -n 1 typed.jsonl)"
    same "the terminal shows again" echo "$(cat echo)"

    prompts=("$lead") lines=("blue\003")
    at_terminal "trap : INT; '$program' export; echo ended \$?; stty -a | grep -ow -- '-\?echo' >echo"
    has "interrupted" "ended 130" seen
    has "interrupted, said" "leadquiz: interrupted; nothing is changed" seen
    has_not "unseen" "blue" seen
    same "the terminal shows again" echo "$(cat echo)"
    same "no try" 0 "$(sqlite3 "$LEADQUIZ_DB" "SELECT wrong FROM lead_lock" 2>/dev/null || echo 0)"
fi

# ---- forgotten: the way that privacy.md tells ----
if command -v sqlite3 >/dev/null; then
    command=$(sed -n 's/^sqlite3 leadquiz.db //p' "$source/docs/privacy.md")
    [ -n "$command" ] || fail "privacy.md tells no way out"
    eval "sqlite3 '$LEADQUIZ_DB' $command" || fail "the way out does not work: $command"
    run "open for the owner of the file" 0 "" export
fi

finish
