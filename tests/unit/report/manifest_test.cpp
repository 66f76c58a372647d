// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "report/manifest.hpp"
#include "sample_result.hpp"

#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("what a manifest says of a result is read back") {
    const ResultHead head = read_manifest(test::sample_folder());
    CHECK(head.name == "重叠街道");
    CHECK(head.data_date == "2025-11-01");
    CHECK(head.note == "示意数据");
    CHECK(head.crs == "EPSG:4549");
    CHECK(head.profile == "standard");
    CHECK(head.speed_m_per_s * 0.9 == Approx(1));
    CHECK(head.households == 3150);
    CHECK(head.covered_households == 2900);
    CHECK_FALSE(head.estimated_households);
    CHECK(head.d_min_m == 500);
    CHECK(head.a_min_m2 == 500);
    CHECK(head.area_per_household_m2 == 0.3);
}

TEST_CASE("a manifest is the same twice and tells no clock, machine or folder") {
    const auto& [district, evaluation] = test::sample();
    const std::string text = manifest_json(district, evaluation);
    CHECK(text == manifest_json(district, evaluation));
    CHECK(text.find(YIKE_TEST_PROJECTS) == std::string::npos);
    CHECK(text.find("sha256") != std::string::npos);
}

TEST_CASE("a folder that is no result is refused by name") {
    const test::TempFolder folder;
    CHECK_THROWS_AS(read_manifest(folder.path()), DataError);
    folder.write("manifest.json", "{\"program\": \"other\"}");
    CHECK_THROWS_WITH(read_manifest(folder.path()), Catch::Contains("manifest.json"));
}
