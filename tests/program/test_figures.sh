#!/usr/bin/env bash
# test_figures.sh PROGRAM SOURCE - the figures of a group are those that awk computes from the export:
# means, movements and months with their t intervals, counts with Wilson's, of everybody and of a team.
program=$1
source=$2
. "$source/tests/program/answers.sh"
export TZ=UTC LEADQUIZ_NOW=1772452800
command -v sqlite3 >/dev/null || exit 77

# Forty-eight people who answer by chance around a level of their own, most of them twice; some are
# careless, some have no team, some do not let their answers count.
{
    order full | grep -v '^effort$\|^desire_reason$' | while read -r id; do
        is_reversed "$id" && echo "reversed $id"
        grep -A 12 "^\[item\.$id\]" "$questions" | sed '2,${/^\[/,$d}' | grep -q '^team *= *yes' && echo "team $id"
        echo "column $id"
    done
} >"$folder/columns"
awk '
function chance(most) { # 0 to most - 1
    seed = (seed * 16807) % 2147483647
    return int(seed / 2147483647 * most)
}
function answer(id, own,   value) {
    if (id == "team_size") return has_team ? 2 : 0
    if (id == "desire") return int(own) - 1 + (own > 3 && chance(2))
    if (id == "instructed") return careless ? 3 : 2
    if (id ~ /^o[0-9]/) return substr("followerachieverleader  ", 1 + 8 * chance(3), 8)
    if (careless) return 3
    if (id in team && !has_team) return ""
    if (chance(25) == 0) return 0
    value = int(own + (chance(200) - 80) / 80)
    value = value < 1 ? 1 : value > 5 ? 5 : value
    return id in reversed ? 6 - value : value
}
{ if ($1 == "column") ids[++count] = $2; else if ($1 == "team") team[$2]; else reversed[$2] }
function row(name, group, date,   i, text, cell) {
    text = name "," group "," date
    for (i = 1; i <= count; i++) {
        cell = answer(ids[i], own)
        gsub(/ /, "", cell)
        text = text "," cell
    }
    print text
}
END {
    seed = 20260302
    printf "name,team,date"
    for (i = 1; i <= count; i++) printf ",%s", ids[i]
    print ""
    for (n = 1; n <= 48; n++) {
        name = (n % 8 == 3 ? "Made-Up Quiet " : "Made-Up Max ") n
        own = 1.5 + chance(350) / 100
        has_team = n % 3 > 0
        careless = n % 12 == 5
        if (n % 4 > 0) row(name, n % 5 > 1 ? "North" : "South", sprintf("2025-11-%02d", 1 + n % 28))
        careless = n % 16 == 7
        own += (chance(100) - 40) / 50
        if (own > 4.9) own = 4.9
        if (own < 1.2) own = 1.2
        row(name, n % 5 > 1 ? "North" : "South", sprintf("2026-02-%02d", 1 + n % 27))
    }
}' "$folder/columns" >"$folder/table.csv"

# A table brings no consents: they are added to the export of a first store.
LEADQUIZ_DB=$folder/first.db "$program" import "$folder/table.csv" >"$folder/out" 2>"$folder/err" ||
    fail "import of the table: $(cat "$folder/err")"
same 'sittings' 'sittings: 84 new, 0 known; people: 48 new' "$(cat "$folder/out")"
LEADQUIZ_DB=$folder/first.db "$program" export |
    sed '/"kind":"person","name":"Made-Up Max/s/}\]}$/},{"consent":"average","granted":true,"version":"2","time":1772452800000}]}/' \
        >"$folder/people.jsonl"

# A store where nothing has been shown, and its export.
fresh() {
    rm -f "$folder/made-up.db"*
    "$program" import "$folder/people.jsonl" >/dev/null 2>"$folder/err" || fail "import: $(cat "$folder/err")"
    "$program" export --format csv -o "$folder/export.csv" --force
}

# reported REPORT: what it tells, as figures.awk does
reported() {
    sqlite3 -noheader -separator $'\t' :memory: "
        CREATE TEMP TABLE r AS SELECT readfile('$1') AS j;
        CREATE TEMP TABLE cells AS
            SELECT 'level' AS kind, 'level' AS id, value AS c FROM r, json_each(j, '$.levels.cells')
            UNION ALL
            SELECT 'desire', 'desire', value FROM r, json_each(j, '$.desire.cells')
            UNION ALL
            SELECT 'lean', 'lean', value FROM r, json_each(j, '$.leans.cells')
            UNION ALL
            SELECT DISTINCT 'question', json_extract(q.value, '$.id'), c.value FROM r,
                json_each(j, '$.questions.split') AS q, json_each(q.value, '$.cells') AS c
            UNION
            SELECT DISTINCT 'question', json_extract(q.value, '$.id'), c.value FROM r,
                json_each(j, '$.questions.lowest') AS q, json_each(q.value, '$.cells') AS c;
        SELECT kind, id, c ->> 'first', c ->> 'last', c ->> 'people',
            printf('%.9f', c ->> 'value'), printf('%.9f', c ->> 'low'), printf('%.9f', c ->> 'high') FROM cells;
        SELECT 'scale', value ->> 'id', 0, 0, value ->> 'people', printf('%.9f', value ->> 'value'),
            printf('%.9f', value ->> 'low'), printf('%.9f', value ->> 'high')
            FROM r, json_each(j, '$.scales') WHERE value ->> 'known';
        SELECT 'movement', value ->> 'id', 0, 0, value -> 'change' ->> 'people',
            printf('%.9f', value -> 'change' ->> 'difference'), printf('%.9f', value -> 'change' ->> 'low'),
            printf('%.9f', value -> 'change' ->> 'high')
            FROM r, json_each(j, '$.scales') WHERE value ->> 'change' IS NOT NULL;
        SELECT 'month ' || (m.value ->> 'month'), s.value ->> 'id', 0, 0, s.value ->> 'people',
            printf('%.9f', s.value ->> 'value'), printf('%.9f', s.value ->> 'low'),
            printf('%.9f', s.value ->> 'high')
            FROM r, json_each(j, '$.months') AS m, json_each(m.value, '$.scales') AS s
            WHERE s.value ->> 'value' IS NOT NULL;
        "
}

# The lines of the report that awk does not find so, to the sixth place. Not all that could be
# computed is shown.
differences() {
    awk -F '\t' '
        FILENAME ~ /computed$/ { computed[$1, $2, $3, $4] = $5; for (i = 6; i <= 8; i++) number[$1, $2, $3, $4, i] = $i; next }
        {
            key = $1 SUBSEP $2 SUBSEP $3 SUBSEP $4
            wrong = !(key in computed) || computed[key] != $5
            for (i = 6; i <= 8; i++) {
                off = $i - number[key, i]
                wrong = wrong || off > 1e-6 || off < -1e-6
            }
            if (wrong) print $0 ", computed: " computed[key], number[key, 6], number[key, 7], number[key, 8]
        }' "$folder/computed" "$folder/reported"
}

# compare WHAT TEAM ARGUMENT...
compare() {
    local what=$1 team=$2
    shift 2
    fresh
    "$program" report "$@" --format json >"$folder/report.json" 2>"$folder/err" ||
        fail "$what: $(cat "$folder/err")"
    reported "$folder/report.json" >"$folder/reported"
    grep '^level\|^desire\|^lean\|^question' "$folder/reported" | cut -f 1-4 >"$folder/cells"
    awk -v team="$team" -f "$source/tests/program/figures.awk" "$folder/cells" "$folder/export.csv" >"$folder/computed"
    same "$what" '' "$(differences)"
}

# how_many WHAT LIST: as many figures of each kind were compared
how_many() {
    same "$1: compared" "$2" "$(cut -f 1 "$folder/reported" | sort | uniq -c | awk '{ print $2 $3 "=" $1 }' | paste -sd ' ')"
}

compare 'everybody' '' --everyone
how_many 'everybody' 'desire=5 lean=2 level=4 month2025-11=5 month2026-02=3 movement=5 question=46 scale=5'
compare 'a team' North --team North
how_many 'a team' 'desire=3 lean=3 level=4 month2025-11=5 month2026-02=3 movement=5 question=38 scale=5'

finish
