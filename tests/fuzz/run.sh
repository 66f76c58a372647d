#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs the fuzzers one after the other, each for some seconds. Exits with 1 if one found something.
#
#   tests/fuzz/run.sh BUILD SECONDS OUT [NAME...]
#
# BUILD is the folder that holds bin/fuzz_*; OUT gets the grown corpora, the logs, and the inputs of
# findings (OUT/NAME/crash-*, timeout-*, oom-*, leak-*).
set -uo pipefail
if [[ $# -lt 3 ]]; then
    sed -n '5,10p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
build=$(realpath "$1")
seconds=$2
mkdir -p "$3"
out=$(realpath "$3")
shift 3
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
if [[ $# -eq 0 ]]; then
    set -- $(basename -a "$here"/corpus/*)
fi
[[ -d /dev/shm ]] && export TMPDIR=/dev/shm
# Nothing of ours may leak; what libraries keep is suppressed.
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
export LSAN_OPTIONS=suppressions=$here/../lsan.supp:print_suppressions=0
export CPL_LOG=/dev/null

status=0
for name in "$@"; do
    mkdir -p "$out/$name/corpus"
    "$build/bin/fuzz_$name" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 \
        -max_len=4096 -print_final_stats=1 -artifact_prefix="$out/$name/" \
        "$out/$name/corpus" "$here/corpus/$name" >"$out/$name/log" 2>&1
    code=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$name/log")
    if [[ $code -eq 0 ]]; then
        echo "$name: nothing found in $runs inputs"
    else
        echo "$name: FINDING after $runs inputs, see $out/$name/log"
        status=1
    fi
done
exit $status
