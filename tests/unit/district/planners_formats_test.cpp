// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The planners' ledger in each format that offices write.
#include "project_files.hpp"
#include "support/dxf_text.hpp"
#include "unit/io/gdal_source.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

using namespace yike;
using yike::test::holds;
using yike::test::ProjectFiles;

namespace {

/// Two compounds, one known by its id, one by its name.
ProjectFiles two_compounds(const std::string& ledger) {
    ProjectFiles files;
    files.set("compounds",
              {test::square(R"("id":"c1","name":"甲小区")", {100, 100}, 200),
               test::square(R"("id":"c2","name":"乙")", {400, 100}, 200)});
    files.keys["compounds"]["table"] = ProjectFiles::quoted(ledger);
    return files;
}

const test::GdalLayer& sheet() {
    static const test::GdalLayer layer{.name = "台账",
                                       .crs = "",
                                       .type = wkbNone,
                                       .fields = {{"编号", OFTString},
                                                  {"小区名称", OFTString},
                                                  {"户数", OFTInteger},
                                                  {"备注", OFTString}},
                                       .features = {{"", {"c1", "甲小区", "321", "老旧"}},
                                                    {"", {"", "乙 小区", "45", ""}},
                                                    {"", {"x9", "没有这个", "7", ""}}},
                                       .options = {}};
    return layer;
}

const test::GdalLayer& remarks() {
    static const test::GdalLayer layer{.name = "说明",
                                       .crs = "",
                                       .type = wkbNone,
                                       .fields = {{"填表说明", OFTString}},
                                       .features = {{"", {"户数按户籍"}}},
                                       .options = {}};
    return layer;
}

void check_joined(const ProjectFiles& files) {
    const District district = files.load();
    REQUIRE(district.compounds.size() == 2);
    CHECK(district.compounds[0].households == 321);
    CHECK(district.compounds[1].households == 45);
    const Issue unmatched = test::only_issue(district, "unmatched_ledger_row");
    CHECK(holds(unmatched.message, "没有这个"));
    CHECK(unmatched.households == 7);
}

} // namespace

TEST_CASE("a ledger of each format is joined by id, else by normalised name") {
    for (const auto& [name, driver] : {std::pair{"ledger.xlsx", "XLSX"},
                                       {"ledger.ods", "ODS"},
                                       {"ledger.csv", "CSV"},
                                       {"ledger.gpkg", "GPKG"}}) {
        INFO(driver);
        ProjectFiles files = two_compounds(name);
        test::write_with_gdal(files.folder() / name, driver, {sheet()});
        check_joined(files);
    }
}

TEST_CASE("a ledger in Excel's old format is read") {
    ProjectFiles files = two_compounds("ledger.xls");
    std::filesystem::copy_file(std::filesystem::path(YIKE_TEST_DATA) / "ledger.xls",
                               files.folder() / "ledger.xls");
    CHECK(holds(load_error(files), "sheet = "));
    CHECK(holds(load_error(files), "说明"));
    files.keys["compounds"]["sheet"] = ProjectFiles::quoted("台账");
    check_joined(files);
}

TEST_CASE("of a workbook's several sheets one is named") {
    ProjectFiles files = two_compounds("ledger.xlsx");
    test::write_with_gdal(files.folder() / "ledger.xlsx", "XLSX", {remarks(), sheet()});
    CHECK(holds(load_error(files), "sheet = "));
    files.keys["compounds"]["sheet"] = ProjectFiles::quoted("台账");
    check_joined(files);
    files.keys["compounds"]["sheet"] = ProjectFiles::quoted("封面");
    const std::string absent = load_error(files);
    CHECK(holds(absent, "封面"));
    CHECK(holds(absent, "说明, 台账"));
    files.keys["compounds"].erase("table");
    CHECK(holds(load_error(files), "accompanied by table"));
}

TEST_CASE("stations of a workbook or an OpenDocument sheet are placed by their columns") {
    for (const auto& [name, driver] :
         {std::pair{"stations.xlsx", "XLSX"}, {"stations.ods", "ODS"}}) {
        INFO(driver);
        ProjectFiles files;
        const LonLat p = test::lon_lat_at({0, 10});
        test::write_with_gdal(
            files.folder() / name,
            driver,
            {{.name = "站点",
              .crs = "",
              .type = wkbNone,
              .fields =
                  {{"编号", OFTString}, {"名称", OFTString}, {"经度", OFTReal}, {"纬度", OFTReal}},
              .features =
                  {{"",
                    {"s1", "站", fmt::format("{:.12f}", p.lon), fmt::format("{:.12f}", p.lat)}}},
              .options = {}}});
        files.keys["stations"]["source"] = ProjectFiles::quoted(name);
        const District district = files.load();
        REQUIRE(district.stations.size() == 1);
        CHECK(distance(district.stations[0].point, test::kMiddle + PlanePoint{0, 10}) < 0.001);
    }
}

TEST_CASE("a drawing gives roads, walls and gates by the names of its layers") {
    // A false origin, as drawings have it: the middle of the district is (1000, 1000).
    const auto at = [](double x, double y) { return PlanePoint{1000 + x, 1000 + y}; };
    test::DxfText drawing("AC1021", "");
    drawing.polyline("道路中线", {at(0, 0), at(500, 0)})
        .line("支路", at(500, 0), at(500, 300), 7)
        .polyline("围墙", {at(100, 100), at(300, 100), at(300, 300), at(100, 300)}, true)
        .block("大门", at(200, 100))
        .label("围墙", at(0, 0), "砖墙");
    ProjectFiles files;
    files.write("plan.dxf", drawing.text());
    std::string to;
    for (const PlanePoint p : {PlanePoint{-1000, -1000}, {1000, -1000}, {0, 1000}}) {
        const LonLat place = test::lon_lat_at(p);
        to += fmt::format("[{:.12f}, {:.12f}],", place.lon, place.lat);
    }
    for (const auto& [layer, name] :
         {std::pair{"roads", "道路中线，支路"}, {"barriers", "围墙"}, {"gates", "大门"}}) {
        files.keys[layer] = {{"source", "\"plan.dxf\""}, {"layer", ProjectFiles::quoted(name)}};
        files.keys[std::string(layer) + ".control_points"] = {
            {"from", "[[0, 0], [2000, 0], [1000, 2000]]"}, {"to", "[" + to + "]"}};
    }
    const District district = files.load();
    REQUIRE(district.roads.size() == 2);
    CHECK(district.junctions == 3);
    CHECK(distance(district.roads[0].line.back(), test::kMiddle + PlanePoint{500, 0}) < 0.001);
    REQUIRE(district.barriers.size() == 1);
    CHECK(district.barriers[0].kind == BarrierKind::wall);
    CHECK(district.barriers[0].lines.at(0).size() == 5);
    REQUIRE(district.gates.size() == 1);
    CHECK(district.gates[0].id == "A4");
    CHECK(distance(district.gates[0].point, test::kMiddle + PlanePoint{200, 100}) < 0.001);
    CHECK(district.issues.count("drawing_left_out") == 1);
}

TEST_CASE("the password of a database is shown nowhere") {
    CHECK(shown_source("PG:dbname=a password=secret host=h") == "PG:dbname=a password=*** host=h");
    CHECK(shown_source("PG:dbname=a password='se cret'") == "PG:dbname=a password=***");
    CHECK(shown_source("PG:dbname=a host=h") == "PG:dbname=a host=h");
    CHECK(shown_source("postgresql://me:secret@h/a") == "postgresql://me:***@h/a");
    CHECK(shown_source("postgresql://me@h/a") == "postgresql://me@h/a");
    CHECK(shown_source("roads.shp") == "roads.shp");
}
