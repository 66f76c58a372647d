#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Random districts, computed by Yike and by the slow rules of slow_district.py, compared.

district_oracle.py YIKE [--seeds N] [--start S] [--only WHAT,...] [--keep DIR] [--project DIR]

WHAT is network, points, stations, compounds, coverage, changes or isochrone; the last two are slow
and done for every tenth district only, unless they are asked for. Each mismatch is printed with its
seed, what was expected and what was found; exit 1 if there is any. Standard library only.
"""
import argparse
import csv
import json
import math
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import random_district
from slow_district import LIMIT_MS, SlowDistrict, in_parts

POINTS = 24
GROUND_POINTS = 100
ISOCHRONE_POINTS = 100
CELL_M = 10
TOLERANCE = 0.1  # of a share, for so many points
WHAT = ("network", "points", "stations", "compounds", "coverage", "changes", "isochrone")


def run(yike, *arguments):
    done = subprocess.run([str(yike), *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{arguments}: exit {done.returncode}: {done.stderr[-800:]}")
    return done.stderr


def rows_of(file):
    with open(file, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def ms_of(text):
    return round(float(text) * 1000) if text else None


def write_points(file, points):
    file.write_text(json.dumps({"type": "FeatureCollection", "crs": random_district.CRS, "features": [
        {"type": "Feature", "properties": {"id": name},
         "geometry": {"type": "Point", "coordinates": list(p)}} for name, p in points.items()]}),
        encoding="utf-8")


class Check:
    most = 5

    def __init__(self, yike, seed, project, scratch, report):
        self.yike, self.seed, self.project, self.scratch, self.report = yike, seed, project, scratch, report
        self.slow = SlowDistrict(project)
        self.rng = random.Random(1000 + seed)
        self.counts = defaultdict(int)
        self.told = defaultdict(int)

    def differ(self, rule, what, expected, found):
        self.counts[rule + " wrong"] += 1
        self.told[rule] += 1
        if self.told[rule] <= self.most:
            self.report(f"seed {self.seed} {rule}: {what}: expected {expected}, found {found}")

    def same(self, rule, what, expected, found):
        self.counts[rule] += 1
        if expected != found:
            self.differ(rule, what, expected, found)

    # the network

    def network(self):
        nodes, edges = self.scratch / "nodes.csv", self.scratch / "edges.csv"
        run(self.yike, "network", self.project, "-o", f"{nodes},{edges}")
        found = rows_of(edges)
        places = {r["node_id"]: (float(r["x"]), float(r["y"])) for r in rows_of(nodes)}
        ids = [f["properties"]["id"] for f in self.slow.features("roads")]

        def row(name, a, b, forward, backward):
            return (name, *(round(x, 2) for x in a + b), forward, backward)
        expected = sorted((ids[s.edge], *s.a, *s.b, s.ms if s.forward else -1, s.ms if s.backward else -1)
                          for s in self.slow.segments if s.length > 0)
        got = sorted((r["source_id"], *places[r["from_node"]], *places[r["to_node"]],
                      ms_of(r["walk_time_s"]) if r["walk_time_s"] else -1,
                      ms_of(r["reverse_walk_time_s"]) if r["reverse_walk_time_s"] else -1)
                     for r in found if float(r["length_m"]) > 0)
        self.same("network", "segments", len(expected), len(got))
        left = list(got)
        for e in expected:
            match = next((g for g in left if g[0] == e[0] and g[5:] == e[5:]
                          and all(abs(x - y) < 0.0015 for x, y in zip(e[1:5], g[1:5]))), None)
            self.counts["network"] += 1
            if match:
                left.remove(match)
            else:
                near = [g for g in left if g[0] == e[0]]
                self.differ("network", "segment", e, near[:3])

    # times

    def matrix(self, from_layer, to_layer, minutes=60):
        file = self.scratch / "matrix.csv"
        run(self.yike, "matrix", self.project, "--from", from_layer, "--to", to_layer,
            "--minutes", minutes, "--cell", CELL_M, "-o", file)
        return {(r["from_id"], r["to_id"]): ms_of(r["walk_time_s"]) for r in rows_of(file)}

    def random_points(self):
        slow, rng, points = self.slow, self.rng, {}
        xs = [p[0] for p in slow.boundary[0]]
        ys = [p[1] for p in slow.boundary[0]]
        for i in range(POINTS):
            kind = i % 4
            if kind == 0 and slow.segments:
                s, t = rng.choice(slow.segments), rng.random()
                p = (s.a[0] + t * (s.b[0] - s.a[0]) + rng.gauss(0, 8),
                     s.a[1] + t * (s.b[1] - s.a[1]) + rng.gauss(0, 8))
            elif kind == 1 and any(c.parts for c in slow.all_compounds):
                c = rng.choice([c for c in slow.all_compounds if c.parts])
                for _ in range(1000):
                    p = (rng.uniform(c.box[0], c.box[2]), rng.uniform(c.box[1], c.box[3]))
                    if c.holds(p):
                        break
            elif kind == 2:
                s = rng.choice(slow.stations)
                p = (s.point[0] + rng.gauss(0, 25), s.point[1] + rng.gauss(0, 25))
            else:
                p = (rng.uniform(min(xs), max(xs)), rng.uniform(min(ys), max(ys)))
            points[f"p{i:02d}"] = (round(p[0], 3), round(p[1], 3))
        return points

    def tell(self, p):
        c = self.slow.compound_of(p)
        return f"in {c.id} ({c.gate_source} {len(c.gates)}, {len(c.inner)} inner)" if c else "outside"

    def points(self):
        points = self.random_points()
        file = self.scratch / "points.geojson"
        write_points(file, points)
        found = self.matrix(file, file)
        outs = {n: self.slow.access(p) for n, p in points.items()}
        for b, q in points.items():
            target = self.slow.access(q, inwards=True)
            field = self.slow.search(target)
            for a, p in points.items():
                expected = self.slow.walk(outs[a], target, field)
                if found.get((a, b)) != expected:
                    self.differ("points", f"{a} {p} {self.tell(p)} -> {b} {q} {self.tell(q)}",
                                expected, found.get((a, b)))
                self.counts["points"] += 1

    def station_fields(self):
        targets = {s.id: self.slow.station_place(s) for s in self.slow.stations}
        return targets, {n: self.slow.search(t) for n, t in targets.items()}

    def stations(self):
        """Points and gates to stations."""
        points = self.random_points()
        file = self.scratch / "points.geojson"
        write_points(file, points)
        found = self.matrix(file, "stations")
        targets, fields = self.station_fields()
        for a, p in points.items():
            place = self.slow.access(p)
            for b, target in targets.items():
                expected = self.slow.walk(place, target, fields[b])
                self.counts["stations"] += 1
                if found.get((a, b)) != expected:
                    self.differ("stations", f"{a} {p} {self.tell(p)} -> {b} {target.point} "
                                f"{self.tell(target.point)}", expected, found.get((a, b)))

    def compounds(self):
        """Compounds by the gate rule to each station: walled ones and points exactly."""
        found = self.matrix("compounds", "stations")
        targets, fields = self.station_fields()
        for c in self.slow.compounds:
            for b, target in targets.items():
                got = found.get((c.id, b))
                if c.point:
                    places = [self.slow.access(c.point)]
                elif c.walled:
                    places = [self.slow.gate_place(g) for g in c.gates if g.open]
                else:
                    continue
                times = [t for p in places if (t := self.slow.walk(p, target, fields[b])) is not None]
                expected = min(times, default=None)
                self.counts["compounds"] += 1
                if got != expected:
                    self.differ("compounds", f"{c.id} ({c.gate_source}, {len(c.gates)} gates) -> {b} "
                                f"{self.tell(target.point)}", expected, got)

    # coverage

    def ground_points(self, c):
        """Evenly spread points of a compound, or its buildings with their households."""
        if c.point:
            return [(1.0, c.point)]
        homes = [h for h in c.buildings if h[0] > 0]
        if homes:
            return homes
        step = math.sqrt(c.area / GROUND_POINTS)
        x0, y0, x1, y1 = c.box
        found = []
        for i in range(math.ceil((x1 - x0) / step)):
            for j in range(math.ceil((y1 - y0) / step)):
                p = (x0 + (i + self.rng.random()) * step, y0 + (j + self.rng.random()) * step)
                if c.holds(p):
                    found.append((1.0, p))
        return found

    def ground_times(self, c, targets, fields):
        times = []
        for weight, p in self.ground_points(c):
            place = self.slow.access(p)
            times.append((weight, {s: self.slow.walk(place, t, fields[s]) for s, t in targets.items()}))
        return times

    @staticmethod
    def share_within(times, stations, limit):
        whole = sum(w for w, _ in times)
        return sum(w for w, t in times if any(
            t[s] is not None and t[s] <= limit for s in stations)) / whole

    def median_agrees(self, times, stations, found, exact, slack=0):
        """Whether `found` (ms or None) is the median: half is within it, and not half before it."""
        if exact:
            return (found is None and self.share_within(times, stations, LIMIT_MS) < 0.5) or (
                found is not None and self.share_within(times, stations, found + slack) >= 0.5 - 1e-9
                and self.share_within(times, stations, found - slack - 1) < 0.5 + 1e-9)
        if found is None:
            return self.share_within(times, stations, LIMIT_MS) < 0.5 + TOLERANCE
        return self.share_within(times, stations, found + 1500) > 0.5 - TOLERANCE and \
            self.share_within(times, stations, found - 1500) < 0.5 + TOLERANCE

    def minutes_of(self, table, c, ids):
        return sorted((table[c, s], s) for s in ids if (c, s) in table)

    def coverage(self):
        slow, out = self.slow, self.scratch / "out"
        run(self.yike, "coverage", self.project, "-o", out, "--no-maps", "--cell", CELL_M)
        compounds = {r["compound_id"]: r for r in rows_of(out / "compounds.csv")}
        self.same("coverage", "compounds listed", sorted(c.id for c in slow.compounds), sorted(compounds))
        table = self.matrix("compounds", "stations")
        targets, fields = self.station_fields()
        tiers = {"tier1": [s.id for s in slow.stations if s.tier == 1],
                 "tier2": [s.id for s in slow.stations if s.tier == 2],
                 "all": [s.id for s in slow.stations]}
        self.shares = {}
        for c in slow.compounds:
            row = compounds[c.id]
            exact = bool(c.point or any(h for h, _ in c.buildings))
            times = self.ground_times(c, targets, fields)
            if not c.walled:
                for s in targets:
                    found = table.get((c.id, s))
                    self.counts["median"] += 1
                    if not self.median_agrees(times, [s], found, exact):
                        around = [self.share_within(times, [s], (found or LIMIT_MS) + d) for d in (-1500, 0, 1500)]
                        self.differ("median", f"{c.id} -> {s}, {len(times)} points, exact {exact}",
                                    "a half", (found, around))
            self.shares[c.id] = times, exact
            self.compound_row(c, row, table, tiers, times, exact)
        self.indicators(out, compounds, table, tiers)
        self.stations_table(out, compounds, table, tiers)

    def compound_row(self, c, row, table, tiers, times, exact):
        same, where = self.same, f"{c.id} ({'walled ' + c.gate_source if c.walled else 'open'})"
        same("compounds.csv", f"{where} enclosure", "walled" if c.walled else "open", row["enclosure"])
        same("compounds.csv", f"{where} gate_source", c.gate_source, row["gate_source"])
        same("compounds.csv", f"{where} community", c.community, row["community"])
        people = c.properties.get("people", c.households * 2.55)
        elderly = c.properties.get("elderly", people * 0.203)
        for name, value in (("households", c.households), ("people", people), ("elderly", elderly)):
            self.near("compounds.csv", f"{where} {name}", value, float(row[name]), 1e-3)
        order = self.minutes_of(table, c.id, tiers["all"])
        for i, (station, minutes) in enumerate((("nearest_station", "minutes"),
                                                ("second_station", "second_minutes"))):
            ms, name = order[i] if i < len(order) else (None, "")
            same("compounds.csv", f"{where} {station}", name, row[station])
            found = None if row[minutes] == "" else float(row[minutes]) * 60_000
            if c.walled or c.point:
                self.near("compounds.csv", f"{where} {minutes}", -1 if ms is None else ms / 60_000,
                          -1 if found is None else found / 60_000, 0.00501)
            else:  # the median over the ground of the least time; to the others, if the nearest closed
                ranked = [(w, {i: min((ms for s, ms in t.items() if ms is not None and not (
                    i and s == row["nearest_station"])), default=None)}) for w, t in times]
                self.counts["median of the nearest"] += 1
                if not self.median_agrees(ranked, [i], found, exact, 301):
                    self.differ("median of the nearest", f"{where} {minutes}", "a half",
                                (found, [self.share_within(ranked, [i], (found or 4e6) + d) for d in (-1500, 0, 1500)]))
        for limit in (5, 10, 15):
            covered = row["minutes"] != "" and float(row["minutes"]) <= limit
            if row["minutes"] and abs(float(row["minutes"]) - limit) < 0.01:
                covered = row[f"covered_{limit}"] == "1"
            same("compounds.csv", f"{where} covered_{limit}", str(int(covered)), row[f"covered_{limit}"])
            share = self.share_within(times, tiers["all"], limit * 60_000)
            self.near("share", f"{where} share_{limit}", share, float(row[f"share_{limit}"]),
                      1e-5 if exact else TOLERANCE)
        nearest = [math.dist(c.middle, s.point) for s in self.slow.stations]
        farthest = [max(math.dist(p, s.point) for p in [c.middle] + [a for a, _ in c.outline])
                    for s in self.slow.stations]
        closest = [min(math.dist(p, s.point) for p in [c.middle] + [a for a, _ in c.outline])
                   for s in self.slow.stations]
        if min(farthest) <= 1000 or min(closest) > 1150:
            same("compounds.csv", f"{where} circle_15", str(int(min(nearest) <= 1000)), row["circle_15"])

    def covered(self, c, table, ids, limit):
        """1 or 0 by the gate rule; 0.5 if the sample of the ground cannot tell."""
        if c.walled or c.point:
            order = self.minutes_of(table, c.id, ids)
            return float(bool(order) and order[0][0] <= limit * 60_000)
        times, exact = self.shares[c.id]
        share = self.share_within(times, ids, limit * 60_000)
        if not exact and abs(share - 0.5) < TOLERANCE:
            return 0.5
        return float(share >= 0.5 - 1e-9)

    def near(self, rule, what, expected, found, tolerance):
        self.counts[rule] += 1
        if abs(expected - found) > tolerance:
            self.differ(rule, what, expected, found)

    def indicators(self, out, compounds, table, tiers):
        slow = self.slow
        found = {(r["indicator"], r["group"]): r for r in rows_of(out / "indicators.csv")}
        groups = defaultdict(list)
        for c in slow.compounds:
            groups["all"].append(c)
            if c.community:
                groups[f"community:{c.community}"].append(c)
            if c.properties.get("type"):
                groups[f"type:{c.properties['type']}"].append(c)
            groups["enclosure:" + ("walled" if c.walled else "open")].append(c)

        def measure(c, what):
            row = compounds[c.id]
            return 1.0 if what == "compounds" else c.area if what == "land" else float(row[what])
        for group, members in groups.items():
            for tier, ids in tiers.items():
                if not ids and (f"coverage.gate.15.households.{tier}", group) not in found:
                    continue
                for limit in (5, 10, 15):
                    for what in ("households", "people", "elderly", "compounds", "land"):
                        whole = sum(measure(c, what) for c in members)
                        part = slack = 0.0
                        for c in members:
                            covered = self.covered(c, table, ids, limit)
                            part += measure(c, what) * covered
                            slack += measure(c, what) / 2 if covered == 0.5 else 0
                        self.indicator(found, f"coverage.gate.{limit}.{what}.{tier}", group, part, whole, slack)
                        part = slack = 0.0
                        for c in members:
                            times, exact = self.shares[c.id]
                            part += measure(c, what) * self.share_within(times, ids, limit * 60_000)
                            slack += 0 if exact else TOLERANCE * measure(c, what)
                        self.indicator(found, f"coverage.share.{limit}.{what}.{tier}", group, part, whole, slack)
        homes = {k: [c for c in slow.compounds if c.community == k] for k, _ in slow.communities}
        homes = {k: m for k, m in homes.items() if m}
        for tier, ids in tiers.items():
            for limit in (5, 10, 15):
                part = slack = 0.0
                for members in homes.values():
                    states = [(c.households, self.covered(c, table, ids, limit)) for c in members]
                    half = sum(h for h, _ in states) / 2
                    low, high = (sum(h for h, x in states if x >= least) >= half for least in (1, 0.5))
                    part += (low + high) / 2
                    slack += (high - low) / 2
                name = f"coverage.gate.{limit}.communities.{tier}"
                if (name, "all") in found:
                    self.indicator(found, name, "all", part, len(homes), slack)

    def indicator(self, found, name, group, part, whole, slack=0.0):
        self.counts["indicators"] += 1
        row = found.get((name, group))
        if row is None:
            self.differ("indicators", f"{name} {group}", (part, whole), "no such row")
            return
        limit = slack + 2e-3
        if abs(float(row["numerator"]) - part) > limit or abs(float(row["denominator"]) - whole) > 2e-3 or (
                whole and abs(float(row["value"]) - part / whole) > 2e-6 + slack / whole):
            self.differ("indicators", f"{name} {group}", (part, whole),
                        (row["value"], row["numerator"], row["denominator"]))

    def station_area(self, s, rows, table, tiers):
        """The station's part of its community's need and lack, in proportion to floor area."""
        slow, row = self.slow, rows[s.id]
        if row["community"]:
            peers = [t for t in slow.stations if rows[t.id]["community"] == row["community"]]
            mine = [c for c in slow.compounds if c.community == row["community"]]
        else:
            peers = [s]
            mine = [c for c in slow.compounds
                    if (o := self.minutes_of(table, c.id, tiers["all"])) and o[0][1] == s.id]
        households = sum(c.households for c in mine)
        need = max(500 if households >= 1500 else 0, 0.3 * households)
        areas = [t.properties.get("floor_area_m2") for t in peers]
        known = None not in areas
        part = s.properties["floor_area_m2"] / sum(areas) if known and sum(areas) else 1 / len(peers)
        self.near("stations.csv", f"{s.id} required_area_m2", need * part, float(row["required_area_m2"]), 6e-3)
        if known:
            self.near("stations.csv", f"{s.id} shortfall_m2", max(0.0, need - sum(areas)) * part,
                      float(row["shortfall_m2"]), 6e-3)
        else:
            self.same("stations.csv", f"{s.id} shortfall_m2", "", row["shortfall_m2"])

    def stations_table(self, out, compounds, table, tiers):
        slow, rows = self.slow, {r["station_id"]: r for r in rows_of(out / "stations.csv")}
        quarter = 15 * 60_000
        self.same("stations.csv", "stations", sorted(s.id for s in slow.stations), sorted(rows))
        serves = {s.id: {c.id for c in slow.compounds if table.get((c.id, s.id), quarter + 1) <= quarter}
                  for s in slow.stations}
        households = {c.id: c.households for c in slow.compounds}

        def total(ids):
            return sum(households[c] for c in ids)
        for s in slow.stations:
            row, peers = rows[s.id], [i for i in tiers[f"tier{s.tier}"] if i != s.id]
            unique = serves[s.id] - set().union(*(serves[i] for i in peers))
            lost = unique  # redundancy is told within one tier
            self.near("stations.csv", f"{s.id} households_15", total(serves[s.id]), float(row["households_15"]), 1e-3)
            self.near("stations.csv", f"{s.id} unique_households_15", total(unique),
                      float(row["unique_households_15"]), 1e-3)
            self.near("stations.csv", f"{s.id} lost_if_closed_15", total(lost), float(row["lost_if_closed_15"]), 1e-3)
            if total(serves[s.id]):
                self.near("stations.csv", f"{s.id} unique_share_15", total(unique) / total(serves[s.id]),
                          float(row["unique_share_15"]), 2e-6)
            else:
                self.same("stations.csv", f"{s.id} unique_share_15", "", row["unique_share_15"])
            self.station_area(s, rows, table, tiers)
        targets, fields = self.station_fields()
        expected = {}
        for a in slow.stations:
            for b in slow.stations:
                if a.tier != b.tier or a.id >= b.id:
                    continue
                walks = [w for x, y in ((a, b), (b, a)) if (w := slow.walk(
                    slow.station_place(x), targets[y.id], fields[y.id])) is not None]
                walk = min(walks, default=None)  # whichever way is shorter
                shared = total(serves[a.id] & serves[b.id])
                near = walk is not None and walk <= slow.walk_ms(slow.settings["d_min_m"])
                if not near and not serves[a.id] & serves[b.id]:
                    continue
                low = any(float(rows[x]["unique_share_15"] or 0) < 0.2 for x in (a.id, b.id))
                expected[a.id, b.id] = (str(a.tier), walk, shared, str(int(near and low)))
        found = {(r["station_a"], r["station_b"]): (
            r["tier"], ms_of(r["walk_time_s"]), float(r["shared_households_15"]), r["proximity_conflict"])
            for r in rows_of(out / "pairs.csv")}
        for key in sorted(set(expected) | set(found)):
            self.same("pairs.csv", f"{key} {self.tell(targets[key[0]].point)} / {self.tell(targets[key[1]].point)}",
                      expected.get(key), found.get(key))
        gaps = rows_of(out / "gaps.csv")
        missing = sorted((c for c in slow.compounds if compounds[c.id]["covered_15"] == "0"),
                         key=lambda c: (-c.households, c.id))
        self.same("gaps.csv", "order", [c.id for c in missing], [g["compound_id"] for g in gaps])
        for g in gaps:
            for a, b in (("households", "households"), ("minutes", "minutes"), ("nearest_station", "nearest_station"),
                         ("community", "community")):
                self.same("gaps.csv", f"{g['compound_id']} {a}", compounds[g["compound_id"]][b], g[a])


    # changes that have a known sign, and bytes

    def edited(self, **layers):
        """The project with other features in some layers."""
        folder = self.scratch / "edited"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.project, folder)
        settings = self.slow.project.get("settings", {})
        found = {name: self.slow.features(name) for name in random_district.LAYERS}
        random_district.write_project(folder, {**found, **layers}, {**settings, "min_component_m": 0})
        return folder

    def never_longer(self, rule, before, after, what):
        """Every pair of `before` is still there in `after` and not longer."""
        for pair, ms in before.items():
            self.counts[rule] += 1
            if after.get(pair, LIMIT_MS + 1) > ms:
                self.differ(rule, f"{what}: {pair}", f"at most {ms}", after.get(pair))

    def between(self, folder, from_layer, to_layer):
        file = self.scratch / "matrix.csv"
        run(self.yike, "matrix", folder, "--from", from_layer, "--to", to_layer, "--minutes", 60, "-o", file)
        return {(r["from_id"], r["to_id"]): ms_of(r["walk_time_s"]) for r in rows_of(file)}

    def changes(self):
        rng, slow = self.rng, self.slow
        roads, stations, gates = (slow.features(n) for n in ("roads", "stations", "gates"))
        # streets alone, between their ends: what a road does to places is a matter of access
        ends = sorted({tuple(f["geometry"]["coordinates"][i]) for f in roads for i in (0, -1)})
        nodes = {f"n{i:03d}": p for i, p in enumerate(rng.sample(ends, min(15, len(ends))))}
        file = self.scratch / "nodes.geojson"
        write_points(file, nodes)
        dot = [{"type": "Feature", "properties": {"id": "c", "households": 1},
                "geometry": {"type": "Point", "coordinates": list(ends[0])}}]
        bare = {"compounds": dot, "gates": [], "barriers": [], "buildings": []}
        first = self.between(self.edited(**bare), file, file)
        number = {tuple(f["geometry"]["coordinates"][i]): f["properties"].get(k)
                  for f in roads for i, k in ((0, "from_node"), (-1, "to_node"))}
        a, b = rng.sample(ends, 2)
        road = {"id": "new", "class": "footway", "from_node": number[a], "to_node": number[b]}
        road = {"type": "Feature", "properties": {k: v for k, v in road.items() if v is not None},
                "geometry": {"type": "LineString", "coordinates": [list(a), list(b)]}}
        self.never_longer("a road more", first, self.between(self.edited(roads=roads + [road], **bare), file, file),
                          "new road")
        def ends_at(f):
            return {tuple(f["geometry"]["coordinates"][i]) for i in (0, -1)}
        needed = set(nodes.values())
        spare = [i for i in range(len(roads)) if not (ends_at(roads[i]) & needed) - set().union(
            *(ends_at(f) for k, f in enumerate(roads) if k != i))]
        gone = rng.choice(spare)
        fewer = self.between(self.edited(roads=roads[:gone] + roads[gone + 1:], **bare), file, file)
        self.never_longer("a road less", fewer, first, f"without {roads[gone]['properties']['id']}")
        # gates and stations, on the whole district
        whole = self.edited()
        before = self.between(whole, "compounds", "stations")
        opened = [g for g in gates if g["properties"].get("open") != "closed"]
        if opened:
            g = rng.choice(opened)
            closed = [f if f is not g else {**f, "properties": {**f["properties"], "open": "closed"}} for f in gates]
            after = self.between(self.edited(gates=closed), "compounds", "stations")
            self.never_longer("a gate closed", after, before, g["properties"]["id"])
        extra = {"type": "Feature", "properties": {"id": "t", "name": "t"},
                 "geometry": {"type": "Point", "coordinates": list(rng.choice(ends))}}
        self.same("a station more", "other pairs", before, {
            k: v for k, v in self.between(self.edited(stations=stations + [extra]), "compounds", "stations").items()
            if k[1] != "t"})
        one, many = self.scratch / "one", self.scratch / "many"
        run(self.yike, "coverage", whole, "-o", one, "--no-maps", "--cell", "20", "--threads", "1")
        run(self.yike, "coverage", whole, "-o", many, "--no-maps", "--cell", "20", "--threads", "8")
        for path in sorted(one.iterdir()):
            self.same("threads", path.name, True, path.read_bytes() == (many / path.name).read_bytes())
        more = self.scratch / "more"
        run(self.yike, "coverage", self.edited(stations=stations + [extra]), "-o", more, "--no-maps", "--cell", "20")
        for old, new in zip(rows_of(one / "compounds.csv"), rows_of(more / "compounds.csv")):
            for limit in ("5", "10", "15"):
                self.counts["a station more"] += 1
                for column in ("covered_" + limit, "share_" + limit):
                    if float(new[column]) < float(old[column]):
                        self.differ("a station more", f"{old['compound_id']} {column}", old[column], new[column])
            for low, high in (("5", "10"), ("10", "15")):
                self.counts["a longer cutoff"] += 1
                for kind in ("covered_", "share_"):
                    if float(old[kind + high]) < float(old[kind + low]):
                        self.differ("a longer cutoff", f"{old['compound_id']} {kind}{low}", old[kind + low],
                                    old[kind + high])

    # isochrones

    def isochrone(self):
        """Points against polygons; near the line, or where a cell holds both, either may be said."""
        rng, slow = self.rng, self.slow
        station = rng.choice(slow.stations)
        file = self.scratch / "isochrone.gpkg"
        file.unlink(missing_ok=True)
        run(self.yike, "isochrone", self.project, "--station", station.id, "--minutes", "5,10,15",
            "--cell", CELL_M, "-o", file)
        polygons = read_polygons(file)
        target = slow.station_place(station)
        field = slow.search(target)

        def reached(p, limit):
            ms = slow.walk(slow.access(p), target, field)
            return ms is not None and ms <= limit * 60_000
        places = [(station.point[0] + rng.gauss(0, 350), station.point[1] + rng.gauss(0, 350))
                  for _ in range(ISOCHRONE_POINTS)]
        for p in places:
            for limit, parts in polygons.items():
                expected, found = reached(p, limit), in_parts(p, parts)
                self.counts["isochrone"] += 1
                if expected == found:
                    continue
                around = [(p[0] + d * x, p[1] + d * y) for d in (CELL_M / 2, CELL_M, 1.5 * CELL_M)
                          for x in (-1, 0, 1) for y in (-1, 0, 1)]
                if all(reached(q, limit) == expected for q in around):
                    self.differ("isochrone", f"{station.id} {limit} min at {p} {self.tell(p)}", expected, found)
                else:
                    self.counts["isochrone, at the line"] += 1


def read_polygons(file):
    """Minutes to parts from a GeoPackage: little-endian WKB behind a header."""
    with sqlite3.connect(file) as base:
        rows = base.execute("select minutes, geom from isochrones").fetchall()
    found = {}
    for minutes, blob in rows:
        at = 8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]

        def number(kind="<I", size=4):
            nonlocal at
            at += size
            return struct.unpack_from(kind, blob, at - size)[0]

        def polygon():
            nonlocal at
            at += 5
            rings = []
            for _ in range(number()):
                count = number()
                flat = struct.unpack_from(f"<{2 * count}d", blob, at)
                at += 16 * count
                rings.append(list(zip(flat[::2], flat[1::2])))
            return rings
        kind = struct.unpack_from("<I", blob, at + 1)[0]
        if kind == 6:
            at += 5
            found[int(minutes)] = [polygon() for _ in range(number())]
        else:
            found[int(minutes)] = [polygon()]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("yike")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--only")
    parser.add_argument("--keep")
    parser.add_argument("--project")
    parser.add_argument("--show", type=int, default=40)
    parser.add_argument("--most", type=int, default=5, help="mismatches told of one rule and seed")
    options = parser.parse_args()
    yike = Path(options.yike).resolve()
    wrong, totals = [], defaultdict(int)
    started = time.time()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        seeds = [0] if options.project else range(options.start, options.start + options.seeds)
        for seed in seeds:
            project = Path(options.project) if options.project else \
                Path(options.keep or scratch) / f"district{seed}"
            if not options.project:
                random_district.make(project, seed)

            def report(text):
                wrong.append(text)
                if len(wrong) <= options.show:
                    print(text, flush=True)
            Check.most = options.most
            check = Check(yike, seed, project, scratch, report)
            chosen = options.only.split(",") if options.only else WHAT if seed % 10 == 0 else WHAT[:5]
            for what in chosen:
                getattr(check, what)()
            for k, v in check.counts.items():
                totals[k] += v
    print(", ".join(f"{k}: {v}" for k, v in sorted(totals.items())), f"({time.time() - started:.1f} s)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
