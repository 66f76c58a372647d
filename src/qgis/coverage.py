# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""`yike coverage` as an algorithm."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
)

from .algorithm import LOAD, PROJECT, YikeAlgorithm, load_result, with_help
from .program import run
from .words import say


class CoverageAlgorithm(YikeAlgorithm):
    SCENARIO = "SCENARIO"
    MAPS = "MAPS"
    OUTPUT = "OUTPUT"

    def name(self) -> str:
        return "coverage"

    def displayName(self) -> str:  # noqa: N802
        return say("覆盖分析", "Coverage")

    def shortHelpString(self) -> str:  # noqa: N802
        return say(
            "谁能在15分钟内步行到服务站点、谁不能、哪些站点重复。结果文件夹含表格、result.gpkg 和 "
            "QGIS 工程 result.qgs；图层按工程的样式和顺序加载。",
            "Who can walk to a service station within 15 minutes, who cannot, and which stations "
            "double each other. The result folder holds tables, result.gpkg and the QGIS project "
            "result.qgs; its layers come onto the map in their styles and order.",
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: N802
        self.add_project()
        self.addParameter(
            with_help(
                QgsProcessingParameterFile(
                    self.SCENARIO, say("方案文件", "Scenario file"), extension="toml", optional=True
                ),
                say("先实施这个方案再分析；空：现状。",
                    "What to change before the analysis; empty: the district as it is."),
            )
        )
        self.add_settings()
        self.add_language()
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean(
                    self.MAPS, say("绘制成图（A3）", "Draw map sheets (A3)"), defaultValue=False
                ),
                say("另存 PNG、SVG、PDF 图件，用时更长。",
                    "PNG, SVG and PDF sheets as well; takes longer."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean(
                    LOAD, say("加载到地图", "Show the result on the map"), defaultValue=True
                ),
                say("结果作为一个图层组加到最上面。", "As a group of layers on top."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterFolderDestination(
                    self.OUTPUT, say("结果文件夹", "Result folder")
                ),
                say("空文件夹、新文件夹，或以前的结果（会被替换）。",
                    "An empty or new folder, or an earlier result, which is replaced."),
            )
        )

    def processAlgorithm(self, parameters, context, feedback) -> dict:  # noqa: N802
        folder = self.parameterAsString(parameters, self.OUTPUT, context)
        arguments = [
            "coverage",
            self.parameterAsFile(parameters, PROJECT, context),
            f"--output={folder}",
            self.language_of(parameters, context),
            *self.settings_of(parameters, context),
        ]
        scenario = self.parameterAsFile(parameters, self.SCENARIO, context)
        if scenario:
            arguments.append(f"--scenario={scenario}")
        if not self.parameterAsBoolean(parameters, self.MAPS, context):
            arguments.append("--no-maps")
        run(arguments, feedback)
        self._loads = self.parameterAsBoolean(parameters, LOAD, context)
        self._folder = folder
        return {self.OUTPUT: folder}

    def postProcessAlgorithm(self, context, feedback) -> dict:  # noqa: N802
        # Layers belong to the main thread, hence here.
        if self._loads and context.project() is not None:
            load_result(str(Path(self._folder) / "result.qgs"), context.project())
        return {self.OUTPUT: self._folder}
