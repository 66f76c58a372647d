// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/write_town.hpp"

#include "io/result_folder.hpp"
#include "io/write_layers.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace yike {

namespace {

constexpr FieldType kText = FieldType::text;
constexpr FieldType kInteger = FieldType::integer;
constexpr FieldType kReal = FieldType::real;
constexpr const char* kDataDate = "2025-11-01";

// EPSG:4549 in the words of ESRI, the only ones that GDAL reads beside a grid of text.
constexpr const char* kPrj =
    "PROJCS[\"CGCS2000_3_Degree_GK_CM_120E\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\","
    "DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],"
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
    "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
    "PARAMETER[\"Central_Meridian\",120.0],PARAMETER[\"Scale_Factor\",1.0],"
    "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]\n";

Value text(std::string value) {
    return Value(std::move(value));
}

Value whole(double value) {
    return Value(static_cast<std::int64_t>(value));
}

Value whole_or_none(const std::optional<double>& value) {
    return value ? whole(*value) : Value();
}

OutputLayer layer(const char* name, GeometryType type, std::vector<OutputField> fields) {
    OutputLayer result;
    result.name = name;
    result.type = type;
    result.fields = std::move(fields);
    return result;
}

OutputLayer boundary_layer(const Town& town) {
    OutputLayer out = layer("boundary", GeometryType::multi_polygon, {{"name", kText}});
    out.features.push_back({town.boundary, {text(town.sketch.name)}});
    return out;
}

OutputLayer communities_layer(const Town& town) {
    OutputLayer out =
        layer("communities", GeometryType::multi_polygon, {{"id", kText}, {"name", kText}});
    for (const Community& community : town.communities) {
        out.features.push_back({community.ground, {text(community.id), text(community.name)}});
    }
    return out;
}

OutputLayer compounds_layer(const Town& town) {
    OutputLayer out = layer("compounds",
                            GeometryType::multi_polygon,
                            {{"id", kText},
                             {"name", kText},
                             {"households", kInteger},
                             {"people", kInteger},
                             {"elderly", kInteger},
                             {"type", kText},
                             {"community", kText},
                             {"enclosure", kText},
                             {"detour", kReal},
                             {"year", kInteger},
                             {"grid", kText},
                             {"responsible", kText}});
    for (const Compound& compound : town.compounds) {
        const bool walled = compound.enclosure == Enclosure::walled;
        out.features.push_back({compound.ground,
                                {text(compound.id),
                                 text(compound.name),
                                 whole(compound.households),
                                 whole(compound.people),
                                 whole(compound.elderly),
                                 text(compound.type_name),
                                 text(town.communities[compound.community.index()].id),
                                 text(walled ? "walled" : "open"),
                                 compound.detour > 1 ? Value(compound.detour) : Value(),
                                 whole(std::stoi(compound.year)),
                                 text(compound.grid),
                                 text(compound.responsible)}});
    }
    return out;
}

OutputLayer gates_layer(const Town& town) {
    OutputLayer out =
        layer("gates",
              GeometryType::point,
              {{"id", kText}, {"compound", kText}, {"open", kText}, {"residents", kText}});
    for (const Gate& gate : town.gates) {
        const char* open = gate.open == GateHours::always   ? "always"
                           : gate.open == GateHours::closed ? "closed"
                                                            : gate.hours.c_str();
        out.features.push_back({gate.point,
                                {text(gate.id),
                                 text(town.compounds[gate.compound.index()].id),
                                 text(open),
                                 text(gate.residents ? "yes" : "no")}});
    }
    return out;
}

OutputLayer barriers_layer(const Town& town) {
    OutputLayer out = layer("barriers", GeometryType::multi_line, {{"id", kText}, {"kind", kText}});
    for (const Barrier& barrier : town.barriers) {
        const char* kind = barrier.kind == BarrierKind::wall    ? "wall"
                           : barrier.kind == BarrierKind::river ? "river"
                                                                : "water";
        PlaneGeometry geometry = barrier.lines;
        if (!barrier.area.empty()) {
            geometry = barrier.area;
        }
        out.features.push_back({std::move(geometry), {text(barrier.id), text(kind)}});
    }
    return out;
}

OutputLayer roads_layer(const Town& town) {
    OutputLayer out = layer("roads",
                            GeometryType::line,
                            {{"id", kText},
                             {"class", kText},
                             {"name", kText},
                             {"from_node", kInteger},
                             {"to_node", kInteger},
                             {"crossing", kText},
                             {"level", kInteger},
                             {"oneway_foot", kText}});
    for (const Road& road : town.roads) {
        out.features.push_back({road.line,
                                {text(road.id),
                                 text(road.road_class),
                                 text(road.name),
                                 whole(road.from),
                                 whole(road.to),
                                 text(road.crossing),
                                 whole(road.level),
                                 text(road.oneway_foot ? "yes" : "")}});
    }
    return out;
}

OutputLayer stations_layer(const Town& town) {
    OutputLayer out = layer("stations",
                            GeometryType::point,
                            {{"id", kText},
                             {"name", kText},
                             {"tier", kInteger},
                             {"floor_area_m2", kInteger},
                             {"capacity_households", kInteger},
                             {"community", kText},
                             {"entrance", kText},
                             {"services", kText},
                             {"open", kText}});
    for (const Station& station : town.stations) {
        out.features.push_back({station.point,
                                {text(station.id),
                                 text(station.name),
                                 whole(station.tier),
                                 whole_or_none(station.floor_area_m2),
                                 whole_or_none(station.capacity_households),
                                 text(town.communities[station.community.index()].id),
                                 text(station.entrance),
                                 text(station.services),
                                 text(station.open)}});
    }
    return out;
}

OutputLayer candidates_layer(const Town& town) {
    OutputLayer out = layer("candidates",
                            GeometryType::point,
                            {{"id", kText},
                             {"name", kText},
                             {"floor_area_m2", kInteger},
                             {"cost_yuan", kInteger},
                             {"source", kText},
                             {"tenure", kText},
                             {"tier", kInteger}});
    for (const Candidate& room : town.candidates) {
        out.features.push_back({room.point,
                                {text(room.id),
                                 text(room.name),
                                 whole_or_none(room.floor_area_m2),
                                 whole_or_none(room.cost_yuan),
                                 text(room.source),
                                 text(room.tenure),
                                 whole(room.tier)}});
    }
    return out;
}

OutputLayer buildings_layer(const Town& town) {
    OutputLayer out = layer("buildings",
                            GeometryType::multi_polygon,
                            {{"compound", kText}, {"households", kInteger}, {"people", kInteger}});
    for (const TownBuilding& building : town.buildings) {
        out.features.push_back({MultiPolygon{Polygon{building.outline, {}}},
                                {text(town.compounds[building.compound].id),
                                 whole(building.households),
                                 whole(building.people)}});
    }
    return out;
}

// ESRI's grid of text, which GDAL reads with its CRS from a .prj beside it.
std::string height_text(const HeightGrid& grid) {
    std::string result = fmt::format("ncols {}\nnrows {}\nxllcorner {:.0f}\nyllcorner {:.0f}\n"
                                     "cellsize {:.0f}\nNODATA_value -9999\n",
                                     grid.columns,
                                     grid.rows,
                                     grid.south_west.x,
                                     grid.south_west.y,
                                     grid.cell_m);
    for (std::size_t row = 0; row < grid.rows; ++row) {
        for (std::size_t column = 0; column < grid.columns; ++column) {
            result += fmt::format(
                "{}{}", column > 0 ? " " : "", grid.heights_m[row * grid.columns + column]);
        }
        result += '\n';
    }
    return result;
}

std::string project_text(const Town& town, const std::string& how_made) {
    std::string result = fmt::format("# A make-believe district, made by\n"
                                     "#     {}\n"
                                     "# Everything placed in it is invented (示意数据).\n\n"
                                     "[project]\n"
                                     "name = \"{}\"\n"
                                     "crs = \"{}\"\n",
                                     how_made,
                                     town.sketch.name,
                                     kTownCrs);
    if (town.sketch.published_km2 > 0) {
        result += fmt::format("boundary_area_km2 = {}\n", town.sketch.published_km2);
    }
    result += fmt::format("data_date = \"{}\"\nnote = \"示意数据\"\n", kDataDate);
    for (const char* name : {"boundary",
                             "communities",
                             "compounds",
                             "gates",
                             "barriers",
                             "roads",
                             "stations",
                             "candidates",
                             "buildings"}) {
        result += fmt::format("\n[layers.{0}]\nsource = \"{0}.geojson\"\n", name);
    }
    return result + "\n[layers.elevation]\nsource = \"elevation.asc\"\n";
}

} // namespace

void write_town(const Town& town,
                const std::filesystem::path& folder,
                const std::string& how_made) {
    const WorkingCrs crs(kTownCrs);
    for (const auto make : {boundary_layer,
                            communities_layer,
                            compounds_layer,
                            gates_layer,
                            barriers_layer,
                            roads_layer,
                            stations_layer,
                            candidates_layer,
                            buildings_layer}) {
        const OutputLayer out = make(town);
        write_layers(folder / (out.name + ".geojson"), crs, {out}, kDataDate);
    }
    write_file(folder / "elevation.asc", height_text(town.heights));
    write_file(folder / "elevation.prj", kPrj);
    write_file(folder / "project.toml", project_text(town, how_made));
}

} // namespace yike
