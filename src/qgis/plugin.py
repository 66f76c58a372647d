# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""What QGIS starts and stops."""

from __future__ import annotations

from qgis.core import QgsApplication

from .provider import YikeProvider


class YikePlugin:
    """Adds the provider to the Processing toolbox; there is nothing else to see."""

    def __init__(self, iface=None):
        self._provider: YikeProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802, called by qgis_process
        self._provider = YikeProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:  # noqa: N802, called by the desktop
        self.initProcessing()

    def unload(self) -> None:
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
