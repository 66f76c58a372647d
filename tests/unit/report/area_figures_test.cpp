// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/area_figures.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

constexpr const char* kStations =
    "station_id,name,tier,community,floor_area_m2,required_area_m2,shortfall_m2\n"
    "C1,a,1,S1,300,200,0\n"
    "C2,b,1,S1,,100,\n"
    "P1,c,2,S1,50,,\n"
    "C3,d,1,S2,,700,\n"
    "C4,e,1,,900,10,0\n";

constexpr const char* kHeader = "indicator,group,unit,value,numerator,denominator\n";

} // namespace

TEST_CASE("a result without area indicators is summed up over the stations of a community") {
    const test::TempFolder folder;
    folder.write("stations.csv", kStations);
    folder.write("indicators.csv", kHeader);
    const IndicatorTable indicators(folder.path());
    const AreaFigures figures(folder.path(), indicators);
    CHECK(figures.of_community("S1").floor_m2 == 350);
    CHECK(figures.of_community("S1").required_m2 == 300);
    CHECK_FALSE(figures.of_community("S2").floor_m2);
    CHECK(figures.of_community("S2").required_m2 == 700);
    CHECK_FALSE(figures.of_community("S3").required_m2);
    CHECK(figures.of_station("C4").floor_m2 == 900);
    CHECK(figures.whole_floor_m2() == 350); // stations of no community are not the district's
}

TEST_CASE("indicators of area by membership win") {
    const test::TempFolder folder;
    folder.write("stations.csv", kStations);
    folder.write("indicators.csv",
                 std::string(kHeader) + "area.required.membership,community:S1,m2,600,600,1\n"
                                        "area.floor.membership,community:S1,m2,350,350,1\n"
                                        "area.required.membership,community:S2,m2,700,700,1\n"
                                        "area.floor.membership,community:S2,m2,,0,1\n"
                                        "area.required.membership,community:S3,m2,200,200,1\n"
                                        "area.floor.membership,community:S3,m2,0,0,1\n");
    const IndicatorTable indicators(folder.path());
    const AreaFigures figures(folder.path(), indicators);
    CHECK(figures.of_community("S1").required_m2 == 600);
    CHECK(figures.of_community("S1").floor_m2 == 350);
    CHECK_FALSE(figures.of_community("S2").floor_m2); // one of its stations says nothing
    CHECK(figures.of_community("S3").floor_m2 == 0);  // it has no station
}
