// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The pages of the window. A further one is a further entry of page_kinds(): the window knows
/// none of them by name but the map, which errors and figures lead to.
#pragma once

#include "desktop/window/icons.hpp"
#include "desktop/window/phrases.hpp"

#include <QStringList>

#include <vector>

class QWidget;

namespace yike {

class Desk;
class WindowActions;

struct PageKind {
    const char* id; ///< as `--page` names it
    Phrase name;
    Glyph glyph;
    QWidget* (*make)(Desk& desk, WindowActions& actions, QWidget* parent);
};

/// In the order of the rail.
const std::vector<PageKind>& page_kinds();

QStringList page_ids();

} // namespace yike
