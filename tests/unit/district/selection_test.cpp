// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "district/selection.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

Sketch three_compounds() {
    Sketch sketch;
    sketch.compound("a", Sketch::square(0, 0, 10, 10), 100);
    sketch.last_compound().year = "1993";
    sketch.last_compound().type_name = "开放式老旧小区";
    sketch.compound("b", Sketch::square(20, 0, 30, 10), 200);
    sketch.last_compound().year = "2022";
    sketch.last_compound().type_name = "商品房小区";
    sketch.compound("c", Sketch::square(40, 0, 50, 10), 300);
    sketch.station("s1", {0, 0}).station("s2", {5, 5}, 2);
    sketch.district().stations[0].services = "党建、托幼";
    sketch.district().stations[0].open = "08:30-17:30";
    return sketch;
}

// Ids of the compounds that count.
std::string counted(const std::string& where) {
    Sketch sketch = three_compounds();
    select_where(sketch.district(), parse_where(where));
    std::string ids;
    for (const Compound& compound : sketch.district().compounds) {
        ids += compound.counts ? compound.id : "";
        CHECK((compound.households > 0) == compound.counts);
    }
    return ids;
}

std::string usage_error(const std::string& where) {
    try {
        parse_where(where);
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("compounds are chosen by their fields, numbers as numbers") {
    CHECK(counted("year < 2000") == "a");
    CHECK(counted("year>=1993") == "ab");
    CHECK(counted("households > 99") == "abc");
    CHECK(counted("households > 99 and households <= 200") == "ab");
    CHECK(counted("id = c") == "c");
    CHECK(counted("id != c") == "ab");
    CHECK(counted("name ~ b") == "b");
    CHECK(counted("type = open") == "a");
    CHECK(counted("type = 商品房小区") == "b");
    CHECK(counted("type != commodity") == "ac");
    CHECK(counted("compounds.type = \"商品房小区\"") == "b");
}

TEST_CASE("a missing value fails every relation but unequal") {
    CHECK(counted("year != 1993") == "bc");
    CHECK(counted("year > 0") == "ab");
    CHECK(counted("year = ") == "c");
}

TEST_CASE("stations are chosen by what they offer") {
    Sketch sketch = three_compounds();
    select_where(sketch.district(), parse_where("stations.services ~ 托幼"));
    CHECK(sketch.district().stations[0].counts);
    CHECK_FALSE(sketch.district().stations[1].counts);
    CHECK(sketch.district().compounds[0].counts);
}

TEST_CASE("a condition that is not understood says what is allowed") {
    CHECK(usage_error("age > 3").find("allowed: community, elderly") != std::string::npos);
    CHECK(usage_error("roads.class = steps").find("compounds, stations") != std::string::npos);
    CHECK(usage_error("old").find("FIELD = VALUE") != std::string::npos);
    CHECK(usage_error("year < 2000 and ").find("FIELD = VALUE") != std::string::npos);
}

TEST_CASE("at a time of day only what is open counts, and unknown hours are told") {
    Sketch sketch = three_compounds();
    sketch.gate({0, 5}, 0, GateHours::hours).gate({10, 5}, 0, GateHours::hours);
    sketch.gate({5, 0}, 0, GateHours::closed).gate({5, 10}, 0);
    District& district = sketch.district();
    district.gates[0].hours = "06:00-19:00";
    district.gates[1].hours = "sometimes";
    select_open(district, *parse_week_time("19:30"));
    CHECK(district.gates[0].open == GateHours::closed);
    CHECK(district.gates[1].open == GateHours::always);
    CHECK(district.gates[2].open == GateHours::closed);
    CHECK(district.gates[3].open == GateHours::always);
    CHECK_FALSE(district.stations[0].counts);
    CHECK(district.stations[1].counts);
    CHECK(district.issues.count("unknown_hours") == 2); // the gate, and the station without any
}
