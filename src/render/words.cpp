// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/words.hpp"

#include "base/error.hpp"
#include "render/map_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace yike {

namespace {

struct Entry {
    Word which;
    const char* zh;
    const char* en;
};

constexpr Entry kEntries[] = {
    {Word::coverage_map, "服务覆盖图", "Service coverage"},
    {Word::gaps_map, "服务盲区图", "Coverage gaps"},
    {Word::redundancy_map, "重叠覆盖图", "Overlap of stations"},
    {Word::area_map, "面积达标图", "Floor area against the standard"},
    {Word::baseline, "现状", "Baseline"},
    {Word::legend, "图例", "Legend"},
    {Word::notes, "说明", "Notes"},
    {Word::overview, "图幅位置", "Location of this sheet"},
    {Word::households_covered_rate, "户数覆盖率", "of households covered"},
    {Word::households_covered, "已覆盖户数", "households covered"},
    {Word::households_uncovered, "未覆盖户数", "households not covered"},
    {Word::compounds_uncovered, "未覆盖小区", "compounds not covered"},
    {Word::stations, "服务站点", "service stations"},
    {Word::walking_minutes, "到最近站点的步行分钟", "Minutes on foot to the nearest station"},
    {Word::no_access, "无法步行到达", "No access on foot"},
    {Word::covered_compounds, "已覆盖小区", "Compounds covered"},
    {Word::gap_area, "服务盲区", "Gap area"},
    {Word::station_tier1, "社区党群服务中心", "Community centre"},
    {Word::station_tier2, "小区党群服务站", "Compound station"},
    {Word::station_outside, "界外站点", "Station outside"},
    {Word::station_closed, "关闭的站点", "Closed station"},
    {Word::gate_open, "开放的大门", "Open gate"},
    {Word::gate_closed, "关闭的大门", "Closed gate"},
    {Word::wall, "围墙", "Wall"},
    {Word::railway, "铁路", "Railway"},
    {Word::river, "河流", "River"},
    {Word::water, "水面", "Water"},
    {Word::community_boundary, "社区界", "Community boundary"},
    {Word::district_boundary, "街道界", "District boundary"},
    {Word::footway, "步行道", "Footway"},
    {Word::estimated_households, "户数为估算", "Households are estimated"},
    {Word::data_source, "数据来源", "Source"},
    {Word::data_date, "数据日期", "Date of the data"},
    {Word::compiled_by, "编制单位", "Compiled by"},
    {Word::sheet_date, "制图日期", "Date"},
    {Word::sheet_number, "图号", "Sheet"},
    {Word::review_number, "审图号", "Map review number"},
    {Word::stamp,
     "内部工作用图 未经地图审核 不得公开",
     "Internal working map. Not reviewed. "
     "Not for publication"},
    {Word::north, "北", "N"},
    {Word::scale, "比例尺", "Scale"},
    {Word::gap_list, "户数最多的未覆盖小区", "Largest compounds not covered"},
    {Word::households_by_minutes, "户数按步行分钟分布", "Households by minutes on foot"},
    {Word::no_way, "无法到达", "no access"},
    {Word::households_twice, "可到两处以上的户数", "households with two or more in reach"},
    {Word::conflict_pairs, "位置相近的站点对", "pairs too close to each other"},
    {Word::hardly_unique_stations,
     "独自覆盖不足20%的站点",
     "stations whose unique share is under 20%"},
    {Word::communities_short, "面积不足的社区", "communities below the standard"},
    {Word::stations_short, "面积不足的站点", "stations below the standard"},
    {Word::shortfall, "面积缺口", "shortfall"},
    {Word::area_per_100_households, "每百户建筑面积", "floor area per 100 households"},
    {Word::floor_over_required, "现有面积占应有面积", "Floor area, of what is required"},
    {Word::area_unknown, "无面积或户数，未评价", "Not judged for lack of data"},
    {Word::conflict, "位置相近的站点对", "Pair too close"},
    {Word::hardly_unique, "独自覆盖不足20%", "Unique share under 20%"},
    {Word::nearest_ground, "最近站点分区界", "Nearest-station areas"},
    {Word::conflict_list, "位置相近的站点对", "Pairs too close to each other"},
    {Word::shortfall_list, "面积缺口最大的", "Greatest shortfalls"},
    {Word::coverage_list, "覆盖率最低的社区", "Communities with the lowest coverage"},
    {Word::households_by_stations,
     "户数按可到站点数分布",
     "Households by number of stations in reach"},
    {Word::no_gaps, "没有未覆盖的小区。", "There are none."},
    {Word::no_conflicts, "没有位置相近的站点对。", "There are none."},
    {Word::no_shortfall, "没有面积缺口。", "There are none."},
    {Word::no_floor_areas, "站点未提供建筑面积。", "No station has its floor area given."},
    {Word::shared_households, "共同覆盖户数", "shared households"},
    {Word::floor_area, "现有㎡", "m²"},
    {Word::required_area, "应有㎡", "required m²"},
    {Word::missing_area, "缺口㎡", "short m²"},
    {Word::uncovered, "未覆盖户数", "not covered"},
    {Word::covered_share, "覆盖率", "covered"},
    {Word::households, "户数", "households"},
    {Word::minutes, "分钟", "minutes"},
    {Word::plan_map, "规划方案图", "The plan"},
    {Word::fates_map, "得失图", "Who gains, who loses"},
    {Word::pair_map, "前后对比图", "Before and after"},
    {Word::fates_title, "方案前后15分钟覆盖", "Coverage before and after the plan"},
    {Word::gained, "新增覆盖", "Gained"},
    {Word::lost, "失去覆盖", "Lost"},
    {Word::kept, "保持覆盖", "Kept"},
    {Word::still_uncovered, "仍未覆盖", "Still not covered"},
    {Word::longer_walk, "步行变远的户数", "households with a longer walk"},
    {Word::investment, "投资", "investment"},
    {Word::old_place, "迁址前的位置", "Place before the move"},
    {Word::moved, "迁址（旧→新）", "Moved (old to new)"},
    {Word::built, "新建站点", "New station"},
    {Word::renovated, "改造站点", "Enlarged station"},
    {Word::closed, "撤并站点", "Station closed"},
    {Word::gate_opened, "新开大门", "Gate opened"},
    {Word::gate_reclosed, "关闭大门", "Gate closed"},
    {Word::path_added, "新增步行路", "Path added"},
    {Word::road_blocked, "封闭路段", "Street blocked"},
    {Word::candidate, "候选用房", "Candidate room"},
    {Word::arterial, "主干路", "Arterial"},
    {Word::collector, "次干路、支路", "Collector"},
    {Word::street, "街道", "Street"},
    {Word::lane, "内部道路", "Lane"},
    {Word::change_list, "变更（编号同图）", "Changes, numbered as on the map"},
    {Word::fates_list, "变化的小区（先列失去覆盖的）", "Compounds, those that lose first"},
    {Word::no_changes, "没有变更。", "There are none."},
    {Word::nobody_changes, "没有小区得到或失去覆盖。", "None gains or loses coverage."},
    {Word::cost_10k, "万元", "1,000 yuan"},
    {Word::gain_alone, "单独增户", "hh alone"},
    {Word::gain_last, "最后增户", "hh last"},
    {Word::minutes_before, "原分钟", "min before"},
    {Word::minutes_after, "现分钟", "after"},
    {Word::difference, "变化", "Difference"},
};

struct ProfileName {
    std::string_view profile;
    const char* zh;
    const char* en;
};

constexpr ProfileName kProfiles[] = {
    {"standard", "标准步行", "standard walk"},
    {"brisk", "快步", "brisk walk"},
    {"elderly", "老年人步行", "elderly walk"},
    {"child", "儿童步行", "child's walk"},
    {"wheelchair", "轮椅", "wheelchair"},
};

/// Longest first: the first that fits is cut.
constexpr std::string_view kStationSuffixes[] = {
    "小区党群服务驿站",
    "社区党群服务中心",
    "小区党群服务站",
    "社区便民服务中心",
    "社区综合服务中心",
    "小区便民服务站",
    "党群服务中心",
    "社区服务中心",
    "便民服务中心",
    "综合服务中心",
    "党群服务站",
    "社区服务站",
    "便民服务站",
    "服务中心",
    "服务站",
};

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += part;
    }
    return all;
}

/// Year and month of an ISO day, or the text as it is.
std::string month_of(const std::string& date) {
    constexpr std::size_t kMonth = 7;
    return date.size() > kMonth ? date.substr(0, kMonth) : date;
}

std::size_t uncovered_compounds(const MapData& data) {
    return static_cast<std::size_t>(
        std::count_if(data.compounds.begin(), data.compounds.end(), [&](const MapCompound& c) {
            return !c.has_access || !c.minutes || *c.minutes > data.cutoff_minutes;
        }));
}

/// Losers first.
std::vector<std::string> plan_headline(const MapData& data, Language language) {
    const bool zh = language == Language::zh;
    const MapPlan plan = data.plan.value_or(MapPlan{});
    const std::string gained = households_text(plan.gained, language);
    const std::string lost = households_text(plan.lost, language);
    if (plan.lost > 0 && plan.gained <= 0) {
        return zh ? std::vector<std::string>{lost, "失去覆盖，", "没有住户", "新增覆盖"}
                  : std::vector<std::string>{fmt::format("{} lose coverage, none gain it", lost)};
    }
    if (plan.lost > 0) {
        return zh ? std::vector<std::string>{lost, "失去覆盖，", gained, "新增覆盖"}
                  : std::vector<std::string>{
                        fmt::format("{} lose coverage, {} gain it", lost, thousands(plan.gained))};
    }
    if (plan.gained > 0) {
        return zh ? std::vector<std::string>{gained, "新增覆盖，", "没有住户", "失去覆盖"}
                  : std::vector<std::string>{fmt::format("{} gain coverage, none lose it", gained)};
    }
    return zh ? std::vector<std::string>{"没有住户", "得到或失去", "覆盖"}
              : std::vector<std::string>{"No household gains or loses coverage"};
}

std::vector<std::string> redundancy_headline(const MapData& data, Language language) {
    const auto pairs = conflicts_of_tier(data).size();
    const bool zh = language == Language::zh;
    const std::string stations = word(tier_word(data.tier), language);
    const bool any = std::any_of(data.stations.begin(), data.stations.end(), [&](const auto& s) {
        return (s.tier == 1 ? 1 : 2) == data.tier;
    });
    if (!any) {
        return zh ? std::vector<std::string>{"没有", stations, "，", "谈不上重叠"}
                  : std::vector<std::string>{"There are no stations that could overlap"};
    }
    if (pairs == 0) {
        return zh ? std::vector<std::string>{"没有", "位置相近的", stations}
                  : std::vector<std::string>{"No two stations stand too close to each other"};
    }
    if (zh) {
        return {fmt::format("{}对", pairs), stations, "位置相近、", "服务重叠"};
    }
    return {pairs == 1 ? "1 pair of stations stands too close to each other"
                       : fmt::format("{} pairs of stations stand too close to each other", pairs)};
}

std::vector<std::string> area_headline(const MapData& data, Language language) {
    const AreaFinding finding = area_finding(data);
    const bool zh = language == Language::zh;
    if (finding.judged == 0 && data.households <= 0) {
        return zh ? std::vector<std::string>{"没有户数，", "无法计算应有面积"}
                  : std::vector<std::string>{"No households, no floor area to require"};
    }
    if (finding.judged == 0) {
        return zh ? std::vector<std::string>{"未提供建筑面积，", "无法评价是否达标"}
                  : std::vector<std::string>{"No floor areas given, no standard to check"};
    }
    const char* places = data.area_by_community ? "社区" : "站点";
    if (finding.below == 0) {
        return zh ? std::vector<std::string>{fmt::format("有数据的{}", places), "面积均达标"}
                  : std::vector<std::string>{
                        fmt::format("Every {} with known floor area meets the standard",
                                    data.area_by_community ? "community" : "station")};
    }
    if (zh) {
        return {fmt::format("{}个{}", finding.below, places),
                "服务面积不足，",
                "共缺",
                area_text(finding.shortfall_m2, language)};
    }
    const bool one = finding.below == 1;
    return {fmt::format("{} {} short of the floor area standard, by {}",
                        finding.below,
                        data.area_by_community ? (one ? "community falls" : "communities fall")
                                               : (one ? "station falls" : "stations fall"),
                        area_text(finding.shortfall_m2, language))};
}

} // namespace

Language parse_language(const std::string& word) {
    if (word == "zh") {
        return Language::zh;
    }
    if (word == "en") {
        return Language::en;
    }
    throw UsageError(fmt::format("language \"{}\" is not known; allowed: zh, en", word));
}

std::string word(Word which, Language language) {
    for (const Entry& entry : kEntries) {
        if (entry.which == which) {
            return language == Language::zh ? entry.zh : entry.en;
        }
    }
    return {};
}

std::string thousands(double value) {
    std::string digits = fmt::format("{:.0f}", std::floor(std::fabs(value) + 0.5));
    for (std::size_t i = digits.size(); i > 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    if (value < 0 && digits != "0") {
        digits.insert(digits.begin(), '-');
    }
    return digits;
}

std::string short_decimal(double value) {
    std::string text = fmt::format("{:.1f}", std::floor(value * 10 + 0.5) / 10);
    if (text.ends_with(".0")) {
        text.resize(text.size() - 2);
    }
    return text;
}

std::string percent(double share) {
    const double rounded = std::floor(share * 1000 + 0.5) / 10;
    return fmt::format("{:.1f}%", share < 1 ? std::min(rounded, 99.9) : rounded);
}

std::string households_text(double households, Language language) {
    const std::string number = thousands(households);
    if (language == Language::zh) {
        return number + "户";
    }
    return number + (number == "1" ? " household" : " households");
}

std::vector<std::string> headline_parts(const MapData& data, MapTheme theme, Language language) {
    if (theme == MapTheme::redundancy) {
        return redundancy_headline(data, language);
    }
    if (theme == MapTheme::area) {
        return area_headline(data, language);
    }
    if (theme == MapTheme::plan || theme == MapTheme::fates) {
        return plan_headline(data, language);
    }
    const bool zh = language == Language::zh;
    const std::string households = households_text(data.uncovered_households, language);
    const int minutes = data.cutoff_minutes;
    if (data.households <= 0) {
        return zh ? std::vector<std::string>{"没有户数，", "无法计算覆盖率"}
                  : std::vector<std::string>{"No households, no coverage to state"};
    }
    if (data.uncovered_households < 0.5) {
        return zh ? std::vector<std::string>{"所有住户",
                                             fmt::format("步行{}分钟", minutes),
                                             "都能到达"}
                  : std::vector<std::string>{fmt::format(
                        "Every household reaches a station within {} minutes on foot", minutes)};
    }
    const std::size_t compounds = uncovered_compounds(data);
    const bool count_compounds = theme == MapTheme::gaps && compounds > 0;
    if (zh) {
        return {count_compounds ? fmt::format("{}个小区", compounds) : "尚有",
                households,
                fmt::format("步行{}分钟", minutes),
                "到不了"};
    }
    return {fmt::format("{}{} cannot reach a station within {} minutes on foot",
                        households,
                        count_compounds ? fmt::format(" in {} compounds", compounds) : "",
                        minutes)};
}

std::string headline(const MapData& data, MapTheme theme, Language language) {
    return joined(headline_parts(data, theme, language));
}

std::string rule_text(const MapData& data, Language language) {
    const bool zh = language == Language::zh;
    const std::string date = month_of(data.data_date);
    const std::string speed = speed_text(data.speed_km_h, language);
    std::string reach;
    if (data.rule == MapRule::gate) {
        reach = zh ? fmt::format("小区大门步行{}分钟内可达", data.cutoff_minutes)
                   : fmt::format("Within {} minutes on foot from the compound gate",
                                 data.cutoff_minutes);
    } else if (data.rule == MapRule::share) {
        reach = zh ? fmt::format("按小区用地步行{}分钟内可达的比例计户", data.cutoff_minutes)
                   : fmt::format("Households by the share of ground within {} minutes on foot",
                                 data.cutoff_minutes);
    } else {
        reach = zh ? "距站点直线1,000米以内" : "Within 1,000 m of a station as the crow flies";
    }
    if (zh) {
        return date.empty() ? fmt::format("{}（{}）", reach, speed)
                            : fmt::format("{}（{}，{}数据）", reach, speed, date);
    }
    return date.empty() ? fmt::format("{} ({})", reach, speed)
                        : fmt::format("{} ({}, data of {})", reach, speed, date);
}

std::string theme_rule_text(const MapData& data, MapTheme theme, Language language) {
    const bool zh = language == Language::zh;
    const std::string date = month_of(data.data_date);
    if (theme == MapTheme::redundancy) {
        const std::string speed = speed_text(data.speed_km_h, language);
        return zh ? fmt::format("小区步行{}分钟内可到的{}数（{}{}）",
                                data.cutoff_minutes,
                                word(tier_word(data.tier), language),
                                speed,
                                date.empty() ? "" : "，" + date + "数据")
                  : fmt::format("{}s within {} minutes on foot ({}{})",
                                word(tier_word(data.tier), language),
                                data.cutoff_minutes,
                                speed,
                                date.empty() ? "" : ", data of " + date);
    }
    if (theme == MapTheme::area) {
        return zh ? fmt::format("站点建筑面积÷应有面积（每户{:g}㎡，1,500户起不少于{}㎡{}）",
                                data.area_per_household_m2,
                                thousands(data.a_min_m2),
                                date.empty() ? "" : "，" + date + "数据")
                  : fmt::format("Floor area of the stations over what is required ({:g} m² a "
                                "household, at least {} m² from 1,500 households on{})",
                                data.area_per_household_m2,
                                thousands(data.a_min_m2),
                                date.empty() ? "" : "; data of " + date);
    }
    return rule_text(data, language);
}

Word theme_word(MapTheme theme) {
    switch (theme) {
    case MapTheme::gaps:
        return Word::gaps_map;
    case MapTheme::redundancy:
        return Word::redundancy_map;
    case MapTheme::area:
        return Word::area_map;
    case MapTheme::plan:
        return Word::plan_map;
    case MapTheme::fates:
        return Word::fates_map;
    case MapTheme::coverage:
        break;
    }
    return Word::coverage_map;
}

Word tier_word(int tier) {
    return tier == 1 ? Word::station_tier1 : Word::station_tier2;
}

std::string profile_text(const std::string& profile, Language language) {
    for (const ProfileName& name : kProfiles) {
        if (name.profile == profile) {
            return language == Language::zh ? name.zh : name.en;
        }
    }
    return profile;
}

std::string speed_text(double speed_km_h, Language language) {
    return short_decimal(speed_km_h) + (language == Language::zh ? "公里/时" : " km/h");
}

std::string class_text(int lower, int upper, Language language) {
    if (upper == 0) {
        return language == Language::zh ? fmt::format("{}以上", lower)
                                        : fmt::format("over {}", lower);
    }
    return fmt::format("{}–{}", lower, upper);
}

std::string cutoff_text(int minutes, Language language) {
    return language == Language::zh ? fmt::format("步行{}分钟范围", minutes)
                                    : fmt::format("{} minutes on foot", minutes);
}

std::string area_text(double square_metres, Language language) {
    return thousands(square_metres) + (language == Language::zh ? "平方米" : " m²");
}

std::string distance_text(double metres, Language language) {
    const bool zh = language == Language::zh;
    const double whole = std::floor(metres + 0.5);
    if (whole < 1000) {
        return thousands(whole) + (zh ? "米" : " m");
    }
    std::string km = fmt::format("{:.2f}", std::floor(metres / 10 + 0.5) / 100);
    km.erase(km.find_last_not_of('0') + 1);
    if (km.back() == '.') {
        km.pop_back();
    }
    return km + (zh ? "公里" : " km");
}

std::string minutes_number(double minutes, int cutoff_minutes) {
    const double tenths = std::floor(minutes * 10 + 0.5) / 10;
    const bool misleading = minutes > cutoff_minutes && tenths <= cutoff_minutes;
    // Upwards, for the same reason.
    return misleading ? fmt::format("{:.2f}", std::ceil(minutes * 100) / 100)
                      : fmt::format("{:.1f}", tenths);
}

std::string money_text(double yuan, Language language) {
    if (language == Language::zh) {
        constexpr double kTenThousand = 1e4;
        const auto tenths = static_cast<long long>(std::floor(yuan / kTenThousand * 10 + 0.5));
        return fmt::format("{}.{}万元", thousands(static_cast<double>(tenths / 10)), tenths % 10);
    }
    return yuan >= 1e6 ? fmt::format("{:.2f} million yuan", yuan / 1e6) : thousands(yuan) + " yuan";
}

std::string signed_thousands(double value) {
    const std::string text = thousands(value);
    return value > 0 && text != "0" ? "+" + text : text;
}

std::string station_label(const std::string& name) {
    // One letter alone is no name: 「西社区党群服务中心」 keeps 「西社区」.
    constexpr std::size_t kTwoLetters = 6;
    for (const std::string_view suffix : kStationSuffixes) {
        if (name == suffix) {
            return name;
        }
        if (name.ends_with(suffix) && name.size() >= suffix.size() + kTwoLetters) {
            return name.substr(0, name.size() - suffix.size());
        }
    }
    return name;
}

} // namespace yike
