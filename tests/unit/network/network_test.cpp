// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/build_network.hpp"
#include "network/components.hpp"
#include "network/cut_network.hpp"
#include "network/piece_index.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Network network_of(Sketch& sketch) {
    District& d = sketch.district();
    return build_network({d.roads, d.junctions, d.profile()});
}

std::vector<Piece> random_pieces(std::uint32_t seed, int count) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(-500, 500);
    std::uniform_real_distribution<double> shift(-60, 60);
    std::vector<Piece> pieces;
    for (int i = 0; i < count; ++i) {
        const PlanePoint a{place(random), place(random)};
        pieces.push_back({a, {a.x + shift(random), a.y + shift(random)}});
    }
    pieces.push_back(pieces.front()); // a tie
    pieces.push_back({{0, 0}, {0, 0}});
    pieces.push_back({{-2000, -300}, {2500, 310}});
    return pieces;
}

} // namespace

TEST_CASE("a network has a node a vertex and a segment a pair of neighbours") {
    Sketch sketch;
    sketch.road({{0, 0}, {10, 0}, {20, 5}});
    sketch.road({{20, 5}, {30, 5}});
    const Network network = network_of(sketch);
    REQUIRE(network.node_count() == 4);
    REQUIRE(network.segment_count() == 3);
    REQUIRE(network.edges().size() == 2);
    REQUIRE(network.line(network.edges()[0]) == Line{{0, 0}, {10, 0}, {20, 5}});
    REQUIRE(network.arcs(network.segments()[1].to).size() == 2);
}

TEST_CASE("roads that cross without a common junction do not meet") {
    Sketch sketch;
    sketch.road({{-50, 0}, {50, 0}});
    sketch.loose_road({{0, -50}, {0, 50}});
    const Components components = find_components(network_of(sketch), 0);
    REQUIRE(components.length_m.size() == 2);
}

TEST_CASE("classes that a profile cannot use are left out") {
    Sketch sketch;
    sketch.road({{0, 0}, {10, 0}}, "steps");
    sketch.road({{10, 0}, {30, 0}});
    sketch.settings().profile = "wheelchair";
    REQUIRE(network_of(sketch).segment_count() == 1);
}

TEST_CASE("a splinter is short and not the longest component") {
    Sketch sketch;
    sketch.road({{0, 0}, {900, 0}});
    sketch.road({{0, 500}, {400, 500}});
    sketch.road({{0, 900}, {1200, 900}});
    Network network = network_of(sketch);
    Components components = find_components(network, 1000);
    REQUIRE(components.length_m == std::vector<double>{900, 400, 1200});
    REQUIRE(components.splinter == std::vector<char>{1, 1, 0});
    components = find_components(network, 5000);
    REQUIRE(components.splinter == std::vector<char>{1, 1, 0}); // the longest never is
}

TEST_CASE("the nearest piece equals a brute-force search, ties going to the smaller number") {
    const std::vector<Piece> pieces = random_pieces(4, 300);
    const PieceIndex index(pieces, 40);
    std::mt19937 random(9);
    std::uniform_real_distribution<double> place(-900, 900);
    for (int i = 0; i < 2000; ++i) {
        const PlanePoint p = i < 300 ? pieces[static_cast<std::size_t>(i)].a
                                     : PlanePoint{place(random), place(random)};
        const double reach = i % 3 == 0 ? 25 : 5000;
        const auto even = [](std::uint32_t number, double) { return number % 2 == 0; };
        const auto found = index.nearest(p, reach, even);
        std::optional<std::uint32_t> best;
        double best2 = reach * reach;
        for (std::uint32_t n = 0; n < pieces.size(); n += 2) {
            const double d2 = squared_distance(pieces[n].a, pieces[n].b, p);
            if (d2 < best2 || (d2 == best2 && !best)) {
                best = n;
                best2 = d2;
            }
        }
        REQUIRE(found.has_value() == best.has_value());
        if (best) {
            REQUIRE(found->piece == *best);
            REQUIRE(found->squared_distance == best2);
        }
    }
}

TEST_CASE("all pieces within a distance are found") {
    const std::vector<Piece> pieces = random_pieces(6, 200);
    const PieceIndex index(pieces, 33);
    for (const PlanePoint p : {PlanePoint{0, 0}, {499, -499}, {-1500, 0}, {3000, 3000}}) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t n = 0; n < pieces.size(); ++n) {
            if (squared_distance(pieces[n].a, pieces[n].b, p) <= 80.0 * 80.0) {
                expected.push_back(n);
            }
        }
        REQUIRE(index.within(p, 80) == expected);
    }
}

TEST_CASE("an index with more pieces finds what one of all of them finds") {
    std::mt19937 random(5);
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::vector<Piece> all = random_pieces(seed, 1 + static_cast<int>(seed % 4) * 60);
        const PieceIndex base(all, 20 + seed);
        std::vector<std::uint32_t> points;
        for (std::uint32_t n = seed; n < all.size(); n += 17) {
            points.push_back(n);
            all[n].b = all[n].a;
        }
        std::vector<Piece> added = random_pieces(seed + 100, 1 + static_cast<int>(seed % 5) * 4);
        for (Piece& piece : added) { // beyond the grid in some cases
            const double scale = seed % 3 == 0 ? 3 : 0.5;
            piece = {{scale * piece.a.x, scale * piece.a.y},
                     {scale * piece.b.x, scale * piece.b.y}};
        }
        all.insert(all.end(), added.begin(), added.end());
        const PieceIndex grown(base, points, added);
        const PieceIndex whole(all, 20 + seed);
        REQUIRE(grown.pieces().size() == all.size());
        std::uniform_real_distribution<double> place(-1900, 1900);
        for (int i = 0; i < 200; ++i) {
            const PlanePoint p{place(random), place(random)};
            REQUIRE(grown.within(p, 150) == whole.within(p, 150));
            const auto any = [](std::uint32_t, double) { return true; };
            const auto found = grown.nearest(p, 1e9, any);
            const auto expected = whole.nearest(p, 1e9, any);
            REQUIRE(found.has_value() == expected.has_value());
            REQUIRE((!found || found->piece == expected->piece));
        }
    }
}

TEST_CASE("an empty index finds nothing") {
    const PieceIndex index(std::vector<Piece>{}, 40);
    REQUIRE_FALSE(index.nearest({0, 0}, 1e9, [](std::uint32_t, double) { return true; }));
    REQUIRE(index.within({0, 0}, 100).empty());
    REQUIRE(PieceIndex(index, {}, {}).within({0, 0}, 100).empty());
    const Piece piece{{0, 0}, {50, 0}};
    REQUIRE(PieceIndex(index, {}, {&piece, 1}).within({0, 0}, 100).size() == 1);
}

TEST_CASE("a cut parts an edge into two ends of their own, and times still add up") {
    Sketch sketch;
    sketch.road({{0, 0}, {33.7, 0}, {60, 0}});
    const Network network = network_of(sketch);
    const CutResult cut = cut_network(network, {{{SegmentId(0), 12.3}, Passage::none}});
    REQUIRE(cut.network.segment_count() == 3);
    REQUIRE(cut.network.node_count() == 5);
    REQUIRE(find_components(cut.network, 0).length_m.size() == 2);
    REQUIRE(cut.network.segments()[0].forward_ms + cut.network.segments()[1].forward_ms ==
            network.segments()[0].forward_ms);
    REQUIRE(cut.network.position(cut.renumber({SegmentId(0), 5})).x == Approx(5));
    REQUIRE(cut.network.position(cut.renumber({SegmentId(0), 20})).x == Approx(20));
    REQUIRE(cut.network.position(cut.renumber({SegmentId(1), 10})).x == Approx(43.7));
    REQUIRE(cut.renumber({SegmentId(0), 12.3}).segment == SegmentId(0));
    REQUIRE(cut.renumber({SegmentId(0), 12.3}, true).segment == SegmentId(1));
}

TEST_CASE("a one-way cut lets people out and not in") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    const Network network = network_of(sketch);
    const CutResult cut = cut_network(network, {{{SegmentId(0), 40}, Passage::forward}});
    REQUIRE(cut.network.segment_count() == 3);
    REQUIRE(cut.network.segments()[1].length_m == 0);
    REQUIRE(cut.network.segments()[1].forward_ms == 0);
    REQUIRE(cut.network.segments()[1].backward_ms == kNever);
}

TEST_CASE("cuts at one place count once, and several on one segment are all made") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    const Network network = network_of(sketch);
    const CutResult cut = cut_network(network,
                                      {{{SegmentId(0), 70}, Passage::none},
                                       {{SegmentId(0), 30}, Passage::forward},
                                       {{SegmentId(0), 30}, Passage::none}});
    std::vector<double> lengths = find_components(cut.network, 0).length_m;
    std::sort(lengths.begin(), lengths.end());
    REQUIRE(lengths == std::vector<double>{30, 30, 40});
}

TEST_CASE("slopes cost more uphill than downhill, and penalties are shared along the edge") {
    Sketch sketch;
    WalkingProfile profile;
    profile.speed_m_per_s = 1;
    profile.slope = SlopeRule::tobler;
    profile.steps_penalty_s = 30;
    profile.crossing_penalty_s = 20;
    profile.footbridge_penalty_s = 10;
    sketch.road({{0, 0}, {100, 0}, {400, 0}});
    sketch.last_road().heights = {0, 10, 10};
    sketch.road({{400, 0}, {401, 0}, {410, 0}}, "steps");
    sketch.road({{410, 0}, {510, 0}}, "footway");
    sketch.last_road().level = 1;
    sketch.last_road().crossing = "marked";
    const District& d = sketch.district();
    const Network network = build_network({d.roads, d.junctions, profile});
    REQUIRE(network.segment_count() == 5);
    const auto& s = network.segments();
    REQUIRE(s[0].forward_ms == walk_millis(100, slope_factor(SlopeRule::tobler, 0.1)));
    REQUIRE(s[0].backward_ms == walk_millis(100, slope_factor(SlopeRule::tobler, -0.1)));
    REQUIRE(s[0].forward_ms > s[0].backward_ms);
    REQUIRE(s[1].forward_ms == 300'000);
    REQUIRE(s[2].forward_ms == 1'000 + 3'000);
    REQUIRE(s[3].backward_ms == 9'000 + 27'000);
    REQUIRE(s[4].forward_ms == 100'000 + 30'000);
}
