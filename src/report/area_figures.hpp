// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The area figures of a result as a map needs them. The only place that knows where they stand.
#pragma once

#include "report/indicator_table.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace yike {

struct AreaFigure {
    std::optional<double> floor_m2; ///< none: nobody says
    std::optional<double> required_m2;
};

class AreaFigures {
  public:
    /// Reads stations.csv. @throws DataError if it cannot be read
    AreaFigures(const std::filesystem::path& folder, const IndicatorTable& indicators);

    /// By `area.floor.membership` and `area.required.membership` of the community; where a result
    /// has no such rows, the sums over the stations of the community.
    AreaFigure of_community(const std::string& id) const;

    AreaFigure of_station(const std::string& id) const;

    /// Floor area of all stations; none if none says.
    std::optional<double> whole_floor_m2() const;

  private:
    const IndicatorTable& indicators_;
    std::map<std::string, AreaFigure> stations_;
    std::map<std::string, AreaFigure> communities_;
    std::optional<double> floor_m2_;
};

} // namespace yike
