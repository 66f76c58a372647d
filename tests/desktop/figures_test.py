#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The figures of the window are those of `yike coverage`.

    figures_test.py DESKTOP_FIGURES YIKE PROJECT[+SCENARIO]...

By hand with any projects: imports of real extracts, a project without compounds, of tier 2 alone ...
"""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile


def rows_of(file):
    with open(file, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"FAILED {words}: ended with {done.returncode}: {done.stderr[-800:]}")
    return done.stdout


def by_window(figures, project, scenario):
    """The window's figures, its processor seconds and the most memory that it had, MB."""
    words = [figures, project, *([scenario] if scenario else [])]
    window = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    shown = window.stdout.read()
    _, status, usage = os.wait4(window.pid, 0)
    window.returncode = os.waitstatus_to_exitcode(status)
    if window.returncode != 0:
        raise SystemExit(f"FAILED {words}: ended with {window.returncode}")
    return (dict(line.split("\t") for line in shown.splitlines()),
            usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def by_command_line(yike, project, scenario, folder):
    more = ["--scenario", scenario] if scenario else []
    run(yike, "coverage", project, *more, "--tables-only", "-o", folder)
    rows = {row["indicator"]: row for row in rows_of(folder / "indicators.csv") if row["group"] == "all"}
    share = rows["coverage.gate.15.households.all"]
    covered, whole = float(share["numerator"]), float(share["denominator"])
    figures = {"covered_share": share["value"], "covered_households": covered,
               "uncovered_households": whole - covered,
               "stations": rows["count.stations.all"]["value"],
               "conflict_pairs": sum(row["proximity_conflict"] == "1" for row in rows_of(folder / "pairs.csv")),
               "gaps": len(rows_of(folder / "gaps.csv"))}
    if "area.shortfall.membership" in rows:
        figures["area_shortfall_m2"] = rows["area.shortfall.membership"]["value"]
    return figures


def agree(name, shown, told):
    if name == "area_shortfall_m2" and shown == "":
        return float(told or 0) == 0  # where nothing is known, the table's sum of what is known is 0
    if told == "" or shown == "":
        return told == shown
    return abs(float(shown) - float(told)) <= 1e-6 * max(1, abs(float(told)))


def main():
    figures, yike, *projects = sys.argv[1:]
    failures = 0
    for each in projects:
        project, _, scenario = each.partition("+")
        with tempfile.TemporaryDirectory() as folder:
            truth = by_command_line(yike, project, scenario, pathlib.Path(folder) / "result")
            window, seconds, memory = by_window(figures, project, scenario)
        for name, told in truth.items():
            if not agree(name, window[name], told):
                failures += 1
                print(f"FAILED {each}: {name} is {window[name]!r} in the window, {told!r} in the tables")
        print(f"{pathlib.Path(project).name}: {window}; {seconds:.1f} s of the processor, {memory:.0f} MB",
              flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
