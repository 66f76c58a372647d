# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""QGIS without windows, for tests; they are skipped with a reason where there is no QGIS."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

SKIPPED = 77  # what ctest takes for "skipped"
PLUGINS = Path("/usr/share/qgis/python/plugins")  # where Debian puts "processing"

HOME = tempfile.mkdtemp(prefix="yike-qgis-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)


def environment() -> dict[str, str]:
    """For QGIS and its programs: no display, and a profile of its own that nobody else uses."""
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": HOME,
        "XDG_RUNTIME_DIR": HOME,
        "HOME": HOME,
    }


def start(locale: str = "en"):
    """The running QGIS; ends the test where QGIS is absent."""
    os.environ.update(environment())
    try:
        from qgis.core import QgsApplication
        from qgis.PyQt.QtCore import QSettings
    except ImportError as error:
        print(f"skipped: {error}; the packages qgis and python3-qgis are needed")
        sys.exit(SKIPPED)
    QgsApplication.setOrganizationName("QGIS")
    QgsApplication.setApplicationName("QGIS3")
    QSettings.setDefaultFormat(QSettings.IniFormat)
    QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, HOME)
    QSettings().setValue("locale/userLocale", locale)
    QSettings().setValue("locale/overrideFlag", True)
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(PLUGINS))
    return application


def finish(failures: list[str]) -> None:
    """Ends the test; QGIS itself is not asked to tidy up, for that may crash after the work."""
    for failure in failures:
        print("FAILED:", failure)
    print("failed" if failures else "passed")
    sys.stdout.flush()
    shutil.rmtree(HOME, ignore_errors=True)
    os._exit(1 if failures else 0)
