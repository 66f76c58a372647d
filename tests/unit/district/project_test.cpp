// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/project.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;
using namespace yike::test;

namespace {

const char* const kLayers = R"(
[layers]
boundary.source = "b.geojson"
compounds.source = "c.geojson"
roads.source = "r.geojson"
stations.source = "s.geojson"
)";

Project parse(const std::string& text) {
    const TempFolder folder;
    return read_project(folder.write("project.toml", text + kLayers));
}

/// The error about `text`, which must name the file.
std::string parse_error(const std::string& text) {
    const std::string message = error_of([&] { parse(text); });
    return holds(message, "project.toml") ? message : "";
}

std::string layer_error(const std::string& keys) {
    const TempFolder folder;
    folder.write("project.toml",
                 "[layers.boundary]\nsource = \"b\"\n[layers.compounds]\nsource = \"c\"\n"
                 "[layers.stations]\nsource = \"s\"\n[layers.roads]\n" +
                     keys);
    return error_of([&] { read_project(folder.path()); });
}

const WalkingProfile& profile_named(const Project& project, const std::string& name) {
    return *std::find_if(project.profiles.begin(), project.profiles.end(), [&](const auto& p) {
        return p.name == name;
    });
}

} // namespace

TEST_CASE("a project of four layers has the default settings and profiles") {
    const Project project = parse("");
    CHECK(project.settings == Settings{});
    CHECK(project.profiles == built_in_profiles());
    CHECK(project.name.empty());
    CHECK(project.crs.empty());
    CHECK(project.layers.size() == 4);
    CHECK(project.layers.at("roads").source == "r.geojson");
    CHECK(project.layers.at("roads").datum == Datum::wgs84);
}

TEST_CASE("every key of a project is read") {
    const Project project = parse(R"(
[project]
name = "隐珠街道"
crs = "EPSG:4549"
boundary_area_km2 = 61.4
data_date = "2025-11-01"
note = "示意数据"
attribution = "somebody"
[settings]
profile = "elderly"
minutes = [10, 20]
max_access_m = 150
min_component_m = 0
margin_m = 500.5
cell_m = 10
outside_stations = false
private_ways = true
d_min_m = 300
a_min_m2 = 600
area_per_household_m2 = 0.25
)");
    CHECK(project.name == "隐珠街道");
    CHECK(project.crs == "EPSG:4549");
    CHECK(project.boundary_area_km2 == 61.4);
    CHECK(project.data_date == "2025-11-01");
    CHECK(project.note == "示意数据");
    CHECK(project.attribution == "somebody");
    const Settings expected{.profile = "elderly",
                            .minutes = {10, 20},
                            .max_access_m = 150,
                            .min_component_m = 0,
                            .margin_m = 500.5,
                            .cell_m = 10,
                            .outside_stations = false,
                            .private_ways = true,
                            .d_min_m = 300,
                            .a_min_m2 = 600,
                            .area_per_household_m2 = 0.25};
    CHECK(project.settings == expected);
}

TEST_CASE("every key of a layer is read") {
    const TempFolder folder;
    folder.write("project.toml", std::string(kLayers) + R"(
[layers.gates]
source = "all.gpkg"
layer = "gates"
datum = "gcj02"
crs = "EPSG:4490"
encoding = "GB18030"
fields = { id = "编号", residents = "刷卡" }
table = "ledger.xlsx"
key = "名称"
)");
    const LayerSource layer = read_project(folder.path()).layers.at("gates");
    CHECK(layer.source == "all.gpkg");
    CHECK(layer.layer == "gates");
    CHECK(layer.datum == Datum::gcj02);
    CHECK(layer.crs == "EPSG:4490");
    CHECK(layer.encoding == "GB18030");
    CHECK(layer.fields ==
          std::map<std::string, std::string>{{"id", "编号"}, {"residents", "刷卡"}});
    CHECK(layer.table == "ledger.xlsx");
    CHECK(layer.key == "名称");
}

TEST_CASE("a folder and its project file are the same project; anything else is refused") {
    const TempFolder folder;
    CHECK(holds(error_of([&] { read_project(folder.path()); }), "project.toml"));
    CHECK(holds(error_of([&] { read_project(folder / "absent.toml"); }), "absent.toml"));
    const auto file = folder.write("project.toml", kLayers);
    CHECK(read_project(folder.path()).file == read_project(file).file);
}

TEST_CASE("broken TOML is refused with its line") {
    const std::string message = parse_error("[project]\nname = \"half\n");
    CHECK(holds(message, "line 2"));
    // What a key may begin with is told, not asserted.
    CHECK(holds(parse_error("[`project]\n"), "line 1: not TOML"));
    CHECK(holds(parse_error("[图层]\n"), "line 1: not TOML"));
    CHECK(holds(parse_error("\n名﹐ = 1\n"), "line 2: not TOML"));
    for (const char* letter : {"\uFEF7", "、", "é", "\u02D2"}) {
        CHECK(holds(parse_error(std::string("name") + letter + " = 1\n"), "line 1: not TOML"));
        CHECK(holds(parse_error(std::string(letter) + "\n"), "line 1: not TOML"));
    }
    CHECK(holds(parse_error("[图层]\n"), "saw '图'"));
    CHECK(holds(parse_error("name、 = 1\n"), "quotes only"));
    CHECK(parse("[project]\nname = \"、é\" # 。\n").name == "、é");
    CHECK(parse("[project] # ﹐\nname = \"隐珠﹙东﹚\"\n").name == "隐珠﹙东﹚");
}

TEST_CASE("a project file that is not UTF-8 is told what to do") {
    // "隐珠" in GBK
    CHECK(holds(parse_error("[project]\nname = \"\xD2\xFE\xD6\xE9\"\n"), "save the file as UTF-8"));
    CHECK(holds(parse_error("[し]\n\nname = \"\xD2\xFE\xD6\xE9\"\n"), "line 3"));
    CHECK_FALSE(holds(parse_error("[project\n"), "UTF-8"));
}

TEST_CASE("an encoding that nobody knows is refused") {
    CHECK(holds(layer_error("source = \"r.shp\"\nencoding = \"Klingon\"\n"), "GB18030"));
    CHECK(layer_error("source = \"r.shp\"\nencoding = \"gbk\"\n").empty());
}

TEST_CASE("unknown words are refused with line and the known ones") {
    CHECK(holds(parse_error("[project]\n\ntitle = \"x\"\n"),
                "line 3: [project] unknown key \"title\"; known: name, crs"));
    CHECK(holds(parse_error("[extra]\n"), "line 1: unknown section \"extra\"; known: project"));
    CHECK(holds(parse_error("[settings]\nmargin = 5\n"), "unknown key \"margin\""));
    CHECK(holds(parse_error("[settings]\nmargin = 5\n"), "margin_m"));
    CHECK(holds(parse_error("[profiles.elderly]\ntilt = 1\n"), "unknown key \"tilt\""));
    CHECK(holds(layer_error("source = \"r\"\n[layers.shops]\n"), "\"shops\""));
    CHECK(holds(layer_error("source = \"r\"\n[layers.shops]\n"), "candidates"));
    CHECK(holds(layer_error("source = \"r\"\nfile = \"x\"\n"), "unknown key \"file\""));
    const std::string field = layer_error("source = \"r\"\nfields = { width = \"w\" }\n");
    CHECK(holds(field, "[layers.roads.fields] unknown key \"width\""));
    CHECK(holds(field, "oneway_foot"));
}

TEST_CASE("values out of range are refused with line, key, value and what is allowed") {
    const auto check =
        [](const std::string& lines, const std::string& value, const std::string& allowed) {
            const std::string message = parse_error(lines);
            INFO(lines << message);
            CHECK(holds(message, "line 2: ["));
            CHECK(holds(message, value));
            CHECK(holds(message, "must be "));
            CHECK(holds(message, allowed));
        };
    check("[settings]\ncell_m = 51\n", "[settings] cell_m = 51", "from 1 to 50");
    check("[settings]\ncell_m = \"5 m\"\n", "cell_m = ", "a number");
    check("[settings]\nmax_access_m = -1\n", "max_access_m = -1", "from 0 to 2000");
    check("[settings]\nmargin_m = nan\n", "margin_m = nan", "from 0 to 20000");
    check("[settings]\nd_min_m = inf\n", "d_min_m = inf", "not below 0");
    check("[settings]\nminutes = [15, 5]\n", "minutes = ", "from 1 to 60");
    check("[settings]\nminutes = [5.5]\n", "minutes = ", "whole numbers");
    check("[settings]\nminutes = 15\n", "minutes = 15", "in brackets");
    check("[settings]\nprivate_ways = 1\n", "private_ways = 1", "true or false");
    check("[settings]\nprofile = \"fast\"\n", "\"fast\"", "standard, brisk, elderly");
    check("[project]\nname = 3\n", "name = 3", "text in quotes");
    check("[project]\nboundary_area_km2 = 0\n", "boundary_area_km2 = 0", "above 0");
    check("[project]\ndata_date = \"2025-02-29\"\n", "2025-02-29", "2025-11-01");
    check("[project]\ndata_date = \"1.11.2025\"\n", "1.11.2025", "2025-11-01");
    check("[project]\ncrs = \"EPSG:3857\"\n", "EPSG:3857", "0.1 %");
    check("[project]\ncrs = \"epsg:900913\"\n", "epsg:900913", "EPSG:4549");
    check("[profiles.p]\nspeed_m_per_s = 0.1\n", "speed_m_per_s = 0.1", "above 0.1, at most 5");
    check("[profiles.elderly]\nspeed_m_per_s = 6\n", "speed_m_per_s = 6", "at most 5");
    check("[profiles.elderly]\nslope = \"naismith\"\n", "naismith", "none or tobler");
    check("[profiles.elderly]\ncrossing_penalty_s = -1\n", "crossing_penalty_s = -1", "0 to 600");
    check("[profiles.elderly]\nspeed_factor = { track = 2.5 }\n", "track = 2.5", "at most 2");
    check("[profiles.elderly]\nnot_walkable = \"steps\"\n", "steps", "a list of texts");
}

TEST_CASE("a date without quotes is a date too") {
    CHECK(parse("[project]\ndata_date = 2024-02-29\n").data_date == "2024-02-29");
}

TEST_CASE("a profile of the project overrides a built-in one or stands beside them") {
    const Project project = parse(R"(
[profiles.wheelchair]
speed_m_per_s = 0.9
source = "measured"
[profiles.pram]
speed_m_per_s = 1.0
speed_factor = { track = 0.5 }
not_walkable = ["steps"]
)");
    CHECK(project.profiles.size() == built_in_profiles().size() + 1);
    const WalkingProfile& wheelchair = profile_named(project, "wheelchair");
    CHECK(wheelchair.speed_m_per_s == 0.9);
    CHECK(wheelchair.not_walkable == std::vector<std::string>{"steps"});
    CHECK(wheelchair.source == "measured");
    const WalkingProfile& pram = profile_named(project, "pram");
    CHECK(pram.speed_on("track") == 0.5);
    CHECK(pram.speed_on("steps") == 0);
    CHECK(holds(pram.source, "unverified"));
}

TEST_CASE("a new profile must say its speed, and may then be chosen") {
    CHECK(holds(parse_error("[profiles.pram]\nsource = \"x\"\n"), "speed_m_per_s is missing"));
    const Project project =
        parse("[settings]\nprofile = \"pram\"\n[profiles.pram]\nspeed_m_per_s = 1\n");
    CHECK(project.settings.profile == "pram");
}

TEST_CASE("a required layer that is missing is named, with the exit code for bad data") {
    for (const std::string name : {"boundary", "compounds", "roads", "stations"}) {
        const TempFolder folder;
        std::string text = kLayers;
        const std::size_t at = text.find(name);
        text.erase(at, text.find('\n', at) - at);
        folder.write("project.toml", text);
        try {
            read_project(folder.path());
            FAIL("no error for " << name);
        } catch (const DataError& error) {
            CHECK(error.code() == ExitCode::bad_data);
            CHECK(error.place().layer == name);
            CHECK(holds(error.what(), "project.toml: layer \"" + name + "\""));
        }
    }
}

TEST_CASE("keys of a layer that contradict each other are refused") {
    CHECK(holds(layer_error("layer = \"r\"\n"), "source is missing"));
    CHECK(holds(layer_error("source = \"\"\n"), "source = "));
    CHECK(holds(layer_error("source = \"r\"\nkey = \"id\"\n"), "table = "));
    CHECK(holds(layer_error("source = \"r\"\ndatum = \"utm\"\n"), "datum = \"utm\""));
    CHECK(holds(layer_error("source = \"r\"\ndatum = \"utm\"\n"), "cgcs2000, gcj02 or bd09"));
    CHECK(holds(layer_error("source = \"r.osm.pbf\"\ncrs = \"EPSG:4326\"\n"), "OSM file"));
    CHECK(holds(parse_error("[layers.buildings]\nsource = \"b\"\ntable = \"t\"\n"), "table"));
}
