#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""What `cmake --install` puts elsewhere works there, without the source and the build.

    install_test.py CMAKE BUILD SOURCE

Where the system allows it, the source and the build are hidden from the installed programs.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CMAKE = sys.argv[1]
BUILD, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[2:4])
HIDE = 'mount -t tmpfs none "$1" && mount -t tmpfs none "$2" 2>/dev/null || [ ! -e "$2" ]; shift 2; exec "$@"'


def hidden(words):
    """The same command where the source and the build are empty folders."""
    return ["unshare", "--mount", "--map-root-user", "sh", "-c", HIDE, "sh", str(SOURCE), str(BUILD), *words]


def can_hide():
    try:
        done = subprocess.run(hidden(["test", "!", "-e", str(SOURCE / "CMakeLists.txt")]),
                              capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="yike-装 ")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.prefix = pathlib.Path(cls.folder.name) / "usr"
        subprocess.run([CMAKE, "--install", str(BUILD), "--prefix", str(cls.prefix)],
                       check=True, capture_output=True)
        cls.share = cls.prefix / "share" / "yike"
        cls.hides = can_hide()
        if not cls.hides:
            print("source and build are not hidden: this system does not allow it", file=sys.stderr)

    def run_installed(self, program, *words, hide=True):
        home = pathlib.Path(self.folder.name) / "home"
        home.mkdir(exist_ok=True)
        own = {key: value for key, value in os.environ.items()
               if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
        own.update(HOME=str(home), XDG_DATA_HOME=str(home / "data"), XDG_CONFIG_HOME=str(home / "config"))
        command = [str(program), *map(str, words)]
        done = subprocess.run(hidden(command) if self.hides and hide else command,
                              cwd=self.folder.name, env=own, capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def picture(self, program, *words, hide=True):
        file = pathlib.Path(self.folder.name) / "picture.png"
        self.run_installed(program, *words, "--screenshot", file, hide=hide)
        return file.read_bytes()

    def test_the_window_finds_its_sample_and_its_icons(self):
        there = self.picture(self.prefix / "bin" / "yike-desktop")
        self.assertEqual(there, self.picture(BUILD / "bin" / "yike-desktop", hide=False))

    def test_the_sample_and_a_plan_open(self):
        project = self.share / "geodata" / "yinzhu"
        plan = self.share / "scenarios" / "eleven-relocations.toml"
        program = self.prefix / "bin" / "yike-desktop"
        self.assertNotEqual(self.picture(program, project), self.picture(program, project, plan))

    def test_the_command_line_reads_them_too(self):
        plan = self.share / "scenarios" / "eleven-relocations.toml"
        result = pathlib.Path(self.folder.name) / "result"
        self.run_installed(self.prefix / "bin" / "yike", "coverage", self.share / "geodata" / "yinzhu",
                           "--scenario", plan, "--tables-only", "-o", result)
        self.assertTrue((result / "indicators.csv").exists())

    def test_it_has_an_entry_in_menus(self):
        entry = (self.prefix / "share/applications/yike-desktop.desktop").read_text(encoding="utf-8")
        self.assertIn("Exec=yike-desktop %F", entry)
        # Folders stay with the file manager.
        self.assertNotIn("inode/directory", entry)
        self.assertTrue((self.prefix / "share/icons/hicolor/scalable/apps/yike-desktop.svg").exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
