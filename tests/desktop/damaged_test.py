#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The damaged projects of tests/cli/damaged, opened by the window.

    damaged_test.py [--sanitized] [--all] YIKE_DESKTOP YIKE [NAME...]

The window must open what the command line evaluates, and refuse what it refuses, with exit code 3:
in the planner's language first, the engine's own words (which name the defect) after it. No crash, no
hang, no picture of a project that could not be read. Without --all every fourth project is tried.
"""
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
EVERY = 4
SECONDS = 60


def damaged_cases():
    place = HERE.parent / "cli" / "damaged" / "damaged_test.py"
    spec = importlib.util.spec_from_file_location("damaged_cases", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.TOWN, [c for c in module.CASES if c[2] == "network"]


def environment(folder):
    """A user of his own, without a display."""
    own = {key: value for key, value in os.environ.items()
           if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    own.update(HOME=str(folder), XDG_DATA_HOME=str(folder / "data"), XDG_CONFIG_HOME=str(folder / "config"))
    return own


def run(words, folder, seconds):
    try:
        done = subprocess.run([str(word) for word in words], capture_output=True, timeout=seconds,
                              cwd=folder, env=environment(folder))
    except subprocess.TimeoutExpired:
        return None, "still runs after the limit of time"
    return done.returncode, done.stderr.decode("utf-8", "replace")


def problem_of(desktop, yike, town, words, make, seconds):
    """What is wrong with the window's answer; none if nothing is."""
    with tempfile.TemporaryDirectory(prefix="yike-damaged-") as path:
        folder = pathlib.Path(path)
        project = folder / "town"
        shutil.copytree(town, project)
        make(project)
        code, told = run([yike, "coverage", project, "--tables-only", "-o", folder / "result"],
                         folder, seconds)
        picture = folder / "window.png"
        seen, said = run([desktop, project, "--screenshot", picture, "--language", "zh"],
                         folder, seconds)
        if seen not in (0, 3):
            return f"ended with {seen}: {said[-600:]}"
        if seen != code:
            return f"ended with {seen}, the command line with {code}: {said[-600:]} | {told[-600:]}"
        if picture.exists() != (seen == 0):
            return f"ended with {seen} and a picture that is {'there' if picture.exists() else 'absent'}"
        if seen == 3:
            if not re.search("[\u4e00-\u9fff]", said.split("\n")[0]):
                return f"does not begin in Chinese: {said[-600:]}"
            missing = [word for word in words if word not in said]
            if missing:
                return f"does not tell {missing}: {said[-600:]}"
            if "unknown error" in said:
                return f"does not know what happened: {said[-600:]}"
    return None


def main():
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    desktop, yike, *names = [word for word in sys.argv[1:] if not word.startswith("--")]
    town, cases = damaged_cases()
    if names:
        cases = [c for c in cases if any(name in c[0] for name in names)]
    elif "--all" not in options:
        cases = cases[::EVERY]
    failures = 0
    for name, words, _, make in cases:
        problem = problem_of(os.path.abspath(desktop), os.path.abspath(yike), town, words, make,
                             SECONDS * (10 if "--sanitized" in options else 1))
        if problem:
            failures += 1
            print(f"FAILED {name}: {problem}", flush=True)
    print(f"{len(cases) - failures} of {len(cases)} damaged projects are told by the window")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
