// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/layer_table.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

LayerTable stations(const std::string& file, const std::vector<std::string>& fields) {
    Table table;
    table.file = file;
    table.fields = fields;
    IssueList issues;
    return LayerTable("stations", {}, table, std::nullopt, issues);
}

} // namespace

TEST_CASE("names that a Shapefile cut after ten bytes are recognised") {
    // 建筑面积 is 12 bytes of UTF-8, 可服务户数 ten of GBK and 15 of UTF-8.
    const LayerTable clipped = stations("a.shp", {"id", "建筑面", "可服务"});
    CHECK(clipped.column_name("floor_area_m2") == "建筑面");
    CHECK(clipped.column_name("capacity_households") == "可服务");
    CHECK_FALSE(stations("a.gpkg", {"id", "建筑面"}).has("floor_area_m2"));
    CHECK_FALSE(stations("a.shp", {"id", "建"}).has("floor_area_m2"));
    CHECK_FALSE(stations("a.shp", {"id", "floor_are"}).has("floor_area_m2"));
}

TEST_CASE("a whole name goes before a clipped one") {
    CHECK(stations("a.shp", {"id", "建筑面", "面积"}).column_name("floor_area_m2") == "面积");
}

TEST_CASE("a Shapefile without columns is told where they might be") {
    CHECK(holds(error_of([] {
                    Table table;
                    table.file = "a.shp";
                    table.features.emplace_back();
                    IssueList issues;
                    const LayerTable layer("stations", {}, table, std::nullopt, issues);
                }),
                ".dbf"));
}
