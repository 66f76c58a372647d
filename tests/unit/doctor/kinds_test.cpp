// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Every kind of the handbook: a project that has the defect, and its twin that has not.
#include "doctor/check_up.hpp"
#include "doctor/rules.hpp"
#include "doctor/town.hpp"
#include "io/result_folder.hpp"
#include "support/dxf_text.hpp"
#include "support/osm_text.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace yike;
using namespace yike::test;

namespace {

using Make = std::function<ProjectFiles()>;

/// Two projects that differ in one thing.
struct Twins {
    Make sick;
    Make clean = healthy;
};

using Twisted = std::function<void(ProjectFiles&)>;

Make changed(const Make& from, const Twisted& twist) {
    return [from, twist] {
        ProjectFiles files = from();
        twist(files);
        return files;
    };
}

/// healthy() with one thing changed against healthy() with another one.
Twins twins(const Twisted& sick, const Twisted& clean) {
    return {changed(healthy, sick), changed(healthy, clean)};
}

Twins against_healthy(const Twisted& sick) {
    return {changed(healthy, sick)};
}

Twins against_walled(const Twisted& sick) {
    return {changed(walled, sick), walled};
}

constexpr const char* kValues = R"("households":100,"people":250,"elderly":50)";

std::string compound(const std::string& id, PlanePoint corner, double side = 100) {
    return square("\"id\":\"" + id + "\"," + kValues, corner, side);
}

/// A layer set to these features, the other twin's to those.
Twins layer_twins(const std::string& layer,
                  const std::vector<std::string>& sick,
                  const std::vector<std::string>& clean) {
    return twins([=](ProjectFiles& files) { files.set(layer, sick); },
                 [=](ProjectFiles& files) { files.set(layer, clean); });
}

Twins with_layer(const std::string& layer, const std::vector<std::string>& sick) {
    return against_healthy([=](ProjectFiles& files) { files.set(layer, sick); });
}

/// A layer from a file of another format.
Twisted from_file(const std::string& layer,
                  const std::string& name,
                  const std::string& text,
                  const std::map<std::string, std::string>& more = {}) {
    return [=](ProjectFiles& files) {
        files.write(name, text);
        files.keys[layer]["source"] = ProjectFiles::quoted(name);
        for (const auto& [key, value] : more) {
            files.keys[layer][key] = value;
        }
    };
}

Twins file_twins(const std::string& layer,
                 const std::string& name,
                 const std::string& sick,
                 const std::string& clean,
                 const std::map<std::string, std::string>& more = {}) {
    return twins(from_file(layer, name, sick, more), from_file(layer, name, clean, more));
}

std::string station_rows(const std::string& crs, bool swapped) {
    std::string text = "id,name,x,y\n";
    int number = 0;
    for (const PlanePoint p : {PlanePoint{0, 10}, {500, 10}, {-500, -10}}) {
        const LonLat at = lon_lat_at(p);
        PlanePoint numbers =
            crs.empty() ? PlanePoint{at.lon, at.lat} : WorkingCrs(crs).to_plane(at);
        if (swapped) {
            std::swap(numbers.x, numbers.y);
        }
        text += fmt::format("s{},S,{:.9f},{:.9f}\n", ++number, numbers.x, numbers.y);
    }
    return text;
}

/// Stations written in one system and declared in another; the twin is declared rightly.
Twins reading(const std::string& written, const std::string& declared, bool swapped = false) {
    const auto stations = [](const std::string& crs, const std::string& said, bool swap) {
        return from_file(
            "stations",
            "stations.csv",
            station_rows(crs, swap),
            said.empty() ? std::map<std::string, std::string>{}
                         : std::map<std::string, std::string>{{"crs", ProjectFiles::quoted(said)}});
    };
    return twins(stations(written, declared, swapped), stations(written, written, false));
}

Twins shifted(const std::string& layer,
              const std::function<LonLat(LonLat)>& move,
              double share = 1,
              const std::string& declared = "") {
    return {[=] {
                Town town(5, 16);
                town.move(layer, move, share);
                ProjectFiles files = files_of(town);
                if (!declared.empty()) {
                    files.keys[layer]["datum"] = ProjectFiles::quoted(declared);
                }
                return files;
            },
            [] { return files_of(Town(5, 16)); }};
}

std::function<LonLat(LonLat)> to_datum(Datum datum) {
    return [datum](LonLat p) { return from_wgs84_anywhere(p, datum); };
}

LonLat displaced(LonLat p) {
    return {p.lon - 0.0023, p.lat + 0.0031};
}

std::string mif(const std::string& charset,
                const std::string& crs = "CoordSys Earth Projection 1, 104\n") {
    const LonLat at = lon_lat_at({0, 10});
    return fmt::format("Version 300\nCharset \"{}\"\nDelimiter \",\"\n{}Columns 2\n  id Char(5)\n  "
                       "name Char(9)\nData\n\nPoint {:.9f} {:.9f}\n",
                       charset,
                       crs,
                       at.lon,
                       at.lat);
}

Twisted mapinfo(const std::string& charset, const std::string& name) {
    return [=](ProjectFiles& files) {
        files.write("s.mid", "\"s1\",\"" + name + "\"\n");
        from_file("stations",
                  "s.mif",
                  mif(charset),
                  {{"crs", "\"EPSG:4326\""}, {"encoding", "\"UTF-8\""}})(files);
    };
}

std::string station_row(const std::string& more = "") {
    const LonLat at = lon_lat_at({0, 10});
    return fmt::format("id,name,lon,lat\ns1,a{},{:.9f},{:.9f}\n", more, at.lon, at.lat);
}

OsmText osm_streets() {
    OsmText text;
    std::int64_t id = 0;
    for (const PlanePoint p : {PlanePoint{-1000, 0}, {0, 0}, {1000, 0}}) {
        const LonLat at = lon_lat_at(p);
        text.node(++id, at.lon, at.lat);
    }
    text.way(1, {1, 2, 3}, {{"highway", "residential"}});
    return text;
}

Twins osm_way(const std::vector<std::int64_t>& nodes) {
    OsmText sick = osm_streets();
    sick.way(2, nodes, {{"highway", "residential"}});
    return file_twins("roads", "roads.osm", sick.str(), osm_streets().str());
}

Twins node_names(const std::string& sick_id, PlanePoint sick_end) {
    const auto roads = [](const std::string& names, PlanePoint end) {
        return std::vector<std::string>{
            line(R"("id":"r1","class":"residential","from_node":"a","to_node":"b")",
                 {{-1000, 0}, {0, 0}}),
            line(R"("id":"r2","class":"residential","from_node":"c","to_node":"d")",
                 {{0, 0}, {1000, 0}}),
            line(R"("id":"r3","class":"residential")" + names, {end, {0, 900}})};
    };
    return layer_twins(
        "roads", roads(sick_id, sick_end), roads(R"(,"from_node":"b","to_node":"e")", {0, 0}));
}

Twins gates(const std::vector<std::string>& sick) {
    return against_walled([=](ProjectFiles& files) { files.set("gates", sick); });
}

Twins communities(double east_end, double west_begin, double west_end = -2000) {
    const auto halves = [](double end, double begin, double rim) {
        return std::vector<std::string>{
            polygon(R"("id":"k1","name":"西")",
                    {{rim, -2000}, {end, -2000}, {end, 2000}, {rim, 2000}}),
            polygon(R"("id":"k2","name":"东")",
                    {{begin, -2000}, {2000, -2000}, {2000, 2000}, {begin, 2000}})};
    };
    return layer_twins(
        "communities", halves(east_end, west_begin, west_end), halves(-300, -300, -2000));
}

std::string control_points(double off) {
    const PlanePoint middle = kMiddle;
    return fmt::format(
        "{{ from = [[0, 0], [500, 0], [0, 400]], to = [[{}, {}], [{}, {}], [{}, {}]], "
        "crs = \"EPSG:4549\" }}",
        middle.x,
        middle.y,
        middle.x + 500,
        middle.y,
        middle.x + off,
        middle.y + 400);
}

Twins drawn_walls(const DxfText& sick, const DxfText& clean) {
    return file_twins("barriers",
                      "walls.dxf",
                      sick.text(),
                      clean.text(),
                      {{"layer", "\"WALL\""}, {"crs", "\"EPSG:4549\""}});
}

DxfText wall() {
    DxfText text;
    text.line("WALL", kMiddle + PlanePoint{300, 50}, kMiddle + PlanePoint{350, 50});
    return text;
}

std::map<std::string, Twins> all_twins() {
    std::map<std::string, Twins> all;
    // what cannot be read
    all["missing_layer"] = against_healthy([](ProjectFiles& f) { f.keys.erase("stations"); });
    all["unreadable_layer"] =
        against_healthy([](ProjectFiles& f) { f.write("roads.geojson", "{\"type\": "); });
    all["unknown_crs"] =
        twins([](ProjectFiles& f) { f.keys["stations"]["crs"] = "\"EPSG:1\""; },
              [](ProjectFiles& f) { f.keys["stations"]["crs"] = "\"EPSG:4326\""; });
    all["unusable_district"] = twins(
        [](ProjectFiles& f) {
            f.settings = "profile = \"hilly\"\n[profiles.hilly]\nspeed_m_per_s = 1\n"
                         "slope = \"tobler\"\n";
        },
        [](ProjectFiles& f) {
            f.settings = "profile = \"hilly\"\n[profiles.hilly]\nspeed_m_per_s = 1\n";
        });
    // positions and datums
    all["swapped_axes"] = reading("", "", true);
    all["zone_prefix"] = reading("EPSG:4528", "EPSG:4549");
    all["metres_as_degrees"] = reading("EPSG:4549", "");
    all["degrees_as_metres"] = reading("", "EPSG:4549");
    all["layer_elsewhere"] =
        file_twins("stations", "s.csv", "id,name,lon,lat\ns1,S,9.5,47.1\n", station_row());
    all["datum_shift_gcj02"] = shifted("compounds", to_datum(Datum::gcj02));
    all["datum_shift_bd09"] = shifted("gates", to_datum(Datum::bd09));
    all["datum_shift_wgs84"] = shifted(
        "compounds", [](LonLat p) { return p; }, 1, "gcj02");
    all["layer_offset"] = shifted("compounds", displaced);
    all["mixed_datum"] = shifted("gates", to_datum(Datum::gcj02), 0.5);
    // features
    all["missing_id"] =
        with_layer("compounds", {compound("c1", {100, 20}), compound("", {300, 20})});
    all["duplicate_id"] = layer_twins("compounds",
                                      {compound("c1", {100, 20}), compound("c1", {300, 20})},
                                      {compound("c1", {100, 20}), compound("c2", {300, 20})});
    all["invalid_value"] = with_layer(
        "compounds",
        {square(R"("id":"c1","households":-1,"people":250,"elderly":50)", {100, 20}, 100)});
    all["invalid_geometry"] = with_layer("compounds",
                                         {polygon(std::string(R"("id":"c1",)") + kValues,
                                                  {{100, 20}, {200, 120}, {200, 20}, {100, 120}})});
    all["bad_position"] =
        file_twins("stations", "s.csv", station_row() + "s2,b,nan,35\n", station_row());
    all["empty_geometry"] = with_layer(
        "compounds",
        {compound("c1", {100, 20}),
         R"({"type":"Feature","properties":{"id":"c2","households":5},"geometry":null})"});
    all["degenerate_geometry"] =
        with_layer("barriers", {line(R"("id":"w1","kind":"wall")", {{300, 50}})});
    const LonLat at = lon_lat_at({0, 10});
    const auto one_line = [at](const std::string& id, const std::string& lon) {
        return fmt::format(R"({{"type":"Feature","properties":{{"id":"{}","name":"a"}},"geometry":)"
                           R"({{"type":"Point","coordinates":[{},{:.9f}]}}}})",
                           id,
                           lon,
                           at.lat) +
               "\n";
    };
    const std::string good = fmt::format("{:.9f}", at.lon);
    all["unreadable_feature"] = file_twins("stations",
                                           "s.geojsonl",
                                           one_line("s1", good) + one_line("s2", "\"x\""),
                                           one_line("s1", good) + one_line("s2", "120.001"));
    all["ragged_row"] = file_twins("stations",
                                   "s.csv",
                                   station_row() + "s2,b,120,35.85,c\n",
                                   station_row() + "s2,b,120.001,35.85,\n");
    all["reader_warning"] = twins(mapinfo("Nonsense", "a"), mapinfo("Neutral", "a"));
    all["duplicate_geometry"] = layer_twins("compounds",
                                            {compound("c1", {100, 20}), compound("c2", {100, 20})},
                                            {compound("c1", {100, 20}), compound("c2", {200, 20})});
    all["control_points"] = against_healthy(from_file(
        "stations", "s.csv", "id,name,x,y\ns1,a,0,10\n", {{"control_points", control_points(0)}}));
    all["control_point_residual"] = all["control_points"];
    DxfText labelled = wall();
    labelled.label("WALL", kMiddle + PlanePoint{300, 50}, "wall");
    all["drawing_left_out"] = drawn_walls(labelled, wall());
    // boundary and communities
    all["boundary_area"] = twins([](ProjectFiles& f) { f.project = "boundary_area_km2 = 15.2\n"; },
                                 [](ProjectFiles& f) { f.project = "boundary_area_km2 = 15.3\n"; });
    const std::string home = point(R"("id":"s1","name":"站")", {0, 10});
    const auto second = [](PlanePoint p) { return point(R"("id":"s2","name":"外")", p); };
    all["outside_boundary"] =
        layer_twins("stations", {home, second({-2500, 10})}, {home, second({-1500, 10})});
    all["beyond_margin"] =
        layer_twins("stations", {home, second({-4100, 10})}, {home, second({-3900, 10})});
    all["community_overlap"] = communities(300, 100);
    all["community_gap"] = communities(-300, -300, -1900);
    all["unknown_community"] =
        layer_twins("stations",
                    {point(R"("id":"s1","name":"站","community":"南")", {0, 10})},
                    {point(R"("id":"s1","name":"站","community":"东")", {0, 10})});
    // compounds
    all["no_compounds"] =
        layer_twins("compounds", {compound("c1", {2500, 20})}, {compound("c1", {500, 20})});
    all["compound_overlap"] = layer_twins("compounds",
                                          {compound("c1", {100, 20}), compound("c2", {190, 20})},
                                          {compound("c1", {100, 20}), compound("c2", {200, 20})});
    all["compound_in_two_communities"] = communities(130, 130);
    all["community_mismatch"] = {
        changed(changed(healthy, [](ProjectFiles& f) { f = communities(130, 130).sick(); }),
                [](ProjectFiles& f) {
                    f.set(
                        "compounds",
                        {square(R"("id":"c1","households":100,"community":"k1")", {300, 20}, 100)});
                }),
        changed(healthy, [](ProjectFiles& f) {
            f = communities(130, 130).sick();
            f.set("compounds",
                  {square(R"("id":"c1","households":100,"community":"k2")", {300, 20}, 100)});
        })};
    all["zero_households"] =
        with_layer("compounds",
                   {square(R"("id":"c1","households":0,"people":0,"elderly":0)", {100, 20}, 100)});
    all["household_density"] = with_layer(
        "compounds",
        {square(R"("id":"c1","households":1010,"people":2500,"elderly":50)", {100, 20}, 100)});
    all["people_estimated"] =
        with_layer("compounds", {square(R"("id":"c1","households":100)", {100, 20}, 100)});
    all["elderly_estimated"] = all["people_estimated"];
    all["households_estimated"] = with_layer(
        "compounds",
        {square(
            R"("id":"c1","households":100,"households_source":"estimate: x")", {100, 20}, 100)});
    const auto ledger = [](const std::string& rows) {
        return [rows](ProjectFiles& f) {
            f.write("ledger.csv", "id,households\n" + rows);
            f.keys["compounds"]["table"] = "\"ledger.csv\"";
        };
    };
    all["unmatched_ledger_row"] = twins(ledger("c1,100\nc9,55\n"), ledger("c1,100\n"));
    // gates and walls
    all["derived_gates"] = gates({});
    all["gate_far"] = gates({point(R"("id":"g1","compound":"c1")", {150, 20}),
                             point(R"("id":"g2","compound":"c1")", {150, -5})});
    all["unknown_hours"] =
        gates({point(R"("id":"g1","compound":"c1","open":"25:00-99:00")", {150, 20})});
    const auto wall_at = [](const std::string& kind) {
        return std::vector<std::string>{
            line("\"id\":\"w1\",\"kind\":\"" + kind + "\"", {{-50, 500}, {50, 500}})};
    };
    all["edge_across_wall"] = layer_twins("barriers", wall_at("wall"), wall_at("river"));
    all["edge_cut_at_wall"] = against_walled([](ProjectFiles& f) {
        f.set("roads",
              {line(R"("id":"r1","class":"residential")", {{-1000, 0}, {110, 0}}),
               line(R"("id":"r2","class":"residential")", {{110, 0}, {1000, 0}}),
               line(R"("id":"r3","class":"footway")", {{110, 0}, {110, 900}})});
    });
    all["street_door"] = against_walled([](ProjectFiles& f) {
        f.set("stations", {point(R"("id":"s1","name":"站")", {150, 30})});
    });
    // access and network
    all["no_stations"] = with_layer("stations", {});
    all["no_roads"] =
        with_layer("roads", {line(R"("id":"r1","class":"residential")", {{-9000, 0}, {-8000, 0}})});
    all["no_access"] =
        layer_twins("stations", {home, second({1500, -1500})}, {home, second({900, -100})});
    const auto roads = [](const std::string& third) {
        return std::vector<std::string>{
            line(R"("id":"r1","class":"residential")", {{-1000, 0}, {0, 0}}),
            line(R"("id":"r2","class":"residential")", {{0, 0}, {1000, 0}}),
            third};
    };
    all["splinter"] =
        with_layer("roads", roads(line(R"("id":"r3","class":"footway")", {{0, 500}, {0, 900}})));
    all["near_miss"] =
        with_layer("roads", roads(line(R"("id":"r3","class":"footway")", {{0, 4}, {0, 1100}})));
    all["ambiguous_junction"] = node_names("", {0, 0});
    all["node_apart"] = node_names(R"(,"from_node":"b","to_node":"e")", {0, 2});
    all["road_class_missing"] =
        with_layer("roads", roads(line(R"("id":"r3","class":"")", {{0, 0}, {0, 900}})));
    all["road_class_unknown"] =
        with_layer("roads", roads(line(R"("id":"r3","class":"主干道")", {{0, 0}, {0, 900}})));
    all["long_segment"] =
        layer_twins("roads",
                    roads(line(R"("id":"r3","class":"footway")", {{0, 0}, {0, 5100}})),
                    roads(line(R"("id":"r3","class":"footway")", {{0, 0}, {0, 4900}})));
    all["missing_node"] = osm_way({2, 77, 3});
    all["way_too_short"] = osm_way({2});
    const auto raster = [](const std::string& first) {
        return [first](ProjectFiles& f) {
            // 20 x 20 cells of 300 m around the middle.
            std::string text = fmt::format("ncols 20\nnrows 20\nxllcorner {}\nyllcorner {}\n"
                                           "cellsize 300\nNODATA_value -9999\n",
                                           kMiddle.x - 3000,
                                           kMiddle.y - 3000);
            for (int row = 0; row < 20; ++row) {
                for (int column = 0; column < 20; ++column) {
                    text += row < 10 ? first + " " : "5 ";
                }
                text += "\n";
            }
            f.write("ground.asc", text);
            f.keys["elevation"] = {{"source", "\"ground.asc\""}, {"crs", "\"EPSG:4549\""}};
        };
    };
    const Twisted hilly = [](ProjectFiles& f) {
        f.settings = "profile = \"hilly\"\n[profiles.hilly]\nspeed_m_per_s = 1\n"
                     "slope = \"tobler\"\n";
    };
    const auto sloping = [=](const std::string& first) {
        return [=](ProjectFiles& f) {
            hilly(f);
            raster(first)(f);
        };
    };
    all["elevation_missing"] = twins(sloping("-9999"), sloping("7"));
    // text and the rest
    all["bad_text"] = twins(mapinfo("Neutral", "a\xFF\xFF"), mapinfo("Neutral", "a"));
    all["mojibake"] = with_layer("stations", {point(R"("id":"s1","name":"锟斤拷")", {0, 10})});
    all["undeclared_encoding"] = twins(
        from_file("stations", "s.csv", station_row("\xD6\xD0\xD0\xC4")),
        from_file(
            "stations", "s.csv", station_row("\xD6\xD0\xD0\xC4"), {{"encoding", "\"GB18030\""}}));
    all["unused_layer"] = twins(raster("7"), sloping("7"));
    return all;
}

/// check_up(), once for projects of the same bytes: many twins are one.
const std::vector<Finding>& check_up_once(const ProjectFiles& files) {
    static std::map<std::map<std::string, std::string>, std::vector<Finding>> known;
    std::map<std::string, std::string> bytes{{"", files.toml()}};
    for (const auto& entry : std::filesystem::directory_iterator(files.folder().path())) {
        const std::string name = entry.path().filename().string();
        bytes[name] = read_file(entry.path());
    }
    const auto found = known.find(bytes);
    return found != known.end() ? found->second : known[bytes] = check_up(files);
}

/// Kinds and severities as the handbook's tables list them.
std::map<std::string, std::string> handbook() {
    std::ifstream file(YIKE_HANDBOOK);
    std::map<std::string, std::string> kinds;
    for (std::string row; std::getline(file, row);) {
        const std::size_t end = row.find(" | ", 1);
        if (!row.starts_with("| `") || end == std::string::npos) {
            continue;
        }
        const std::string severity = row.substr(end + 3, row.find(" |", end + 3) - end - 3);
        for (std::size_t at = row.find('`'); at < end; at = row.find('`', at + 1)) {
            const std::size_t close = row.find('`', at + 1);
            kinds[row.substr(at + 1, close - at - 1)] = severity;
            at = close;
        }
    }
    return kinds;
}

} // namespace

TEST_CASE("the handbook lists every kind, and no other") {
    const auto listed = handbook();
    for (const Rule& rule : all_rules()) {
        CAPTURE(rule.kind);
        CHECK(listed.contains(std::string(rule.kind)));
    }
    for (const auto& [kind, severity] : listed) {
        CAPTURE(kind);
        const Rule* rule = find_rule(kind);
        REQUIRE(rule != nullptr);
        CHECK(holds(severity, to_string(rule->severity)));
    }
}

TEST_CASE("every kind is told of a project that has the defect, and not of its twin") {
    const std::set<std::string> without_project = {
        "unreadable_project",   // there is none then: see tests/cli/check
        "unsupported_geometry", // no type is left that GDAL 3.6 knows and the reader does not
    };
    const auto all = all_twins();
    for (const Rule& rule : all_rules()) {
        const std::string kind(rule.kind);
        CAPTURE(kind);
        if (without_project.contains(kind)) {
            continue;
        }
        REQUIRE(all.contains(kind));
        const std::vector<Finding> sick = check_up_once(all.at(kind).sick());
        CHECK(finding(sick, kind).count > 0);
        for (const Finding& found : sick) {
            CAPTURE(found.kind);
            CHECK(find_rule(found.kind) != nullptr);
            CHECK_FALSE(found.message.empty());
            CHECK_FALSE(found.mend.empty());
        }
        CHECK(finding(check_up_once(all.at(kind).clean()), kind).count == 0);
    }
}
