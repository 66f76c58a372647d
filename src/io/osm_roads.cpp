// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm_roads.hpp"

#include "base/parallel.hpp"
#include "geometry/crs.hpp"
#include "io/osm_way_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace yike {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// A run of known nodes of a walkable way without a cut inside it.
struct Chain {
    std::uint32_t way = 0;
    std::uint32_t first = 0; ///< its nodes are Chains::nodes[first, first + count)
    std::uint32_t count = 0;
    bool cut_first = false; ///< ends at a barrier node: an end of its own
    bool cut_last = false;
};

struct Chains {
    std::vector<Chain> chains; ///< in the order of the ways
    std::vector<std::uint32_t> nodes;
};

Issue way_issue(const OsmFile& file, const OsmWay& way, const char* kind) {
    Issue issue;
    issue.kind = kind;
    issue.place.file = file.file.string();
    issue.place.feature = fmt::format("w{}", way.id);
    return issue;
}

/// Cuts walkable ways at missing nodes and at barrier nodes.
class ChainCutter {
  public:
    ChainCutter(const OsmWayTable& table, const OsmFile& file, IssueList& issues)
        : table_(table), file_(file), issues_(issues) {}

    Chains cut() {
        for (std::uint32_t i = 0; i < table_.ways.size(); ++i) {
            if (table_.ways[i].omitted == 0) {
                cut_way(i);
            }
        }
        return std::move(result_);
    }

  private:
    void cut_way(std::uint32_t way_index) {
        const OsmWay& way = table_.ways[way_index];
        const std::size_t chains_before = result_.chains.size();
        std::size_t missing = 0;
        std::size_t bad = 0;
        begin(way_index);
        for (const std::uint32_t index : table_.nodes_of(way)) {
            const OsmNode& node = table_.node[index];
            if (!node.known) {
                ++(node.bad ? bad : missing);
                end();
                begin(way_index);
            } else if (chain_.count == 0 || result_.nodes.back() != index) {
                add(index, node.cuts);
            }
        }
        end();
        report(way, missing, bad, result_.chains.size() == chains_before);
    }

    void begin(std::uint32_t way_index) {
        chain_ = {.way = way_index, .first = static_cast<std::uint32_t>(result_.nodes.size())};
    }

    void add(std::uint32_t index, bool cuts) {
        result_.nodes.push_back(index);
        chain_.cut_first = chain_.count == 0 ? cuts : chain_.cut_first;
        ++chain_.count;
        if (cuts && chain_.count > 1) {
            chain_.cut_last = true;
            const std::uint32_t way_index = chain_.way;
            end();
            begin(way_index);
            add(index, true);
        }
    }

    void end() {
        if (chain_.count >= 2) {
            result_.chains.push_back(chain_);
        } else {
            result_.nodes.resize(chain_.first);
        }
    }

    void report(const OsmWay& way, std::size_t missing, std::size_t bad, bool nothing_left) {
        const char* outcome = nothing_left ? "nothing of it is left" : "it is cut there";
        if (missing > 0) {
            Issue issue = way_issue(file_, way, "missing_node");
            issue.message = fmt::format(
                "{} of its {} nodes are not in the file; {}", missing, way.count, outcome);
            issue.mend = "cut the file out with complete ways";
            issues_.add(std::move(issue));
        }
        if (bad > 0) {
            Issue issue = way_issue(file_, way, "bad_position");
            issue.message =
                fmt::format("{} of its {} nodes have no position within +-180, +-90 degrees; {}",
                            bad,
                            way.count,
                            outcome);
            issue.mend = "correct the nodes in the OSM file";
            issues_.add(std::move(issue));
        }
        if (nothing_left && missing + bad == 0) {
            Issue issue = way_issue(file_, way, "way_too_short");
            issue.message = "it has fewer than two different nodes; left out";
            issue.mend = "correct the way in the OSM file";
            issues_.add(std::move(issue));
        }
    }

    const OsmWayTable& table_;
    const OsmFile& file_;
    IssueList& issues_;
    Chains result_;
    Chain chain_;
};

/// Numbers the nodes where pieces end, by ascending node id; kNone for all others.
std::vector<std::uint32_t>
number_junctions(const Chains& chains, std::size_t nodes, std::uint32_t& junctions) {
    // 0, 1 or 2 (more than one use, or an end).
    std::vector<std::uint8_t> uses(nodes, 0);
    for (const Chain& chain : chains.chains) {
        const auto all = std::span(chains.nodes).subspan(chain.first, chain.count);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool is_end = i == 0 || i + 1 == all.size();
            const bool is_cut =
                (i == 0 && chain.cut_first) || (i + 1 == all.size() && chain.cut_last);
            if (!is_cut) {
                uses[all[i]] = is_end || uses[all[i]] > 0 ? 2 : 1;
            }
        }
    }
    std::vector<std::uint32_t> numbers(nodes, kNone);
    for (std::size_t i = 0; i < nodes; ++i) {
        if (uses[i] == 2) {
            numbers[i] = junctions++;
        }
    }
    return numbers;
}

/// Where a piece lies in its chain: nodes [first, last] of Chains::nodes.
struct PieceRange {
    std::uint32_t chain = 0;
    std::uint32_t part = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

std::vector<PieceRange> split_at_junctions(const Chains& chains,
                                           const std::vector<std::uint32_t>& numbers,
                                           std::uint32_t& junctions) {
    std::vector<PieceRange> pieces;
    std::uint32_t way = kNone;
    std::uint32_t part = 0;
    for (std::uint32_t c = 0; c < chains.chains.size(); ++c) {
        const Chain& chain = chains.chains[c];
        part = chain.way == way ? part : 0;
        way = chain.way;
        const std::uint32_t last = chain.first + chain.count - 1;
        std::uint32_t first = chain.first;
        std::uint32_t from = chain.cut_first ? junctions++ : numbers[chains.nodes[first]];
        for (std::uint32_t i = chain.first + 1; i <= last; ++i) {
            const bool cut = i == last && chain.cut_last;
            const std::uint32_t to = cut ? junctions++ : numbers[chains.nodes[i]];
            if (to != kNone) {
                pieces.push_back({c, part++, first, i, from, to});
                first = i;
                from = to;
            }
        }
    }
    return pieces;
}

bool is_for_walkers(const OsmWay& way) {
    return way.highway == "footway" || way.highway == "path" || way.highway == "pedestrian" ||
           way.highway == "cycleway";
}

OsmPiece make_piece(const OsmWayTable& table, const Chains& chains, const PieceRange& range) {
    const OsmWay& way = table.ways[chains.chains[range.chain].way];
    OsmPiece piece;
    piece.way = way.id;
    piece.part = range.part;
    piece.from = range.from;
    piece.to = range.to;
    piece.highway = way.highway;
    piece.name = way.name;
    piece.crossing = way.crossing;
    piece.level = way.level != 0 ? way.level : int{way.bridge} - int{way.tunnel};
    piece.bridge = way.bridge;
    piece.tunnel = way.tunnel;
    piece.private_access = way.private_access;
    piece.oneway_foot = way.oneway_foot;
    piece.line.reserve(range.last - range.first + 1);
    for (std::uint32_t i = range.first; i <= range.last; ++i) {
        const OsmNode& node = table.node[chains.nodes[i]];
        piece.line.push_back(node.position);
        if (node.crossing && piece.crossing.empty() && i < range.last && is_for_walkers(way)) {
            piece.crossing = "yes";
        }
    }
    return piece;
}

double known_length_km(const OsmWayTable& table, const OsmWay& way) {
    const auto nodes = table.nodes_of(way);
    double length_m = 0;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const OsmNode& a = table.node[nodes[i - 1]];
        const OsmNode& b = table.node[nodes[i]];
        if (a.known && b.known) {
            length_m += geodesic_distance(a.position, b.position);
        }
    }
    return length_m / 1000;
}

std::map<std::string, OmittedWays> count_omitted(const OsmWayTable& table) {
    std::map<std::string, OmittedWays> omitted;
    for (const OsmWay& way : table.ways) {
        if (way.omitted != 0) {
            OmittedWays& sum = omitted[table.reasons[way.omitted]];
            sum.km += known_length_km(table, way);
            ++sum.ways;
        }
    }
    return omitted;
}

} // namespace

OsmRoads read_osm_roads(const std::filesystem::path& file, Progress& progress) {
    const OsmFile osm = find_osm_file(file);
    const OsmWayTable table = read_osm_way_table(osm, progress);
    progress.stage("joining ways", 0);
    OsmRoads roads;
    roads.timestamp = table.timestamp;
    roads.issues = table.issues;
    const Chains chains = ChainCutter(table, osm, roads.issues).cut();
    const std::vector<std::uint32_t> numbers =
        number_junctions(chains, table.node.size(), roads.junctions);
    const std::vector<PieceRange> ranges = split_at_junctions(chains, numbers, roads.junctions);
    roads.pieces.resize(ranges.size());
    parallel_ranges(ranges.size(), 1U << 12U, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            roads.pieces[i] = make_piece(table, chains, ranges[i]);
        }
    });
    roads.omitted = count_omitted(table);
    progress.check();
    return roads;
}

} // namespace yike
