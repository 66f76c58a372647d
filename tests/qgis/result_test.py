#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""QGIS opens result.gpkg with its styles, and result.qgs without a missing layer or a warning, also
after the folder was moved; and draws it in the colours of the maps.

usage: result_test.py YIKE PROJECT [PICTURE.png]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import headless

LAYERS = ("boundary", "communities", "compounds", "gates", "barriers", "water", "roads", "stations",
          "isochrones", "nearest_areas", "gaps")

# Of each layer a colour that its legend must have.
COLOURS = {
    "boundary": "#5b5b5b",
    "communities": "#7b7872",
    "compounds": "#0b5a8a",
    "gates": "#8a7f72",
    "barriers": "#8a7f72",
    "water": "#d3e5ef",
    "roads": "#ffffff",
    "stations": "#1b1b1b",
    "isochrones": "#0b3c5d",
    "nearest_areas": "#7b7872",
    "gaps": "#f8ddbb",
}

STAMP = "内部工作用图 未经地图审核 不得公开"

failures: list[str] = []


def check(good: bool, what: str) -> None:
    if not good:
        failures.append(what)


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def colours_of(symbol) -> set[str]:
    colours = set()
    for layer in symbol.symbolLayers():
        colours.update((layer.color().name(), layer.strokeColor().name(), layer.fillColor().name()))
    return colours


def check_style(layer, name: str, chinese: bool) -> None:
    """The renderer, its legend and its colours."""
    renderer = layer.renderer()
    check(renderer is not None and renderer.type() == "RuleRenderer",
          f"{name}: the renderer is one of rules")
    items = renderer.legendSymbolItems()
    check(len(items) > 0, f"{name}: there is a legend")
    colours = set()
    for item in items:
        check(is_chinese(item.label()) == chinese and item.label() != "",
              f"{name}: legend in the language of the result: {item.label()!r}")
        if item.symbol() is not None:
            colours |= colours_of(item.symbol())
    check(COLOURS[name] in colours, f"{name}: {COLOURS[name]} is in the legend: {sorted(colours)}")
    for rule in renderer.rootRule().children():
        filter_expression = rule.filter()
        check(filter_expression is None or not filter_expression.hasParserError(),
              f"{name}: QGIS understands {rule.filterExpression()}")


def check_geopackage(folder: Path, chinese: bool) -> None:
    from qgis.core import QgsVectorLayer

    for name in LAYERS:
        layer = QgsVectorLayer(f"{folder / 'result.gpkg'}|layername={name}", name, "ogr")
        check(layer.isValid() and layer.featureCount() > 0, f"{name}: has features")
        check_style(layer, name, chinese)
        aliases = [field.alias() for field in layer.fields() if field.alias()]
        check(len(aliases) > 0 and all(is_chinese(a) == chinese for a in aliases),
              f"{name}: fields in words: {aliases}")


def read_project(folder: Path):
    """The project, with all that QGIS said while reading it."""
    from qgis.core import Qgis, QgsApplication, QgsProject

    said: list[str] = []
    log = QgsApplication.messageLog()
    log.messageReceived[str, str, Qgis.MessageLevel].connect(
        lambda message, tag, level: said.append(f"{tag}: {message}"))
    project = QgsProject()
    check(project.read(str(folder / "result.qgs")), f"QGIS reads result.qgs: {project.error()}")
    check(said == [], f"QGIS says nothing about result.qgs: {said}")
    return project


def check_project(project, folder: Path, chinese: bool) -> None:
    nodes = project.layerTreeRoot().findLayers()
    check(len(nodes) >= len(LAYERS), "every layer is in the tree")
    shown = set()
    for node in nodes:
        layer = node.layer()
        check(layer is not None and layer.isValid(), f"{node.name()}: is not missing")
        if layer is None:
            continue
        check(is_chinese(node.name()) == chinese, f"{node.name()}: title in the language")
        source, _, name = layer.source().partition("|layername=")
        shown.add(name)
        check(os.path.samefile(source, folder / "result.gpkg"), f"{name}: lies in the folder")
        check(layer.crs() == project.crs(), f"{name}: CRS of the project")
    check(shown >= set(LAYERS), f"all layers are shown: {sorted(shown)}")
    check(project.crs().authid() == "EPSG:4549", f"working CRS: {project.crs().authid()}")
    check(project.title().startswith("隐珠街道"), f"title: {project.title()}")
    stamp = project.readEntry("CopyrightLabel", "/Label")[0]
    check(not chinese or stamp == STAMP, f"the stamp is on the map: {stamp}")
    check(project.readBoolEntry("CopyrightLabel", "/Enabled")[0], "the stamp is shown")
    themes = project.mapThemeCollection().mapThemes()
    check(len(themes) == 2, f"themes: {themes}")
    stations = next(n.layer() for n in nodes if n.layer().source().endswith("=stations"))
    check(stations.labelsEnabled(), "stations have labels")


def draw(project, size: int = 1400):
    """The whole map as a picture."""
    from qgis.core import (QgsExpressionContext, QgsExpressionContextUtils,
                           QgsMapRendererParallelJob, QgsMapSettings)
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    visible = set(project.layerTreeRoot().checkedLayers())
    settings.setLayers([l for l in project.layerTreeRoot().layerOrder() if l in visible])
    settings.setDestinationCrs(project.crs())
    settings.setBackgroundColor(project.backgroundColor())
    settings.setOutputDpi(120)
    settings.setOutputSize(QSize(size, size))
    settings.setExtent(project.viewSettings().defaultViewExtent())
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    check(len(job.errors()) == 0, f"QGIS draws without errors: {[e.message for e in job.errors()]}")
    return job.renderedImage()


def check_picture(image) -> None:
    """The colours of the story are there, each on more than a few dots."""
    counts: dict[str, int] = {}
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            name = image.pixelColor(x, y).name()
            counts[name] = counts.get(name, 0) + 1
    for colour in ("#0b5a8a", "#3e9bc5", "#a9d4e7", "#f7c992", "#e58a3c", "#d3e5ef", "#f7f6f2",
                   "#e4edee", "#1b1b1b", "#0b3c5d"):
        check(counts.get(colour, 0) > 50, f"{colour} is on the map: {counts.get(colour, 0)} dots")


def main() -> None:
    yike, sample = sys.argv[1], sys.argv[2]
    application = headless.start()  # noqa: F841, lives as long as the test
    work = Path(tempfile.mkdtemp(prefix="yike-result-"))
    try:
        for language in ("zh", "en"):
            folder = work / language
            subprocess.run([yike, "coverage", sample, "-o", folder, "--no-maps",
                            "--language", language],
                           check=True, stderr=subprocess.DEVNULL, timeout=300)
            check_geopackage(folder, language == "zh")
            moved = work / "elsewhere" / f"moved {language}"
            moved.parent.mkdir(exist_ok=True)
            shutil.move(folder, moved)
            project = read_project(moved)
            check_project(project, moved, language == "zh")
            image = draw(project)
            check_picture(image)
            if len(sys.argv) > 3 and language == "zh":
                image.save(sys.argv[3])
    finally:
        shutil.rmtree(work, ignore_errors=True)
    headless.finish(failures)


if __name__ == "__main__":
    main()
