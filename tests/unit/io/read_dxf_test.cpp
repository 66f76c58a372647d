// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/table.hpp"
#include "support/dxf_text.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace yike;
using yike::test::DxfText;

namespace {

constexpr PlanePoint kA{500'100, 3'969'100};
constexpr PlanePoint kB{500'200, 3'969'150};

const std::string kWallGbk = "\xCE\xA7\xC7\xBD"; // 围墙
const std::string kGateGbk = "\xB4\xF3\xC3\xC5"; // 大门

TableSource drawing(const test::TempFolder& folder, const DxfText& text, const std::string& layer) {
    TableSource source;
    source.file = folder.write("plan.dxf", text.text());
    source.layer = layer;
    source.crs = "EPSG:4549";
    source.purpose = "barriers";
    return source;
}

Table read(const DxfText& text, const std::string& layer, bool wants_points = false) {
    const test::TempFolder folder;
    TableSource source = drawing(folder, text, layer);
    source.wants_points = wants_points;
    return read_table(source);
}

std::string error_of(const DxfText& text, const std::string& layer) {
    try {
        read(text, layer);
    } catch (const DataError& error) {
        return error.what();
    }
    return "";
}

std::string value_of(const Table& table, std::size_t row, const std::string& field) {
    return as_text(table.features.at(row).values.at(table.column(field).value()));
}

bool lies_at(LonLat p, PlanePoint expected) {
    static const WorkingCrs crs("EPSG:4549");
    return distance(crs.to_plane(p), expected) < 0.001;
}

} // namespace

TEST_CASE("lines, polylines of both forms and arcs of a drawing's layer are lines without height") {
    DxfText text;
    text.line("WALL", kA, kB, 55)
        .polyline("WALL", {kA, kB, kA + PlanePoint{0, 80}})
        .old_polyline("WALL", {kA, kB})
        .arc("WALL", kA, 50)
        .polyline("WALL", {kA, kB, kA + PlanePoint{0, 80}}, true)
        .line("TREES", kA, kB);
    const Table table = read(text, "wall");
    REQUIRE(table.features.size() == 5);
    CHECK(table.issues.empty());
    CHECK(table.layer == "WALL");
    for (const Feature& feature : table.features) {
        CHECK(feature.lines.size() == 1);
        CHECK(feature.points.empty());
    }
    CHECK(lies_at(table.features[0].lines[0].at(0), kA));
    CHECK(lies_at(table.features[0].lines[0].at(1), kB));
    CHECK(table.features[1].lines[0].size() == 3);
    CHECK(table.features[2].lines[0].size() == 2);
    CHECK(table.features[3].lines[0].size() > 10);
    const GlobeLine& arc = table.features[3].lines[0];
    CHECK((lies_at(arc.front(), kA + PlanePoint{50, 0}) ||
           lies_at(arc.back(), kA + PlanePoint{50, 0})));
    CHECK((lies_at(arc.front(), kA + PlanePoint{0, 50}) ||
           lies_at(arc.back(), kA + PlanePoint{0, 50})));
    CHECK(table.features[4].lines[0].front() == table.features[4].lines[0].back());
    CHECK(value_of(table, 0, "EntityHandle") == "A1");
}

TEST_CASE("layer names are understood in each encoding of drawings") {
    const auto walls =
        [](const std::string& version, const std::string& page, const std::string& layer) {
            DxfText text(version, page);
            text.line(layer, kA, kB).line("OTHER", kA, kB);
            INFO(version << " " << page);
            const Table table = read(text, "围墙");
            CHECK(table.features.size() == 1);
            CHECK(table.layer == "围墙");
            CHECK(value_of(table, 0, "Layer") == "围墙");
        };
    walls("AC1015", "ANSI_936", kWallGbk);
    walls("AC1018", "ANSI_936", kWallGbk);
    walls("AC1021", "ANSI_936", "围墙");
    walls("AC1032", "", "围墙");
    // What the header says wrongly, or not at all.
    walls("AC1018", "ANSI_1252", kWallGbk);
    walls("AC1018", "", kWallGbk);
    walls("", "", kWallGbk);
    walls("AC1018", "", "围墙");
    walls("AC1021", "ANSI_936", kWallGbk);
    // Escapes: of Unicode, and of the code page's number 5 (GBK).
    walls("AC1018", "ANSI_1252", "\\U+56F4\\U+5899");
    walls("AC1018", "ANSI_1252", "\\M+5CEA7\\M+5C7BD");
}

TEST_CASE("a declared encoding overrides the drawing's header") {
    const test::TempFolder folder;
    DxfText text("AC1018", "ANSI_1251");
    text.line(kWallGbk, kA, kB);
    TableSource source = drawing(folder, text, "围墙");
    source.encoding = "GBK";
    CHECK(read_table(source).features.size() == 1);
}

TEST_CASE("several layers of a drawing may be listed with any comma") {
    DxfText text("AC1021", "");
    text.line("道路", kA, kB).line("支路", kA, kB).line("围墙", kA, kB);
    CHECK(read(text, "道路,支路").features.size() == 2);
    CHECK(read(text, "道路， 支路").features.size() == 2);
    CHECK(read(text, "道路、支路、围墙").features.size() == 3);
}

TEST_CASE("a layer that a drawing has not is refused with those it has") {
    DxfText text("AC1021", "");
    text.line("道路", kA, kB).line("支路", kA, kB).line("支路", kB, kA);
    const std::string absent = error_of(text, "道路,围墙");
    CHECK_THAT(absent,
               Catch::Contains("plan.dxf") && Catch::Contains("\"围墙\"") &&
                   Catch::Contains("支路 (2)") && Catch::Contains("道路 (1)"));
    CHECK_THAT(error_of(text, ""),
               Catch::Contains("several layers") && Catch::Contains("支路 (2)"));
    DxfText one("AC1021", "");
    one.line("道路", kA, kB);
    CHECK(read(one, "").features.size() == 1);
}

TEST_CASE("gates are blocks, points or texts; a block is its insertion point") {
    DxfText text;
    text.block(kGateGbk, kA)
        .point(kGateGbk, kB)
        .label(kGateGbk, kA + PlanePoint{10, 0}, "\xC4\xCF\xC3\xC5 \\U+0041");
    const Table table = read(text, "大门", true);
    REQUIRE(table.features.size() == 3);
    for (const Feature& feature : table.features) {
        CHECK(feature.points.size() == 1);
        CHECK(feature.lines.empty());
    }
    CHECK(lies_at(table.features[0].points.at(0), kA));
    CHECK(lies_at(table.features[1].points.at(0), kB));
    CHECK(value_of(table, 2, "Text") == "南门 A");
    CHECK(value_of(table, 1, "EntityHandle") == "A2");
}

TEST_CASE("among lines texts and points are left out with a note, and blocks are their lines") {
    DxfText text;
    text.line("WALL", kA, kB)
        .label("WALL", kA, "wall")
        .point("WALL", kB)
        .block("WALL", kB)
        .on_paper("WALL");
    const Table table = read(text, "WALL");
    REQUIRE(table.features.size() == 2);
    CHECK(table.features[1].lines.size() == 2);
    CHECK(value_of(table, 0, "EntityHandle") != value_of(table, 1, "EntityHandle"));
    CHECK(table.issues.count("drawing_left_out") == 2);
    for (const Issue& issue : table.issues.all()) {
        CHECK(issue.severity == Severity::note);
    }
}

TEST_CASE("a drawing needs a CRS or control points, and DWG is told to be DXF") {
    const test::TempFolder folder;
    DxfText text;
    text.line("WALL", {100, 100}, {200, 150});
    TableSource source = drawing(folder, text, "WALL");
    source.crs.clear();
    CHECK_THROWS_WITH(read_table(source), Catch::Contains("control_points"));
    std::vector<ControlPoint> points;
    for (const PlanePoint p : {PlanePoint{0, 0}, {500, 0}, {0, 400}}) {
        points.push_back(
            {p, WorkingCrs("EPSG:4549").to_lon_lat(p + PlanePoint{500'000, 3'969'000})});
    }
    source.control_points.emplace(points, 1);
    const Table table = read_table(source);
    REQUIRE(table.features.size() == 1);
    CHECK(lies_at(table.features[0].lines[0][0], kA));
    CHECK(lies_at(table.features[0].lines[0][1], kB));
    source.file = folder.write("plan.dwg", std::string("AC1032\0\0\0\0\0\x02", 11));
    CHECK_THROWS_WITH(read_table(source), Catch::Contains("DXF"));
}

// GDAL's reader would wait for the rest of such a line forever.
TEST_CASE("a drawing that ends within a line end, or holds zeros, is refused") {
    const test::TempFolder folder;
    TableSource source = drawing(folder, DxfText().line("WALL", kA, kB), "WALL");
    CHECK(read_table(source).features.size() == 1);
    const std::string text = DxfText().line("WALL", kA, kB).text();
    source.file = folder.write("cut.dxf", text + "\r");
    CHECK_THROWS_WITH(read_table(source), Catch::Contains("cut.dxf: the drawing breaks off"));
    source.file = folder.write("cut.dat", text + "\r");
    CHECK_THROWS_WITH(read_table(source), Catch::Contains("breaks off"));
    source.file = folder.write("zero.dxf", text + std::string("\r\0\n", 3));
    CHECK_THROWS_WITH(read_table(source), Catch::Contains("zeros"));
    std::string long_text = text;
    long_text.resize((std::size_t{1} << 16U) - 1, '\n');
    source.file = folder.write("long.dxf", long_text + std::string("\r\0\n", 3));
    CHECK_THROWS_WITH(read_table(source), Catch::Contains("zeros"));
}
