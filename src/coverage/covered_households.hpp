// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How many households some of the stations cover: the same answer as compound_times() gives for
/// them alone, asked again and again without walking again.
#pragma once

#include "coverage/station_walks.hpp"

#include <vector>

namespace yike {

/// Walks of the people of one district to a fixed set of stations, of which any part may be open.
/// Immutable once built; shared by threads.
class CoveredHouseholds {
  public:
    /// @param model  of a district with all the stations; must outlive the object
    /// @param field  of that model; its tiles are prepared where compounds are
    CoveredHouseholds(const AccessModel& model, AccessField& field, Progress& progress);

    /// Households within kHeadlineMinutes by the gate rule.
    /// @param open  one flag a station of the district
    double count(const std::vector<char>& open) const;

  private:
    bool is_covered(std::size_t compound, const std::vector<char>& open) const;

    const AccessModel& model_;
    std::vector<CompoundPlaces> places_;
    StationWalks walks_;
};

} // namespace yike
