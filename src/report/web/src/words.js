// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Every word of the page that the data do not bring along: [Chinese, English].

import { data } from './data.js';
import { state } from './state.js';

const kWords = {
    comparison: ['方案比较', 'Comparison of scenarios'],
    language: ['语言', 'Language'],
    baseline: ['现状', 'Baseline'],
    data_of: ['数据日期', 'Data of'],
    worse: ['请先看：有方案使部分住户失去覆盖', 'First of all: some households lose their coverage'],
    worse_line: [
        '「{0}」使{1}个小区、{2}户不再能在{3}分钟内步行到站点：',
        '"{0}": {2} households in {1} compounds no longer reach a station within {3} minutes: ',
    ],
    none_worse: ['没有方案使已覆盖的小区失去覆盖。', 'No scenario takes coverage away from anybody.'],
    longer_line: [
        '「{0}」使{1}户到最近站点的路变长。',
        '"{0}": the way to the nearest station gets longer for {1} households.',
    ],
    finding_baseline: [
        '现状{0}户（{1}）步行{2}分钟可达',
        '{0} households ({1}) reach a station within {2} minutes on foot today',
    ],
    finding_best: ['；「{0}」增至{1}户（{2}）', '; with "{0}" {1} ({2})'],
    finding_each: ['，每新覆盖一户{0}', ', {0} for each newly covered household'],
    scenarios: ['方案', 'Scenarios'],
    scenario: ['方案', 'Scenario'],
    choose_scenario: ['选择方案', 'Choose a scenario'],
    map: ['地图', 'Map'],
    zoom_in: ['放大', 'Zoom in'],
    zoom_out: ['缩小', 'Zoom out'],
    whole_map: ['全图', 'Whole map'],
    north: ['北', 'N'],
    colours: ['小区着色', 'Colour of compounds'],
    by_fate: ['前后变化', 'What changes'],
    by_minutes: ['步行分钟', 'Minutes on foot'],
    swipe: ['前后对比（左：现状，右：方案）', 'Swipe (left: baseline, right: scenario)'],
    swipe_handle: ['拖动以对比现状与方案', 'Drag to compare baseline and scenario'],
    layers: ['图层', 'Layers'],
    layer_reach: ['步行{0}分钟范围', 'Ground within {0} minutes'],
    layer_gaps: ['服务盲区用地', 'Gap areas'],
    layer_changes: ['方案的改动', 'Changes of the scenario'],
    layer_roads: ['道路', 'Roads'],
    layer_communities: ['社区界', 'Community boundaries'],
    layer_walls: ['围墙、大门、铁路', 'Walls, gates, railways'],
    layer_labels: ['名称', 'Names'],
    legend: ['图例', 'Legend'],
    minutes_to_nearest: ['到最近站点的步行分钟', 'Minutes on foot to the nearest station'],
    gained: ['新增覆盖', 'Gained'],
    lost: ['失去覆盖', 'Lost'],
    kept: ['保持覆盖', 'Kept'],
    uncovered: ['仍未覆盖', 'Still not covered'],
    kept_swipe: ['保持覆盖（左侧：已覆盖）', 'Kept (on the left: covered)'],
    uncovered_swipe: ['仍未覆盖（左侧：未覆盖）', 'Still not covered (on the left: not covered)'],
    moved_from: ['迁址：原址', 'Moved: old place'],
    moved_to: ['迁址：新址（数字为改动编号）', 'Moved: new place, with the number of the change'],
    built: ['新设（数字为改动编号）', 'New, with the number of the change'],
    closed: ['关闭', 'Closed'],
    renovated: ['改造', 'Renovated'],
    new_path: ['新增步行道', 'New path'],
    blocked: ['封闭路段', 'Blocked road'],
    gate_changed: ['大门开闭', 'Gate opened or closed'],
    outside: ['界外站点', 'Station outside'],
    not_counted: ['不计入的站点', 'Station that does not count'],
    lanes_left_out: ['道路过多，图上未画小路和步行道。', 'Lanes and footways are not drawn: too many.'],
    explanation: ['小区说明', 'About a compound'],
    explanation_hint: [
        '点击地图上的小区，或点击表中的一行，可看到它为什么（不）被覆盖。',
        'Click a compound on the map or in a table to see why it is (not) covered.',
    ],
    close: ['关闭说明', 'Close'],
    before: ['现状', 'Before'],
    after: ['方案后', 'After'],
    households: ['户数', 'Households'],
    people: ['人口', 'People'],
    kind_of: ['类型', 'Type'],
    community: ['社区', 'Community'],
    enclosure: ['围合', 'Enclosure'],
    gates: ['大门依据', 'Gates'],
    nearest: ['最近站点', 'Nearest station'],
    second: ['第二近站点', 'Second nearest'],
    walk: ['步行时间', 'Walk'],
    result: ['结果', 'Result'],
    certainty: ['不同速度与门槛下', 'Over speeds and cutoffs'],
    share: ['用地可达比例', 'Share of ground in reach'],
    circle: ['直线1,000米内', 'Within 1,000 m straight'],
    reason: ['未覆盖原因', 'Why not covered'],
    yes: ['是', 'yes'],
    no: ['否', 'no'],
    min: ['{0}分钟', '{0} min'],
    no_time: ['60分钟内到不了', 'none within 60 min'],
    always: ['总能到达', 'always covered'],
    sometimes: ['有时能到达', 'sometimes covered'],
    never: ['都到不了', 'never covered'],
    explain_gained: [
        '由{0}缩短到{1}，方案使它进入{2}分钟。',
        'From {0} to {1}: the scenario brings it within {2} minutes.',
    ],
    explain_lost: [
        '由{0}变为{1}，方案使它超出{2}分钟。',
        'From {0} to {1}: the scenario takes it beyond {2} minutes.',
    ],
    explain_kept: ['现状{0}，方案后{1}，都在{2}分钟以内。', '{0} before, {1} after: within {2} minutes.'],
    explain_uncovered: [
        '现状{0}，方案后{1}，都不在{2}分钟以内。',
        '{0} before, {1} after: not within {2} minutes.',
    ],
    charts: ['图表', 'Charts'],
    chart_communities: ['各社区覆盖率：现状与「{0}」', 'Coverage by community: baseline and "{0}"'],
    chart_communities_note: [
        '步行{0}分钟可达户数占该社区户数；按现状由低到高。',
        'Share of households within {0} minutes; lowest of today first.',
    ],
    no_communities: ['没有社区图层。', 'There are no communities.'],
    chart_lorenz: ['步行时间是否均匀（洛伦兹曲线）', 'How evenly walks are shared (Lorenz curve)'],
    chart_lorenz_note: [
        '住户由近到远排列；曲线越靠近对角线越均匀。60分钟内到不了任何站点的住户不在其中。',
        'Households with short walks first; the nearer to the diagonal, the more even. Households '
            + 'without a station within 60 minutes are not in it.',
    ],
    axis_lorenz_x: ['住户累计占比', 'Share of households'],
    axis_lorenz_y: ['步行分钟累计占比', 'Share of all minutes'],
    equal: ['完全均匀', 'all the same'],
    gini: ['基尼系数{0}', 'Gini {0}'],
    no_lorenz: ['没有可用的步行时间。', 'There are no walking times.'],
    chart_front: ['花多少钱，覆盖多少户', 'Cost against households'],
    chart_front_note: [
        '成本为投资与{0}年运行费的现值（折现率{1}）。线上为帕累托前沿：没有更省又覆盖更多的方案。',
        'Cost: investment and {0} years of running costs, discounted by {1}. On the line: no other '
            + 'scenario is cheaper and covers more.',
    ],
    axis_cost: ['现值成本（万元）', 'Present cost (million yuan)'],
    axis_covered: ['覆盖户数', 'Households covered'],
    tables: ['数据表', 'Tables'],
    sort_hint: [
        '点击表头可排序；数字与同一文件夹中的 CSV 相同，停在数字上可见原值。',
        'Click a header to sort. The numbers are those of the CSV files beside this page; hover to '
            + 'see them unrounded.',
    ],
    table_scenarios: ['方案总表', 'Scenarios'],
    table_changes: ['改动台账：「{0}」', 'Changes of "{0}"'],
    table_changes_note: [
        '单独增益：只做这一项比现状多覆盖的户数；最后增益：其他各项都做之后再做这一项多覆盖的户数。',
        'Gain alone: households more than today if only this is done. Gain last: households more if '
            + 'all others are done already.',
    ],
    no_changes: ['这个方案什么也不改。', 'This scenario changes nothing.'],
    table_gaps: ['「{0}」后仍未覆盖的小区', 'Compounds not covered with "{0}"'],
    no_gaps: ['没有未覆盖的小区。', 'There are none.'],
    table_compounds: ['小区一览：现状与「{0}」', 'Compounds: baseline and "{0}"'],
    table_sensitivity: ['结果是否稳健：步速与时间门槛', 'Does it hold? Speeds and cutoffs'],
    table_sensitivity_note: [
        '表中为覆盖户数。末三行为小区数：所有情形都覆盖、部分情形覆盖、都不覆盖。',
        'Households covered. The last three rows count compounds: covered in all cases, in some, in '
            + 'none.',
    ],
    table_prices: ['价格上下浮动{0}时的投资', 'Investment with prices {0} lower and higher'],
    table_phases: ['分期：到年末覆盖多少', 'Phases: what is reached by the end of each year'],
    no_phases: ['没有分期。', 'There are no phases.'],
    table_indicators: ['指标对照', 'Indicators'],
    table_indicators_note: ['差值对现状而言。', 'Differences are to the baseline.'],
    filter: ['筛选（名称、编号、社区、站点）', 'Filter (name, id, community, station)'],
    filter_indicators: ['筛选指标', 'Filter indicators'],
    all_results: ['全部结果', 'All results'],
    compounds_on_paper: [
        '本表较长，不打印；请见 compounds.csv，或先筛选再打印。',
        'Too long to be printed: see compounds.csv, or filter it first.',
    ],
    rows_of: ['{1}行中的{0}行', '{0} of {1} rows'],
    col_id: ['编号', 'Id'],
    col_name: ['名称', 'Name'],
    col_cost_yuan: ['投资（元）', 'Cost (yuan)'],
    col_yearly_cost_yuan: ['年运行费（元）', 'Running cost (yuan a year)'],
    col_present_cost_yuan: ['现值成本（元）', 'Present cost (yuan)'],
    col_covered_households_15: ['15分钟覆盖户数', 'Households covered'],
    col_gained_households: ['新增户数', 'Gained'],
    col_lost_households: ['失去户数', 'Lost'],
    col_longer_walk_households: ['路变长户数', 'Longer walk'],
    col_yuan_per_new_household: ['每新增一户（元）', 'Yuan per new household'],
    col_shortfall_m2: ['面积缺口（平方米）', 'Area short (m²)'],
    col_shortfall_removed_m2: ['消除面积缺口（平方米）', 'Shortfall removed (m²)'],
    col_yuan_per_m2_removed: ['每消除1平方米（元）', 'Yuan per m² removed'],
    col_on_front: ['帕累托前沿', 'On the front'],
    col_yuan_per_further_household: ['沿前沿每多一户（元）', 'Yuan per further household'],
    col_number: ['序号', 'No.'],
    col_change_id: ['编号', 'Id'],
    col_kind: ['做法', 'What'],
    col_place: ['对象', 'Where'],
    col_year: ['年份', 'Year'],
    col_gain_alone_households: ['单独增益（户）', 'Gain alone (households)'],
    col_gain_last_households: ['最后增益（户）', 'Gain last (households)'],
    col_note: ['备注', 'Note'],
    col_households: ['户数', 'Households'],
    col_minutes: ['步行（分钟）', 'Walk (min)'],
    col_minutes_before: ['现状（分钟）', 'Before (min)'],
    col_minutes_after: ['方案后（分钟）', 'After (min)'],
    col_nearest_after: ['方案后最近站点', 'Nearest station after'],
    col_nearest: ['最近站点', 'Nearest station'],
    col_reason: ['原因', 'Reason'],
    col_community: ['社区', 'Community'],
    col_type: ['类型', 'Type'],
    col_status: ['结果', 'Result'],
    col_certainty: ['稳健性', 'Certainty'],
    col_case: ['情形', 'Case'],
    col_cost_so_far_yuan: ['累计投资（元）', 'Cost so far (yuan)'],
    col_cost_yuan_low: ['价格低（元）', 'Lower prices (yuan)'],
    col_cost_yuan_high: ['价格高（元）', 'Higher prices (yuan)'],
    col_indicator: ['指标', 'Indicator'],
    col_unit: ['单位', 'Unit'],
    col_difference: ['差值：{0}', 'Difference: {0}'],
    off: ['停用', 'off'],
    no_year: ['未定', 'no year'],
    kind_relocate: ['迁址', 'relocate'],
    kind_renovate: ['改造', 'renovate'],
    kind_build: ['新设', 'build'],
    kind_close: ['关闭', 'close'],
    kind_open_gate: ['开放大门', 'open gate'],
    kind_close_gate: ['关闭大门', 'close gate'],
    kind_add_path: ['新增步行道', 'add path'],
    kind_block_road: ['封闭道路', 'block road'],
    method: ['方法与参数', 'Method and parameters'],
    method_money: ['资金算法', 'How money is counted'],
    method_money_text: [
        '现值成本 = 投资 + 各年末运行费按折现率{1}折算，计{0}年。每新增一户 = 投资 ÷ 新增覆盖户数。',
        'Present cost: investment, and running costs at the end of each of {0} years, discounted by '
            + '{1}. Yuan per new household: investment over households gained.',
    ],
    method_outline: [
        '地图上步行范围与盲区的轮廓经抽稀，偏差不超过1米；数字均按未抽稀的结果计算。',
        'Outlines of isochrones and gaps are drawn with fewer vertices, off by 1 m at most; no '
            + 'figure is computed from them.',
    ],
    limited_to: ['统计范围', 'Limited to'],
    made_by: ['由一刻 {0} 生成', 'Made by Yike {0}'],
    figure_covered: ['覆盖户数', 'households covered'],
    figure_gained: ['新增覆盖', 'households gained'],
    figure_lost: ['失去覆盖', 'households lost'],
    figure_cost: ['投资', 'cost'],
    figure_each: ['每新增一户', 'per new household'],
    figure_short: ['面积缺口', 'of floor area short'],
    of_baseline: ['（现状{0}）', ' (baseline {0})'],
    unit_households: ['{0}户', '{0}'],
    unit_m2: ['{0}㎡', '{0} m²'],
};

/** A pair of texts in the reader's language. */
export function pick([chinese, english]) {
    return state.language === 'zh' ? chinese : english;
}

/** A word; {0}, {1} ... in it are replaced. */
export function say(key, ...values) {
    return pick(kWords[key]).replace(/\{(\d)\}/g, (_, i) => values[i]);
}

/** A code of the tables ("walled", "too_far"), a unit, an indicator, a profile. */
export const code = (key) => (data.codes[key] ? pick(data.codes[key]) : key);
export const unit = (key) => (data.units[key] ? pick(data.units[key]) : key);
export const indicator = (key) => (data.indicators[key] ? pick(data.indicators[key]) : key);
export const profile = (key) => (data.profiles[key] ? pick(data.profiles[key]) : key);
export const text = (key) => pick(data.texts[key]);

/** "12.34 min", or that there is no way. */
export function walk(shown, exact) {
    return exact === '' || exact === undefined ? say('no_time') : say('min', shown(exact));
}
