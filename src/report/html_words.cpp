// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/html_words.hpp"

#include "render/palette.hpp"
#include "report/manifest.hpp"
#include "report/method_sheet.hpp"
#include "report/table_words.hpp"
#include "report/tables.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace yike {

namespace {

template <typename Say> PageJson both(const Say& say) {
    return PageJson::array({say(Language::zh), say(Language::en)});
}

PageJson project_json(const Comparison& comparison) {
    const District& district = *comparison.district;
    return {{"name", district.name},
            {"data_date", district.data_date},
            {"note", district.note},
            {"selection", district.selection},
            {"attribution", district.attribution},
            {"households_estimated", has_estimated_households(district)}};
}

PageJson texts_json(const District& district) {
    MapData rule;
    rule.data_date = district.data_date;
    rule.cutoff_minutes = kHeadlineMinutes;
    rule.speed_km_h = district.profile().speed_m_per_s * 3.6;
    PageJson texts{
        {"rule", both([&](Language language) { return rule_text(rule, language); })},
        {"profile",
         both([&](Language language) { return profile_text(district.profile().name, language); })},
        {"cutoff",
         both([](Language language) { return cutoff_text(kHeadlineMinutes, language); })}};
    constexpr std::pair<const char*, Word> kWords[] = {{"stamp", Word::stamp},
                                                       {"estimated", Word::estimated_households},
                                                       {"data_date", Word::data_date},
                                                       {"data_source", Word::data_source},
                                                       {"gap_area", Word::gap_area},
                                                       {"tier1", Word::station_tier1},
                                                       {"tier2", Word::station_tier2},
                                                       {"wall", Word::wall},
                                                       {"gate_open", Word::gate_open},
                                                       {"gate_closed", Word::gate_closed},
                                                       {"railway", Word::railway},
                                                       {"boundary", Word::district_boundary},
                                                       {"community", Word::community_boundary}};
    for (const auto& [key, which] : kWords) {
        texts[key] = both([w = which](Language language) { return word(w, language); });
    }
    return texts;
}

PageJson classes_json() {
    PageJson classes = PageJson::array();
    for (const MinuteClass& one : minute_classes(kHeadlineMinutes)) {
        classes.push_back({{"upper", one.upper},
                           {"fill", one.fill},
                           {"text", both([&](Language language) {
                                return class_text(one.lower, one.upper, language);
                            })}});
    }
    return classes;
}

PageJson palette_json() {
    using namespace palette;
    return {{"gained", kGained},
            {"lost", kLost},
            {"kept", kKept},
            {"uncovered", kStillUncovered},
            {"always", kAlways},
            {"no_access", kNoAccess},
            {"no_access_hatch", kNoAccessHatch},
            {"cutoff_line", kCutoffLine},
            {"reach", kReachTint},
            {"gap_line", kGapLine},
            {"paper", kPaper},
            {"ground", kGround},
            {"water", kWater},
            {"river", kRiver},
            {"rail", kRail},
            {"road", kRoad},
            {"road_casing", kRoadCasing},
            {"thin_road", kThinRoad},
            {"footway", kFootway},
            {"boundary", kBoundary},
            {"community", kCommunity},
            {"wall", kWall},
            {"station", kStation},
            {"station_outside", kStationOutside},
            {"text", kText},
            {"text_soft", kTextSoft},
            {"rule", kRule},
            {"stamp", kStamp}};
}

PageJson codes_json() {
    PageJson codes = PageJson::object();
    for (const char* code : {"walled",
                             "open",
                             "given",
                             "crossing",
                             "nearest",
                             "too_far",
                             "no_access",
                             "gates_closed",
                             "no_station_in_60_min"}) {
        codes[code] = both([&](Language language) { return code_text(code, language); });
    }
    return codes;
}

/// Names of the indicators of the whole district.
PageJson indicators_json(const Evaluation& evaluation) {
    PageJson names = PageJson::object();
    for (const Indicator& row : evaluation.indicators) {
        if (row.group == "all") {
            names[row.id.text()] =
                both([&](Language language) { return indicator_text(row.id, language); });
        }
    }
    return names;
}

PageJson units_json() {
    PageJson units = PageJson::object();
    for (const char* unit : {"share",
                             "min",
                             "count",
                             "households",
                             "people",
                             "m2",
                             "m2_per_100_households",
                             "index"}) {
        units[unit] = both([&](Language language) { return unit_text(unit, language); });
    }
    return units;
}

/// Rows of the method sheet; a row of one cell is a heading.
PageJson method_json(const Comparison& comparison, Language language) {
    PageJson rows = PageJson::array();
    for (const auto& row :
         method_sheet(*comparison.district, *comparison.baseline, language).rows) {
        PageJson cells = PageJson::array();
        for (const BookCell& cell : row) {
            if (const auto* number = std::get_if<double>(&cell.value)) {
                cells.push_back(rounded_text(*number, 6));
            } else if (const auto* text = std::get_if<std::string>(&cell.value)) {
                cells.push_back(*text);
            }
        }
        if (!cells.empty()) {
            rows.push_back(std::move(cells));
        }
    }
    return rows;
}

PageJson profiles_json(const Comparison& comparison) {
    PageJson profiles = PageJson::object();
    for (const std::string& name : comparison.request.sensitivity.profiles) {
        for (const WalkingProfile& profile : comparison.district->profiles) {
            if (profile.name == name) {
                profiles[name] = both([&](Language language) {
                    return fmt::format("{} {}",
                                       profile_text(name, language),
                                       speed_text(profile.speed_m_per_s * 3.6, language));
                });
            }
        }
    }
    return profiles;
}

} // namespace

PageJson page_words(const Comparison& comparison, Language language) {
    const MoneyRules& money = comparison.request.money;
    const auto headline =
        find_indicator(comparison.baseline->indicators, "coverage.gate.15.households.all");
    return {{"language", language == Language::zh ? "zh" : "en"},
            {"version", YIKE_VERSION},
            {"minutes", kHeadlineMinutes},
            {"households", rounded_text(headline ? headline->denominator : 0, 6)},
            {"covered_households", rounded_text(headline ? headline->numerator : 0, 6)},
            {"shortfall_m2", rounded_text(comparison.baseline_shortfall_m2, 6)},
            {"project", project_json(comparison)},
            {"money",
             {{"horizon_years", money.horizon_years},
              {"discount_rate", rounded_text(money.discount_rate, 6)},
              {"price_change", rounded_text(money.price_change, 6)}}},
            {"texts", texts_json(*comparison.district)},
            {"classes", classes_json()},
            {"palette", palette_json()},
            {"codes", codes_json()},
            {"indicators", indicators_json(*comparison.baseline)},
            {"units", units_json()},
            {"profiles", profiles_json(comparison)},
            {"method",
             {{"zh", method_json(comparison, Language::zh)},
              {"en", method_json(comparison, Language::en)}}}};
}

} // namespace yike
