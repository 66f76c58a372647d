// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm_way_table.hpp"

#include "base/parallel.hpp"
#include "io/osm_reading.hpp"
#include "io/text_encoding.hpp"
#include "io/walkable_way.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace yike {

namespace {

using osmium::osm_entity_bits::type;

/// The first pass: ways with highway=* and the ids of their nodes.
class WayCollector {
  public:
    explicit WayCollector(OsmWayTable& table) : table_(table) { table_.reasons.emplace_back(); }

    void add(const osmium::Way& object) {
        const char* highway = object.tags().get_value_by_key("highway");
        if (highway == nullptr || *highway == '\0') {
            return;
        }
        newest_ = std::max(newest_, object.timestamp());
        const WalkingTags tags{.highway = highway,
                               .foot = tag(object, "foot"),
                               .access = tag(object, "access"),
                               .area = tag(object, "area")};
        const WalkingVerdict verdict = judge_way(tags);
        OsmWay way = described(object);
        way.highway = highway;
        way.private_access = verdict.private_access;
        way.omitted = verdict.reason.empty() ? 0 : number_of(verdict.reason);
        append_nodes(object, way);
        table_.ways.push_back(std::move(way));
    }

    std::vector<std::int64_t> refs;

    osmium::Timestamp newest() const { return newest_; }

  private:
    static OsmWay described(const osmium::Way& object) {
        OsmWay way;
        way.id = object.id();
        way.version = object.version();
        way.name = without_controls(tag(object, "name"));
        way.crossing = crossing_of(object);
        way.level = level_of(object);
        way.bridge = has_tag(object, "bridge");
        way.tunnel = has_tag(object, "tunnel");
        const std::string_view oneway = tag(object, "oneway:foot");
        way.oneway_foot = oneway == "yes" || oneway == "1" || oneway == "-1";
        return way;
    }

    static std::string crossing_of(const osmium::Way& object) {
        const std::string_view value = tag(object, "crossing");
        if (!value.empty()) {
            return value == "no" ? "" : std::string(value);
        }
        const bool is_crossing = tag(object, "footway") == "crossing" ||
                                 tag(object, "cycleway") == "crossing" ||
                                 tag(object, "path") == "crossing";
        return is_crossing ? "yes" : "";
    }

    void append_nodes(const osmium::Way& object, OsmWay& way) {
        const std::size_t first = refs.size();
        for (const osmium::NodeRef& node : object.nodes()) {
            refs.push_back(node.ref());
        }
        if (refs.size() > std::numeric_limits<std::uint32_t>::max()) {
            throw std::length_error("more than 4,294,967,295 nodes on highways");
        }
        if (tag(object, "oneway:foot") == "-1") {
            std::reverse(refs.begin() + static_cast<std::ptrdiff_t>(first), refs.end());
        }
        way.first = static_cast<std::uint32_t>(first);
        way.count = static_cast<std::uint32_t>(refs.size() - first);
    }

    std::uint32_t number_of(const std::string& reason) {
        const auto [place, is_new] =
            numbers_.try_emplace(reason, static_cast<std::uint32_t>(table_.reasons.size()));
        if (is_new) {
            table_.reasons.push_back(reason);
        }
        return place->second;
    }

    OsmWayTable& table_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    osmium::Timestamp newest_;
};

Issue duplicate_way(const OsmFile& file, const OsmWay& way) {
    Issue issue;
    issue.kind = "duplicate_id";
    issue.place.file = file.file.string();
    issue.place.feature = fmt::format("w{}", way.id);
    issue.message = "the way is in the file more than once; its newest version, else its last "
                    "occurrence, was taken";
    issue.mend = "merge files with a tool that knows OSM objects";
    return issue;
}

/// Ascending by id, one of each: the newest version, else the last in the file.
void sort_ways(OsmWayTable& table, const OsmFile& file) {
    std::vector<OsmWay>& ways = table.ways;
    std::stable_sort(ways.begin(), ways.end(), [](const OsmWay& a, const OsmWay& b) {
        return a.id != b.id ? a.id < b.id : a.version < b.version;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (i + 1 < ways.size() && ways[i].id == ways[i + 1].id) {
            table.issues.add(duplicate_way(file, ways[i]));
            continue;
        }
        if (kept != i) {
            ways[kept] = std::move(ways[i]);
        }
        ++kept;
    }
    ways.resize(kept);
}

/// Turns node ids into indexes of a sorted table of them.
void index_nodes(OsmWayTable& table, const std::vector<std::int64_t>& refs) {
    table.node_ids = refs;
    std::sort(table.node_ids.begin(), table.node_ids.end());
    table.node_ids.erase(std::unique(table.node_ids.begin(), table.node_ids.end()),
                         table.node_ids.end());
    table.nodes.resize(refs.size());
    const std::vector<std::int64_t>& ids = table.node_ids;
    parallel_ranges(refs.size(), 1U << 14U, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto place = std::lower_bound(ids.begin(), ids.end(), refs[i]);
            table.nodes[i] = static_cast<std::uint32_t>(place - ids.begin());
        }
    });
    table.node.resize(ids.size());
}

/// The second pass: positions and tags of the nodes asked for.
class NodeCollector {
  public:
    explicit NodeCollector(OsmWayTable& table)
        : table_(table), finder_(table.node_ids), versions_(table.node_ids.size(), 0) {}

    void add(const osmium::Node& object) {
        const std::optional<std::size_t> index = finder_.find(object.id());
        if (!index) {
            return;
        }
        OsmNode& node = table_.node[*index];
        if ((node.known || node.bad) && object.version() < versions_[*index]) {
            return;
        }
        versions_[*index] = object.version();
        newest_ = std::max(newest_, object.timestamp());
        const osmium::Location location = object.location();
        node = {};
        node.known = location.valid();
        node.bad = !node.known;
        if (node.known) {
            node.position = {location.lon(), location.lat()};
        }
        if (!object.tags().empty()) {
            node.crossing = tag(object, "highway") == "crossing";
            node.cuts = object.tags().has_key("barrier") &&
                        barrier_node_cuts(tag(object, "foot"), tag(object, "access"));
        }
    }

    osmium::Timestamp newest() const { return newest_; }

  private:
    OsmWayTable& table_;
    SortedIdFinder finder_;
    std::vector<std::uint32_t> versions_;
    osmium::Timestamp newest_;
};

/// Makes neighbouring nodes of a walkable way that lie at one place one node (the smaller id):
/// nothing would be left of the piece between them, and with it the connection would go.
void merge_coincident_neighbours(OsmWayTable& table) {
    std::unordered_map<std::uint32_t, std::uint32_t> merged;
    const auto root_of = [&merged](std::uint32_t node) {
        for (auto place = merged.find(node); place != merged.end(); place = merged.find(node)) {
            node = place->second;
        }
        return node;
    };
    for (const OsmWay& way : table.ways) {
        const auto nodes = table.nodes_of(way);
        for (std::size_t i = 1; way.omitted == 0 && i < nodes.size(); ++i) {
            const OsmNode& a = table.node[nodes[i - 1]];
            const OsmNode& b = table.node[nodes[i]];
            if (!a.known || !b.known || a.position != b.position) {
                continue;
            }
            const auto [low, high] = std::minmax({root_of(nodes[i - 1]), root_of(nodes[i])});
            if (low != high) {
                merged[high] = low;
                table.node[low].crossing |= table.node[high].crossing;
                table.node[low].cuts |= table.node[high].cuts;
            }
        }
    }
    if (!merged.empty()) {
        std::transform(table.nodes.begin(), table.nodes.end(), table.nodes.begin(), root_of);
    }
}

} // namespace

OsmWayTable read_osm_way_table(const OsmFile& file, Progress& progress) {
    OsmWayTable table;
    reading_osm(file, [&] {
        progress.stage("reading ways", 0);
        WayCollector ways(table);
        const osmium::io::Header header = for_each_osm_object<osmium::Way>(
            file, type::way, progress, [&](const osmium::Way& way) { ways.add(way); });
        sort_ways(table, file);
        index_nodes(table, ways.refs);
        ways.refs = {};
        progress.stage("reading nodes", 0);
        NodeCollector nodes(table);
        for_each_osm_object<osmium::Node>(
            file, type::node, progress, [&](const osmium::Node& node) { nodes.add(node); });
        merge_coincident_neighbours(table);
        table.timestamp = osm_file_day(header, std::max(ways.newest(), nodes.newest()));
    });
    return table;
}

} // namespace yike
