#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Draws what yike-bench --scaling printed: how time and memory grow with the network.

usage: scaling_plot.py LINES.jsonl PLOT.svg
"""

import json
import math
import sys

BLUE, DARK, WARM, GREY, INK, PAPER = "#3E9BC5", "#0B5A8A", "#E58A3C", "#8A7F72", "#1B1B1B", "#F7F6F2"
WIDTH, HEIGHT = 300, 250
LEFT, TOP, RIGHT, BOTTOM = 52, 46, 14, 42


class Panel:
    """One chart: logarithmic axes, lines of (segments, value) with their names at the end."""

    def __init__(self, number, title, unit, lines, ticks):
        self.x = number * (WIDTH + 20)
        self.title, self.unit, self.lines, self.ticks = title, unit, lines, ticks
        segments = [s for _, _, points in lines for s, _ in points]
        self.least, self.most = min(segments), max(segments)

    def place(self, segments, value):
        across = math.log(segments / self.least) / math.log(self.most / self.least)
        up = math.log(value / self.ticks[0]) / math.log(self.ticks[-1] / self.ticks[0])
        return (self.x + LEFT + across * (WIDTH - LEFT - RIGHT),
                HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM))

    def draw(self):
        yield f'<text x="{self.x + LEFT}" y="18" font-weight="bold">{self.title}</text>'
        yield f'<text x="{self.x + LEFT}" y="33" fill="{GREY}">{self.unit}</text>'
        for tick in self.ticks:
            x, y = self.place(self.least, tick)
            yield (f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{self.x + WIDTH - RIGHT}" y2="{y:.1f}" '
                   'stroke="#D5D1C9" stroke-width="0.6"/>')
            yield f'<text x="{x - 6:.1f}" y="{y + 3:.1f}" text-anchor="end">{tick:,g}</text>'
        for segments, label in ticks_of(self.lines):
            x, _ = self.place(segments, self.ticks[0])
            yield (f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">'
                   f'{label}</text>')
        for number, (name, colour, points) in enumerate(self.lines):
            placed = [self.place(*point) for point in points]
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            for x, y in placed:
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{colour}"/>'
            x, y = placed[-1]
            y = y - 8 if number == 0 else max(y + 17, placed[-2][1] + 4)
            yield (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="end" fill="{colour}" '
                   f'font-weight="bold">{name}</text>')


def ticks_of(lines):
    segments = sorted({s for _, _, points in lines for s, _ in points})
    return [(s, f"{round(s / segments[0])}x") for s in segments]


def column(lines, work, implementation, threads, value):
    return [(line["segments"], value(line)) for line in lines
            if (line["work"], line["implementation"], line["threads"]) ==
            (work, implementation, threads)]


def powers(values):
    low = 10 ** math.floor(math.log10(min(values)))
    high = 10 ** math.ceil(math.log10(max(values)))
    count = round(math.log10(high / low))
    return [low * 10 ** i for i in range(max(count, 1) + 1)]


def panels(lines):
    def cpu(unit):
        return lambda line: line["cpu_us"] / unit

    def elapsed(line):
        return line["median_us"]

    searches = [
        ("Boost.Graph", GREY, column(lines, "range", "bgl_no_init", 1, elapsed)),
        ("Yike", DARK, column(lines, "range", "yike", 1, elapsed)),
    ]
    threads = [
        ("one thread", BLUE, column(lines, "range_all", "yike", 1, elapsed)),
        ("two threads", DARK, column(lines, "range_all", "yike", 2, elapsed)),
    ]
    passes = [
        ("build", WARM, column(lines, "build", "yike", 1, cpu(1000))),
        ("nearest two of all", DARK, column(lines, "nearest", "yike", 1, cpu(1000))),
    ]
    memory = [("network and search layout", DARK,
               column(lines, "build", "yike", 1,
                      lambda line: line["bytes_per_segment"] * line["segments"] / 1e6))]
    charts = [
        ("A search of 15 minutes", "µs, one after another", searches),
        ("Many searches at once", "µs elapsed for each", threads),
        ("Whole network", "ms of CPU time", passes),
        ("Memory", "MB", memory),
    ]
    return [Panel(i, title, unit, rows, powers([v for _, _, points in rows for _, v in points]))
            for i, (title, unit, rows) in enumerate(charts)]


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    drawn = panels(lines)
    width = len(drawn) * (WIDTH + 20)
    segments = min(line["segments"] for line in lines)
    with open(target, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT + 10}" '
                   f'font-family="sans-serif" font-size="10.5" fill="{INK}">\n')
        file.write(f'<rect width="{width}" height="{HEIGHT + 10}" fill="{PAPER}"/>\n')
        for panel in drawn:
            file.write("\n".join(panel.draw()) + "\n")
        file.write(f'<text x="{LEFT}" y="{HEIGHT}" fill="{GREY}">Copies of the sample '
                   f'({segments:,} segments) side by side, joined by roads</text>\n</svg>\n')


if __name__ == "__main__":
    main()
