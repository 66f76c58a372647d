#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures and exit codes of yike-desktop, without a display.

usage: program_test.py YIKE_DESKTOP SAMPLE SCENARIOS
"""

import os
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SAMPLE, SCENARIOS = (Path(word).resolve() for word in sys.argv[1:4])


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.here = Path(self.folder.name)

    def run_desktop(self, *words):
        home = self.here / "home"
        home.mkdir(exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
        environment.update(HOME=str(home), XDG_DATA_HOME=str(home / "data"),
                           XDG_CONFIG_HOME=str(home / "config"))
        environment.pop("QT_QPA_PLATFORM", None)
        return subprocess.run([PROGRAM, *map(str, words)], cwd=self.here, env=environment,
                              capture_output=True, text=True, timeout=300)

    def picture(self, name, *words):
        done = self.run_desktop(SAMPLE, "--screenshot", name, *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return (self.here / name).read_bytes()

    def test_two_runs_give_the_same_bytes(self):
        first = self.picture("a.png", "--language", "zh")
        self.assertEqual(struct.unpack(">II", first[16:24]), (1600, 1000))
        self.assertEqual(first, self.picture("b.png", "--language", "zh"))
        self.assertEqual(first, self.picture("d.png"), "zh, whatever the system speaks")
        self.assertNotEqual(first, self.picture("c.png", "--language", "en"))

    def test_size_page_and_scale(self):
        data = self.picture("a.png", "--size", "900x700", "--page", "check")
        self.assertEqual(struct.unpack(">II", data[16:24]), (900, 700))
        data = self.picture("b.png", "--scale", "1.5")
        self.assertEqual(struct.unpack(">II", data[16:24]), (1600, 1000))

    def test_a_picture_leaves_nothing_behind(self):
        self.picture("a.png")
        left = [path for path in (self.here / "home").rglob("*")
                if path.is_file() and "fontconfig" not in str(path)]
        self.assertEqual(left, [])

    def test_a_scenario_is_in_the_picture(self):
        plain = self.picture("a.png")
        done = self.run_desktop(SAMPLE, SCENARIOS / "eleven-relocations.toml", "--screenshot", "b.png")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(plain, (self.here / "b.png").read_bytes())

    def test_the_start_page(self):
        done = self.run_desktop("--screenshot", "a.png")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_wrong_words(self):
        for words in (["--page", "atlas"], ["--size", "1"], ["--colour"], ["--language", "fr"]):
            done = self.run_desktop(SAMPLE, "--screenshot", "a.png", *words)
            self.assertEqual(done.returncode, 2, words)
            self.assertTrue(done.stderr)
        self.assertFalse((self.here / "a.png").exists())

    def test_bad_projects(self):
        (self.here / "empty").mkdir()
        (self.here / "bad").mkdir()
        (self.here / "bad" / "project.toml").write_text("[project\n", encoding="utf-8")
        for project in ("empty", "bad", "absent"):
            done = self.run_desktop(project, "--screenshot", "a.png")
            self.assertEqual(done.returncode, 3, project)
            self.assertTrue(done.stderr)
        self.assertFalse((self.here / "a.png").exists())

    def test_a_scenario_of_another_project(self):
        plan = self.here / "other.toml"
        plan.write_text('[scenario]\nname = "x"\nproject = "elsewhere"\n', encoding="utf-8")
        done = self.run_desktop(SAMPLE, plan, "--screenshot", "a.png")
        self.assertEqual(done.returncode, 3)
        self.assertIn("other.toml", done.stderr)
        self.assertIn("elsewhere", done.stderr)
        self.assertFalse((self.here / "a.png").exists())

    def test_an_empty_name_is_no_project(self):
        done = self.run_desktop("", "--screenshot", "a.png")
        self.assertEqual(done.returncode, 2)
        self.assertIn("project", done.stderr)

    def test_help_and_version(self):
        done = self.run_desktop("--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("--screenshot", done.stdout)
        done = self.run_desktop("--version")
        self.assertEqual(done.returncode, 0)
        self.assertIn("yike-desktop", done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
