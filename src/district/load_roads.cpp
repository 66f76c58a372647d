// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_roads.hpp"

#include "district/feature_reader.hpp"
#include "district/join_ends.hpp"
#include "district/shapes.hpp"
#include "io/osm_roads.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace yike {

namespace {

/// A road from a table with what its ends are called there.
struct NamedRoad {
    Road road;
    std::uint32_t from_id = kNoNodeId;
    std::uint32_t to_id = kNoNodeId;
    std::size_t feature = 0; ///< in its table
};

/// Texts of node ids to small numbers.
class NodeIds {
  public:
    std::uint32_t number_of(const std::string& id) {
        const auto [found, fresh] =
            numbers_.try_emplace(id, static_cast<std::uint32_t>(texts_.size()));
        if (fresh) {
            texts_.push_back(id);
        }
        return found->second;
    }

    const std::vector<std::string>& texts() const { return texts_; }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::string> texts_;
};

/// Decides about roads one by one and counts those that are left out.
class RoadFilter {
  public:
    RoadFilter(const Settings& settings,
               const Reach& reach,
               const std::vector<Compound>& compounds,
               LoadedRoads& loaded)
        : settings_(settings), reach_(reach), compounds_(compounds), loaded_(loaded) {}

    bool may_reach(const GlobeLine& line) {
        const bool near = reach_.may_reach(line);
        beyond_ += near ? 0 : 1;
        return near;
    }

    bool accepts(const Road& road) {
        if (!reach_.reaches(road.line)) {
            ++beyond_;
            return false;
        }
        if (road.private_access && !(settings_.private_ways && compounds_.hold(road.line))) {
            omit("access_private", road.line);
            return false;
        }
        return true;
    }

    void omit(const std::string& reason, const Line& line) {
        loaded_.omitted_km[reason] += length(line) / 1000;
    }

    void report(LoadContext& context, const Place& place) const {
        if (beyond_ > 0) {
            add_remark(context.issues,
                       place,
                       {.kind = "beyond_margin",
                        .message = fmt::format("{} lines lie more than margin_m = {} m outside the "
                                               "boundary and are left out",
                                               beyond_,
                                               settings_.margin_m),
                        .mend = "",
                        .count = beyond_});
        }
        if (loaded_.roads.empty()) {
            add_remark(context.issues,
                       place,
                       {.kind = "no_roads",
                        .severity = Severity::warning,
                        .message = "there is no road within reach of the boundary: nobody has "
                                   "access",
                        .mend = "check the layer's CRS and datum"});
        }
    }

  private:
    const Settings& settings_;
    const Reach& reach_;
    CompoundGrounds compounds_;
    LoadedRoads& loaded_;
    std::size_t beyond_ = 0;
};

// ---- OSM files ----

Road to_road(OsmPiece& piece, const WorkingCrs& crs) {
    Road road;
    road.id = fmt::format("w{}-{}", piece.way, piece.part);
    road.road_class = std::move(piece.highway);
    road.name = std::move(piece.name);
    road.crossing = std::move(piece.crossing);
    road.level = piece.level;
    road.oneway_foot = piece.oneway_foot;
    road.private_access = piece.private_access;
    road.from = piece.from;
    road.to = piece.to;
    road.line = to_plane(piece.line, crs);
    return road;
}

/// Numbers junctions anew, by first appearance: those of left out roads are gone.
void renumber_junctions(LoadedRoads& loaded, std::uint32_t old_count) {
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    std::vector<std::uint32_t> number(old_count, kNone);
    for (Road& road : loaded.roads) {
        for (std::uint32_t* end : {&road.from, &road.to}) {
            if (number[*end] == kNone) {
                number[*end] = loaded.junctions++;
            }
            *end = number[*end];
        }
    }
}

void report_too_short(IssueList& issues, Place place, LonLat at) {
    add_remark(issues,
               place,
               {.kind = "invalid_geometry",
                .severity = Severity::warning,
                .message = "the line has fewer than two distinct points; it is left out",
                .mend = "delete the line or draw it again",
                .example = at});
}

void load_osm(LoadContext& context,
              const LayerSource& layer,
              const WorkingCrs& crs,
              RoadFilter& filter,
              LoadedRoads& loaded) {
    const std::filesystem::path file = source_path(context.project, layer.source);
    OsmRoads osm = read_osm_roads(file, context.progress);
    for (Issue issue : osm.issues.all()) {
        issue.place.layer = "roads";
        context.issues.add(std::move(issue));
    }
    for (OsmPiece& piece : osm.pieces) {
        if (!filter.may_reach(piece.line)) {
            continue;
        }
        Road road = to_road(piece, crs);
        if (road.line.size() < 2) {
            report_too_short(
                context.issues, {file.string(), "roads", road.id, ""}, piece.line.front());
        } else if (filter.accepts(road)) {
            loaded.roads.push_back(std::move(road));
        }
    }
    for (const auto& [reason, ways] : osm.omitted) {
        loaded.omitted_km[reason] += ways.km;
    }
    renumber_junctions(loaded, osm.junctions);
    loaded.timestamp = osm.timestamp;
    filter.report(context, {file.string(), "roads", "", ""});
}

// ---- lines ----

/// Access of a line layer, as OSM writes it.
enum class LineAccess { everybody, residents, nobody };

LineAccess parse_access(const std::string& word) {
    const std::string access = narrow_text(word);
    if (access == "private" || access == "内部") {
        return LineAccess::residents;
    }
    return access == "no" || access == "禁止" ? LineAccess::nobody : LineAccess::everybody;
}

/// Roads are too many and too useful to lose one for the sake of an attribute: a word that is not
/// understood is left out instead.
bool read_oneway(FeatureReader& reader) {
    const std::string written = reader.text("oneway_foot");
    const std::optional<bool> oneway = parse_flag(written);
    if (!oneway && !written.empty()) {
        reader.remark("invalid_value",
                      "oneway_foot",
                      fmt::format("oneway_foot = \"{}\": must be yes or no (true, false, 1, 0, 是, "
                                  "否); the line is walked both ways",
                                  written),
                      "correct the value");
    }
    return oneway.value_or(false);
}

int read_level(const LayerTable& layer, const Feature& feature, FeatureReader& reader) {
    constexpr double kLimit = 100;
    const Value& value = layer.value(feature, "level");
    const std::string written = as_text(value);
    if (written.empty()) {
        return 0;
    }
    const double level = as_number(value).value_or(2 * kLimit);
    if (level >= -kLimit && level <= kLimit && level == static_cast<int>(level)) {
        return static_cast<int>(level);
    }
    reader.remark(
        "invalid_value",
        "level",
        fmt::format("level = \"{}\": must be a whole number from -100 to 100; 0 is taken", written),
        "correct the value");
    return 0;
}

struct NodeIdPair {
    std::uint32_t from = kNoNodeId;
    std::uint32_t to = kNoNodeId;
};

NodeIdPair read_node_ids(FeatureReader& reader, NodeIds& ids) {
    const std::string from = reader.text("from_node");
    const std::string to = reader.text("to_node");
    if (from.empty() && to.empty()) {
        return {};
    }
    if (from.empty() || to.empty()) {
        reader.remark(
            "invalid_value",
            from.empty() ? "from_node" : "to_node",
            fmt::format("from_node = \"{}\", to_node = \"{}\": must be both given or both "
                        "empty; the line joins others by position",
                        from,
                        to),
            "give both, or neither");
        return {};
    }
    return {ids.number_of(from), ids.number_of(to)};
}

/// What all parts of a feature share.
Road read_attributes(const LayerTable& layer, const Feature& feature, FeatureReader& reader) {
    Road road;
    road.id = reader.text("id");
    if (road.id.empty()) {
        road.id = feature.fid;
    }
    road.road_class = reader.text("class");
    road.name = reader.text("name");
    road.crossing = reader.text("crossing");
    road.level = read_level(layer, feature, reader);
    road.oneway_foot = read_oneway(reader);
    return road;
}

/// No street runs straight for kilometres: mostly a coordinate is wrong.
void remark_long_segment(FeatureReader& reader, const Line& line) {
    constexpr double kLongest = 5000;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length_m = distance(line[i - 1], line[i]);
        if (length_m > kLongest) {
            reader.remark("long_segment",
                          "",
                          fmt::format("a straight piece of it is {:.0f} m long, usual are up to {} "
                                      "m; it is kept",
                                      length_m,
                                      kLongest),
                          "check the line's coordinates");
            return;
        }
    }
}

/// Reads the parts of one feature after the other.
class LineReader {
  public:
    LineReader(LoadContext& context,
               const LayerTable& layer,
               const WorkingCrs& crs,
               RoadFilter& filter)
        : context_(context), layer_(layer), crs_(crs), filter_(filter) {}

    void read(std::size_t number) {
        const Feature& feature = layer_.features()[number];
        FeatureReader reader(layer_, feature, context_.issues);
        if (feature.lines.empty()) {
            reader.reject_geometry("it has no line");
            return;
        }
        Road shared = read_attributes(layer_, feature, reader);
        const LineAccess access = parse_access(reader.text("access"));
        shared.private_access = access == LineAccess::residents;
        const NodeIdPair node_ids = read_node_ids(reader, ids_);
        for (std::size_t part = 0; part < feature.lines.size(); ++part) {
            NamedRoad road{shared, kNoNodeId, kNoNodeId, number};
            // Inner ends of a line in several parts have no name: position joins them.
            road.from_id = part == 0 ? node_ids.from : kNoNodeId;
            road.to_id = part + 1 == feature.lines.size() ? node_ids.to : kNoNodeId;
            read_part(feature.lines[part], access, reader, std::move(road));
        }
    }

    std::vector<NamedRoad>& roads() { return roads_; }

    const NodeIds& ids() const { return ids_; }

  private:
    void read_part(const GlobeLine& positions,
                   LineAccess access,
                   FeatureReader& reader,
                   NamedRoad road) {
        if (!filter_.may_reach(positions)) {
            return;
        }
        road.road.line = to_plane(positions, crs_);
        if (road.road.line.size() < 2) {
            reader.remark("invalid_geometry",
                          "",
                          "the line has fewer than two distinct points; it is left out",
                          "delete the line or draw it again");
        } else if (access == LineAccess::nobody) {
            filter_.omit("access_no", road.road.line);
        } else if (filter_.accepts(road.road)) {
            remark_long_segment(reader, road.road.line);
            roads_.push_back(std::move(road));
        }
    }

    LoadContext& context_;
    const LayerTable& layer_;
    const WorkingCrs& crs_;
    RoadFilter& filter_;
    NodeIds ids_;
    std::vector<NamedRoad> roads_;
};

std::vector<LineEnd> ends_of(const std::vector<NamedRoad>& roads) {
    std::vector<LineEnd> ends;
    ends.reserve(2 * roads.size());
    for (const NamedRoad& named : roads) {
        ends.push_back({named.road.line.front(), named.from_id});
        ends.push_back({named.road.line.back(), named.to_id});
    }
    return ends;
}

void report_joins(LoadContext& context,
                  const LayerTable& layer,
                  const LineReader& lines,
                  const std::vector<NamedRoad>& roads,
                  const std::vector<LineEnd>& ends,
                  const JoinedEnds& joined) {
    const std::vector<std::string>& ids = lines.ids().texts();
    const auto reader_of = [&](std::uint32_t end) {
        return FeatureReader(layer, layer.features()[roads[end / 2].feature], context.issues);
    };
    for (const auto& [end, id] : joined.ambiguous) {
        reader_of(end).remark("ambiguous_junction",
                              "",
                              fmt::format("it ends where several nodes lie, but names none: it "
                                          "joins \"{}\", the first by id",
                                          ids[id]),
                              "give the line from_node and to_node");
    }
    for (const std::uint32_t end : joined.apart) {
        reader_of(end).remark(
            "node_apart",
            end % 2 == 0 ? "from_node" : "to_node",
            fmt::format("its end \"{}\" lies more than {} m from the first end of "
                        "that id: they are not joined",
                        ids[ends[end].id],
                        kSameIdTolerance),
            "correct the id or the line");
    }
}

void load_lines(LoadContext& context,
                const WorkingCrs& crs,
                RoadFilter& filter,
                LoadedRoads& loaded) {
    const LayerTable layer = *read_layer(context, "roads");
    LineReader lines(context, layer, crs, filter);
    for (std::size_t i = 0; i < layer.features().size(); ++i) {
        lines.read(i);
    }
    context.progress.check();
    std::vector<NamedRoad>& roads = lines.roads();
    const std::vector<LineEnd> ends = ends_of(roads);
    const JoinedEnds joined = join_ends(ends, lines.ids().texts());
    report_joins(context, layer, lines, roads, ends, joined);
    loaded.junctions = joined.junctions;
    loaded.roads.reserve(roads.size());
    for (std::size_t i = 0; i < roads.size(); ++i) {
        Road& road = roads[i].road;
        road.from = joined.junction[2 * i];
        road.to = joined.junction[2 * i + 1];
        loaded.roads.push_back(std::move(road));
    }
    filter.report(context, layer.place());
}

} // namespace

LoadedRoads load_roads(LoadContext& context,
                       const WorkingCrs& crs,
                       const Reach& reach,
                       const std::vector<Compound>& compounds) {
    const LayerSource& layer = *find_layer(context.project, "roads");
    LoadedRoads loaded;
    RoadFilter filter(context.project.settings, reach, compounds, loaded);
    if (is_osm_file(layer.source)) {
        context.progress.check();
        context.progress.stage("reading roads", 0);
        load_osm(context, layer, crs, filter, loaded);
        add_input(context, "roads", layer.source);
    } else {
        load_lines(context, crs, filter, loaded);
    }
    return loaded;
}

} // namespace yike
