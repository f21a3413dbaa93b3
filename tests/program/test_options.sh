#!/usr/bin/env bash
# test_options.sh PROGRAM SOURCE - the command line: what is wrong with it is said in one sentence.
program=$1
source=$2
. "$source/tests/program/answers.sh"

# wrong SENTENCE WORD...: exit 2, that one sentence, nothing on standard output, and no store
wrong() {
    local sentence=$1
    shift
    "$program" "$@" </dev/null >"$folder/out" 2>"$folder/err"
    same "$*: exit" 2 $?
    same "$*: sentence" "leadquiz: $sentence" "$(cat "$folder/err")"
    same "$*: output" '' "$(cat "$folder/out")"
    same "$*: store" none "$(kept)"
}

all='(leadquiz --help tells more)'
wrong "there is no command \"juggle\" $all" juggle
wrong "there is no command \"\" $all" ''
wrong "there is no option --wings $all" --wings
wrong "there is no option --wings $all" take --wings=2
wrong "there is no option -x $all" -xV
wrong "there is no option -s $all" --plain -sV
wrong "--n can mean --name, --new, --named, --no-history, --no-color $all" take --n
wrong "the option --short takes no value $all" take --short=yes
wrong "the option --name needs a value $all" take --name
wrong "the option --name needs a value $all" take --name ''
wrong "the option --team needs a value $all" take --team=
wrong "the option --output needs a value $all" report -o
wrong "the option --db needs a value $all" --db ''
wrong '--name needs a command before it (leadquiz --help tells more)' --name 'made-up wren'
wrong 'leadquiz check does not take --short (leadquiz check --help tells more)' check --short
wrong 'leadquiz take does not take --matrix (leadquiz take --help tells more)' --matrix take
wrong '"two" is one word too many (leadquiz check --help tells more)' check one two
wrong '"now" is one word too many (leadquiz take --help tells more)' take now
wrong '--new and --resume cannot go together (leadquiz take --help tells more)' take --new --resume
wrong 'take --answers needs --name: whose answers are they?' take --answers -

# An escape sequence or half a letter of UTF-8 does not reach the terminal.
for word in $'--\033[31mred' $'-\303' $'jug\033gle'; do
    "$program" "$word" 2>"$folder/err"
    same 'hostile word: exit' 2 $?
    if LC_ALL=C grep -q "$(printf '[\033\303]')" "$folder/err"; then fail 'a hostile word is printed raw'; fi
done

# Every command that the help names has a help of its own, with an example that begins well.
"$program" --help >"$folder/out" 2>"$folder/err"
same 'help: exit' 0 $?
same 'help: nothing on standard error' '' "$(cat "$folder/err")"
has 'help' 'Example: leadquiz ' "$folder/out"
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p' "$folder/out")
for command in take results report score stats check; do
    case $'\n'$commands$'\n' in *$'\n'$command$'\n'*) ;; *) fail "help does not name $command" ;; esac
done
for command in $commands; do
    "$program" "$command" --help >"$folder/out" 2>"$folder/err"
    same "$command --help: exit" 0 $?
    same "$command --help: nothing on standard error" '' "$(cat "$folder/err")"
    has "$command --help" "Usage: leadquiz $command" "$folder/out"
    grep -q "^Example: leadquiz $command" "$folder/out" || fail "$command --help has no Example line"
    "$program" --help "$command" | cmp -s - "$folder/out" || fail "--help $command says something else"
done
same 'help: no store' none "$(kept)"

for word in --version -V --vers; do
    out=$("$program" "$word")
    same "$word: exit" 0 $?
    same "$word" "leadquiz $(sed -n 's/^project(leadquiz VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")" "$out"
done
"$program" --version --wings >/dev/null 2>&1
same 'version and a wrong option: exit' 2 $?

# What looks at what is there makes nothing: not where --db is misspelt, nor where there is nothing yet.
cd "$folder" || exit 1
while read -r words; do
    # shellcheck disable=SC2086
    "$program" --plain --db none/typo.db $words </dev/null >out 2>err
    same "$words: exit" 1 $?
    same "$words: sentence" "leadquiz: there is no store at none/typo.db; name another file with --db, or begin one there with leadquiz take" \
        "$(cat err)"
    same "$words: output" '' "$(cat out)"
    [ -e none ] && fail "$words: something was made"
done <<'EOF'
results
review
report
take --resume
join
join KDGWP
meeting list
meeting run
meeting status KDGWP
meeting sheet KDGWP
meeting enter KDGWP
EOF
for words in results review 'take --resume' 'join KDGWP' 'meeting list' 'meeting status KDGWP'; do
    # shellcheck disable=SC2086
    "$program" --plain $words </dev/null >out 2>err
    same "$words: nothing yet" none "$(kept)"
done
same 'nothing yet: in plain words' \
    'leadquiz: there is no meeting with the code KDGWP; look at the code once more, or ask the facilitator' "$(cat err)"

# Commands that are told work in the store that --db names.
"$program" --db 'my room.db' meeting new Evening >code 2>err || fail "a new meeting: $(cat err)"
code=$(cat code)
same 'told: new' "leadquiz: people join with: leadquiz join $code --db 'my room.db'
leadquiz: you run it with: leadquiz meeting run $code --db 'my room.db'" "$(cat err)"
eval "\"$program\" $(sed -n 's/.*with: leadquiz meeting run/meeting status/p' err)" >out 2>err ||
    fail "what was told does not work: $(cat err)"
has 'told: status' "To join, type: leadquiz join $code --db 'my room.db'" out
"$program" --db 'my room.db' --plain take </dev/null >out 2>&1
"$program" --db 'my room.db' results </dev/null >out 2>err
has 'told: results' "with: leadquiz take --db 'my room.db'" out

finish
