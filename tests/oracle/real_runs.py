#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Runs on real extracts, from files to figures, each checked against what is known otherwise.

real_runs.py YIKE SHARED_DATA [NAME...]

The extracts are not part of the source. Where one is absent its run is skipped and says so.
"""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Failure(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Failure(message)


def run(*arguments, exit_code=0):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, check=False)
    require(done.returncode == exit_code,
            f"{' '.join(str(a) for a in arguments)}\nexit {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout + done.stderr


def rows_of(file):
    with open(file, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def indicator(folder, name):
    return next(r for r in rows_of(folder / "indicators.csv")
                if r["indicator"] == name and r["group"] == "all")


def square(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def write_geojson(file, features):
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": properties, "geometry": geometry}
        for properties, geometry in features]}), encoding="utf-8")


def polygon(ring):
    return {"type": "Polygon", "coordinates": [ring]}


def point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


def check_tables(folder):
    """Sums over compounds.csv are the figures of indicators.csv."""
    compounds = rows_of(folder / "compounds.csv")
    for minutes in (5, 10, 15):
        for measure in ("households", "people", "elderly"):
            row = indicator(folder, f"coverage.gate.{minutes}.{measure}.all")
            covered = sum(float(c[measure]) for c in compounds if c[f"covered_{minutes}"] == "1")
            whole = sum(float(c[measure]) for c in compounds)
            require(abs(covered - float(row["numerator"])) < 1e-3, f"{row} but table sums to {covered}")
            require(abs(whole - float(row["denominator"])) < 1e-3, f"{row} but table sums to {whole}")
        row = indicator(folder, f"coverage.share.{minutes}.households.all")
        shared = sum(float(c["households"]) * float(c[f"share_{minutes}"]) for c in compounds)
        require(abs(shared - float(row["numerator"])) < 1e-3 * max(1, len(compounds)), f"{row} {shared}")
    for c in compounds:
        inside = c["minutes"] != "" and float(c["minutes"]) <= 15
        require(inside == (c["covered_15"] == "1") or abs(float(c["minutes"]) - 15) < 0.006, str(c))
    gaps = {g["compound_id"] for g in rows_of(folder / "gaps.csv")}
    require(gaps == {c["compound_id"] for c in compounds if c["covered_15"] == "0"}, "gaps.csv")


def check_audit(folder):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for iso in manifest["isochrones"]:
        limit = 0.01 if iso["minutes"] < 15 else 0.005
        for kind in ("unreached_inside_m", "reached_outside_m"):
            require(iso[kind] <= limit * iso["reached_m"], f"{kind} of {iso}")
    return manifest


def same_bytes(a, b):
    for file in sorted(a.rglob("*")):
        if file.is_file():
            other = b / file.relative_to(a)
            require(file.read_bytes() == other.read_bytes(), f"{file.name} differs between two runs")


def liechtenstein(yike, data, folder):
    project = folder / "project"
    run(yike, "import", "osm", data / "osm-liechtenstein/liechtenstein-latest.osm.pbf",
        "--boundary", "Liechtenstein", "--stations", "amenity=townhall,community_centre,library",
        "-o", project)
    run(yike, "coverage", project, "-o", folder / "one", "--threads", "1")
    run(yike, "coverage", project, "-o", folder / "eight", "--threads", "8")
    same_bytes(folder / "one", folder / "eight")
    check_tables(folder / "one")
    manifest = check_audit(folder / "one")
    require(manifest["counts"]["communities"] == 11, "eleven municipalities")
    require(manifest["households_estimated"], "households must be marked as estimated")
    for name in ("coverage", "gaps", "redundancy", "area"):
        for ending in ("png", "svg", "pdf"):
            require((folder / "one/maps" / f"{name}.{ending}").stat().st_size > 10_000, name)
    print(run(sys.executable, HERE / "network_oracle.py", yike, project), end="")
    headline = indicator(folder / "one", "coverage.gate.15.households.all")
    print(f"covered {headline['numerator']} of {headline['denominator']} households")


def porto_alegre(yike, data, folder):
    """OSM roads, hexagons as demand, health care as stations: a project written by hand."""
    hexagons = rows_of(data / "porto-alegre/poa_hexgrid.csv")
    with open(folder / "hexagons.csv", "w", encoding="utf-8") as file:
        file.write("id,name,lon,lat,households,people\n")
        for h in hexagons:
            people = float(h["population"] or 0)
            file.write(f"{h['id']},{h['id']},{h['lon']},{h['lat']},{people / 2.5},{people}\n")
    with open(folder / "stations.csv", "w", encoding="utf-8") as file:
        file.write("id,name,lon,lat\n")
        for h in hexagons:
            if float(h["healthcare"] or 0) > 0:
                file.write(f"s{h['id']},{h['id']},{h['lon']},{h['lat']}\n")
    write_geojson(folder / "boundary.geojson",
                  [({"name": "Porto Alegre"}, polygon(square(-51.26, -30.115, -51.135, -29.993)))])
    (folder / "project.toml").write_text(f"""
[project]
name = "Porto Alegre"
[layers.boundary]
source = "boundary.geojson"
[layers.compounds]
source = "hexagons.csv"
[layers.stations]
source = "stations.csv"
[layers.roads]
source = "{data}/porto-alegre/poa_osm.pbf"
""", encoding="utf-8")
    run(yike, "coverage", folder, "-o", folder / "out", "--no-maps")
    check_tables(folder / "out")
    check_audit(folder / "out")
    compounds = rows_of(folder / "out/compounds.csv")
    require(len(compounds) == len(hexagons), "every hexagon is listed")
    people = sum(float(c["people"]) for c in compounds)
    require(abs(people - 812935) < 1, f"population {people}, published sum 812,935")
    print(run(sys.executable, HERE / "network_oracle.py", yike, folder), end="")
    print(f"people covered: {indicator(folder / 'out', 'coverage.gate.15.people.all')['value']}")


def wuhan(yike, data, folder):
    """Line roads without any ids, and a district made up on top of them."""
    west, south, east, north = 114.25, 30.54, 114.32, 30.60
    write_geojson(folder / "boundary.geojson", [({}, polygon(square(west, south, east, north)))])
    compounds, stations = [], []
    for i in range(12):
        for j in range(12):
            lon, lat = west + (i + 0.3) * (east - west) / 12, south + (j + 0.3) * (north - south) / 12
            compounds.append(({"id": f"c{i}-{j}", "households": 100 + i},
                              polygon(square(lon, lat, lon + 0.002, lat + 0.002))))
            if i % 3 == 0 and j % 3 == 0:
                stations.append(({"id": f"s{i}-{j}", "name": f"站{i}-{j}"}, point(lon, lat)))
    write_geojson(folder / "compounds.geojson", compounds)
    write_geojson(folder / "stations.geojson", stations)
    layers = "".join(f'[layers.{n}]\nsource = "{n}.geojson"\n' for n in ("boundary", "compounds", "stations"))
    (folder / "project.toml").write_text(
        f'[project]\nname = "武汉"\ncrs = "EPSG:4547"\n{layers}[layers.roads]\n'
        f'source = "{data}/wuhan-streets/wuhan_8989.wgs84.geojson"\nfields = {{ class = "highway" }}\n',
        encoding="utf-8")
    run(yike, "coverage", folder, "-o", folder / "out", "--no-maps")
    check_tables(folder / "out")
    check_audit(folder / "out")
    print(run(sys.executable, HERE / "network_oracle.py", yike, folder), end="")


def small_files(yike, data, folder):
    """Every odd file gives a network and an answer; what it lacks is told, never fatal."""
    files = {"osm-small/NCTU_Taiwan.pbf": (120.985, 24.779, 121.012, 24.794),
             "osm-small/Helsinki.osm.pbf": (24.9355, 60.1645, 24.953, 60.1788),
             "osm-small/portland-central-filtered.osm.pbf": (-122.70, 45.48, -122.58, 45.55),
             "osm-small/monaco.osm.gz": (7.40, 43.72, 7.44, 43.75),
             "osm-small/otaniemi_map.osm": (24.81, 60.177, 24.84, 60.192),
             "osm-small/bayfront_singapore.osm.pbf": (103.85, 1.277, 103.865, 1.295)}
    for name, box in files.items():
        place = folder / Path(name).name
        place.mkdir()
        write_geojson(place / "boundary.geojson", [({"name": name}, polygon(square(*box)))])
        run(yike, "import", "osm", data / name, "--boundary", place / "boundary.geojson",
            "--stations", "amenity=*", "-o", place / "project")
        run(yike, "coverage", place / "project", "-o", place / "out", "--no-maps")
        check_tables(place / "out")
        manifest = json.loads((place / "out/manifest.json").read_text(encoding="utf-8"))
        require(manifest["counts"]["segments"] > 500, f"{name}: {manifest['counts']}")
        print(name, manifest["counts"]["segments"], "segments,",
              manifest["counts"]["stations"], "stations,", manifest["counts"]["compounds"], "compounds")


RUNS = {"liechtenstein": ("osm-liechtenstein", liechtenstein),
        "porto_alegre": ("porto-alegre", porto_alegre),
        "wuhan": ("wuhan-streets", wuhan),
        "small_files": ("osm-small", small_files)}


def main(runs):
    """Runs `{name: (folder of the extracts that it needs, function)}`, or those that are named."""
    yike, data = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    for name in sys.argv[3:] or runs:
        needed, function = runs[name]
        if not (data / needed).exists():
            print(f"SKIPPED {name}: no {data / needed} (name the folder in YIKE_SHARED_DATA)")
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(yike, data, Path(folder))
            except Failure as failure:
                print(f"FAILED {name}: {failure}")
                return 1
        print(f"passed {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(RUNS))
