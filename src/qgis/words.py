# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""Chinese where QGIS speaks Chinese, else English."""

from __future__ import annotations

from qgis.core import QgsApplication


def is_chinese() -> bool:
    return QgsApplication.locale().startswith("zh")


def say(zh: str, en: str) -> str:
    return zh if is_chinese() else en
