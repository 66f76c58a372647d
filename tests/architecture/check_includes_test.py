#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The checker of includes finds what it should, and only that."""

import tempfile
import unittest
from pathlib import Path

import check_includes

PRIVATE = "/// @file\n/// Private to this folder: handles.\n"

class CheckIncludes(unittest.TestCase):
    def problems(self, files):
        """Problems of a tree given as path -> text."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                file = Path(folder) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            return check_includes.check(Path(folder))

    def assert_one(self, name, text, words):
        problems = self.problems({name: text})
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(words, problems[0])

    def test_a_good_tree_has_no_problem(self):
        self.assertEqual(self.problems({
            "base/error.hpp": "#include <string>\n",
            "io/table.hpp": "",
            "io/table.cpp": '#include "io/table.hpp"\n#include "base/error.hpp"\n#include <gdal.h>\n',
            "geometry/crs.cpp": "#include <proj.h>\n#include <geos_c.h>\n",
            "render/map.hpp": "#include <QPainter>\n#include <QtGui/QImage>\n",
            "cli/main.cpp": "#include <QGuiApplication>\n#include <CLI/CLI.hpp>\n",
            "io/handles.hpp": PRIVATE + "#include <gdal.h>\n",
            "io/more_handles.hpp": PRIVATE + '#include "io/handles.hpp"\n',
            "io/write.cpp": '#include "io/handles.hpp"\n',
        }), [])

    def test_an_include_must_not_point_down_the_list(self):
        self.assert_one("io/table.hpp", '#include "base/a.hpp"\n#include "district/b.hpp"\n',
                        "io/table.hpp:2: io comes before district")

    def test_blanks_and_conditions_do_not_hide_an_include(self):
        self.assert_one("base/a.hpp", '#if 1\n  #  include   "cli/b.hpp"\n#endif\n', "base/a.hpp:2")

    def test_the_two_programs_do_not_see_each_other(self):
        self.assert_one("desktop/a.cpp", '#include "cli/b.hpp"\n', "desktop must not see cli")
        self.assert_one("cli/a.cpp", '#include "desktop/b.hpp"\n', "cli must not see desktop")

    def test_an_include_names_its_layer(self):
        self.assert_one("io/a.cpp", '#include "a.hpp"\n', "not of the form")
        self.assert_one("io/a.cpp", '#include "../base/a.hpp"\n', "not of the form")

    def test_a_file_lies_in_a_layer(self):
        self.assert_one("misc/a.cpp", "", "not in the folder of a layer")
        self.assert_one("a.cpp", "", "not in the folder of a layer")

    def test_a_source_includes_its_own_header_first(self):
        header = {"io/a.hpp": ""}
        for text in ("", '#include <string>\n#include "io/a.hpp"\n'):
            self.assertEqual(self.problems(header | {"io/a.cpp": text}),
                             ['io/a.cpp: "io/a.hpp" must be its first include'])

    def test_libraries_stay_in_their_layers(self):
        self.assert_one("network/a.cpp", "#include <ogrsf_frmts.h>\n", "GDAL is allowed only")
        self.assert_one("io/a.hpp", "#include <gdal_priv.h>\n", "GDAL is allowed only")
        self.assert_one("io/a.cpp", "#include <geos_c.h>\n", "GEOS is allowed only")
        self.assert_one("district/a.cpp", "#include <proj.h>\n", "PROJ is allowed only")
        self.assert_one("coverage/a.cpp", "#include <QString>\n", "Qt is allowed only")
        self.assert_one("cli/a.cpp", "#include <QtGui/QImage>\n", "Qt is allowed only")
        self.assert_one("coverage/a.cpp", "#include <tbb/parallel_for.h>\n", "oneTBB is allowed")
        self.assert_one("network/a.cpp", "#include <thread>\n", "threads is allowed only")

    def test_private_headers_stay_private(self):
        handles = {"io/handles.hpp": PRIVATE + "#include <gdal.h>\n"}
        for name in ("io/a.hpp", "district/a.cpp"):
            problems = self.problems(handles | {name: '#include "io/handles.hpp"\n'})
            self.assertEqual(
                problems, [f'{name}:1: "io/handles.hpp" is private to the .cpp files of io'])


if __name__ == "__main__":
    unittest.main()
