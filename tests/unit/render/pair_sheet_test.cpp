// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_sheet.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;

namespace {

MultiPolygon square(double x, double y, double side) {
    return {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}}};
}

/// A town with one station and two compounds.
MapData town() {
    MapData data;
    data.name = "方城街道";
    data.note = "示意数据";
    data.boundary = square(0, 0, 3000);
    data.households = 1000;
    data.covered_households = 600;
    data.uncovered_households = 400;
    for (int i = 0; i < 2; ++i) {
        MapCompound compound;
        compound.id = i == 0 ? "R1" : "R2";
        compound.name = i == 0 ? "东苑" : "西苑";
        compound.ground = square(300 + 1500 * i, 500, 300);
        compound.point = {450.0 + 1500 * i, 650};
        compound.households = i == 0 ? 600 : 400;
        compound.minutes = i == 0 ? 8 : 22;
        data.compounds.push_back(compound);
    }
    data.stations = {{"东社区党群服务中心", 1, {700, 900}, true, false}};
    return data;
}

/// The station moved to the other compound.
MapData moved() {
    MapData data = town();
    data.scenario = "迁到西边";
    data.covered_households = 400;
    data.uncovered_households = 600;
    data.stations.front().point = {2000, 900};
    data.compounds[0].minutes_before = 8;
    data.compounds[0].minutes = 21;
    data.compounds[0].fate = MapFate::lost;
    data.compounds[1].minutes_before = 22;
    data.compounds[1].minutes = 7;
    data.compounds[1].fate = MapFate::gained;
    MapPlan plan;
    plan.covered_before = 600;
    plan.gained = 400;
    plan.lost = 600;
    plan.cost_yuan = 2'360'000;
    MapChange change;
    change.number = 3;
    change.what = "迁址 东社区";
    change.from = {700, 900};
    change.at = {2000, 900};
    change.cost_yuan = 2'360'000;
    change.gain_alone = -200;
    change.gain_last = -200;
    plan.changes.push_back(change);
    data.plan = plan;
    return data;
}

bool has(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

} // namespace

TEST_CASE("before and after stand at one scale, with the differences") {
    CanvasRequest request;
    request.width_pt = mm_to_pt(420);
    request.height_pt = mm_to_pt(297);
    Canvas canvas(request);
    const SheetRecord record = draw_pair(canvas, town(), moved(), {});
    const std::string scale = "1:20,000（A3）";
    CHECK(std::count(record.texts.begin(), record.texts.end(), scale) == 2);
    CHECK(has(record.texts, "600户失去覆盖，400户新增覆盖"));
    CHECK(has(record.texts, "现状：60.0%的住户步行15分钟内可达"));
    CHECK(has(record.texts, "迁到西边：40.0%的住户步行15分钟内可达"));
    CHECK(has(record.texts, "-20.0%"));
    CHECK(has(record.texts, "-200"));
    CHECK(has(record.texts, word(Word::stamp, Language::zh)));
}

TEST_CASE("a sheet of gains and losses tells the losers first") {
    const SheetRecord record = plan_sheet(moved(), MapTheme::fates, {});
    const auto place = [&](const char* text) {
        return std::find(record.texts.begin(), record.texts.end(), text) - record.texts.begin();
    };
    CHECK(has(record.texts, "失去覆盖：东苑"));
    CHECK(place("失去覆盖：东苑") < place("新增覆盖：西苑"));
    CHECK(has(record.legend, "失去覆盖"));
    CHECK(has(record.legend, "迁址（旧→新）"));
}

TEST_CASE("changes keep the numbers of their ledger on the map and in its list") {
    const SheetRecord record = plan_sheet(moved(), MapTheme::plan, {});
    CHECK(std::count(record.texts.begin(), record.texts.end(), "3") >= 2); // list and map
    CHECK(has(record.texts, "迁址 东社区"));
    CHECK(has(record.texts, "236"));
    CHECK(has(record.texts, "236万元") == false); // the figure has its unit apart
}

TEST_CASE("a plan that nobody gains by says so") {
    MapData data = moved();
    data.plan->gained = 0;
    CHECK(headline(data, MapTheme::plan, Language::zh) == "600户失去覆盖，没有住户新增覆盖");
    CHECK(headline(data, MapTheme::fates, Language::en) ==
          "600 households lose coverage, none gain it");
    data.plan->lost = 0;
    CHECK(headline(data, MapTheme::plan, Language::zh) == "没有住户得到或失去覆盖");
}

TEST_CASE("money is told in the units of its language") {
    CHECK(money_text(26'794'000, Language::zh) == "2,679.4万元");
    CHECK(money_text(500'000, Language::zh) == "50.0万元");
    CHECK(money_text(99'999'999, Language::zh) == "10,000.0万元");
    CHECK(money_text(26'794'000, Language::en) == "26.79 million yuan");
    CHECK(money_text(500'000, Language::en) == "500,000 yuan");
    CHECK(signed_thousands(1234) == "+1,234");
    CHECK(signed_thousands(-1234) == "-1,234");
    CHECK(signed_thousands(0.2) == "0");
}
