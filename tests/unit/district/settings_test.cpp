// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/settings.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace yike;
using namespace yike::test;

TEST_CASE("the default settings are valid") {
    CHECK_NOTHROW(validate(Settings{}));
}

TEST_CASE("both ends of a range are allowed") {
    Settings settings;
    for (const double cell_m : {1.0, 50.0}) {
        settings.cell_m = cell_m;
        CHECK_NOTHROW(validate(settings));
    }
    settings.max_access_m = 0;
    settings.margin_m = 20'000;
    CHECK_NOTHROW(validate(settings));
}

TEST_CASE("a number out of range is refused with key, value and range") {
    Settings settings;
    settings.cell_m = 0.5;
    const std::string message = error_of([&] { validate(settings); });
    CHECK(holds(message, "cell_m = 0.5"));
    CHECK(holds(message, "from 1 to 50"));
}

TEST_CASE("numbers that are none are refused") {
    for (const NumberSetting& number : number_settings()) {
        for (const double value : {std::numeric_limits<double>::quiet_NaN(),
                                   std::numeric_limits<double>::infinity(),
                                   -1.0}) {
            Settings settings;
            settings.*number.member = value;
            INFO(number.key << " = " << value);
            CHECK(holds(error_of([&] { validate(settings); }), number.key));
        }
    }
}

TEST_CASE("minutes ascend from 1 to 60") {
    CHECK(are_allowed_minutes({15}));
    CHECK(are_allowed_minutes({1, 60}));
    for (const std::vector<int>& minutes : {std::vector<int>{}, {0, 5}, {5, 61}, {10, 5}, {5, 5}}) {
        Settings settings;
        settings.minutes = minutes;
        CHECK(holds(error_of([&] { validate(settings); }), "minutes = ["));
    }
}
