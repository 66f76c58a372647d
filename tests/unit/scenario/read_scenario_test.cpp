// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "scenario/read_scenario.hpp"
#include "support/temp_folder.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

const char* const kHead = "[scenario]\nname = \"plan\"\nproject = \"town\"\n";

Scenario read(const std::string& changes) {
    const TempFolder folder;
    return read_scenario(folder.write("plan.toml", kHead + changes));
}

std::string error_in(const std::string& changes) {
    return error_of([&] { read(changes); });
}

// A change with one key more than it needs.
std::string change(const std::string& keys) {
    return "[[change]]\nid = \"r1\"\n" + keys + "\n";
}

} // namespace

TEST_CASE("all eight kinds of change are read") {
    const Scenario scenario = read(R"(
[[change]]
id = "a"
kind = "relocate"
station = "C07"
to = "K12"
floor_area_m2 = 1200
cost_yuan = 2_360_000
yearly_cost_yuan = 200_000
year = 2025
note = "why"
[[change]]
id = "b"
kind = "renovate"
station = "C08"
floor_area_m2 = 900.5
cost_yuan = 0
off = true
[[change]]
id = "c"
kind = "build"
new_id = "P1"
name = "name"
tier = 2
to = [120.5, 36.25]
cost_yuan = 1000
[[change]]
id = "d"
kind = "close"
station = "C09"
[[change]]
id = "e"
kind = "open_gate"
gate = "X1-1"
[[change]]
id = "f"
kind = "open_gate"
compound = "X1"
at = [120, 36]
[[change]]
id = "g"
kind = "close_gate"
gate = "X1-2"
[[change]]
id = "h"
kind = "add_path"
line = [[120, 36], [120.001, 36.001], [120.002, 36]]
class = "steps"
[[change]]
id = "i"
kind = "block_road"
at = [120, 36]
radius_m = 25
[[change]]
id = "j"
kind = "block_road"
source_id = "w17"
)");
    REQUIRE(scenario.id == "plan");
    REQUIRE(scenario.project.filename() == "town");
    REQUIRE(scenario.changes.size() == 10);
    const Change& move = scenario.changes[0];
    REQUIRE(move.line == 5);
    REQUIRE(move.station == "C07");
    REQUIRE(move.candidate == "K12");
    REQUIRE(move.floor_area_m2 == 1200);
    REQUIRE(move.cost_yuan == 2'360'000);
    REQUIRE(move.yearly_cost_yuan == 200'000);
    REQUIRE(move.year == 2025);
    REQUIRE(move.note == "why");
    REQUIRE(scenario.changes[1].off);
    REQUIRE(scenario.changes[2].to == LonLat{120.5, 36.25});
    REQUIRE(scenario.changes[2].tier == 2);
    REQUIRE(scenario.changes[4].gate == "X1-1");
    REQUIRE(scenario.changes[5].at == LonLat{120, 36});
    REQUIRE(scenario.changes[7].path.size() == 3);
    REQUIRE(scenario.changes[7].road_class == "steps");
    REQUIRE(scenario.changes[8].radius_m == 25);
    REQUIRE(scenario.changes[9].source_id == "w17");
}

TEST_CASE("errors name the file, the line, the change, the value and what is allowed") {
    REQUIRE(holds(error_in(change("kind = \"move\"")),
                  "plan.toml: line 6: [change \"r1\"] kind = \"move\": must be one of relocate, "
                  "renovate, build, close, open_gate, close_gate, add_path, block_road"));
    REQUIRE(holds(error_in(change("station = \"C1\"")), "kind is missing"));
    REQUIRE(holds(error_in(change("kind = \"close\"\nstation = \"C1\"\nto = \"K1\"")),
                  "unknown key \"to\"; known: id, kind"));
    REQUIRE(holds(error_in(change("kind = \"close\"")), "station is missing: an id in quotes"));
    REQUIRE(holds(error_in(change("kind = \"close\"\nstation = \"C1\"\ncost_yuan = -5")),
                  "cost_yuan = -5: must be a number of yuan from 0"));
    REQUIRE(holds(error_in(change("kind = \"close\"\nstation = \"C1\"\ncost_yuan = \"236万\"")),
                  "cost_yuan = \"236万\""));
    REQUIRE(holds(error_in(change("kind = \"close\"\nstation = \"C1\"\ncost_yuan = 236")),
                  "236 万元 as 2_360_000"));
    REQUIRE(holds(error_in(change("kind = \"close\"\nstation = \"C1\"\nyear = 25")),
                  "a whole number from 1990 to 2200"));
    REQUIRE(holds(error_in(change("kind = \"relocate\"\nstation = \"C1\"\nto = [120, 36]")),
                  "cost_yuan is missing: a number of yuan, 0 if it costs nothing"));
    REQUIRE(holds(error_in(change("kind = \"renovate\"\nstation = \"C1\"\ncost_yuan = 0")),
                  "floor_area_m2 is missing"));
    REQUIRE(holds(error_in(change("kind = \"build\"\nnew_id = \"N\"\nto = [250000, 3970000]\n"
                                  "cost_yuan = 0")),
                  "metres are not understood here"));
    REQUIRE(holds(error_in(change("kind = \"build\"\nnew_id = \"N\"\nto = [120, 36]\n"
                                  "cost_yuan = 0\ntier = 3")),
                  "tier = 3: must be 1 (community centre) or 2 (compound station)"));
    REQUIRE(holds(error_in(change("kind = \"open_gate\"\ngate = \"g\"\ncompound = \"c\"")),
                  "needs either gate"));
    REQUIRE(holds(error_in(change("kind = \"open_gate\"\ncompound = \"c\"")), "go together"));
    REQUIRE(holds(error_in(change("kind = \"add_path\"\nline = [[120, 36]]")), "too short"));
    REQUIRE(holds(error_in(change("kind = \"block_road\"\nat = [120, 36]\nradius_m = \"50 m\"")),
                  "radius_m = \"50 m\""));
    REQUIRE(holds(error_in(change("kind = \"block_road\"\nat = [120, 36]")), "go together"));
}

TEST_CASE("every error of a file is told at once, with ids used twice") {
    const std::string message = error_in("[[change]]\nid = \"a\"\nkind = \"close\"\n"
                                         "cost_yuan = -1\nyear = 3\n"
                                         "[[change]]\nid = \"a\"\nkind = \"close\"\n"
                                         "station = \"C1\"\n"
                                         "[[change]]\nkind = \"close_gate\"\ngate = \"g\"\n");
    REQUIRE(holds(message, "line 4: [change \"a\"] station is missing"));
    REQUIRE(holds(message, "cost_yuan = -1"));
    REQUIRE(holds(message, "year = 3"));
    REQUIRE(holds(message, "the id is already that of the change in line 4"));
    REQUIRE(holds(message, "id is missing"));
}

TEST_CASE("the head is checked, and changes may be none") {
    REQUIRE(read("").changes.empty());
    const TempFolder folder;
    REQUIRE(
        holds(error_of([&] { read_scenario(folder.write("a.toml", "[[change]]\nid = \"a\"\n")); }),
              "[scenario] is missing"));
    REQUIRE(holds(
        error_of([&] { read_scenario(folder.write("b.toml", "[scenario]\nnamen = \"x\"\n")); }),
        "unknown key \"namen\""));
    REQUIRE(holds(error_of([&] {
                      read_scenario(folder.write("c.toml", "[scenario]\nchange = 3\n[change]\n"));
                  }),
                  "must be written as [[change]]"));
    REQUIRE(holds(error_of([&] { read_scenario(folder / "none.toml"); }), "none.toml"));
}

TEST_CASE("values are told as they stand, small numbers and lists too") {
    // toml++'s own printer has undefined behaviour for these.
    REQUIRE(holds(error_in(change("kind = \"block_road\"\nradius_m = 5\nat = [12,0.001, 35.9998]")),
                  "at = [12, 0.001, 35.9998]: must be a pair of numbers"));
    REQUIRE(holds(error_in(change("kind = \"close\"\nstation = [true, -0.5, \"x\", 1979-05-27]")),
                  "station = [true, -0.5, \"x\", 1979-05-27]"));
}
