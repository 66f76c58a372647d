// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The map in the middle, layers and ledger at its left, the answer at its right.
#pragma once

#include "desktop/session/answer.hpp"

#include <QWidget>

#include <optional>

class QShortcut;

namespace yike {

class Desk;
class Flanks;
class LeftPanel;
class LedgerPanel;
class ListsPanel;
class MapCanvas;
class MapLink;
class MapStage;
class PlanBar;
class RightPanel;
class WindowActions;

class MapPage : public QWidget {
    Q_OBJECT

  public:
    MapPage(Desk& desk, WindowActions& actions, QWidget* parent = nullptr);

    MapCanvas& map() { return *map_; }

    LedgerPanel& ledger();

    /// Widths of the panels and what is folded, to be remembered.
    QByteArray panel_state() const;
    void restore_panels(const QByteArray& state);

  private:
    ListsPanel& lists();
    void tell_folded();
    void connect_map();
    void connect_panels();
    void connect_actions();
    void show_figure(int row);
    void follow_figure(bool fly);
    void end_figure();
    void tell_line();
    void tell_measured(double straight_m, double walk_m, double minutes);
    void set_by_fate(bool by_fate);
    void focus_next_panel();

    Desk& desk_;
    WindowActions& actions_;
    MapStage* stage_ = nullptr;
    MapCanvas* map_ = nullptr;
    MapLink* link_ = nullptr;
    PlanBar* plans_ = nullptr;
    LeftPanel* left_ = nullptr;
    RightPanel* right_ = nullptr;
    Flanks* flanks_ = nullptr;
    QShortcut* end_figure_ = nullptr;  ///< Escape, wherever the focus is
    std::optional<FigureKind> figure_; ///< whose places the map shows
    QString shows_;                    ///< these places, in words
    QString measured_;                 ///< by the measure; empty: nothing yet
};

} // namespace yike
