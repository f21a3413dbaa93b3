# answers.sh - made-up answers for the questionnaire that ships, made from the ids of its file, and
# what the program tests share. Sourced; needs $program and $source.

questions=$source/data/questions.ini
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8 LEADQUIZ_QUESTIONS=$questions LEADQUIZ_DB=$folder/made-up.db
unset COLUMNS LEADQUIZ_NOW LANGUAGE
failures=0

# The order of asking of a form, an id a line.
order() {
    sed -n "s/^$1 *= *//p" "$questions" | tr -d ' ' | tr ',' '\n'
}

is_reversed() {
    sed -n "/^\[item\.$1\]/,/^\[/p" "$questions" | grep -q '^reversed *= *yes'
}

# Lines ID,ANSWER of a person with a team who does well: $1 for items, $2 for reversed ones.
answers() {
    local id
    for id in $(order full); do
        case $id in
        team_size) echo "$id,3" ;;
        desire) echo "$id,4" ;;
        desire_reason) ;; # not asked of those who want to lead
        instructed) echo "$id,2" ;;
        effort) echo "$id,1" ;;
        o[0-9]*) echo "$id,leader" ;;
        *) if is_reversed "$id"; then echo "$id,$2"; else echo "$id,$1"; fi ;;
        esac
    done
}

fail() {
    echo "FAILED: $1"
    failures=$((failures + 1))
}

# same WHAT EXPECTED GOT
same() {
    [ "$2" = "$3" ] || fail "$1"$'\n'"  expected: $2"$'\n'"  got:      $3"
}

# has WHAT TEXT FILE: the file holds the text, wherever its lines are wrapped
has() {
    tr '\n' ' ' <"$3" | grep -qF -- "$2" || fail "$1: no \"$2\" in"$'\n'"$(tail -n 30 "$3")"
}

has_not() {
    if tr '\n' ' ' <"$3" | grep -qF -- "$2"; then fail "$1: \"$2\" should not be in $3"; fi
}

# run NAME STATUS ARGUMENT...: standard output in out, messages in err
run() {
    local name=$1 status=$2 got
    shift 2
    "$program" "$@" >out 2>err </dev/null
    got=$?
    [ "$got" = "$status" ] || fail "$name: status $got instead of $status: $(cat err)"
}

# says NAME STATUS SENTENCE ARGUMENT...
says() {
    local name=$1 status=$2 sentence=$3
    shift 3
    run "$name" "$status" "$@"
    same "$name" "leadquiz: $sentence" "$(tail -n 1 err)"
}

# at_terminal REPLY ARGUMENT...: what a terminal shows, with this reply typed
at_terminal() {
    local reply=$1 words
    shift
    printf -v words '%q ' "$program" "$@"
    printf '%s\n' "$reply" | script -E never -qec "$words" /dev/null 2>&1 | tr -d '\r'
}

# What the store holds, as a number. A program that ended has folded its journal into the one file.
kept() {
    if [ -e "$LEADQUIZ_DB" ]; then cksum <"$LEADQUIZ_DB"; else echo none; fi
}

finish() {
    [ "$failures" -eq 0 ] && echo "all passed"
    exit $((failures > 0))
}
