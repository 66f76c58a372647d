#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Random districts, computed by Yike and by the slow rules of slow_district.py, compared.

district_oracle.py YIKE [--seeds N] [--start S] [--only WHAT,...] [--keep DIR] [--project DIR]

WHAT is network, points, stations, compounds, coverage, changes or isochrone. Each mismatch is printed
with its seed, what was expected and what was found; exit 1 if there is any. Standard library only.
"""
import argparse
import csv
import json
import math
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import random_district
import slow_district
from slow_district import SlowDistrict, LIMIT_MS, area_of, in_parts, distance_to

POINTS = 40
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
            "--minutes", minutes, "-o", file)
        return {(r["from_id"], r["to_id"]): ms_of(r["walk_time_s"]) for r in rows_of(file)}

    def random_points(self):
        slow, rng, points = self.slow, self.rng, {}
        xs = [a[0] for a, _ in zip(*[iter(self.slow.boundary[0])] * 1)] if False else [p[0] for p in slow.boundary[0]]
        ys = [p[1] for p in slow.boundary[0]]
        for i in range(POINTS):
            kind = i % 4
            if kind == 0 and slow.segments:
                s, t = rng.choice(slow.segments), rng.random()
                p = (s.a[0] + t * (s.b[0] - s.a[0]) + rng.gauss(0, 8), s.a[1] + t * (s.b[1] - s.a[1]) + rng.gauss(0, 8))
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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("yike")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--only", default=",".join(WHAT))
    parser.add_argument("--keep")
    parser.add_argument("--project")
    parser.add_argument("--show", type=int, default=40)
    parser.add_argument("--most", type=int, default=5, help="mismatches told of one rule and seed")
    parser.add_argument("--as", dest="readings", default="", help="NAME=VALUE,... of slow_district")
    options = parser.parse_args()
    for reading in filter(None, options.readings.split(",")):
        name, value = reading.split("=")
        setattr(slow_district, name, {"True": True, "False": False}.get(value) if value in ("True", "False") else float(value))
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
            for what in options.only.split(","):
                getattr(check, what)()
            for k, v in check.counts.items():
                totals[k] += v
    print(", ".join(f"{k}: {v}" for k, v in sorted(totals.items())), f"({time.time() - started:.1f} s)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
