// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "geometry/crs.hpp"
#include "io/osm_roads.hpp"
#include "io/result_folder.hpp"
#include "io/walkable_way.hpp"
#include "support/osm_text.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace yike;
using yike::test::OsmText;
using yike::test::Tags;
using yike::test::TempFolder;

namespace {

OsmRoads read_text(const std::string& text, const std::string& name = "a.osm") {
    const TempFolder folder;
    Progress progress;
    return read_osm_roads(folder.write(name, text), progress);
}

/// One way from node 1 to node 2, about 111 m long.
OsmRoads one_way(const Tags& tags) {
    return read_text(OsmText().node(1, 0, 0).node(2, 0, 0.001).way(7, {1, 2}, tags).str());
}

/// `count` nodes with the ids 1, 2, ... on the equator, 0.001 degrees apart.
OsmText row_of_nodes(int count) {
    OsmText text;
    for (int i = 1; i <= count; ++i) {
        text.node(i, i * 0.001, 0);
    }
    return text;
}

const Tags kPath = {{"highway", "path"}};

bool is_taken(const Tags& tags) {
    return one_way(tags).pieces.size() == 1;
}

std::string reason(const Tags& tags) {
    const OsmRoads roads = one_way(tags);
    REQUIRE(roads.pieces.empty());
    REQUIRE(roads.omitted.size() == 1);
    REQUIRE(roads.omitted.begin()->second.ways == 1);
    return roads.omitted.begin()->first;
}

double total_km(const OsmRoads& roads) {
    double total = 0;
    for (const OsmPiece& piece : roads.pieces) {
        for (std::size_t i = 1; i < piece.line.size(); ++i) {
            total += geodesic_distance(piece.line[i - 1], piece.line[i]) / 1000;
        }
    }
    return total;
}

std::size_t segments(const OsmRoads& roads) {
    std::size_t total = 0;
    for (const OsmPiece& piece : roads.pieces) {
        total += piece.line.size() - 1;
    }
    return total;
}

} // namespace

TEST_CASE("all walkable classes are taken") {
    for (const char* value :
         {"footway",      "path",      "pedestrian",   "steps",         "living_street",
          "residential",  "service",   "unclassified", "tertiary",      "secondary",
          "primary",      "trunk",     "track",        "cycleway",      "bridleway",
          "road",         "corridor",  "platform",     "tertiary_link", "secondary_link",
          "primary_link", "trunk_link"}) {
        CAPTURE(value);
        const OsmRoads roads = one_way({{"highway", value}});
        REQUIRE(roads.pieces.size() == 1);
        CHECK(roads.pieces[0].highway == value);
        CHECK(roads.omitted.empty());
    }
}

TEST_CASE("motorways are walkable only where foot allows it") {
    for (const char* value : {"motorway", "motorway_link"}) {
        CHECK(reason({{"highway", value}}) == "motorway");
        CHECK(reason({{"highway", value}, {"foot", "no"}}) == "motorway");
        CHECK(reason({{"highway", value}, {"foot", "destination"}}) == "motorway");
        CHECK(is_taken({{"highway", value}, {"foot", "yes"}}));
        CHECK(is_taken({{"highway", value}, {"foot", "designated"}}));
        CHECK(is_taken({{"highway", value}, {"foot", "permissive"}}));
    }
}

TEST_CASE("other values of highway are left out by name") {
    CHECK(reason({{"highway", "raceway"}}) == "not_a_walkable_class:raceway");
    CHECK(reason({{"highway", "proposed"}, {"proposed", "path"}}) == "proposed");
    CHECK(reason({{"highway", "construction"}, {"construction", "path"}}) == "construction");
    CHECK(is_taken({{"highway", "residential"}, {"construction", "minor"}}));
    CHECK(is_taken({{"highway", "residential"}, {"proposed", "yes"}}));
}

TEST_CASE("ways without highway are no ways of ours") {
    const OsmRoads roads = one_way({{"railway", "platform"}});
    CHECK(roads.pieces.empty());
    CHECK(roads.omitted.empty());
}

TEST_CASE("foot and access decide who may walk") {
    CHECK(reason({{"highway", "path"}, {"foot", "no"}}) == "foot_no");
    CHECK(reason({{"highway", "path"}, {"foot", "private"}}) == "foot_private");
    CHECK(reason({{"highway", "primary"}, {"foot", "use_sidepath"}}) == "foot_use_sidepath");
    CHECK(reason({{"highway", "path"}, {"access", "no"}}) == "access_no");
    CHECK(reason({{"highway", "path"}, {"access", "no"}, {"foot", "customers"}}) == "access_no");
    CHECK(reason({{"highway", "path"}, {"access", "private"}, {"foot", "no"}}) == "foot_no");
    for (const char* foot : {"yes", "designated", "permissive"}) {
        CHECK(is_taken({{"highway", "path"}, {"access", "no"}, {"foot", foot}}));
    }
    CHECK(is_taken({{"highway", "path"}, {"access", "destination"}}));
    CHECK(is_taken({{"highway", "path"}, {"access", "customers"}, {"foot", "discouraged"}}));
    CHECK(reason({{"highway", "pedestrian"}, {"area", "yes"}}) == "area");
    CHECK(is_taken({{"highway", "pedestrian"}, {"area", "no"}}));
}

TEST_CASE("private ways are kept and marked, unless foot opens them") {
    CHECK(one_way({{"highway", "service"}, {"access", "private"}}).pieces[0].private_access);
    CHECK(one_way({{"highway", "service"}, {"access", "private"}, {"foot", "customers"}})
              .pieces[0]
              .private_access);
    CHECK_FALSE(one_way({{"highway", "service"}, {"access", "private"}, {"foot", "permissive"}})
                    .pieces[0]
                    .private_access);
    CHECK_FALSE(one_way({{"highway", "service"}, {"access", "yes"}}).pieces[0].private_access);
}

TEST_CASE("omitted ways are counted with their length") {
    const OsmRoads roads = read_text(row_of_nodes(3)
                                         .way(1, {1, 2, 3}, {{"highway", "motorway"}})
                                         .way(2, {1, 2}, {{"highway", "motorway"}})
                                         .str());
    REQUIRE(roads.omitted.count("motorway") == 1);
    CHECK(roads.omitted.at("motorway").ways == 2);
    CHECK(roads.omitted.at("motorway").km == Approx(0.33396).epsilon(1e-4));
}

TEST_CASE("ways are cut into pieces where they meet, and only there") {
    // 1 - 2 - 3 - 4 and a side way at 3; the way at node 5 passes above 2 without meeting it.
    const OsmRoads roads = read_text(row_of_nodes(4)
                                         .node(5, 0.003, 0.001)
                                         .node(6, 0.002, 0)
                                         .node(7, 0.002, 0.001)
                                         .way(20, {5, 3}, {{"highway", "steps"}})
                                         .way(10, {1, 2, 3, 4}, kPath)
                                         .way(30, {6, 7}, {{"highway", "path"}, {"layer", "1"}})
                                         .str());
    REQUIRE(roads.pieces.size() == 4);
    CHECK(roads.junctions == 6); // 1, 3, 4, 5, 6, 7
    const OsmPiece& first = roads.pieces[0];
    const OsmPiece& second = roads.pieces[1];
    CHECK(first.way == 10);
    CHECK(first.part == 0);
    CHECK(first.line.size() == 3);
    CHECK(second.part == 1);
    CHECK(first.to == second.from);
    CHECK(roads.pieces[2].to == second.from);
    // By ascending node id.
    CHECK(first.from == 0);
    CHECK(first.to == 1);
    CHECK(second.to == 2);
    CHECK(roads.pieces[2].from == 3);
    CHECK(roads.pieces[3].from == 4);
    CHECK(roads.pieces[3].level == 1);
}

TEST_CASE("parallel edges are kept and repeated nodes dropped") {
    const OsmRoads roads =
        read_text(row_of_nodes(2).way(1, {1, 1, 2, 2}, kPath).way(2, {2, 1}, kPath).str());
    REQUIRE(roads.pieces.size() == 2);
    CHECK(roads.pieces[0].line.size() == 2);
    CHECK(roads.pieces[1].from == roads.pieces[0].to);
    CHECK(roads.junctions == 2);
}

TEST_CASE("neighbouring nodes at one place are one node") {
    const OsmRoads roads = read_text(row_of_nodes(3)
                                         .node(12, 0.002, 0)
                                         .way(1, {1, 2}, kPath)
                                         .way(2, {2, 12}, kPath)
                                         .way(3, {12, 3}, kPath)
                                         .str());
    REQUIRE(roads.pieces.size() == 2);
    CHECK(roads.pieces[0].to == roads.pieces[1].from);
}

TEST_CASE("closed ways and ways that touch themselves keep their topology") {
    SECTION("a ring alone is one piece from a node to itself") {
        const OsmRoads roads = read_text(row_of_nodes(3).way(1, {1, 2, 3, 1}, kPath).str());
        REQUIRE(roads.pieces.size() == 1);
        CHECK(roads.pieces[0].from == roads.pieces[0].to);
        CHECK(roads.pieces[0].line.size() == 4);
    }
    SECTION("a ring with a handle is split where it touches") {
        const OsmRoads roads = read_text(row_of_nodes(4).way(1, {1, 2, 3, 4, 2}, kPath).str());
        REQUIRE(roads.pieces.size() == 2);
        CHECK(roads.pieces[0].to == roads.pieces[1].from);
        CHECK(roads.pieces[1].from == roads.pieces[1].to);
    }
    SECTION("a figure of eight") {
        const OsmRoads roads =
            read_text(row_of_nodes(5).way(1, {1, 2, 3, 4, 5, 3, 1}, kPath).str());
        CHECK(roads.pieces.size() == 3);
        CHECK(roads.junctions == 2);
    }
}

TEST_CASE("barrier nodes that stop walkers cut every way in a node of its own") {
    const auto crossing_at_2 = [](const Tags& node_tags) {
        return read_text(OsmText()
                             .node(1, 0.001, 0)
                             .node(2, 0.002, 0, node_tags)
                             .node(3, 0.003, 0)
                             .node(4, 0.002, 0.001)
                             .way(1, {1, 2, 3}, kPath)
                             .way(2, {2, 4}, kPath)
                             .str());
    };
    SECTION("cut") {
        for (const Tags& tags :
             {Tags{{"barrier", "gate"}, {"foot", "no"}},
              Tags{{"barrier", "gate"}, {"access", "no"}},
              Tags{{"barrier", "lift_gate"}, {"access", "private"}},
              Tags{{"barrier", "gate"}, {"access", "private"}, {"foot", "customers"}}}) {
            const OsmRoads roads = crossing_at_2(tags);
            REQUIRE(roads.pieces.size() == 3);
            CHECK(roads.junctions == 6);
            std::set<std::uint32_t> ends;
            for (const OsmPiece& piece : roads.pieces) {
                ends.insert({piece.from, piece.to});
            }
            CHECK(ends.size() == 6);
            // Fresh numbers follow those of the nodes 1, 3 and 4.
            CHECK(roads.pieces[0].from == 0);
            CHECK(roads.pieces[0].to == 3);
            CHECK(roads.pieces[1].from == 4);
            CHECK(roads.pieces[2].from == 5);
            CHECK(roads.pieces[2].line.front() == LonLat{0.002, 0});
        }
    }
    SECTION("not cut") {
        for (const Tags& tags : {Tags{{"barrier", "gate"}},
                                 Tags{{"barrier", "gate"}, {"foot", "private"}},
                                 Tags{{"barrier", "gate"}, {"access", "no"}, {"foot", "yes"}},
                                 Tags{{"barrier", "bollard"}, {"access", "destination"}},
                                 Tags{{"entrance", "yes"}, {"access", "no"}}}) {
            const OsmRoads roads = crossing_at_2(tags);
            REQUIRE(roads.pieces.size() == 3);
            CHECK(roads.junctions == 4);
            CHECK(roads.pieces[0].to == roads.pieces[1].from);
            CHECK(roads.pieces[0].to == roads.pieces[2].from);
        }
    }
    SECTION("a ring is opened") {
        const OsmRoads roads = read_text(OsmText()
                                             .node(1, 0, 0, {{"barrier", "gate"}, {"foot", "no"}})
                                             .node(2, 0.001, 0)
                                             .node(3, 0, 0.001)
                                             .way(1, {1, 2, 3, 1}, kPath)
                                             .str());
        REQUIRE(roads.pieces.size() == 1);
        CHECK(roads.pieces[0].from != roads.pieces[0].to);
    }
}

TEST_CASE("at a missing node a way is cut and its neighbours are not joined") {
    const OsmRoads roads = read_text(row_of_nodes(5)
                                         .way(1, {1, 2, 99, 3, 4}, kPath)
                                         .way(2, {5, 99}, kPath)
                                         .way(3, {98, 3, 97}, kPath)
                                         .str());
    REQUIRE(roads.pieces.size() == 2);
    CHECK(roads.pieces[0].line.size() == 2);
    CHECK(roads.pieces[1].part == 1);
    CHECK(roads.pieces[0].to != roads.pieces[1].from);
    CHECK(roads.junctions == 4);
    CHECK(roads.issues.count("missing_node") == 3);
}

TEST_CASE("faults of the file are reported and never fatal") {
    SECTION("a way of one node, and one of none") {
        const OsmRoads roads =
            read_text(row_of_nodes(1).way(1, {1}, kPath).way(2, {}, kPath).str());
        CHECK(roads.pieces.empty());
        CHECK(roads.issues.count("way_too_short") == 2);
        CHECK(roads.issues.all()[0].place.feature == "w1");
    }
    SECTION("a position off the globe") {
        const OsmRoads roads =
            read_text(row_of_nodes(3).node(4, 200, 10).way(1, {1, 2, 4, 3}, kPath).str());
        CHECK(roads.pieces.size() == 1);
        CHECK(roads.issues.count("bad_position") == 1);
    }
    SECTION("an id twice") {
        const OsmRoads roads = read_text(
            row_of_nodes(3).way(1, {1, 2}, kPath).way(1, {1, 2, 3}, {{"highway", "steps"}}).str());
        REQUIRE(roads.pieces.size() == 1);
        CHECK(roads.pieces[0].highway == "steps");
        CHECK(roads.issues.count("duplicate_id") == 1);
    }
}

TEST_CASE("the order of objects and negative ids do not matter") {
    const std::string sorted = OsmText()
                                   .node(-3, 0.003, 0)
                                   .node(-2, 0.002, 0)
                                   .node(1, 0.001, 0)
                                   .way(-5, {1, -2}, kPath)
                                   .way(4, {-2, -3}, kPath)
                                   .str();
    const std::string shuffled = OsmText()
                                     .way(4, {-2, -3}, kPath)
                                     .node(1, 0.001, 0)
                                     .way(-5, {1, -2}, kPath)
                                     .node(-3, 0.003, 0)
                                     .node(-2, 0.002, 0)
                                     .str();
    const OsmRoads a = read_text(sorted);
    const OsmRoads b = read_text(shuffled);
    REQUIRE(a.pieces.size() == 2);
    REQUIRE(b.pieces.size() == 2);
    CHECK(a.pieces[0].way == -5);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(a.pieces[i].way == b.pieces[i].way);
        CHECK(a.pieces[i].from == b.pieces[i].from);
        CHECK(a.pieces[i].to == b.pieces[i].to);
        CHECK(a.pieces[i].line == b.pieces[i].line);
    }
    CHECK(a.pieces[0].from == 2);
    CHECK(a.pieces[1].to == 0);
}

TEST_CASE("tags of a way come with its pieces") {
    const OsmPiece piece = one_way({{"highway", "footway"},
                                    {"name", "隐珠路"},
                                    {"bridge", "yes"},
                                    {"tunnel", "no"},
                                    {"level", "-1;0"},
                                    {"oneway:foot", "yes"}})
                               .pieces.at(0);
    CHECK(piece.name == "隐珠路");
    CHECK(piece.bridge);
    CHECK_FALSE(piece.tunnel);
    CHECK(piece.level == -1);
    CHECK(piece.oneway_foot);
    const OsmPiece layered =
        one_way({{"highway", "path"}, {"layer", "2"}, {"level", "1"}}).pieces.at(0);
    CHECK(layered.level == 2);
    CHECK_FALSE(layered.oneway_foot);
    const OsmPiece turned = one_way({{"highway", "path"}, {"oneway:foot", "-1"}}).pieces.at(0);
    CHECK(turned.oneway_foot);
    CHECK(turned.line.front() == LonLat{0, 0.001});
}

TEST_CASE("crossings are told by the way or by a node on it") {
    CHECK(one_way({{"highway", "footway"}, {"footway", "crossing"}}).pieces[0].crossing == "yes");
    CHECK(one_way({{"highway", "footway"}, {"footway", "crossing"}, {"crossing", "zebra"}})
              .pieces[0]
              .crossing == "zebra");
    CHECK(one_way({{"highway", "footway"}, {"footway", "sidewalk"}}).pieces[0].crossing.empty());
    const OsmRoads roads = read_text(row_of_nodes(2)
                                         .node(3, 0.003, 0, {{"highway", "crossing"}})
                                         .node(4, 0.004, 0)
                                         .node(5, 0.002, 0.001)
                                         .way(1, {1, 2, 3, 4}, kPath)
                                         .way(2, {2, 5}, kPath)
                                         .str());
    REQUIRE(roads.pieces.size() == 3);
    CHECK(roads.pieces[0].crossing.empty());
    CHECK(roads.pieces[1].crossing == "yes");
    CHECK(roads.pieces[2].crossing.empty());
}

TEST_CASE("the day of the data is that of the newest object where the header has none") {
    CHECK(one_way(kPath).timestamp.empty());
    const std::string text =
        "<osm version='0.6'><node id='1' lon='0' lat='0' version='1' "
        "timestamp='2020-05-01T10:00:00Z'/><node id='2' lon='1' lat='0' version='1' "
        "timestamp='2021-06-02T23:59:59Z'/><way id='1' version='1' "
        "timestamp='1970-01-01T00:00:00Z'><nd ref='1'/><nd ref='2'/><tag k='highway' "
        "v='path'/></way></osm>";
    CHECK(read_text(text).timestamp == "2021-06-02");
}

TEST_CASE("names of OSM files") {
    for (const char* name : {"a.osm", "a.osm.gz", "a.osm.bz2", "a.osm.pbf", "a.pbf", "B.OSM.PBF"}) {
        CHECK(is_osm_file(name));
    }
    for (const char* name : {"a.geojson", "osm", "pbf", ".osm", "a.osm.zip", "a.gz", "a.osc"}) {
        CHECK_FALSE(is_osm_file(name));
    }
}

TEST_CASE("files that cannot be used are named, with what to do") {
    const TempFolder folder;
    Progress progress;
    const auto fails = [&](const std::string& name, const std::string& bytes) {
        const auto file = folder.write(name, bytes);
        CHECK_THROWS_AS(read_osm_roads(file, progress), DataError);
        CHECK_THROWS_WITH(read_osm_roads(file, progress), Catch::Contains(name));
    };
    const std::string whole = row_of_nodes(2).way(1, {1, 2}, kPath).str();
    CHECK_THROWS_AS(read_osm_roads(folder / "absent.osm", progress), DataError);
    CHECK_THROWS_AS(read_osm_roads(folder.path(), progress), DataError);
    fails("empty.osm", "");
    fails("empty.osm.pbf", "");
    fails("cut.osm", whole.substr(0, whole.size() - 20));
    fails("page.osm", "<!DOCTYPE html><html><body>503</body></html>");
    fails("text.osm", "hello");
    fails("text.osm.gz", whole);
    fails("xml.osm.pbf", whole);
    fails("noise.osm.pbf", std::string("\0\0\0\x0d\x0a\x09OSMHeader\x18\x7f", 17) + "rubbish");
    fails("gz.osm.gz", "\x1f\x8b\x08rubbish");
    fails("bz.osm.bz2", "BZh9rubbish");
    fails("table.csv", "id,lon,lat\n");
}

namespace {

std::string bytes_of(const std::string& hexadecimal) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hexadecimal.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

} // namespace

TEST_CASE("a file with several versions of its objects is refused") {
    const TempFolder folder;
    Progress progress;
    // One node, as osmium-tool writes it with the feature HistoricalInformation.
    const auto file = folder.write(
        "a.osm.pbf",
        bytes_of("0000000d0a094f534d48656164657218450a43220e4f736d536368656d612d56302e36220a44"
                 "656e73654e6f6465732215486973746f726963616c496e666f726d6174696f6e82010d6f736d"
                 "69756d2f312e31352e300000000b0a074f534d4461746118300a2e0a040a000a00122612240a"
                 "01022a160a010112058084dfe00b1a01002201002a01023201014201004a0100520100"));
    CHECK_THROWS_WITH(read_osm_roads(file, progress), Catch::Contains("history file"));
}

TEST_CASE("PBF packed with LZ4 is read") {
    const TempFolder folder;
    Progress progress;
    // One node, as osmium-tool writes it.
    const auto file = folder.write(
        "a.osm.pbf",
        bytes_of("0000000d0a094f534d486561646572182610203222f011220e4f736d536368656d612d56302e"
                 "3682010d6f736d69756d2f312e31352e300000000b0a074f534d446174611813100e320fe00a"
                 "020a0012080a06080240004800"));
    CHECK(read_osm_roads(file, progress).pieces.empty());
}

// ---- real files; expected numbers from an independent count of the same rules ----

namespace {

struct RealFile {
    const char* file;
    std::size_t pieces;
    std::size_t segments;
    std::uint32_t junctions;
    double km;
    const char* day;
};

} // namespace

TEST_CASE("real files give the counted pieces, segments, junctions and kilometres", "[shared]") {
    const RealFile file = GENERATE(
        RealFile{"osm-liechtenstein/liechtenstein-latest.osm.pbf",
                 12155,
                 75049,
                 9752,
                 1315.576,
                 "2021-10-28"},
        RealFile{"osm-andorra/andorra-latest.osm.pbf", 8446, 108177, 6753, 1753.488, "2021-10-28"},
        RealFile{"osm-small/Helsinki.osm.pbf", 4397, 6709, 3308, 92.169, "2019-04-17"},
        RealFile{"osm-small/NCTU_Taiwan.pbf", 2188, 5203, 1686, 124.934, "2021-03-28"},
        RealFile{"osm-small/bayfront_singapore.osm.pbf", 521, 1158, 412, 26.220, "2019-12-01"},
        RealFile{"osm-small/columbus.osm.pbf", 30502, 75637, 21182, 3592.208, ""},
        RealFile{"osm-small/monaco.osm.gz", 1551, 5077, 1169, 81.277, "2012-06-29"},
        RealFile{"osm-small/otaniemi_map.osm", 3615, 6749, 2765, 90.444, ""},
        RealFile{"osm-small/portland-central-filtered.osm.pbf",
                 14172,
                 41653,
                 9716,
                 839.558,
                 "2015-06-11"},
        RealFile{"porto-alegre/poa_osm.pbf", 27223, 46842, 19921, 1897.871, "2020-08-12"});
    const auto path = test::shared_data(file.file);
    if (!path) {
        return;
    }
    CAPTURE(file.file);
    Progress progress;
    const OsmRoads roads = read_osm_roads(*path, progress);
    CHECK(roads.pieces.size() == file.pieces);
    CHECK(segments(roads) == file.segments);
    CHECK(roads.junctions == file.junctions);
    CHECK(total_km(roads) == Approx(file.km).margin(0.001));
    CHECK(roads.timestamp == file.day);
}

TEST_CASE("every highway of a walkable class is either taken or counted as left out", "[shared]") {
    // File -> ways of all walkable classes but platform, whatever their other tags say.
    const auto [file, ways] =
        GENERATE(std::pair<const char*, std::size_t>{"osm-andorra/andorra-latest.osm.pbf", 4973},
                 std::pair<const char*, std::size_t>{"osm-small/columbus.osm.pbf", 10648},
                 std::pair<const char*, std::size_t>{"osm-small/monaco.osm.gz", 866},
                 std::pair<const char*, std::size_t>{"porto-alegre/poa_osm.pbf", 15698});
    const auto path = test::shared_data(file);
    if (!path) {
        return;
    }
    CAPTURE(file);
    Progress progress;
    const OsmRoads roads = read_osm_roads(*path, progress);
    std::set<std::int64_t> taken;
    for (const OsmPiece& piece : roads.pieces) {
        if (piece.highway != "platform") {
            taken.insert(piece.way);
        }
    }
    std::size_t omitted = 0;
    for (const auto& [reason, sum] : roads.omitted) {
        const bool by_access =
            reason == "area" || reason == "access_no" || reason.starts_with("foot_");
        omitted += by_access ? sum.ways : 0;
    }
    CHECK(taken.size() + omitted == ways);
}

TEST_CASE("pieces of a real file hold what the reader promises", "[shared]") {
    const auto path = test::shared_data("osm-small/Helsinki.osm.pbf");
    if (!path) {
        return;
    }
    Progress progress;
    const OsmRoads roads = read_osm_roads(*path, progress);
    const OsmRoads again = read_osm_roads(*path, progress);
    REQUIRE(again.pieces.size() == roads.pieces.size());
    std::vector<int> used(roads.junctions, 0);
    for (std::size_t i = 0; i < roads.pieces.size(); ++i) {
        const OsmPiece& piece = roads.pieces[i];
        REQUIRE(piece.from < roads.junctions);
        REQUIRE(piece.to < roads.junctions);
        ++used[piece.from];
        ++used[piece.to];
        REQUIRE(piece.line.size() >= 2);
        if (i > 0) {
            const OsmPiece& before = roads.pieces[i - 1];
            REQUIRE(std::pair(before.way, before.part) < std::pair(piece.way, piece.part));
        }
        REQUIRE(again.pieces[i].from == piece.from);
        REQUIRE(again.pieces[i].line == piece.line);
    }
    CHECK(std::count(used.begin(), used.end(), 0) == 0);
    CHECK(roads.issues.count("missing_node") > 0);
}

TEST_CASE("a real file cut short or damaged is an error, not a crash", "[shared]") {
    const auto path = test::shared_data("osm-small/bayfront_singapore.osm.pbf");
    if (!path) {
        return;
    }
    const TempFolder folder;
    const std::string bytes = read_file(*path);
    Progress progress;
    for (const std::size_t length : {7UL, 60UL, 300UL, bytes.size() / 2, bytes.size() - 1}) {
        CAPTURE(length);
        const auto file = folder.write("cut.osm.pbf", bytes.substr(0, length));
        CHECK_THROWS_AS(read_osm_roads(file, progress), DataError);
    }
    for (std::size_t at = 200; at < bytes.size(); at += bytes.size() / 40) {
        CAPTURE(at);
        std::string broken = bytes;
        broken[at] = static_cast<char>(~broken[at]);
        const auto file = folder.write("broken.osm.pbf", broken);
        try {
            read_osm_roads(file, progress);
        } catch (const DataError&) {
            SUCCEED("told");
        }
    }
}
