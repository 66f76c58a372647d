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
inline constexpr std::string_view kDoubtful = "#9A5A0B";
inline constexpr std::string_view kHover = "#F1F0EB"; ///< behind a row under the mouse
inline constexpr std::string_view kHint = "#77736B";  ///< in a field that is empty
inline constexpr std::string_view kBetterText =
    "#00795A";                                            ///< palette::kGained, dark enough to read
inline constexpr std::string_view kWorseText = "#B24A00"; ///< palette::kLost, likewise

inline constexpr double kText_pt = 10;
inline constexpr double kCaption_pt = 9;
inline constexpr double kFigure_pt = 24;
inline constexpr double kHeadline_pt = 15;
inline constexpr double kTitle_pt = 24;

// Lengths in lines of text: see space().
inline constexpr double kPanelGap = 0.7; ///< between a panel and its edge
inline constexpr double kGap = 0.5;      ///< between things that stand apart
inline constexpr double kTightGap = 0.3; ///< between things that belong together
inline constexpr double kRow = 1.6;      ///< height of a row of a table
inline constexpr double kTwoLineRow = 2.7;
inline constexpr double kThreeLineRow = 3.6;
inline constexpr double kIcon = 1.3;

inline constexpr double kCorner = 5; ///< radius of a rounded corner, pixels

QColor colour(std::string_view name);
QString name(std::string_view name);

/// Fonts, colours and shapes of all windows of the program; the same on every desktop.
void apply(QApplication& application);

/// A label of that size; captions are soft.
QLabel* label(QWidget* parent, double size_pt, QFont::Weight weight = QFont::Normal);
QLabel* caption(QWidget* parent);
void make_caption(QLabel& label);

/// The same in bold, above a part of a page.
QLabel* heading(QWidget* parent);

/// The widget's font in another size.
QFont font(const QWidget* widget, double size_pt, QFont::Weight weight = QFont::Normal);

/// A space that grows with the font: `share` of a line's height, in pixels.
int space(const QWidget* widget, double share = 1.0);

} // namespace yike::theme
