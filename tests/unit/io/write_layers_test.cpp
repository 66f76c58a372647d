// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gdal_source.hpp"
#include "io/result_folder.hpp"
#include "io/write_layers.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace yike;

namespace fs = std::filesystem;

namespace {

const std::string kDate = "2025-11-01";

WorkingCrs crs() {
    return WorkingCrs("EPSG:4549");
}

Ring square(double x, double y, double size) {
    return {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}};
}

OutputLayer gaps() {
    // The outer ring runs clockwise here: what is written must not.
    Ring outer = square(500000, 3970000, 100);
    std::reverse(outer.begin(), outer.end());
    const MultiPolygon ground = {{outer, {square(500040, 3970040, 20)}},
                                 {square(501000, 3970000, 50), {}}};
    return {
        .name = "gaps",
        .type = GeometryType::multi_polygon,
        .fields = {{"id", FieldType::text},
                   {"households", FieldType::integer},
                   {"minutes", FieldType::real}},
        .features = {{ground, {"a \"b\"\n银杏", std::int64_t{9007199254740993}, 16.25}},
                     {MultiPolygon{{square(502000, 3970000, 50), {}}}, {Value(), Value(), 0.1}}},
        .qgis_style = ""};
}

OutputLayer stations() {
    return {.name = "stations",
            .type = GeometryType::point,
            .fields = {{"id", FieldType::text}},
            .features = {{PlanePoint{500289.0391, 3969819.9706}, {"C01"}},
                         {PlanePoint{505061.6610, 3971634.4464}, {"C02"}}},
            .qgis_style = ""};
}

Table read_back(const fs::path& file) {
    TableSource source;
    source.file = file;
    return read_table(source);
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool is_near(LonLat a, LonLat b) {
    return geodesic_distance(a, b) < 0.02;
}

} // namespace

TEST_CASE("GeoJSON is WGS 84 with seven decimals and one feature a line") {
    const test::TempFolder folder;
    write_layers(folder / "stations.geojson", crs(), {stations()}, kDate);
    CHECK(read_file(folder / "stations.geojson") ==
          "{\"type\":\"FeatureCollection\",\"name\":\"stations\",\"features\":[\n"
          "{\"type\":\"Feature\",\"properties\":{\"id\":\"C01\"},\"geometry\":{\"type\":\"Point\","
          "\"coordinates\":[120.0032000,35.8583000]}},\n"
          "{\"type\":\"Feature\",\"properties\":{\"id\":\"C02\"},\"geometry\":{\"type\":\"Point\","
          "\"coordinates\":[120.0560500,35.8746400]}}\n"
          "]}\n");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"stations.geojson"});
}

TEST_CASE("GeoJSON values are those of the table, to the last digit") {
    const test::TempFolder folder;
    write_layers(folder / "gaps.json", crs(), {gaps()}, kDate);
    const std::string text = read_file(folder / "gaps.json");
    CHECK_THAT(text,
               Catch::Contains("{\"id\":\"a \\\"b\\\"\\n银杏\",\"households\":9007199254740993,"
                               "\"minutes\":16.25}"));
    CHECK_THAT(text, Catch::Contains("{\"id\":null,\"households\":null,\"minutes\":0.1}"));
    OutputLayer odd = stations();
    odd.fields = {{"x", FieldType::real}};
    odd.features = {{PlanePoint{500000, 3970000}, {std::numeric_limits<double>::infinity()}},
                    {std::monostate{}, {12.0}}};
    write_layers(folder / "odd.geojson", crs(), {odd}, kDate);
    CHECK_THAT(read_file(folder / "odd.geojson"), Catch::Contains("{\"x\":null}"));
    CHECK_THAT(read_file(folder / "odd.geojson"), Catch::Contains("{\"x\":12},\"geometry\":null"));
}

TEST_CASE("GeoJSON rings wind as RFC 7946 asks") {
    const test::TempFolder folder;
    write_layers(folder / "gaps.geojson", crs(), {gaps()}, kDate);
    const GDALDatasetUniquePtr dataset = test::open_with_gdal(folder / "gaps.geojson");
    const OGRFeatureUniquePtr feature(dataset->GetLayer(0)->GetNextFeature());
    REQUIRE(feature);
    const OGRMultiPolygon& ground = *feature->GetGeometryRef()->toMultiPolygon();
    REQUIRE(ground.getNumGeometries() == 2);
    for (const OGRPolygon* polygon : ground) {
        CHECK_FALSE(polygon->getExteriorRing()->isClockwise());
    }
    REQUIRE(ground.getGeometryRef(0)->getNumInteriorRings() == 1);
    CHECK(ground.getGeometryRef(0)->getInteriorRing(0)->isClockwise());
    CHECK(ground.IsValid());
}

TEST_CASE("rings that vanish in seven decimals are left out") {
    const test::TempFolder folder;
    OutputLayer layer = gaps();
    layer.features = {
        {MultiPolygon{{square(500000, 3970000, 0.001), {}},
                      {square(500010, 3970000, 10), {square(500012, 3970002, 0.001)}}},
         {"kept", Value(), Value()}},
        {MultiPolygon{{square(500000, 3970000, 0.001), {}}}, {"gone", Value(), Value()}}};
    write_layers(folder / "a.geojson", crs(), {layer}, kDate);
    const Table table = read_back(folder / "a.geojson");
    REQUIRE(table.features.size() == 1);
    CHECK(table.features[0].polygons.size() == 1);
    CHECK(table.features[0].polygons[0].holes.empty());
    CHECK_THAT(read_file(folder / "a.geojson"),
               Catch::Contains("\"gone\"") && Catch::Contains("null"));
}

TEST_CASE("every format gives back what was written") {
    const test::TempFolder folder;
    for (const char* name :
         {"a.geojson", "a.json", "a.gpkg", "a.shp", "a.fgb", "a.kml", "a.csv", "A.GPKG"}) {
        INFO(name);
        write_layers(folder / name, crs(), {stations()}, kDate);
        const Table points = read_back(folder / name);
        REQUIRE(points.features.size() == 2);
        std::vector<std::string> ids;
        for (const Feature& feature : points.features) {
            REQUIRE(feature.points.size() == 1);
            const std::string id = as_text(feature.values[points.column("id").value()]);
            ids.push_back(id);
            CHECK(is_near(feature.points[0],
                          id == "C01" ? LonLat{120.0032, 35.8583} : LonLat{120.05605, 35.87464}));
        }
        std::sort(ids.begin(), ids.end());
        CHECK(ids == std::vector<std::string>{"C01", "C02"});

        // The second writing replaces the first.
        write_layers(folder / name, crs(), {gaps()}, kDate);
        const Table areas = read_back(folder / name);
        CHECK(areas.issues.empty());
        REQUIRE(areas.features.size() == 2);
        const auto with_hole =
            std::find_if(areas.features.begin(), areas.features.end(), [](const Feature& feature) {
                return feature.polygons.size() == 2;
            });
        REQUIRE(with_hole != areas.features.end());
        CHECK(as_number(with_hole->values[areas.column("minutes").value()]) == 16.25);
        CHECK(std::count_if(with_hole->polygons.begin(),
                            with_hole->polygons.end(),
                            [](const GlobePolygon& polygon) { return !polygon.holes.empty(); }) ==
              1);
    }
}

TEST_CASE("lines are written as lines") {
    const test::TempFolder folder;
    const OutputLayer edges{.name = "edges",
                            .type = GeometryType::line,
                            .fields = {{"s", FieldType::real}},
                            .features = {{Line{{500000, 3970000}, {500100, 3970000}}, {90.0}}},
                            .qgis_style = ""};
    const OutputLayer roads{.name = "roads",
                            .type = GeometryType::multi_line,
                            .fields = {},
                            .features = {{std::vector<Line>{{{500000, 3970000}, {500100, 3970000}},
                                                            {{500000, 3970100}, {500100, 3970100}}},
                                          {}}},
                            .qgis_style = ""};
    for (const char* name : {"a.geojson", "a.gpkg", "a.fgb", "a.shp", "a.csv", "a.kml"}) {
        INFO(name);
        write_layers(folder / name, crs(), {edges}, kDate);
        CHECK(read_back(folder / name).features.at(0).lines.size() == 1);
        write_layers(folder / name, crs(), {roads}, kDate);
        CHECK(read_back(folder / name).features.at(0).lines.size() == 2);
    }
}

TEST_CASE("layers without features are written too") {
    const test::TempFolder folder;
    OutputLayer empty = gaps();
    empty.features.clear();
    for (const char* name : {"a.geojson", "a.gpkg", "a.fgb", "a.shp", "a.csv"}) {
        INFO(name);
        write_layers(folder / name, crs(), {empty}, kDate);
        TableSource source;
        source.file = folder / name;
        CHECK(read_table(source).features.empty());
    }
}

TEST_CASE("the same layers give the same bytes in every format") {
    const test::TempFolder folder;
    for (const char* name : {"a.geojson", "a.gpkg", "a.shp", "a.fgb", "a.kml", "a.csv"}) {
        INFO(name);
        write_layers(folder / name, crs(), {gaps()}, kDate);
        fs::create_directory(folder / "first");
        std::vector<std::string> members;
        for (const std::string& member : names_in(folder.path())) {
            if (member.starts_with("a.")) {
                fs::copy_file(folder / member, folder / ("first/" + member));
                members.push_back(member);
            }
        }
        write_layers(folder / name, crs(), {gaps()}, kDate);
        for (const std::string& member : members) {
            INFO(member);
            CHECK(read_file(folder / member) == read_file(folder / ("first/" + member)));
        }
        fs::remove_all(folder / "first");
    }
}

TEST_CASE("nothing but the file remains beside it") {
    const test::TempFolder folder;
    write_layers(folder / "a.gpkg", crs(), {gaps()}, kDate);
    write_layers(folder / "b.fgb", crs(), {gaps()}, kDate);
    write_layers(folder / "c.kml", crs(), {gaps()}, kDate);
    write_layers(folder / "d.shp", crs(), {gaps()}, kDate);
    CHECK(names_in(folder.path()) ==
          std::vector<std::string>{
              "a.gpkg", "b.fgb", "c.kml", "d.cpg", "d.dbf", "d.prj", "d.shp", "d.shx"});
}

TEST_CASE("endings and numbers of layers that cannot be are refused") {
    const test::TempFolder folder;
    CHECK_THROWS_AS(write_layers(folder / "a.xyz", crs(), {gaps()}, kDate), DataError);
    CHECK_THROWS_WITH(write_layers(folder / "a.xyz", crs(), {gaps()}, kDate),
                      Catch::Contains(".geojson, .json, .gpkg, .shp, .fgb, .kml, .csv"));
    CHECK_THROWS_AS(write_layers(folder / "a", crs(), {gaps()}, kDate), DataError);
    for (const char* name : {"a.geojson", "a.csv", "a.shp", "a.fgb", "a.kml"}) {
        CHECK_THROWS_WITH(write_layers(folder / name, crs(), {gaps(), stations()}, kDate),
                          Catch::Contains("one layer"));
    }
    CHECK_THROWS_AS(write_layers(folder / "none/a.gpkg", crs(), {gaps()}, kDate), DataError);
    CHECK_THROWS_AS(write_layers(folder / "none/a.geojson", crs(), {gaps()}, kDate), DataError);
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a failure leaves the earlier file as it was") {
    const test::TempFolder folder;
    OutputLayer nowhere = stations();
    nowhere.features[1].geometry = PlanePoint{std::numeric_limits<double>::infinity(), 0};
    for (const char* name : {"a.csv", "a.fgb", "a.geojson", "a.gpkg", "a.kml"}) {
        INFO(name);
        write_layers(folder / name, crs(), {stations()}, kDate);
        const std::string before = read_file(folder / name);
        CHECK_THROWS_AS(write_layers(folder / name, crs(), {nowhere}, kDate), DataError);
        CHECK(read_file(folder / name) == before);
    }
    CHECK(names_in(folder.path()) ==
          std::vector<std::string>{"a.csv", "a.fgb", "a.geojson", "a.gpkg", "a.kml"});
}
