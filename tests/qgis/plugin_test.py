#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The QGIS plugin: its algorithms run the program, show what it says, can be cancelled, and bring
the results onto the map with their styles; and qgis_process finds them once it is installed.

usage: plugin_test.py YIKE PLUGIN_FOLDER PROJECT SCENARIO_FOLDER
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import headless

failures: list[str] = []


def check(good: bool, what: str) -> None:
    if not good:
        failures.append(what)


def install(plugin: Path) -> None:
    """As docs/qgis.md says, in the profile of this test."""
    place = Path(headless.HOME) / "profiles/default/python/plugins"
    place.mkdir(parents=True)
    (place / "yike").symlink_to(plugin.resolve(), target_is_directory=True)
    sys.path.insert(0, str(place))


class Run:
    """An algorithm run into an empty project."""

    def __init__(self, name: str, parameters: dict, cancel_after: float | None = None):
        from qgis.core import (QgsApplication, QgsProcessingContext, QgsProcessingFeedback,
                               QgsProject, QgsVectorLayer)

        self.project = QgsProject.instance()
        self.project.clear()
        context = QgsProcessingContext()
        context.setProject(self.project)
        self.feedback = QgsProcessingFeedback(False)
        self.progress: list[float] = []
        self.feedback.progressChanged.connect(self.progress.append)
        algorithm = QgsApplication.processingRegistry().algorithmById(f"yike:{name}").create()
        self.begin = time.monotonic()
        if cancel_after is not None:
            threading.Timer(cancel_after, self.feedback.cancel).start()
        self.results, self.good = algorithm.run(parameters, context, self.feedback)
        self.seconds = time.monotonic() - self.begin
        self.said = self.feedback.textLog()
        for source, details in context.layersToLoadOnCompletion().items():
            layer = QgsVectorLayer(source, details.name, "ogr")
            details.postProcessor().postProcessLayer(layer, context, self.feedback)
            self.project.addMapLayer(layer)

    def layers(self) -> list:
        return [node.layer() for node in self.project.layerTreeRoot().findLayers()]


def check_algorithms() -> None:
    from qgis.core import QgsApplication

    provider = QgsApplication.processingRegistry().providerById("yike")
    check(provider is not None, "the provider is there")
    names = sorted(algorithm.name() for algorithm in provider.algorithms())
    check(names == ["compare", "coverage", "isochrone"], f"algorithms: {names}")
    check(not provider.icon().isNull(), "the icon is drawn")
    check(provider.warningMessage() == "", f"nothing to warn of: {provider.warningMessage()}")
    for algorithm in provider.algorithms():
        check(algorithm.shortHelpString() != "", f"{algorithm.name()}: has a help text")
        for parameter in algorithm.parameterDefinitions():
            check(parameter.help() != "", f"{algorithm.name()}: {parameter.name()} has a help text")


def check_languages() -> None:
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById("yike:coverage")
    import yike.words

    chinese = yike.words.is_chinese
    try:
        yike.words.is_chinese = lambda: True
        check(algorithm.create().displayName() == "覆盖分析", "Chinese where QGIS speaks Chinese")
        yike.words.is_chinese = lambda: False
        check(algorithm.create().displayName() == "Coverage", "English elsewhere")
    finally:
        yike.words.is_chinese = chinese


def check_coverage(project: Path, work: Path) -> None:
    run = Run("coverage", {"PROJECT": str(project), "LANGUAGE": 0, "OUTPUT": str(work / "result")})
    check(run.good, f"coverage runs: {run.said}")
    check("covered within 15 min" in run.said, "the program's messages are shown")
    check(len(run.progress) > 1 and max(run.progress) > 50, f"progress is shown: {run.progress}")
    check((work / "result/indicators.csv").exists(), "the result folder is there")
    layers = run.layers()
    check(len(layers) >= 12, f"the result is on the map: {len(layers)} layers")
    check(all(layer is not None and layer.isValid() for layer in layers), "no layer is missing")
    check(all(layer.renderer().type() == "RuleRenderer" for layer in layers), "all have styles")
    check(any(layer.name() == "服务站点" for layer in layers), "titles are those of the project")
    groups = run.project.layerTreeRoot().findGroups()
    check(len(groups) == 1 and len(groups[0].findGroups()) == 5, "in one group of five groups")


def check_isochrones(project: Path, work: Path) -> None:
    from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject, QgsVectorLayer

    file = str(work / "iso.gpkg")
    point = "120.03,35.87 [EPSG:4326]"
    run = Run("isochrone", {"PROJECT": str(project), "POINT": point, "MINUTES": "5,10,15",
                            "SHAPE": 0, "LANGUAGE": 1,
                            "OUTPUT": QgsProcessingOutputLayerDefinition(
                                file, QgsProject.instance()),
                            "EDGES": str(work / "edges.gpkg")})
    check(run.good, f"isochrone runs: {run.said}")
    layer = run.layers()[0]
    check(layer.featureCount() == 3, f"three isochrones: {layer.featureCount()}")
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    check(labels == [f"{m} minutes on foot" for m in (5, 10, 15)], f"legend: {labels}")
    check(QgsVectorLayer(str(work / "edges.gpkg"), "edges", "ogr").featureCount() > 0, "edges")
    both = Run("isochrone", {"PROJECT": str(project), "POINT": point, "STATIONS": "C01",
                             "OUTPUT": file})
    check(not both.good and "not both" in both.said, f"station and point: {both.said}")


def check_comparison(scenarios: Path, work: Path) -> None:
    files = [str(scenarios / name) for name in ("baseline.toml", "eleven-relocations.toml")]
    run = Run("compare", {"SCENARIOS": files, "LANGUAGE": 1, "OUTPUT": str(work / "comparison")})
    check(run.good, f"compare runs: {run.said}")
    names = [layer.name() for layer in run.layers()]
    check(names == ["baseline", "eleven-relocations", "Scenarios"], f"layers: {names}")
    if len(names) != 3:
        return
    plan = run.layers()[1]
    check(plan.featureCount() == 343, f"a feature for each compound: {plan.featureCount()}")
    labels = [item.label() for item in plan.renderer().legendSymbolItems()]
    check(labels == ["lost", "gained", "kept", "still uncovered"], f"legend: {labels}")


def check_cancelling(project: Path, work: Path) -> None:
    before = set(os.listdir(work))
    run = Run("coverage", {"PROJECT": str(project), "OUTPUT": str(work / "cancelled")}, 1.0)
    check(not run.good and "Cancelled" in run.said, f"cancelling is told: {run.said}")
    check(run.seconds < 10, f"cancelling is quick: {run.seconds:.1f} s")
    check(set(os.listdir(work)) == before, "nothing is left half made")
    children = Path("/proc/self/task").glob("*/children")
    check(all(path.read_text() == "" for path in children), "the program has ended")


def check_errors(project: Path, work: Path) -> None:
    wrong = Run("coverage", {"PROJECT": str(project), "PROFILE": "flying",
                             "OUTPUT": str(work / "wrong")})
    check(not wrong.good and "flying" in wrong.said and "code 2" in wrong.said,
          f"the program's own words: {wrong.said}")
    from qgis.core import QgsApplication

    there = os.environ["YIKE_PROGRAM"]
    os.environ["YIKE_PROGRAM"] = "/no/such/yike"
    missing = Run("coverage", {"PROJECT": str(project), "OUTPUT": str(work / "missing")})
    check(not missing.good and "The program yike is missing: /no/such/yike" in missing.said,
          f"the missing program is told: {missing.said}")
    provider = QgsApplication.processingRegistry().providerById("yike")
    check("/no/such/yike" in provider.warningMessage(), "the toolbox warns of it")
    os.environ["YIKE_PROGRAM"] = there


def check_command(project: Path, work: Path) -> None:
    """qgis_process, as somebody without a display uses it."""
    program = shutil.which("qgis_process")
    if program is None:
        print("qgis_process is not installed: not tested")
        return
    place = Path(headless.HOME) / "profiles/default/QGIS/QGIS3.ini"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("[PythonPlugins]\nyike=true\nprocessing=true\n", encoding="utf-8")
    # Debian's starter adds options of the desktop, which the program itself does not know.
    environment = {**os.environ, **headless.environment()}
    if (binary := Path(program + ".bin")).exists():
        program = str(binary)
    listed = subprocess.run([program, "list"], env=environment, capture_output=True, text=True,
                            timeout=120)
    check("yike:coverage" in listed.stdout or "coverage" in listed.stdout,
          f"qgis_process lists the algorithms: {listed.stdout[-500:]} {listed.stderr[-500:]}")
    run = subprocess.run(
        [program, "run", "yike:isochrone", "--", f"PROJECT={project}", "STATIONS=C01",
         f"OUTPUT={work / 'c01.geojson'}"],
        env=environment, capture_output=True, text=True, timeout=120)
    check(run.returncode == 0, f"qgis_process runs one: {run.stdout[-800:]} {run.stderr[-800:]}")
    if run.returncode == 0:
        features = json.loads((work / "c01.geojson").read_text(encoding="utf-8"))["features"]
        check(len(features) == 3, f"three isochrones: {len(features)}")


def main() -> None:
    yike, plugin, sample, scenarios = (Path(argument).resolve() for argument in sys.argv[1:5])
    application = headless.start()  # noqa: F841, lives as long as the test
    os.environ["YIKE_PROGRAM"] = str(yike)
    install(plugin)
    from processing.core.Processing import Processing

    Processing.initialize()
    import yike as package

    installed = package.classFactory(None)  # lives as long as the test, as in QGIS
    installed.initProcessing()
    work = Path(tempfile.mkdtemp(prefix="yike-plugin-"))
    project = sample / "project.toml"
    try:
        check_algorithms()
        check_languages()
        check_coverage(project, work)
        check_isochrones(project, work)
        check_comparison(scenarios, work)
        check_cancelling(project, work)
        check_errors(project, work)
        check_command(project, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    headless.finish(failures)


if __name__ == "__main__":
    main()
