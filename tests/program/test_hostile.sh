#!/usr/bin/env bash
# test_hostile.sh PROGRAM SOURCE - the texts of tests/fixtures/hostile.txt offered on every way in, and
# out of a store that somebody has put them into behind the program's back.
program=$(realpath "$1")
source=$(realpath "$2")
sound=$(dirname "$program")/tests/lines_sound
command -v sqlite3 >/dev/null && [ -x "$sound" ] || { echo "skipped: no sqlite3 or lines_sound"; exit 77; }
. "$source/tests/program/answers.sh"
. "$source/tests/program/people.sh"
export TZ=UTC LEADQUIZ_NOW=1795219200
cd "$folder" || exit 1

texts=() refusals=()
while IFS=$'\t' read -r what bytes _ why; do
    case $what in '#'*) continue ;; esac
    texts+=("$(printf '%b' "$bytes.")") # the dot keeps a line's end
    texts[-1]=${texts[-1]%.}
    refusals+=("$why")
done <"$source/tests/fixtures/hostile.txt"
same 'how many texts there are' yes "$([ ${#texts[@]} -ge 50 ] && echo yes)"

# clean FILE...: text that does no harm
clean() {
    local said
    said=$("$sound" "$@") || fail "not clean"$'\n'"$said"
}

# ---- ways in ----

# A table with a row for each: every wrong one is named by its line, and none comes in.
answers 4 2 >good
ids=$(cut -d, -f1 good | paste -sd,)
values=$(cut -d, -f2 good | paste -sd,)
{
    echo "name,$ids"
    for text in "${texts[@]}"; do
        printf '"%s",%s\n' "${text//\"/\"\"}" "$values"
    done
} >in.csv
LEADQUIZ_DB=$folder/in.db "$program" import in.csv >out 2>err
same 'a table of them: exit' 1 $?
clean err
wrong=0
for why in "${refusals[@]}"; do [ "$why" = - ] || wrong=$((wrong + 1)); done
same 'rows refused' "$wrong" "$(sed -n 's/^in.csv:\([0-9]*\): .*/\1/p' err | sort -u | wc -l)"

# On the command line, in their own words.
refuse() { # WHAT SENTENCE ARGUMENT...
    local what=$1 sentence=$2
    shift 2
    "$program" "$@" >out 2>err </dev/null
    same "$what: sentence" "leadquiz: $sentence" "$(cat err)"
    same "$what: output" '' "$(cat out)"
    clean err
}
escape=$'\x1b[33;44;55mred'
refuse 'name' 'the code name holds a control character; leave that out' take --name "$escape" --answers good
refuse 'team' 'the team name holds a character that changes the direction of writing; leave that out' \
    take --name wren --team $'\u202enoreh' --answers good
refuse 'title' 'The title holds an invisible character; leave that out' meeting new $'calm\u200bheron'
refuse 'option' "--sitting takes the number of a sitting, not ?[33;44;55mred" report --sitting "$escape"
refuse 'option that is none' 'there is no option --?[33;44;55mred (leadquiz --help tells more)' take "--$escape"
refuse 'command' 'there is no command "?[33;44;55mred" (leadquiz --help tells more)' "$escape"
"$program" check "$escape.ini" >out 2>err
clean out err
"$program" --db "$escape/x.db" export >out 2>err
clean out err
"$program" take --name wren --answers "$escape.csv" >out 2>err
clean out err
TERM=$escape "$program" join ABCDE >out 2>err </dev/null
clean out err
printf '%s,3\nmo1,%s\n' "$escape" "$escape" >wrong.csv
"$program" take --name wren --answers wrong.csv >out 2>err
same 'answers: exit' 1 $?
clean out err
sed "s/^title = .*/title = \"$escape\"/" "$questions" >wrong.ini
"$program" check wrong.ini >out 2>err
same 'question file: exit' 1 $?
clean out err
printf '%s\n' "$escape" $'q' | "$program" --plain take >out 2>err
clean out err

# A file by such a name with such things in it: each line that tells of it names it.
told() { # WHAT STATUS ARGUMENT...
    local what=$1 status=$2 got
    shift 2
    LEADQUIZ_DB=$folder/in.db "$program" "$@" >out 2>err </dev/null
    got=$?
    same "$what: status" "$status" $got
    [ "$status" = 0 ] || has "$what: the name" '?[33;44;55mred' <(cat out err)
    clean out err
}
cp wrong.ini "$escape.ini"
told 'a question file' 1 check "$escape.ini"
printf '{"%s\\u202e":1}\n{"record":"person","%s\\u202e":"\\u001b[0m\\u202e"}\n' red red >"$escape.jsonl"
told 'lines of JSON' 1 import "$escape.jsonl"
printf 'name,%s\nwren,%s\n' "$escape" "$escape" >"$escape.csv"
told 'a table to import' 1 import "$escape.csv"
printf 'mo1,mo1_ms,team_size,desire,wa1\n%s,%s,%s,%s,%s\n' "$escape" "$escape" "$escape" "$escape" "$escape" >"$escape.csv"
told 'a table to score' 1 score "$escape.csv"
for column in mo1_ms team_size desire; do
    printf '%s\n%s\n' "$column" "$escape" >"$escape.csv"
    told "a table to score, $column" 1 score "$escape.csv"
done
printf 'id,mo1\n"%s",1\n' $'\u202ered' >"$escape.csv"
told 'ids' 0 score "$escape.csv"
for words in '' '--format json'; do
    printf '"x\u200b","a\u202e","\u200b"\n1,2,3\n2,3,5\n4,4,1\n' >"$escape.csv"
    # shellcheck disable=SC2086 # words are wanted
    told "numbers $words" 0 stats --matrix $words "$escape.csv"
done
printf '"%s",a,b\n1,2,3\n' "$escape" >"$escape.csv"
told 'no table' 1 stats --matrix "$escape.csv"
printf 'a,b\n1,%s\n' "$escape" >"$escape.csv"
told 'a number that is none' 1 stats --matrix "$escape.csv"
rm -f "$escape".*

# ---- a store that holds them ----
begin
samples 2>/dev/null
for i in "${!texts[@]}"; do
    person "p$i" Kites average lead research
    sitting "p$i" $([ $((i % 2)) = 0 ] && echo four || echo two) 2026-03-02
    sitting "p$i" three 2026-06-02
done
come
hex() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n'; }
every=$'=\x1b]0;owned\x07\r\u202e\u200b\U000e0041e\u0301\u0301\u0301\u0301\u0301\u0301\u65e5\U0001fadc\xe2\x82<b>&|`'
code=$("$program" meeting new --short --named Evening 2>/dev/null)
"$program" meeting open "$code" 2>/dev/null
answers 4 2 | grep -v '^team_size' >seat # some are not asked there
grep -E "^($(order short | paste -sd'|'))," good >seat
for i in 1 2 3 4 5; do
    "$program" join "$code" --name "wren-$i" --answers seat >/dev/null 2>&1 &
done
wait
"$program" meeting close "$code" 2>/dev/null
"$program" meeting reveal "$code" 2>/dev/null
{
    for i in "${!texts[@]}"; do
        printf "UPDATE person SET name = CAST(x'%s' AS TEXT) WHERE name = 'p%s';\n" "$(hex "${texts[i]}")" "$i"
        printf "UPDATE standing SET name = CAST(x'%s' AS TEXT) WHERE name = 'p%s';\n" "$(hex "${texts[i]}")" "$i"
        printf "INSERT INTO action (sitting, facet, tip, text, chosen, due, outcome) SELECT id, '', -1, CAST(x'%s' AS TEXT), finished, finished, 0 FROM sitting ORDER BY id LIMIT 1 OFFSET %s;\n" \
            "$(hex "${texts[i]}")" "$i"
    done
    e=$(hex "$every")
    printf "UPDATE person SET name = CAST(x'%s' AS TEXT) WHERE id = 1;\n" "$e"
    printf "UPDATE standing SET name = CAST(x'%s' AS TEXT) WHERE person = 1;\n" "$e"
    printf "UPDATE team SET name = CAST(x'%s' AS TEXT); UPDATE standing SET team = CAST(x'%s' AS TEXT);\n" "$e" "$e"
    printf "UPDATE meeting SET title = CAST(x'%s' AS TEXT); UPDATE seat SET position = CAST(x'%s' AS TEXT);\n" "$e" "$e"
    printf "UPDATE seat SET name = CAST(x'%s' AS TEXT) WHERE number = 1;\n" "$e"
    printf "UPDATE questionnaire SET title = CAST(x'%s' AS TEXT);\n" "$e"
} >hostile.sql
sqlite3 "$LEADQUIZ_DB" <hostile.sql || fail 'the store does not take them'
mkdir out.d

# write NAME ARGUMENT...: what the command says and writes, to be looked at below
write() {
    local name=$1
    shift
    "$program" "$@" >"out.d/$name" 2>"out.d/$name.err" </dev/null || fail "$name: $(cat "out.d/$name.err")"
}
element=$(sqlite3 "$LEADQUIZ_DB" "SELECT max(sitting.id) FROM sitting JOIN person ON person.id = sitting.person WHERE person.name LIKE '<script%'")
for format in text md html json csv; do
    write "person.$format" report --sitting 2 --format "$format"
    write "element.$format" report --sitting "$element" --format "$format"
    write "team.$format" report --everyone --format "$format"
    write "meeting.$format" report --meeting "$code" --format "$format"
done
link=$(sqlite3 "$LEADQUIZ_DB" "SELECT max(sitting.id) FROM sitting JOIN person ON person.id = sitting.person WHERE person.name LIKE 'https%'")
write link.md report --sitting "$link" --format md
has 'Markdown: an address is no link' 'https\://owned.example' out.d/link.md
if [ -x "$(dirname "$program")/leadquiz-pdf" ] && command -v pdftotext >/dev/null; then
    for what in "person --sitting 2" "team --everyone" "meeting --meeting $code"; do
        # shellcheck disable=SC2086 # words are wanted
        write "${what%% *}.pdf.out" report ${what#* } -o "${what%% *}.pdf"
        pdftotext -layout "${what%% *}.pdf" "out.d/${what%% *}.pdf.words" || fail "$what is no PDF"
    done
    has 'PDF: what is left of it' '=?]0;owned???' out.d/person.pdf.words
fi
write all.jsonl export
write all.csv export --format csv
write list meeting list
write status meeting status "$code"
write status.json meeting status "$code" --format json
write stats stats
write stats.json stats --format json
same 'no report without its words' '' "$(find out.d -type f ! -name '*.err' ! -name '*.out' -size -40c)"

# Line by line: the review with everybody in it, one's own results.
talk() { # NAME LINES ARGUMENT...
    local name=$1 lines=$2
    shift 2
    printf "$lines" | timeout 20 "$program" --plain "$@" >"out.d/$name.talk" 2>"out.d/$name.err"
}
talk review '1\nb\n2\nb\n3\n1\nb\nb\n4\nb\n5\nb\n6\nb\n7\nb\nq\nq\nq\n' review
talk results '1\n\n2\n\nb\nq\n' results --name 'x'"');"' DROP TABLE a;--'
talk run '\n\nq\n' meeting run "$code"
talk home '2\nq\n'
clean out.d/*
said=$("$sound" --width 72 out.d/*.text out.d/*.talk) || fail "too wide"$'\n'"$said"
said=$("$sound" --json out.d/*.json out.d/*.jsonl) || fail "no JSON"$'\n'"$said"

same 'HTML: elements of others' '' "$(grep -lE '<(script|img|b>)' out.d/*.html)"
has 'HTML: an element is text' '&lt;script&gt;x()&lt;/script&gt;' out.d/element.html
has 'Markdown: an element is text' '&lt;script&gt;x()&lt;/script&gt;' out.d/element.md
same 'Markdown: elements of others' '' "$(grep -lE '<(script|img|b>)' out.d/*.md)"
# A number may be below 0, and a quoted cell may hold a comma.
same 'CSV: formulas' '' "$(grep -nE '(^|,)"?([=+@]|-[^0-9]|＝)' out.d/*.csv | sed 's/"[^"]*"//g' |
    grep -E '(^|,)"?([=+@]|-[^0-9]|＝)' | cut -c1-200)"
has 'CSV: a formula is guarded' "'=?]0;owned" out.d/person.csv
has 'text: what is left of it' '=?]0;owned???' out.d/person.text
if command -v tidy >/dev/null; then
    for file in out.d/*.html; do
        tidy -q -e "$file" 2>tidy.err
        [ $? -gt 1 ] && fail "$file: $(head -3 tidy.err)"
    done
fi
finish
