// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"
#include "report/tables.hpp"
#include "sample_result.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using test::sample;

TEST_CASE("minutes have two decimals, half upwards, and nothing means never") {
    CHECK(minutes_text(0) == "0.00");
    CHECK(minutes_text(900'000) == "15.00");
    CHECK(minutes_text(900'299) == "15.00");
    CHECK(minutes_text(900'300) == "15.01");
    CHECK(minutes_text(kNever).empty());
    CHECK(seconds_text(1'234'567) == "1234.567");
    CHECK(seconds_text(kNever).empty());
}

TEST_CASE("rounded numbers end where they have nothing more to say") {
    CHECK(rounded_text(0.3, 6) == "0.3");
    CHECK(rounded_text(1.0 / 3, 6) == "0.333333");
    CHECK(rounded_text(500, 2) == "500");
    CHECK(rounded_text(-0.0000001, 6) == "0");
}

TEST_CASE("tables have the columns of the contract and a row for each of their things") {
    const auto& [district, evaluation] = sample();
    const auto header = [](const std::string& csv) { return csv.substr(0, csv.find('\n')); };
    const auto rows = [](const std::string& csv) { return parse_csv(csv).rows.size(); };
    CHECK(header(indicators_csv(evaluation)) == "indicator,group,unit,value,numerator,denominator");
    CHECK(header(compounds_csv(district, evaluation)) ==
          "compound_id,name,type,community,enclosure,gate_source,households,people,elderly,"
          "nearest_station,minutes,second_station,second_minutes,covered_5,covered_10,covered_15,"
          "share_5,share_10,share_15,circle_15");
    CHECK(header(stations_csv(district, evaluation)) ==
          "station_id,name,tier,community,floor_area_m2,required_area_m2,shortfall_m2,"
          "households_15,unique_households_15,unique_share_15,lost_if_closed_15");
    CHECK(header(pairs_csv(district, evaluation)) ==
          "station_a,station_b,tier,walk_time_s,shared_households_15,proximity_conflict");
    CHECK(header(gaps_csv(district, evaluation)) ==
          "compound_id,name,community,households,minutes,nearest_station,reason");
    CHECK(header(capacity_csv(district, evaluation)) ==
          "station_id,name,tier,community,capacity_households,capacity_source,"
          "nearest_households_15,overload_households_15,assigned_households_15,load_15,idle_15");
    CHECK(header(assignments_csv(district, evaluation)) ==
          "compound_id,name,assigned_station,minutes,assigned_households");
    CHECK(header(accessibility_csv(district, evaluation)) ==
          "compound_id,name,type,community,households,minutes,m2_per_100_households_15,"
          "m2_per_100_households_15_tier1,m2_per_100_households_15_tier2,served_households_15,"
          "unserved_households_15,worst_tenth_households");
    CHECK(rows(capacity_csv(district, evaluation)) == district.stations.size());
    CHECK(rows(accessibility_csv(district, evaluation)) == district.compounds.size());
    CHECK(rows(compounds_csv(district, evaluation)) == district.compounds.size());
    CHECK(rows(stations_csv(district, evaluation)) == district.stations.size());
    CHECK(pairs_csv(district, evaluation).find("C1,C2,1,270.000,1900,1\n") != std::string::npos);
    CHECK(gaps_csv(district, evaluation).find("E5,五号院,B,250,24.90,P1,too_far\n") !=
          std::string::npos);
}
