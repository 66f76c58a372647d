// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/project_options.hpp"
#include "support/temp_folder.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace yike;
using namespace yike::cli;
using Catch::Contains;

namespace {

constexpr const char* kProject = R"([project]
name = "test"

[settings]
max_access_m = 150
cell_m = 10
outside_stations = false

[profiles.pram]
speed_m_per_s = 0.9

[layers.boundary]
source = "boundary.geojson"

[layers.compounds]
source = "compounds.geojson"

[layers.roads]
source = "roads.geojson"

[layers.stations]
source = "stations.geojson"
)";

/// The project as a verb sees it after parsing `words`.
Project read_with(std::vector<std::string> words) {
    const test::TempFolder folder;
    CLI::App verb;
    ProjectOptions options;
    options.declare(verb);
    words.push_back(folder.write("project.toml", kProject).string());
    std::vector<std::string> reversed(words.rbegin(), words.rend()); // as CLI11 wants them
    verb.parse(reversed);
    return options.read();
}

} // namespace

TEST_CASE("without options the project's settings hold") {
    const Settings settings = read_with({}).settings;
    CHECK(settings.max_access_m == 150);
    CHECK(settings.cell_m == 10);
    CHECK_FALSE(settings.outside_stations);
    CHECK(settings.min_component_m == Settings{}.min_component_m);
}

TEST_CASE("each setting has its option, which wins over the project") {
    const Settings settings = read_with({"--profile=elderly",
                                         "--minutes=15,30",
                                         "--max-access=120m",
                                         "--min-component=800m",
                                         "--margin=1500",
                                         "--cell=2.5m",
                                         "--outside-stations",
                                         "--private-ways",
                                         "--d-min=400m",
                                         "--a-min=600m2",
                                         "--area-per-household=0.25m2"})
                                  .settings;
    Settings expected;
    expected.profile = "elderly";
    expected.minutes = {15, 30};
    expected.max_access_m = 120;
    expected.min_component_m = 800;
    expected.margin_m = 1500;
    expected.cell_m = 2.5;
    expected.outside_stations = true;
    expected.private_ways = true;
    expected.d_min_m = 400;
    expected.a_min_m2 = 600;
    expected.area_per_household_m2 = 0.25;
    CHECK(settings == expected);
}

TEST_CASE("a switch can be turned off, but not both ways at once") {
    CHECK_FALSE(read_with({"--no-outside-stations"}).settings.outside_stations);
    CHECK_FALSE(read_with({"--no-private-ways"}).settings.private_ways);
    CHECK_THROWS_AS(read_with({"--private-ways", "--no-private-ways"}), CLI::ParseError);
}

TEST_CASE("a value out of range is a slip of usage that names option and range") {
    CHECK_THROWS_AS(read_with({"--max-access=9000m"}), UsageError);
    CHECK_THROWS_WITH(read_with({"--max-access=9000m"}),
                      Contains("--max-access 9000m") && Contains("2000"));
    CHECK_THROWS_AS(read_with({"--minutes=0"}), UsageError);
    CHECK_THROWS_AS(read_with({"--minutes=5,61"}), UsageError);
    CHECK_THROWS_AS(read_with({"--cell=0m"}), UsageError);
    CHECK_THROWS_AS(read_with({"--cell=51m"}), UsageError);
    CHECK_THROWS_AS(read_with({"--margin=-1m"}), UsageError);
}

TEST_CASE("profiles are those built in and those of the project") {
    CHECK(read_with({"--profile=wheelchair"}).settings.profile == "wheelchair");
    CHECK(read_with({"--profile=pram"}).settings.profile == "pram");
    CHECK_THROWS_AS(read_with({"--profile=running"}), UsageError);
    CHECK_THROWS_WITH(read_with({"--profile=running"}), Contains("brisk") && Contains("pram"));
}
