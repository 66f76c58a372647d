# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Random small districts as project folders: crooked streets, walls, gates, stations, faults.

Coordinates are written in the metric working CRS, to the millimetre, so that no projection stands
between the file and the figures.
"""
import json
import math
import random
from pathlib import Path

EAST, NORTH = 500_000.0, 3_970_000.0
CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4549"}}
LAYERS = ("boundary", "communities", "compounds", "gates", "barriers", "roads", "stations", "buildings")


def mm(point):
    return (round(point[0], 3), round(point[1], 3))


def crosses(p, q, a, b):
    def side(u, v, w):
        return (v[0] - u[0]) * (w[1] - u[1]) - (v[1] - u[1]) * (w[0] - u[0])
    return side(p, q, a) * side(p, q, b) < 0 and side(a, b, p) * side(a, b, q) < 0


def meeting(p, q, a, b):
    d = (q[0] - p[0]) * (b[1] - a[1]) - (q[1] - p[1]) * (b[0] - a[0])
    t = ((a[0] - p[0]) * (b[1] - a[1]) - (a[1] - p[1]) * (b[0] - a[0])) / d
    return (p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]))


def inside_ring(p, ring):
    inside = False
    for a, b in zip(ring, ring[1:]):
        if (a[1] > p[1]) != (b[1] > p[1]) and p[0] < a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]):
            inside = not inside
    return inside


def inside_parts(p, parts):
    return any(sum(inside_ring(p, ring) for ring in rings) % 2 for rings in parts)


class Maker:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.half = self.rng.uniform(450, 800)
        self.layers = {name: [] for name in LAYERS}
        self.discs = []
        self.settings = {}

    def chance(self, share):
        return self.rng.random() < share

    def somewhere(self, share=1.0):
        r = self.half * share
        return (self.rng.uniform(-r, r), self.rng.uniform(-r, r))

    def add(self, layer, properties, kind, coordinates):
        def moved(c):
            if isinstance(c, tuple):
                return [round(c[0] + EAST, 3), round(c[1] + NORTH, 3)]
            return [moved(x) for x in c]
        properties = {k: v for k, v in properties.items() if v is not None}
        self.layers[layer].append({"type": "Feature", "properties": properties,
                                   "geometry": {"type": kind, "coordinates": moved(coordinates)}})

    # streets

    def curved(self, a, b):
        rng, points = self.rng, [a]
        count, bend = rng.choice((0, 0, 1, 2, 4)), rng.gauss(0, 0.1)
        for i in range(1, count + 1):
            t = i / (count + 1)
            off = bend * math.sin(math.pi * t) + rng.gauss(0, 0.01)
            points.append(mm((a[0] + t * (b[0] - a[0]) - off * (b[1] - a[1]),
                              a[1] + t * (b[1] - a[1]) + off * (b[0] - a[0]))))
        points.append(b)
        if self.chance(0.06):
            i = rng.randrange(len(points))
            points.insert(i, points[i])
        return points

    def road(self, points, ends=(None, None), **more):
        rng = self.rng
        properties = {"id": f"r{len(self.roads):03d}",
                      "class": rng.choice(("residential", "footway", "service", "tertiary", "steps")),
                      "oneway_foot": True if self.chance(self.oneway) else None, **more}
        if ends[0] is not None and self.numbered:
            properties["from_node"], properties["to_node"] = ends
        self.roads.append(points)
        self.add("roads", properties, "LineString", points)

    def streets(self):
        rng = self.rng
        self.roads, self.numbered = [], self.chance(0.4)
        self.oneway = rng.choice((0, 0.05, 0.2))
        nodes = []
        for _ in range(400):
            p = mm(self.somewhere())
            if all(math.dist(p, q) > 90 for q in nodes):
                nodes.append(p)
            if len(nodes) > rng.randint(12, 30):
                break
        straight = []
        for i, p in enumerate(nodes):
            near = sorted((j for j in range(len(nodes)) if j != i), key=lambda j: math.dist(p, nodes[j]))
            for j in near[:rng.randint(1, 4)]:
                if (j, i) in straight or (i, j) in straight:
                    continue
                if any(crosses(p, nodes[j], nodes[a], nodes[b]) for a, b in straight):
                    continue
                straight.append((i, j))
        for i, j in straight:
            self.road(self.curved(nodes[i], nodes[j]), (i, j))
            if self.chance(0.05):
                self.road(self.curved(nodes[j], nodes[i]), (j, i))
        count = len(nodes)
        for _ in range(rng.randint(0, 6)):  # dead ends
            i = rng.randrange(len(nodes))
            angle, length = rng.uniform(0, 2 * math.pi), rng.uniform(15, 160)
            end = mm((nodes[i][0] + length * math.cos(angle), nodes[i][1] + length * math.sin(angle)))
            self.road(self.curved(nodes[i], end), (i, count))
            count += 1
        for _ in range(rng.randint(0, 2)):  # bridges over everything
            i, j = rng.sample(range(len(nodes)), 2)
            self.road(self.curved(nodes[i], nodes[j]), (i, j), level="1")
        if self.chance(0.3):  # a loop
            i = rng.randrange(len(nodes))
            x, y = nodes[i]
            self.road([nodes[i], mm((x + 40, y + 15)), mm((x + 20, y + 55)), nodes[i]], (i, i))
        for _ in range(rng.randint(0, 3)):  # splinters, now and then long enough to count
            p, angle = mm(self.somewhere()), rng.uniform(0, 2 * math.pi)
            line, step = [p], rng.uniform(20, 90) if self.chance(0.8) else 260
            for _ in range(rng.randint(1, 4)):
                angle += rng.uniform(-0.9, 0.9)
                p = mm((p[0] + step * math.cos(angle), p[1] + step * math.sin(angle)))
                line.append(p)
            self.road(line, (count, count + 1))
            count += 2

    # compounds

    def turned(self, centre, points):
        angle = self.rng.uniform(0, 2 * math.pi)
        c, s = math.cos(angle), math.sin(angle)
        ring = [mm((centre[0] + c * x - s * y, centre[1] + s * x + c * y)) for x, y in points]
        return ring + ring[:1]

    def shape(self, centre, r):
        rng = self.rng
        kind = rng.choice(("round", "round", "box", "star", "L", "U", "hole", "two"))

        def around(count, low, size):
            return [(size * rng.uniform(low, 1) * math.cos(2 * math.pi * i / count),
                     size * rng.uniform(low, 1) * math.sin(2 * math.pi * i / count)) for i in range(count)]
        if kind == "box":
            w, h = r * rng.uniform(0.4, 0.9), r * rng.uniform(0.4, 0.9)
            return [[self.turned(centre, [(-w, -h), (w, -h), (w, h), (-w, h)])]]
        if kind == "star":
            return [[self.turned(centre, around(rng.randint(8, 12), 0.55, r))]]
        if kind == "L":
            return [[self.turned(centre, [(-.8 * r, -.8 * r), (.8 * r, -.8 * r), (.8 * r, -.2 * r),
                                          (-.1 * r, -.2 * r), (-.1 * r, .8 * r), (-.8 * r, .8 * r)])]]
        if kind == "U":
            return [[self.turned(centre, [(-.8 * r, -.7 * r), (.8 * r, -.7 * r), (.8 * r, .7 * r),
                                          (.45 * r, .7 * r), (.45 * r, -.2 * r), (-.4 * r, -.2 * r),
                                          (-.4 * r, .7 * r), (-.8 * r, .7 * r)])]]
        if kind == "hole":
            return [[self.turned(centre, around(7, 0.8, r)), self.turned(centre, around(5, 0.8, 0.35 * r))]]
        if kind == "two":
            left, right = ((centre[0] - 0.5 * r, centre[1]), (centre[0] + 0.5 * r, centre[1] + 0.2 * r))
            return [[self.turned(left, around(5, 0.8, 0.42 * r))], [self.turned(right, around(6, 0.8, 0.42 * r))]]
        return [[self.turned(centre, around(rng.randint(5, 9), 0.75, r))]]

    def point_in(self, parts):
        ring = self.rng.choice(parts)[0]
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        while True:
            p = mm((self.rng.uniform(min(xs), max(xs)), self.rng.uniform(min(ys), max(ys))))
            if inside_parts(p, parts):
                return p

    def compounds(self):
        rng = self.rng
        self.made = []
        for number in range(rng.randint(5, 11)):
            for _ in range(30):
                r, centre = rng.uniform(25, 110), self.somewhere(0.95)
                if all(math.dist(centre, c) > r + s + 2 for c, s in self.discs):
                    break
            else:
                continue
            name = f"c{number:02d}"
            if self.chance(0.12):
                parts = None
                vertices = [mm(centre)]
            else:
                parts = self.shape(centre, r)
                vertices = [p for rings in parts for ring in rings for p in ring]
            inner = [inside_ring(p, self.boundary) for p in vertices]
            if any(inner) and not all(inner):
                continue
            if parts and any(self.off_outline(p, parts) < 0.2 for line in self.roads for p in line):
                continue  # on the wall: neither in nor out
            self.discs.append((centre, r))
            properties = {"id": name, "name": name, "households": rng.randint(20, 900),
                          "type": rng.choice(("商品房小区", "开放式老旧小区", "村改安置小区", None))}
            if self.chance(0.3):
                properties["people"] = rng.randint(50, 2500)
            if self.chance(0.3):
                properties["elderly"] = rng.randint(5, 50)
            homes = {k for k, ring in self.communities for p in vertices if inside_ring(p, ring)}
            if len(homes) != 1 or self.chance(0.2):
                properties["community"] = rng.choice([k for k, _ in self.communities])
            if parts is None:
                self.add("compounds", properties, "Point", vertices[0])
                continue
            self.made.append((name, parts))
            self.enclose(name, parts, properties)
            if len(parts) == 1:
                self.add("compounds", properties, "Polygon", parts[0])
            else:
                self.add("compounds", properties, "MultiPolygon", parts)
            if self.with_buildings and self.chance(0.7):
                for _ in range(rng.randint(2, 7)):
                    self.add("buildings", {"households": rng.randint(0, 60)}, "Point", self.point_in(parts))

    def enclose(self, name, parts, properties):
        rng = self.rng
        way = rng.choice(("open", "open", "said", "said", "gates", "walls"))
        outer = [rings[0] for rings in parts]
        if way == "open":
            properties["enclosure"] = rng.choice(("open", None))
            return
        if way == "said":
            properties["enclosure"] = "walled"
        walls = way == "walls" or self.chance(0.5)
        if way == "gates" or (way == "said" and self.chance(0.6)):
            crossings = []
            for ring in outer:
                for a, b in zip(ring, ring[1:]):
                    for line in self.roads:
                        crossings += [meeting(p, q, a, b) for p, q in zip(line, line[1:]) if crosses(p, q, a, b)]
            for i in range(rng.randint(1, 4)):
                if crossings and self.chance(0.7):
                    at = rng.choice(crossings)
                    if self.chance(0.5):
                        at = (at[0] + rng.uniform(-5, 5), at[1] + rng.uniform(-5, 5))
                    at = self.on_outline(at, outer)
                else:
                    ring = rng.choice(outer)
                    k, t = rng.randrange(len(ring) - 1), rng.random()
                    at = (ring[k][0] + t * (ring[k + 1][0] - ring[k][0]),
                          ring[k][1] + t * (ring[k + 1][1] - ring[k][1]))
                self.add("gates", {"id": f"g{name}{i}", "compound": name,
                                   "open": rng.choice(("always", "always", "06:00-22:00", None, "closed")),
                                   "residents": True if self.chance(0.15) else None}, "Point", mm(at))
        if walls:
            for ring in [ring for rings in parts for ring in rings]:
                self.add("barriers", {"id": f"w{name}", "kind": "wall"}, "LineString", ring)

    def off_outline(self, p, parts):
        return math.dist(p, self.on_outline(p, [ring for rings in parts for ring in rings]))

    @staticmethod
    def on_outline(p, rings):
        best = None
        for ring in rings:
            for a, b in zip(ring, ring[1:]):
                dx, dy = b[0] - a[0], b[1] - a[1]
                t = min(1, max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
                q = (a[0] + t * dx, a[1] + t * dy)
                if best is None or math.dist(p, q) < math.dist(p, best):
                    best = q
        return best

    def barriers(self):
        rng, half = self.rng, self.half
        for i in range(rng.randint(0, 3)):
            p, angle = self.somewhere(), rng.uniform(0, 2 * math.pi)
            line = [mm(p)]
            for _ in range(rng.randint(1, 3)):
                angle += rng.uniform(-1, 1)
                p = (p[0] + 90 * math.cos(angle), p[1] + 90 * math.sin(angle))
                line.append(mm(p))
            self.add("barriers", {"id": f"b{i}", "kind": rng.choice(("wall", "rail"))}, "LineString", line)
        if self.chance(0.4):
            ys = [rng.uniform(-half, half) * 0.5 for _ in range(5)]
            xs = [(-1.2 + 0.6 * i) * half for i in range(5)]
            line = [mm((x, y)) for x, y in zip(xs, ys)]
            other = [mm((x + 3, y + 18)) for x, y in zip(xs[::-1], ys[::-1])]
            banks = [crosses(p, q, a, b) for p, q in zip(line, line[1:]) for a, b in zip(other, other[1:])]
            if self.chance(0.5) or any(banks):
                self.add("barriers", {"id": "river", "kind": "river"}, "LineString", line)
            else:
                self.add("barriers", {"id": "river", "kind": "river"}, "Polygon", [line + other + line[:1]])

    def stations(self):
        rng = self.rng
        for i in range(rng.randint(2, 6)):
            at = mm(self.somewhere(1.25 if self.chance(0.3) else 0.9))
            if self.made and self.chance(0.4):
                at = self.point_in(rng.choice(self.made)[1])
            self.add("stations", {"id": f"s{i}", "name": f"s{i}", "tier": rng.choice((1, 1, 2)),
                                  "floor_area_m2": rng.choice((None, 80, 300, 900)),
                                  "entrance": rng.choice((None, None, None, "compound", "street"))},
                     "Point", at)

    def run(self):
        rng, half = self.rng, self.half
        ring = [mm((half * rng.uniform(0.75, 1.1) * math.cos(a * math.pi / 6),
                    half * rng.uniform(0.75, 1.1) * math.sin(a * math.pi / 6))) for a in range(12)]
        self.boundary = ring + ring[:1]
        self.add("boundary", {"name": "b"}, "Polygon", [self.boundary])
        cut = rng.uniform(-0.3, 0.3) * half
        big = 3 * half
        self.communities = [("k1", [(-big, -big), (cut, -big), (cut, big), (-big, big), (-big, -big)]),
                            ("k2", [(cut, -big), (big, -big), (big, big), (cut, big), (cut, -big)])]
        for name, ring in self.communities:
            self.add("communities", {"id": name, "name": name}, "Polygon", [[mm(p) for p in ring]])
        self.with_buildings = self.chance(0.35)
        self.streets()
        self.compounds()
        self.barriers()
        self.stations()
        self.settings = {"profile": rng.choice(("standard", "standard", "brisk", "elderly")),
                         "max_access_m": rng.choice((200, 200, 80)),
                         "min_component_m": rng.choice((1000, 400))}
        return self


def write_project(folder, layers, settings):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    text = '[project]\nname = "random"\ncrs = "EPSG:4549"\n\n[settings]\n'
    text += "".join(f"{k} = {json.dumps(v)}\n" for k, v in settings.items())
    for name, features in layers.items():
        if features or name in ("boundary", "compounds", "roads", "stations"):
            (folder / f"{name}.geojson").write_text(json.dumps(
                {"type": "FeatureCollection", "crs": CRS, "features": features}, indent=0,
                ensure_ascii=False), encoding="utf-8")
            text += f'\n[layers.{name}]\nsource = "{name}.geojson"\n'
    (folder / "project.toml").write_text(text, encoding="utf-8")


def make(folder, seed):
    maker = Maker(seed).run()
    write_project(folder, maker.layers, maker.settings)
    return maker
