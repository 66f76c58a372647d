#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs a test program on a display of its own, or says why not.
set -euo pipefail

if ! command -v xvfb-run >/dev/null; then
    echo "skipped: xvfb-run is not installed (package xvfb)"
    exit 0
fi
export QT_QPA_PLATFORM=xcb
exec xvfb-run -a -s "-screen 0 1920x1200x24" "$@"
