#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Capacity, floor area within reach and equity, computed again from `yike matrix` and the project.

supply_oracle.py YIKE SAMPLE

The embedded sample as it is, with a third of its capacity, and with its 78 small rooms as stations.
The assignment is solved again as a linear programme by GLPK's glpsol; without it that part is
skipped, and says so.
"""
import json
import math
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from real_runs import Failure, indicator, require, rows_of, run

CUTOFF_S = 900
AREA_PER_HOUSEHOLD = 0.3


def features(project, name):
    return json.loads((project / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def rewrite_stations(project, change):
    file = project / "stations.geojson"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["features"] = change(data["features"])
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def a_third_of_the_room(project):
    def change(stations):
        for station in stations:
            station["properties"]["capacity_households"] //= 3
        return stations
    rewrite_stations(project, change)


def small_rooms_too(project):
    def change(stations):
        for room in features(project, "candidates"):
            p = room["properties"]
            if p["tier"] == 2:
                stations.append({"type": "Feature", "geometry": room["geometry"], "properties": {
                    "id": p["id"], "tier": 2, "floor_area_m2": p["floor_area_m2"]}})
        return stations
    rewrite_stations(project, change)


class Case:
    """A project, its walks within 15 minutes, and its result folder."""

    def __init__(self, yike, project, folder):
        self.households = {f["properties"]["id"]: f["properties"]["households"]
                           for f in features(project, "compounds")}
        self.floor, self.capacity = {}, {}
        for f in features(project, "stations"):
            p = f["properties"]
            self.floor[p["id"]] = p["floor_area_m2"]
            given = p.get("capacity_households")
            self.capacity[p["id"]] = (given if given is not None else
                                      math.floor(p["floor_area_m2"] / AREA_PER_HOUSEHOLD + 1e-6))
        run(yike, "matrix", project, "--from", "compounds", "--to", "stations", "--minutes", "15",
            "-o", folder / "walks.csv")
        self.walk_s = {(r["from_id"], r["to_id"]): float(r["walk_time_s"])
                       for r in rows_of(folder / "walks.csv")}
        self.out = folder / "out"
        run(yike, "coverage", project, "-o", self.out, "--no-maps", "--cell", "50m")
        self.compounds = {r["compound_id"]: r for r in rows_of(self.out / "compounds.csv")}
        self.assigned = {(r["compound_id"], r["assigned_station"]): int(r["assigned_households"])
                         for r in rows_of(self.out / "assignments.csv")}
        # Covered by several stations only together: there the matrix of compounds says too little.
        alone = {compound for compound, _ in self.walk_s}
        self.joint = {c for c, r in self.compounds.items()
                      if r["covered_15"] == "1" and c not in alone}
        self.joint |= {c for c, s in self.assigned if (c, s) not in self.walk_s}


def check_tables(case):
    """The tables agree with each other, and nobody is sent where there is no room."""
    into, of = defaultdict(int), defaultdict(int)
    for (compound, station), households in case.assigned.items():
        require(households > 0, f"{compound} {station} {households}")
        into[station] += households
        of[compound] += households
    nearest = defaultdict(int)
    for compound, row in case.compounds.items():
        if row["covered_15"] == "1":
            nearest[row["nearest_station"]] += case.households[compound]
    overloaded = idle = overload = 0
    for row in rows_of(case.out / "capacity.csv"):
        station = row["station_id"]
        room = case.capacity[station]
        require(int(row["capacity_households"]) == room, f"{row}, expected {room}")
        require(int(row["assigned_households_15"]) == into[station] <= room, f"{row} {into[station]}")
        require(int(row["nearest_households_15"]) == nearest[station], f"{row} {nearest[station]}")
        require(int(row["overload_households_15"]) == max(0, nearest[station] - room), f"{row}")
        require(row["idle_15"] == ("1" if into[station] < 0.3 * room else "0"), f"{row}")
        overloaded += nearest[station] > room
        overload += max(0, nearest[station] - room)
        idle += into[station] < 0.3 * room
    for name, expected in (("stations_overloaded", overloaded), ("stations_idle", idle),
                           ("overload", overload)):
        row = indicator(case.out, f"capacity.15.{name}.all")
        require(float(row["value"]) == expected, f"{row}, expected {expected}")
    for row in rows_of(case.out / "accessibility.csv"):
        served, left = int(row["served_households_15"]), int(row["unserved_households_15"])
        require(served == of[row["compound_id"]], f"{row} {of[row['compound_id']]}")
        require(served + left == case.households[row["compound_id"]], f"{row}")
        require(served == 0 or case.compounds[row["compound_id"]]["covered_15"] == "1", f"{row}")
    row = indicator(case.out, "capacity.15.households.all")
    require(int(row["numerator"]) == sum(case.assigned.values()), f"{row}")
    return overloaded, idle


def linear_programme(case, folder, served=None):
    """The most households served; or, where that is given, the fewest household seconds."""
    names = {pair: f"x{i}" for i, pair in enumerate(sorted(case.walk_s))}
    lines = ["Maximize" if served is None else "Minimize", " obj:"]
    lines += [f"  + {1 if served is None else case.walk_s[pair]:.3f} {name}"
              for pair, name in names.items()]
    lines.append("Subject To")
    rows = defaultdict(list)
    for (compound, station), name in names.items():
        rows["c", compound].append(name)
        rows["s", station].append(name)
    for i, ((kind, key), terms) in enumerate(rows.items()):
        limit = case.households[key] if kind == "c" else case.capacity[key]
        lines.append(f" r{i}: " + "\n  + ".join(terms) + f" <= {limit}")
    if served is not None:
        lines.append(" served: " + "\n  + ".join(names.values()) + f" = {served}")
    lines.append("End")
    file = folder / "assignment.lp"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(["glpsol", "--lp", str(file), "--write", str(folder / "solution")],
                          capture_output=True, text=True, check=False)
    require(done.returncode == 0, done.stdout[-500:])
    head = next(line for line in (folder / "solution").read_text(encoding="utf-8").splitlines()
                if line.startswith("s "))
    _, _, _, _, primal, dual, objective = head.split()
    require((primal, dual) == ("f", "f"), head)
    return float(objective)


def check_assignment(case, folder):
    served = int(indicator(case.out, "capacity.15.households.all")["numerator"])
    seconds = sum(households * case.walk_s.get(pair, 0) for pair, households in case.assigned.items())
    most = linear_programme(case, folder)
    require(abs(most - round(most)) < 1e-6, f"{most}")
    most = round(most)
    if case.joint:
        together = sum(case.households[c] for c in case.joint)
        require(most <= served <= most + together, f"served {served}, {most} and {together} together")
        return f"served {served}, by GLPK {most} and up to {together} that are covered jointly"
    require(served == most, f"served {served}, GLPK {most}")
    least = linear_programme(case, folder, most)
    require(abs(seconds - least) <= 1e-6 * max(1, least), f"{seconds} household seconds, GLPK {least}")
    mean = indicator(case.out, "capacity.15.minutes.mean.all")
    require(abs(float(mean["value"]) - least / 60 / most) < 1e-5, f"{mean} {least / 60 / most}")
    return f"served {served}, {seconds / 60 / served:.4f} min on average, both as by GLPK"


def decay(seconds):
    end = math.exp(-0.5)
    return (math.exp(-0.5 * (seconds / CUTOFF_S) ** 2) - end) / (1 - end)


def slow_gini(pairs):
    households = sum(h for _, h in pairs)
    total = sum(h * x for x, h in pairs)
    differences = sum(h * k * abs(x - y) for x, h in pairs for y, k in pairs)
    return differences / (2 * households * total)


def worst_tenth(pairs):
    """Mean over the last tenth of the households in the order of the pairs' keys."""
    left = size = sum(h for _, h in pairs) / 10
    total = 0
    for value, households in pairs:
        part = min(left, households)
        total += part * value
        left -= part
    return total / size


def check_accessibility(case):
    if case.joint:
        return "floor area: not compared, some compounds are covered jointly"
    demand = defaultdict(float)
    for (compound, station), seconds in case.walk_s.items():
        demand[station] += case.households[compound] * decay(seconds)
    area = dict.fromkeys(case.households, 0.0)
    for (compound, station), seconds in case.walk_s.items():
        if demand[station] > 0:
            area[compound] += 100 * case.floor[station] / demand[station] * decay(seconds)
    for row in rows_of(case.out / "accessibility.csv"):
        found, expected = float(row["m2_per_100_households_15"]), area[row["compound_id"]]
        require(abs(found - expected) < 2e-6, f"{row}, expected {expected}")
    whole = sum(case.households.values())
    reached = sum(case.floor[s] for s in demand if demand[s] > 0)
    mean = float(indicator(case.out, "accessibility.15.mean.all")["value"])
    require(abs(mean - 100 * reached / whole) < 1e-5, f"mean {mean}, floor area {reached}")
    pairs = sorted((area[c], h) for c, h in case.households.items())
    gini = float(indicator(case.out, "equity.accessibility.gini.all")["value"])
    require(abs(gini - slow_gini(pairs)) < 1e-5, f"{gini} {slow_gini(pairs)}")
    worst = float(indicator(case.out, "equity.accessibility.worst_tenth.all")["value"])
    require(abs(worst - worst_tenth(pairs)) < 1e-5, f"{worst} {worst_tenth(pairs)}")
    return f"floor area: mean {mean:.2f} m2 per 100 households, Gini {gini:.4f}"


def check_equity(case):
    timed = [(float(r["minutes"]), case.households[c]) for c, r in case.compounds.items()
             if r["minutes"]]
    require(len(timed) == len(case.compounds), "everybody has a time in the sample")
    gini = float(indicator(case.out, "equity.minutes.gini.all")["value"])
    require(abs(gini - slow_gini(timed)) < 1e-3, f"{gini} {slow_gini(timed)}")  # of minutes with 2 decimals
    worst = float(indicator(case.out, "equity.minutes.worst_tenth.all")["value"])
    expected = worst_tenth(sorted(timed, reverse=True))
    require(abs(worst - expected) < 0.006, f"{worst} {expected}")
    tenth = sum(float(r["worst_tenth_households"]) for r in rows_of(case.out / "accessibility.csv"))
    require(abs(tenth - sum(case.households.values()) / 10) < 1e-3, f"{tenth}")
    return f"minutes: Gini {gini:.4f}, worst-off tenth {worst:.2f}"


def main():
    yike, sample = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    solver = shutil.which("glpsol")
    if not solver:
        print("SKIPPED: the assignment is not solved again, for glpsol (glpk-utils) is not installed")
    for name, change in (("as it is", lambda project: None),
                         ("a third of the room", a_third_of_the_room),
                         ("78 small rooms", small_rooms_too)):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            project = folder / "project"
            shutil.copytree(sample, project)
            change(project)
            try:
                case = Case(yike, project, folder)
                overloaded, idle = check_tables(case)
                told = [check_assignment(case, folder)] if solver else []
                told += [check_accessibility(case), check_equity(case)]
            except (Failure, subprocess.SubprocessError) as failure:
                print(f"{name}: FAILED: {failure}")
                return 1
            print(f"{name}: {overloaded} overloaded, {idle} idle; " + "; ".join(told))
    print("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
