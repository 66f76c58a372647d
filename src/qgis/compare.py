# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""`yike compare` as an algorithm."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsVectorLayer,
)

from .algorithm import LOAD, OUTPUT, PROJECT, YikeAlgorithm, with_help
from .program import run
from .words import say


class CompareAlgorithm(YikeAlgorithm):
    SCENARIOS = "SCENARIOS"
    REPORT = "REPORT"

    def name(self) -> str:
        return "compare"

    def displayName(self) -> str:  # noqa: N802
        return say("方案比较", "Compare scenarios")

    def shortHelpString(self) -> str:  # noqa: N802
        return say(
            "把几个规划方案并排比较：谁新增覆盖、谁失去覆盖、每花一元买到什么。每个方案加载一个图层，"
            "颜色为新增覆盖、失去、保持、仍未覆盖；并加载方案总表。",
            "Planning scenarios side by side: who gains coverage, who loses it, what each yuan "
            "buys. A layer for each scenario comes onto the map, coloured by gained, lost, kept "
            "and still uncovered, and the table of the scenarios.",
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: N802
        self.addParameter(
            with_help(
                QgsProcessingParameterMultipleLayers(
                    self.SCENARIOS, say("方案文件", "Scenario files"), QgsProcessing.TypeFile
                ),
                say("同一项目的一个或多个方案（.toml）。",
                    "One or several scenarios (.toml) of one project."),
            )
        )
        self.add_project(optional=True)
        self.add_settings()
        self.add_language()
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean(
                    self.REPORT, say("报告和图集", "Report and atlas"), defaultValue=False
                ),
                say("另存报告和图集，用时更长。", "Report and atlas as well; takes longer."),
            )
        )
        self.add_result_folder()

    def processAlgorithm(self, parameters, context, feedback) -> dict:  # noqa: N802
        folder = self.parameterAsString(parameters, OUTPUT, context)
        arguments = [
            "compare",
            *self.parameterAsFileList(parameters, self.SCENARIOS, context),
            f"--output={folder}",
            self.language_of(parameters, context),
            *self.settings_of(parameters, context),
        ]
        project = self.parameterAsFile(parameters, PROJECT, context)
        if project:
            arguments.append(f"--project={project}")
        if not self.parameterAsBoolean(parameters, self.REPORT, context):
            arguments.append("--no-pictures")
        run(arguments, feedback)
        self._loads = self.parameterAsBoolean(parameters, LOAD, context)
        self._folder = folder
        return {OUTPUT: folder}

    def postProcessAlgorithm(self, context, feedback) -> dict:  # noqa: N802
        if self._loads and context.project() is not None:
            self._load(context.project())
        return {OUTPUT: self._folder}

    def _load(self, project) -> None:
        group = project.layerTreeRoot().insertGroup(0, say("方案比较", "Comparison of scenarios"))
        file = Path(self._folder) / "comparison.gpkg"
        # Opened once and copied, and then filtered: QGIS finds no style in a file while a filtered
        # layer of it is open.
        fates = QgsVectorLayer(f"{file}|layername=fates", "fates", "ogr")
        scenarios = sorted(fates.uniqueValues(fates.fields().indexOf("scenario")))
        layers = [fates.clone() for _ in scenarios]
        for place, (scenario, layer) in enumerate(zip(scenarios, layers)):
            layer.setName(scenario)
            layer.setSubsetString("\"scenario\" = '" + scenario.replace("'", "''") + "'")
            node = group.addLayer(project.addMapLayer(layer, False))
            node.setItemVisibilityChecked(place == 0)  # they lie on each other
        file = Path(self._folder) / "scenarios.csv"
        table = QgsVectorLayer(str(file), say("方案总表", "Scenarios"), "ogr")
        group.addLayer(project.addMapLayer(table, False))
