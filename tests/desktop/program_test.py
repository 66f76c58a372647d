#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures and exit codes of yike-desktop, without a display.

usage: program_test.py YIKE_DESKTOP SAMPLE SCENARIOS
"""

import os
import shutil
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

    def run_desktop(self, *words, **more):
        home = self.here / "home"
        home.mkdir(exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
        environment.update(HOME=str(home), XDG_DATA_HOME=str(home / "data"),
                           XDG_CONFIG_HOME=str(home / "config"))
        environment.pop("QT_QPA_PLATFORM", None)
        environment.update(more)
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

    def test_no_locale_changes_the_picture(self):
        town = SAMPLE.parents[1] / "tests/cli/projects/town"
        first = None
        for locale in ("C", "zh_CN.UTF-8", "zh_TW.UTF-8", "de_DE.UTF-8"):
            done = self.run_desktop(town, "--screenshot", "图 一.png", LC_ALL=locale, LANGUAGE="")
            self.assertEqual((done.returncode, done.stderr), (0, ""), locale)
            picture = (self.here / "图 一.png").read_bytes()
            self.assertEqual(first or picture, picture, locale)
            first = picture

    def test_one_project_at_a_time(self):
        done = self.run_desktop(SAMPLE, SAMPLE.parent, "--screenshot", "a.png")
        self.assertEqual(done.returncode, 3)
        self.assertIn(SAMPLE.parent.name, done.stderr)

    def test_places_with_any_name(self):
        town = SAMPLE.parents[1] / "tests/cli/projects/town"
        folder = self.here / "城 镇 \"一\" 'x' #%"
        shutil.copytree(town, folder)
        (self.here / "link").symlink_to(folder)
        pictures = set()
        for name in (folder, folder / "project.toml", folder.name, "./link", f"{folder}/"):
            done = self.run_desktop(name, "--screenshot", "a.png")
            self.assertEqual(done.returncode, 0, done.stderr)
            pictures.add((self.here / "a.png").read_bytes())
        self.assertEqual(len(pictures), 1)

    def test_a_working_folder_that_is_gone(self):
        words = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
        done = subprocess.run(["sh", "-c", words, "sh", PROGRAM, "town", "--screenshot", "a.png"],
                              cwd=self.here, capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("town", done.stderr)

    def test_scenarios_that_cannot_be_opened(self):
        texts = {"broken": "[scenario", "empty": "", "bytes": "名".encode("gbk"),
                 "unknown": '[scenario]\nname = "x"\n[[change]]\nid = "a"\nkind = "close"\n'
                            'station = "ZZ"\n'}
        for name, text in texts.items():
            (self.here / f"{name}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        for name in (*texts, "absent"):
            for language, first in (("zh", "打不开方案"), ("en", "cannot be opened")):
                done = self.run_desktop(SAMPLE, f"{name}.toml", "--screenshot", "a.png",
                                        "--language", language)
                self.assertEqual(done.returncode, 3, name)
                self.assertIn(first, done.stderr.split("\n")[0])
                self.assertIn(f"{name}.toml", done.stderr)
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
