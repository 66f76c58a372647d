#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The benchmark runs, its lines have the keys that docs/performance.md tells, and all answers agree.
No time is looked at.

usage: agree_test.py YIKE_BENCH PROJECT
"""

import json
import subprocess
import sys

KEYS = ["work", "implementation", "queries", "median_us", "ratio_to_bgl_no_init", "peak_mb", "agree"]
WORKS = {"range", "matrix", "nearest", "build", "path", "polygon", "field", "coverage", "drag"}


def main():
    bench, project = sys.argv[1:]
    done = subprocess.run([bench, project, "--queries", "20", "--seed", "7"], capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        print(done.stderr)
        return 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    faults = [line for line in lines if list(line) != KEYS or line["agree"] is not True]
    missing = WORKS - {line["work"] for line in lines if line["implementation"] == "yike"}
    for fault in faults:
        print("FAILED", fault)
    if missing:
        print("FAILED: not measured:", ", ".join(sorted(missing)))
    refused = subprocess.run([bench, project + "/nowhere"], capture_output=True, text=True,
                             check=False)
    if refused.returncode != 3:
        print("FAILED: exit code", refused.returncode, "for a file that is not there")
    return 1 if faults or missing or refused.returncode != 3 else 0


if __name__ == "__main__":
    sys.exit(main())
