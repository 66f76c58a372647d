#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Fails when an #include goes against the order of the layers, lets a library out of its layer, or
comes before a source's own header.

A header whose comment says "Private to this folder" may include the libraries of its layer, and is
itself only for the .cpp files and the other private headers of that folder.

usage: check_includes.py SRC
"""

import re
import sys
from functools import cache
from pathlib import Path

# A layer may include itself and the layers before it.
ORDER = [
    "base", "geometry", "io", "district", "network", "access", "isochrone", "coverage", "doctor",
    "scenario", "evaluation", "siting", "synthesis", "render", "report", "batch", "cli", "desktop",
]
SIBLINGS = {("cli", "desktop"), ("desktop", "cli")}

PRIVATE = "Private to this folder"
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


class Library:
    """Where headers of a library may be included."""

    def __init__(self, name, pattern, layers, headers_too=False, files=()):
        self.name = name
        self.pattern = re.compile(pattern)
        self.layers = layers
        self.headers_too = headers_too
        self.files = files

    def allows(self, root, file):
        if str(file) in self.files:
            return True
        in_layer = file.parts[0] in self.layers
        return in_layer and (self.headers_too or is_inner(root, file))

    def where(self):
        kind = "files" if self.headers_too else ".cpp files and private headers"
        return ", ".join([f"{kind} of {layer}" for layer in self.layers] + list(self.files))


LIBRARIES = [
    Library("Qt", r"^Q[A-Za-z0-9]*(/|$)", ["render", "report", "desktop"], headers_too=True,
            files=("cli/main.cpp",)),
    Library("GDAL", r"^(gdal|ogr|cpl|vrt)\w*\.h$", ["io"]),
    Library("GEOS", r"^geos(_c\.h$|/)", ["geometry"]),
    Library("PROJ", r"^(proj|geodesic)\.h$", ["geometry"]),
    Library("libosmium", r"^(osmium|protozero)/", ["io", "district"]),
    Library("libxlsxwriter", r"^xlsxwriter", ["report"]),
    Library("CLI11", r"^CLI/", ["cli"]),
    Library("oneTBB", r"^(oneapi/)?tbb/", ["base"]),
    Library("threads", r"^(thread|future)$", ["base", "desktop"], headers_too=True),
]


@cache
def is_private(root, header):
    """True if a header, a path below `root`, calls itself private."""
    file = root / header
    return file.is_file() and PRIVATE in file.read_text(encoding="utf-8")


def is_inner(root, file):
    """True if other folders never see what the file includes."""
    return file.suffix == ".cpp" or is_private(root, file)


def problem_of_own(root, file, included):
    """What is wrong with including `included`, a path below src."""
    here, there = file.parts[0], included.parts[0]
    if len(included.parts) < 2 or there not in ORDER:
        return f'"{included}" is not of the form "layer/file.hpp"'
    if (here, there) in SIBLINGS:
        return f"{here} must not see {there}"
    if ORDER.index(there) > ORDER.index(here):
        return f"{here} comes before {there} and must not include it"
    if is_private(root, included) and not (here == there and is_inner(root, file)):
        return f'"{included}" is private to the .cpp files of {there}'
    return None


def problem_of_library(root, file, included):
    """What is wrong with including `included`, a header of a library."""
    for library in LIBRARIES:
        if library.pattern.match(included) and not library.allows(root, file):
            return f"<{included}>: {library.name} is allowed only in {library.where()}"
    return None


def includes_of(file):
    """Line number and match of each #include."""
    lines = file.read_text(encoding="utf-8").splitlines()
    found = ((number, INCLUDE.match(line)) for number, line in enumerate(lines, start=1))
    return [(number, match) for number, match in found if match]


def problems_of_file(root, file):
    inside = file.relative_to(root)
    if len(inside.parts) < 2 or inside.parts[0] not in ORDER:
        yield f"{inside}: not in the folder of a layer"
        return
    includes = includes_of(file)
    header = inside.with_suffix(".hpp")
    if file.suffix == ".cpp" and (root / header).is_file():
        # So the header is compiled with nothing before it, and proves to need nothing.
        if not includes or includes[0][1].group(2) != str(header):
            yield f'{inside}: "{header}" must be its first include'
    for number, found in includes:
        own = found.group(1) == '"'
        problem = (problem_of_own(root, inside, Path(found.group(2))) if own
                   else problem_of_library(root, inside, found.group(2)))
        if problem:
            yield f"{inside}:{number}: {problem}"


def check(root):
    """All problems below `root`, in the order of the files' names."""
    files = sorted(f for f in root.rglob("*") if f.suffix in (".hpp", ".cpp"))
    return [problem for file in files for problem in problems_of_file(root, file)]


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    problems = check(Path(sys.argv[1]))
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
