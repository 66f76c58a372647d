// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gdal_source.hpp"
#include "io/result_folder.hpp"
#include "io/table.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace yike;

namespace fs = std::filesystem;

namespace {

/// One feature of EPSG:4549 that lies at 120.0032 E, 35.8583 N, and one polygon with a hole.
test::GdalLayer two_features(const std::string& crs) {
    return {.name = "places",
            .crs = crs,
            .type = wkbUnknown,
            .fields = {{"name", OFTString}, {"households", OFTInteger}, {"share", OFTReal}},
            .features = {{"POINT (500289.0391 3969819.9706)", {" 银杏小区 ", "120", "0.25"}},
                         {"POLYGON ((500000 3970000,500100 3970000,500100 3970100,500000 "
                          "3970100,500000 3970000),(500040 3970040,500040 3970060,500060 "
                          "3970060,500060 3970040,500040 3970040))",
                          {"梧桐", "7", "-1"}}},
            .options = {}};
}

test::GdalLayer point_layer(const std::string& name) {
    return {.name = name,
            .crs = "EPSG:4326",
            .type = wkbPoint,
            .fields = {{"name", OFTString}},
            .features = {{"POINT (120 36)", {name}}},
            .options = {}};
}

TableSource source_of(const fs::path& file) {
    TableSource source;
    source.file = file;
    source.purpose = "compounds";
    return source;
}

std::string message_of(const TableSource& source) {
    try {
        read_table(source);
    } catch (const DataError& error) {
        return error.what();
    }
    return "read without an error";
}

void check_two_features(const Table& table) {
    REQUIRE(table.features.size() == 2);
    CHECK(table.issues.empty());
    const Feature& point = table.features[0];
    REQUIRE(point.points.size() == 1);
    CHECK(std::abs(point.points[0].lon - 120.0032) < 2e-7);
    CHECK(std::abs(point.points[0].lat - 35.8583) < 2e-7);
    CHECK(as_text(point.values[table.column("NAME").value()]) == "银杏小区");
    CHECK(as_number(point.values[table.column("households").value()]) == 120.0);
    CHECK(as_number(point.values[table.column("share").value()]) == 0.25);
    const Feature& polygon = table.features[1];
    REQUIRE(polygon.polygons.size() == 1);
    CHECK(polygon.polygons[0].outer.size() == 5);
    CHECK(polygon.polygons[0].outer.front() == polygon.polygons[0].outer.back());
    REQUIRE(polygon.polygons[0].holes.size() == 1);
    CHECK(polygon.polygons[0].holes[0].size() == 5);
}

} // namespace

TEST_CASE("a GeoPackage in EPSG:4549 is read into degrees") {
    const test::TempFolder folder;
    const fs::path file =
        test::write_with_gdal(folder / "a.gpkg", "GPKG", {two_features("EPSG:4549")});
    const Table table = read_table(source_of(file));
    CHECK(table.layer == "places");
    CHECK(table.file == file.string());
    check_two_features(table);
    CHECK(std::holds_alternative<std::int64_t>(table.features[0].values[1]));
    CHECK(std::holds_alternative<double>(table.features[0].values[2]));
}

TEST_CASE("the key column of a GeoPackage is a field like others") {
    const test::TempFolder folder;
    test::GdalLayer layer = two_features("EPSG:4549");
    layer.options = {"FID=id"};
    const Table table =
        read_table(source_of(test::write_with_gdal(folder / "a.gpkg", "GPKG", {layer})));
    REQUIRE(table.column("id").has_value());
    CHECK(table.features.at(1).values.at(*table.column("id")) == Value(std::int64_t{2}));
    CHECK(table.features[1].values.size() == table.fields.size());
}

TEST_CASE("a FlatGeobuf in EPSG:4549 is read into degrees") {
    const test::TempFolder folder;
    test::GdalLayer layer = two_features("EPSG:4549");
    layer.options = {"SPATIAL_INDEX=NO"};
    check_two_features(
        read_table(source_of(test::write_with_gdal(folder / "a.fgb", "FlatGeobuf", {layer}))));
}

TEST_CASE("GML in EPSG:4326 has latitude first and is read right") {
    const test::TempFolder folder;
    const fs::path file = test::write_with_gdal(folder / "a.gml", "GML", {point_layer("places")});
    // The driver swaps on writing; the file itself has "36 120".
    CHECK_THAT(read_file(file), Catch::Contains("36 120"));
    const Table table = read_table(source_of(file));
    REQUIRE(table.features.size() == 1);
    CHECK(table.features[0].points == std::vector<LonLat>{{120, 36}});
}

TEST_CASE("KML and GeoJSON are WGS 84") {
    const test::TempFolder folder;
    for (const auto& [name, driver] : std::vector<std::pair<std::string, const char*>>{
             {"a.kml", "KML"}, {"a.geojson", "GeoJSON"}}) {
        INFO(driver);
        const Table table = read_table(
            source_of(test::write_with_gdal(folder / name, driver, {point_layer("places")})));
        REQUIRE(table.features.size() == 1);
        CHECK(table.features[0].points == std::vector<LonLat>{{120, 36}});
    }
}

TEST_CASE("large whole numbers, dates and lists keep all they say") {
    const test::TempFolder folder;
    const fs::path file =
        folder.write("a.geojson",
                     R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{
        "osm":9007199254740993,"day":"2025-11-01","time":"2025/11/01 08:30:00","list":["a","b"],
        "flag":true,"empty":"","blank":"　","null":null,"nested":{"k":1}},
        "geometry":{"type":"Point","coordinates":[120,36,55]}}]})");
    const Table table = read_table(source_of(file));
    REQUIRE(table.features.size() == 1);
    const auto value = [&table](const char* field) {
        return table.features[0].values[table.column(field).value()];
    };
    CHECK(value("osm") == Value(std::int64_t{9007199254740993}));
    CHECK(value("day") == Value("2025-11-01"));
    CHECK(value("time") == Value("2025-11-01T08:30:00"));
    CHECK_THAT(as_text(value("list")), Catch::Contains("a") && Catch::Contains("b"));
    CHECK(as_number(value("flag")) == 1.0);
    CHECK(value("empty") == Value());
    CHECK(value("blank") == Value());
    CHECK(value("null") == Value());
    CHECK(as_text(value("nested")) == "{ \"k\": 1 }");
    CHECK(table.features[0].points == std::vector<LonLat>{{120, 36}});
}

TEST_CASE("curves become chains, collections are taken apart") {
    const test::TempFolder folder;
    test::GdalLayer layer = point_layer("shapes");
    layer.type = wkbUnknown;
    layer.features = {
        {"CURVEPOLYGON (CIRCULARSTRING (120 36,120.01 36.01,120.02 36,120.01 35.99,120 36))",
         {"c"}},
        {"MULTIPOLYGON (((120 36,120.1 36,120.1 36.1,120 36)),((121 36,121.1 36,121.1 36.1,121 "
         "36)))",
         {"m"}},
        {"MULTILINESTRING ((120 36,120.1 36),(121 36,121.1 36))", {"l"}},
        {"GEOMETRYCOLLECTION (POINT (120 36),LINESTRING (120 36,121 36))", {"g"}},
        {"POINT ZM (120 36 5 7)", {"z"}},
        {"MULTIPOINT ((120 36),(121 36))", {"p"}}};
    const Table table =
        read_table(source_of(test::write_with_gdal(folder / "a.gpkg", "GPKG", {layer})));
    REQUIRE(table.features.size() == 6);
    CHECK(table.issues.empty());
    REQUIRE(table.features[0].polygons.size() == 1);
    CHECK(table.features[0].polygons[0].outer.size() > 40);
    CHECK(table.features[1].polygons.size() == 2);
    CHECK(table.features[2].lines.size() == 2);
    CHECK(table.features[3].points.size() == 1);
    CHECK(table.features[3].lines.size() == 1);
    CHECK(table.features[4].points == std::vector<LonLat>{{120, 36}});
    CHECK(table.features[5].points.size() == 2);
}

TEST_CASE("features of no use are left out and listed, the others stay") {
    const test::TempFolder folder;
    test::GdalLayer layer = point_layer("mixed");
    layer.type = wkbUnknown;
    layer.features = {{"POINT (120 36)", {"good"}},
                      {"", {"none"}},
                      {"POINT EMPTY", {"empty"}},
                      {"POINT (500289 3969819)", {"metres"}},
                      {"POINT (nan 36)", {"nan"}},
                      {"LINESTRING (120 36,120 1e300)", {"huge"}},
                      {"POLYGON ((120 36,120.1 36,120 36))", {"flat"}},
                      {"MULTIPOLYGON (((120 36,120.1 36,120 36)),((121 36,121.1 36,121.1 36.1,121 "
                       "36)))",
                       {"half"}},
                      {"LINESTRING (120 36,121 36)", {"also good"}}};
    const Table table =
        read_table(source_of(test::write_with_gdal(folder / "a.gpkg", "GPKG", {layer})));
    std::vector<std::string> names;
    for (const Feature& feature : table.features) {
        names.push_back(as_text(feature.values[0]));
    }
    CHECK(names == std::vector<std::string>{"good", "half", "also good"});
    CHECK(table.issues.count("empty_geometry") == 3);
    CHECK(table.issues.count("bad_position") == 2);
    CHECK(table.issues.count("degenerate_geometry") == 2);
    CHECK(table.issues.all()[0].place.feature == "2");
    CHECK(table.issues.all()[0].place.layer == "mixed");
}

TEST_CASE("without a CRS the mend is named, and crs mends it") {
    const test::TempFolder folder;
    test::GdalLayer layer = two_features("");
    layer.features.resize(1);
    layer.type = wkbPoint;
    const fs::path file = test::write_with_gdal(folder / "a.shp", "ESRI Shapefile", {layer});
    TableSource source = source_of(file);
    CHECK_THAT(message_of(source), Catch::Contains("a.shp") && Catch::Contains("crs = \"EPSG:"));
    source.crs = "EPSG:4549";
    const Table table = read_table(source);
    REQUIRE(table.features.size() == 1);
    CHECK(std::abs(table.features[0].points[0].lon - 120.0032) < 1e-7);
    source.crs = "EPSG:2437";
    CHECK_THAT(message_of(source), Catch::Contains("a.shp") && Catch::Contains("Beijing 1954"));
}

TEST_CASE("a GeoPackage whose CRS is undefined is refused with the mend") {
    const test::TempFolder folder;
    test::GdalLayer layer = two_features("");
    TableSource source = source_of(test::write_with_gdal(folder / "a.gpkg", "GPKG", {layer}));
    CHECK_THAT(message_of(source), Catch::Contains("crs = \"EPSG:"));
    source.crs = "EPSG:4549";
    check_two_features(read_table(source));
}

TEST_CASE("a layer in Beijing 54 is refused, not shifted by guess") {
    const test::TempFolder folder;
    const fs::path file =
        test::write_with_gdal(folder / "a.gpkg", "GPKG", {two_features("EPSG:2437")});
    CHECK_THAT(message_of(source_of(file)), Catch::Contains("no reliable shift"));
}

TEST_CASE("the datum is undone on reading") {
    const test::TempFolder folder;
    test::GdalLayer layer = point_layer("gaode");
    layer.features = {{"POINT (120.008414244 35.858348569)", {"gate"}}};
    TableSource source = source_of(test::write_with_gdal(folder / "a.geojson", "GeoJSON", {layer}));
    source.datum = Datum::gcj02;
    const Table table = read_table(source);
    REQUIRE(table.features.size() == 1);
    CHECK(std::abs(table.features[0].points[0].lon - 120.0032) < 1e-7);
    CHECK(std::abs(table.features[0].points[0].lat - 35.8583) < 1e-7);
}

TEST_CASE("of several layers one must be named") {
    const test::TempFolder folder;
    const fs::path file = test::write_with_gdal(
        folder / "a.gpkg", "GPKG", {point_layer("first"), point_layer("Second")});
    TableSource source = source_of(file);
    CHECK_THAT(message_of(source), Catch::Contains("first, Second") && Catch::Contains("layer = "));
    source.layer = "second";
    CHECK(as_text(read_table(source).features.at(0).values.at(0)) == "Second");
    source.layer = "third";
    CHECK_THAT(message_of(source),
               Catch::Contains("\"third\"") && Catch::Contains("first, Second"));
    source.layer = "";
    source.purpose = "first";
    CHECK(as_text(read_table(source).features.at(0).values.at(0)) == "first");
}

TEST_CASE("numbers beside the properties of GeoJSON features are their ids") {
    const test::TempFolder folder;
    const auto ids = [&](const std::string& features) {
        const auto file = folder.write(
            "a.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}");
        const Table table = read_table(source_of(file));
        const auto column = table.column("id");
        std::vector<std::string> found;
        for (const Feature& feature : table.features) {
            found.push_back(column ? as_text(feature.values.at(*column)) : "none");
        }
        return found;
    };
    const std::string place = R"("geometry":{"type":"Point","coordinates":[120,36]})";
    const std::string named = R"("properties":{"name":"a","list":["id",1]})";
    CHECK(ids(R"({"type":"Feature","id":7,)" + named + "," + place + R"(},{"type":"Feature",)" +
              named + "," + place + R"(,"id":12})") == std::vector<std::string>{"7", "12"});
    CHECK(ids(R"({"type":"Feature",)" + named + "," + place + R"(, "id" : 7})") ==
          std::vector<std::string>{"7"});
    CHECK(ids(R"({"type":"Feature",)" + named + "," + place + "}") ==
          std::vector<std::string>{"none"});
    CHECK(ids(R"({"type":"Feature","id":"x",)" + named + "," + place + "}") ==
          std::vector<std::string>{"x"});
    CHECK(ids(R"({"type":"Feature","properties":{"id":3},)" + place + R"(,"id":7})") ==
          std::vector<std::string>{"3"});
}

TEST_CASE("sources that are no files are refused, and empty ones named as such") {
    const test::TempFolder folder;
    CHECK_THAT(message_of(source_of("/vsicurl/http://localhost/a.geojson")),
               Catch::Contains("network"));
    CHECK_THAT(message_of(source_of("/vsistdin/")), Catch::Contains("standard input"));
    CHECK_THAT(message_of(source_of("/dev/null")), Catch::Contains("device"));
    CHECK_THAT(message_of(source_of(folder.write("a.gpkg", ""))), Catch::Contains("is empty"));
}

TEST_CASE("a plain table beside the only layer with geometry is no choice") {
    const test::TempFolder folder;
    test::GdalLayer plain = point_layer("remarks");
    plain.type = wkbNone;
    plain.features = {{"", {"x"}}};
    const fs::path file =
        test::write_with_gdal(folder / "a.gpkg", "GPKG", {plain, point_layer("places")});
    CHECK(read_table(source_of(file)).layer == "places");
}

TEST_CASE("a workbook is a ledger, or a layer if it has columns of positions") {
    const test::TempFolder folder;
    test::GdalLayer sheet{.name = "台账",
                          .crs = "",
                          .type = wkbNone,
                          .fields = {{"名称", OFTString}, {"经度", OFTReal}, {"纬度", OFTReal}},
                          .features = {{"", {"银杏小区", "120.5", "36.25"}}},
                          .options = {}};
    const fs::path placed = test::write_with_gdal(folder / "placed.xlsx", "XLSX", {sheet});
    const Table table = read_table(source_of(placed));
    REQUIRE(table.features.size() == 1);
    CHECK(table.features[0].points == std::vector<LonLat>{{120.5, 36.25}});
    CHECK(as_text(table.features[0].values[table.column("名称").value()]) == "银杏小区");

    sheet.fields = {{"名称", OFTString}, {"类型", OFTString}};
    sheet.features = {{"", {"银杏小区", "商品房"}}};
    TableSource ledger = source_of(test::write_with_gdal(folder / "ledger.xlsx", "XLSX", {sheet}));
    CHECK_THAT(message_of(ledger), Catch::Contains("lon and lat"));
    ledger.geometry_required = false;
    const Table rows = read_table(ledger);
    CHECK(rows.fields == std::vector<std::string>{"名称", "类型"});
    REQUIRE(rows.features.size() == 1);
    CHECK(rows.features[0].points.empty());
}

TEST_CASE("a real network of streets is read whole and quickly") {
    const auto file = test::shared_data("wuhan-streets/wuhan_8989.wgs84.geojson");
    if (!file) {
        WARN("skipped: no streets of Wuhan");
        return;
    }
    const Table table = read_table(source_of(*file));
    CHECK(table.features.size() == 92667);
    CHECK(table.issues.empty());
    CHECK(table.fields == std::vector<std::string>{"u", "v", "key", "highway"});
}

TEST_CASE("the real boundary of Yinzhu is read") {
    const auto file = test::shared_data("yinzhu-admin/yinzhu_subdistrict_osm_r17544798.geojson");
    if (!file) {
        WARN("skipped: no boundary of Yinzhu");
        return;
    }
    const Table table = read_table(source_of(*file));
    REQUIRE(table.features.size() == 1);
    REQUIRE(table.features[0].polygons.size() == 1);
    CHECK(table.features[0].polygons[0].outer.size() == 130);
    CHECK(as_text(table.features[0].values[table.column("name").value()]) == "隐珠街道");
}
