# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The rules of walking times, word by word and slowly: from the files of a project to minutes.

Every search looks at every segment, every barrier and every pair. Standard library only; shares no
code with Yike. Works on projects whose GeoJSON layers are written in the working CRS.
"""
import heapq
import json
import math
import tomllib
from collections import defaultdict
from pathlib import Path

SPEEDS = {"standard": 1 / 0.9, "brisk": 1.2, "elderly": 0.8, "child": 0.95}
LIMIT_MS = 60 * 60_000
NODE_M = 0.02
GATE_REACH_M = 10.0
TOUCH_M = 1e-3
HUG_M = 0.1  # an edge that gets no farther from an outline does not cross it
INNER_M = 1.0  # and one that gets no deeper is no inner edge
WALL_REACH_M = 3.0  # a wall this near to an outline is the compound's own
GATE_OPENS_M = 10.0  # a wall, not water or rails, opens this near to a gate


def half_up(x):
    return math.floor(x + 0.5)


def nearest_on(p, a, b):
    """The nearest point of segment ab and its offset from a."""
    length = math.dist(a, b)
    if length == 0:
        return a, 0.0
    t = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length ** 2
    t = min(1.0, max(0.0, t))
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])), t * length


def nearest_between(p, s, low, high):
    """The nearest point of a stretch of a segment, and its offset."""
    q, offset = nearest_on(p, s.a, s.b)
    if low <= offset <= high:
        return q, offset
    offset = min(max(offset, low), high)
    t = offset / s.length
    return (s.a[0] + t * (s.b[0] - s.a[0]), s.a[1] + t * (s.b[1] - s.a[1])), offset


def distance_to(p, segments):
    return min(math.dist(p, nearest_on(p, a, b)[0]) for a, b in segments)


def meeting(p, q, a, b):
    """Where pq meets ab, as a share of pq; None if they are parallel or do not meet."""
    d = (q[0] - p[0]) * (b[1] - a[1]) - (q[1] - p[1]) * (b[0] - a[0])
    if d == 0:
        return None
    t = ((a[0] - p[0]) * (b[1] - a[1]) - (a[1] - p[1]) * (b[0] - a[0])) / d
    u = ((a[0] - p[0]) * (q[1] - p[1]) - (a[1] - p[1]) * (q[0] - p[0])) / d
    return t if 0 <= t <= 1 and 0 <= u <= 1 else None


def off_line(p, a, b):
    return abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / math.dist(a, b)


def crossed(p, q, walls, free=None):
    """Whether a wall stands between p and q; what only touches does not. `free(wall, point)` lets through."""
    length = math.dist(p, q)
    if length == 0:
        return False
    low_x, high_x = min(p[0], q[0]), max(p[0], q[0])
    low_y, high_y = min(p[1], q[1]), max(p[1], q[1])
    for a, b in walls:
        if max(a[0], b[0]) < low_x or min(a[0], b[0]) > high_x:
            continue
        if max(a[1], b[1]) < low_y or min(a[1], b[1]) > high_y:
            continue
        t = meeting(p, q, a, b)
        if t is not None and min(off_line(p, a, b), off_line(q, a, b)) > TOUCH_M:
            if free is None or not free((a, b), (p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]))):
                return True
    return False


def pairs(ring):
    return list(zip(ring, ring[1:]))


def in_parts(p, parts):
    inside = False
    for rings in parts:
        for ring in rings:
            for a, b in pairs(ring):
                if (a[1] > p[1]) != (b[1] > p[1]):
                    if p[0] < a[0] + (p[1] - a[1]) * (b[0] - a[0]) / (b[1] - a[1]):
                        inside = not inside
    return inside


def area_of(parts):
    total = 0.0
    for rings in parts:
        for i, ring in enumerate(rings):
            x0, y0 = ring[0]
            twice = sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in pairs(ring))
            total += abs(twice) / 2 * (1 if i == 0 else -1)
    return total


def scan_point(parts):
    """An interior point: the middle of the widest stretch at half height."""
    best = None
    for rings in parts:
        ys = [p[1] for p in rings[0]]
        middle = (min(ys) + max(ys)) / 2
        below = max((p[1] for ring in rings for p in ring if p[1] <= middle), default=min(ys))
        above = min((p[1] for ring in rings for p in ring if p[1] > middle), default=max(ys))
        y = (below + above) / 2
        xs = sorted(a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
                    for ring in rings for a, b in pairs(ring) if (a[1] > y) != (b[1] > y))
        for left, right in zip(xs[::2], xs[1::2]):
            if best is None or right - left > best[0]:
                best = (right - left, ((left + right) / 2, y))
    return best[1]


class Segment:
    def __init__(self, a, b, start, end, edge, forward, backward, offset, whole):
        self.a, self.b, self.start, self.end, self.edge = a, b, start, end, edge
        self.forward, self.backward, self.offset, self.whole = forward, backward, offset, whole
        self.length = math.dist(a, b)
        self.ms, self.enclosed = 0, False  # enclosed: wholly within walls


class Snap:
    """A point of the network: a node, or a point inside a segment, and the way to it."""

    def __init__(self, ms, metres, point, segment=None, to_start=0, node=None):
        self.ms, self.metres, self.point = ms, metres, point
        self.segment, self.to_start, self.node = segment, to_start, node


class Compound:
    def __init__(self, properties, geometry):
        self.id, self.properties = properties["id"], properties
        self.households = float(properties["households"])
        kind, c = geometry["type"], geometry["coordinates"]
        self.point = tuple(c) if kind == "Point" else None
        polygons = [] if kind == "Point" else [c] if kind == "Polygon" else c
        self.parts = [[[tuple(p) for p in ring] for ring in rings] for rings in polygons]
        self.outline = [s for rings in self.parts for ring in rings for s in pairs(ring)]
        self.area = area_of(self.parts)
        self.bends = [p for rings in self.parts for ring in rings for p in self.corners(ring, ring is rings[0])]
        self.middle = self.point or scan_point(self.parts)
        self.detour = float(properties.get("detour") or 1)
        self.walled, self.gates, self.gate_source, self.buildings = False, [], "", []
        self.inner = []
        if self.outline:
            xs, ys = [a[0] for a, _ in self.outline], [a[1] for a, _ in self.outline]
            self.box = (min(xs), min(ys), max(xs), max(ys))

    @staticmethod
    def corners(ring, outer):
        """Where the outline bends into the ground: shortest ways inside bend nowhere else."""
        def turn(a, b, c):
            return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        x, y = ring[0]
        left = (sum(turn((x, y), a, b) for a, b in pairs(ring)) > 0) == outer
        return [b for a, b, c in zip(ring[-2:-1] + ring, ring, ring[1:]) if (turn(a, b, c) < 0) == left]

    def holds(self, p):
        return bool(self.parts) and self.box[0] <= p[0] <= self.box[2] \
            and self.box[1] <= p[1] <= self.box[3] and in_parts(p, self.parts)


class Gate:
    def __init__(self, name, point, is_open=True, residents=False):
        self.id, self.point, self.open, self.residents = name, point, is_open, residents
        self.compound, self.snap, self.crossing = None, None, None


class Station:
    def __init__(self, properties, point):
        self.id, self.properties, self.point = properties["id"], properties, point
        self.tier = int(properties.get("tier") or 1)


class Place:
    """A place with its access: each way onto the network with its time."""

    def __init__(self, point, compound, snaps):
        self.point, self.compound, self.snaps = point, compound, snaps


class SlowDistrict:
    def __init__(self, folder):
        self.folder = Path(folder)
        with open(self.folder / "project.toml", "rb") as file:
            self.project = tomllib.load(file)
        settings = {"profile": "standard", "max_access_m": 200, "min_component_m": 1000, "d_min_m": 500,
                    "a_min_m2": 500, "area_per_household_m2": 0.3, **self.project.get("settings", {})}
        self.settings = settings
        self.speed = SPEEDS[settings["profile"]]
        self.max_access = settings["max_access_m"]
        self.read()
        self.build_network()
        self.judge_enclosure()
        self.make_gates()
        self.cut_at_walls()
        self.find_components()
        self.index()
        self.snap_gates()

    def walk_ms(self, metres):
        return half_up(1000 * metres / self.speed)

    # files

    def features(self, layer):
        if layer not in self.project["layers"]:
            return []
        file = self.folder / self.project["layers"][layer]["source"]
        return json.loads(file.read_text(encoding="utf-8"))["features"]

    def read(self):
        self.boundary = [[tuple(p) for p in ring]
                         for f in self.features("boundary") for ring in f["geometry"]["coordinates"]]
        self.communities = [(f["properties"]["id"],
                             [[[tuple(p) for p in ring] for ring in f["geometry"]["coordinates"]]])
                            for f in self.features("communities")]
        self.all_compounds = [Compound(f["properties"], f["geometry"]) for f in self.features("compounds")]
        for f in self.features("buildings"):
            p = tuple(f["geometry"]["coordinates"])
            for c in self.all_compounds:
                if c.holds(p):
                    c.buildings.append((float(f["properties"]["households"]), p))
        self.compounds = [c for c in self.all_compounds if in_parts(c.middle, [self.boundary])]
        # those outside neither count nor wall anything in
        self.all_compounds = self.compounds
        for c in self.all_compounds:
            c.community = c.properties.get("community") or next(
                (k for k, parts in self.communities if in_parts(c.middle, parts)), "")
        self.stations = [Station(f["properties"], tuple(f["geometry"]["coordinates"]))
                         for f in self.features("stations")]
        self.barriers, self.waters = [], set()
        for f in self.features("barriers"):
            c = f["geometry"]["coordinates"]
            for line in ([c] if f["geometry"]["type"] == "LineString" else c):
                found = pairs([tuple(p) for p in line])
                self.barriers += found
                if f["properties"].get("kind", "wall") != "wall":
                    self.waters.update(found)

    # network

    def build_network(self):
        self.segments, self.node_count = [], 0
        ends = []

        def end_node(p, number):
            if number is not None:
                key = ("number", number)
                for k, n in ends:
                    if k == key:
                        return n
            else:
                key = p
                for k, n in ends:
                    if k[0] != "number" and math.dist(k, p) <= 0.01:
                        return n
            ends.append((key, self.node_count))
            self.node_count += 1
            return ends[-1][1]

        for edge, f in enumerate(self.features("roads")):
            line = [tuple(p) for p in f["geometry"]["coordinates"]]
            line = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
            properties = f["properties"]
            first = end_node(line[0], properties.get("from_node"))
            last = end_node(line[-1], properties.get("to_node"))
            whole, offset, start = sum(math.dist(a, b) for a, b in pairs(line)), 0.0, first
            for i, (a, b) in enumerate(pairs(line)):
                if i == len(line) - 2:
                    end = last
                else:
                    end, self.node_count = self.node_count, self.node_count + 1
                self.segments.append(Segment(a, b, start, end, edge, True,
                                             not properties.get("oneway_foot"), offset, whole))
                offset += math.dist(a, b)
                start = end

    # walls and gates

    def judge_enclosure(self):
        named = {f["properties"].get("compound") for f in self.features("gates")}
        for c in self.all_compounds:
            if not c.parts:
                continue
            said = c.properties.get("enclosure")
            if said:
                c.walled = said == "walled"
            else:
                c.walled = c.id in named or self.share_along_barriers(c) >= 0.6
        self.walls = self.barriers + [s for c in self.all_compounds if c.walled for s in c.outline]

    def share_along_barriers(self, c):
        along = total = 0.0
        for a, b in c.outline:
            steps = max(1, math.ceil(math.dist(a, b)))
            for i in range(steps):
                t = (i + 0.5) / steps
                p = (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
                total += 1
                along += bool(self.barriers) and distance_to(p, self.barriers) < 1.0
        return along / total

    def crossings_of(self, c):
        """Where edges cross the outline: (edge, offset along it, point, metres of edge on each side)."""
        found = []
        by_edge = defaultdict(list)
        for s in self.segments:
            by_edge[s.edge].append(s)
        for edge, chain in by_edge.items():
            offsets = []
            for s in chain:
                for a, b in c.outline:
                    t = meeting(s.a, s.b, a, b)
                    if t is not None:
                        p = (s.a[0] + t * (s.b[0] - s.a[0]), s.a[1] + t * (s.b[1] - s.a[1]))
                        offsets.append((s.offset + t * s.length, p))
            offsets.sort()
            # a run that hugs the outline is neither in nor out
            runs = [0.0] + [o for o, _ in offsets] + [chain[0].whole]
            shallow = {i for i in range(len(runs) - 1)
                       if self.depth(chain, runs[i], runs[i + 1], c) < HUG_M}
            offsets = [x for i, x in enumerate(offsets) if i + 1 not in shallow and i not in shallow]
            stops = [0.0] + [o for o, _ in offsets] + [chain[0].whole]
            for i, (o, p) in enumerate(offsets):
                found.append((edge, o, p, o - stops[i], stops[i + 2] - o))
        return found

    @staticmethod
    def depth(chain, low, high, c):
        """How far a run of an edge gets from the outline: at its vertices and halfway between."""
        best = 0.0
        for s in chain:
            u, v = max(low, s.offset), min(high, s.offset + s.length)
            if v > u and s.length > 0:
                for share in (0, 0.5, 1):
                    q = (u + (v - u) * share - s.offset) / s.length
                    best = max(best, distance_to((s.a[0] + q * (s.b[0] - s.a[0]), s.a[1] + q * (s.b[1] - s.a[1])),
                                                 c.outline))
        return best

    def make_gates(self):
        given = defaultdict(list)
        for f in self.features("gates"):
            p = f["properties"]
            gate = Gate(p["id"], tuple(f["geometry"]["coordinates"]), p.get("open") != "closed",
                        bool(p.get("residents")))
            given[p.get("compound")].append(gate)
        self.by_id = {c.id: c for c in self.all_compounds}
        for c in self.all_compounds:
            if not c.walled:
                continue
            crossings = self.crossings_of(c)
            if c.id in given:
                c.gate_source, c.gates = "given", given[c.id]
                for g in c.gates:
                    near = [(math.dist(g.point, x[2]), x) for x in crossings
                            if math.dist(g.point, x[2]) <= GATE_REACH_M]
                    g.crossing = min(near)[1] if near else None
            else:
                for x in crossings:
                    if x[3] >= 5 and x[4] >= 5 and all(
                            math.dist(x[2], g.point) > 10 for g in c.gates):
                        c.gates.append(Gate(f"{c.id}/{len(c.gates)}", x[2]))
                        c.gates[-1].crossing = x
                c.gate_source = "crossing" if c.gates else "nearest"
                if not c.gates:
                    metres, at = self.outline_point_nearest_to_network(c)
                    if metres <= self.max_access:
                        c.gates = [Gate(f"{c.id}/0", at)]
            for g in c.gates:
                g.compound = c

    def outline_point_nearest_to_network(self, c):
        best = None
        for s in self.segments:
            meets = {(a, b): meeting(s.a, s.b, a, b) for a, b in c.outline}
            for a, b in sorted(c.outline, key=lambda w, m=meets: 2 if m[w] is None else m[w]):
                t = meeting(a, b, s.a, s.b)
                if t is not None:
                    candidates = [(0.0, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))]
                else:
                    candidates = [(math.dist(p, nearest_on(p, s.a, s.b)[0]), p) for p in (a, b)]
                    for p in (s.a, s.b):
                        q = nearest_on(p, a, b)[0]
                        candidates.append((math.dist(p, q), q))
                for metres, p in candidates:
                    if best is None or metres < best[0] - 1e-9:
                        best = (metres, p)
        return best

    def cut_at_walls(self):
        """Edges that cross a walled outline away from its open gates are cut. Residents' gates let out."""
        cuts = defaultdict(list)
        self.cut_edges = set()
        for c in self.all_compounds:
            if not c.walled:
                continue
            for edge, offset, p, _, _ in self.crossings_of(c):
                gates = [g for g in c.gates if g.open and math.dist(g.point, p) <= GATE_REACH_M]
                if not gates:
                    cuts[edge].append((offset, p, c, "wall"))
                    self.cut_edges.add(edge)
                elif all(g.residents for g in gates):
                    cuts[edge].append((offset, p, c, "residents"))
        self.links = []
        pieces = []
        for s in self.segments:
            s.ms = self.walk_ms(s.length)
            spent = 0
            here = sorted((x for x in cuts[s.edge]
                           if s.offset < x[0] <= s.offset + s.length), key=lambda x: x[0])
            a, start, offset = s.a, s.start, s.offset
            for o, p, c, kind in here:
                end, new = self.node_count, self.node_count + 1
                self.node_count += 2
                pieces.append(Segment(a, p, start, end, s.edge, s.forward, s.backward, offset, s.whole))
                pieces[-1].ms = half_up(s.ms * (o - s.offset) / s.length) - spent
                spent += pieces[-1].ms
                if kind == "residents":
                    # which side is inside
                    before = (p[0] + (a[0] - p[0]) * min(1, 0.01 / max(1e-9, math.dist(a, p))),
                              p[1] + (a[1] - p[1]) * min(1, 0.01 / max(1e-9, math.dist(a, p))))
                    inner, outer = (end, new) if c.holds(before) else (new, end)
                    forward = inner == end
                    if (s.forward if forward else s.backward):
                        self.links.append((inner, outer))
                a, start, offset = p, new, o
            pieces.append(Segment(a, s.b, start, s.end, s.edge, s.forward, s.backward, offset, s.whole))
            pieces[-1].ms = s.ms - spent
        self.segments = pieces

    def find_components(self):
        root = list(range(self.node_count))

        def find(x):
            while root[x] != x:
                root[x] = root[root[x]]
                x = root[x]
            return x
        for a, b in [(s.start, s.end) for s in self.segments] + self.links:
            root[find(a)] = find(b)
        lengths = defaultdict(float)
        for s in self.segments:
            lengths[find(s.start)] += s.length
        longest = max(lengths, key=lengths.get)
        for s in self.segments:
            r = find(s.start)
            s.splinter = r != longest and lengths[r] < self.settings["min_component_m"]

    def index(self):
        self.backward_arcs = defaultdict(list)
        for s in self.segments:
            if s.forward:
                self.backward_arcs[s.end].append((s.start, s.ms))
            if s.backward:
                self.backward_arcs[s.start].append((s.end, s.ms))
        for inner, outer in self.links:
            self.backward_arcs[outer].append((inner, 0))
        for c in self.all_compounds:
            if c.walled:
                c.inner = [(s, low, high) for s in self.segments if not s.splinter
                           for low, high in self.stretches_inside(s, c)
                           if self.run_depth(s, low, high, c) >= INNER_M]
                for s in self.segments:
                    for low, high in self.stretches_inside(s, c):
                        if low < 1e-6 and high > s.length - 1e-6 and self.run_depth(s, low, high, c) >= INNER_M:
                            s.enclosed = True

    def run_depth(self, s, low, high, c):
        """Depth of a stretch together with what it is joined to along its edge."""
        chain = [x for x in self.segments if x.edge == s.edge]
        runs = [[s.offset + low, s.offset + high]]
        for x in chain:
            runs += [[x.offset + u, x.offset + v] for u, v in self.stretches_inside(x, c)]
        low, high = runs[0]
        for _ in chain:
            for u, v in runs:
                if u <= high + 1e-6 and v >= low - 1e-6:
                    low, high = min(low, u), max(high, v)
        return self.depth(chain, low, high, c)

    @staticmethod
    def stretches_inside(s, c):
        """The stretches of a segment within a compound, as offsets in metres."""
        if s.length == 0:
            return []
        cuts = sorted([0.0, 1.0] + [t for a, b in c.outline
                                    if (t := meeting(s.a, s.b, a, b)) is not None])
        found = []
        for u, v in zip(cuts, cuts[1:]):
            m = (u + v) / 2
            if (v - u) * s.length > 1e-6 and c.holds(
                    (s.a[0] + m * (s.b[0] - s.a[0]), s.a[1] + m * (s.b[1] - s.a[1]))):
                found.append((u * s.length, v * s.length))
        return found

    # access

    def snap_to(self, p, s, low=0.0, high=math.inf):
        q, offset = nearest_between(p, s, low, high)
        metres = math.dist(p, q)
        for node, at, gap in ((s.start, s.a, offset), (s.end, s.b, s.length - offset)):
            if gap <= NODE_M:
                metres = math.dist(p, at)
                return Snap(self.walk_ms(metres), metres, at, node=node)
        return Snap(self.walk_ms(metres), metres, q, s, half_up(s.ms * offset / s.length))

    def nearest_inner(self, p, c):
        """The nearest point of the nearest inner edge that no wall hides."""
        best = None
        for s, low, high in c.inner:
            q, _ = nearest_between(p, s, low, high)
            d = math.dist(p, q)
            if (best is None or d < best[0]) and not crossed(p, q, self.walls):
                best = (d, s, low, high)
        return self.snap_to(p, *best[1:]) if best else None

    def nearest(self, p, segments, free=None, fits=lambda q: True):
        """The rule of the nearest edge: not separated, within reach, no splinter if that can be."""
        best = {False: None, True: None}
        for s in segments:
            q, _ = nearest_on(p, s.a, s.b)
            d = math.dist(p, q)
            if d > self.max_access or s.enclosed or not fits(q):
                continue
            if best[s.splinter] is not None and d >= best[s.splinter][0]:
                continue
            if not crossed(p, q, self.walls, free):
                best[s.splinter] = (d, s)
        found = best[False] or best[True]
        return self.snap_to(p, found[1]) if found else None

    def snap_gates(self):
        for c in self.all_compounds:
            for g in c.gates:
                if g.crossing is not None:
                    chain = [s for s in self.segments if s.edge == g.crossing[0]]
                    at = min(chain, key=lambda s: math.dist(g.point, nearest_on(g.point, s.a, s.b)[0]))
                    g.snap = self.snap_to(g.point, at)
                else:
                    g.snap = self.nearest(g.point, self.segments, self.own_wall(c, g.point), self.outside_of(c))

    @staticmethod
    def outside_of(c):
        return lambda q: not c.holds(q) or distance_to(q, c.outline) <= 0.1

    def compound_of(self, p):
        for c in self.all_compounds:
            if c.walled and c.holds(p):
                return c
        return None

    def access(self, p, inwards=False, free_door=False):
        c = self.compound_of(p)
        if c is None:
            snap = self.nearest(p, self.segments)
            return Place(p, c, [snap] if snap else [])
        if free_door:
            snap = self.nearest(p, self.segments, self.own_wall(c), self.outside_of(c))
            if snap:
                return Place(p, c, [snap])
        if c.inner:
            snap = self.nearest_inner(p, c)
            return Place(p, c, [snap] if snap else [])
        snaps = []
        for g in c.gates:
            if not g.open or g.snap is None or (inwards and g.residents):
                continue
            d = self.inner_metres(p, g.point, c)
            if d is None:
                continue
            s = g.snap
            snaps.append(Snap(self.walk_ms(d * c.detour) + s.ms, d * c.detour + s.metres, s.point, s.segment,
                              s.to_start, s.node))
        return Place(p, c, snaps)

    def inner_metres(self, p, gate, c):
        """The shortest way within the outline of a compound; None if barriers part the two."""
        def at_gate(wall, x):
            return self.opens(wall, x, gate)

        def seen(a, b):
            middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            if b == gate:
                return not crossed(a, b, c.outline, at_gate) and not crossed(
                    a, b, self.barriers, self.own_wall(c, gate))
            within = c.holds(middle) or distance_to(middle, c.outline) < 0.1
            return within and not crossed(a, b, c.outline) and not crossed(a, b, self.barriers, self.own_wall(c))
        points = [gate] + c.bends + [p]
        best, done = {len(points) - 1: 0.0}, set()
        while True:
            i = min((k for k in best if k not in done), key=best.get, default=None)
            if i is None:
                return None
            if i == 0:
                return best[0]
            done.add(i)
            for j in range(len(points) - 1):
                other = best[i] + math.dist(points[i], points[j])
                if other < best.get(j, math.inf) and seen(points[i], points[j]):
                    best[j] = other

    def opens(self, wall, p, gate):
        return wall not in self.waters and math.dist(p, gate) <= GATE_OPENS_M

    def own_wall(self, c, gate=None):
        """Doors and gates of a compound lead through its own wall, never through water or rails."""
        return lambda wall, p: wall not in self.waters and (
            distance_to(p, c.outline) <= WALL_REACH_M or (gate is not None and self.opens(wall, p, gate)))

    def gate_place(self, g):
        return Place(g.point, g.compound, [g.snap] if g.snap and g.open else [])

    def station_place(self, station):
        c = self.compound_of(station.point)
        entrance = station.properties.get("entrance")
        door = c is not None and (entrance == "street" or (
            entrance != "compound" and distance_to(station.point, c.outline) <= 20))
        return self.access(station.point, inwards=True, free_door=door)

    # times

    def search(self, place, limit=LIMIT_MS):
        """Times from every node to a place, by walking backwards."""
        best, queue = {}, []

        def offer(node, ms):
            if ms <= limit and ms < best.get(node, limit + 1):
                best[node] = ms
                heapq.heappush(queue, (ms, node))
        for s in place.snaps:
            if s.node is not None:
                offer(s.node, s.ms)
            else:
                if s.segment.forward:
                    offer(s.segment.start, s.ms + s.to_start)
                if s.segment.backward:
                    offer(s.segment.end, s.ms + s.segment.ms - s.to_start)
        while queue:
            ms, node = heapq.heappop(queue)
            if ms == best[node]:
                for other, step in self.backward_arcs[node]:
                    offer(other, ms + step)
        return best

    def walk(self, place, target, field, straight=True):
        """Milliseconds from a place to a target whose search field is given; None beyond an hour."""
        best = LIMIT_MS + 1
        for s in place.snaps:
            if s.node is not None:
                best = min(best, s.ms + field.get(s.node, best))
                continue
            if s.segment.forward:
                best = min(best, s.ms + s.segment.ms - s.to_start + field.get(s.segment.end, best))
            if s.segment.backward:
                best = min(best, s.ms + s.to_start + field.get(s.segment.start, best))
            for t in target.snaps:
                if t.segment is s.segment:
                    step = t.to_start - s.to_start
                    if (step >= 0 and s.segment.forward) or (step <= 0 and s.segment.backward):
                        best = min(best, s.ms + abs(step) + t.ms)
        if straight:
            best = min(best, self.straight_ms(place, target))
        return best if best <= LIMIT_MS else None

    def straight_ms(self, place, target):
        metres = math.dist(place.point, target.point)
        if place.compound is not None and place.compound is target.compound:
            return self.walk_ms(metres * place.compound.detour)
        own = min((s.metres for s in target.snaps), default=0.0)
        if metres < own and not crossed(place.point, target.point, self.walls):
            return self.walk_ms(metres)
        return LIMIT_MS + 1
