#!/usr/bin/env bash
# `leadquiz score` as a user runs it: bash test_score.sh PROGRAM REPOSITORY
set -u
program=$(realpath "$1")
questions=$(realpath "$2")/data/questions.ini
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export LEADQUIZ_DB="$folder/none.db" HOME="$folder" LC_ALL=C.UTF-8
failures=0

# is NAME ACTUAL WANTED
is() {
    [ "$2" = "$3" ] && return
    printf '%s: got\n%s\nwanted\n%s\n' "$1" "$2" "$3"
    failures=$((failures + 1))
}

score() { "$program" --questions "$questions" score "$@"; }

header=id,achiever,trust,leader,fairness,follower,self_control,focus,ownership,character,competency
header+=,congruence,modelling,developing,reading,choosing,stock,training,openness,level_ground
header+=,support,level,p1,p2,p3,p4,verdict,assessed,n_follower,n_achiever,n_leader,lean,desire
header+=,quality,flags

items=sc1,sc2,sc3,fp1,fp2,fp3,ow1,ow2,ow3,ch1,ch2,ch3,co1,co2,co3,cg1,cg2,cg3
items+=,mo1,mo2,mo3,de1,de2,de3,rp1,rp2,rp3
items+=,nu1,nu2,st1,st2,tr1,tr2,od1,od2,el1,el2,ts1,ts2,ts3
others=o1,o2,o3,o4,o5,o6,desire
{
    echo "id,team_size,$items,$others"
    # Builder: everything at the top.
    echo "ann,4,5,5,1,5,5,1,5,5,1,5,5,1,5,5,5,5,5,1,5,5,1,5,5,5,5,5,1,5,1,5,1,5,1,5,1,5,1,5,5,5,leader,leader,leader,leader,leader,leader,4"
    # The same, but pushing stock all the time.
    echo "bob,1,5,5,1,5,5,1,5,5,1,5,5,1,5,5,5,5,5,1,5,5,1,5,5,5,5,5,1,5,1,1,5,5,1,5,1,5,1,5,5,5,achiever,follower,leader,achiever,follower,leader,1"
    # No team.
    echo "eve,0,4,4,2,4,4,2,4,4,2,4,4,2,4,4,4,4,4,2,,,,,,,,,,4,2,,,,,,,,,4,4,4,,,,,,,"
    # Nothing.
    echo "joe,$(printf ',%.0s' $(seq 1 47))"
} >rows.csv

score rows.csv >scores.csv 2>errors
is "exit" $? 0
is "messages" "$(cat errors)" ""
is "header" "$(head -1 scores.csv)" "$header"
is "lines" "$(wc -l <scores.csv)" 5
column() { # ROW NAME
    awk -F, -v row="$1" -v name="$2" \
        'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i } $1 == row { print $at }' scores.csv
}
is "builder" "$(column ann level) $(column ann verdict) $(column ann assessed)" "4 Level 4 4"
is "builder's lean" "$(column ann lean) $(column ann n_leader) $(column ann desire)" "leader 6 4"
is "builder's trust" "$(column ann trust) $(column ann quality)" "100 good"
is "veto" "$(column bob level) $(column bob p3) $(column bob p4) $(column bob stock)" "2 0 0 0"
is "mixed" "$(column bob lean)" mixed
is "no team" "$(column eve level) $(column eve assessed) $(column eve p3) $(column eve leader)" \
    "2 2 0 "
is "no team's p2" "$(column eve p2)" 0.952209648
is "nothing" "$(grep ^joe scores.csv)" "joe,,,,,,,,,,,,,,,,,,,,,,,,,,,0,0,0,0,,,good,"

is "standard input" "$(score - <rows.csv)" "$(cat scores.csv)"
is "no operand" "$(score <rows.csv)" "$(cat scores.csv)"
is "CR LF and a byte order mark" \
    "$( (printf '\xef\xbb\xbf' && sed 's/$/\r/' rows.csv) | score)" "$(cat scores.csv)"
is "json" "$(score --format json rows.csv | grep -c '"level":4,"p1":')" 1
is "short form" "$(score --short rows.csv | sed -n 2p | cut -d, -f22)" ""

# fails NAME STATUS STDOUT STDERR INPUT ARGUMENT...
fails() {
    local name=$1 status=$2 output=$3 message=$4 input=$5
    shift 5
    printf '%b' "$input" >input
    local got
    got=$(score "$@" <input 2>errors)
    is "$name: status" $? "$status"
    is "$name: output" "$got" "$output"
    is "$name: message" "$(cat errors)" "$message"
}
row=",,,,,,,,,,,,,,,,,,,,,,,,,,,0,0,0,0,,,good,"
fails "bad cell" 1 "$header
a$row" "leadquiz: standard input:3:2: sc1 cannot be 6: it takes 1 to 5, or 0 for no chance" \
    'id,sc1\na,3\nb,6\nc,3\n'
printf 'id,sc1\nb,6\n' >bad.csv
fails "bad cell in a file" 1 "" \
    "leadquiz: bad.csv:2:2: sc1 cannot be 6: it takes 1 to 5, or 0 for no chance" '' bad.csv
fails "unknown column" 1 "" \
    "leadquiz: standard input:1:2: there is no column \"sc99\"; columns are id, the ids of the questions, and those with _ms for the times" \
    'id,sc99\na,3\n'
fails "empty" 1 "" \
    "leadquiz: standard input:1:1: the table is empty; its first line names the columns" ''
fails "no file" 1 "" "leadquiz: none.csv cannot be read: No such file or directory" '' none.csv
fails "a directory" 1 "" "leadquiz: / cannot be read: Is a directory" '' /
fails "format" 2 "" "leadquiz: --format takes csv or json, not xml" '' --format xml

if [ -w /dev/full ]; then
    score rows.csv >/dev/full 2>errors
    is "full disk: status" $? 1
    is "full disk" "$(cat errors)" "leadquiz: the scores cannot be written: No space left on device"
fi
{ awk 'NR == 1' rows.csv; for _ in $(seq 3000); do sed -n 2p rows.csv; done; } >many.csv
{ score many.csv 2>errors; echo $? >status; } | head -1 >/dev/null
is "closed pipe: status" "$(cat status)" 1
is "closed pipe" "$(cat errors)" "leadquiz: the scores cannot be written: Broken pipe"

is "the store" "$(ls none.db 2>/dev/null)" ""
[ "$failures" -eq 0 ] || { echo "$failures failures"; exit 1; }
echo "score: all as wanted"
