// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Every way to change the plan that is being made.
#pragma once

#include "desktop/session/failure.hpp"
#include "geometry/polygon.hpp"
#include "scenario/scenario.hpp"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace yike {

class SessionCore;

/// Each call becomes one command on the undo stack and returns true, or is refused with the reason
/// (a duplicate, a place without a street, nothing changed ...) and changes nothing. Nothing can
/// be changed before the project is ready. Changes are named by their row in the ledger, from 0;
/// places are in the working CRS and are rounded to what the file will say.
class PlanEditor : public QObject {
    Q_OBJECT

  public:
    /// How near, m, a drawn path's end must come to a street to be joined to it, a place to a
    /// wall to become its gate, a click to a street to block it.
    static constexpr double kReach = 20;

    explicit PlanEditor(SessionCore& core);
    ~PlanEditor() override;

    // A station that the plan moves or builds already is moved on: no second change.
    bool relocate(const std::string& station, PlanePoint to);
    bool relocate_to_candidate(const std::string& station, const std::string& candidate);

    /// New floor area of the station in place; of a station that the plan moves or builds, of
    /// that change.
    bool renovate(const std::string& station, double floor_area_m2);

    bool build(PlanePoint at, int tier, const QString& name);
    bool build_at_candidate(const std::string& candidate);

    /// A station that the plan itself builds is switched off; the close of one that it moves takes
    /// the place of the move.
    bool close(const std::string& station);

    // What the plan did to the gate is taken back, if it did anything.
    bool open_gate(const std::string& gate);
    bool close_gate(const std::string& gate);

    /// A new gate in the nearest wall.
    bool open_new_gate(PlanePoint at);

    /// The ends are brought to the nearest street within kReach.
    bool add_path(const Line& path, const std::string& road_class = "footway");

    /// The streets within the circle round the nearest point of the nearest street.
    bool block_road(PlanePoint near, double radius_m = 20);

    bool remove(std::size_t row);
    bool set_on(std::size_t row, bool on);
    bool set_cost(std::size_t row, std::optional<double> yuan); ///< none: to be filled in
    bool set_yearly_cost(std::size_t row, double yuan);
    bool set_floor_area(std::size_t row, std::optional<double> floor_area_m2);
    bool set_year(std::size_t row, std::optional<int> year);
    bool set_note(std::size_t row, const QString& note);
    bool set_name(std::size_t row, const QString& name); ///< of a build

    /// The row then stands before the one that was `before`; the number of rows: at the end.
    bool move_row(std::size_t row, std::size_t before);

    /// Changes without a cost get 0 yuan and the note 「造价待定」.
    bool price_as_unknown();

    /// Tells that a typed text is no number; false.
    bool refuse_number(const QString& typed);

    bool rename_plan(const QString& name);
    bool set_plan_note(const QString& note);

  signals:
    /// The last call changed nothing, and why.
    void refused(const yike::Failure& failure);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
