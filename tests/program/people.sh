# people.sh - stores of made-up people: copies of a few who really took the questionnaire. Sourced
# after answers.sh.
#
#   samples                  one, two, three, four (by level), careless (poor): into samples.jsonl
#   begin                    a new, empty LEADQUIZ_DB and nobody to come
#   person NAME TEAM YES...  NAME comes: agrees to keeping and to these (average lead research)
#   no NAME TEAM CONSENT...  NAME comes and says No to these
#   sitting NAME SAMPLE DAY [SCALE=VALUE...]   takes it like the sample on that day (2026-03-02)
#   come                     import them

# Answers of somebody of level 1 to 4; the quality of the fifth is poor.
sample_answers() {
    case $1 in
    one) answers 2 4 ;;
    two) answers 2 4 | sed 's/^\(sc1\|sc2\|fp1\|fp2\|ow1\|ow2\),.*/\1,5/; s/^\(sc3\|fp3\|ow3\),.*/\1,1/' ;;
    three) answers 4 2 | sed 's/^\(mo\|de\|rp\)\([0-9]\),.*/\1\2,3/; s/^desire,.*/desire,2\ndesire_reason,1/' ;;
    four) answers 5 1 | sed 's/^desire,.*/desire,5/; s/^o1,.*/o1,achiever/' ;;
    careless) answers 3 3 | sed 's/^instructed,.*/instructed,3/' ;;
    esac
}

samples() {
    local sample
    for sample in one two three four careless; do
        sample_answers $sample >"$folder/sample"
        LEADQUIZ_DB=$folder/samples.db "$program" take --name "sample-$sample" --team Samples \
            --answers "$folder/sample" >/dev/null || fail "sample $sample"
    done
    LEADQUIZ_DB=$folder/samples.db "$program" export -o "$folder/samples.jsonl"
}

begin() {
    rm -f "$folder/made-up.db"*
    export LEADQUIZ_DB=$folder/made-up.db
    : >"$folder/persons"
    : >"$folder/sittings"
}

# Milliseconds of a day's noon.
noon() {
    echo $(($(date -u -d "$1 12:00" +%s) * 1000))
}

# $said: when, in milliseconds
consents() {
    local granted=$1 consent
    shift
    for consent in "$@"; do
        printf ',{"consent":"%s","granted":%s,"version":"2","time":%s}' "$consent" "$granted" "${said:-1767225600000}"
    done
}

write_person() {
    printf '{"kind":"person","name":"%s","team":"%s","created":1767225600000,"consents":[{"consent":"save","granted":true,"version":"2","time":1767225600000}%s]}\n' \
        "$1" "$2" "$3" >>"$folder/persons"
}

person() {
    local name=$1 team=$2
    shift 2
    write_person "$name" "$team" "$(consents true "$@")"
}

no() {
    local name=$1 team=$2
    shift 2
    write_person "$name" "$team" "$(consents false "$@")"
}

sitting() {
    local name=$1 sample=$2 time seed
    time=$(noon "$3")
    seed=$(echo "$name $3" | cksum | cut -d ' ' -f 1)
    grep "^{\"kind\":\"sitting\",\"person\":\"sample-$sample\"" "$folder/samples.jsonl" |
        sed "s/\"person\":\"[^\"]*\"/\"person\":\"$name\"/
            s/\"seed\":\"[0-9a-f]*\"/\"seed\":\"$(printf '%016x' "$seed")\"/
            s/\"\(started\|updated\|finished\)\":[0-9]*/\"\1\":$time/g" >>"$folder/sittings"
}

# All or nothing.
come() {
    {
        echo "{\"leadquiz\":1,\"questionnaires\":1,\"people\":$(wc -l <"$folder/persons"),\"sittings\":$(wc -l <"$folder/sittings")}"
        grep '^{"kind":"questionnaire"' "$folder/samples.jsonl"
        cat "$folder/persons" "$folder/sittings"
    } >"$folder/come.jsonl"
    "$program" import "$folder/come.jsonl" >"$folder/imported" 2>"$folder/err" ||
        fail "import: $(cat "$folder/err")"
    : >"$folder/persons"
    : >"$folder/sittings"
}
