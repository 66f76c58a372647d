# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The QGIS plugin of Yike: a client of the command line."""


def classFactory(iface):  # noqa: N802, the name that QGIS looks for
    from .plugin import YikePlugin

    return YikePlugin(iface)
