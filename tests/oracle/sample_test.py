#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The embedded sample is what its README says: made again byte for byte, whole, and with its story.

sample_test.py YIKE SAMPLE
"""
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from real_runs import Failure, check_tables, indicator, require, rows_of, run
from street_figures import figures

LAYERS = ("boundary", "communities", "compounds", "gates", "barriers", "roads", "stations",
          "candidates", "buildings")
WINDOW = (119.94, 35.80, 120.07, 35.92)
MOST_BYTES = 12_000_000
M_PER_LAT, M_PER_LON = 110_970.0, 90_300.0  # at 35.86 N, within 0.05 %

# Least and greatest of the towns in docs/evidence.md.
REAL = {"junctions_per_km2": (54, 206), "street_km_per_km2": (14.1, 21.6),
        "share_degree_1": (0.113, 0.250), "share_degree_3": (0.56, 0.72),
        "share_degree_4": (0.088, 0.317), "mean_edge_m": (61, 157), "detour": (1.38, 2.19)}


def layer(sample, name):
    return json.loads((sample / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def polygons(feature):
    geometry = feature["geometry"]
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else []


def in_ring(ring, x, y):
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def covers(parts, x, y):
    return any(in_ring(rings[0], x, y) and not any(in_ring(hole, x, y) for hole in rings[1:])
               for rings in parts)


def cross(ax, ay, bx, by):
    return ax * by - ay * bx


def meet(a, b, c, d):
    """Two segments cross properly."""
    one = cross(b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1])
    two = cross(b[0] - a[0], b[1] - a[1], d[0] - a[0], d[1] - a[1])
    three = cross(d[0] - c[0], d[1] - c[1], a[0] - c[0], a[1] - c[1])
    four = cross(d[0] - c[0], d[1] - c[1], b[0] - c[0], b[1] - c[1])
    return one * two < 0 and three * four < 0


def edges_of(rings):
    return [(tuple(a), tuple(b)) for ring in rings for a, b in zip(ring, ring[1:])]


class Cells:
    """Segments by place, so that only near ones are tried."""

    SIZE = 0.0015

    def __init__(self):
        self.cells = defaultdict(list)

    def boxes(self, a, b):
        for i in range(int(min(a[0], b[0]) / self.SIZE), int(max(a[0], b[0]) / self.SIZE) + 1):
            for j in range(int(min(a[1], b[1]) / self.SIZE), int(max(a[1], b[1]) / self.SIZE) + 1):
                yield i, j

    def add(self, a, b, what):
        for cell in self.boxes(a, b):
            self.cells[cell].append((a, b, what))

    def crossings(self, a, b):
        near = {entry for cell in self.boxes(a, b) for entry in self.cells[cell]}
        return [what for c, d, what in near if meet(a, b, c, d)]


def metres2(ring):
    x0, y0 = ring[0]
    points = [((x - x0) * M_PER_LON, (y - y0) * M_PER_LAT) for x, y in ring]
    return sum(cross(*p, *q) for p, q in zip(points, points[1:])) / 2


def metres(ring):
    return sum(math.hypot((b[0] - a[0]) * M_PER_LON, (b[1] - a[1]) * M_PER_LAT)
               for a, b in zip(ring, ring[1:]))


def check_files(sample):
    size = 0
    for file in sorted(sample.iterdir()):
        size += file.stat().st_size
        if file.suffix != ".geojson":
            continue
        for line in file.read_text(encoding="utf-8").splitlines()[1:-1]:
            require(line.startswith('{"type":"Feature"'), f"{file.name}: a feature is one line")
            for number in re.findall(r"[\[,](-?\d+\.\d+)(?=[\],])", line.split('"geometry"')[1]):
                require(len(number.split(".")[1]) == 7, f"{file.name}: {number} has not 7 decimals")
    require(size <= MOST_BYTES, f"{size} bytes, at most {MOST_BYTES}")
    print(f"files: {size / 1e6:.2f} MB")


def check_same_bytes(yike, sample, folder):
    run(yike, "synthesize", "--sample", "yinzhu", "-o", folder / "again")
    names = sorted(f.name for f in sample.iterdir() if f.name != "README.md")
    require(names == sorted(f.name for f in (folder / "again").iterdir()), f"files: {names}")
    for name in names:
        require((sample / name).read_bytes() == (folder / "again" / name).read_bytes(),
                f"{name} differs from what `yike synthesize --sample yinzhu` makes")


def check_totals(sample):
    compounds = [f["properties"] for f in layer(sample, "compounds")]
    households = sum(c["households"] for c in compounds)
    people = sum(c["people"] for c in compounds)
    elderly = sum(c["elderly"] for c in compounds)
    require(len(compounds) >= 233, f"{len(compounds)} compounds")
    require(households == 125_800 and people == 320_700, f"{households} {people}")
    require(abs(elderly / people - 0.203) < 0.0005, f"elderly {elderly / people}")
    require(min(c["households"] for c in compounds) > 0, "somebody lives in every compound")
    require(len({c["type"] for c in compounds}) == 3, "three types")
    require(len({c["name"] for c in compounds}) == len(compounds), "names are unique")
    require(len({c["grid"] for c in compounds}) == 122, f"{len({c['grid'] for c in compounds})} grids")
    require(len({c["responsible"] for c in compounds}) == 96, "96 cadres")
    grid_of = defaultdict(set)
    for c in compounds:
        grid_of[c["grid"]].add(c["community"])
    require(all(len(v) == 1 for v in grid_of.values()), "a grid lies in one community")
    housed = Counter()
    for building in layer(sample, "buildings"):
        p = building["properties"]
        housed[p["compound"], "households"] += p["households"]
        housed[p["compound"], "people"] += p["people"]
    for c in compounds:
        for what in ("households", "people"):
            require(housed[c["id"], what] == c[what], f"buildings of {c['id']}: {what}")
    require(len(layer(sample, "communities")) == 44 and len(layer(sample, "stations")) == 44, "44")
    rooms = [f["properties"] for f in layer(sample, "candidates")]
    small = [r for r in rooms if r["tier"] == 2]
    require(len(rooms) >= 100 and len(small) == 78, f"{len(rooms)} rooms, {len(small)} small")
    require(all(r["id"].startswith("S") for r in small), "ids of small rooms")
    require(all(r["cost_yuan"] > 0 and r["floor_area_m2"] > 0 and r["source"] and r["tenure"]
                for r in rooms), "every room has its facts")
    print(f"totals: {len(compounds)} compounds, {households} households, {people} people, "
          f"{elderly / people:.4f} elderly, {len(rooms)} rooms")


def check_tiling(sample):
    boundary = polygons(layer(sample, "boundary")[0])
    km2 = sum(metres2(rings[0]) + sum(metres2(hole) for hole in rings[1:]) for rings in boundary) / 1e6
    require(abs(km2 - 61.4) < 0.005 * 61.4, f"{km2} km2")
    outer = Counter(frozenset(e) for rings in boundary for e in edges_of(rings))
    drawn = Counter()
    for community in layer(sample, "communities"):
        require(len(polygons(community)) == 1, f"{community['properties']} is in one piece")
        rings = polygons(community)[0]
        drawn.update(frozenset(e) for e in edges_of(rings))
        roundness = 4 * math.pi * metres2(rings[0]) / metres(rings[0]) ** 2
        require(roundness > 0.15, f"{community['properties']} is a sliver: {roundness}")
    for edge, times in drawn.items():
        require(times + outer[edge] == 2, f"{sorted(edge)} is drawn {times} times")
    require(all(edge in drawn for edge in outer), "the boundary is all borders of communities")
    for lon, lat in (p for rings in boundary for ring in rings for p in ring):
        require(WINDOW[0] < lon < WINDOW[2] and WINDOW[1] < lat < WINDOW[3], f"{lon} {lat}")
    print(f"tiling: exact, {km2:.3f} km2")


def check_ground(sample):
    """Nothing stands in the water, in a street, or outside."""
    boundary = polygons(layer(sample, "boundary")[0])
    barriers = layer(sample, "barriers")
    water = [p for b in barriers if b["properties"]["kind"] != "wall" for p in polygons(b)]
    require({b["properties"]["kind"] for b in barriers} == {"wall", "river", "water"}, "barriers")
    wet = Cells()
    for rings in water:
        for a, b in edges_of(rings):
            wet.add(a, b, "water")
    for name in ("compounds", "buildings"):
        for feature in layer(sample, name):
            for rings in polygons(feature):
                for a, b in edges_of(rings):
                    require(not covers(water, *a) and not wet.crossings(a, b),
                            f"{name} {feature['properties']} stands in the water")
                    require(covers(boundary, *a), f"{name} {feature['properties']} is outside")
    for name in ("stations", "candidates", "gates"):
        for feature in layer(sample, name):
            at = feature["geometry"]["coordinates"]
            require(covers(boundary, *at) and not covers(water, *at), f"{feature['properties']}")
    walls = Cells()
    houses = Cells()
    rings_by_cell = defaultdict(list)
    for feature in layer(sample, "buildings"):
        ring = polygons(feature)[0][0]
        for a, b in edges_of([ring]):
            houses.add(a, b, "house")
            for cell in houses.boxes(a, b):
                rings_by_cell[cell].append(ring)
    for feature in barriers:
        if feature["properties"]["kind"] == "wall":
            lines = feature["geometry"]["coordinates"]
            lines = lines if feature["geometry"]["type"] == "MultiLineString" else [lines]
            for a, b in edges_of(lines):
                walls.add(a, b, feature["properties"]["id"])
    for road in layer(sample, "roads"):
        line = road["geometry"]["coordinates"]
        for a, b in zip(line, line[1:]):
            require(not houses.crossings(tuple(a), tuple(b)), f"{road['properties']} through a house")
            require(not walls.crossings(tuple(a), tuple(b)), f"{road['properties']} through a wall")
        for x, y in line:
            cell = int(x / Cells.SIZE), int(y / Cells.SIZE)
            require(not any(in_ring(ring, x, y) for ring in rings_by_cell[cell]),
                    f"{road['properties']} ends in a house")
    print("ground: no road through a house or a wall, nothing in the water or outside")


def check_gates(sample):
    outlines, walled = {}, set()
    for feature in layer(sample, "compounds"):
        p = feature["properties"]
        outlines[p["id"]] = [tuple(v) for v in polygons(feature)[0][0]]
        if p["enclosure"] == "walled":
            walled.add(p["id"])
    gates = Counter()
    working = set()
    for feature in layer(sample, "gates"):
        p = feature["properties"]
        require(tuple(feature["geometry"]["coordinates"]) in outlines[p["compound"]],
                f"gate {p['id']} is not on the wall")
        gates[p["compound"]] += 1
        if p["open"] == "always" and p["residents"] == "no":
            working.add(p["compound"])
    require(set(gates) == walled and working == walled, "every walled compound has an open gate")
    require(min(gates.values()) >= 1 and max(gates.values()) <= 6, f"{gates.most_common(1)}")
    hours = Counter(f["properties"]["open"] for f in layer(sample, "gates"))
    require(hours["closed"] > 0 and hours["06:00-22:00"] > 0, f"{hours}")
    print(f"gates: {sum(gates.values())} of {len(walled)} walled compounds, {dict(hours)}")


def coverage(yike, project, out):
    run(yike, "coverage", project, "-o", out, "--no-maps", "--cell", "50m")
    return out


def membership_shortfalls(sample):
    households = Counter()
    for f in layer(sample, "compounds"):
        households[f["properties"]["community"]] += f["properties"]["households"]
    short = set()
    for f in layer(sample, "stations"):
        p = f["properties"]
        own = households[p["community"]]
        if p["floor_area_m2"] < max(500 if own >= 1500 else 0, 0.30 * own):
            short.add(p["id"])
    return short


def check_story(yike, sample, folder):
    out = coverage(yike, sample, folder / "baseline")
    check_tables(out)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    issues = [i for i in manifest["warnings"] if i["severity"] != "note"]
    require(not issues, f"issues: {issues[:3]}")
    gate = float(indicator(out, "coverage.gate.15.households.all")["value"])
    circle = float(indicator(out, "coverage.circle.15.households.all")["value"])
    require(0.75 <= gate <= 0.92, f"gate rule {gate}")
    require(circle >= gate + 0.05, f"circle {circle}, gate {gate}")
    conflicts = set()
    for pair in rows_of(out / "pairs.csv"):
        if pair["proximity_conflict"] == "1":
            conflicts |= {pair["station_a"], pair["station_b"]}
    short = {s["station_id"] for s in rows_of(out / "stations.csv")
             if float(s["shortfall_m2"] or 0) > 0}
    own = membership_shortfalls(sample)
    require(len(conflicts) >= 6, f"conflicts {conflicts}")
    require(len(conflicts | short) == 14 and len(conflicts | own) == 14 and
            conflicts | short == conflicts | own, f"{sorted(conflicts)} {sorted(short)} {sorted(own)}")
    print(f"story: gate {gate:.4f}, circle {circle:.4f}, {len(conflicts)} centres close to each other, "
          f"{len(own)} too small, 14 in all")
    return out


def edited(sample, folder, name, change):
    """The sample with one layer's features changed."""
    copy = folder / f"without-{name}"
    shutil.copytree(sample, copy)
    change(copy)
    return copy


def rewrite(project, name, change):
    file = project / f"{name}.geojson"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["features"] = [f for f in map(change, data["features"]) if f is not None]
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def open_everything(project):
    def opened(feature):
        feature["properties"]["enclosure"] = "open"
        return feature
    rewrite(project, "compounds", opened)
    rewrite(project, "gates", lambda feature: None)
    rewrite(project, "barriers", lambda f: None if f["properties"]["kind"] == "wall" else f)


def break_bridges(project):
    rewrite(project, "roads", lambda f: None if f["properties"]["level"] == 1 and
            f["properties"]["class"] not in ("footway", "steps") else f)


def changed_share(before, after):
    minutes = {c["compound_id"]: c["minutes"] for c in rows_of(after / "compounds.csv")}
    rows = rows_of(before / "compounds.csv")
    whole = sum(float(c["households"]) for c in rows)
    return sum(float(c["households"]) for c in rows if minutes[c["compound_id"]] != c["minutes"]) / whole


def check_barriers_matter(yike, sample, folder, baseline):
    walls = edited(sample, folder, "walls", open_everything)
    share = changed_share(baseline, coverage(yike, walls, folder / "no-walls"))
    require(share >= 0.15, f"without walls the minutes of {share:.3f} of the households change")
    bridges = edited(sample, folder, "bridges", break_bridges)
    wet = changed_share(baseline, coverage(yike, bridges, folder / "no-bridges"))
    require(wet >= 0.01, f"without bridges the minutes of {wet:.3f} of the households change")
    print(f"barriers: minutes of {share:.3f} of the households change without walls, "
          f"of {wet:.3f} without bridges")


def check_streets(yike, sample, folder):
    run(yike, "network", sample, "-o", f"{folder / 'nodes.csv'},{folder / 'edges.csv'}")
    components = {n["component"] for n in rows_of(folder / "nodes.csv")}
    require(len(components) == 1, f"{len(components)} components")
    found = figures(folder / "nodes.csv", folder / "edges.csv")
    for name, (least, greatest) in REAL.items():
        require(least <= found[name] <= greatest, f"{name} {found[name]}: {least} to {greatest}")
    print("streets: " + ", ".join(f"{k} {v:.3f}" for k, v in found.items()))


def main():
    yike, sample = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            check_files(sample)
            check_same_bytes(yike, sample, folder)
            check_totals(sample)
            check_tiling(sample)
            check_gates(sample)
            check_ground(sample)
            check_streets(yike, sample, folder)
            baseline = check_story(yike, sample, folder)
            check_barriers_matter(yike, sample, folder, baseline)
        except (Failure, subprocess.SubprocessError) as failure:
            print(f"FAILED: {failure}")
            return 1
    print("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
