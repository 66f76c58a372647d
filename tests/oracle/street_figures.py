#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Figures by which street networks are compared, from the tables of `yike network`.

street_figures.py NODES.csv EDGES.csv [WEST,SOUTH,EAST,NORTH]

Chains of nodes of degree two are one street edge. Figures are those of the largest component within
the window; its area is that of the cells of 250 m that hold a junction or a dead end, so that hills,
fields and water do not dilute the town.
"""
import csv
import heapq
import math
import random
import sys
from collections import defaultdict

CELL_M = 250
ROUTES = 200


def read_network(nodes_file, edges_file, window):
    nodes, edges = {}, []
    with open(nodes_file, newline="", encoding="utf-8") as text:
        for row in csv.DictReader(text):
            lon, lat = float(row["lon"]), float(row["lat"])
            if window is None or window[0] <= lon <= window[2] and window[1] <= lat <= window[3]:
                nodes[row["node_id"]] = (float(row["x"]), float(row["y"]), row["component"])
    with open(edges_file, newline="", encoding="utf-8") as text:
        for row in csv.DictReader(text):
            if row["from_node"] in nodes and row["to_node"] in nodes:
                edges.append((row["from_node"], row["to_node"], float(row["length_m"])))
    return nodes, edges


def largest_component(nodes, edges):
    near = defaultdict(list)
    for a, b, length in edges:
        near[a].append((b, length))
        near[b].append((a, length))
    seen, best = set(), set()
    for start in nodes:
        if start in seen:
            continue
        part, stack = {start}, [start]
        while stack:
            for other, _ in near[stack.pop()]:
                if other not in part:
                    part.add(other)
                    stack.append(other)
        seen |= part
        best = max(best, part, key=len)
    return best, near


def street_edges(part, near):
    """Lengths of the chains between nodes whose degree is not two."""
    lengths = []
    for start in part:
        if len(near[start]) == 2:
            continue
        for first, length in near[start]:
            before, at, total = start, first, length
            while len(near[at]) == 2:
                steps = near[at]
                step = steps[1] if steps[0][0] == before else steps[0]
                before, at, total = at, step[0], total + step[1]
            lengths.append((start, at, total))
    return [total for a, b, total in lengths if a <= b]


def walk(near, start, goals):
    best, queue, left = {start: 0.0}, [(0.0, start)], set(goals)
    while queue and left:
        cost, at = heapq.heappop(queue)
        if cost > best[at]:
            continue
        left.discard(at)
        for other, length in near[at]:
            if cost + length < best.get(other, math.inf):
                best[other] = cost + length
                heapq.heappush(queue, (cost + length, other))
    return best


def detour(nodes, part, near):
    """Mean of network over straight distance between places 400 m to 1500 m apart."""
    draw = random.Random(1)
    ordered = sorted(part)
    cells = defaultdict(list)
    for n in ordered:
        cells[(int(nodes[n][0] // 500), int(nodes[n][1] // 500))].append(n)
    ratios = []
    for start in draw.sample(ordered, min(ROUTES, len(ordered))):
        x, y, _ = nodes[start]
        i, j = int(x // 500), int(y // 500)
        ring = [n for di in range(-3, 4) for dj in range(-3, 4) for n in cells[(i + di, j + dj)]
                if 400 <= math.dist((x, y), nodes[n][:2]) <= 1500]
        if not ring:
            continue
        goals = draw.sample(ring, min(10, len(ring)))
        found = walk(near, start, goals)
        ratios += [found[g] / math.dist((x, y), nodes[g][:2]) for g in goals if g in found]
    return sum(ratios) / len(ratios)


def figures(nodes_file, edges_file, window=None):
    nodes, edges = read_network(nodes_file, edges_file, window)
    part, near = largest_component(nodes, edges)
    degree = {n: len(near[n]) for n in part}
    ends = [n for n in part if degree[n] != 2]
    cells = {(int(nodes[n][0] // CELL_M), int(nodes[n][1] // CELL_M)) for n in ends}
    km2 = len(cells) * CELL_M ** 2 / 1e6
    junctions = [n for n in part if degree[n] >= 3]
    lengths = street_edges(part, near)
    return {"km2": km2,
            "junctions_per_km2": len(junctions) / km2,
            "street_km_per_km2": sum(lengths) / 1000 / km2,
            "share_degree_1": sum(degree[n] == 1 for n in ends) / len(ends),
            "share_degree_3": sum(degree[n] == 3 for n in ends) / len(ends),
            "share_degree_4": sum(degree[n] == 4 for n in ends) / len(ends),
            "mean_edge_m": sum(lengths) / len(lengths),
            "detour": detour(nodes, part, near)}


def main():
    window = [float(v) for v in sys.argv[3].split(",")] if len(sys.argv) > 3 else None
    for name, value in figures(sys.argv[1], sys.argv[2], window).items():
        print(f"{name:20} {value:.3f}")


if __name__ == "__main__":
    main()
