// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/selection.hpp"

#include "base/error.hpp"
#include "district/load_compounds.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace yike {

namespace {

// A field's value as text; empty if there is none.
template <class T> using Getter = std::function<std::string(const District&, const T&)>;

std::string number_text(std::optional<double> value) {
    return value ? fmt::format("{}", *value) : std::string();
}

std::string community_text(const District& district, CommunityId id) {
    return id.valid() ? district.communities[id.index()].id : std::string();
}

const std::map<std::string, Getter<Compound>>& compound_fields() {
    static const std::map<std::string, Getter<Compound>> fields = {
        {"id", [](const District&, const Compound& c) { return c.id; }},
        {"name", [](const District&, const Compound& c) { return c.name; }},
        {"households",
         [](const District&, const Compound& c) { return number_text(c.households); }},
        {"people", [](const District&, const Compound& c) { return number_text(c.people); }},
        {"elderly", [](const District&, const Compound& c) { return number_text(c.elderly); }},
        {"type", [](const District&, const Compound& c) { return c.type_name; }},
        {"community",
         [](const District& d, const Compound& c) { return community_text(d, c.community); }},
        {"enclosure",
         [](const District&, const Compound& c) {
             return !c.enclosure                        ? std::string()
                    : *c.enclosure == Enclosure::walled ? "walled"
                                                        : "open";
         }},
        {"year", [](const District&, const Compound& c) { return c.year; }},
        {"grid", [](const District&, const Compound& c) { return c.grid; }},
        {"responsible", [](const District&, const Compound& c) { return c.responsible; }}};
    return fields;
}

const std::map<std::string, Getter<Station>>& station_fields() {
    static const std::map<std::string, Getter<Station>> fields = {
        {"id", [](const District&, const Station& s) { return s.id; }},
        {"name", [](const District&, const Station& s) { return s.name; }},
        {"tier", [](const District&, const Station& s) { return std::to_string(s.tier); }},
        {"floor_area_m2",
         [](const District&, const Station& s) { return number_text(s.floor_area_m2); }},
        {"capacity_households",
         [](const District&, const Station& s) { return number_text(s.capacity_households); }},
        {"community",
         [](const District& d, const Station& s) { return community_text(d, s.community); }},
        {"entrance", [](const District&, const Station& s) { return s.entrance; }},
        {"services", [](const District&, const Station& s) { return s.services; }},
        {"open", [](const District&, const Station& s) { return s.open; }}};
    return fields;
}

template <class T> std::string names_of(const std::map<std::string, Getter<T>>& fields) {
    std::string names;
    for (const auto& [name, getter] : fields) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

std::string unquoted(const std::string& text) {
    const bool quoted = text.size() >= 2 && text.front() == text.back() &&
                        (text.front() == '"' || text.front() == '\'');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

void check_field(const Condition& condition, const std::string& part) {
    const bool stations = condition.layer == "stations";
    if (!stations && condition.layer != "compounds") {
        throw UsageError(fmt::format("--where {}: there are no conditions on the layer \"{}\"; "
                                     "allowed: compounds, stations",
                                     part,
                                     condition.layer));
    }
    const bool known = stations ? station_fields().count(condition.field) > 0
                                : compound_fields().count(condition.field) > 0;
    if (!known) {
        throw UsageError(
            fmt::format("--where {}: {} have no field \"{}\"; allowed: {}",
                        part,
                        condition.layer,
                        condition.field,
                        stations ? names_of(station_fields()) : names_of(compound_fields())));
    }
}

Condition parse_condition(const std::string& part) {
    static const std::pair<const char*, Relation> kSigns[] = {{"!=", Relation::unequal},
                                                              {"<=", Relation::at_most},
                                                              {">=", Relation::at_least},
                                                              {"=", Relation::equal},
                                                              {"<", Relation::less},
                                                              {">", Relation::more},
                                                              {"~", Relation::contains}};
    std::size_t at = std::string::npos;
    std::string_view sign;
    Condition condition{"compounds", "", Relation::equal, ""};
    for (const auto& [word, relation] : kSigns) {
        const std::size_t found = part.find(word);
        if (found < at) {
            at = found;
            sign = word;
            condition.relation = relation;
        }
    }
    if (at == std::string::npos) {
        throw UsageError(fmt::format("--where {}: must be FIELD = VALUE, or with != < <= > >= or ~ "
                                     "(contains); several joined by \" and \"",
                                     part));
    }
    condition.field = std::string(trimmed(std::string_view(part).substr(0, at)));
    condition.value =
        unquoted(std::string(trimmed(std::string_view(part).substr(at + sign.size()))));
    if (const std::size_t dot = condition.field.find('.'); dot != std::string::npos) {
        condition.layer = condition.field.substr(0, dot);
        condition.field = condition.field.substr(dot + 1);
    }
    check_field(condition, part);
    return condition;
}

std::optional<double> as_number(const std::string& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stopped == end && !text.empty() ? std::optional(value)
                                                                   : std::nullopt;
}

template <class T> bool compare(Relation relation, const T& a, const T& b) {
    switch (relation) {
    case Relation::equal:
        return a == b;
    case Relation::unequal:
        return a != b;
    case Relation::less:
        return a < b;
    case Relation::at_most:
        return a <= b;
    case Relation::more:
        return a > b;
    case Relation::at_least:
        return a >= b;
    case Relation::contains:
        break;
    }
    return false;
}

bool holds(const Condition& condition, const std::string& value) {
    if (condition.relation == Relation::contains) {
        return value.find(condition.value) != std::string::npos;
    }
    if (value.empty()) {
        return condition.relation == Relation::unequal
                   ? !condition.value.empty()
                   : condition.value.empty() && condition.relation == Relation::equal;
    }
    const std::optional<double> a = as_number(value);
    const std::optional<double> b = as_number(condition.value);
    return a && b ? compare(condition.relation, *a, *b)
                  : compare(condition.relation, value, condition.value);
}

// "open" and 开放式老旧小区 are one type.
bool holds_type(const Condition& condition, const std::string& written) {
    const SettlementType asked = parse_settlement_type(condition.value);
    if (asked == SettlementType::other || written.empty() ||
        (condition.relation != Relation::equal && condition.relation != Relation::unequal)) {
        return holds(condition, written);
    }
    return (parse_settlement_type(written) == asked) == (condition.relation == Relation::equal);
}

bool holds(const District& district, const Condition& condition, const Compound& compound) {
    return condition.field == "type"
               ? holds_type(condition, compound.type_name)
               : holds(condition, compound_fields().at(condition.field)(district, compound));
}

void note(IssueList& issues, const std::string& layer, const std::string& message) {
    Issue issue;
    issue.kind = "unknown_hours";
    issue.severity = Severity::warning;
    issue.place = {"", layer, "", "open"};
    issue.message = message;
    issue.mend = "write hours such as 08:30-17:30 or Mo-Fr 08:30-17:30; Sa 09:00-12:00";
    issues.add(std::move(issue));
}

} // namespace

std::vector<Condition> parse_where(const std::string& text) {
    static constexpr std::string_view kAnd = " and ";
    std::vector<Condition> conditions;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(kAnd, begin), text.size());
        conditions.push_back(parse_condition(
            std::string(trimmed(std::string_view(text).substr(begin, end - begin)))));
        begin = end + (end < text.size() ? kAnd.size() : 1);
    }
    return conditions;
}

void select_where(District& district, const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
        for (Compound& compound : district.compounds) {
            if (condition.layer == "compounds" && !holds(district, condition, compound)) {
                compound.counts = false;
            }
        }
        for (Station& station : district.stations) {
            station.counts =
                station.counts &&
                (condition.layer != "stations" ||
                 holds(condition, station_fields().at(condition.field)(district, station)));
        }
    }
    for (Compound& compound : district.compounds) {
        if (!compound.counts) {
            compound.households = compound.people = compound.elderly = 0;
        }
    }
}

void select_open(District& district, WeekTime time) {
    for (Gate& gate : district.gates) {
        if (gate.open != GateHours::hours) {
            continue;
        }
        const std::optional<bool> open = is_open(gate.hours, time);
        if (!open) {
            note(district.issues,
                 "gates",
                 fmt::format("gate {}: open = \"{}\" is not understood; it counts as open",
                             gate.id,
                             gate.hours));
        }
        gate.open = open.value_or(true) ? GateHours::always : GateHours::closed;
    }
    std::size_t without = 0;
    for (Station& station : district.stations) {
        if (station.open.empty()) {
            ++without;
            continue;
        }
        const std::optional<bool> open = is_open(station.open, time);
        if (!open) {
            note(district.issues,
                 "stations",
                 fmt::format("station {}: open = \"{}\" is not understood; it counts as open",
                             station.id,
                             station.open));
        }
        station.counts = station.counts && open.value_or(true);
    }
    if (without > 0) {
        note(district.issues,
             "stations",
             fmt::format("{} of {} stations say no opening hours; they count as open at {}",
                         without,
                         district.stations.size(),
                         to_string(time)));
    }
}

} // namespace yike
