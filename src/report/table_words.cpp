// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/table_words.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>

namespace yike {

namespace {

struct Words {
    std::string_view code;
    const char* zh;
    const char* en;
};

struct Column {
    std::string_view name;
    CellFormat format;
    const char* zh;
    const char* en;
};

constexpr Column kColumns[] = {
    {"indicator", CellFormat::text, "指标代码", "Indicator code"},
    {"indicator_text", CellFormat::text, "指标", "Indicator"},
    {"group", CellFormat::text, "分组代码", "Group code"},
    {"group_text", CellFormat::text, "分组", "Group"},
    {"unit", CellFormat::text, "单位", "Unit"},
    {"value", CellFormat::plain, "数值", "Value"},
    {"numerator", CellFormat::plain, "分子", "Numerator"},
    {"denominator", CellFormat::plain, "分母", "Denominator"},
    {"compound_id", CellFormat::text, "小区编号", "Compound id"},
    {"station_id", CellFormat::text, "站点编号", "Station id"},
    {"name", CellFormat::text, "名称", "Name"},
    {"type", CellFormat::text, "类型", "Type"},
    {"tier", CellFormat::plain, "级别", "Tier"},
    {"community", CellFormat::text, "社区", "Community"},
    {"enclosure", CellFormat::text, "围合方式", "Enclosure"},
    {"gate_source", CellFormat::text, "大门来源", "Source of gates"},
    {"households", CellFormat::whole, "户数（户）", "Households"},
    {"people", CellFormat::whole, "人口（人）", "People"},
    {"elderly", CellFormat::whole, "老年人口（人）", "Elderly people"},
    {"nearest_station", CellFormat::text, "最近站点", "Nearest station"},
    {"minutes", CellFormat::tenths, "步行时间（分钟）", "Walk (min)"},
    {"second_station", CellFormat::text, "第二近站点", "Second station"},
    {"second_minutes", CellFormat::tenths, "到第二近站点（分钟）", "Walk to second (min)"},
    {"covered_5", CellFormat::plain, "5分钟可达（1是0否）", "Covered in 5 min (1 yes)"},
    {"covered_10", CellFormat::plain, "10分钟可达（1是0否）", "Covered in 10 min (1 yes)"},
    {"covered_15", CellFormat::plain, "15分钟可达（1是0否）", "Covered in 15 min (1 yes)"},
    {"share_5", CellFormat::share, "5分钟可达比例（%）", "Share in 5 min (%)"},
    {"share_10", CellFormat::share, "10分钟可达比例（%）", "Share in 10 min (%)"},
    {"share_15", CellFormat::share, "15分钟可达比例（%）", "Share in 15 min (%)"},
    {"circle_15", CellFormat::plain, "直线1,000米内（1是0否）", "Within 1,000 m straight (1 yes)"},
    {"floor_area_m2", CellFormat::whole, "建筑面积（平方米）", "Floor area (m²)"},
    {"required_area_m2", CellFormat::whole, "应有面积（平方米）", "Required area (m²)"},
    {"shortfall_m2", CellFormat::whole, "面积缺口（平方米）", "Shortfall (m²)"},
    {"households_15", CellFormat::whole, "15分钟可达户数（户）", "Households in 15 min"},
    {"unique_households_15", CellFormat::whole, "独自覆盖户数（户）", "Households it alone covers"},
    {"unique_share_15", CellFormat::share, "独自覆盖比例（%）", "Unique share (%)"},
    {"lost_if_closed_15", CellFormat::whole, "关闭后失去覆盖（户）", "Households lost if closed"},
    {"station_a", CellFormat::text, "站点甲", "Station A"},
    {"station_b", CellFormat::text, "站点乙", "Station B"},
    {"walk_time_s", CellFormat::tenths, "步行时间（秒）", "Walk (s)"},
    {"shared_households_15", CellFormat::whole, "共同覆盖户数（户）", "Households shared"},
    {"proximity_conflict", CellFormat::plain, "位置相近（1是0否）", "Too close (1 yes)"},
    {"reason", CellFormat::text, "原因", "Reason"},
    {"capacity_households", CellFormat::whole, "可服务户数（户）", "Capacity (households)"},
    {"capacity_source", CellFormat::text, "容量来源", "Source of the capacity"},
    {"nearest_households_15",
     CellFormat::whole,
     "以其为最近的户数（户）",
     "Households nearest to it"},
    {"overload_households_15", CellFormat::whole, "超载（户）", "Overload (households)"},
    {"assigned_households_15", CellFormat::whole, "分派户数（户）", "Households assigned"},
    {"load_15", CellFormat::share, "负荷率（%）", "Load (%)"},
    {"idle_15", CellFormat::plain, "闲置（1是0否）", "Idle (1 yes)"},
    {"assigned_station", CellFormat::text, "分派站点", "Station assigned"},
    {"assigned_households", CellFormat::whole, "分派户数（户）", "Households assigned"},
    {"m2_per_100_households_15",
     CellFormat::tenths,
     "可达面积（平方米/百户）",
     "Floor area within reach (m²/100 households)"},
    {"m2_per_100_households_15_tier1",
     CellFormat::tenths,
     "其中社区党群服务中心（平方米/百户）",
     "Of community centres (m²/100 households)"},
    {"m2_per_100_households_15_tier2",
     CellFormat::tenths,
     "其中小区党群服务站（平方米/百户）",
     "Of compound stations (m²/100 households)"},
    {"served_households_15", CellFormat::whole, "容量内可服务（户）", "Households served"},
    {"unserved_households_15", CellFormat::whole, "未能服务（户）", "Households not served"},
    {"worst_tenth_households",
     CellFormat::tenths,
     "属最不利一成的户数（户）",
     "Households of the worst-off tenth"},
    {"scenario", CellFormat::text, "方案代码", "Scenario code"},
    {"scenario_text", CellFormat::text, "方案", "Scenario"},
    {"cost_yuan", CellFormat::whole, "投资（元）", "Investment (yuan)"},
    {"yearly_cost_yuan", CellFormat::whole, "年运行费（元）", "Running cost a year (yuan)"},
    {"covered_households_15",
     CellFormat::whole,
     "15分钟覆盖户数（户）",
     "Households within 15 min"},
    {"gained_households", CellFormat::whole, "新增覆盖户数（户）", "Households gained"},
    {"lost_households", CellFormat::whole, "失去覆盖户数（户）", "Households lost"},
    {"yuan_per_new_household",
     CellFormat::whole,
     "每新增一户（元）",
     "Yuan per household newly covered"},
    {"change_id", CellFormat::text, "变更编号", "Change id"},
    {"change_number", CellFormat::plain, "图上序号", "Number on the map"},
    {"change_text", CellFormat::text, "内容", "What"},
    {"change_note", CellFormat::text, "备注", "Note"},
    {"kind", CellFormat::text, "类别", "Kind"},
    {"off", CellFormat::plain, "停用（1是0否）", "Off (1 yes)"},
    {"year", CellFormat::plain, "年份", "Year"},
    {"gain_alone_households", CellFormat::whole, "单独实施增加（户）", "Gain alone (households)"},
    {"gain_last_households",
     CellFormat::whole,
     "其余都实施后再增加（户）",
     "Gain after all others (households)"},
    {"status", CellFormat::text, "变化", "Status"},
    {"minutes_before", CellFormat::tenths, "方案前步行时间（分钟）", "Walk before (min)"},
    {"horizon_years", CellFormat::plain, "计算年限（年）", "Years counted"},
    {"discount_rate", CellFormat::share, "折现率（%）", "Discount rate (%)"},
    {"present_cost_yuan", CellFormat::whole, "总费用现值（元）", "Present cost (yuan)"},
    {"gained_people", CellFormat::whole, "新增覆盖人口（人）", "People gained"},
    {"lost_people", CellFormat::whole, "失去覆盖人口（人）", "People lost"},
    {"yuan_per_new_person", CellFormat::whole, "每新增一人（元）", "Yuan per person newly covered"},
    {"longer_walk_households",
     CellFormat::whole,
     "步行变远的户数（户）",
     "Households with a longer walk"},
    {"shortfall_removed_m2", CellFormat::whole, "消除面积缺口（平方米）", "Shortfall removed (m²)"},
    {"yuan_per_m2_removed",
     CellFormat::whole,
     "每消除一平方米缺口（元）",
     "Yuan per m² of shortfall removed"},
    {"cost_yuan_low",
     CellFormat::whole,
     "价格下浮时投资（元）",
     "Investment at lower prices (yuan)"},
    {"cost_yuan_high",
     CellFormat::whole,
     "价格上浮时投资（元）",
     "Investment at higher prices (yuan)"},
    {"on_front", CellFormat::plain, "在费用与户数前沿上（1是0否）", "On the Pareto front (1 yes)"},
    {"yuan_per_further_household",
     CellFormat::whole,
     "沿前沿每多一户（元）",
     "Yuan per further household on the front"},
    {"cost_so_far_yuan", CellFormat::whole, "累计投资（元）", "Investment so far (yuan)"},
    {"profile", CellFormat::text, "步行方式", "Walking profile"},
    {"cutoff_minutes", CellFormat::plain, "门槛（分钟）", "Cutoff (min)"},
    {"covered_households", CellFormat::whole, "覆盖户数（户）", "Households covered"},
    {"covered_elderly", CellFormat::whole, "覆盖老年人口（人）", "Elderly people covered"},
    {"covered", CellFormat::text, "稳定程度", "Certainty"},
    {"baseline", CellFormat::plain, "现状", "Baseline"},
    {"difference", CellFormat::plain, "与现状之差", "Difference to the baseline"},
    // Of the layers of result.gpkg alone
    {"id", CellFormat::text, "编号", "Id"},
    {"station", CellFormat::text, "站点编号", "Station id"},
    {"compound", CellFormat::text, "小区编号", "Compound id"},
    {"class", CellFormat::text, "道路等级", "Class"},
    {"source", CellFormat::text, "来源", "Source"},
    {"label", CellFormat::text, "地图注记", "Label"},
    {"residents", CellFormat::plain, "仅供居民（1是0否）", "Residents only (1 yes)"},
    {"inside", CellFormat::plain, "在界内（1是0否）", "Inside (1 yes)"},
    {"has_access", CellFormat::plain, "能步行到达（1是0否）", "Has access (1 yes)"},
    {"stations_15_tier1",
     CellFormat::whole,
     "15分钟内社区党群服务中心（处）",
     "Community centres in 15 min"},
    {"stations_15_tier2",
     CellFormat::whole,
     "15分钟内小区党群服务站（处）",
     "Compound stations in 15 min"},
    {"area_m2", CellFormat::whole, "面积（平方米）", "Area (m²)"},
    {"unreached_inside_m", CellFormat::whole, "范围内未到达道路（米）", "Not reached inside (m)"},
    {"reached_outside_m", CellFormat::whole, "范围外已到达道路（米）", "Reached outside (m)"},
    {"splinter_inside_m", CellFormat::whole, "范围内孤立路段（米）", "Splinters inside (m)"},
    {"stacked_m", CellFormat::whole, "上下层重叠道路（米）", "Stacked streets (m)"},
    {"holes", CellFormat::whole, "空洞（个）", "Holes"},
};

/// Parts of the ids of indicators.
constexpr Words kParts[] = {
    {"coverage", "覆盖率", "coverage"},
    {"gate", "大门规则", "gate rule"},
    {"share", "比例规则", "share rule"},
    {"circle", "直线1,000米", "1,000 m straight"},
    {"households", "户数", "households"},
    {"people", "人口", "people"},
    {"elderly", "老年人口", "elderly people"},
    {"compounds", "小区", "compounds"},
    {"land", "居住用地", "residential land"},
    {"communities", "社区", "communities"},
    {"tier1", "社区党群服务中心", "community centres"},
    {"tier2", "小区党群服务站", "compound stations"},
    {"all", "全部站点", "all stations"},
    {"minutes", "步行时间", "walk"},
    {"nearest", "到最近站点", "to the nearest"},
    {"second", "到第二近站点", "to the second"},
    {"mean", "平均", "mean"},
    {"median", "中位数", "median"},
    {"p90", "九成住户以内", "90th percentile"},
    {"overlap", "可达两处以上", "two or more within reach"},
    {"count", "数量", "count"},
    {"stations", "站点", "stations"},
    {"stations_outside", "界外站点", "stations outside"},
    {"open", "开放", "open"},
    {"gates_given", "大门已给定", "gates given"},
    {"gates_crossing", "大门取道路穿越处", "gates where streets cross"},
    {"gates_nearest", "大门取距路网最近处", "gates nearest to the streets"},
    {"edges_cut_by_walls", "被围墙截断的路段", "street pieces cut by walls"},
    {"area", "建筑面积", "floor area"},
    {"required", "应有", "required"},
    {"floor", "现有", "there is"},
    {"shortfall", "缺口", "shortfall"},
    {"membership", "按所属社区", "by membership"},
    {"walk", "按步行最近", "by nearest walk"},
    {"communities_met", "面积达标的社区", "communities up to the standard"},
    {"capacity", "容量约束", "under capacity"},
    {"stations_overloaded", "超载站点", "overloaded stations"},
    {"stations_idle", "闲置站点", "idle stations"},
    {"overload", "最近站点容量不足", "no room at the nearest"},
    {"capacity_given", "容量已给定", "capacity given"},
    {"capacity_floor_area", "容量由面积推算", "capacity from the floor area"},
    {"capacity_unknown", "容量不详（按不限计）", "capacity unknown (taken as unlimited)"},
    {"floor_area_unknown", "面积不详", "floor area unknown"},
    {"accessibility", "可达面积（两步移动搜索法）", "floor area within reach (2SFCA)"},
    {"equity", "公平性", "equity"},
    {"gini", "基尼系数", "Gini coefficient"},
    {"worst_tenth", "最不利的一成住户", "worst-off tenth"},
    {"no_time", "60分钟内无站点", "no station within 60 min"},
    {"group", "该组所占份额", "part of the group"},
    {"covered", "可达户数", "households covered"},
    {"uncovered", "不可达户数", "households not covered"},
    {"served", "容量内可服务户数", "households served under capacity"},
};

constexpr Words kUnits[] = {
    {"share", "比例", "share"},
    {"min", "分钟", "min"},
    {"count", "个", "count"},
    {"households", "户", "households"},
    {"people", "人", "people"},
    {"m2", "平方米", "m²"},
    {"m2_per_100_households", "平方米/百户", "m²/100 households"},
    {"index", "系数", "index"},
};

constexpr Words kCodes[] = {
    {"walled", "有围墙", "walled"},
    {"open", "开放", "open"},
    {"given", "已给定", "given"},
    {"crossing", "道路穿越处", "where streets cross"},
    {"nearest", "距路网最近处", "nearest to the streets"},
    {"floor_area", "由面积推算", "from the floor area"},
    {"unknown", "不详，按不限计", "unknown, taken as unlimited"},
    {"too_far", "距离过远", "too far"},
    {"no_access", "无法步行到达", "no access on foot"},
    {"gates_closed", "大门均关闭", "all gates closed"},
    {"no_station_in_60_min", "60分钟内无站点", "no station within 60 min"},
    {"relocate", "迁址", "move"},
    {"renovate", "改造", "enlarge"},
    {"build", "新建", "build"},
    {"close", "撤并", "close"},
    {"open_gate", "新开大门", "open gate"},
    {"close_gate", "关闭大门", "close gate"},
    {"add_path", "新增步行路", "add path"},
    {"block_road", "封闭路段", "block street"},
    {"gained", "新增覆盖", "gained"},
    {"lost", "失去覆盖", "lost"},
    {"kept", "保持覆盖", "kept"},
    {"uncovered", "仍未覆盖", "still uncovered"},
    {"always", "始终可达", "always"},
    {"sometimes", "视情形可达", "sometimes"},
    {"never", "始终不可达", "never"},
};

template <typename Row> const char* say(const Row& row, Language language) {
    return language == Language::zh ? row.zh : row.en;
}

template <std::size_t N> const Words* find(const Words (&all)[N], std::string_view code) {
    const auto* it = std::find_if(
        std::begin(all), std::end(all), [code](const Words& words) { return words.code == code; });
    return it == std::end(all) ? nullptr : it;
}

const Column* find_column(std::string_view name) {
    const auto* it = std::find_if(std::begin(kColumns),
                                  std::end(kColumns),
                                  [name](const Column& column) { return column.name == name; });
    return it == std::end(kColumns) ? nullptr : it;
}

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
}

} // namespace

std::string column_header(const std::string& column, Language language) {
    const Column* found = find_column(column);
    return found != nullptr ? say(*found, language) : column;
}

CellFormat column_format(const std::string& column) {
    const Column* found = find_column(column);
    return found != nullptr ? found->format : CellFormat::text;
}

std::string indicator_text(const std::string& id, Language language) {
    std::string text;
    for (std::size_t from = 0; from <= id.size();) {
        const std::size_t to = std::min(id.find('.', from), id.size());
        const std::string part = id.substr(from, to - from);
        const Words* words = find(kParts, part);
        if (words == nullptr && !is_number(part)) {
            return id;
        }
        text += text.empty() ? "" : " · ";
        text += words != nullptr           ? say(*words, language)
                : language == Language::zh ? part + "分钟"
                                           : part + " min";
        from = to + 1;
    }
    return text;
}

std::string unit_text(const std::string& unit, Language language) {
    const Words* words = find(kUnits, unit);
    return words != nullptr ? say(*words, language) : unit;
}

CellFormat unit_format(const std::string& unit) {
    if (unit == "share") {
        return CellFormat::share;
    }
    if (unit == "min" || unit == "m2_per_100_households") {
        return CellFormat::tenths;
    }
    if (unit == "index") {
        return CellFormat::thousandths;
    }
    const bool whole = unit == "count" || unit == "households" || unit == "people" || unit == "m2";
    return whole ? CellFormat::whole : CellFormat::plain;
}

std::string code_text(const std::string& code, Language language) {
    const Words* words = find(kCodes, code);
    return words != nullptr ? say(*words, language) : code;
}

} // namespace yike
