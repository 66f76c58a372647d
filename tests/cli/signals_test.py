#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Ctrl-C and SIGTERM end the program with exit code 5, and nothing is left half made.

usage: signals_test.py YIKE
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SQUARE = ('{"type":"Polygon","coordinates":[[[119.9,35.8],[120.1,35.8],[120.1,36.0],[119.9,36.0],'
          '[119.9,35.8]]]}')
ROWS = 600  # enough nodes to take some time


def write_large_osm(file):
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0"?>\n<osm version="0.6">\n')
        for row in range(ROWS):
            for column in range(ROWS):
                out.write(f'<node id="{row * ROWS + column + 1}" version="1" '
                          f'lat="{35.8 + 0.2 * row / ROWS:.7f}" '
                          f'lon="{119.9 + 0.2 * column / ROWS:.7f}"/>\n')
        for row in range(ROWS):
            refs = "".join(f'<nd ref="{row * ROWS + c + 1}"/>' for c in range(ROWS))
            out.write(f'<way id="{row + 1}" version="1">{refs}'
                      '<tag k="highway" v="residential"/></way>\n')
        out.write("</osm>\n")


def start(yike, work):
    return subprocess.Popen(
        [yike, "import", "osm", "large.osm", "--boundary", "square.geojson", "-o", "out"],
        cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def seconds_of_a_run(yike, work):
    begin = time.monotonic()
    program = start(yike, work)
    _, stderr = program.communicate(timeout=100)
    assert program.returncode == 0, stderr.decode()
    shutil.rmtree(work / "out", ignore_errors=True)
    return time.monotonic() - begin


def stop(yike, work, which, seconds):
    """What a program says that is told to stop after so many seconds, and what it leaves."""
    program = start(yike, work)
    time.sleep(seconds)
    program.send_signal(which)
    stdout, stderr = program.communicate(timeout=60)
    left = sorted(set(os.listdir(work)) - {"large.osm", "square.geojson"})
    shutil.rmtree(work / "out", ignore_errors=True)
    return program.returncode, stdout.decode(), stderr.decode(), left


def stops_well(yike, work, which, seconds):
    # A busy machine may be before or past the middle of the work: other moments get a chance.
    for share in (0.5, 0.3, 0.7, 0.4, 0.6):
        code, stdout, stderr, left = stop(yike, work, which, share * seconds)
        if code == 5:
            break
        print(f"{which.name} at {share} of {seconds:.1f} s: exit {code}, stderr {stderr!r}")
    if code != 5 or stdout or "error: stopped" not in stderr or left:
        print(f"{which.name}: exit {code}, stdout {stdout!r}, stderr {stderr!r}, left {left}")
        return False
    return True


def main():
    yike = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(prefix="yike-cli-") as folder:
        work = Path(folder)
        write_large_osm(work / "large.osm")
        (work / "square.geojson").write_text(SQUARE, encoding="utf-8")
        seconds = seconds_of_a_run(yike, work)
        passed = [stops_well(yike, work, which, seconds)
                  for which in (signal.SIGINT, signal.SIGTERM)]
    print("passed" if all(passed) else "FAILED")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
