// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/result_map.hpp"

#include "io/table.hpp"
#include "report/manifest.hpp"

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
        : folder_(folder), crs_(head.crs) {
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
    }

    MapData read() && {
        read_areas();
        read_compounds();
        read_lines();
        read_points();
        return std::move(map_);
    }

  private:
    ResultLayer layer(const std::string& name) const { return {folder_, name, crs_}; }

    void read_areas() {
        for (const ResultLayer l = layer("boundary"); const Feature& f : l.features()) {
            append(map_.boundary, l.ground(f));
        }
        for (const ResultLayer l = layer("communities"); const Feature& f : l.features()) {
            map_.communities.push_back({l.text(f, "name"), l.ground(f)});
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
            map_.stations.push_back(std::move(station));
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
    MapData map_;
};

} // namespace

MapData read_map_data(const std::filesystem::path& folder) {
    return MapReader(folder, read_manifest(folder)).read();
}

} // namespace yike
