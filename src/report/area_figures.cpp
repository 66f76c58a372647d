// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/area_figures.hpp"

#include "io/csv.hpp"
#include "io/table.hpp"

#include <algorithm>

namespace yike {

namespace {

void add(std::optional<double>& sum, const std::optional<double>& value) {
    if (value) {
        sum = sum.value_or(0) + *value;
    }
}

/// The field of a column, empty if there is none.
class Columns {
  public:
    explicit Columns(const std::vector<std::string>& header) : header_(header) {}

    std::string of(const CsvRow& row, const std::string& column) const {
        const auto at = static_cast<std::size_t>(std::find(header_.begin(), header_.end(), column) -
                                                 header_.begin());
        return at < row.fields.size() ? row.fields[at] : std::string();
    }

  private:
    const std::vector<std::string>& header_;
};

} // namespace

AreaFigures::AreaFigures(const std::filesystem::path& folder, const IndicatorTable& indicators)
    : indicators_(indicators) {
    const CsvText csv = read_csv(folder / "stations.csv");
    const Columns columns(csv.header);
    for (const CsvRow& row : csv.rows) {
        const AreaFigure figure{as_number(columns.of(row, "floor_area_m2")),
                                as_number(columns.of(row, "required_area_m2"))};
        stations_[columns.of(row, "station_id")] = figure;
        const std::string community = columns.of(row, "community");
        if (!community.empty()) {
            add(communities_[community].floor_m2, figure.floor_m2);
            add(communities_[community].required_m2, figure.required_m2);
            add(floor_m2_, figure.floor_m2);
        }
    }
    if (stations_.empty()) {
        floor_m2_ = 0;
    }
    if (!floor_m2_) { // no station belongs to a community
        for (const auto& [id, figure] : stations_) {
            add(floor_m2_, figure.floor_m2);
        }
    }
}

AreaFigure AreaFigures::of_community(const std::string& id) const {
    const std::string group = "community:" + id;
    if (const auto required = indicators_.value("area.required.membership", group)) {
        return {indicators_.value("area.floor.membership", group), required};
    }
    const auto sum = communities_.find(id);
    return sum == communities_.end() ? AreaFigure{} : sum->second;
}

AreaFigure AreaFigures::of_station(const std::string& id) const {
    const auto it = stations_.find(id);
    return it == stations_.end() ? AreaFigure{} : it->second;
}

std::optional<double> AreaFigures::whole_floor_m2() const {
    return floor_m2_;
}

} // namespace yike
