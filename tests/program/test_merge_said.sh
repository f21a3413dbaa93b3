#!/usr/bin/env bash
# What `leadquiz db merge` says where two stores differ, a sentence each: bash test_merge_said.sh PROGRAM SOURCE
set -u
program=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/program/answers.sh"
cd "$folder" || exit 1
unset TERM
export TZ=UTC
command -v sqlite3 >/dev/null || { echo "sqlite3 is not here"; exit 77; }
here=$LEADQUIZ_DB there=$folder/there.db

# take STORE NAME LINE...: line by line; a name that is new is asked for its consents
take() {
    local store=$1 name=$2
    shift 2
    printf '%s\n' "$@" q | LEADQUIZ_DB=$store "$program" --plain take --name "$name" >out 2>err ||
        fail "take $name: $(cat err)"
}

meeting() { # STORE WORD...
    local store=$1
    shift
    LEADQUIZ_DB=$store "$program" meeting "$@" 2>err || fail "meeting $*: $(cat err)"
}

new=('' '' y n '' n) # team, consents

# ---- what both begin with ----
answers 4 2 >good
"$program" take --name calm-otter --team Sunrise --answers good >out 2>err || fail "otter: $(cat err)"
take "$here" calm-heron "${new[@]}" 3 4
answers 4 2 | sed 's/^ts1,.*/ts1,5/' >good
"$program" take --name calm-wren --answers good >out 2>err || fail "wren: $(cat err)"
evening=$(meeting "$here" new --short "Made-up evening")
"$program" db backup "$there" >out 2>err || fail "the other: $(cat err)"

# ---- each goes its own way ----
take "$here" calm-heron y 4
take "$there" calm-heron y 5 5
take "$here" calm-wren '' '' '' '' '' '' 3
take "$there" calm-wren '' '' '' '' '' '' 3 4
meeting "$here" open "$evening"
meeting "$there" open "$evening"
for store in "$here" "$there"; do
    printf '%s\n' "" q "" | LEADQUIZ_DB=$store "$program" join "$evening" >out 2>err || fail "join: $(cat err)"
done
meeting "$there" close "$evening"
code=$(meeting "$here" new "Made-up here")
meeting "$there" new "Made-up there" >out
take "$here" calm-kite '' '' y y '' n 3
take "$there" calm-kite '' '' y n '' n 3
sqlite3 "$there" "UPDATE meeting SET code = '$code' WHERE title = 'Made-up there';
    INSERT INTO team (name) VALUES ('Sunset');
    UPDATE person SET team = (SELECT id FROM team WHERE name = 'Sunset') WHERE name = 'calm-otter';
    UPDATE sitting SET form = 1 WHERE id = 1"

# ---- what is said ----
day=$(sqlite3 "$here" "SELECT date(min(started) / 1000, 'unixepoch') FROM sitting")
expected="\"calm-kite\" is in both stores, and nothing says that it is the same person; after a merge it is one
\"calm-kite\" says Yes in one store and No in the other to counting in averages; No counts
\"calm-otter\" is in the team Sunrise here and in Sunset there; Sunrise counts, where something was done last
The meeting \"Made-up evening\" ($evening) went on in both stores; it stays as it is here
The meeting \"Made-up there\" has the code XXXXX here, because $code is another one's
\"calm-otter\" has a sitting begun on $day that is another one in the other store; the one here stays
\"calm-heron\" went on with the sitting begun on $day in both stores; the finished one counts, or the one worked on last
\"calm-kite\" has an open sitting in each; both stay, and the one worked on last goes on
\"calm-wren\" has an open sitting in each; both stay, and the one worked on last goes on"
counts="people: 0 new, 4 in both; sittings: 2 new, 3 in both; meetings: 1 new, 1 in both"
before=$(kept)
for words in --dry-run --force; do
    "$program" db merge "$there" $words >said 2>err || fail "merge $words: $(cat err)"
    same "$words: what differs" "$expected" "$(sed -n 's/the code [A-Z]\{5\} here/the code XXXXX here/; /^["T]/p' said)"
    same "$words: how many" "$counts" "$(grep '^people' said)"
    if [ $words = --dry-run ]; then
        same "dry: nothing is changed" "$before" "$(kept)"
        same "dry: said" "this was a dry run: nothing was changed" "$(tail -n 1 said)"
    fi
done
same "merged: the answers of the later" 4 "$(sqlite3 "$here" "SELECT max(n) FROM (SELECT count(*) AS n FROM answer
    JOIN sitting s ON s.id = sitting JOIN person p ON p.id = s.person WHERE p.name = 'calm-heron' GROUP BY s.id)")"
same "merged: the team" Sunrise "$(sqlite3 "$here" "SELECT t.name FROM person p JOIN team t ON t.id = team WHERE p.name = 'calm-otter'")"
same "merged: a No is a No" 0 "$(sqlite3 "$here" "SELECT granted FROM consent JOIN person p ON p.id = person
    WHERE p.name = 'calm-kite' AND consent = 1 ORDER BY change DESC LIMIT 1")"
"$program" db check >out 2>err || fail "merged: $(cat out err)"
finish
