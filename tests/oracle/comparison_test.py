#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The sums of a comparison close: every figure of `yike compare` computed again from other tables,
and the gain of every change from scenarios of their own.

usage: comparison_test.py YIKE SAMPLE SCENARIOS
"""

import csv
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path

PLANS = ["baseline", "eleven-relocations", "seventy-eight-stations", "gates-and-paths", "combined"]
HORIZON_YEARS = 10
DISCOUNT = 0.05
failures = []


def check(what, got, expected, within=1e-6):
    got, expected = float(got), float(expected)
    if abs(got - expected) > within * max(1.0, abs(expected)):
        failures.append(f"{what}: {got}, expected {expected}")


def rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def run(yike, *args):
    done = subprocess.run([yike, *map(str, args)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"yike {' '.join(map(str, args))}: exit {done.returncode}\n{done.stderr}")


class Comparison:
    def __init__(self, folder):
        self.scenarios = {r["scenario"]: r for r in rows(folder, "scenarios.csv")}
        self.economics = {r["scenario"]: r for r in rows(folder, "economics.csv")}
        self.changes = rows(folder, "changes.csv")
        self.phases = rows(folder, "phases.csv")
        self.status = defaultdict(dict)
        for row in rows(folder, "compounds.csv"):
            self.status[row["scenario"]][row["compound_id"]] = row
        self.indicators = {(r["scenario"], r["indicator"], r["group"]): r
                           for r in rows(folder, "comparison.csv")}


def groups_of(compound):
    yield "all"
    yield f"community:{compound['community']}"
    yield f"enclosure:{compound['enclosure']}"


def check_sums(comparison, compounds):
    for plan, status in comparison.status.items():
        sums = defaultdict(lambda: defaultdict(float))
        people = defaultdict(float)
        for compound in compounds.values():
            fate = status[compound["compound_id"]]["status"]
            people[fate] += float(compound["people"])
            for group in groups_of(compound):
                sums[group][fate] += float(compound["households"])
                sums[group]["all"] += float(compound["households"])
        row = comparison.scenarios[plan]
        check(f"{plan}: gained", row["gained_households"], sums["all"]["gained"])
        check(f"{plan}: lost", row["lost_households"], sums["all"]["lost"])
        check(f"{plan}: covered", row["covered_households_15"],
              sums["all"]["gained"] + sums["all"]["kept"])
        money = comparison.economics[plan]
        check(f"{plan}: people", money["gained_people"], people["gained"])
        for group, fates in sums.items():
            figure = comparison.indicators[plan, "coverage.gate.15.households.all", group]
            if fates["all"] > 0:
                check(f"{plan} {group}: difference", figure["difference"],
                      (fates["gained"] - fates["lost"]) / fates["all"], 2e-6)
        cost = sum(float(c["cost_yuan"]) for c in comparison.changes
                   if c["scenario"] == plan and c["off"] == "0")
        yearly = sum(float(c["yearly_cost_yuan"]) for c in comparison.changes
                     if c["scenario"] == plan and c["off"] == "0")
        check(f"{plan}: cost", row["cost_yuan"], cost)
        check(f"{plan}: yearly", row["yearly_cost_yuan"], yearly)
        check(f"{plan}: present cost", money["present_cost_yuan"],
              cost + sum(yearly / (1 + DISCOUNT) ** y for y in range(1, HORIZON_YEARS + 1)))
        if sums["all"]["gained"] > 0:
            check(f"{plan}: yuan per household", row["yuan_per_new_household"],
                  cost / sums["all"]["gained"])
        last = [p for p in comparison.phases if p["scenario"] == plan]
        if last:
            check(f"{plan}: last phase", last[-1]["covered_households_15"],
                  row["covered_households_15"])
            check(f"{plan}: cost of phases", last[-1]["cost_so_far_yuan"], cost)


def check_front(comparison):
    """On the front: nothing is at least as good in both and better in one."""
    points = {plan: (float(comparison.economics[plan]["present_cost_yuan"]),
                     float(comparison.scenarios[plan]["covered_households_15"]))
              for plan in comparison.scenarios}
    for plan, (cost, covered) in points.items():
        beaten = any(c <= cost and h >= covered and (c, h) != (cost, covered)
                     for c, h in points.values()) or plan == "baseline"
        on_front = comparison.economics[plan]["on_front"] == "1"
        if on_front == beaten:
            failures.append(f"{plan}: on_front is {on_front}")


def written(change):
    def value(v):
        if isinstance(v, bool):
            return str(v).lower()
        return '"' + v.replace('"', '\\"') + '"' if isinstance(v, str) else str(v)
    return "[[change]]\n" + "".join(f"{key} = {value(v)}\n" for key, v in change.items()) + "\n"


def check_gains(yike, sample, scenarios, comparison, work):
    """Each gain again, from a scenario with that change alone and one without it."""
    files = []
    expected = {}
    for plan in ["eleven-relocations", "gates-and-paths"]:
        changes = tomllib.loads((scenarios / f"{plan}.toml").read_text(encoding="utf-8"))["change"]
        for change in changes:
            for kind, chosen in (("alone", [change]),
                                 ("last", [c for c in changes if c is not change])):
                file = work / f"{plan}-{change['id']}-{kind}.toml"
                file.write_text(f'[scenario]\nproject = "{sample.resolve()}"\n\n'
                                + "".join(map(written, chosen)), encoding="utf-8")
                files.append(file)
                expected[file.stem] = (plan, change["id"], kind)
    run(yike, "compare", *files, "--no-pictures", "-o", work / "gains")
    counts = {r["scenario"]: float(r["covered_households_15"])
              for r in rows(work / "gains", "scenarios.csv")}
    before = float(comparison.scenarios["baseline"]["covered_households_15"])
    ledger = {(c["scenario"], c["change_id"]): c for c in comparison.changes}
    for stem, (plan, change, kind) in expected.items():
        whole = float(comparison.scenarios[plan]["covered_households_15"])
        gain = counts[stem] - before if kind == "alone" else whole - counts[stem]
        check(f"{plan} {change} {kind}", ledger[plan, change][f"gain_{kind}_households"], gain)
    print(f"{len(expected)} gains computed again")


def check_coverage_agrees(yike, sample, scenarios, comparison, work):
    """`coverage --scenario` tells the same."""
    plan = "gates-and-paths"
    run(yike, "coverage", sample, "--scenario", scenarios / f"{plan}.toml", "--no-maps", "-o",
        work / "one")
    for row in rows(work / "one", "indicators.csv"):
        other = comparison.indicators.get((plan, row["indicator"], row["group"]))
        if other and other["value"] != row["value"]:
            failures.append(f"{row['indicator']} {row['group']}: compare tells {other['value']}, "
                            f"coverage {row['value']}")
    for row in rows(work / "one", "compounds.csv"):
        if row["minutes"] != comparison.status[plan][row["compound_id"]]["minutes"]:
            failures.append(f"{row['compound_id']}: minutes differ")


def main():
    yike, sample, scenarios = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run(yike, "compare", *(scenarios / f"{plan}.toml" for plan in PLANS), "--no-pictures",
            "-o", work / "all")
        run(yike, "coverage", sample, "--no-maps", "-o", work / "base")
        comparison = Comparison(work / "all")
        compounds = {r["compound_id"]: r for r in rows(work / "base", "compounds.csv")}
        for plan in PLANS:
            for compound, row in comparison.status[plan].items():
                if row["minutes_before"] != compounds[compound]["minutes"]:
                    failures.append(f"{plan} {compound}: minutes_before")
        check_sums(comparison, compounds)
        check_front(comparison)
        check_gains(yike, sample, scenarios, comparison, work)
        check_coverage_agrees(yike, sample, scenarios, comparison, work)
    for failure in failures[:40]:
        print("FAILED", failure)
    print("all sums close" if not failures else f"{len(failures)} figures differ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
