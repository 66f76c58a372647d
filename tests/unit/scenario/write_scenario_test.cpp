// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/result_folder.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/write_scenario.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <tuple>

using namespace yike;
using namespace yike::test;

namespace {

// Everything but where it stands in its file.
auto said_by(const Change& c) {
    const auto position = [](const std::optional<LonLat>& p) {
        return p ? std::optional(std::pair(p->lon, p->lat)) : std::nullopt;
    };
    std::vector<std::pair<double, double>> path;
    for (const LonLat p : c.path) {
        path.emplace_back(p.lon, p.lat);
    }
    return std::tuple(c.id,
                      c.kind,
                      c.off,
                      c.cost_yuan,
                      c.yearly_cost_yuan,
                      c.year,
                      c.note,
                      c.station,
                      c.candidate,
                      position(c.to),
                      c.floor_area_m2,
                      c.new_id,
                      c.name,
                      c.tier,
                      c.gate,
                      c.compound,
                      position(c.at),
                      path,
                      c.road_class,
                      std::pair(c.radius_m, c.source_id));
}

class RandomScenario {
  public:
    explicit RandomScenario(unsigned seed) : random_(seed) {}

    Scenario make(const std::filesystem::path& project) {
        Scenario scenario;
        scenario.name = text();
        scenario.note = text();
        scenario.project = project;
        const int count = whole(0, 12);
        for (int i = 0; i < count; ++i) {
            scenario.changes.push_back(change(i));
        }
        return scenario;
    }

  private:
    int whole(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }

    bool coin() { return whole(0, 1) == 1; }

    double number(double least, double most) {
        const double value = std::uniform_real_distribution(least, most)(random_);
        return coin() ? value : std::round(value);
    }

    // Any letters, the awkward ones often.
    std::string text() {
        static const std::vector<std::string> letters = {
            "a",    "\"",          "\\", "\n", "\t", "\r",
            "'",    "#",           "[",  "]",  "=",  "\x01",
            "\x1f", "\x7f",        "路", "、", "é",  "\xF0\x9F\x9A\xB6",
            "　",   "\xC2\x85",    "{",  "}",  " ",  "\"\"\"",
            "'''",  "\xEF\xBB\xBF"};
        std::string result;
        const int count = whole(0, 20);
        for (int i = 0; i < count; ++i) {
            result +=
                letters[static_cast<std::size_t>(whole(0, static_cast<int>(letters.size()) - 1))];
        }
        return result;
    }

    LonLat place() { return {number(-180, 180), number(-90, 90)}; }

    void put(Change& change) {
        if (coin()) {
            change.candidate = "K" + text();
        } else {
            change.to = place();
        }
        if (coin()) {
            change.floor_area_m2 = number(1, 100'000);
        }
    }

    Change change(int index) {
        Change c;
        c.id = std::to_string(index) + text();
        c.kind = change_kinds()[static_cast<std::size_t>(whole(0, 7))];
        c.off = coin();
        c.note = text();
        c.cost_yuan = coin() ? 0 : number(1000, 1e10);
        c.yearly_cost_yuan = coin() ? 0 : number(1000, 1e6);
        if (coin()) {
            c.year = whole(1990, 2200);
        }
        fill(c);
        return c;
    }

    void fill(Change& c) {
        switch (c.kind) {
        case ChangeKind::relocate:
            c.station = "C" + text();
            put(c);
            break;
        case ChangeKind::renovate:
            c.station = "C" + text();
            c.floor_area_m2 = number(1, 100'000);
            break;
        case ChangeKind::build:
            c.new_id = "N" + text();
            c.name = text();
            c.tier = coin() ? std::optional(whole(1, 2)) : std::nullopt;
            put(c);
            break;
        case ChangeKind::close:
            c.station = "C" + text();
            break;
        case ChangeKind::open_gate:
            if (coin()) {
                c.compound = "X" + text();
                c.at = place();
                break;
            }
            [[fallthrough]];
        case ChangeKind::close_gate:
            c.gate = "G" + text();
            break;
        case ChangeKind::add_path:
            c.road_class = coin() ? "footway" : "steps";
            for (int i = whole(2, 6); i > 0; --i) {
                c.path.push_back(place());
            }
            break;
        case ChangeKind::block_road:
            if (coin()) {
                c.source_id = "w" + text();
            } else {
                c.at = place();
                c.radius_m = number(1, 5000);
            }
            break;
        }
    }

    std::mt19937 random_;
};

} // namespace

TEST_CASE("what is written is read as it was, whatever the plan and its words") {
    const TempFolder folder;
    const auto file = folder / "plans/plan.toml";
    for (unsigned seed = 0; seed < 400; ++seed) {
        INFO("seed " << seed);
        const Scenario scenario = RandomScenario(seed).make(folder / "town");
        const std::string text = write_scenario(scenario, file);
        const Scenario read = parse_scenario(text, file);
        CHECK(read.name == scenario.name);
        CHECK(read.note == scenario.note);
        CHECK(read.project.lexically_normal() == scenario.project);
        REQUIRE(read.changes.size() == scenario.changes.size());
        for (std::size_t i = 0; i < read.changes.size(); ++i) {
            CHECK(said_by(read.changes[i]) == said_by(scenario.changes[i]));
        }
        CHECK(write_scenario(read, file) == text);
    }
}

TEST_CASE("a scenario is written as people write it") {
    Scenario scenario;
    scenario.name = "甲";
    scenario.project = "/data/town";
    Change change;
    change.id = "r01";
    change.station = "C07";
    change.to = LonLat{120.0125, 35.87};
    change.cost_yuan = 2'360'000;
    change.note = "两行\n\"引号\"";
    scenario.changes.push_back(change);
    CHECK(write_scenario(scenario, "/data/plans/a.toml") == R"([scenario]
name = "甲"
project = "../town"

[[change]]
id = "r01"
kind = "relocate"
station = "C07"
to = [120.0125, 35.87]
cost_yuan = 2_360_000
note = "两行\n\"引号\""
)");
}

TEST_CASE("the costs of a plan that is being made may lack, those of a file may not") {
    Scenario scenario;
    scenario.name = "a";
    Change change;
    change.id = "r01";
    change.station = "C07";
    change.to = LonLat{120, 36};
    scenario.changes.push_back(change);
    const std::string text = write_scenario(scenario, "/a.toml");
    CHECK_FALSE(parse_scenario(text, "/a.toml", CostRule::may_lack).changes[0].cost_yuan);
    CHECK_THROWS_WITH(parse_scenario(text, "/a.toml"), Catch::Contains("cost_yuan is missing"));
}

TEST_CASE("a file with comments is kept when it is saved over, one of our own is not") {
    const TempFolder folder;
    Scenario scenario;
    scenario.name = "甲";
    const auto file = folder / "a.toml";
    CHECK_FALSE(save_scenario(scenario, file));
    scenario.name = "乙";
    CHECK_FALSE(save_scenario(scenario, file));
    const std::string by_hand = "# 说明\n" + read_file(folder / "a.toml");
    folder.write("a.toml", by_hand);
    const auto kept = save_scenario(scenario, file);
    REQUIRE(kept);
    CHECK(*kept == folder / "a.toml.bak");
    CHECK(read_file(folder / "a.toml.bak") == by_hand);
    folder.write("a.toml", "no toml at all");
    CHECK(save_scenario(scenario, file) == folder / "a.toml.bak2");
    CHECK(read_scenario(file).name == "乙");
}

TEST_CASE("a folder that is not there or a file that cannot be written is an error") {
    const TempFolder folder;
    CHECK_THROWS_AS(save_scenario(Scenario{}, folder / "no/such/a.toml"), DataError);
    std::filesystem::create_directories(folder / "b.toml");
    CHECK_THROWS_AS(save_scenario(Scenario{}, folder / "b.toml"), DataError);
}
