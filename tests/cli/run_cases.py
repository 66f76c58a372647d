#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the cases of one verb against the program and compares what it says and writes.

usage: run_cases.py YIKE FOLDER [--update]

FOLDER holds one NAME.toml a case, the folder `input` that every case finds in its working folder,
and the folder `expected/NAME` with golden files. A case is a list of steps:

    about = "one sentence"
    projects = ["town"]             # folders of ../projects that the case finds in its working folder

    [[step]]
    write = { "x/a.csv" = "text" }  # before the run: files to write ...
    edit = { "town/project.toml" = ["old", "new"] }  # ... and texts to replace, each of them once
    args = ["import", "osm", "tiny.osm", "-o", "out"]
    env = { "TMPDIR" = "/tmp" }     # variables besides those that the test itself has
    exit = 0                        # default 0
    stdout = ""                     # exact text; absent: whatever
    stdout_has = ["--boundary"]     # each must occur
    stderr_has = ["allowed: 0m"]
    files = ["out/project.toml"]    # must be there
    absent = ["out"]                # must not be there
    golden = ["out/roads.geojson"]  # equal to expected/NAME/out/roads.geojson byte for byte
    content = { "out.csv" = "text" }            # the whole text of a file
    has = { "out/manifest.json" = ["Town"] }    # each must occur in the file
    same = [["out", "again"]]                   # files or folders of the same bytes

--update writes the golden files anew instead of comparing them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

KEYS = {"env", "write", "edit", "args", "exit", "stdout", "stdout_has", "stderr_has", "files", "absent",
        "golden", "content", "has", "same"}
TIMEOUT_S = 120


def contents(place):
    """The bytes of a file, or of each file in a folder by its name within."""
    if place.is_dir():
        return {str(file.relative_to(place)): file.read_bytes()
                for file in place.rglob("*") if file.is_file()}
    return place.read_bytes() if place.is_file() else None


class Step:
    def __init__(self, yike, case, work, wanted):
        unknown = set(wanted) - KEYS
        if unknown:
            raise ValueError(f"{case}: unknown keys {sorted(unknown)}; known: {sorted(KEYS)}")
        self.wanted = wanted
        self.work = work
        self.expected = case.parent / "expected" / case.stem
        self.prepare(case)
        self.ran = subprocess.run([yike, *wanted["args"]], cwd=work, capture_output=True,
                                  env={**os.environ, **wanted.get("env", {})},
                                  stdin=subprocess.DEVNULL, timeout=TIMEOUT_S, check=False)
        self.stdout = self.ran.stdout.decode("utf-8", "replace")
        self.stderr = self.ran.stderr.decode("utf-8", "replace")

    def prepare(self, case):
        for name, text in self.wanted.get("write", {}).items():
            file = self.work / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        for name, (old, new) in self.wanted.get("edit", {}).items():
            text = (self.work / name).read_text(encoding="utf-8")
            if text.count(old) != 1:
                raise ValueError(f"{case}: {old!r} occurs {text.count(old)} times in {name}")
            (self.work / name).write_text(text.replace(old, new), encoding="utf-8")

    def problems(self, update):
        wanted = self.wanted
        if self.ran.returncode != wanted.get("exit", 0):
            yield f"exit code {self.ran.returncode} instead of {wanted.get('exit', 0)}"
        if "stdout" in wanted and self.stdout != wanted["stdout"]:
            yield f"stdout is not {wanted['stdout']!r}"
        yield from (f"stdout lacks {words!r}" for words in wanted.get("stdout_has", [])
                    if words not in self.stdout)
        yield from (f"stderr lacks {words!r}" for words in wanted.get("stderr_has", [])
                    if words not in self.stderr)
        yield from (f"{name} is missing" for name in wanted.get("files", [])
                    if not (self.work / name).exists())
        yield from (f"{name} is there" for name in wanted.get("absent", [])
                    if (self.work / name).exists())
        for name in wanted.get("golden", []):
            yield from self.golden_problems(name, update)
        yield from self.content_problems()

    def content_problems(self):
        for name, text in self.wanted.get("content", {}).items():
            made = contents(self.work / name)
            if made != text.encode():
                yield f"{name} is {made!r}"
        for name, pieces in self.wanted.get("has", {}).items():
            made = contents(self.work / name) or b""
            yield from (f"{name} lacks {piece!r}" for piece in pieces if piece.encode() not in made)
        for first, second in self.wanted.get("same", []):
            made, again = contents(self.work / first), contents(self.work / second)
            if not made or made != again:
                yield f"{first} and {second} differ"

    def golden_problems(self, name, update):
        made, golden = self.work / name, self.expected / name
        if not made.is_file():
            yield f"{name} is missing"
        elif update:
            golden.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made, golden)
        elif not golden.is_file():
            yield f"{golden} is missing; run with --update"
        elif made.read_bytes() != golden.read_bytes():
            yield f"{name} differs from {golden}"

    def transcript(self):
        return (f"  $ yike {' '.join(self.wanted['args'])}\n  stdout: {self.stdout!r}\n"
                f"  stderr: {self.stderr!r}")


def run_case(yike, case, update):
    """Prints what is wrong with a case; True if nothing is."""
    with tempfile.TemporaryDirectory(prefix="yike-cli-") as folder:
        work = Path(folder)
        source = case.parent / "input"
        if source.is_dir():
            shutil.copytree(source, work, dirs_exist_ok=True)
        wishes = tomllib.loads(case.read_text(encoding="utf-8"))
        for name in wishes.get("projects", []):
            shutil.copytree(case.parent.parent / "projects" / name, work / name)
        for wanted in wishes["step"]:
            step = Step(yike, case, work, wanted)
            problems = list(step.problems(update))
            if problems:
                print(f"FAILED {case.stem}\n{step.transcript()}")
                print("".join(f"  -> {problem}\n" for problem in problems), end="")
                return False
    print(f"passed {case.stem}")
    return True


def main():
    arguments = [word for word in sys.argv[1:] if word != "--update"]
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    yike, folder = str(Path(arguments[0]).resolve()), Path(arguments[1])
    cases = sorted(folder.glob("*.toml"))
    passed = [run_case(yike, case, "--update" in sys.argv) for case in cases]
    print(f"{sum(passed)} of {len(cases)} cases passed")
    return 0 if cases and all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
