// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A plan that is looked at again and again while somebody changes it: each answer takes from the
/// baseline and from the answer before whatever the change cannot touch.
#pragma once

#include "evaluation/evaluate.hpp"

#include <memory>
#include <span>

namespace yike {

/// The figures of a plan with everything that they rest on but the baseline. May be read by any
/// thread, and outlives the LivePlan that made it.
struct LiveAnswer {
    std::shared_ptr<const void> streets;            ///< what answers on the same streets share
    std::shared_ptr<const PlannedDistrict> planned; ///< of which the evaluation speaks
    Evaluation evaluation; ///< equal in every field to evaluate_plan() without polygons, but
                           ///< for those that were not wanted
};

/// Which figures of an answer are wanted.
enum class FigureDetail {
    all,
    district, ///< no supply nor its issues; indicators of the group "all" and of areas alone
};

/// Evaluates plans on one baseline, one after the other. For one thread at a time.
class LivePlan {
  public:
    /// @param baseline  of a district without any plan; must outlive the object and its answers.
    ///                  Only its field may be prepared further, and only where no compound lies
    /// @throws Stopped if the progress says so
    LivePlan(const Evaluation& baseline, Progress& progress);
    LivePlan(const LivePlan&) = delete;
    LivePlan& operator=(const LivePlan&) = delete;
    ~LivePlan();

    /// The answer to any plan.
    /// @param planned  the baseline's district as a plan makes it (apply_plan()), not null
    LiveAnswer evaluate(std::shared_ptr<const PlannedDistrict> planned, Progress& progress);

    /// The answer to the last plan (at first: none) with one station elsewhere, moved as `relocate`
    /// does without a floor area: the quick way, for every movement of a mouse.
    /// @param station  of the last answer's district
    /// Cost: two searches, and the minutes of compounds near the old and the new place; most
    /// figures take longer than that.
    LiveAnswer
    move_station(StationId station, PlanePoint to, FigureDetail detail, Progress& progress);

    /// The isochrone of some stations on the streets of the last answer, without its audit: of one
    /// that is being moved, or of all. See QuickIsochrone.
    /// @param destinations  of that answer's times
    /// Cost: far less where the baseline's field, or an isochrone before, was prepared.
    MultiPolygon isochrone(std::span<const Destination> destinations, int minutes);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
