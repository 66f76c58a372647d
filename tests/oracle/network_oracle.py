#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Walking times of `yike matrix` against a textbook Dijkstra on what `yike network` writes.

network_oracle.py YIKE PROJECT [OPTION...]

Points are put exactly on nodes of the exported network, so that every time must equal the shortest
path between the nodes, to the millisecond. Standard library only; shares no code with Yike.
"""
import csv
import heapq
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

POINTS = 60
MINUTES = 20


def read_network(folder):
    with open(folder / "nodes.csv", newline="", encoding="utf-8") as file:
        nodes = {row["node_id"]: row for row in csv.DictReader(file)}
    arcs = defaultdict(list)
    with open(folder / "edges.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            a, b = row["from_node"], row["to_node"]
            for start, end, seconds in ((a, b, row["walk_time_s"]), (b, a, row["reverse_walk_time_s"])):
                if seconds:
                    arcs[start].append((end, round(float(seconds) * 1000)))
    return nodes, arcs


def shortest_ms(arcs, start, cutoff_ms):
    best = {start: 0}
    queue = [(0, start)]
    while queue:
        time, node = heapq.heappop(queue)
        if time > best[node]:
            continue
        for other, step in arcs[node]:
            total = time + step
            if total <= cutoff_ms and total < best.get(other, cutoff_ms + 1):
                best[other] = total
                heapq.heappush(queue, (total, other))
    return best


def lonely_nodes(nodes):
    """Nodes at whose position, to a decimetre, there is no other: no doubt where a point snaps."""
    at = defaultdict(list)
    for node, row in nodes.items():
        if row["x"]:
            at[(round(float(row["x"]), 0), round(float(row["y"]), 0))].append(node)
    return sorted((group[0] for group in at.values() if len(group) == 1), key=int)


def choose(nodes, arcs):
    """Half of the points anywhere, half around one of them, so that many pairs are in reach."""
    rng = random.Random(4)
    splinter_free = [n for n in lonely_nodes(nodes) if arcs[n]]
    sizes = defaultdict(int)
    for row in nodes.values():
        sizes[row["component"]] += 1
    largest = max(sizes, key=lambda component: sizes[component])
    usable = [n for n in splinter_free if nodes[n]["component"] == largest]
    chosen = rng.sample(usable, POINTS // 2)
    centre = nodes[chosen[0]]
    near = sorted(
        usable,
        key=lambda n: abs(float(nodes[n]["x"]) - float(centre["x"]))
        + abs(float(nodes[n]["y"]) - float(centre["y"])),
    )[: 40 * POINTS]
    return sorted(set(chosen + rng.sample(near, POINTS // 2)), key=int)


def run(yike, *arguments):
    subprocess.run([yike, *arguments], check=True, stderr=subprocess.DEVNULL)


def main():
    yike, project, options = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(yike, "network", project, "-o", f"{folder}/nodes.csv,{folder}/edges.csv", *options)
        nodes, arcs = read_network(folder)
        chosen = choose(nodes, arcs)
        with open(folder / "points.csv", "w", encoding="utf-8") as file:
            file.write("id,lon,lat\n")
            for node in chosen:
                file.write(f"{node},{nodes[node]['lon']},{nodes[node]['lat']}\n")
        points = f"{folder}/points.csv"
        run(yike, "matrix", project, "--from", points, "--to", points, "--minutes", str(MINUTES),
            "-o", f"{folder}/matrix.csv", *options)
        with open(folder / "matrix.csv", newline="", encoding="utf-8") as file:
            rows = {(r["from_id"], r["to_id"]): round(float(r["walk_time_s"]) * 1000)
                    for r in csv.DictReader(file)}
    cutoff_ms = MINUTES * 60_000
    wrong = pairs = 0
    for start in chosen:
        times = shortest_ms(arcs, start, cutoff_ms)
        for end in chosen:
            expected = times.get(end)
            found = rows.get((start, end))
            pairs += expected is not None
            if expected != found:
                wrong += 1
                print(f"{start} -> {end}: expected {expected} ms, found {found} ms")
    print(f"{pairs} reachable pairs of {len(chosen) ** 2}, {wrong} wrong")
    if pairs < len(chosen) * 3:
        print("too few pairs in reach to say anything")
        return 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
