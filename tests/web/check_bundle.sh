#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# Bundles src/report/web anew and compares with the committed web/dist. Exit 77: skipped, with the
# reason.
# usage: check_bundle.sh WEB WORKFOLDER
set -euo pipefail
web=$1
work=$2

skip() {
    echo "SKIPPED: $1"
    exit 77
}

command -v npm >/dev/null || skip "no node and npm"
mkdir -p "$work"
rm -rf "$work/src" "$work/dist"
cp -r "$web/src" "$web/build.mjs" "$web/package.json" "$web/package-lock.json" "$web/.npmrc" "$work"
cd "$work"
npm ci >npm.log 2>&1 || skip "npm cannot install esbuild and leaflet: $(tail -1 npm.log)"
node build.mjs dist
if ! diff -rq "$web/dist" dist; then
    echo "web/dist is not what web/src makes: cd src/report/web && npm ci && npm run build"
    exit 1
fi
echo "web/dist is what web/src makes"
