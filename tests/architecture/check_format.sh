#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# Fails when a source file is not as clang-format 14 leaves it. Exit 77: skipped, with the reason.
# usage: check_format.sh ROOT
set -euo pipefail
cd "$1"

if ! command -v clang-format >/dev/null; then
    echo "SKIPPED: clang-format is not installed"
    exit 77
fi
if ! clang-format --version | grep -q 'version 14\.'; then
    echo "SKIPPED: other versions than 14 format differently; this is $(clang-format --version)"
    exit 77
fi
find src tests -name '*.?pp' -print0 | sort -z | xargs -0 clang-format --dry-run --Werror
