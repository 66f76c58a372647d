// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "scenario/read_scenario.hpp"

#include "base/error.hpp"
#include "district/toml_section.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace yike {

namespace {

constexpr double kGreatestArea = 100'000;
constexpr double kGreatestRadius = 5000;

std::vector<std::string_view> keys_of(ChangeKind kind) {
    std::vector<std::string_view> keys{
        "id", "kind", "cost_yuan", "yearly_cost_yuan", "year", "note", "off"};
    const auto add = [&keys](std::initializer_list<std::string_view> more) {
        keys.insert(keys.end(), more);
    };
    switch (kind) {
    case ChangeKind::relocate:
        add({"station", "to", "floor_area_m2"});
        break;
    case ChangeKind::renovate:
        add({"station", "floor_area_m2"});
        break;
    case ChangeKind::build:
        add({"new_id", "name", "tier", "to", "floor_area_m2"});
        break;
    case ChangeKind::close:
        add({"station"});
        break;
    case ChangeKind::open_gate:
        add({"gate", "compound", "at"});
        break;
    case ChangeKind::close_gate:
        add({"gate"});
        break;
    case ChangeKind::add_path:
        add({"line", "class"});
        break;
    case ChangeKind::block_road:
        add({"at", "radius_m", "source_id"});
        break;
    }
    return keys;
}

class ScenarioReader {
  public:
    ScenarioReader(const std::filesystem::path& file, toml::table toml, CostRule rule)
        : file_(file), toml_(std::move(toml)), rule_(rule) {}

    Scenario read() && {
        scenario_.file = file_;
        scenario_.id = file_.stem().string();
        attempt([&] {
            const TomlSection whole(file_, "", toml_);
            whole.allow_only({"scenario", "change"});
            const auto head = whole.section("scenario");
            if (!head) {
                whole.fail_section("[scenario] is missing; it holds name and project");
            }
            read_head(*head);
        });
        read_changes();
        if (!errors_.empty()) {
            throw DataError(fmt::format("{}", fmt::join(errors_, "\n")));
        }
        return std::move(scenario_);
    }

  private:
    // Goes on after an error: all of a file are told at once.
    template <class Work> void attempt(const Work& work) {
        try {
            work();
        } catch (const DataError& error) {
            errors_.emplace_back(error.what());
        }
    }

    void read_head(const TomlSection& head) {
        attempt([&] { head.allow_only({"name", "project", "note"}); });
        attempt([&] { scenario_.name = head.text("name").value_or(scenario_.id); });
        attempt([&] { scenario_.note = head.text("note").value_or(""); });
        attempt([&] {
            const std::string project = head.text("project").value_or("");
            if (!project.empty()) {
                scenario_.project = file_.parent_path() / project;
            }
        });
    }

    void read_changes() {
        const toml::node* node = toml_.get("change");
        if (node == nullptr) {
            return;
        }
        const toml::array* list = node->as_array();
        if (list == nullptr || !list->is_array_of_tables()) {
            errors_.push_back(fmt::format("{}: line {}: change: must be written as [[change]], one "
                                          "for each change",
                                          file_.string(),
                                          node->source().begin.line));
            return;
        }
        std::map<std::string, int> lines;
        for (const toml::node& item : *list) {
            read_change(*item.as_table(), lines);
        }
    }

    void read_change(const toml::table& table, std::map<std::string, int>& lines) {
        Change change;
        change.line = static_cast<int>(table.source().begin.line);
        const toml::node* id = table.get("id");
        if (id != nullptr && id->is_string()) {
            change.id = *id->value<std::string>();
        }
        const TomlSection section(file_, fmt::format("change \"{}\"", change.id), table);
        attempt([&] {
            if (change.id.empty()) {
                section.fail_section("id is missing: a text of its own for each change");
            }
            const auto [it, is_new] = lines.emplace(change.id, change.line);
            if (!is_new) {
                section.fail_section(
                    fmt::format("the id is already that of the change in line {}", it->second));
            }
        });
        bool known = false;
        attempt([&] {
            const auto text = section.text("kind");
            const auto kind = text ? change_kind(*text) : std::nullopt;
            if (!kind) {
                std::vector<std::string> names;
                for (const ChangeKind each : change_kinds()) {
                    names.push_back(to_string(each));
                }
                const std::string allowed = fmt::format("one of {}", fmt::join(names, ", "));
                if (!text) {
                    section.fail_section("kind is missing: " + allowed);
                }
                section.fail("kind", allowed);
            }
            change.kind = *kind;
            known = true;
        });
        if (!known) {
            return;
        }
        attempt([&] { section.allow_only(keys_of(change.kind)); });
        read_money(section, change);
        read_fields(section, change);
        scenario_.changes.push_back(std::move(change));
    }

    void read_money(const TomlSection& section, Change& change) {
        attempt([&] { change.off = section.flag("off").value_or(false); });
        attempt([&] { change.note = section.text("note").value_or(""); });
        attempt([&] { change.cost_yuan = yuan(section, "cost_yuan"); });
        attempt([&] { change.yearly_cost_yuan = yuan(section, "yearly_cost_yuan").value_or(0); });
        attempt([&] {
            const auto year = section.number("year");
            if (year && (*year != std::floor(*year) || *year < 1990 || *year > 2200)) {
                section.fail("year", "a whole number from 1990 to 2200");
            }
            if (year) {
                change.year = static_cast<int>(*year);
            }
        });
        const bool must =
            change.kind == ChangeKind::renovate ||
            ((change.kind == ChangeKind::relocate || change.kind == ChangeKind::build) &&
             !is_candidate(section));
        if (must && rule_ == CostRule::required && !section.has("cost_yuan")) {
            attempt([&] {
                section.fail_section(
                    "cost_yuan is missing: a number of yuan, 0 if it costs nothing");
            });
        }
    }

    // `to` names a candidate, whose cost may stand in.
    static bool is_candidate(const TomlSection& section) {
        try {
            return section.text("to").has_value();
        } catch (const DataError&) {
            return false;
        }
    }

    static std::optional<double> yuan(const TomlSection& section, std::string_view key) {
        const auto value = section.number(key);
        if (value && !(*value >= 0 && *value <= kGreatestCost)) {
            section.fail(key, "a number of yuan from 0 to 10 billion");
        }
        if (value && *value > 0 && *value < kLeastCost) {
            section.fail(key,
                         "a number of yuan, 0 or at least 1000; 万元 are written out, 236 万元 "
                         "as 2_360_000");
        }
        return value;
    }

    void read_fields(const TomlSection& section, Change& change) {
        switch (change.kind) {
        case ChangeKind::relocate:
            read_text(section, "station", change.station);
            read_to(section, change);
            read_area(section, change, false);
            break;
        case ChangeKind::renovate:
            read_text(section, "station", change.station);
            read_area(section, change, true);
            break;
        case ChangeKind::build:
            read_text(section, "new_id", change.new_id);
            attempt([&] { change.name = section.text("name").value_or(""); });
            attempt([&] { change.tier = tier(section); });
            read_to(section, change);
            read_area(section, change, false);
            break;
        case ChangeKind::close:
            read_text(section, "station", change.station);
            break;
        case ChangeKind::open_gate:
            read_gate_or_place(section, change);
            break;
        case ChangeKind::close_gate:
            read_text(section, "gate", change.gate);
            break;
        case ChangeKind::add_path:
            read_path(section, change);
            break;
        case ChangeKind::block_road:
            read_block(section, change);
            break;
        }
    }

    void read_text(const TomlSection& section, std::string_view key, std::string& text) {
        attempt([&] {
            text = section.text(key).value_or("");
            if (text.empty()) {
                section.fail_section(fmt::format("{} is missing: an id in quotes", key));
            }
        });
    }

    void read_to(const TomlSection& section, Change& change) {
        attempt([&] {
            if (!section.has("to")) {
                section.fail_section(
                    "to is missing: a candidate's id in quotes, or [longitude, latitude]");
            }
            if (is_candidate(section)) {
                change.candidate = *section.text("to");
                return;
            }
            change.to = lon_lat(section, "to");
        });
    }

    void read_area(const TomlSection& section, Change& change, bool must) {
        attempt([&] {
            const auto area = section.number("floor_area_m2");
            if (area && !(*area > 0 && *area <= kGreatestArea)) {
                section.fail("floor_area_m2", "a number of m2 above 0, up to 100,000");
            }
            if (!area && must) {
                section.fail_section("floor_area_m2 is missing: the new floor area in m2");
            }
            change.floor_area_m2 = area;
        });
    }

    static std::optional<int> tier(const TomlSection& section) {
        const auto value = section.number("tier");
        if (value && *value != 1 && *value != 2) {
            section.fail("tier", "1 (community centre) or 2 (compound station)");
        }
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    }

    void read_gate_or_place(const TomlSection& section, Change& change) {
        attempt([&] {
            change.gate = section.text("gate").value_or("");
            change.compound = section.text("compound").value_or("");
            const bool by_place = section.has("compound") || section.has("at");
            if (section.has("gate") == by_place) {
                section.fail_section("needs either gate (an id), or compound (an id) with at = "
                                     "[longitude, latitude]");
            }
            if (by_place && (!section.has("compound") || !section.has("at"))) {
                section.fail_section("compound and at = [longitude, latitude] go together");
            }
            if (by_place) {
                change.at = lon_lat(section, "at");
            }
        });
    }

    void read_path(const TomlSection& section, Change& change) {
        attempt([&] {
            const auto positions = section.positions("line");
            if (!positions || positions->size() < 2) {
                section.fail_section(
                    "line is missing or too short: at least two [longitude, latitude]");
            }
            for (const PlanePoint p : *positions) {
                change.path.push_back(checked(section, "line", {p.x, p.y}));
            }
        });
        attempt([&] { change.road_class = section.text("class").value_or("footway"); });
    }

    void read_block(const TomlSection& section, Change& change) {
        attempt([&] {
            change.source_id = section.text("source_id").value_or("");
            const bool by_place = section.has("at") || section.has("radius_m");
            if (section.has("source_id") == by_place) {
                section.fail_section("needs either source_id (of a road), or at = [longitude, "
                                     "latitude] with radius_m");
            }
            if (!by_place) {
                return;
            }
            const auto radius = section.number("radius_m");
            if (!radius || !section.has("at")) {
                section.fail_section("at and radius_m go together");
            }
            if (!(*radius > 0 && *radius <= kGreatestRadius)) {
                section.fail("radius_m", "a number of m above 0, up to 5000");
            }
            change.radius_m = *radius;
            change.at = lon_lat(section, "at");
        });
    }

    static LonLat lon_lat(const TomlSection& section, std::string_view key) {
        const PlanePoint p = section.position(key);
        return checked(section, key, {p.x, p.y});
    }

    static LonLat checked(const TomlSection& section, std::string_view key, LonLat p) {
        if (!(std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90)) {
            section.fail(key,
                         "longitude and latitude in degrees of WGS 84, longitude first, such as "
                         "[120.0208, 35.8511]; metres are not understood here");
        }
        return p;
    }

    std::filesystem::path file_;
    toml::table toml_;
    CostRule rule_;
    Scenario scenario_;
    std::vector<std::string> errors_;
};

} // namespace

Scenario read_scenario(const std::filesystem::path& file) {
    return ScenarioReader(file, parse_toml_file(file), CostRule::required).read();
}

Scenario parse_scenario(const std::string& text, const std::filesystem::path& file, CostRule rule) {
    return ScenarioReader(file, parse_toml_text(text, file), rule).read();
}

bool needs_cost(const Change& change) {
    return change.kind == ChangeKind::renovate ||
           ((change.kind == ChangeKind::relocate || change.kind == ChangeKind::build) &&
            change.candidate.empty());
}

} // namespace yike
