#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The data doctor on real extracts: layers shifted on purpose are found out, others are not accused.

doctor_runs.py YIKE SHARED_DATA [NAME...]

The shift is GCJ-02's published formula, written here once more and independently, carried on beyond
the region where it applies officially. Extracts that are absent are skipped, which is said.
"""
import json
import math
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from real_runs import main, point, polygon, require, rows_of, run, square, write_geojson

ACCUSATIONS = {"datum_shift_gcj02", "datum_shift_bd09", "datum_shift_wgs84", "layer_offset",
               "mixed_datum", "layer_elsewhere", "swapped_axes", "zone_prefix",
               "metres_as_degrees", "degrees_as_metres"}
LAYERS = ("boundary", "communities", "compounds", "gates", "barriers", "roads", "stations")


def to_gcj02(lon, lat):
    axis, flattening = 6378245.0, 0.00669342162296594323
    x, y = lon - 105, lat - 35

    def wave(a, s, b, t):
        return (a * math.sin(s) + b * math.sin(t)) * 2 / 3
    pi = math.pi
    north = (-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
             + wave(20, 6 * pi * x, 20, 2 * pi * x) + wave(20, pi * y, 40, pi * y / 3)
             + wave(160, pi * y / 12, 320, pi * y / 30))
    east = (300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
            + wave(20, 6 * pi * x, 20, 2 * pi * x) + wave(20, pi * x, 40, pi * x / 3)
            + wave(150, pi * x / 12, 300, pi * x / 30))
    m = 1 - flattening * math.sin(math.radians(lat)) ** 2
    return (lon + math.degrees(east * math.sqrt(m) / (axis * math.cos(math.radians(lat)))),
            lat + math.degrees(north * m * math.sqrt(m) / (axis * (1 - flattening))))


def by_metres(east, north):
    def move(lon, lat):
        return (lon + east / (111320 * math.cos(math.radians(lat))), lat + north / 110950)
    return move


def moved(coordinates, move):
    if isinstance(coordinates[0], (int, float)):
        return list(move(*coordinates[:2]))
    return [moved(part, move) for part in coordinates]


def shift_layer(file, move, share=1.0):
    """Moves the first `share` of a layer's features."""
    layer = json.loads(file.read_text(encoding="utf-8"))
    features = layer["features"]
    for feature in features[:round(share * len(features))]:
        feature["geometry"]["coordinates"] = moved(feature["geometry"]["coordinates"], move)
    file.write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")


def check(yike, project, *options):
    """The findings of `check --json`, whose exit code must fit them."""
    done = subprocess.run([str(yike), "check", str(project), "--json", *options],
                          capture_output=True, text=True, check=False)
    issues = json.loads(done.stdout)["issues"]
    errors = [issue for issue in issues if issue["severity"] == "error"]
    require(done.returncode == (3 if errors else 0), f"exit {done.returncode} with {errors}")
    return issues


def accused(issues):
    return sorted((i["kind"], i["layer"]) for i in issues if i["kind"] in ACCUSATIONS)


def imported(yike, data, folder, name, boundary, stations):
    project = folder / "project"
    run(yike, "import", "osm", data / name, "--boundary", boundary, "--stations", stations,
        "-o", project)
    return project


def liechtenstein(yike, data, folder):
    """Each layer in turn by GCJ-02's formula, and by the vector that it has at Yinzhu."""
    project = imported(yike, data, folder, "osm-liechtenstein/liechtenstein-latest.osm.pbf",
                       "Liechtenstein", "amenity=townhall,community_centre,library")
    begin = time.monotonic()
    require(accused(check(yike, project)) == [], "nothing is shifted, nothing may be accused")
    print(f"check of Liechtenstein: {time.monotonic() - begin:.2f} s")
    for layer in LAYERS:
        shifted = folder / f"gcj02_{layer}"
        shutil.copytree(project, shifted)
        shift_layer(shifted / f"{layer}.geojson", to_gcj02)
        found = accused(check(yike, shifted))
        require(found == [("datum_shift_gcj02", layer)], f"{layer} by GCJ-02: {found}")
    # Eleven stations are too few to find an unknown displacement: they may be missed, but nobody
    # else may be accused.
    for layer in LAYERS:
        shifted = folder / f"offset_{layer}"
        shutil.copytree(project, shifted)
        shift_layer(shifted / f"{layer}.geojson", by_metres(470, 5))
        found = accused(check(yike, shifted))
        allowed = [[("layer_offset", layer)]] + ([[]] if layer == "stations" else [])
        require(found in allowed, f"{layer} by 470 m, 5 m: {found}")
    for layer in ("compounds", "communities", "gates"):
        shifted = folder / f"half_{layer}"
        shutil.copytree(project, shifted)
        shift_layer(shifted / f"{layer}.geojson", to_gcj02, 0.5)
        found = accused(check(yike, shifted))
        print(f"half of {layer}: {found}")
        require(found in ([("mixed_datum", layer)], [("datum_shift_gcj02", layer)]),
                f"half of {layer}: {found}")


def mended(yike, data, folder):
    """--fix brings a shifted layer back, beside the project, and the result is not accused."""
    project = imported(yike, data, folder, "osm-liechtenstein/liechtenstein-latest.osm.pbf",
                       "Liechtenstein", "amenity=townhall,community_centre,library")
    before = json.loads((project / "gates.geojson").read_text(encoding="utf-8"))
    shift_layer(project / "gates.geojson", to_gcj02)
    bytes_before = {f.name: f.read_bytes() for f in project.iterdir() if f.is_file()}
    require(accused(check(yike, project, "--fix")) == [("datum_shift_gcj02", "gates")], "gates")
    require(bytes_before == {f.name: f.read_bytes() for f in project.iterdir() if f.is_file()},
            "a source was changed")
    require(accused(check(yike, project / "check-fixes")) == [], "the mended project is accused")
    after = json.loads((project / "check-fixes/gates.geojson").read_text(encoding="utf-8"))
    for old, new in zip(before["features"], after["features"]):
        far = math.dist(old["geometry"]["coordinates"], new["geometry"]["coordinates"])
        require(far < 3e-7, f"gate {old['properties']['id']} is {far} degrees off")


def clean_imports(yike, data, folder):
    """Other places, as they are: nobody is accused."""
    boxes = {"osm-small/NCTU_Taiwan.pbf": (120.985, 24.779, 121.012, 24.794),
             "osm-small/Helsinki.osm.pbf": (24.9355, 60.1645, 24.953, 60.1788),
             "osm-small/portland-central-filtered.osm.pbf": (-122.70, 45.48, -122.58, 45.55),
             "osm-small/monaco.osm.gz": (7.40, 43.72, 7.44, 43.75),
             "osm-small/otaniemi_map.osm": (24.81, 60.177, 24.84, 60.192),
             "osm-small/bayfront_singapore.osm.pbf": (103.85, 1.277, 103.865, 1.295),
             "osm-small/columbus.osm.pbf": (-83.05, 39.94, -82.95, 40.02),
             "osm-andorra/andorra-latest.osm.pbf": (1.40, 42.42, 1.79, 42.66)}
    for name, box in boxes.items():
        for stations in ("amenity=*", "amenity=school,townhall,library"):
            place = folder / (Path(name).name + str(len(stations)))
            place.mkdir()
            write_geojson(place / "boundary.geojson", [({"name": name}, polygon(square(*box)))])
            project = imported(yike, data, place, name, place / "boundary.geojson", stations)
            begin = time.monotonic()
            found = accused(check(yike, project))
            print(f"{name}, {stations}: {found or 'nobody accused'}, "
                  f"{time.monotonic() - begin:.1f} s")
            require(found == [], f"{name}: {found}")


def porto_alegre(yike, data, folder):
    """Hexagons as demand, which follow no street."""
    from real_runs import porto_alegre as whole
    whole(yike, data, folder)
    found = accused(check(yike, folder))
    require(found == [], f"Porto Alegre: {found}")


def admin_project(folder, boundary, communities, more=""):
    folder.mkdir()
    write_geojson(folder / "boundary.geojson",
                  [({"name": boundary["properties"].get("name") or ""}, boundary["geometry"])])
    east, north = 120.0032, 35.8583
    write_geojson(folder / "compounds.geojson",
                  [({"id": "c1", "households": 100},
                    polygon(square(east, north, east + 0.002, north + 0.002)))])
    write_geojson(folder / "stations.geojson", [({"id": "s1", "name": "S"}, point(east, north))])
    write_geojson(folder / "roads.geojson",
                  [({"class": "residential"}, {"type": "LineString", "coordinates": [
                      [east - 0.01, north - 0.0002], [east + 0.01, north - 0.0002]]})])
    layers = ["boundary", "compounds", "stations", "roads"]
    if communities:
        layers.append("communities")
        write_geojson(folder / "communities.geojson",
                      [({"id": c["properties"]["osm_id"], "name": c["properties"].get("name") or "?"},
                        c["geometry"]) for c in communities])
    text = f"[project]\n{more}" + "".join(f'[layers.{n}]\nsource = "{n}.geojson"\n' for n in layers)
    (folder / "project.toml").write_text(text, encoding="utf-8")
    return folder


SAMPLE = Path(__file__).resolve().parents[2] / "geodata/yinzhu"


def astray(folder, layer, count, seed, move):
    """The sample with some features of a layer moved."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SAMPLE, folder)
    file = folder / f"{layer}.geojson"
    data = json.loads(file.read_text(encoding="utf-8"))
    rng = random.Random(seed)
    for feature in rng.sample(data["features"], count):
        feature["geometry"]["coordinates"] = moved(feature["geometry"]["coordinates"], move(rng))
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder


def strays(yike, data, folder):
    """A quarter of the sample's 44 centres, a tenth of its 114 rooms, in GCJ-02: a shift of 470 m."""
    def by_gcj02(_):
        return to_gcj02

    def any_way(rng):
        angle = rng.uniform(0, 2 * math.pi)
        return by_metres(470 * math.cos(angle), 470 * math.sin(angle))

    require(accused(check(yike, SAMPLE)) == [], "the sample as it is")
    told, sure = 0, 0
    for seed in range(8):
        issues = check(yike, astray(folder / "s", "stations", 11, seed, by_gcj02))
        found = [i for i in issues if i["kind"] in ACCUSATIONS]
        require(accused(issues) in ([], [("mixed_datum", "stations")]), accused(issues))
        told += len(found)
        sure += sum(i["severity"] == "error" for i in found)
        issues = check(yike, astray(folder / "s", "candidates", 11, seed, by_gcj02))
        require(accused(issues) == [("mixed_datum", "candidates")], accused(issues))
        found = accused(check(yike, astray(folder / "s", "stations", 11, seed, any_way)))
        require(found == [], f"each in another direction: {found}")
    print(f"11 of 44 stations in GCJ-02: told in {told} of 8 draws, {sure} of them as errors")
    require(told >= 5, f"{told} of 8 draws")


def kinds_of(issues):
    return {issue["kind"] for issue in issues}


def yinzhu(yike, data, folder):
    """The real outline is larger than the published area; the district's ring has two sources."""
    areas = json.loads((data / "yinzhu-admin/qingdao_admin_osm.geojson").read_text(encoding="utf-8"))
    one = json.loads((data / "yinzhu-admin/yinzhu_subdistrict_osm_r17544798.geojson")
                     .read_text(encoding="utf-8"))["features"][0]
    by_id = {str(f["properties"]["osm_id"]): f for f in areas["features"]}
    towns = [f for f in areas["features"] if str(f["properties"].get("admin_level")) == "8"]
    issues = check(yike, admin_project(folder / "yinzhu", one, [], "boundary_area_km2 = 61.4\n"))
    require("boundary_area" in kinds_of(issues), "12 % more than published")
    require("mixed_datum" not in kinds_of(issues), "Yinzhu's outline has one source")
    same = check(yike, admin_project(folder / "as_drawn", one, towns, "boundary_area_km2 = 68.8\n"))
    require(not kinds_of(same) & {"boundary_area", "mixed_datum"}, str(kinds_of(same)))
    for communities in ([], towns):
        ring = admin_project(folder / f"ring{len(communities)}", by_id["5655345"], communities)
        require("mixed_datum" in kinds_of(check(yike, ring)), "the ring of Huangdao")


RUNS = {"liechtenstein": ("osm-liechtenstein", liechtenstein),
        "mended": ("osm-liechtenstein", mended),
        "clean_imports": ("osm-small", clean_imports),
        "porto_alegre": ("porto-alegre", porto_alegre),
        "yinzhu": ("yinzhu-admin", yinzhu),
        "strays": ("gcj02-vectors", strays)}


if __name__ == "__main__":
    sys.exit(main(RUNS))
