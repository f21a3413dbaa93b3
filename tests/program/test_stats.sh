#!/usr/bin/env bash
# test_stats.sh PROGRAM SOURCE - leadquiz stats as a user runs it.
program=$1
source=$2
. "$source/tests/program/answers.sh"
attitude=$source/tests/fixtures/attitude.csv

# run ARGUMENT...: output in out, sentences in err
run() {
    # shellcheck disable=SC2154 # folder comes with answers.sh
    "$program" stats "$@" >"$folder/out" 2>"$folder/err"
    status=$?
}

# figure KEY [N]: the Nth value of the key in the JSON
figure() {
    grep "^ *\"$1\": " "$folder/out" | sed -n "${2:-1}p" | sed 's/^[^:]*: //; s/,$//'
}

# near WHAT KEY VALUE [N]: within 0.00001
near() {
    local got
    got=$(figure "$2" "${4:-1}")
    awk -v got="$got" -v wanted="$3" \
        'BEGIN { d = got - wanted; exit !(got ~ /^-?[0-9.]+$/ && d <= 1e-5 && d >= -1e-5) }' ||
        fail "$1: $2 is $got, wanted $3"
}

# ---- a table of numbers: what R says of it ----

run --matrix "$attitude" --format json
same 'attitude: exit' 0 "$status"
near attitude alpha 0.843143
near attitude standardised_alpha 0.839084
near attitude mean_r 0.426907
near attitude ase 0.0424357
near attitude alpha_low 0.739376
near attitude alpha_high 0.915773
near attitude omega 0.850682
place=0
for value in .67126 .74211 .56071 .71445 .78628 .26503 .46081; do
    place=$((place + 1))
    near 'attitude items' rest_r "$value" "$place"
done
place=0
for value in .80976 .79692 .82785 .80303 .79539 .86387 .84046; do
    place=$((place + 1))
    near 'attitude items' alpha_without "$value" "$place"
done
run --matrix "$attitude"
same 'attitude: text' \
    'All columns              7       30   0.84    0.74 to 0.92  0.84   0.43   0.85' \
    "$(grep '^All columns  ' "$folder/out")"
same 'attitude: an item' 'critical         30    74.8    9.9   0.27    0.86' \
    "$(grep '^critical' "$folder/out")"
same 'standard input' "$(sed -n '/^All/,$p' "$folder/out")" \
    "$("$program" stats --matrix <"$attitude" | sed -n '/^All/,$p')"

printf 'a,b,c\n1,2,3\n2,,1\n3,2,NA\n4,2,5\n' >"$folder/gaps.csv"
run --matrix "$folder/gaps.csv" --format json
same 'gaps: rows' '4 2' "$(figure people) $(figure complete)"
same 'gaps: each column' '4 3 3' "$(figure people 2) $(figure people 3) $(figure people 4)"
same 'gaps: a constant column' 'null null' "$(figure omega) $(figure rest_r 2)"
printf 'a\n' >"$folder/one.csv"
run --matrix "$folder/one.csv"
same 'no rows: exit' 0 "$status"
has 'no rows' 'columns 1, rows 0' "$folder/out"
printf 'a,b\n1,2\n3,four\n' >"$folder/word.csv"
run --matrix "$folder/word.csv"
same 'a word: exit' 1 "$status"
same 'a word' "leadquiz: $folder/word.csv:3:2: b cannot be four: it takes a number with a decimal point, or nothing or NA" \
    "$(cat "$folder/err")"

# ---- answers to the questionnaire ----

# rows N: people whose answers differ and fit together
rows() {
    sed -n '/^\[item\./,/^$/p' "$questions" | awk -v people="$1" '
        /^\[item\./ { id = $0; gsub(/^\[item\.|\]$/, "", id); reversed[id] = 0 }
        /^reversed *= *yes/ { reversed[id] = 1 }
        /^form *= *full/ { ids[++count] = id }
        END {
            printf "id,team_size"
            for (i = 1; i <= count; i++) printf ",%s", ids[i]
            print ""
            for (p = 0; p < people; p++) {
                printf "p%d,3", p
                for (i = 1; i <= count; i++) {
                    points = (p % 3) + (p * 7 + i * 5) % 11 % 3
                    printf ",%d", reversed[ids[i]] ? 5 - points : 1 + points
                }
                print ""
            }
        }'
}

# group ID KEY: of the scale or facet
group() {
    sed -n "/\"id\": \"$1\"/,/\"omega_withheld\"/p" "$folder/out" | grep -o "\"$2\": .*" |
        sed 's/^[^:]*: //; s/,$//'
}

# Just below each smallest number of people, and there.
rows 29 >"$folder/rows.csv"
run "$folder/rows.csv" --format json
same '29 people: alpha' null "$(group trust alpha)"
same '29 people: the reason' '"needs 30 people, there are 29"' "$(group trust withheld)"
same '29 people: the SEM of the file' 6.5 "$(group trust sem)"
same '29 people: a facet' '"needs 30 people, there are 29"' "$(group character withheld)"
rows 49 >"$folder/rows.csv"
run "$folder/rows.csv" --format json
[ "$(group trust alpha)" != null ] || fail '49 people: no alpha'
same '49 people: no reason' null "$(group trust withheld)"
same '49 people: rest r' null "$(figure rest_r)"
same '49 people: the reason' '"needs 50 people, there are 49"' "$(figure rest_withheld)"
rows 50 >"$folder/rows.csv"
run "$folder/rows.csv" --format json
[ "$(figure rest_r)" != null ] || fail '50 people: no rest r'
rows 99 >"$folder/rows.csv"
run "$folder/rows.csv" --format json
same '99 people: omega' 'null "needs 100 people, there are 99"' \
    "$(group trust omega) $(group trust omega_withheld)"
rows 100 >"$folder/rows.csv"
run "$folder/rows.csv" --format json
[ "$(group trust omega)" != null ] || fail '100 people: no omega'
same '100 people: no reason' null "$(group trust omega_withheld)"
same 'all count' '100 100' "$(figure people) $(figure counted)"
if grep -qi 'nan\|inf' "$folder/out"; then fail 'a figure is no number'; fi

# Nobody may be made out: with few people nothing but their number, unless the owner of a table
# wants it.
rows 9 >"$folder/rows.csv"
run "$folder/rows.csv" --format json
same '9 people' '9 null null null "needs 10 people, there are 9"' \
    "$(figure people) $(figure counted) $(figure quality) $(figure flags) $(figure withheld)"
same '9 people: no scale' '[]' "$(figure scales)"
run "$folder/rows.csv"
same '9 people: text' "$folder/rows.csv: nothing is shown that could tell of a single person; it needs 10 people, there are 9." \
    "$(sed 1d "$folder/out" | tr '\n' ' ' | sed 's/ $//')"
run "$folder/rows.csv" --everybody --format json
same '9 people: the owner' '9 9 null' "$(figure people) $(figure counted) $(figure withheld)"
[ "$(figure mean)" != null ] || fail '9 people: the owner sees no mean'
rows 10 >"$folder/rows.csv"
run "$folder/rows.csv" --format json
same '10 people' '10 10 null' "$(figure people) $(figure counted) $(figure withheld)"
[ "$(figure mean)" != null ] || fail '10 people: no mean'

# column VALUE...: the first item's answers, the others the same for all, twelve people and more
column() {
    rows 1 | head -n 1
    for value; do printf 'p,3,%s%s\n' "$value" "$(seq 39 | awk '{ printf ",%d", NR % 3 + 2 }')"; done
}
# item KEY: of the first column
item() {
    local id
    id=$(rows 1 | head -n 1 | cut -d, -f3)
    sed -n "/\"id\": \"$id\"/,/rest_withheld/p" "$folder/out" | tr -d ' \n' |
        grep -o "\"$1\":\(\[[^]]*\]\|[^,]*\)" | cut -d: -f2
}
column 2 2 2 3 3 3 4 4 4 4 5 5 >"$folder/cells.csv"
run "$folder/cells.csv" --format json
same 'two gave an answer: no shares' null "$(item shares)"
[ "$(item mean)" != null ] || fail 'two gave an answer: no mean'
run "$folder/cells.csv" --everybody --format json
same 'two gave an answer: the owner' '[0.0,0.25,0.25,' "$(item shares | cut -c1-15)"
column 2 2 2 3 3 3 4 4 4 5 5 5 >"$folder/cells.csv"
run "$folder/cells.csv" --format json
same 'three gave each' '[0.0,0.25,0.25,0.25,0.25]' "$(item shares)"
same 'nobody had no chance' 0.0 "$(item no_chance)"
column 2 2 2 3 3 3 4 4 4 5 5 5 0 >"$folder/cells.csv"
run "$folder/cells.csv" --format json
same 'one had no chance' '[0.0,0.25,0.25,0.25,0.25] null' "$(item shares) $(item no_chance)"

rows 60 >"$folder/rows.csv"
run "$folder/rows.csv"
same 'text: exit' 0 "$status"
same 'text: widest line' '' "$(awk 'length > 80' "$folder/out")"
has 'text: the SEM in use' 'The error in the question file is the one in use.' "$folder/out"
has 'text: omega' 'Trust: omega needs 100 people, there are 60.' "$folder/out"
run --short "$folder/rows.csv"
has 'short form' 'draft-1, short form' "$folder/out"

# Somebody careless is left out, unless wanted.
{
    cat "$folder/rows.csv"
    printf 'careless,3%s\n' "$(printf ',4%.0s' $(seq 40))"
} >"$folder/careless.csv"
run "$folder/careless.csv" --format json
same 'careless' '61 60 1' "$(figure people) $(figure counted) $(figure poor)"
run --everybody "$folder/careless.csv" --format json
same 'everybody' '61 61' "$(figure people) $(figure counted)"

# ---- the store ----

run
same 'no store: exit' 1 "$status"
same 'no store' "leadquiz: there is no store at $LEADQUIZ_DB yet; give a table: leadquiz stats FILE" \
    "$(cat "$folder/err")"
same 'none is made' none "$(kept)"
answers 4 2 >"$folder/good.csv"
"$program" take --name 'made-up wren' --answers "$folder/good.csv" >/dev/null
run --format json
same 'who did not agree does not count' '0 0' "$status $(figure people)"
if command -v sqlite3 >/dev/null; then
    sqlite3 "$LEADQUIZ_DB" 'INSERT INTO consent VALUES (1, 3, 0, 1, "1", 0)'
    run --everybody --format json
    same 'who agreed to research does, and is not judged' '0 1 null null' \
        "$status $(figure people) $(figure counted) $(figure quality)"
    run --everybody
    has 'the store' 'needs 10 people, there is 1.' "$folder/out"

    # One more person than was shown: the difference would be that person's answers.
    joins() {
        local id
        answers $((2 + $1 % 3)) $((4 - $1 % 3)) | sed "1,$((5 + $1))s/^\(fp.\|co.\|ts.\),./\1,$((1 + $1 % 5))/" >"$folder/one.csv"
        sed -i "s/^fp1,./fp1,${2:-4}/" "$folder/one.csv"
        "$program" take --name "made-up wren $1" --answers "$folder/one.csv" >/dev/null
        id=$(sqlite3 "$LEADQUIZ_DB" "SELECT id FROM person WHERE name = 'made-up wren $1'")
        sqlite3 "$LEADQUIZ_DB" "INSERT INTO consent VALUES ($id, 3, 0, 1, '1', 0)"
    }
    export LEADQUIZ_NOW=1763700000
    for number in $(seq 2 12); do joins "$number"; done
    run --everybody
    same '12 people' 0 "$status"
    joins 13
    run --everybody
    same 'one more: exit' 1 "$status"
    same 'one more' 'leadquiz: beside the figures shown on 21 Nov 2025, these would tell about fewer than 3 people; ask again when more people have answered' \
        "$(cat "$folder/err")"
    same 'one more: nothing shown' '' "$(cat "$folder/out")"
    joins 14
    joins 15
    run --everybody
    same 'three more' 0 "$status"
    run --format json
    of_fp1() { grep -A 18 '"id": "fp1"' "$folder/out" | grep -m 1 "\"$1\": " | sed 's/^[^:]*: //; s/,$//'; }
    same 'all answered' '12 null' "$(of_fp1 people) $(of_fp1 withheld)"
    same 'few digits' '' "$(grep -oE '[1-9][0-9]*\.[0-9]{5,}' "$folder/out")"

    # Of three more, two had no chance: the mean of the others would be the third one's answer.
    joins 17 0
    joins 18 0
    joins 20 1
    run --format json
    same 'two without a chance' '0 15' "$status $(figure counted)"
    for key in people mean sd shares no_chance; do
        same "neither how many nor what: $key" null "$(of_fp1 $key)"
    done
    same 'the reason' '"left out: it could tell about one or two people"' "$(of_fp1 withheld)"
    run
    has 'the same as text' 'fp1               -  left out: it could tell about one or two people' "$folder/out"
    unset LEADQUIZ_NOW
fi

# ---- wrong use ----

run --format csv "$attitude"
same 'format' '2 leadquiz: stats: --format takes text or json, not csv' "$status $(cat "$folder/err")"
run --matrix --short "$attitude"
same 'matrix and form' '2 leadquiz: --matrix knows neither forms nor careless answers: leave out --short and --everybody' \
    "$status $(cat "$folder/err")"
run "$folder/none.csv"
same 'no file' "1 leadquiz: $folder/none.csv cannot be read: No such file or directory" \
    "$status $(cat "$folder/err")"
run "$attitude"
same 'columns that are no ids' 1 "$status"
has 'columns that are no ids' 'there is no column "rating"' "$folder/err"
if [ -w /dev/full ]; then
    for format in text json; do
        "$program" stats --matrix "$attitude" --format $format >/dev/full 2>"$folder/err"
        same "full disk, $format" 1 $?
        has "full disk, $format" 'No space left on device' "$folder/err"
    done
fi

finish
