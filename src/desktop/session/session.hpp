// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the windows show and change: a project, its baseline, and the plan that is being made.
/// Knows no widgets. All calls and signals are on the thread of the windows; the engine works on
/// threads of its own, and only its newest answer is delivered.
#pragma once

#include "doctor/finding.hpp"
#include "evaluation/evaluate.hpp"
#include "geometry/polygon.hpp"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace yike {

/// One answer of the engine; never changed once it is published.
struct Answer {
    std::shared_ptr<const PlannedDistrict> planned; ///< the baseline: without changes
    std::shared_ptr<const Evaluation> evaluation;   ///< of it
    MultiPolygon reach;       ///< isochrone of the headline minutes over all stations
    StationId moved;          ///< the station that is being dragged; none
    MultiPolygon moved_reach; ///< its own isochrone of the headline minutes
    bool rough = false;       ///< of a drag that goes on: without what only a rest shows
};

/// A failure in the planner's words.
struct Failure {
    QString what;   ///< one sentence
    QString detail; ///< the engine's own words, to be folded away
};

class Session : public QObject {
    Q_OBJECT

  public:
    enum class State { empty, loading, ready };

    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    State state() const;

    /// Reads a project folder or its project.toml in the background, checks it, evaluates it.
    void open_project(const std::filesystem::path& project);

    void close_project();

    /// The project as it is, without any plan. Null unless ready.
    std::shared_ptr<const Answer> baseline() const;

    /// With the plan's changes that are on; the baseline's while there are none.
    std::shared_ptr<const Answer> answer() const;

    /// What the doctor found; empty before `checked`.
    const std::vector<Finding>& findings() const;

    /// The plan that is being made, as its file would say it.
    const Scenario& scenario() const;

    /// One stack for everything that can be undone.
    QUndoStack& undo_stack();

    // A station being dragged: answers follow while it moves, the last place becomes a change.
    void begin_drag(const QString& station_id);
    void drag_to(PlanePoint place);
    void drop();
    void cancel_drag();

  signals:
    void state_changed();
    void checked();
    void answer_changed();
    void scenario_changed();
    void progressed(const QString& stage, double share); ///< share 0-1; negative: unknown
    void failed(const yike::Failure& failure);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
