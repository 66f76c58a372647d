// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gdal_source.hpp"
#include "io/result_folder.hpp"
#include "io/table.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace yike;

namespace fs = std::filesystem;

namespace {

test::GdalLayer some_polygons() {
    test::GdalLayer layer{.name = "a",
                          .crs = "EPSG:4326",
                          .type = wkbPolygon,
                          .fields = {{"name", OFTString}, {"households", OFTInteger}},
                          .features = {},
                          .options = {}};
    for (int i = 0; i < 40; ++i) {
        const std::string x = "120.0" + std::to_string(10 + i);
        layer.features.emplace_back("POLYGON ((" + x + " 36," + x + " 36.1,120.9 36.1," + x +
                                        " 36))",
                                    std::vector<std::string>{"小区" + std::to_string(i), "12"});
    }
    return layer;
}

struct Format {
    const char* file;
    const char* driver;
};

const std::vector<Format>& formats() {
    static const std::vector<Format> kFormats = {{"a.gpkg", "GPKG"},
                                                 {"a.geojson", "GeoJSON"},
                                                 {"a.shp", "ESRI Shapefile"},
                                                 {"a.fgb", "FlatGeobuf"},
                                                 {"a.kml", "KML"}};
    return kFormats;
}

/// True if the file is read, or refused with an error that names it, and GDAL itself is silent.
bool is_read_or_refused(const fs::path& file) {
    const test::StrayMessages messages;
    TableSource source;
    source.file = file;
    try {
        const Table table = read_table(source);
        for (const Feature& feature : table.features) {
            if (feature.values.size() != table.fields.size()) {
                return false;
            }
        }
    } catch (const DataError& error) {
        return messages.count() == 0 &&
               std::string(error.what()).find(file.filename().string()) != std::string::npos;
    }
    return messages.count() == 0;
}

} // namespace

TEST_CASE("files that end too early are refused or read in part with a word about it") {
    const test::TempFolder folder;
    for (const auto& [name, driver] : formats()) {
        test::write_with_gdal(folder / name, driver, {some_polygons()});
        const std::string whole = read_file(folder / name);
        for (const double share : {0.0, 0.02, 0.3, 0.5, 0.9, 0.99}) {
            INFO(name << " cut at " << share);
            folder.write(
                name,
                whole.substr(0,
                             static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
            CHECK(is_read_or_refused(folder / name));
        }
    }
}

TEST_CASE("a GeoJSON file that ends too early is refused, never read in part") {
    const test::TempFolder folder;
    test::write_with_gdal(folder / "a.geojson", "GeoJSON", {some_polygons()});
    const std::string whole = read_file(folder / "a.geojson");
    TableSource source;
    source.file = folder.write("a.geojson", whole.substr(0, whole.size() / 2));
    CHECK_THROWS_AS(read_table(source), DataError);
    CHECK_THROWS_WITH(read_table(source), Catch::Contains("a.geojson"));
}

TEST_CASE("files with damaged bytes never bring the program down") {
    const test::TempFolder folder;
    std::mt19937 random(2025);
    for (const auto& [name, driver] : formats()) {
        test::write_with_gdal(folder / name, driver, {some_polygons()});
        const std::string whole = read_file(folder / name);
        for (int round = 0; round < 25; ++round) {
            std::string damaged = whole;
            for (int k = 0; k < 1 + round; ++k) {
                damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
            }
            folder.write(name, damaged);
            INFO(name << " round " << round);
            CHECK(is_read_or_refused(folder / name));
        }
    }
}

TEST_CASE("files that are something else are refused by name") {
    const test::TempFolder folder;
    for (const char* name : {"a.gpkg", "a.geojson", "a.shp", "a.fgb", "a.kml", "a.xlsx", "a.xyz"}) {
        for (const char* content : {"", "not what its name says", "{}", "[1,2", "PK\x03\x04"}) {
            INFO(name << " with \"" << content << '"');
            TableSource source;
            source.file = folder.write(name, content);
            CHECK_THROWS_AS(read_table(source), DataError);
            CHECK_THROWS_WITH(read_table(source), Catch::Contains(name));
        }
    }
    TableSource none;
    none.file = folder / "none.gpkg";
    CHECK_THROWS_WITH(read_table(none),
                      Catch::Contains("none.gpkg") && Catch::Contains("does not exist"));
    none.file = folder.path();
    CHECK_THROWS_AS(read_table(none), DataError);
}

TEST_CASE("odd GeoJSON is read as far as it makes sense") {
    const test::TempFolder folder;
    TableSource source;
    source.file = folder.write("a.geojson",
                               R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":1},"geometry":null},
        {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[120,36]}},
        {"type":"Feature","properties":{"id":2},"geometry":{"type":"Point","coordinates":[]}},
        {"type":"Feature","properties":{"id":3},"geometry":{"type":"Point","coordinates":[1e400,3]}},
        {"type":"Feature","properties":{"id":4},"geometry":{"type":"Polygon","coordinates":[]}},
        {"type":"Feature","properties":{"id":5},"geometry":{"type":"LineString","coordinates":[[120,36]]}}
        ]})");
    const Table table = read_table(source);
    CHECK(table.features.size() == 1);
    CHECK(table.issues.all().size() >= 5);
}

TEST_CASE("an empty collection is a table without rows") {
    const test::TempFolder folder;
    TableSource source;
    source.file = folder.write("a.geojson", R"({"type":"FeatureCollection","features":[]})");
    CHECK(read_table(source).features.empty());
}
