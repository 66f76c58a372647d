# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""What the algorithms share: parameters of every verb, and how results come onto the map."""

from __future__ import annotations

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsProcessingAlgorithm,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
    QgsProject,
)
from qgis.PyQt.QtGui import QIcon

from .words import is_chinese, say

PROJECT = "PROJECT"
MINUTES = "MINUTES"
PROFILE = "PROFILE"
WHERE = "WHERE"
AT_TIME = "AT_TIME"
LANGUAGE = "LANGUAGE"
LOAD = "LOAD"
OUTPUT = "OUTPUT"

LANGUAGES = ("zh", "en")


def with_help(parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False):
    """The parameter with its help text, among the advanced ones if so wished."""
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(
            parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced
        )
    return parameter


class YikeAlgorithm(QgsProcessingAlgorithm):
    """A verb of the command line. It runs beside QGIS and can be cancelled."""

    def createInstance(self):  # noqa: N802
        return type(self)()

    def icon(self) -> QIcon:
        from .provider import ICON

        return QIcon(ICON)

    def group(self) -> str:
        return say("步行覆盖", "Walking coverage")

    def groupId(self) -> str:  # noqa: N802
        return "walking_coverage"

    def add_project(self, optional: bool = False) -> None:
        self.addParameter(
            with_help(
                QgsProcessingParameterFile(
                    PROJECT, say("项目文件", "Project file"), extension="toml", optional=optional
                ),
                say("项目文件夹中的 project.toml：边界、小区、道路、站点等图层由它指明。",
                    "The project.toml of a project folder; it names the layers: boundary, "
                    "compounds, roads, stations and so on."),
            )
        )

    def add_settings(self) -> None:
        """Settings that win over those of the project."""
        self.addParameter(
            with_help(
                QgsProcessingParameterString(
                    MINUTES, say("步行分钟", "Minutes on foot"), optional=True
                ),
                say("从小到大的整分钟，如 5,10,15；空：按项目。",
                    "Whole minutes, ascending, such as 5,10,15; empty: as the project says."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterString(
                    PROFILE, say("步行方式", "Walking profile"), optional=True
                ),
                say("standard 标准、brisk 快步、elderly 老年人、child 儿童、wheelchair 轮椅，"
                    "或项目自定的；空：按项目。",
                    "standard, brisk, elderly, child, wheelchair, or one of the project's own; "
                    "empty: as the project says."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterString(WHERE, say("只计入", "Only those"), optional=True),
                say("只计入符合条件的小区或站点，如 year < 2000 and type = open。",
                    "Only compounds or stations that meet the conditions count, such as "
                    "year < 2000 and type = open."),
                advanced=True,
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterString(AT_TIME, say("时刻", "Time of day"), optional=True),
                say("只计入该时刻开放的大门和站点，如 19:30 或 周六 19:30；空：全部计入。",
                    "Only gates and stations that are open then, such as 19:30 or Sa 19:30; "
                    "empty: all count."),
                advanced=True,
            )
        )

    def add_language(self) -> None:
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    LANGUAGE,
                    say("结果的语言", "Language of the results"),
                    options=["中文", "English"],
                    defaultValue=0 if is_chinese() else 1,
                ),
                say("图例、图件和表格用的语言。", "Of legends, maps and workbooks."),
            )
        )

    def add_result_folder(self) -> None:
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
                    OUTPUT, say("结果文件夹", "Result folder")
                ),
                say("空文件夹、新文件夹，或以前的结果（会被替换）。",
                    "An empty or new folder, or an earlier result, which is replaced."),
            )
        )

    def settings_of(self, parameters, context) -> list[str]:
        """The options of add_settings(), each as one word so that no value is taken for one."""
        options = {MINUTES: "--minutes", PROFILE: "--profile", WHERE: "--where",
                   AT_TIME: "--at-time"}
        given = []
        for name, option in options.items():
            value = self.parameterAsString(parameters, name, context).strip()
            if value:
                given.append(f"{option}={value}")
        return given

    def language_of(self, parameters, context) -> str:
        return "--language=" + LANGUAGES[self.parameterAsEnum(parameters, LANGUAGE, context)]


def copy_tree(source: QgsLayerTreeGroup, target: QgsLayerTreeGroup, project: QgsProject) -> None:
    """Brings the layers of another project into this one, in the same groups and looks."""
    for node in source.children():
        if isinstance(node, QgsLayerTreeGroup):
            group = target.addGroup(node.name())
            copy_tree(node, group, project)
            group.setItemVisibilityChecked(node.itemVisibilityChecked())
            group.setExpanded(False)
        elif isinstance(node, QgsLayerTreeLayer) and node.layer() is not None:
            layer = project.addMapLayer(node.layer().clone(), False)
            copied = target.addLayer(layer)
            copied.setItemVisibilityChecked(node.itemVisibilityChecked())
            copied.setExpanded(False)


def load_result(file: str, project: QgsProject) -> None:
    """Shows result.qgs as a group on top of the map."""
    result = QgsProject()
    if result.read(file):
        group = project.layerTreeRoot().insertGroup(0, result.title())
        copy_tree(result.layerTreeRoot(), group, project)
    result.clear()
