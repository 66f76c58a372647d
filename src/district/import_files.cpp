// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/import_files.hpp"

#include "district/household_estimate.hpp"
#include "district/shapes.hpp"
#include "io/osm_file.hpp"
#include "io/text_encoding.hpp"
#include "io/write_layers.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <limits>

namespace yike {

namespace {

constexpr FieldType kText = FieldType::text;
constexpr FieldType kInteger = FieldType::integer;

const char* word(BarrierKind kind) {
    switch (kind) {
    case BarrierKind::wall:
        return "wall";
    case BarrierKind::river:
        return "river";
    case BarrierKind::rail:
        return "rail";
    case BarrierKind::water:
        return "water";
    }
    return "";
}

Value text(std::string value) {
    return Value(std::move(value));
}

Value whole(double value) {
    return Value(static_cast<std::int64_t>(value));
}

OutputLayer
layer(const char* name, GeometryType type, std::vector<OutputField> fields, std::size_t size) {
    OutputLayer result;
    result.name = name;
    result.type = type;
    result.fields = std::move(fields);
    result.features.reserve(size);
    return result;
}

OutputLayer boundary_layer(const ImportedDistrict& district) {
    OutputLayer out = layer("boundary", GeometryType::multi_polygon, {{"name", kText}}, 1);
    out.features.push_back({district.boundary.ground, {text(district.name)}});
    return out;
}

OutputLayer communities_layer(const std::vector<Community>& communities) {
    OutputLayer out = layer("communities",
                            GeometryType::multi_polygon,
                            {{"id", kText}, {"name", kText}},
                            communities.size());
    for (const Community& community : communities) {
        out.features.push_back({community.ground, {text(community.id), text(community.name)}});
    }
    return out;
}

OutputLayer compounds_layer(const ImportedCompounds& compounds) {
    OutputLayer out = layer(
        "compounds",
        GeometryType::multi_polygon,
        {{"id", kText}, {"name", kText}, {"households", kInteger}, {"households_source", kText}},
        compounds.compounds.size());
    for (const ImportCompound& compound : compounds.compounds) {
        out.features.push_back({compound.ground,
                                {text(compound.id),
                                 text(compound.name),
                                 whole(compound.households),
                                 text(compounds.households_source)}});
    }
    return out;
}

OutputLayer gates_layer(const std::vector<ImportGate>& gates) {
    OutputLayer out =
        layer("gates",
              GeometryType::point,
              {{"id", kText}, {"compound", kText}, {"open", kText}, {"residents", kText}},
              gates.size());
    for (const ImportGate& gate : gates) {
        // No compound: to name one would say that it is walled, which a gate alone does not tell.
        out.features.push_back({gate.point,
                                {text(gate.id),
                                 text(""),
                                 text(gate.closed ? "closed" : "always"),
                                 text(gate.residents ? "yes" : "no")}});
    }
    return out;
}

OutputLayer barriers_layer(const std::vector<ImportBarrier>& barriers) {
    OutputLayer out = layer(
        "barriers", GeometryType::multi_line, {{"id", kText}, {"kind", kText}}, barriers.size());
    for (const ImportBarrier& barrier : barriers) {
        PlaneGeometry geometry = barrier.lines;
        if (!barrier.area.empty()) {
            geometry = barrier.area;
        }
        out.features.push_back({std::move(geometry), {text(barrier.id), text(word(barrier.kind))}});
    }
    return out;
}

OutputLayer roads_layer(const std::vector<OsmPiece>& roads, const WorkingCrs& crs) {
    OutputLayer out = layer("roads",
                            GeometryType::line,
                            {{"id", kText},
                             {"class", kText},
                             {"name", kText},
                             {"from_node", kInteger},
                             {"to_node", kInteger},
                             {"crossing", kText},
                             {"level", kInteger},
                             {"oneway_foot", kText},
                             {"access", kText}},
                            roads.size());
    for (const OsmPiece& piece : roads) {
        out.features.push_back({to_plane(piece.line, crs),
                                {text(fmt::format("w{}-{}", piece.way, piece.part)),
                                 text(piece.highway),
                                 text(piece.name),
                                 Value(std::int64_t{piece.from}),
                                 Value(std::int64_t{piece.to}),
                                 text(piece.crossing),
                                 Value(std::int64_t{piece.level}),
                                 text(piece.oneway_foot ? "yes" : ""),
                                 text(piece.private_access ? "private" : "")}});
    }
    return out;
}

OutputLayer stations_layer(const std::vector<ImportStation>& stations) {
    OutputLayer out = layer("stations",
                            GeometryType::point,
                            {{"id", kText}, {"name", kText}, {"tier", kInteger}, {"open", kText}},
                            stations.size());
    for (const ImportStation& station : stations) {
        out.features.push_back(
            {station.point, {text(station.id), text(station.name), whole(1), text(station.open)}});
    }
    return out;
}

/// A TOML string.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string project_section(const ImportedDistrict& district, const ImportRequest& request) {
    std::string result =
        fmt::format("# A project of Yike, made by `yike import osm` from {} with the boundary\n"
                    "# {}.\n"
                    "# import-report.txt tells what was taken and what was not.\n\n"
                    "[project]\nname = {}\n",
                    without_controls(request.osm.filename().string()),
                    district.boundary.source,
                    quoted(district.name));
    result += "# Without `crs` a transverse Mercator centred on the boundary is used.\n"
              "# crs = \"EPSG:4549\"\n"
              "# The published area, if there is one: `yike check` compares it with the polygon.\n";
    result += fmt::format("# boundary_area_km2 = {:.2f}\n", area(district.boundary.ground) / 1e6);
    if (district.data_date.empty()) {
        result += "# The day of the data; the OSM file does not tell it.\n"
                  "# data_date = \"2025-11-01\"\n";
    } else {
        result += fmt::format("data_date = {}\n", quoted(district.data_date));
    }
    result +=
        "# Households are estimates where households_source of a compound says so; tables, maps\n"
        "# and the manifest then mark them. A note would be printed on every map:\n"
        "# note = \"...\"\n";
    result += fmt::format("attribution = \"{}\"\n", kOsmAttribution);
    return result;
}

std::string settings_section(double margin_m) {
    return fmt::format(
        "\n[settings]\n"
        "# Roads, barriers, gates and stations were taken up to here beyond the boundary; a larger "
        "margin\n# needs a new import.\n"
        "margin_m = {}\n"
        "# Others, with their defaults:\n"
        "# profile = \"standard\"          # 0.9 s a metre; brisk, elderly, child, wheelchair\n"
        "# minutes = [5, 10, 15]\n"
        "# max_access_m = 200            # longest straight walk from a place to the network\n"
        "# private_ways = false          # true: ways with access = private carry residents\n",
        margin_m);
}

constexpr const char* kLayers = R"(
# Every layer may be replaced by any vector file; the handbook lists the fields of each.
[layers.boundary]
source = "boundary.geojson"

# Administrative areas of OSM that divide the boundary.
[layers.communities]
source = "communities.geojson"

# Households are estimated (field households_source). Put real numbers in a ledger, joined by id:
# table = "ledger.xlsx"
[layers.compounds]
source = "compounds.geojson"

# The field compound is empty: a gate that names its compound says that the compound is walled.
[layers.gates]
source = "gates.geojson"

# Walls, rivers, railways and water stop straight walks to the network, never roads.
[layers.barriers]
source = "barriers.geojson"

# Pieces meet where from_node and to_node are equal, so that bridges do not join what is below.
[layers.roads]
source = "roads.geojson"

# tier is 1 for all; set 2 for small stations within a compound, and add floor_area_m2.
[layers.stations]
source = "stations.geojson"
)";

} // namespace

void write_import_layers(const std::filesystem::path& folder, const ImportedDistrict& district) {
    const WorkingCrs& crs = district.boundary.crs;
    for (const OutputLayer& out : {boundary_layer(district),
                                   communities_layer(district.communities),
                                   compounds_layer(district.compounds),
                                   gates_layer(district.gates),
                                   barriers_layer(district.barriers),
                                   roads_layer(district.roads, crs),
                                   stations_layer(district.stations)}) {
        write_layers(folder / (out.name + ".geojson"), crs, {out}, district.data_date);
    }
}

std::string project_toml(const ImportedDistrict& district, const ImportRequest& request) {
    return project_section(district, request) + settings_section(request.margin_m) + kLayers;
}

std::string report_text(const ImportReport& report) {
    std::string result = "What was taken from OSM data, and what was not\n\n";
    for (const auto& [what, how_much] : report.lines) {
        result += fmt::format("{}: {}\n", what, how_much);
    }
    result += "\nHow households were estimated (all numbers unverified)\n\n"
              "building:flats where given; else footprint x levels / m2 per household, at least 1; "
              "levels from\nbuilding:levels, else as listed. building=yes counts unless amenity, "
              "leisure, office or the like\ngives it another use.\n\n"
              "building             levels  m2 per household  smallest footprint m2\n";
    for (const DwellingType& type : dwelling_types()) {
        result += fmt::format("{:<20} {:>6} {:>17} {:>22}\n",
                              type.building,
                              type.levels,
                              type.m2_per_household,
                              type.least_footprint_m2);
    }
    result += fmt::format("\nWhere the file has no buildings: {} households on a hectare of "
                          "residential land.\n",
                          kHouseholdsPerHectare);
    if (!report.issues.empty()) {
        result += "\nIssues\n\n";
        for (const std::string& line :
             report.issues.summary(std::numeric_limits<std::size_t>::max())) {
            result += line + '\n';
        }
    }
    return result;
}

} // namespace yike
