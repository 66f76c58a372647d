// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The lists beside the map: gaps, pairs, stations, and what was chosen.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "desktop/window/phrases.hpp"

#include <QWidget>

#include <functional>
#include <memory>

class QModelIndex;
class QStackedWidget;
class QTabBar;

namespace yike {

class ChosenPanel;
class Desk;
class PairModel;
class RowTable;
class StationModel;
struct Answer;

class ListsPanel : public QWidget {
    Q_OBJECT

  public:
    enum List { gaps, pairs, stations, chosen };

    explicit ListsPanel(Desk& desk, QWidget* parent = nullptr);

    void show_list(List list);

    ChosenPanel& chosen_panel() { return *chosen_; }

  signals:
    void hit_wanted(const yike::MapHit& hit); ///< a row was chosen: select it and fly there
    void pair_wanted(std::size_t a, std::size_t b);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// A table that says what to do where it is empty.
    QWidget* make_list(RowTable& table, const std::function<Phrase()>& empty);
    Phrase no_gaps() const;
    void name_table(RowTable& table, Phrase name);
    void follow_answer();
    void choose_gap(const QModelIndex& row);
    void choose_pair(const QModelIndex& row);
    void choose_station(const QModelIndex& row);

    Desk& desk_;
    QTabBar* tabs_;
    QStackedWidget* stack_;
    PairModel* pair_model_;
    StationModel* station_model_;
    ChosenPanel* chosen_;
    std::shared_ptr<const Answer> answer_;
};

} // namespace yike
