// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The window's own line drawings, sharp at any scale.
#pragma once

#include <QColor>
#include <QIcon>

namespace yike {

enum class Glyph {
    map,
    check,
    folder,
    sample,
    undo,
    redo,
    before,
    look,
    measure,
    station,
    gate,
    path,
    block,
    layers,
    language,
    add,
    close,
    save,
    whole,
    warning,
    error,
    note,
    good,
};

/// Drawn in the text's colour, in the accent's where it is checked, pale where it is off.
QIcon glyph_icon(Glyph glyph);

/// In one colour, on grounds of its own.
QIcon glyph_icon(Glyph glyph, QColor colour);

/// The program's own icon.
QIcon program_icon();

} // namespace yike
