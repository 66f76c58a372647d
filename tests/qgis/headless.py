# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""QGIS without windows, for tests; they are skipped with a reason where there is no QGIS."""

from __future__ import annotations

import os
import sys
import tempfile

SKIPPED = 77  # what ctest takes for "skipped"


def start():
    """The running QGIS, with a profile of its own; ends the test where QGIS is absent."""
    home = tempfile.mkdtemp(prefix="yike-qgis-")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = home
    os.environ.setdefault("XDG_RUNTIME_DIR", home)
    try:
        from qgis.core import QgsApplication
    except ImportError as error:
        print(f"skipped: {error}; install qgis and python3-qgis to run this test")
        sys.exit(SKIPPED)
    application = QgsApplication([], False)
    application.initQgis()
    return application
