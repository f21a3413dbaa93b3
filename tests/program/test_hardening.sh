#!/usr/bin/env bash
# test_hardening.sh PROGRAM SOURCE - what the release is built with, read from the programs themselves.
# Looks at build/strict, which script/test builds before the tests.
source=$(realpath "$2")
failures=0
fail() {
    echo "FAILED: $1"
    failures=$((failures + 1))
}
release=$source/build/strict
command -v readelf >/dev/null && [ -x "$release/leadquiz" ] || {
    echo "skipped: no readelf, or no build/strict/leadquiz (script/build strict)"
    exit 77
}

for program in "$release/leadquiz" "$release/leadquiz-pdf"; do
    [ -x "$program" ] || continue
    name=$(basename "$program")
    header=$(readelf -hW "$program")
    parts=$(readelf -lW "$program")
    dynamic=$(readelf -dW "$program")
    symbols=$(readelf --dyn-syms -W "$program")
    grep -q 'Type: *DYN' <<<"$header" || fail "$name is at a fixed place (no PIE)"
    grep -q 'FLAGS_1.*PIE' <<<"$dynamic" || fail "$name is no position-independent executable"
    grep -q GNU_RELRO <<<"$parts" || fail "$name: no RELRO"
    grep -qE 'BIND_NOW|FLAGS_1.*NOW' <<<"$dynamic" || fail "$name: functions are bound late"
    grep -E 'GNU_STACK' <<<"$parts" | grep -q 'RW ' || fail "$name: no stack that cannot be run"
    grep -qE 'LOAD.* RWE ' <<<"$parts" && fail "$name: a part can be written and run"
    grep -qE 'RPATH|RUNPATH' <<<"$dynamic" && fail "$name looks for libraries in folders of its own"
    grep -q TEXTREL <<<"$dynamic" && fail "$name: its code is changed at the start"
    grep -q __stack_chk_fail <<<"$symbols" || fail "$name: no stack protector"
    grep -qE '__(sn|v|vsn|f|vf)?printf_chk|__memcpy_chk' <<<"$symbols" || fail "$name: not fortified"
    if [ "$(uname -m)" = x86_64 ]; then
        readelf -nW "$program" | grep -q 'x86 feature:.*IBT.*SHSTK' ||
            objdump -d --no-show-raw-insn "$program" | grep -A1 '<main>:' | grep -q endbr64 ||
            fail "$name: no mark where jumps may land (CET)"
    fi
done
# The time of a release is the machine's.
strings -a "$release/leadquiz" | grep -qx LEADQUIZ_NOW && fail 'the release takes the time from LEADQUIZ_NOW'
[ "$failures" -eq 0 ] && echo "all passed"
exit $((failures > 0))
