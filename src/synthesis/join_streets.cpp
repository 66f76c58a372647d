// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/join_streets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace yike {

namespace {

constexpr double kStrayM = 2'500; // separate pieces that are shorter are left out

class StreetJoiner {
  public:
    StreetJoiner(const StreetMesh& mesh, const std::vector<StreetPiece>& pieces) : mesh_(mesh) {
        for (HalfIndex h = 0; h < mesh.half_count(); h += 2) {
            if (mesh.street(h).street_class != StreetClass::none) {
                pieces_.push_back({mesh.origin(h), mesh.target(h), mesh.street(h)});
            }
        }
        pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
        drop_stray_pieces();
        at_.resize(mesh.points().size());
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            at_[pieces_[i].a].push_back(i);
            at_[pieces_[i].b].push_back(i);
        }
        used_.assign(pieces_.size(), false);
        number_.assign(at_.size(), kUnnumbered);
    }

    JoinedRoads join(const std::vector<std::string>& names) {
        for (const bool rings_too : {false, true}) {
            for (std::size_t i = 0; i < pieces_.size(); ++i) {
                const StreetPiece& piece = pieces_[i];
                if (used_[i]) {
                    continue;
                }
                if (rings_too || is_junction(piece.a)) {
                    follow(i, piece.a, names);
                } else if (is_junction(piece.b)) {
                    follow(i, piece.b, names);
                }
            }
        }
        return std::move(result_);
    }

  private:
    static constexpr std::uint32_t kUnnumbered = 0xFFFFFFFF;

    // Paths on hills that no street reaches.
    void drop_stray_pieces() {
        std::vector<VertexIndex> leader(mesh_.points().size());
        std::iota(leader.begin(), leader.end(), VertexIndex{0});
        const auto find = [&leader](VertexIndex v) {
            while (leader[v] != v) {
                leader[v] = leader[leader[v]];
                v = leader[v];
            }
            return v;
        };
        for (const StreetPiece& piece : pieces_) {
            leader[find(piece.b)] = find(piece.a);
        }
        std::vector<double> length_m(leader.size(), 0);
        for (const StreetPiece& piece : pieces_) {
            length_m[find(piece.a)] += distance(mesh_.point(piece.a), mesh_.point(piece.b));
        }
        pieces_.erase(std::remove_if(pieces_.begin(),
                                     pieces_.end(),
                                     [&](const StreetPiece& piece) {
                                         return length_m[find(piece.a)] < kStrayM;
                                     }),
                      pieces_.end());
    }

    bool is_junction(VertexIndex v) const {
        return at_[v].size() != 2 || !(pieces_[at_[v][0]].street == pieces_[at_[v][1]].street);
    }

    std::uint32_t number(VertexIndex v) {
        if (number_[v] == kUnnumbered) {
            number_[v] = result_.junctions++;
        }
        return number_[v];
    }

    void follow(std::size_t piece, VertexIndex from, const std::vector<std::string>& names) {
        Road road;
        const Street& street = pieces_[piece].street;
        road.id = fmt::format("R{}", result_.roads.size() + 1);
        road.road_class = to_string(street.street_class);
        road.name = street.name == kNoStreetName ? "" : names[street.name];
        road.level = street.level;
        road.crossing = street.crossing ? "marked" : "";
        road.from = number(from);
        road.line.push_back(mesh_.point(from));
        VertexIndex v = from;
        for (;;) {
            used_[piece] = true;
            v = pieces_[piece].a == v ? pieces_[piece].b : pieces_[piece].a;
            road.line.push_back(mesh_.point(v));
            if (is_junction(v) || v == from) {
                break;
            }
            piece = at_[v][0] == piece ? at_[v][1] : at_[v][0];
        }
        road.to = number(v);
        result_.roads.push_back(std::move(road));
    }

    const StreetMesh& mesh_;
    std::vector<StreetPiece> pieces_;
    std::vector<std::vector<std::size_t>> at_;
    std::vector<bool> used_;
    std::vector<std::uint32_t> number_;
    JoinedRoads result_;
};

} // namespace

JoinedRoads join_streets(const StreetMesh& mesh,
                         const std::vector<StreetPiece>& pieces,
                         const std::vector<std::string>& names) {
    return StreetJoiner(mesh, pieces).join(names);
}

} // namespace yike
