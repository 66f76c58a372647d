#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds Yike and runs all tests; then the unit tests and the damaged inputs once more under the
# address and undefined behaviour sanitizers. Exits with 0 only if everything passed.
#
#   tests/run.sh                  everything
#   tests/run.sh --no-sanitizers  without the second part
#   tests/run.sh --no-setup       installs no packages
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

setup=yes
sanitizers=yes
for option in "$@"; do
    case "$option" in
    --no-sanitizers) sanitizers=no ;;
    --no-setup) setup=no ;;
    *)
        echo "run.sh: unknown option $option; known: --no-sanitizers, --no-setup" >&2
        exit 2
        ;;
    esac
done

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
status=0

# run_tests FOLDER LOG [ctest options]
run_tests() {
    local folder=$1 log=$2
    shift 2
    ctest --test-dir "$folder" --output-on-failure --no-tests=error -j2 "$@" 2>&1 | tee "$log" || status=1
}

# closing_lines LOG: what ctest said at the end, from the share of tests passed on
closing_lines() {
    sed -n '/^[0-9]*% tests passed/,$p' "$1"
}

if [[ $setup == yes ]]; then
    bash tests/setup.sh --browser || bash tests/setup.sh
fi

# configure FOLDER [options]: a new folder is built the quick way, another as it was.
configure() {
    local folder=$1 quick=()
    shift
    [[ -e $folder/CMakeCache.txt ]] || quick=(-DYIKE_QUICK_BUILD=ON)
    cmake -S . -B "$folder" -G Ninja "${quick[@]}" "$@"
}

echo "== Release build"
# The demonstration may have left a folder without tests.
configure build -DCMAKE_BUILD_TYPE=Release -DYIKE_BUILD_TESTS=ON
cmake --build build -j2
run_tests build "$logs/release"

if [[ $sanitizers == yes ]]; then
    echo "== Unit tests and damaged inputs under sanitizers"
    # Without NDEBUG, so that the assertions are tested as well.
    configure build-asan -DYIKE_SANITIZE=ON -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="-O1 -g1"
    cmake --build build-asan -j2 --target unit_tests yike
    export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:check_initialization_order=1
    export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
    export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
    run_tests build-asan "$logs/sanitizers" -L '^(unit|damaged)$'
    echo
    echo "== Sanitizers"
    closing_lines "$logs/sanitizers"
fi

echo
echo "== All tests"
closing_lines "$logs/release"
exit "$status"
