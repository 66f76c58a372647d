// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/result_map.hpp"

#include "io/csv.hpp"
#include "io/table.hpp"
#include "render/words.hpp"
#include "report/area_figures.hpp"
#include "report/indicator_table.hpp"
#include "report/manifest.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace yike {

namespace {

// One layer of the result, with its positions back in the working CRS.
class ResultLayer {
  public:
    ResultLayer(const std::filesystem::path& folder,
                const std::string& layer,
                const WorkingCrs& crs)
        : crs_(crs) {
        TableSource source;
        source.file = folder / "result.gpkg";
        source.layer = layer;
        source.purpose = layer;
        source.geometry_required = false; // point compounds and empty isochrones have none
        table_ = read_table(source);
    }

    const std::vector<Feature>& features() const { return table_.features; }

    std::string text(const Feature& feature, const std::string& field) const {
        const auto column = table_.column(field);
        return column ? as_text(feature.values[*column]) : "";
    }

    std::optional<double> number(const Feature& feature, const std::string& field) const {
        const auto column = table_.column(field);
        return column ? as_number(feature.values[*column]) : std::nullopt;
    }

    Line line(const GlobeLine& positions) const {
        Line line;
        line.reserve(positions.size());
        for (const LonLat p : positions) {
            line.push_back(crs_.to_plane(p));
        }
        return line;
    }

    MultiPolygon ground(const Feature& feature) const {
        MultiPolygon polygons;
        for (const GlobePolygon& polygon : feature.polygons) {
            polygons.push_back({line(polygon.outer), {}});
            for (const GlobeLine& hole : polygon.holes) {
                polygons.back().holes.push_back(line(hole));
            }
        }
        return polygons;
    }

    PlanePoint point(const Feature& feature) const {
        return feature.points.empty() ? PlanePoint{} : crs_.to_plane(feature.points.front());
    }

  private:
    const WorkingCrs& crs_;
    Table table_;
};

void append(MultiPolygon& all, MultiPolygon more) {
    all.insert(all.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

class MapReader {
  public:
    MapReader(const std::filesystem::path& folder, const ResultHead& head)
        : folder_(folder), crs_(head.crs), indicators_(folder), areas_(folder, indicators_) {
        map_.name = head.name;
        map_.data_date = head.data_date;
        map_.note = head.note;
        map_.attribution = head.attribution;
        map_.profile = head.profile;
        map_.speed_km_h = head.speed_m_per_s * 3.6;
        map_.households = head.households;
        map_.covered_households = head.covered_households;
        map_.uncovered_households = head.households - head.covered_households;
        map_.estimated_households = head.estimated_households;
        map_.d_min_m = head.d_min_m;
        map_.a_min_m2 = head.a_min_m2;
        map_.area_per_household_m2 = head.area_per_household_m2;
        map_.floor_area_m2 = areas_.whole_floor_m2();
    }

    MapData read() && {
        read_areas();
        read_compounds();
        read_lines();
        read_points();
        read_conflicts();
        read_area_units();
        return std::move(map_);
    }

  private:
    ResultLayer layer(const std::string& name) const { return {folder_, name, crs_}; }

    void read_areas() {
        for (const ResultLayer l = layer("boundary"); const Feature& f : l.features()) {
            append(map_.boundary, l.ground(f));
        }
        for (const ResultLayer l = layer("communities"); const Feature& f : l.features()) {
            const std::string id = l.text(f, "id");
            const auto covered =
                indicators_.find("coverage.gate.15.households.all", "community:" + id);
            map_.communities.push_back({l.text(f, "name"),
                                        l.ground(f),
                                        covered ? covered->denominator : 0,
                                        covered ? covered->numerator : 0});
            community_ids_.push_back(id);
        }
        for (const ResultLayer l = layer("water"); const Feature& f : l.features()) {
            append(map_.water, l.ground(f));
        }
        for (const ResultLayer l = layer("gaps"); const Feature& f : l.features()) {
            append(map_.gaps, l.ground(f));
        }
        for (const ResultLayer l = layer("isochrones"); const Feature& f : l.features()) {
            map_.isochrones.push_back(
                {static_cast<int>(l.number(f, "minutes").value_or(0)), l.ground(f)});
        }
    }

    void read_compounds() {
        for (const ResultLayer l = layer("compounds"); const Feature& f : l.features()) {
            MapCompound compound;
            compound.id = l.text(f, "id");
            compound.name = l.text(f, "name");
            compound.ground = l.ground(f);
            compound.point = {l.number(f, "x").value_or(0), l.number(f, "y").value_or(0)};
            compound.households = l.number(f, "households").value_or(0);
            compound.minutes = l.number(f, "minutes");
            compound.walled = l.text(f, "enclosure") == "walled";
            compound.has_access = l.number(f, "has_access").value_or(0) > 0;
            compound.stations_within = {
                static_cast<int>(l.number(f, "stations_15_tier1").value_or(0)),
                static_cast<int>(l.number(f, "stations_15_tier2").value_or(0))};
            map_.compounds.push_back(std::move(compound));
        }
    }

    void read_lines() {
        for (const ResultLayer l = layer("barriers"); const Feature& f : l.features()) {
            for (const GlobeLine& positions : f.lines) {
                map_.barriers.push_back({barrier_kind(l.text(f, "kind")), l.line(positions)});
            }
        }
        for (const ResultLayer l = layer("roads"); const Feature& f : l.features()) {
            for (const GlobeLine& positions : f.lines) {
                map_.roads.push_back({l.text(f, "class"), l.text(f, "name"), l.line(positions)});
            }
        }
    }

    void read_points() {
        for (const ResultLayer l = layer("gates"); const Feature& f : l.features()) {
            map_.gates.push_back({l.point(f), l.number(f, "open").value_or(1) > 0});
        }
        for (const ResultLayer l = layer("stations"); const Feature& f : l.features()) {
            MapStation station;
            station.name = l.text(f, "name");
            station.tier = static_cast<int>(l.number(f, "tier").value_or(1));
            station.point = l.point(f);
            station.inside = l.number(f, "inside").value_or(1) > 0;
            // A station that nobody reaches is not needed by anybody, as in the rule of pairs.
            const double households = l.number(f, "households_15").value_or(0);
            station.unique_share =
                households > 0 ? l.number(f, "unique_households_15").value_or(0) / households : 0;
            station_index_[l.text(f, "id")] = map_.stations.size();
            map_.stations.push_back(std::move(station));
        }
        const auto centre = [](const MapStation& station) { return station.tier == 1; };
        const auto& stations = map_.stations;
        const bool small_ones_only =
            !stations.empty() && std::none_of(stations.begin(), stations.end(), centre);
        map_.tier = small_ones_only ? 2 : 1;
    }

    void read_conflicts() {
        constexpr double kSecondsPerMinute = 60;
        for (const CsvRow& row : read_csv(folder_ / "pairs.csv").rows) {
            // station_a, station_b, tier, walk_time_s, shared_households_15, proximity_conflict
            const std::vector<std::string>& f = row.fields;
            if (f.size() < 6 || f[5] != "1" || !station_index_.contains(f[0]) ||
                !station_index_.contains(f[1])) {
                continue;
            }
            map_.conflicts.push_back({station_index_[f[0]],
                                      station_index_[f[1]],
                                      as_number(f[3]).value_or(0) / kSecondsPerMinute,
                                      as_number(f[4]).value_or(0)});
        }
    }

    void read_area_units() {
        for (std::size_t i = 0; i < map_.communities.size(); ++i) {
            const AreaFigure figure = areas_.of_community(community_ids_[i]);
            map_.area_units.push_back({map_.communities[i].name,
                                       map_.communities[i].ground,
                                       figure.floor_m2,
                                       figure.required_m2});
        }
        if (!map_.area_units.empty()) {
            return;
        }
        map_.area_by_community = false;
        for (const ResultLayer l = layer("nearest_areas"); const Feature& f : l.features()) {
            const std::string id = l.text(f, "station");
            const AreaFigure figure = areas_.of_station(id);
            const auto station = station_index_.find(id);
            map_.area_units.push_back({station == station_index_.end()
                                           ? id
                                           : station_label(map_.stations[station->second].name),
                                       l.ground(f),
                                       figure.floor_m2,
                                       figure.required_m2});
        }
    }

    static BarrierKind barrier_kind(const std::string& name) {
        return name == "river"  ? BarrierKind::river
               : name == "rail" ? BarrierKind::rail
               : name == "wall" ? BarrierKind::wall
                                : BarrierKind::water;
    }

    std::filesystem::path folder_;
    WorkingCrs crs_;
    IndicatorTable indicators_;
    AreaFigures areas_;
    std::vector<std::string> community_ids_; ///< parallel to the map's communities
    std::map<std::string, std::size_t> station_index_;
    MapData map_;
};

} // namespace

MapData read_map_data(const std::filesystem::path& folder) {
    return MapReader(folder, read_manifest(folder)).read();
}

} // namespace yike
