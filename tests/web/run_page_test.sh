#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# Compares small scenarios and lets a browser click through the report. Exit 77: skipped, with the
# reason.
# usage: run_page_test.sh YIKE WORKFOLDER
set -euo pipefail
yike=$1
work=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

skip() {
    echo "SKIPPED: $1"
    exit 77
}

browser=
for name in chromium chromium-browser google-chrome; do
    [[ -n $browser ]] || browser=$(command -v "$name" || true)
done
[[ -n $browser ]] || skip "no chromium (apt-get install chromium)"
command -v npm >/dev/null || skip "no node and npm"

mkdir -p "$work"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$here/page_test.mjs" "$work"
(cd "$work" && npm ci >npm.log 2>&1) || skip "npm cannot install playwright-core: $(tail -1 "$work/npm.log")"

"$yike" compare "$here"/scenarios/*.toml -o "$work/comparison" 2>"$work/yike.log"
cd "$work"
node page_test.mjs "$work/comparison" "$browser"
