// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "render/words.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

bool has_letter_of_ours(const std::string& text) {
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            return true;
        }
    }
    return false;
}

MapData quarter() {
    MapData data;
    data.households = 125'800;
    data.uncovered_households = 6412;
    data.covered_households = 119'388;
    data.data_date = "2025-11-01";
    return data;
}

} // namespace

TEST_CASE("every word is said in both languages, each in its own letters") {
    for (int i = 0; i <= static_cast<int>(Word::minutes); ++i) {
        const std::string zh = word(static_cast<Word>(i), Language::zh);
        const std::string en = word(static_cast<Word>(i), Language::en);
        CAPTURE(i, zh, en);
        CHECK_FALSE(zh.empty());
        CHECK_FALSE(en.empty());
        CHECK_FALSE(has_letter_of_ours(zh));
        CHECK(has_letter_of_ours(en));
    }
}

TEST_CASE("numbers carry separators and units") {
    CHECK(thousands(0) == "0");
    CHECK(thousands(999.5) == "1,000");
    CHECK(thousands(125'800) == "125,800");
    CHECK(thousands(1'234'567) == "1,234,567");
    CHECK(thousands(-1234) == "-1,234");
    CHECK(percent(0.9491) == "94.9%");
    CHECK(percent(1) == "100.0%");
    CHECK(percent(0.9997) == "99.9%"); // somebody is left
    CHECK(short_decimal(4) == "4");
    CHECK(short_decimal(2.88) == "2.9");
    CHECK(speed_text(4, Language::zh) == "4公里/时");
    CHECK(distance_text(500, Language::zh) == "500米");
    CHECK(distance_text(2000, Language::en) == "2 km");
    CHECK(distance_text(860.4, Language::zh) == "860米");
    CHECK(distance_text(999.4, Language::zh) == "999米");
    CHECK(distance_text(999.5, Language::zh) == "1公里");
    CHECK(distance_text(1234.9, Language::zh) == "1.23公里");
    CHECK(distance_text(1204, Language::en) == "1.2 km");
    CHECK(distance_text(12'000, Language::en) == "12 km");
    CHECK(class_text(30, 0, Language::zh) == "30以上");
    CHECK(class_text(0, 5, Language::en) == "0–5");
}

TEST_CASE("a walk beyond the cutoff is never printed as on it") {
    CHECK(minutes_number(12.34, 15) == "12.3");
    CHECK(minutes_number(15, 15) == "15.0");
    CHECK(minutes_number(15.001, 15) == "15.01");
    CHECK(minutes_number(15.04, 15) == "15.04");
    CHECK(minutes_number(15.06, 15) == "15.1");
}

TEST_CASE("the headline states the finding") {
    MapData data = quarter();
    CHECK(headline(data, MapTheme::coverage, Language::zh) == "尚有6,412户步行15分钟到不了");
    CHECK(headline(data, MapTheme::coverage, Language::en) ==
          "6,412 households cannot reach a station within 15 minutes on foot");
    data.compounds.resize(3);
    CHECK(headline(data, MapTheme::gaps, Language::zh) == "3个小区6,412户步行15分钟到不了");
    data.uncovered_households = 0;
    CHECK(headline(data, MapTheme::coverage, Language::zh) == "所有住户步行15分钟都能到达");
    data.households = 0;
    CHECK(headline(data, MapTheme::coverage, Language::zh) == "没有户数，无法计算覆盖率");
}

TEST_CASE("the legend says the rule in words") {
    MapData data = quarter();
    CHECK(rule_text(data, Language::zh) == "小区大门步行15分钟内可达（4公里/时，2025-11数据）");
    data.data_date.clear();
    CHECK(rule_text(data, Language::en) ==
          "Within 15 minutes on foot from the compound gate (4 km/h)");
}

TEST_CASE("a station's label leaves out what its symbol says") {
    CHECK(station_label("文化路社区党群服务中心") == "文化路");
    CHECK(station_label("阳光花园小区党群服务站") == "阳光花园");
    CHECK(station_label("西社区党群服务中心") == "西社区");
    CHECK(station_label("党群服务中心") == "党群服务中心");
    CHECK(station_label("Post Vaduz") == "Post Vaduz");
}

TEST_CASE("an unknown language is refused") {
    CHECK(parse_language("en") == Language::en);
    CHECK_THROWS_AS(parse_language("de"), UsageError);
}
