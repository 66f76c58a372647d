// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Walks and times of plans that differ in their stations alone, each found from the one before.
#pragma once

#include "coverage/compound_times.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// Streets and gates as a plan leaves them, and the people's places on them. Does not move.
struct LiveStreets {
    /// @param model  of a plan with these streets, or of the district as it is; with its districts
    ///               it must outlive the object
    /// @param field  of that model
    LiveStreets(const AccessModel& model, AccessField& field, Progress& progress);

    const AccessModel& model;
    const std::vector<CompoundPlaces> places;
    const CompoundNodes nodes;
};

/// Remembers the walks to the last stations that were asked about.
class LiveWalks {
  public:
    /// @param streets  must outlive the object
    explicit LiveWalks(const LiveStreets& streets);

    /// What compound_times() gives for the model's stations.
    /// @param model  of the same streets, with any stations
    /// @throws Stopped if the progress says so; then the last stations stay what they were
    CoverageTimes times(const AccessModel& model, Progress& progress);

  private:
    /// What a station's walks, and what they mean to the compounds, depend on.
    struct StationKey {
        PlanePoint point;
        std::string entrance;
        bool counts = true;
        int tier = 1;

        bool operator==(const StationKey&) const = default;
    };

    struct Stations {
        std::vector<StationKey> keys;
        StationReaches reaches;
        std::vector<Millis> walks; ///< [to x stations + from]
    };

    Stations stations_of(const AccessModel& model, Progress& progress) const;
    void search(const AccessModel& model,
                const std::vector<std::size_t>& missing,
                Stations& stations,
                Progress& progress) const;
    std::vector<char> touched_compounds(const Stations& now) const;
    void find_times(const AccessModel& model,
                    const Stations& now,
                    std::vector<std::shared_ptr<const CompoundTimes>>& times,
                    Progress& progress) const;

    const LiveStreets& streets_;
    Stations last_;
    std::vector<std::shared_ptr<const CompoundTimes>> times_; ///< one per compound; null at first
};

} // namespace yike
