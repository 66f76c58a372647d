# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The program `yike`: where it is, and how a run of it is shown and stopped."""

from __future__ import annotations

import codecs
import os
import re
import select
import shutil
import subprocess
from pathlib import Path

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from .words import say

PROGRAM_SETTING = "YIKE_PROGRAM"
PROGRAM_VARIABLE = "YIKE_PROGRAM"

# What the program means by its exit codes.
STOPPED = 5

# How often the wish to stop is looked for, and how long the program may tidy up, in seconds.
GLANCE = 0.1
PATIENCE = 15.0

PROGRESS = re.compile(r"(?P<stage>.+?) (?P<percent>\d+) %")
ERASE = "\x1b[K"


class ProgramMissing(Exception):
    """There is no program to run; says where it was looked for."""


def find_program() -> str:
    """The program: of the environment, else of the settings, else on PATH."""
    chosen = os.environ.get(PROGRAM_VARIABLE) or ProcessingConfig.getSetting(PROGRAM_SETTING)
    if chosen:
        if os.path.isfile(chosen) and os.access(chosen, os.X_OK):
            return chosen
        raise ProgramMissing(
            say(
                f"找不到 yike 程序：{chosen} 不是可执行文件。请改正环境变量 {PROGRAM_VARIABLE}，"
                "或“设置 → 选项 → 数据处理 → 数据提供者 → 一刻”中的位置。",
                f"The program yike is missing: {chosen} is no program. Correct the environment "
                f"variable {PROGRAM_VARIABLE}, or the path in Settings > Options > Processing > "
                "Providers > Yike.",
            )
        )
    found = shutil.which("yike")
    if found is None:
        raise ProgramMissing(
            say(
                "找不到 yike 程序：PATH 中没有。请先安装，或在“设置 → 选项 → 数据处理 → "
                f"数据提供者 → 一刻”中写明位置，或设环境变量 {PROGRAM_VARIABLE}。",
                "The program yike is missing: it is not on PATH. Install it, or give its path in "
                "Settings > Options > Processing > Providers > Yike, or in the environment "
                f"variable {PROGRAM_VARIABLE}.",
            )
        )
    return found


class Messages:
    """Sorts what the program writes: lines are messages, a line drawn over is progress."""

    def __init__(self, feedback: QgsProcessingFeedback):
        self._feedback = feedback
        self._stage = ""
        self._rest = ""
        self.errors: list[str] = []

    def take(self, text: str) -> None:
        # A line of progress ends when it is erased, a message at the end of its line.
        self._rest += text.replace("\r\n", "\n").replace("\r" + ERASE, "\r")
        pieces = re.split(r"(?<=[\r\n])", self._rest)
        self._rest = pieces.pop()
        for piece in pieces:
            if piece.endswith("\n"):
                self._message(piece.strip())
            else:
                self._progress(piece.strip())
        self._progress(self._rest)

    def end(self) -> None:
        if self._rest.strip():
            self._message(self._rest.strip())
        self._rest = ""

    def _progress(self, text: str) -> None:
        match = PROGRESS.fullmatch(text)
        if match is None:
            return
        if match["stage"] != self._stage:
            self._stage = match["stage"]
            self._feedback.setProgressText(self._stage)
        self._feedback.setProgress(int(match["percent"]))

    def _message(self, text: str) -> None:
        if text.startswith("error: "):
            self.errors.append(text.removeprefix("error: "))
            self._feedback.reportError(text)
        elif text.startswith("warning: "):
            self._feedback.pushWarning(text)
        elif text:
            self._feedback.pushInfo(text)


class Screen:
    """Where the program writes its messages. It draws its progress on a terminal only, so it gets
    one where the system has such; else a pipe, without progress."""

    def __init__(self):
        try:
            self._reading, self.writing = os.openpty()
        except (AttributeError, OSError):
            self._reading, self.writing = os.pipe()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def close_writing(self) -> None:
        """Once the program has its own hold of it."""
        os.close(self.writing)

    def close(self) -> None:
        os.close(self._reading)

    def read(self, seconds: float) -> str | None:
        """What comes within the time; None once the program has closed its side."""
        ready, _, _ = select.select([self._reading], [], [], seconds)
        if not ready:
            return ""
        try:
            data = os.read(self._reading, 4096)
        except OSError:  # how a terminal says that the other side is closed
            data = b""
        return self._decoder.decode(data) if data else None


def stop(program: subprocess.Popen) -> None:
    """Asks the program to stop and waits; it leaves nothing half made. Kills it if it is deaf."""
    program.terminate()
    try:
        program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def run(arguments: list[str], feedback: QgsProcessingFeedback, folder: Path | None = None) -> None:
    """Runs the program to its end.

    Raises QgsProcessingException with the program's own words if it fails or is cancelled.
    """
    try:
        command = [find_program(), *arguments]
    except ProgramMissing as missing:
        raise QgsProcessingException(str(missing)) from missing
    feedback.pushCommandInfo(subprocess.list2cmdline(command))
    screen = Screen()
    environment = {**os.environ, "TERM": "xterm"}
    try:
        program = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=screen.writing,
        )
    finally:
        screen.close_writing()
    messages = Messages(feedback)
    cancelled = False
    while (text := screen.read(GLANCE)) is not None:
        messages.take(text)
        if feedback.isCanceled():
            cancelled = True
            stop(program)
            break
    screen.close()
    messages.end()
    program.wait()
    if cancelled or program.returncode == STOPPED:
        raise QgsProcessingException(say("已取消，没有写入结果。", "Cancelled; no result is written."))
    if program.returncode != 0:
        said = "\n".join(messages.errors) or say("没有说明原因", "it gave no reason")
        raise QgsProcessingException(
            say(f"yike 以代码 {program.returncode} 结束：{said}",
                f"yike ended with code {program.returncode}: {said}")
        )
