// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/table.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace yike;

namespace {

TableSource source_of(const std::filesystem::path& file) {
    TableSource source;
    source.file = file;
    return source;
}

} // namespace

TEST_CASE("positions are found under all their usual names") {
    const test::TempFolder folder;
    for (const char* header : {"id,lon,lat",
                               "id,LON,Lat",
                               "id,lng,lat",
                               "id,longitude,latitude",
                               "id,long,lat",
                               "id,x,y",
                               "id,经度,纬度"}) {
        INFO(header);
        const Table table = read_table(
            source_of(folder.write("a.csv", std::string(header) + "\n007,120.5,36.25\n")));
        REQUIRE(table.features.size() == 1);
        CHECK(table.features[0].points == std::vector<LonLat>{{120.5, 36.25}});
        CHECK(as_text(table.features[0].values[0]) == "007");
        CHECK(table.features[0].fid == "line 2");
        CHECK(table.layer == "a");
    }
}

TEST_CASE("a CSV from Excel in GBK is read") {
    const test::TempFolder folder;
    // 名称,经度,纬度 / 银杏小区
    const Table table =
        read_table(source_of(folder.write("a.csv",
                                          "\xC3\xFB\xB3\xC6,\xBE\xAD\xB6\xC8,\xCE\xB3\xB6\xC8\r\n"
                                          "\xD2\xF8\xD0\xD3\xD0\xA1\xC7\xF8,120.5,36.25\r\n")));
    CHECK(table.fields == std::vector<std::string>{"名称", "经度", "纬度"});
    CHECK(as_text(table.features.at(0).values.at(0)) == "银杏小区");
    CHECK(table.features[0].points == std::vector<LonLat>{{120.5, 36.25}});
}

TEST_CASE("a CSV in a metric CRS and one in GCJ-02 are brought to WGS 84") {
    const test::TempFolder folder;
    TableSource metric =
        source_of(folder.write("metric.csv", "id,x,y\n1,500289.0391,3969819.9706\n"));
    metric.crs = "EPSG:4549";
    const LonLat p = read_table(metric).features.at(0).points.at(0);
    CHECK(std::abs(p.lon - 120.0032) < 1e-8);
    CHECK(std::abs(p.lat - 35.8583) < 1e-8);
    TableSource gaode =
        source_of(folder.write("gaode.csv", "id,lng,lat\n1,120.008414244,35.858348569\n"));
    gaode.datum = Datum::gcj02;
    const LonLat q = read_table(gaode).features.at(0).points.at(0);
    CHECK(std::abs(q.lon - 120.0032) < 3e-9);
    CHECK(std::abs(q.lat - 35.8583) < 3e-9);
}

TEST_CASE("rows of no use are left out and listed with their line") {
    const test::TempFolder folder;
    const Table table = read_table(source_of(folder.write("a.csv",
                                                          "id,name,lon,lat\n"
                                                          "1,a,120,36\n"
                                                          "2,b,,\n"
                                                          "3,c,east,north\n"
                                                          "4,d,500289,3969819\n"
                                                          "5,e,120,36,surplus\n"
                                                          "6,f,120,36,\n"
                                                          "7,g\n")));
    REQUIRE(table.features.size() == 2);
    CHECK(as_text(table.features[1].values[0]) == "6");
    CHECK(table.issues.count("bad_position") == 4);
    CHECK(table.issues.count("ragged_row") == 1);
    CHECK(table.issues.all()[0].place.feature == "line 6");
    for (const Issue& issue : table.issues.all()) {
        CHECK_FALSE(issue.mend.empty());
    }
}

TEST_CASE("a ledger needs no positions, but takes those it has") {
    const test::TempFolder folder;
    TableSource ledger = source_of(folder.write("a.csv", "名称,户数\n银杏小区,120\n"));
    CHECK_THROWS_AS(read_table(ledger), DataError);
    CHECK_THROWS_WITH(read_table(ledger), Catch::Contains("名称, 户数"));
    ledger.geometry_required = false;
    CHECK(read_table(ledger).features.at(0).points.empty());
    ledger.file = folder.write("b.csv", "id,lon,lat\n1,120,36\n2,,\n");
    const Table table = read_table(ledger);
    REQUIRE(table.features.size() == 2);
    CHECK(table.features[0].points.size() == 1);
    CHECK(table.features[1].points.empty());
    CHECK(table.issues.empty());
}

TEST_CASE("geometry may be well-known text") {
    const test::TempFolder folder;
    const Table table = read_table(source_of(folder.write(
        "a.csv", "id,wkt\n1,\"POLYGON ((120 36,121 36,121 37,120 36))\"\n2,nonsense\n")));
    REQUIRE(table.features.size() == 1);
    CHECK(table.features[0].polygons.size() == 1);
    CHECK(table.issues.count("bad_position") == 1);
}

TEST_CASE("faults of the whole file are errors that name it") {
    const test::TempFolder folder;
    const auto message_of = [](const std::filesystem::path& file) {
        try {
            read_table(source_of(file));
        } catch (const DataError& error) {
            return std::string(error.what());
        }
        return std::string("read");
    };
    CHECK_THAT(message_of(folder / "none.csv"),
               Catch::Contains("none.csv") && Catch::Contains("does not exist"));
    CHECK_THAT(message_of(folder.write("twice.csv", "id,lon,lat,Lon\n")),
               Catch::Contains("twice.csv") && Catch::Contains("\"Lon\" twice"));
    CHECK_THAT(message_of(folder.write("half.csv", "id,lon\n1,120\n")),
               Catch::Contains("half.csv") && Catch::Contains("id, lon"));
    CHECK_THAT(message_of(folder.write("empty.csv", "")), Catch::Contains("empty"));
}

TEST_CASE("a header alone is a table without rows") {
    const test::TempFolder folder;
    CHECK(read_table(source_of(folder.write("a.csv", "id,lon,lat\n"))).features.empty());
}

TEST_CASE("a real table of hexagons is read") {
    const auto file = test::shared_data("porto-alegre/poa_hexgrid.csv");
    if (!file) {
        WARN("skipped: no hexagons of Porto Alegre");
        return;
    }
    const Table table = read_table(source_of(*file));
    CHECK(table.features.size() == 1227);
    double people = 0;
    for (const Feature& feature : table.features) {
        people += as_number(feature.values[table.column("population").value()]).value_or(0);
    }
    CHECK(people == 812935);
}

TEST_CASE("columns of positions may bear a remark, unless it tells of a shifted datum") {
    const test::TempFolder folder;
    const auto file = folder.write("a.csv", "id,经度（WGS84）,纬度(°)\n1,120.5,36.25\n");
    CHECK(read_table(source_of(file)).features.at(0).points == std::vector<LonLat>{{120.5, 36.25}});
    for (const char* header :
         {"经度（GCJ-02）,纬度（GCJ-02）", "经度(百度),纬度(百度)", "经度备注,纬度"}) {
        INFO(header);
        const auto other = folder.write("b.csv", std::string("id,") + header + "\n1,120.5,36.25\n");
        CHECK_THROWS_AS(read_table(source_of(other)), DataError);
    }
}

TEST_CASE("lines that end with a carriage return alone are lines") {
    const test::TempFolder folder;
    const Table table =
        read_table(source_of(folder.write("a.csv", "id,lon,lat\r1,120,36\r2,121,36\r")));
    REQUIRE(table.features.size() == 2);
    CHECK(table.features[1].fid == "line 3");
}

TEST_CASE("texts of a table have no control characters") {
    const test::TempFolder folder;
    const Table table = read_table(
        source_of(folder.write("a.csv", "id,name,lon,lat\n1,\"two\nlines\x1b\",120,36\n")));
    CHECK(as_text(table.features.at(0).values.at(1)) == "two lines ");
}
