// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/import_osm.hpp"

#include "base/error.hpp"
#include "district/import_files.hpp"
#include "district/reach.hpp"
#include "district/shapes.hpp"
#include "geometry/overlay.hpp"
#include "io/osm_objects.hpp"
#include "io/osm_roads.hpp"
#include "io/result_folder.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <numeric>
#include <string_view>
#include <system_error>
#include <utility>

namespace yike {

namespace {

constexpr std::array kStreetClasses = {"residential",
                                       "unclassified",
                                       "tertiary",
                                       "tertiary_link",
                                       "secondary",
                                       "secondary_link",
                                       "primary",
                                       "primary_link",
                                       "trunk",
                                       "trunk_link"};

constexpr const char* kReportFile = "import-report.txt"; ///< tells an import from other projects

constexpr std::array<std::string_view, 7> kImportLayers = {"boundary.geojson",
                                                           "communities.geojson",
                                                           "compounds.geojson",
                                                           "gates.geojson",
                                                           "barriers.geojson",
                                                           "roads.geojson",
                                                           "stations.geojson"};

void append(TagFilter& filter, const TagFilter& more) {
    filter.insert(filter.end(), more.begin(), more.end());
}

OsmSelection selection_for(const ImportRequest& request) {
    OsmSelection selection;
    append(selection.points, gate_tags());
    append(selection.points, request.stations);
    append(selection.lines, barrier_line_tags());
    selection.areas = {
        {"landuse", {"residential"}}, {"building", {"*"}}, {"boundary", {"administrative"}}};
    append(selection.areas, barrier_area_tags());
    append(selection.areas, request.stations);
    selection.keys = {"name",
                      "name:zh",
                      "name:en",
                      "official_name",
                      "name:zh-Hans",
                      "name:zh-Hant",
                      "alt_name",
                      "short_name",
                      "int_name",
                      "admin_level",
                      "access",
                      "foot",
                      "locked",
                      "layer",
                      "tunnel",
                      "bridge",
                      "location",
                      "building:flats",
                      "building:levels",
                      "opening_hours",
                      "amenity",
                      "leisure",
                      "office",
                      "man_made",
                      "tourism",
                      "public_transport",
                      "railway",
                      "aeroway",
                      "power",
                      "military"};
    return selection;
}

/// Streets that divide residential land: those that the public walks on, on the ground.
std::vector<Line> dividing_streets(const std::vector<OsmPiece>& pieces, const WorkingCrs& crs) {
    std::vector<Line> streets;
    for (const OsmPiece& piece : pieces) {
        const bool divides =
            std::find(kStreetClasses.begin(), kStreetClasses.end(), piece.highway) !=
            kStreetClasses.end();
        if (divides && !piece.tunnel && !piece.private_access) {
            streets.push_back(to_plane(piece.line, crs));
        }
    }
    return streets;
}

/// Pieces within reach of the boundary, and the kilometres of private ones.
struct Roads {
    std::vector<OsmPiece> pieces;
    double private_taken_km = 0;
    double private_omitted_km = 0;
};

std::vector<OsmPiece>
within_reach(std::vector<OsmPiece> pieces, const ImportBoundary& boundary, double margin_m) {
    const Reach reach(boundary.ground, boundary.crs, margin_m);
    std::erase_if(pieces, [&](const OsmPiece& piece) {
        const Line line = to_plane(piece.line, boundary.crs);
        // Two nodes at one place make no line.
        return !reach.may_reach(piece.line) || line.size() < 2 || !reach.reaches(line);
    });
    return pieces;
}

/// Private ways stay where at least half of their length is inside one compound.
Roads without_private_elsewhere(std::vector<OsmPiece> pieces,
                                const std::vector<ImportCompound>& compounds,
                                const WorkingCrs& crs) {
    Roads roads;
    for (OsmPiece& piece : pieces) {
        if (piece.private_access) {
            const Line line = to_plane(piece.line, crs);
            const double length_m = length(line);
            const bool inside = std::any_of(
                compounds.begin(), compounds.end(), [&](const ImportCompound& compound) {
                    return bounds(compound.ground).meets(bounds(line)) &&
                           2 * length_inside({line}, compound.ground) >= length_m;
                });
            (inside ? roads.private_taken_km : roads.private_omitted_km) += length_m / 1000;
            if (!inside) {
                continue;
            }
        }
        roads.pieces.push_back(std::move(piece));
    }
    return roads;
}

double total_km(const std::vector<OsmPiece>& pieces, const WorkingCrs& crs) {
    return std::accumulate(
        pieces.begin(), pieces.end(), 0.0, [&crs](double sum, const OsmPiece& piece) {
            return sum + length(to_plane(piece.line, crs)) / 1000;
        });
}

/// Writes what was taken line by line, and keeps what deserves an issue.
class ReportWriter {
  public:
    template <class... Values>
    void line(std::string what, fmt::format_string<Values...> how_much, Values&&... values) {
        report_.lines.emplace_back(std::move(what),
                                   fmt::format(how_much, std::forward<Values>(values)...));
    }

    void issue(const char* kind, const char* layer, std::string message, std::string mend) {
        Issue issue;
        issue.kind = kind;
        issue.place.layer = layer;
        issue.message = std::move(message);
        issue.mend = std::move(mend);
        report_.issues.add(std::move(issue));
    }

    void issues(const IssueList& issues) { report_.issues.append(issues); }

    ImportReport take() { return std::move(report_); }

  private:
    ImportReport report_;
};

/// Boundaries are not counted: most of them only touch the file.
std::size_t incomplete_multipolygons(const OsmObjects& objects) {
    return static_cast<std::size_t>(std::count_if(
        objects.incomplete.begin(), objects.incomplete.end(), [](const OsmArea& area) {
            return !area.tags.has("boundary");
        }));
}

void report_compounds(ReportWriter& report,
                      const OsmObjects& objects,
                      const ImportedCompounds& made) {
    const double households = std::accumulate(
        made.compounds.begin(), made.compounds.end(), 0.0, [](double sum, const auto& compound) {
            return sum + compound.households;
        });
    report.line("compounds",
                "{} with {:.0f} households ({})",
                made.compounds.size(),
                households,
                made.households_source);
    report.line("residential areas",
                "{}; {} larger than {:.0f} ha cut along streets; {} less what a smaller one covers",
                made.areas,
                made.cut_areas,
                kLargestUncutM2 / 10'000,
                made.overlaps);
    report.line("areas of the whole file left out",
                "{} multipolygons and {} closed ways whose outline is not complete",
                incomplete_multipolygons(objects),
                objects.incomplete_areas);
    report.line("slivers and empty pieces of cut areas",
                "{} dropped ({:.2f} ha): under {:.0f} m2, narrower than {:.0f} m, or without "
                "dwellings under {:.0f} m2; {} with dwellings joined to a neighbour",
                made.slivers_dropped,
                made.slivers_dropped_m2 / 10'000,
                kSliverM2,
                kSliverWidthM,
                kEmptyPieceM2,
                made.slivers_merged);
    report.line("groups of apartment buildings outside residential areas", "{}", made.groups);
    report.line("dwellings in compounds", "{}", made.dwellings);
    report.line("dwellings in no compound, which do not count",
                "{} with {:.0f} households",
                made.dwellings_outside,
                made.households_outside);
    report.line("buildings of an unknown kind in no compound, which do not count",
                "{}",
                made.unknown_outside);
    report.line("compounds without households", "{}", made.without_households);
    if (made.compounds.empty()) {
        report.issue("no_compounds",
                     "compounds",
                     "the OSM file has no residential land use and no apartment buildings within "
                     "the boundary; the layer compounds is empty",
                     "give the compounds as a layer of your own");
    } else if (made.without_households > 0) {
        report.issue("compounds_without_households",
                     "compounds",
                     fmt::format("{} compounds have no dwelling in the OSM file: 0 households",
                                 made.without_households),
                     "give their households in a ledger, or take them out");
    }
}

void report_roads(ReportWriter& report,
                  const OsmRoads& osm,
                  const Roads& roads,
                  const WorkingCrs& crs) {
    report.line("roads", "{} pieces, {:.1f} km", roads.pieces.size(), total_km(roads.pieces, crs));
    report.line("private ways inside compounds, taken", "{:.1f} km", roads.private_taken_km);
    report.line("private ways elsewhere, left out", "{:.1f} km", roads.private_omitted_km);
    for (const auto& [reason, ways] : osm.omitted) {
        report.line(
            "ways of the whole file left out, " + reason, "{} with {:.1f} km", ways.ways, ways.km);
    }
}

void report_places(ReportWriter& report,
                   const ImportedGates& gates,
                   const ImportedBarriers& barriers,
                   const ImportedStations& stations) {
    report.line("gates",
                "{}; left out: {} further than {:.0f} m from compounds and walls, {} doors of "
                "buildings",
                gates.gates.size(),
                gates.elsewhere,
                kGateReachM,
                gates.building_doors);
    report.line("barriers",
                "{}; left out: {} below ground, {} railways on bridges",
                barriers.barriers.size(),
                barriers.hidden,
                barriers.raised);
    const auto inside = std::count_if(stations.stations.begin(),
                                      stations.stations.end(),
                                      [](const auto& station) { return station.inside; });
    report.line("stations",
                "{}, of which {} inside the boundary; {} nodes left out that lie in an area of the "
                "same kind",
                stations.stations.size(),
                inside,
                stations.doubles);
    if (inside == 0) {
        report.issue("no_stations",
                     "stations",
                     "no object within the boundary matches the filter of stations",
                     "choose other tags with --stations, or give the stations as a layer");
    }
}

void report_boundary(ReportWriter& report,
                     const ImportRequest& request,
                     const ImportBoundary& boundary,
                     const ImportCommunities& communities,
                     const std::string& data_date) {
    report.line("OSM file", "{}", without_controls(request.osm.filename().string()));
    report.line("data date", "{}", data_date.empty() ? "unknown" : data_date);
    report.line("boundary", "{}, {:.2f} km2", boundary.source, area(boundary.ground) / 1e6);
    report.line("margin", "{} m", request.margin_m);
    report.line("communities",
                "{}{}",
                communities.communities.size(),
                communities.communities.empty()
                    ? std::string()
                    : fmt::format(" of admin_level {}, {:.1f} % of the boundary",
                                  communities.admin_level,
                                  communities.cover * 100));
    report.issues(boundary.issues);
    report.issues(communities.issues);
}

void check_there_are_roads(const ImportRequest& request, const std::vector<OsmPiece>& pieces) {
    if (pieces.empty()) {
        Place place;
        place.file = request.osm.string();
        throw DataError(place,
                        fmt::format("has no walkable way within {} m of the boundary; check that "
                                    "file and boundary belong together",
                                    request.margin_m));
    }
}

/// A project that somebody has begun to work on is more than an import.
void require_no_foreign_files(const std::filesystem::path& folder) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const bool ours =
            name == kReportFile || name == "project.toml" ||
            std::find(kImportLayers.begin(), kImportLayers.end(), name) != kImportLayers.end();
        if (!ours) {
            throw DataError(Place{folder.string(), {}, {}, {}},
                            fmt::format("holds \"{}\", which no import made; name another folder, "
                                        "or empty this one",
                                        name));
        }
    }
}

/// Parts between separators, without blanks around.
std::vector<std::string> split(std::string_view whole, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : whole) {
        if (c == separator) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    for (std::string& part : parts) {
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
    }
    return parts;
}

} // namespace

TagFilter parse_tag_filter(const std::string& text) {
    TagFilter filter;
    for (const std::string& rule : split(text, ';')) {
        const std::vector<std::string> sides = split(rule, '=');
        std::vector<std::string> values;
        if (sides.size() == 2) {
            values = split(sides[1], ',');
        }
        const bool complete = !values.empty() && !sides[0].empty() &&
                              std::find(values.begin(), values.end(), "") == values.end();
        if (!complete) {
            throw UsageError(fmt::format("\"{}\" is no tag filter; allowed: KEY=VALUE,VALUE... or "
                                         "KEY=*, several joined by ;",
                                         text));
        }
        filter.emplace_back(sides[0], std::move(values));
    }
    return filter;
}

ImportReport import_osm(const ImportRequest& request, Progress& progress) {
    // First of all, so that a folder that cannot be used costs no time.
    require_no_foreign_files(request.folder);
    ResultFolder folder(request.folder, kReportFile);
    const OsmObjects objects = read_osm_objects(request.osm, selection_for(request), progress);
    const ImportBoundary boundary = find_boundary(request.boundary, objects);
    const ImportCommunities communities = find_communities(boundary, objects);
    OsmRoads osm = read_osm_roads(request.osm, progress);
    std::vector<OsmPiece> pieces = within_reach(std::move(osm.pieces), boundary, request.margin_m);
    check_there_are_roads(request, pieces);
    ImportedCompounds compounds =
        make_compounds(boundary, objects, dividing_streets(pieces, boundary.crs), progress);
    progress.stage("taking gates, barriers and stations", 0);
    Roads roads = without_private_elsewhere(std::move(pieces), compounds.compounds, boundary.crs);
    ImportedBarriers barriers = make_barriers(boundary, objects, request.margin_m);
    ImportedGates gates =
        make_gates(boundary, objects, compounds.compounds, barriers.barriers, request.margin_m);
    ImportedStations stations =
        make_stations(boundary, objects, request.stations, request.margin_m);

    ReportWriter report;
    const std::string data_date = std::max(objects.timestamp, osm.timestamp);
    report_boundary(report, request, boundary, communities, data_date);
    report_roads(report, osm, roads, boundary.crs);
    report_compounds(report, objects, compounds);
    report_places(report, gates, barriers, stations);
    report.issues(osm.issues);

    progress.stage("writing layers", 0);
    const ImportedDistrict district{.name = request.name.empty() ? boundary.name
                                                                 : without_controls(request.name),
                                    .data_date = data_date,
                                    .boundary = boundary,
                                    .communities = communities.communities,
                                    .compounds = std::move(compounds),
                                    .gates = std::move(gates.gates),
                                    .barriers = std::move(barriers.barriers),
                                    .roads = std::move(roads.pieces),
                                    .stations = std::move(stations.stations)};
    write_import_layers(folder.path(), district);
    ImportReport done = report.take();
    write_file(folder.path() / "project.toml", project_toml(district, request));
    write_file(folder.path() / kReportFile, report_text(done));
    progress.check();
    folder.commit();
    return done;
}

} // namespace yike
