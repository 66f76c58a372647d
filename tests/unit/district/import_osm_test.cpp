// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "district/import_osm.hpp"
#include "district/project.hpp"
#include "geometry/overlay.hpp"
#include "io/result_folder.hpp"
#include "support/osm_text.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace yike;
using yike::test::OsmText;
using yike::test::Tags;
using yike::test::TempFolder;

namespace {

/// Degrees at the equator for metres; all tiny files lie there.
double deg(double metres) {
    return metres / 111'319.49;
}

const Tags kResidential = {{"landuse", "residential"}};
const Tags kStreet = {{"highway", "residential"}};

/// An administrative area of 2 km x 2 km around 0, 0, with one street along its middle.
OsmText town() {
    OsmText text;
    text.rectangle(1,
                   deg(-1000),
                   deg(-1000),
                   deg(1000),
                   deg(1000),
                   {{"boundary", "administrative"},
                    {"admin_level", "8"},
                    {"name", "Town"},
                    {"name:zh", "镇"}});
    text.node(1, deg(-900), 0).node(2, deg(900), 0);
    text.way(2, {1, 2}, kStreet);
    return text;
}

OsmText&
block(OsmText& text, std::int64_t id, double west, double south, double size, const Tags& tags) {
    return text.rectangle(id, deg(west), deg(south), deg(west + size), deg(south + size), tags);
}

struct Imported {
    ImportReport report;
    District district;
    std::string toml;
};

ImportRequest request_for(const TempFolder& folder, const std::string& text) {
    ImportRequest request;
    request.osm = folder.write("town.osm", text);
    request.boundary = "Town";
    request.stations = parse_tag_filter("amenity=community_centre,townhall");
    request.folder = folder / "project";
    return request;
}

Imported import_request(const ImportRequest& request) {
    Progress progress;
    Imported imported{import_osm(request, progress),
                      load_district(read_project(request.folder), progress),
                      read_file(request.folder / "project.toml")};
    return imported;
}

Imported import_text(const std::string& text) {
    const TempFolder folder;
    return import_request(request_for(folder, text));
}

const Compound& compound(const District& district, const std::string& id) {
    const auto found = std::find_if(district.compounds.begin(),
                                    district.compounds.end(),
                                    [&id](const auto& c) { return c.id == id; });
    CAPTURE(id);
    REQUIRE(found != district.compounds.end());
    return *found;
}

std::set<std::string> compound_ids(const District& district) {
    std::set<std::string> ids;
    for (const Compound& one : district.compounds) {
        ids.insert(one.id);
    }
    return ids;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string reported(const ImportReport& report, const std::string& what) {
    for (const auto& [name, how_much] : report.lines) {
        if (name == what) {
            return how_much;
        }
    }
    return "";
}

} // namespace

TEST_CASE("tag filters") {
    const auto filter = parse_tag_filter("amenity=community_centre,townhall; office = *");
    REQUIRE(filter.size() == 2);
    CHECK(filter[0].first == "amenity");
    CHECK(filter[0].second == std::vector<std::string>{"community_centre", "townhall"});
    CHECK(filter[1].first == "office");
    CHECK(filter[1].second == std::vector<std::string>{"*"});
    for (const char* text : {"", "amenity", "amenity=", "=x", "a=b=c", "a=b;", "a=b,,c"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_tag_filter(text), UsageError);
    }
}

TEST_CASE("an imported project can be loaded and says where it comes from") {
    OsmText text = town();
    block(text, 10, 100, 100, 100, {{"landuse", "residential"}, {"name", "East \"Yard\""}});
    const Imported imported = import_text(text.str());
    CHECK(imported.district.name == "Town");
    CHECK(imported.district.attribution == "© OpenStreetMap contributors, ODbL 1.0");
    CHECK(compound(imported.district, "aw10").households_source.rfind("estimate", 0) == 0);
    CHECK(imported.district.data_date.empty());
    CHECK(area(imported.district.boundary) == Approx(4e6).epsilon(0.01));
    CHECK(imported.district.roads.size() == 1);
    CHECK(compound(imported.district, "aw10").name == "East \"Yard\"");
    CHECK(reported(imported.report, "boundary").find("way 1 \"Town\", admin_level 8") !=
          std::string::npos);
}

TEST_CASE("the boundary is a polygon file or a name") {
    const TempFolder folder;
    ImportRequest request = request_for(folder, town().str());
    SECTION("any of its names, in any case") {
        for (const char* name : {"Town", "town", "镇"}) {
            request.boundary = name;
            CHECK(import_request(request).district.name == "Town");
        }
    }
    SECTION("a name of one's own") {
        request.name = "示例";
        CHECK(import_request(request).district.name == "示例");
    }
    SECTION("a file") {
        request.boundary =
            folder.write("part.geojson",
                         R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
            {"name":"Part"},"geometry":{"type":"Polygon","coordinates":[[[-0.002,-0.002],
            [0.002,-0.002],[0.002,0.002],[-0.002,0.002],[-0.002,-0.002]]]}}]})");
        const Imported imported = import_request(request);
        CHECK(imported.district.name == "Part");
        CHECK(area(imported.district.boundary) == Approx(198'000).epsilon(0.02));
    }
    SECTION("a file whose polygon crosses itself is repaired and told") {
        request.boundary = folder.write(
            "bow.geojson",
            R"({"type":"Polygon","coordinates":[[[-0.002,-0.002],[0.002,0.002],[0.002,-0.002],
            [-0.002,0.002],[-0.002,-0.002]]]})");
        const Imported imported = import_request(request);
        CHECK(area(imported.district.boundary) == Approx(99'000).epsilon(0.02));
        CHECK(imported.report.issues.count("invalid_geometry") == 1);
    }
    SECTION("a closed line is a polygon, an open one is none") {
        request.boundary = folder.write(
            "line.geojson",
            R"({"type":"LineString","coordinates":[[-0.002,-0.002],[0.002,-0.002],[0.002,0.002],
            [-0.002,-0.002]]})");
        CHECK(import_request(request).district.name == "line");
        Progress progress;
        request.boundary =
            folder.write("open.geojson",
                         R"({"type":"LineString","coordinates":[[0,0],[0.002,0],[0.002,0.002]]})");
        CHECK_THROWS_WITH(import_osm(request, progress), Catch::Contains("no polygon"));
    }
    SECTION("a boundary that no CRS can hold is an error") {
        Progress progress;
        request.boundary = folder.write(
            "huge.geojson",
            R"({"type":"Polygon","coordinates":[[[-20,-20],[20,-20],[20,20],[-20,-20]]]})");
        CHECK_THROWS_WITH(import_osm(request, progress), Catch::Contains("too large"));
    }
    SECTION("an unknown name is an error that tells similar ones, and nothing is written") {
        Progress progress;
        request.boundary = "Twon";
        CHECK_THROWS_WITH(import_osm(request, progress), Catch::Contains("\"Town\""));
        request.boundary = "nowhere.geojson";
        CHECK_THROWS_WITH(import_osm(request, progress), Catch::Contains("no such boundary file"));
        CHECK_FALSE(std::filesystem::exists(request.folder));
    }
    SECTION("a file without roads near is an error") {
        Progress progress;
        request.boundary = folder.write(
            "far.geojson",
            R"({"type":"Polygon","coordinates":[[[50,50],[50.1,50],[50.1,50.1],[50,50]]]})");
        CHECK_THROWS_AS(import_osm(request, progress), DataError);
    }
}

TEST_CASE("of several areas of one name that of the lowest admin_level is taken") {
    OsmText text = town();
    text.rectangle(3,
                   deg(-1000),
                   deg(-1000),
                   deg(0),
                   deg(1000),
                   {{"boundary", "administrative"}, {"admin_level", "10"}, {"name", "Town"}});
    const Imported imported = import_text(text.str());
    CHECK(area(imported.district.boundary) == Approx(4e6).epsilon(0.01));
}

namespace {

/// The square around the middle with more names.
OsmText& second_area(OsmText& text, const std::string& level, const Tags& names) {
    Tags tags = {{"boundary", "administrative"}, {"admin_level", level}};
    tags.insert(tags.end(), names.begin(), names.end());
    return text.rectangle(3, deg(-900), deg(-900), deg(900), deg(900), tags);
}

ImportReport import_boundary(const std::string& text, const std::string& boundary) {
    const TempFolder folder;
    Progress progress;
    ImportRequest request = request_for(folder, text);
    request.boundary = boundary;
    return import_osm(request, progress);
}

} // namespace

TEST_CASE("areas of one name and level that lie apart must be told apart by id") {
    const Tags tags = {{"boundary", "administrative"}, {"admin_level", "8"}, {"name", "Town"}};
    OsmText text = town();
    text.rectangle(3, deg(1100), deg(-500), deg(1900), deg(500), tags);
    CHECK_THROWS_WITH(import_boundary(text.str(), "Town"),
                      Catch::Contains("w3 (admin_level 8), w1 (admin_level 8)"));
    const ImportReport report = import_boundary(text.str(), "w1");
    CHECK(holds(reported(report, "boundary"), "way 1"));
    CHECK(report.issues.count("ambiguous_boundary") == 0);
}

TEST_CASE("of areas of one name and level within each other the smaller is taken, and told") {
    OsmText text = town();
    const ImportReport report =
        import_boundary(second_area(text, "8", {{"name", "Town"}}).str(), "Town");
    CHECK(holds(reported(report, "boundary"), "way 3"));
    CHECK(report.issues.count("ambiguous_boundary") == 1);
}

TEST_CASE("other areas of the name are told, and its own name weighs most") {
    OsmText text = town();
    const ImportReport report = import_boundary(
        second_area(text, "4", {{"name", "County"}, {"alt_name", "Shire;Town"}}).str(), "Town");
    CHECK(holds(reported(report, "boundary"), "way 1"));
    CHECK(report.issues.count("ambiguous_boundary") == 1);
    CHECK(holds(reported(import_boundary(text.str(), " Shire "), "boundary"), "way 3"));
}

TEST_CASE("a name may look like a path, and hold any character") {
    OsmText text = town();
    const std::string named =
        second_area(text, "8", {{"name", "St. Gall/en"}, {"name:en", "two&#10;[lines]"}}).str();
    CHECK(holds(reported(import_boundary(named, "St. Gall/en"), "boundary"), "way 3"));
    OsmText other = town();
    other.rectangle(3,
                    deg(-900),
                    deg(-900),
                    deg(900),
                    deg(900),
                    {{"boundary", "administrative"}, {"name", "two&#10;[lines]"}});
    const TempFolder folder;
    ImportRequest request = request_for(folder, other.str());
    request.boundary = "two [lines]";
    CHECK(import_request(request).district.name == "two [lines]");
}

TEST_CASE("communities are the deepest level that fills the boundary") {
    OsmText text = town();
    const auto part = [&](std::int64_t id, double west, double east, const char* level) {
        text.rectangle(id,
                       deg(west),
                       deg(-1000),
                       deg(east),
                       deg(1000),
                       {{"boundary", "administrative"},
                        {"admin_level", level},
                        {"name", "c" + std::to_string(id)}});
    };
    part(11, -1000, 0, "9");
    part(12, 0, 1000, "9");
    part(21, -1000, -500, "10");
    part(22, -500, 0, "10");
    part(23, 0, 1000, "10");
    part(31, -1000, -900, "11"); // some of the ground only
    part(32, -900, -800, "11");
    part(41, 1000, 3000, "10"); // the neighbour
    const Imported imported = import_text(text.str());
    REQUIRE(imported.district.communities.size() == 3);
    CHECK(imported.district.communities[0].id == "w21");
    CHECK(imported.district.communities[0].name == "c21");
    CHECK(imported.report.issues.count("no_communities") == 0);
}

TEST_CASE("large residential areas are cut along streets and slivers are dropped") {
    OsmText text = town();
    // 400 m x 400 m, cut by the street at 0 into 390 m and 10 m of depth; then a path that cuts
    // nothing, and a private street.
    text.rectangle(10, deg(100), deg(-5), deg(500), deg(395), kResidential);
    text.node(5, deg(50), deg(200)).node(6, deg(600), deg(200));
    text.way(20, {5, 6}, {{"highway", "footway"}});
    text.way(21, {5, 6}, {{"highway", "residential"}, {"access", "private"}});
    SECTION("a narrow strip without dwellings goes") {
        const Imported imported = import_text(text.str());
        REQUIRE(compound_ids(imported.district) == std::set<std::string>{"aw10"});
        CHECK(area(compound(imported.district, "aw10").ground) ==
              Approx(400.0 * 395).epsilon(0.02));
    }
    SECTION("a strip where somebody lives joins its neighbour") {
        text.rectangle(30, deg(200), deg(-4), deg(208), deg(-1), {{"building", "house"}});
        const Imported imported = import_text(text.str());
        REQUIRE(imported.district.compounds.size() == 1);
        CHECK(area(imported.district.compounds[0].ground) == Approx(400.0 * 400).epsilon(0.02));
    }
    SECTION("a street through the middle makes two compounds of one name") {
        text.node(7, deg(300), deg(-50)).node(8, deg(300), deg(500));
        text.way(22, {7, 8}, kStreet);
        const Imported imported = import_text(text.str());
        CHECK(compound_ids(imported.district) == std::set<std::string>{"aw10-1", "aw10-2"});
    }
}

TEST_CASE("areas under 10 ha are not cut, and ground beyond the boundary is left out") {
    OsmText text = town();
    block(text, 10, 100, -100, 200, kResidential); // across the street
    block(text, 11, 900, 500, 200, kResidential);  // half outside
    block(text, 12, 1500, 500, 200, kResidential); // outside
    const Imported imported = import_text(text.str());
    CHECK(compound_ids(imported.district) == std::set<std::string>{"aw10", "aw11"});
    CHECK(area(compound(imported.district, "aw10").ground) == Approx(40'000).epsilon(0.02));
    CHECK(area(compound(imported.district, "aw11").ground) == Approx(20'000).epsilon(0.02));
}

TEST_CASE("overlapping residential areas count their ground once, for the smaller") {
    OsmText text = town();
    block(text, 10, 100, 100, 200, kResidential);
    block(text, 11, 150, 150, 50, {{"landuse", "residential"}, {"name", "inner"}});
    const Imported imported = import_text(text.str());
    CHECK(area(compound(imported.district, "aw10").ground) == Approx(37'500).epsilon(0.02));
    CHECK(area(compound(imported.district, "aw11").ground) == Approx(2'500).epsilon(0.02));
}

TEST_CASE("multipolygons make one compound for each outer ring, with holes") {
    OsmText text = town();
    block(text, 10, 100, 100, 200, {});
    block(text, 11, 150, 150, 50, {});
    block(text, 12, 500, 100, 100, {});
    text.relation(5,
                  {{10, "outer"}, {11, "inner"}, {12, "outer"}},
                  {{"type", "multipolygon"}, {"landuse", "residential"}});
    const Imported imported = import_text(text.str());
    REQUIRE(compound_ids(imported.district) == std::set<std::string>{"ar5-1", "ar5-2"});
    CHECK(area(compound(imported.district, "ar5-1").ground) == Approx(37'500).epsilon(0.02));
}

TEST_CASE("households are estimated from buildings") {
    OsmText text = town();
    block(text, 10, 100, 100, 200, kResidential);
    block(text, 11, 400, 100, 200, kResidential);
    // 20 m x 20 m: with 6 levels 2400 m2, at 110 m2 a household.
    block(text, 20, 110, 110, 20, {{"building", "apartments"}, {"building:levels", "6"}});
    block(text, 21, 150, 110, 10, {{"building", "house"}});
    block(text, 22, 170, 110, 5, {{"building", "garage"}});
    block(text, 23, 190, 110, 20, {{"building", "yes"}, {"amenity", "school"}});
    block(text, 30, 410, 110, 10, {{"building", "residential"}, {"building:flats", "7"}});
    block(text, 31, 700, 700, 10, {{"building", "house"}}); // in no compound
    const Imported imported = import_text(text.str());
    CHECK(compound(imported.district, "aw10").households == 23); // 21.8 + 1
    CHECK(compound(imported.district, "aw11").households == 7);
    CHECK(compound(imported.district, "aw10").households_source ==
          "estimate: building footprint x levels");
    CHECK(reported(imported.report, "dwellings in no compound, which do not count") ==
          "1 with 1 households");
    CHECK(imported.toml.find("estimated") != std::string::npos);
}

TEST_CASE("without buildings in compounds households follow the area") {
    OsmText text = town();
    block(text, 10, 100, 100, 200, kResidential);
    const Imported imported = import_text(text.str());
    CHECK(compound(imported.district, "aw10").households == Approx(200).margin(3));
    CHECK(compound(imported.district, "aw10").households_source == "estimate: residential area");
}

TEST_CASE("apartment buildings outside residential areas are grouped") {
    OsmText text = town();
    const Tags apartments = {{"building", "apartments"}};
    block(text, 10, 100, 100, 20, apartments);
    block(text, 11, 140, 100, 20, apartments); // 20 m away
    block(text, 12, 260, 100, 20, apartments); // 100 m away
    block(text, 20, 500, 5, 10, apartments);   // 10 m apart, but on two sides of the street
    block(text, 21, 500, -15, 10, apartments);
    block(text, 30, 700, 100, 20, {{"building", "house"}}); // no group
    const Imported imported = import_text(text.str());
    REQUIRE(compound_ids(imported.district) ==
            std::set<std::string>{"bw10", "bw12", "bw20", "bw21"});
    // Closed, but no hull: two footprints and the gap between them.
    const double group_m2 = area(compound(imported.district, "bw10").ground);
    CHECK(group_m2 > 800);
    CHECK(group_m2 < 1250);
    CHECK(area(compound(imported.district, "bw20").ground) == Approx(100).epsilon(0.05));
}

TEST_CASE("gates at outlines and walls are taken, doors of buildings are not") {
    OsmText text = town();
    block(text, 10, 100, 100, 200, kResidential);
    block(text, 11, 290, 290, 10, {{"building", "apartments"}}); // touches the outline
    text.node(201, deg(100), deg(150), {{"barrier", "gate"}});
    text.node(202, deg(95), deg(160), {{"barrier", "lift_gate"}, {"access", "private"}});
    text.node(203, deg(100), deg(170), {{"barrier", "swing_gate"}, {"access", "no"}});
    text.node(204, deg(100), deg(180), {{"entrance", "main"}, {"locked", "yes"}});
    text.node(205, deg(200), deg(200), {{"barrier", "gate"}});    // deep inside
    text.node(206, deg(300), deg(295), {{"entrance", "yes"}});    // a door
    text.node(207, deg(-500), deg(502), {{"barrier", "gate"}});   // at a wall
    text.node(208, deg(-500), deg(560), {{"barrier", "gate"}});   // nowhere
    text.node(209, deg(100), deg(190), {{"barrier", "bollard"}}); // no gate
    text.node(210, deg(100), deg(120), {{"barrier", "gate"}, {"access", "no"}, {"foot", "yes"}});
    text.node(301, deg(-600), deg(500)).node(302, deg(-400), deg(500));
    text.way(40, {301, 302}, {{"barrier", "wall"}});
    const Imported imported = import_text(text.str());
    std::map<std::string, Gate> gates;
    for (const Gate& gate : imported.district.gates) {
        gates[gate.id] = gate;
        CHECK_FALSE(gate.compound.valid());
    }
    REQUIRE(gates.size() == 6);
    CHECK(gates.at("n201").open == GateHours::always);
    CHECK_FALSE(gates.at("n201").residents);
    CHECK(gates.at("n202").residents);
    CHECK(gates.at("n203").open == GateHours::closed);
    CHECK(gates.at("n204").open == GateHours::closed);
    CHECK(gates.at("n210").open == GateHours::always);
    CHECK(gates.count("n207") == 1);
}

TEST_CASE("barriers on the ground are taken, those in tunnels are not") {
    OsmText text = town();
    text.node(301, deg(-600), deg(500)).node(302, deg(-400), deg(500));
    const auto line = [&](std::int64_t id, const Tags& tags) { text.way(id, {301, 302}, tags); };
    line(40, {{"barrier", "fence"}});
    line(41, {{"barrier", "kerb"}});
    line(42, {{"waterway", "river"}});
    line(43, {{"waterway", "canal"}, {"tunnel", "culvert"}});
    line(44, {{"waterway", "stream"}});
    line(45, {{"railway", "rail"}});
    line(46, {{"railway", "subway"}, {"layer", "-2"}});
    line(47, {{"railway", "rail"}, {"bridge", "viaduct"}});
    line(48, {{"railway", "abandoned"}});
    line(49, {{"natural", "coastline"}});
    block(text, 50, -300, 300, 50, {{"natural", "water"}});
    text.node(303, deg(5000), 0).node(304, deg(5100), 0);
    text.way(51, {303, 304}, {{"barrier", "wall"}}); // beyond the margin
    const Imported imported = import_text(text.str());
    std::map<std::string, BarrierKind> kinds;
    for (const Barrier& barrier : imported.district.barriers) {
        kinds[barrier.id] = barrier.kind;
        CHECK(barrier.area.empty() == (barrier.id != "w50"));
    }
    CHECK(kinds == std::map<std::string, BarrierKind>{{"w40", BarrierKind::wall},
                                                      {"w42", BarrierKind::river},
                                                      {"w45", BarrierKind::rail},
                                                      {"w49", BarrierKind::water},
                                                      {"w50", BarrierKind::water}});
}

TEST_CASE("stations are nodes and areas that match the filter") {
    OsmText text = town();
    const Tags hall = {{"amenity", "townhall"}};
    text.node(201, deg(10), deg(10), {{"amenity", "community_centre"}, {"name:zh", "中心"}});
    text.node(202, deg(20), deg(10), {{"amenity", "bar"}});
    block(text, 30, 300, 300, 50, {{"amenity", "townhall"}, {"name", "Hall"}});
    text.node(203, deg(310), deg(310), hall); // the same hall once more
    text.node(204, deg(2500), deg(10), hall); // beyond the boundary, within the margin
    text.node(205, deg(9000), deg(10), hall); // beyond both
    const Imported imported = import_text(text.str());
    std::map<std::string, std::string> names;
    for (const Station& station : imported.district.stations) {
        names[station.id] = station.name;
        CHECK(station.tier == 1);
        CHECK(station.inside == (station.id != "n204"));
    }
    CHECK(names ==
          std::map<std::string, std::string>{{"n201", "中心"}, {"n204", "n204"}, {"w30", "Hall"}});
}

TEST_CASE("private ways are taken where they lie inside a compound") {
    OsmText text = town();
    block(text, 10, 100, 100, 200, kResidential);
    text.node(201, deg(110), deg(110)).node(202, deg(290), deg(290));
    text.node(203, deg(-110), deg(110)).node(204, deg(-290), deg(290));
    text.way(20, {201, 202}, {{"highway", "service"}, {"access", "private"}});
    text.way(21, {203, 204}, {{"highway", "service"}, {"access", "private"}});
    const TempFolder folder;
    const ImportRequest request = request_for(folder, text.str());
    import_request(request);
    const std::string roads = read_file(request.folder / "roads.geojson");
    CHECK(roads.find("w20-0") != std::string::npos);
    CHECK(roads.find("\"private\"") != std::string::npos);
    CHECK(roads.find("w21-0") == std::string::npos);
}

TEST_CASE("roads keep their junctions, levels and directions through the files") {
    OsmText text = town();
    text.node(201, deg(0), deg(100)).node(202, deg(0), deg(-100)).node(203, 0, 0);
    // Crosses the street above it without a shared node.
    text.way(20,
             {201, 203, 202},
             {{"highway", "footway"}, {"layer", "1"}, {"oneway:foot", "yes"}, {"crossing", "x"}});
    const Imported imported = import_text(text.str());
    REQUIRE(imported.district.roads.size() == 2);
    CHECK(imported.district.junctions == 4);
    const Road& bridge = imported.district.roads[1];
    CHECK(bridge.id == "w20-0");
    CHECK(bridge.level == 1);
    CHECK(bridge.oneway_foot);
    CHECK(bridge.crossing == "x");
    CHECK(bridge.road_class == "footway");
}

TEST_CASE("a file of roads only makes a project with empty layers and issues") {
    const TempFolder folder;
    ImportRequest request = request_for(
        folder, OsmText().node(1, 0, 0).node(2, 0.001, 0).way(1, {1, 2}, kStreet).str());
    request.boundary = folder.write(
        "b.geojson",
        R"({"type":"Polygon","coordinates":[[[-0.01,-0.01],[0.01,-0.01],[0.01,0.01],[-0.01,0.01],
        [-0.01,-0.01]]]})");
    const Imported imported = import_request(request);
    CHECK(imported.district.compounds.empty());
    CHECK(imported.district.stations.empty());
    CHECK(imported.district.roads.size() == 1);
    CHECK(imported.report.issues.count("no_compounds") == 1);
    CHECK(imported.report.issues.count("no_stations") == 1);
    CHECK(imported.report.issues.count("no_communities") == 1);
}

TEST_CASE("the project folder is whole or absent") {
    const TempFolder folder;
    Progress progress;
    ImportRequest request = request_for(folder, town().str());
    SECTION("an earlier import is replaced, with the same bytes") {
        import_osm(request, progress);
        const std::string first = read_file(request.folder / "roads.geojson");
        const std::string report = read_file(request.folder / "import-report.txt");
        import_osm(request, progress);
        CHECK(read_file(request.folder / "roads.geojson") == first);
        CHECK(read_file(request.folder / "import-report.txt") == report);
    }
    SECTION("anything else is not touched") {
        folder.write("project/thesis.txt", "years of work");
        CHECK_THROWS_AS(import_osm(request, progress), DataError);
        CHECK(read_file(request.folder / "thesis.txt") == "years of work");
    }
    SECTION("a project that no import made is not touched, nor an import with more in it") {
        folder.write("project/project.toml", "[project]\n");
        CHECK_THROWS_AS(import_osm(request, progress), DataError);
        CHECK(read_file(request.folder / "project.toml") == "[project]\n");
        std::filesystem::remove_all(request.folder);
        import_osm(request, progress);
        folder.write("project/ledger.csv", "id,households\n");
        CHECK_THROWS_WITH(import_osm(request, progress), Catch::Contains("ledger.csv"));
        CHECK(std::filesystem::exists(request.folder / "ledger.csv"));
    }
    SECTION("a damaged file leaves nothing") {
        request.osm = folder.write("bad.osm", "<osm version='0.6'><node id='1'");
        CHECK_THROWS_AS(import_osm(request, progress), DataError);
        CHECK_FALSE(std::filesystem::exists(request.folder));
    }
}

TEST_CASE("Liechtenstein becomes a district of eleven communities", "[shared]") {
    const auto path = test::shared_data("osm-liechtenstein/liechtenstein-latest.osm.pbf");
    if (!path) {
        return;
    }
    const TempFolder folder;
    ImportRequest request;
    request.osm = *path;
    request.boundary = "Liechtenstein";
    request.stations = parse_tag_filter("amenity=community_centre,townhall");
    request.folder = folder / "liechtenstein";
    const Imported imported = import_request(request);
    const District& district = imported.district;
    CHECK(area(district.boundary) / 1e6 == Approx(160.5).epsilon(0.005));
    CHECK(district.communities.size() == 11);
    CHECK(district.data_date == "2021-10-28");
    CHECK(district.stations.size() == 8);
    CHECK(district.roads.size() > 12'000);
    CHECK(district.compounds.size() > 600);
    double households = 0;
    double ground_m2 = 0;
    std::set<std::string> ids;
    for (const Compound& one : district.compounds) {
        households += one.households;
        ground_m2 += area(one.ground);
        CHECK(ids.insert(one.id).second);
        CHECK(one.households == std::floor(one.households));
        CHECK(one.community.valid());
        CHECK(validity_problem(one.ground).empty());
    }
    // About 39,000 people live there.
    CHECK(households > 14'000);
    CHECK(households < 26'000);
    CHECK(ground_m2 / 1e4 == Approx(1070).epsilon(0.02));
}
