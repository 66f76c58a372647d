// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/opening_hours.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

// "yes", "no" or "?" at a time.
std::string open_at(const std::string& hours, const std::string& time) {
    const auto at = parse_week_time(time);
    REQUIRE(at);
    const auto open = is_open(hours, *at);
    return !open ? "?" : *open ? "yes" : "no";
}

} // namespace

TEST_CASE("times of the week are read in English and Chinese; a bare one is a Wednesday's") {
    CHECK(parse_week_time("19:30") == WeekTime{2, 1170});
    CHECK(parse_week_time("Sa 9:05") == WeekTime{5, 545});
    CHECK(parse_week_time("周日 19：30") == WeekTime{6, 1170});
    CHECK(to_string(WeekTime{5, 545}) == "Sa 09:05");
    for (const char* wrong : {"", "24:00", "19", "19:60", "noon", "19:30 Sa", "Mo-Fr 19:30"}) {
        INFO(wrong);
        CHECK_FALSE(parse_week_time(wrong));
    }
}

TEST_CASE("opening is inclusive, closing is not") {
    CHECK(open_at("08:30-17:30", "8:29") == "no");
    CHECK(open_at("08:30-17:30", "8:30") == "yes");
    CHECK(open_at("08:30-17:30", "17:29") == "yes");
    CHECK(open_at("08:30-17:30", "17:30") == "no");
    CHECK(open_at("08:30-11:30,13:30-17:30", "12:00") == "no");
    CHECK(open_at("08:30-11:30, 13:30-17:30", "13:30") == "yes");
    CHECK(open_at("00:00-24:00", "23:59") == "yes");
}

TEST_CASE("days have rules of their own, and the last one holds") {
    const std::string hours = "Mo-Fr 08:30-17:30; Sa 09:00-12:00";
    CHECK(open_at(hours, "Fr 17:00") == "yes");
    CHECK(open_at(hours, "Sa 17:00") == "no");
    CHECK(open_at(hours, "Sa 11:00") == "yes");
    CHECK(open_at(hours, "Su 11:00") == "no");
    CHECK(open_at("08:00-20:00; Su off", "Su 11:00") == "no");
    CHECK(open_at("08:00-20:00; Su off", "Mo 11:00") == "yes");
    CHECK(open_at("Fr-Mo 08:00-09:00", "Su 08:30") == "yes");
    CHECK(open_at("Fr-Mo 08:00-09:00", "Tu 08:30") == "no");
    CHECK(open_at("Sa,Su 08:00-09:00", "Su 08:30") == "yes");
}

TEST_CASE("hours over midnight belong to the day on which they begin") {
    CHECK(open_at("22:00-06:00", "23:00") == "yes");
    CHECK(open_at("22:00-06:00", "5:59") == "yes");
    CHECK(open_at("22:00-06:00", "6:00") == "no");
    CHECK(open_at("Fr 22:00-06:00", "Sa 05:00") == "yes");
    CHECK(open_at("Fr 22:00-06:00", "Fr 05:00") == "no");
}

TEST_CASE("hours as Chinese offices write them") {
    CHECK(open_at("周一至周五 8:30-17:30", "Mo 9:00") == "yes");
    CHECK(open_at("周一至周五 8:30-17:30", "周六 9:00") == "no");
    CHECK(open_at("工作日8：30～11：30，13：30～17：30；周末休息", "Tu 14:00") == "yes");
    CHECK(open_at("工作日8：30～11：30，13：30～17：30；周末休息", "Sa 14:00") == "no");
    CHECK(open_at("每天 6:00至22:00", "Su 21:59") == "yes");
    CHECK(open_at("全天", "3:00") == "yes");
    CHECK(open_at("24/7", "3:00") == "yes");
    CHECK(open_at("星期六、星期日 9:00-12:00", "Su 9:30") == "yes");
}

TEST_CASE("what is not understood is neither open nor closed") {
    for (const char* hours : {"",
                              "by appointment",
                              "8-17",
                              "08:30",
                              "Mo-Xy 08:00-09:00",
                              "08:30-17:30 PH off",
                              "25:00-26:00"}) {
        INFO(hours);
        CHECK(open_at(hours, "9:00") == "?");
    }
}
