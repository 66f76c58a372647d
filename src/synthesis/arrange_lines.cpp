// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/arrange_lines.hpp"

#include "district/box_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace yike {

namespace {

struct Cut {
    double share = 0; ///< along the segment
    VertexIndex vertex = 0;
};

class LineArranger {
  public:
    LineArranger(const std::vector<StreetLine>& lines, double join_m) : join_m_(join_m) {
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const Line& line = lines[k].line;
            for (std::size_t i = 1; i < line.size(); ++i) {
                add_segment(line[i - 1], line[i], lines[k].street, k);
            }
        }
    }

    PlaneGraph arrange() && {
        std::vector<Box> boxes;
        for (const MeshEdge& segment : segments_) {
            Box box;
            box.add(graph_.points[segment.a]);
            box.add(graph_.points[segment.b]);
            boxes.push_back(box);
        }
        cuts_.resize(segments_.size());
        const BoxIndex index(boxes);
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            for (const std::size_t j : index.meeting(boxes[i])) {
                if (j > i) {
                    meet(i, j);
                }
            }
        }
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            emit(i);
        }
        return std::move(graph_);
    }

  private:
    VertexIndex vertex_at(PlanePoint p) {
        // To the millimetre: the same point written twice is one vertex.
        const std::pair<std::int64_t, std::int64_t> key{std::llround(p.x * 1000),
                                                        std::llround(p.y * 1000)};
        const auto [found, made] =
            known_.emplace(key, static_cast<VertexIndex>(graph_.points.size()));
        if (made) {
            graph_.points.push_back(p);
        }
        return found->second;
    }

    void add_segment(PlanePoint a, PlanePoint b, const Street& street, std::size_t line) {
        const VertexIndex from = vertex_at(a);
        const VertexIndex to = vertex_at(b);
        if (from != to) {
            segments_.push_back({from, to, street, line});
        }
    }

    // The crossing of two segments becomes a cut of both.
    void meet(std::size_t i, std::size_t j) {
        const MeshEdge& s = segments_[i];
        const MeshEdge& r = segments_[j];
        if (s.a == r.a || s.a == r.b || s.b == r.a || s.b == r.b) {
            return;
        }
        const PlanePoint a = graph_.points[s.a];
        const PlanePoint d = graph_.points[s.b] - a;
        const PlanePoint b = graph_.points[r.a];
        const PlanePoint e = graph_.points[r.b] - b;
        const double turn = cross(d, e);
        if (turn == 0) {
            return;
        }
        const double t = cross(b - a, e) / turn;
        const double u = cross(b - a, d) / turn;
        if (t < 0 || t > 1 || u < 0 || u > 1) {
            return;
        }
        const VertexIndex v = joined_vertex(s, r, a + t * d);
        cuts_[i].push_back({t, v});
        cuts_[j].push_back({u, v});
    }

    VertexIndex joined_vertex(const MeshEdge& s, const MeshEdge& r, PlanePoint p) {
        for (const VertexIndex end : {s.a, s.b, r.a, r.b}) {
            if (distance(graph_.points[end], p) <= join_m_) {
                return end;
            }
        }
        return vertex_at(p);
    }

    void emit(std::size_t i) {
        std::vector<Cut>& cuts = cuts_[i];
        std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) {
            return std::pair(a.share, a.vertex) < std::pair(b.share, b.vertex);
        });
        VertexIndex last = segments_[i].a;
        cuts.push_back({1, segments_[i].b});
        for (const Cut& cut : cuts) {
            const std::pair<VertexIndex, VertexIndex> key = std::minmax(last, cut.vertex);
            if (cut.vertex != last && drawn_.insert(key).second) {
                graph_.edges.push_back({last, cut.vertex, segments_[i].street, segments_[i].line});
            }
            last = cut.vertex;
        }
    }

    double join_m_;
    PlaneGraph graph_;
    std::vector<MeshEdge> segments_;
    std::vector<std::vector<Cut>> cuts_;
    std::map<std::pair<std::int64_t, std::int64_t>, VertexIndex> known_;
    std::set<std::pair<VertexIndex, VertexIndex>> drawn_;
};

} // namespace

PlaneGraph arrange_lines(const std::vector<StreetLine>& lines, double join_m) {
    return LineArranger(lines, join_m).arrange();
}

void prune_dead_ends(PlaneGraph& graph) {
    std::vector<std::vector<std::size_t>> at(graph.points.size());
    std::vector<std::size_t> degree(graph.points.size(), 0);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        for (const VertexIndex v : {graph.edges[i].a, graph.edges[i].b}) {
            at[v].push_back(i);
            ++degree[v];
        }
    }
    std::vector<VertexIndex> ends;
    for (VertexIndex v = 0; v < degree.size(); ++v) {
        if (degree[v] == 1) {
            ends.push_back(v);
        }
    }
    std::vector<bool> gone(graph.edges.size(), false);
    while (!ends.empty()) {
        const VertexIndex v = ends.back();
        ends.pop_back();
        for (const std::size_t i : at[v]) {
            if (!gone[i]) {
                gone[i] = true;
                const VertexIndex other =
                    graph.edges[i].a == v ? graph.edges[i].b : graph.edges[i].a;
                if (--degree[other] == 1) {
                    ends.push_back(other);
                }
            }
        }
    }
    std::vector<MeshEdge> kept;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (!gone[i]) {
            kept.push_back(graph.edges[i]);
        }
    }
    graph.edges = std::move(kept);
}

} // namespace yike
