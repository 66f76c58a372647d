// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How a window looks: colours of render/palette, one accent, sizes in points.
#pragma once

#include "render/palette.hpp"

#include <QColor>
#include <QFont>
#include <QString>

#include <string_view>

class QApplication;
class QLabel;
class QWidget;

namespace yike::theme {

inline constexpr std::string_view kAccent = "#0B5A8A";     ///< the one that leads on
inline constexpr std::string_view kAccentSoft = "#E3EEF4"; ///< behind what is chosen
inline constexpr std::string_view kPanel = "#FCFBF9";
inline constexpr std::string_view kLine = "#E2DED5";
inline constexpr std::string_view kFaint = "#A8A49B"; ///< what cannot be used now
inline constexpr std::string_view kBad = "#B3261E";
inline constexpr std::string_view kBadSoft = "#FBEAE7";
inline constexpr std::string_view kDoubtful = "#B4690E";

inline constexpr double kText_pt = 10;
inline constexpr double kCaption_pt = 9;
inline constexpr double kFigure_pt = 21;
inline constexpr double kHeadline_pt = 15;
inline constexpr double kTitle_pt = 24;

QColor colour(std::string_view name);
QString name(std::string_view name);

/// Fonts, colours and shapes of all windows of the program; the same on every desktop.
void apply(QApplication& application);

/// A label of that size; captions are soft.
QLabel* label(QWidget* parent, double size_pt, QFont::Weight weight = QFont::Normal);
QLabel* caption(QWidget* parent);

/// A space that grows with the font: `share` of a line's height, in pixels.
int space(const QWidget* widget, double share = 1.0);

} // namespace yike::theme
