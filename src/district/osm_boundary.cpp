// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/osm_boundary.hpp"

#include "base/error.hpp"
#include "district/load_ground.hpp"
#include "district/shapes.hpp"
#include "geometry/overlay.hpp"
#include "io/table.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace yike {

namespace {

namespace fs = std::filesystem;

constexpr std::array kNameKeys = {"name",
                                  "name:zh",
                                  "name:en",
                                  "official_name",
                                  "name:zh-Hans",
                                  "name:zh-Hant",
                                  "alt_name",
                                  "short_name",
                                  "int_name"};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

bool is_administrative(const OsmArea& area) {
    return area.tags.get("boundary") == "administrative";
}

/// 1 to 11 as written, 0 if absent or no number.
int admin_level(const OsmTags& tags) {
    const std::string_view written = tags.get("admin_level");
    int level = 0;
    std::from_chars(written.data(), written.data() + written.size(), level);
    return level;
}

/// True if a value is the name, or holds it in a list such as "A;B".
bool tells_name(std::string_view value, const std::string& wanted) {
    if (lower(value) == wanted) {
        return true;
    }
    while (!value.empty()) {
        const std::size_t end = value.find(';');
        if (lower(trimmed(value.substr(0, end))) == wanted) {
            return true;
        }
        value.remove_prefix(end == std::string_view::npos ? value.size() : end + 1);
    }
    return false;
}

/// By a name, or by the id: "r45".
bool has_name(const OsmArea& area, const std::string& wanted) {
    return area.name() == wanted ||
           std::any_of(kNameKeys.begin(), kNameKeys.end(), [&](const char* key) {
               return tells_name(area.tags.get(key), lower(wanted));
           });
}

/// Levenshtein's distance, in bytes.
std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

bool is_near_name(const std::string& name, const std::string& wanted) {
    const std::string a = lower(name);
    const std::string b = lower(wanted);
    return a.find(b) != std::string::npos || b.find(a) != std::string::npos ||
           edit_distance(a, b) <= std::max<std::size_t>(1, b.size() / 3);
}

std::string quoted(std::set<std::string> names) {
    constexpr std::size_t kMost = 12;
    std::vector<std::string> shown;
    for (const std::string& name : names) {
        if (shown.size() < kMost) {
            shown.push_back('"' + name + '"');
        }
    }
    const std::size_t more = names.size() - shown.size();
    return fmt::format("{}{}",
                       fmt::join(shown, ", "),
                       more > 0 ? fmt::format(" and {} more", more) : std::string());
}

[[noreturn]] void fail_unknown(const std::string& wanted, const OsmObjects& objects) {
    std::set<std::string> near;
    std::set<std::string> all;
    for (const OsmArea& area : objects.areas) {
        const std::string name = name_of(area.tags);
        if (is_administrative(area) && !name.empty()) {
            all.insert(name);
            if (is_near_name(name, wanted)) {
                near.insert(name);
            }
        }
    }
    for (const OsmArea& area : objects.incomplete) {
        if (is_administrative(area) && has_name(area, wanted)) {
            throw DataError(fmt::format(
                "--boundary \"{}\": relation {} has this name, but its outline has gaps "
                "or crosses itself in the OSM file; take a larger file, or give the "
                "boundary as a polygon file",
                wanted,
                area.id));
        }
    }
    const std::string known = !near.empty()  ? "; similar names: " + quoted(near)
                              : !all.empty() ? "; its administrative areas: " + quoted(all)
                                             : "; it holds no administrative area at all";
    throw DataError(fmt::format("--boundary \"{}\": no such file, and no complete administrative "
                                "area of this name in the OSM file{}",
                                wanted,
                                known));
}

/// 1 to 11; 99 if there is none.
int known_level(const OsmArea& area) {
    const int level = admin_level(area.tags);
    return level > 0 ? level : 99;
}

/// "r45 (admin_level 8)".
std::string described(const OsmArea& area) {
    return fmt::format("{} (admin_level {})",
                       area.name(),
                       area.tags.has("admin_level") ? area.tags.get("admin_level") : "unknown");
}

std::string described(const std::vector<const OsmArea*>& areas) {
    std::vector<std::string> texts;
    for (const OsmArea* area : areas) {
        texts.push_back(described(*area));
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

/// In degrees: for comparing only.
Box box_of(const OsmArea& area) {
    Box box;
    for (const GlobePolygon& polygon : area.polygons) {
        for (const LonLat p : polygon.outer) {
            box.add(PlanePoint{p.lon, p.lat});
        }
    }
    return box;
}

double size_of(const Box& box) {
    return (box.max.x - box.min.x) * (box.max.y - box.min.y);
}

/// A relation and the way that is its outline often bear the same tags.
bool same_outline(const OsmArea& a, const OsmArea& b) {
    const Box box_a = box_of(a);
    const Box box_b = box_of(b);
    return box_a.min == box_b.min && box_a.max == box_b.max;
}

/// What --boundary chose by name, and what it did not.
struct NamedArea {
    const OsmArea* area = nullptr;
    std::vector<const OsmArea*> others; ///< of the same name, incomplete ones too
};

/// @throws DataError if none has the name, or several of the same level have it.
NamedArea area_named(const std::string& wanted, const OsmObjects& objects) {
    std::vector<const OsmArea*> named;
    for (const OsmArea& area : objects.areas) {
        if (is_administrative(area) && has_name(area, wanted)) {
            named.push_back(&area);
        }
    }
    if (named.empty()) {
        fail_unknown(wanted, objects);
    }
    // Its own name weighs more than other names, then the level decides; of areas of one level the
    // smaller comes first: a country without its sea.
    const auto rank = [&wanted](const OsmArea* area) {
        return std::pair(lower(name_of(area->tags)) != lower(wanted), known_level(*area));
    };
    std::stable_sort(named.begin(), named.end(), [&](const OsmArea* a, const OsmArea* b) {
        return std::pair(rank(a), size_of(box_of(*a))) < std::pair(rank(b), size_of(box_of(*b)));
    });
    NamedArea found{named.front(), {}};
    std::vector<const OsmArea*> elsewhere = {found.area};
    for (std::size_t i = 1; i < named.size(); ++i) {
        if (same_outline(*named[i], *found.area)) {
            continue;
        }
        const bool apart =
            rank(named[i]) == rank(found.area) && !box_of(*named[i]).meets(box_of(*found.area));
        (apart ? elsewhere : found.others).push_back(named[i]);
    }
    if (elsewhere.size() > 1) {
        throw DataError(fmt::format("--boundary \"{}\": several areas of the OSM file have this "
                                    "name: {}; name one by its id, for example --boundary {}",
                                    wanted,
                                    described(elsewhere),
                                    elsewhere.front()->name()));
    }
    for (const OsmArea& area : objects.incomplete) {
        if (is_administrative(area) && has_name(area, wanted)) {
            found.others.push_back(&area);
        }
    }
    return found;
}

Issue other_areas(const std::string& wanted, const NamedArea& named) {
    Issue issue;
    issue.kind = "ambiguous_boundary";
    issue.place.layer = "boundary";
    issue.message = fmt::format("\"{}\" is also the name of {}; {} was taken",
                                wanted,
                                described(named.others),
                                described(*named.area));
    issue.mend = "name another by its id if that is meant";
    return issue;
}

LonLat centre_of(const std::vector<GlobePolygon>& polygons) {
    double west = 180;
    double east = -180;
    double south = 90;
    double north = -90;
    for (const GlobePolygon& polygon : polygons) {
        for (const LonLat p : polygon.outer) {
            west = std::min(west, p.lon);
            east = std::max(east, p.lon);
            south = std::min(south, p.lat);
            north = std::max(north, p.lat);
        }
    }
    return {(west + east) / 2, (south + north) / 2};
}

MultiPolygon plane_polygons(const std::vector<GlobePolygon>& polygons, const WorkingCrs& crs) {
    MultiPolygon result;
    for (const GlobePolygon& polygon : polygons) {
        Polygon& plane = result.emplace_back();
        plane.outer = to_plane(polygon.outer, crs);
        for (const GlobeLine& hole : polygon.holes) {
            plane.holes.push_back(to_plane(hole, crs));
        }
    }
    return result;
}

void require_one_crs(const ImportBoundary& boundary, const std::vector<GlobePolygon>& polygons) {
    std::vector<LonLat> positions;
    for (const GlobePolygon& polygon : polygons) {
        positions.insert(positions.end(), polygon.outer.begin(), polygon.outer.end());
    }
    const double error = scale_error_over(boundary.crs, positions);
    if (!(error < kGreatestScaleError)) {
        throw DataError(fmt::format("--boundary: \"{}\" is too large for one working CRS: scale "
                                    "error {:.3g} %, must be under 0.1 %; check it, or take a part",
                                    boundary.name,
                                    error * 100));
    }
}

Issue repaired_boundary(const std::string& problem, double left_m2) {
    Issue issue;
    issue.kind = "invalid_geometry";
    issue.place.layer = "boundary";
    issue.message = fmt::format(
        "the polygon is not valid ({}); it was repaired and kept, {:.0f} m2", problem, left_m2);
    issue.mend = "draw the outline again where it crosses itself";
    return issue;
}

ImportBoundary
make_boundary(std::string name, const std::vector<GlobePolygon>& polygons, std::string source) {
    ImportBoundary boundary{.name = std::move(name),
                            .crs = WorkingCrs::centred_on(centre_of(polygons)),
                            .ground = {},
                            .admin_level = 0,
                            .source = std::move(source),
                            .issues = {}};
    require_one_crs(boundary, polygons);
    // One by one: polygons of several features may overlap.
    std::vector<MultiPolygon> parts;
    for (const GlobePolygon& polygon : polygons) {
        MultiPolygon part = plane_polygons({polygon}, boundary.crs);
        if (const std::string problem = validity_problem(part); !problem.empty()) {
            part = make_valid(part);
            boundary.issues.add(repaired_boundary(problem, area(part)));
        }
        parts.push_back(std::move(part));
    }
    boundary.ground = union_of(parts);
    return boundary;
}

/// The polygons of a feature; drawings hold areas as closed lines.
std::vector<GlobePolygon> polygons_of(const Feature& feature) {
    std::vector<GlobePolygon> polygons = feature.polygons;
    for (const GlobeLine& line : feature.lines) {
        if (feature.polygons.empty() && line.size() >= 4 && line.front() == line.back()) {
            polygons.push_back({line, {}});
        }
    }
    return polygons;
}

/// The name of the only feature, else of the file.
std::string name_in(const Table& table, const fs::path& file) {
    for (const char* field : {"name", "名称"}) {
        const auto column = table.column(field);
        if (column && table.features.size() == 1) {
            const std::string written = as_text(table.features.front().values[*column]);
            if (!written.empty()) {
                return written;
            }
        }
    }
    return without_controls(file.stem().string());
}

ImportBoundary boundary_from_file(const fs::path& file) {
    TableSource source;
    source.file = file;
    source.purpose = "boundary";
    const Table table = read_table(source);
    const Place place{file.string(), {}, {}, {}};
    std::vector<GlobePolygon> polygons;
    for (const Feature& feature : table.features) {
        const std::vector<GlobePolygon> more = polygons_of(feature);
        polygons.insert(polygons.end(), more.begin(), more.end());
    }
    if (polygons.empty()) {
        throw DataError(place,
                        "has no polygon that could be the boundary" +
                            (table.issues.empty()
                                 ? std::string()
                                 : fmt::format(" ({})", table.issues.all().front().message)));
    }
    ImportBoundary boundary =
        make_boundary(name_in(table, file),
                      polygons,
                      fmt::format("file {}", without_controls(file.filename().string())));
    if (!(area(boundary.ground) > 0)) {
        throw DataError(place, "its polygons have no ground");
    }
    boundary.issues.append(table.issues);
    return boundary;
}

bool looks_like_path(const std::string& wanted) {
    return wanted.find('/') != std::string::npos || fs::path(wanted).has_extension();
}

/// How much of each administrative level lies within the boundary.
struct Level {
    std::vector<Community> members;
    double ground_m2 = 0;
};

std::map<int, Level> levels_within(const ImportBoundary& boundary, const OsmObjects& objects) {
    const double whole_m2 = area(boundary.ground);
    const Box box = bounds(boundary.ground);
    std::map<int, Level> levels;
    for (const OsmArea& candidate : objects.areas) {
        const int level = admin_level(candidate.tags);
        if (!is_administrative(candidate) || level <= boundary.admin_level) {
            continue;
        }
        const MultiPolygon ground = to_plane(candidate, boundary.crs);
        if (!bounds(ground).meets(box)) {
            continue;
        }
        MultiPolygon inside = intersection_of(ground, boundary.ground);
        const double inside_m2 = area(inside);
        // Neighbours that reach in by a badly drawn border are no part of the district, and an
        // area that holds nearly all of it is the district by another name or a larger one.
        const bool belongs = inside_m2 >= 0.5 * area(ground) || inside_m2 >= 0.01 * whole_m2;
        if (belongs && inside_m2 < 0.95 * whole_m2) {
            const std::string name = name_of(candidate.tags);
            levels[level].members.push_back(
                {candidate.name(), name.empty() ? candidate.name() : name, std::move(inside)});
            levels[level].ground_m2 += inside_m2;
        }
    }
    return levels;
}

/// The level of the administrative area that is the boundary; 0 if none is.
int level_of_same_ground(const ImportBoundary& boundary, const OsmObjects& objects) {
    const double whole_m2 = area(boundary.ground);
    for (const OsmArea& candidate : objects.areas) {
        if (!is_administrative(candidate)) {
            continue;
        }
        const MultiPolygon ground = to_plane(candidate, boundary.crs);
        const double ratio = area(ground) / whole_m2;
        if (ratio > 0.9 && ratio < 1.1 &&
            area(intersection_of(ground, boundary.ground)) > 0.95 * whole_m2) {
            return admin_level(candidate.tags);
        }
    }
    return 0;
}

Issue community_issue(const char* kind, std::string message) {
    Issue issue;
    issue.kind = kind;
    issue.place.layer = "communities";
    issue.message = std::move(message);
    issue.mend = "give the communities' polygons as the layer communities";
    return issue;
}

} // namespace

std::string name_of(const OsmTags& tags) {
    for (const char* key : {"name", "name:zh", "name:en", "official_name"}) {
        if (tags.has(key)) {
            return std::string(tags.get(key));
        }
    }
    return {};
}

MultiPolygon to_plane(const OsmArea& area, const WorkingCrs& crs) {
    MultiPolygon ground = plane_polygons(area.polygons, crs);
    return area.doubtful || !validity_problem(ground).empty() ? make_valid(ground) : ground;
}

ImportBoundary find_boundary(const std::string& wanted, const OsmObjects& objects) {
    if (fs::is_regular_file(wanted)) {
        ImportBoundary boundary = boundary_from_file(wanted);
        boundary.admin_level = level_of_same_ground(boundary, objects);
        return boundary;
    }
    const std::string one_line = without_controls(wanted);
    const std::string name_wanted(trimmed(one_line));
    const bool is_name =
        std::any_of(objects.areas.begin(), objects.areas.end(), [&](const OsmArea& area) {
            return is_administrative(area) && has_name(area, name_wanted);
        });
    if (!is_name && (looks_like_path(wanted) || fs::is_directory(wanted))) {
        Place place;
        place.file = wanted;
        throw DataError(place,
                        fs::exists(wanted)
                            ? "is no file; --boundary is a polygon file or a name in the OSM file"
                            : "there is no such boundary file, and no complete administrative area "
                              "of this name in the OSM file; check the path");
    }
    const NamedArea named = area_named(name_wanted, objects);
    const OsmArea& area = *named.area;
    const std::string name = name_of(area.tags);
    ImportBoundary boundary = make_boundary(name.empty() ? name_wanted : name, area.polygons, "");
    boundary.admin_level = admin_level(area.tags);
    boundary.source = fmt::format("OSM {} {} \"{}\", admin_level {}",
                                  area.type == 'r' ? "relation" : "way",
                                  area.id,
                                  boundary.name,
                                  boundary.admin_level);
    if (!named.others.empty()) {
        boundary.issues.add(other_areas(name_wanted, named));
    }
    return boundary;
}

ImportCommunities find_communities(const ImportBoundary& boundary, const OsmObjects& objects) {
    constexpr double kTiles = 0.9;
    const double whole_m2 = area(boundary.ground);
    std::map<int, Level> levels = levels_within(boundary, objects);
    ImportCommunities result;
    for (auto& [level, content] : levels) {
        const double cover = content.ground_m2 / whole_m2;
        if (content.members.size() >= 2 &&
            (cover >= kTiles || (result.cover < kTiles && cover > result.cover))) {
            result.admin_level = level;
            result.cover = cover;
            result.communities = content.members;
        }
    }
    std::sort(result.communities.begin(),
              result.communities.end(),
              [](const Community& a, const Community& b) { return a.id < b.id; });
    if (result.communities.empty()) {
        result.issues.add(community_issue("no_communities",
                                          "the OSM file has no administrative areas that divide "
                                          "the boundary; the layer communities is empty"));
    } else if (result.cover < kTiles) {
        result.issues.add(community_issue(
            "communities_incomplete",
            fmt::format("the {} communities of admin_level {} cover {:.0f} % of the boundary",
                        result.communities.size(),
                        result.admin_level,
                        result.cover * 100)));
    }
    return result;
}

} // namespace yike
