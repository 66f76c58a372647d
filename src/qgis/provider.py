# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The group "Yike" of the Processing toolbox."""

from __future__ import annotations

from pathlib import Path

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .compare import CompareAlgorithm
from .coverage import CoverageAlgorithm
from .isochrone import IsochroneAlgorithm
from .program import PROGRAM_SETTING, ProgramMissing, find_program
from .words import say

ICON = str(Path(__file__).with_name("yike.svg"))


class YikeProvider(QgsProcessingProvider):
    def id(self) -> str:
        return "yike"

    def name(self) -> str:
        return say("一刻", "Yike")

    def longName(self) -> str:  # noqa: N802
        return say("一刻：15分钟步行覆盖", "Yike: 15-minute walking coverage")

    def icon(self) -> QIcon:
        return QIcon(ICON)

    def svgIconPath(self) -> str:  # noqa: N802
        return ICON

    def load(self) -> bool:
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(
                self.name(),
                PROGRAM_SETTING,
                say("yike 程序的位置（空：在 PATH 中找）",
                    "Where the program yike is (empty: on PATH)"),
                "",
                valuetype=Setting.FILE,
            )
        )
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self) -> None:
        ProcessingConfig.removeSetting(PROGRAM_SETTING)

    def loadAlgorithms(self) -> None:  # noqa: N802
        for algorithm in (CoverageAlgorithm(), IsochroneAlgorithm(), CompareAlgorithm()):
            self.addAlgorithm(algorithm)

    def warningMessage(self) -> str:  # noqa: N802
        try:
            find_program()
        except ProgramMissing as missing:
            return str(missing)
        return ""
