# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""`yike coverage` as an algorithm."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from .algorithm import LOAD, OUTPUT, PROJECT, YikeAlgorithm, load_result, with_help
from .program import run
from .words import say


class CoverageAlgorithm(YikeAlgorithm):
    SCENARIO = "SCENARIO"
    MAPS = "MAPS"

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
        self.add_result_folder()

    def processAlgorithm(self, parameters, context, feedback) -> dict:  # noqa: N802
        folder = self.parameterAsString(parameters, OUTPUT, context)
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
        return {OUTPUT: folder}

    def postProcessAlgorithm(self, context, feedback) -> dict:  # noqa: N802
        # Layers belong to the main thread, hence here.
        if self._loads and context.project() is not None:
            load_result(str(Path(self._folder) / "result.qgs"), context.project())
        return {OUTPUT: self._folder}
