# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""`yike isochrone` as an algorithm."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayerStyle,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingParameterEnum,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsVectorLayer,
)

from .algorithm import PROJECT, YikeAlgorithm, with_help
from .program import run
from .words import say

SHAPES = ("disks", "bands")
LAYER = "isochrones"  # in the file that the program writes


class StoredStyle(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer the style that its GeoPackage holds; Processing loads layers without it."""

    def postProcessLayer(self, layer, context, feedback) -> None:  # noqa: N802
        # QGIS finds a stored style by the name of the layer, which the source here does not have.
        stored = QgsVectorLayer(f"{layer.source()}|layername={LAYER}", LAYER, "ogr")
        if stored.isValid():
            style = QgsMapLayerStyle()
            style.readFromLayer(stored)
            style.writeToLayer(layer)
            layer.triggerRepaint()


class IsochroneAlgorithm(YikeAlgorithm):
    STATIONS = "STATIONS"
    POINT = "POINT"
    SHAPE = "SHAPE"
    OUTPUT = "OUTPUT"
    EDGES = "EDGES"

    _style: StoredStyle | None = None  # QGIS does not keep it

    def name(self) -> str:
        return "isochrone"

    def displayName(self) -> str:  # noqa: N802
        return say("等时圈", "Isochrones")

    def shortHelpString(self) -> str:  # noqa: N802
        return say(
            "能在给定分钟内步行到站点（或任一点）的地面。不指定站点也不指定点时，每个站点各算一组。"
            "面积、未到达道路等审核数字见属性表。",
            "The ground from which a station (or any point) is reached on foot in time. Without a "
            "station and without a point there are isochrones of every station. The table holds "
            "areas and an audit: streets inside that are not reached, and so on.",
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: N802
        self.add_project()
        self.addParameter(
            with_help(
                QgsProcessingParameterString(
                    self.STATIONS, say("站点编号", "Ids of stations"), optional=True
                ),
                say("一个或多个，用逗号分开；空：全部站点。",
                    "One or several, with commas between; empty: all stations."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterPoint(
                    self.POINT, say("或任一点", "Or any point"), optional=True
                ),
                say("在地图上点选，代替站点。", "Picked on the map, instead of stations."),
            )
        )
        self.add_settings()
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    self.SHAPE,
                    say("形状", "Shape"),
                    options=[say("整圈（互相套叠）", "Disks, nested"),
                             say("环带（各分钟之间）", "Bands between the minutes")],
                    defaultValue=0,
                ),
                say("环带之间不重叠。", "Bands do not overlap."),
            )
        )
        self.add_language()
        self.addParameter(
            with_help(
                QgsProcessingParameterVectorDestination(
                    self.OUTPUT, say("等时圈", "Isochrones"), QgsProcessing.TypeVectorPolygon
                ),
                say("带样式的是 .gpkg。", "A .gpkg holds the style as well."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterVectorDestination(
                    self.EDGES,
                    say("到达的道路", "Streets reached"),
                    QgsProcessing.TypeVectorLine,
                    optional=True,
                    createByDefault=False,
                ),
                say("在时间用尽处准确截断。", "Cut exactly where time runs out."),
            )
        )

    def _start_of(self, parameters, context) -> list[str]:
        stations = self.parameterAsString(parameters, self.STATIONS, context)
        ids = [one.strip() for one in stations.replace("，", ",").split(",") if one.strip()]
        if not parameters.get(self.POINT):
            return [f"--station={one}" for one in ids]
        if ids:
            raise QgsProcessingException(
                say("站点和点只能选一种。", "Either stations or a point, not both.")
            )
        degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        point = self.parameterAsPoint(parameters, self.POINT, context, degrees)
        return [f"--at={point.x():.9f},{point.y():.9f}"]

    def processAlgorithm(self, parameters, context, feedback) -> dict:  # noqa: N802
        file = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        edges = self.parameterAsOutputLayer(parameters, self.EDGES, context)
        shape = SHAPES[self.parameterAsEnum(parameters, self.SHAPE, context)]
        arguments = [
            "isochrone",
            self.parameterAsFile(parameters, PROJECT, context),
            f"--output={file}",
            f"--shape={shape}",
            self.language_of(parameters, context),
            *self._start_of(parameters, context),
            *self.settings_of(parameters, context),
        ]
        results = {self.OUTPUT: file}
        if edges:
            arguments.append(f"--edges={edges}")
            results[self.EDGES] = edges
        run(arguments, feedback)
        if file.endswith(".gpkg") and context.willLoadLayerOnCompletion(file):
            self._style = StoredStyle()
            context.layerToLoadOnCompletionDetails(file).setPostProcessor(self._style)
        return results
