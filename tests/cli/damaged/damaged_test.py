#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Damaged inputs, a hundred and more: each must be told, none may crash, hang or eat the memory.

    damaged_test.py [--sanitized] YIKE [NAME...]

Every case is the project `town` with one thing damaged, or an OSM file to import. Projects are read by
`yike network`, every third of them by `check` and `coverage` as well. The program runs with a limit of
memory and of time. It must end with 0, 2 or 3; with 0 the defect must be named on stderr (of `check`:
on stdout), with 2 or 3 the message must name the file (and what the case says). A result folder is
complete or absent.

--sanitized: YIKE is built with sanitizers, which need far more memory and time.
"""
import json
import os
import pathlib
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TOWN = HERE.parent / "projects" / "town"
OSM = HERE.parent / "import" / "input"
MEMORY = 3 << 30
SECONDS = 20
CASES = []


def case(name, words=(), verb="network"):
    """Registers make(folder): it damages the project in `folder`; `words` must be told."""
    def register(make):
        CASES.append((name, [words] if isinstance(words, str) else list(words), verb, make))
        return make
    return register


def layer(folder, name):
    return json.loads((folder / f"{name}.geojson").read_text())


def save(folder, name, data):
    (folder / f"{name}.geojson").write_text(json.dumps(data, ensure_ascii=False))


def source(folder, name, file, more=""):
    """Points a layer of the project at another file."""
    toml = folder / "project.toml"
    text = toml.read_text()
    if f"[layers.{name}]" not in text:
        text += f'\n[layers.{name}]\nsource = "{name}.geojson"\n'
    toml.write_text(text.replace(f'"{name}.geojson"', f'"{file}"\n{more}'))


def feature(kind, coordinates, **properties):
    return {"type": "Feature", "properties": properties,
            "geometry": {"type": kind, "coordinates": coordinates}}


# ---- files: empty, of another kind, cut short, with bytes turned ----

CONTENT = {
    "empty": b"", "zeros": bytes(4096), "text": b"this is no map\n" * 20,
    "zip": b"PK\x03\x04" + bytes(60), "png": b"\x89PNG\r\n\x1a\n" + bytes(60),
    "html": b"<!DOCTYPE html><html><body>404</body></html>",
}
ENDINGS = ["geojson", "gpkg", "fgb", "shp", "csv", "kml", "gml", "dxf", "xlsx", "ods", "xls"]
for ending in ENDINGS:
    for kind, content in CONTENT.items():
        if kind in ("png", "html") and ending not in ("geojson", "gpkg", "csv"):
            continue

        @case(f"{ending}: {kind}", "stations." + ending)
        def _(folder, ending=ending, content=content):
            (folder / f"stations.{ending}").write_bytes(content)
            source(folder, "stations", f"stations.{ending}")

for ending, head in {
        "gpkg": b"SQLite format 3\0" + bytes(84), "fgb": b"fgb\x03fgb\x00" + b"\xff" * 200,
        "shp": b"\0\0\x27\x0a" + bytes(20) + b"\x7f\xff\xff\xff" + bytes(72),
        "kml": b"<kml><Document><Placemark><Point><coordinates>120,",
        "gml": b"<gml:FeatureCollection xmlns:gml='http://www.opengis.net/gml'><gml:featureMember>",
        "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600,
        "dwg": b"AC1032" + bytes(100)}.items():
    @case(f"{ending}: head alone", "stations." + ending)
    def _(folder, ending=ending, head=head):
        (folder / f"stations.{ending}").write_bytes(head)
        source(folder, "stations", f"stations.{ending}")

for name in ("boundary", "compounds", "roads", "stations"):
    for share in (0.3, 0.7, 0.97):
        @case(f"geojson: {name} cut at {share}", name + ".geojson")
        def _(folder, name=name, share=share):
            text = (folder / f"{name}.geojson").read_bytes()
            (folder / f"{name}.geojson").write_bytes(text[:int(len(text) * share)])


# ---- headers that claim what is not there ----

def dbf(records, width=8):
    field = b"id".ljust(11, b"\0") + b"C" + bytes(4) + bytes([width, 0]) + bytes(14)
    return (b"\x03\x7e\x01\x01" + struct.pack("<IHH", records, 32 + 32 + 1, width + 1) + bytes(20)
            + field + b"\r" + b" " + b"A1".ljust(width) + b"\x1a")


@case("dbf: a billion rows", "ledger.dbf")
def _(folder):
    (folder / "ledger.dbf").write_bytes(dbf(1_000_000_000))
    source(folder, "compounds", "compounds.geojson", 'table = "ledger.dbf"')


@case("fgb: a billion features", "stations.fgb")
def _(folder):
    # Header table with the counts at their largest, sizes that go on beyond the file.
    (folder / "stations.fgb").write_bytes(
        b"fgb\x03fgb\x00" + struct.pack("<I", 0x7FFFFFF0) + b"\x10\0\0\0" + b"\xff" * 64)
    source(folder, "stations", "stations.fgb")


@case("geojson: a thousand brackets", "stations.geojson")
def _(folder):
    (folder / "stations.geojson").write_text('{"type":"FeatureCollection","features":' + "[" * 50000)


@case("gpkg: a contents table of lies", "stations.gpkg")
def _(folder):
    import sqlite3
    base = sqlite3.connect(folder / "stations.gpkg")
    base.executescript("""
        PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY,
          organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
        CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT,
          description TEXT, last_change TEXT, min_x, min_y, max_x, max_y, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT,
          geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
        CREATE TABLE gpkg_ogr_contents(table_name TEXT PRIMARY KEY, feature_count INTEGER);
        INSERT INTO gpkg_contents VALUES('stations','features','s','',
          '2025-01-01T00:00:00.000Z',-1e308,-1e308,1e308,1e308,4326);
        INSERT INTO gpkg_geometry_columns VALUES('stations','geom','POINT',4326,0,0);
        INSERT INTO gpkg_ogr_contents VALUES('stations', 1000000000);
        CREATE TABLE stations(fid INTEGER PRIMARY KEY, geom BLOB, id TEXT);
        INSERT INTO stations VALUES(1, x'4750000100000000FFFFFFFFFFFFFFFF', 'A');
    """)
    base.commit()
    base.close()
    source(folder, "stations", "stations.gpkg")


# ---- coordinates ----

HUGE = {"nan": "NaN", "inf": "Infinity", "huge": "1e300", "far": "99999999", "text": '"x"',
        "null": "null", "exponent": "1e99999", "nested": "[[1]]"}
for word, number in HUGE.items():
    for name in ("stations", "roads", "compounds", "boundary"):
        @case(f"coordinate {word} in {name}", name)
        def _(folder, name=name, number=number):
            text = (folder / f"{name}.geojson").read_text()
            at = text.index("[50") + 1
            end = text.index(",", at)
            (folder / f"{name}.geojson").write_text(text[:at] + number + text[end:])

for word in ("nan", "inf", "-inf", "1e300", "", "x", "1e400"):
    @case(f"csv: longitude {word or 'empty'}", "stations.csv")
    def _(folder, word=word):
        (folder / "stations.csv").write_text(f"id,lon,lat\nA,{word},35.88\nB,120.01,35.88\n")
        source(folder, "stations", "stations.csv")


# ---- shapes ----

def star(count):
    import math
    rng = random.Random(1)
    points = [[501300 + 90 * math.cos(a), 3971120 + 90 * math.sin(a)]
              for a in (rng.random() * 6.28318 for _ in range(count))]
    return points + points[:1]


for count in (5, 50, 500, 3000):
    @case(f"an outline of {count} vertices that crosses itself", ["compounds.geojson", "X1"])
    def _(folder, count=count):
        data = layer(folder, "compounds")
        data["features"].append(feature("Polygon", [star(count)], id="X1", households=5))
        save(folder, "compounds", data)

BOWTIE = [[0, 0], [100, 100], [100, 0], [0, 100], [0, 0]]
SHAPES = {
    "figure of eight": ("Polygon", [BOWTIE]), "no ring": ("Polygon", []),
    "empty ring": ("Polygon", [[]]), "two corners": ("Polygon", [BOWTIE[:2]]),
    "flat": ("Polygon", [[[0, 0], [50, 0], [100, 0], [0, 0]]]),
    "one place": ("Polygon", [[[0, 0]] * 5]),
    "hole outside": ("Polygon", [[[0, 0], [9, 0], [9, 9], [0, 0]],
                                 [[50, 50], [60, 50], [60, 60], [50, 50]]]),
    "a line": ("LineString", [[0, 0], [50, 50]]), "unknown kind": ("Blob", [0, 0]),
}
for word, (kind, parts) in SHAPES.items():
    @case(f"compound: {word}", "compounds.geojson")
    def _(folder, kind=kind, parts=parts):
        def move(item):
            if item and not isinstance(item[0], list):
                return [501500 + item[0], 3970800 + item[1]]
            return [move(part) for part in item]
        data = layer(folder, "compounds")
        data["features"].append(feature(kind, move(parts), id="X1", households=5))
        save(folder, "compounds", data)

for word, chain in {"zero length": [[501000, 3971000]] * 2, "one point": [[501000, 3971000]],
                    "no point": []}.items():
    @case(f"road: {word}", "roads")
    def _(folder, chain=chain):
        data = layer(folder, "roads")
        data["features"].append(feature("LineString", chain, id="x1"))
        save(folder, "roads", data)


for metres in (6_000, 10_000, 1_000_000):
    @case(f"road: one piece of {metres} m", ["roads.geojson", "x1", str(metres)])
    def _(folder, metres=metres):
        data = layer(folder, "roads")
        data["features"].append(feature(
            "LineString", [[501000, 3971000], [501000, 3971000 - metres]], id="x1"))
        save(folder, "roads", data)

# ---- attributes ----

for name in ("compounds", "stations", "gates", "communities"):
    @case(f"two {name} with one id", ["id", "unique"])
    def _(folder, name=name):
        data = layer(folder, name)
        data["features"].append(data["features"][0])
        save(folder, name, data)

for word in (-5, "many", 1e300, "NaN", "", None, [1], {"a": 1}):
    @case(f"households {word!r}", ["compounds.geojson", "households"])
    def _(folder, word=word):
        data = layer(folder, "compounds")
        data["features"][1]["properties"]["households"] = word
        save(folder, "compounds", data)

for hours in ("25:99-77", "06:00", "99:00-99:99", "8:00-8:60"):
    @case(f"gate hours {hours}", ["gates.geojson", hours])
    def _(folder, hours=hours):
        data = layer(folder, "gates")
        data["features"][0]["properties"]["open"] = hours
        save(folder, "gates", data)

for word, name in {"control characters": "a\x00b\x07c\x1b[31m\n", "10,000 letters": "隐" * 10000,
                   "markup": "<script>'\"%s%n{}", "backwards": "\u202eabc"}.items():
    @case(f"a name of {word} at two stations", ["id", "unique"])
    def _(folder, name=name):
        data = layer(folder, "stations")
        data["features"][0]["properties"]["id"] = name
        data["features"].append(data["features"][0])
        save(folder, "stations", data)

# ---- project files ----

TOML = {
    "empty": "", "binary": "\x00\x01\x02", "open bracket": "[project\n", "deep": "a = " + "[" * 9999,
    "unknown key": "[project]\nnmae = 'x'\n", "missing file": None,
    "twice": "[project]\nname='a'\n[project]\nname='b'\n",
    "a key of another alphabet": "[图层]\n", "a key of a sign": "[`x]\n",
    "huge number": "[settings]\ncell_m = 1e999\n", "long line": "[project]\nname = '" + "x" * 1000000,
}
for word, text in TOML.items():
    @case(f"project.toml: {word}", "project.toml")
    def _(folder, text=text):
        if text is None:
            (folder / "project.toml").unlink()
        else:
            (folder / "project.toml").write_text(text)


@case("a source that is a folder", "stations")
def _(folder):
    (folder / "stations").mkdir()
    source(folder, "stations", "stations")


@case("a source that is a pipe", "pipe.geojson")
def _(folder):
    os.mkfifo(folder / "pipe.geojson")
    source(folder, "stations", "pipe.geojson")


# ---- drawings ----

for word, body in {"endless entity": "0\nLINE\n8\nW\n10\n" * 50, "no end": "0\nLINE\n8\nW\n10\n1\n",
                   "huge polyline": "0\nLWPOLYLINE\n8\nW\n90\n2000000000\n10\n1\n20\n1\n"}.items():
    @case(f"dxf: {word}", "plan.dxf")
    def _(folder, body=body):
        (folder / "plan.dxf").write_text("0\nSECTION\n2\nENTITIES\n" + body)
        source(folder, "barriers", "plan.dxf", 'crs = "EPSG:4549"')


@case("dxf: ends within a line end", "plan.dxf")
def _(folder):
    (folder / "plan.dxf").write_bytes(b"0\r\nSECTION\r\n2\r\nENTITIES\r\n0\r\nLINE\r\n8\r\nW\r")
    source(folder, "barriers", "plan.dxf", 'crs = "EPSG:4549"')


@case("dxf: blocks that hold themselves", "plan.dxf")
def _(folder):
    blocks = "".join(f"0\nBLOCK\n8\n0\n2\nB{i}\n70\n0\n10\n0\n20\n0\n"
                     + f"0\nINSERT\n8\n0\n2\nB{(i + 1) % 30}\n10\n1\n20\n1\n" * 10
                     + "0\nENDBLK\n8\n0\n" for i in range(30))
    (folder / "plan.dxf").write_text(
        f"0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n"
        "0\nINSERT\n8\nW\n2\nB0\n10\n0\n20\n0\n0\nENDSEC\n0\nEOF\n")
    source(folder, "barriers", "plan.dxf", 'crs = "EPSG:4549"')


# ---- OSM files ----

OSM_TEXT = (OSM / "tiny.osm").read_bytes()
for ending, content in {
        "osm": OSM_TEXT[:len(OSM_TEXT) // 2], "osm.gz": b"\x1f\x8b\x08\x00" + bytes(30),
        "osm.bz2": b"BZh9" + b"\xff" * 40, "osm.pbf": b"\x7f\xff\xff\xff" + bytes(40),
        "pbf": b"\0\0\0\x0d\x0a\x09OSMHeader\x18\xff\xff\xff\xff\x07"}.items():
    @case(f"import: damaged {ending}", "map." + ending, verb="import")
    def _(folder, ending=ending, content=content):
        (folder / f"map.{ending}").write_bytes(content)


EVERY = 3  # of the projects, for the other verbs


def also(cases):
    """Every third project again, for the other verbs that read one."""
    projects = [c for c in cases if c[2] == "network"]
    return [(f"{name} ({verb})", words, verb, make)
            for name, words, _, make in projects[::EVERY] for verb in ("check", "coverage")]


def command(yike, folder, verb):
    if verb == "check":
        return [yike, "check", folder]
    if verb == "coverage":
        return [yike, "coverage", folder, "-o", folder / "result", "--no-maps"]
    if verb == "import":
        file = next(folder.glob("map.*"))
        return [yike, "import", "osm", file, "--boundary", OSM / "boundary.geojson",
                "-o", folder / "made"]
    return [yike, "network", folder, "-o", f"{folder}/n.csv,{folder}/e.csv"]


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def left_over(folder, code):
    """What a run of `coverage` left that it must not leave; none if nothing."""
    partial = [path.name for path in folder.glob("*.partial*")] + \
              [path.name for path in folder.glob(".*.partial*")]
    if partial:
        return f"leaves {partial}"
    complete = (folder / "result" / "manifest.json").exists()
    if (folder / "result").exists() != complete or complete != (code == 0):
        return f"ended with {code} and a result folder that is {'there' if complete else 'no result'}"
    return None


def run(yike, words, verb, make, sanitized):
    """What is wrong with the program's answer; none if nothing is."""
    with tempfile.TemporaryDirectory(prefix="yike-damaged-") as path:
        folder = pathlib.Path(path) / "town"
        shutil.copytree(TOWN, folder)
        make(folder)
        try:
            done = subprocess.run([str(word) for word in command(yike, folder, verb)],
                                  capture_output=True, timeout=SECONDS * (10 if sanitized else 1),
                                  preexec_fn=None if sanitized else limit_memory)
        except subprocess.TimeoutExpired:
            return "still runs after the limit of time"
        told = done.stderr.decode("utf-8", "replace")
        if verb == "check":
            told += done.stdout.decode("utf-8", "replace")
        if done.returncode not in (0, 2, 3):
            return f"ended with {done.returncode}: {told[-600:]}"
        missing = [word for word in words if word not in told]
        if missing:
            return f"ended with {done.returncode} and does not tell {missing}: {told[-600:]}"
        if verb == "coverage" and left_over(folder, done.returncode):
            return left_over(folder, done.returncode)
        if any(ord(c) < 32 and c not in "\n\t" for c in told):
            return f"prints control characters: {told[-600:]!r}"
    return None


def main():
    sanitized = sys.argv[1] == "--sanitized"
    yike, *names = sys.argv[2 if sanitized else 1:]
    yike = os.path.abspath(yike)
    failures = 0
    chosen = [c for c in CASES + also(CASES) if not names or any(name in c[0] for name in names)]
    for name, words, verb, make in chosen:
        problem = run(yike, words, verb, make, sanitized)
        if problem:
            failures += 1
            print(f"FAILED {name}: {problem}")
    print(f"{len(chosen) - failures} of {len(chosen)} damaged inputs are told")
    return 1 if failures or (not names and len(CASES) < 100) else 0


if __name__ == "__main__":
    sys.exit(main())
