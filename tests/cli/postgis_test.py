#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Layers of a PostGIS database, with Debian's server started on loopback in a temporary folder.

    postgis_test.py YIKE

Skipped with the reason where PostgreSQL with PostGIS is not installed.
"""
import glob
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile

TOWN = pathlib.Path(__file__).resolve().parent / "projects" / "town"
PASSWORD = "geheim-4711"
SQL = """
CREATE EXTENSION postgis;
CREATE SCHEMA plan;
CREATE TABLE plan.stations(id text, name text, geom geometry(Point, 4549));
INSERT INTO plan.stations VALUES
  ('S1', '隐珠中心', ST_SetSRID(ST_MakePoint(500200, 3971000), 4549)),
  ('S2', 'Two', ST_SetSRID(ST_MakePoint(501000, 3971600), 4549));
CREATE TABLE roads(id text, geom geometry(LineString, 4549));
INSERT INTO roads VALUES
  ('r1', ST_GeomFromText('LINESTRING(500000 3971000, 501000 3971000)', 4549)),
  ('r2', ST_GeomFromText('LINESTRING(501000 3971000, 501000 3971600)', 4549));
"""


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(0)


def other_user():
    """The server refuses root: somebody else's ids, or none if we are not root."""
    if os.geteuid() != 0:
        return {}
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        skip("PostgreSQL refuses to run as root, and there is no user nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    yike = os.path.abspath(sys.argv[1])
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not found:
        skip("PostgreSQL is not installed (postgresql-15, postgresql-15-postgis-3)")
    programs = pathlib.Path(found[-1]).parent
    version = programs.parent.name
    if not os.path.exists(f"/usr/share/postgresql/{version}/extension/postgis.control"):
        skip(f"PostGIS is not installed (postgresql-{version}-postgis-3)")
    user, port = other_user(), free_port()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="yike-postgis-"))
    if user:
        os.chown(folder, user["user"], user["group"])
    (folder / "password").write_text(PASSWORD)
    (folder / "password").chmod(0o644)
    data = folder / "data"
    env = {**os.environ, "LC_ALL": "C.UTF-8", "PGPASSWORD": PASSWORD}

    def run(*words, **more):
        return subprocess.run([str(w) for w in words], check=True, env=env, cwd=folder,
                              stdout=subprocess.DEVNULL, **user, **more)

    try:
        run(programs / "initdb", "-D", data, "-U", "planner", "-A", "scram-sha-256",
            "--pwfile", folder / "password", "-E", "UTF8")
        run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o",
            f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off", "start")
        try:
            run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U",
                "planner", "postgres", input=SQL.encode())
            check(yike, folder, port)
        finally:
            run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("layers of a PostGIS database are read")


def check(yike, folder, port):
    base = f"dbname=postgres host=127.0.0.1 port={port} user=planner password={PASSWORD}"
    with tempfile.TemporaryDirectory() as path:
        town = pathlib.Path(path) / "town"
        shutil.copytree(TOWN, town)
        toml = (town / "project.toml").read_text()

        def write(stations, roads):
            text = toml.replace('"stations.geojson"', f'"PG:{base}"\nlayer = "{stations}"')
            text = text.replace('"roads.geojson"',
                                f'"postgresql://planner:{PASSWORD}@127.0.0.1:{port}/postgres"\n'
                                f'layer = "{roads}"')
            (town / "project.toml").write_text(text)
            return subprocess.run([yike, "coverage", town, "-o", town / "out", "--no-maps"],
                                  capture_output=True, text=True, timeout=60, check=False)

        done = write("plan.stations", "public.roads")
        assert done.returncode == 0, done.stderr
        table = (town / "out" / "stations.csv").read_text()
        assert "隐珠中心" in table and "S2" in table, table
        manifest = (town / "out" / "manifest.json").read_text()
        assert PASSWORD not in manifest + done.stderr, "the password is shown"
        done = write("plan.absent", "roads")
        assert done.returncode == 3 and "plan.absent" in done.stderr, done.stderr
        assert "plan.stations" in done.stderr and PASSWORD not in done.stderr, done.stderr
        wrong = base.replace(f"port={port}", f"port={free_port()}")
        toml = toml.replace('"stations.geojson"', f'"PG:{wrong}"')
        (town / "project.toml").write_text(toml)
        done = subprocess.run([yike, "network", town, "-o", f"{town}/n.csv,{town}/e.csv"],
                              capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 3 and PASSWORD not in done.stderr, done.stderr


if __name__ == "__main__":
    main()
