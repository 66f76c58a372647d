// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_sheets.hpp"

#include "io/csv.hpp"
#include "report/book_cells.hpp"
#include "report/comparison_tables.hpp"
#include "report/evaluation_map.hpp"
#include "report/method_sheet.hpp"
#include "report/table_words.hpp"
#include "report/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace yike {

namespace {

constexpr const char* kHeadline = "coverage.gate.15.households.all";

double value_of(const Evaluation& evaluation, const char* id) {
    const auto row = find_indicator(evaluation.indicators, id);
    return row && row->value ? *row->value : 0;
}

CellFormat change_format(CellFormat format) {
    switch (format) {
    case CellFormat::whole:
        return CellFormat::whole_change;
    case CellFormat::tenths:
        return CellFormat::tenths_change;
    case CellFormat::thousandths:
        return CellFormat::thousandths_change;
    case CellFormat::share:
        return CellFormat::share_change;
    default:
        return format;
    }
}

/// The indicators that go to superiors.
bool is_main(std::string_view id) {
    if (id.starts_with("coverage.")) {
        return (id.starts_with("coverage.gate.") && id.ends_with(".all")) ||
               id == "coverage.share.15.households.all" ||
               id == "coverage.circle.15.households.all";
    }
    if (id.starts_with("minutes.")) {
        return id.starts_with("minutes.nearest.all.") || id == "minutes.second.all.mean";
    }
    if (id.starts_with("capacity.") || id.starts_with("accessibility.") ||
        id.starts_with("equity.")) {
        return id.ends_with(".all");
    }
    return id.starts_with("area.") || id == "overlap.15.households.all" ||
           id == "count.stations.all";
}

/// Makes the sheets of one comparison.
class SheetMaker {
  public:
    SheetMaker(const Comparison& comparison, Language language)
        : comparison_(comparison), language_(language), names_(*comparison.district) {
        for (const Compound& compound : comparison.district->compounds) {
            compounds_[compound.id] = &compound;
        }
        for (const Indicator& row : comparison.baseline->indicators) {
            units_[row.id] = row.unit;
        }
        for (std::size_t i = 0; i < comparison.scenarios.size(); ++i) {
            scenarios_[comparison.scenarios[i]->plan.scenario.id] = i;
        }
    }

    bool zh() const { return language_ == Language::zh; }

    std::string say(const char* chinese, const char* english) const {
        return zh() ? chinese : english;
    }

    std::string header(const std::string& column) const { return column_header(column, language_); }

    /// The columns of a CSV table, with the names of scenarios, changes and compounds beside their
    /// codes.
    BookSheet sheet(const std::string& name, const std::string& csv_text) const {
        const CsvText csv = parse_csv(csv_text);
        BookSheet sheet{name, {}, {}, 1, true};
        for (const std::string& column : csv.header) {
            for (const std::string& one : columns_of(column)) {
                sheet.columns.push_back({header(one)});
            }
        }
        for (const CsvRow& row : csv.rows) {
            sheet.rows.emplace_back();
            for (std::size_t i = 0; i < row.fields.size(); ++i) {
                add_cells(csv.header[i], row, i, sheet.rows.back());
            }
        }
        return sheet;
    }

    std::string scenario_text(const std::string& id) const {
        const auto it = scenarios_.find(id);
        return it == scenarios_.end()
                   ? say("现状", "Baseline")
                   : scenario_name(comparison_.scenarios[it->second]->plan.scenario);
    }

    std::string community_of(const Compound& compound) const {
        return compound.community.valid()
                   ? names_.community(
                         comparison_.district->communities[compound.community.index()].id)
                   : std::string();
    }

    const Compound* compound(const std::string& id) const {
        const auto it = compounds_.find(id);
        return it == compounds_.end() ? nullptr : it->second;
    }

    std::string unit_of(const std::string& indicator) const {
        const auto it = units_.find(indicator);
        return it == units_.end() ? std::string() : it->second;
    }

    std::string group(const std::string& code) const { return group_text(names_, code, language_); }

    std::string station(StationId id) const {
        return station_label(names_.station(comparison_.district->stations[id.index()].id));
    }

    BookCell code(const std::string& text) const { return {code_text(text, language_)}; }

    const Comparison& comparison() const { return comparison_; }

    Language language() const { return language_; }

  private:
    static std::vector<std::string> columns_of(const std::string& column) {
        if (column == "scenario") {
            return {"scenario_text", "scenario"};
        }
        if (column == "change_id") {
            return {"change_number", "change_id", "change_text", "change_note"};
        }
        if (column == "compound_id") {
            return {"compound_id", "name", "community", "households"};
        }
        return {column};
    }

    void add_cells(const std::string& column,
                   const CsvRow& row,
                   std::size_t i,
                   std::vector<BookCell>& cells) const {
        const std::string& field = row.fields[i];
        if (column == "scenario") {
            cells.push_back({scenario_text(field)});
            cells.push_back({field});
        } else if (column == "change_id") {
            add_change(row.fields[0], field, cells);
        } else if (column == "compound_id") {
            add_compound(field, cells);
        } else if (column == "profile") {
            cells.push_back({profile_text(field, language_)});
        } else if (column == "kind" || column == "status" || column == "covered") {
            cells.push_back(code(field));
        } else if (column_format(column) == CellFormat::text) {
            cells.push_back({field});
        } else {
            cells.push_back(number_cell(field, column_format(column)));
        }
    }

    void add_change(const std::string& scenario,
                    const std::string& id,
                    std::vector<BookCell>& cells) const {
        const auto& changes = comparison_.scenarios[scenarios_.at(scenario)]->plan.changes;
        const auto it = std::find_if(changes.begin(), changes.end(), [&id](const auto& planned) {
            return planned.change.id == id;
        });
        const auto number = static_cast<double>(std::distance(changes.begin(), it) + 1);
        cells.push_back({number, CellFormat::plain});
        cells.push_back({id});
        cells.push_back({change_text(*comparison_.district, *it, language_)});
        cells.push_back({it->change.note});
    }

    void add_compound(const std::string& id, std::vector<BookCell>& cells) const {
        const Compound& found = *compounds_.at(id);
        cells.push_back({id});
        cells.push_back({found.name});
        cells.push_back({community_of(found)});
        cells.push_back({found.households, CellFormat::whole});
    }

    const Comparison& comparison_;
    Language language_;
    DistrictNames names_;
    std::map<std::string, const Compound*> compounds_;
    std::map<std::string, std::string> units_;
    std::map<std::string, std::size_t> scenarios_;
};

/// Rows of comparison.csv by indicator, of group all.
struct WideRow {
    std::string baseline;
    std::map<std::string, std::pair<std::string, std::string>> scenarios; ///< value, difference
};

/// Sentences about a comparison.
class Answer {
  public:
    Answer(const Comparison& comparison, Language language) : c_(comparison), language_(language) {}

    std::vector<std::string> tell() && {
        for (const auto& outcome : c_.scenarios) {
            tell_losers(*outcome);
        }
        tell_baseline();
        for (const auto& outcome : c_.scenarios) {
            tell_scenario(*outcome);
        }
        tell_front();
        tell_sensitivity();
        return std::move(lines_);
    }

  private:
    bool zh() const { return language_ == Language::zh; }

    std::string name(const ScenarioOutcome& outcome) const {
        const std::string text = scenario_name(outcome.plan.scenario);
        return zh() ? "「" + text + "」" : "\"" + text + "\"";
    }

    std::string hh(double value) const { return households_text(value, language_); }

    void tell_losers(const ScenarioOutcome& o) {
        if (!o.makes_worse()) {
            return;
        }
        lines_.push_back(
            zh() ? fmt::format("{}使{}（{}人）失去15分钟覆盖，{}到最近站点的路变远。",
                               name(o),
                               hh(o.households.lost),
                               thousands(o.people.lost),
                               hh(o.longer_walk_households))
                 : fmt::format("{} takes coverage within 15 minutes from {} ({} people); {} have a "
                               "longer walk to the nearest station.",
                               name(o),
                               hh(o.households.lost),
                               thousands(o.people.lost),
                               hh(o.longer_walk_households)));
    }

    void tell_baseline() {
        const auto row = find_indicator(c_.baseline->indicators, kHeadline);
        if (!row) {
            return;
        }
        const std::string rate = row->value ? percent(*row->value) : "–";
        lines_.push_back(
            zh() ? fmt::format("现状：{}中{}（{}）从小区大门步行15分钟内可达，{}到不了；社区服务"
                               "面积共缺{}。",
                               hh(row->denominator),
                               hh(row->numerator),
                               rate,
                               hh(row->denominator - row->numerator),
                               area_text(c_.baseline_shortfall_m2, language_))
                 : fmt::format("Baseline: {} of {} ({}) reach a station within 15 minutes from the "
                               "compound gate, {} do not; the communities are short of {}.",
                               thousands(row->numerator),
                               hh(row->denominator),
                               rate,
                               thousands(row->denominator - row->numerator),
                               area_text(c_.baseline_shortfall_m2, language_)));
    }

    void tell_scenario(const ScenarioOutcome& o) {
        if (o.plan.changes.empty()) {
            return;
        }
        const double rate = value_of(o.evaluation, kHeadline);
        const auto each = o.yuan_per_new_household();
        const std::string money = money_text(o.cost_yuan(), language_);
        const std::string shortfall = area_text(o.shortfall_m2, language_);
        lines_.push_back(
            zh() ? fmt::format("{}：新增覆盖{}，覆盖率{}；投资{}{}；面积缺口{}{}。",
                               name(o),
                               hh(o.households.gained),
                               percent(rate),
                               money,
                               each ? fmt::format("，每新增一户{}元", thousands(*each)) : "",
                               o.shortfall_m2 < c_.baseline_shortfall_m2 ? "减至" : "为",
                               shortfall)
                 : fmt::format(
                       "{}: {} gain coverage, {} of households covered; investment {}{}; "
                       "floor area short by {}.",
                       name(o),
                       hh(o.households.gained),
                       percent(rate),
                       money,
                       each ? fmt::format(", {} yuan per household newly covered", thousands(*each))
                            : "",
                       shortfall));
    }

    void tell_front() {
        std::string names;
        for (const FrontPoint& point : c_.front) {
            if (point.scenario) {
                names += (names.empty() ? ""
                          : zh()        ? "、"
                                        : ", ") +
                         name(*c_.scenarios[*point.scenario]);
            }
        }
        if (names.empty()) {
            return;
        }
        const MoneyRules& money = c_.request.money;
        lines_.push_back(
            zh() ? fmt::format("只看费用现值（{}年，折现率{:g}%）与覆盖户数，没有被别的方案全面超过"
                               "的是：{}；面积缺口等其他目标另看。",
                               money.horizon_years,
                               100 * money.discount_rate,
                               names)
                 : fmt::format("By present cost ({} years at {:g} %) and households covered alone, "
                               "no other scenario beats {}; other goals, such as floor area, are "
                               "not in this.",
                               money.horizon_years,
                               100 * money.discount_rate,
                               names));
    }

    void tell_sensitivity() {
        const auto range = [](const Sensitivity& s) {
            const auto [low, high] = std::minmax_element(
                s.cases.begin(), s.cases.end(), [](const auto& a, const auto& b) {
                    return a.covered_households < b.covered_households;
                });
            return std::pair(low->covered_households, high->covered_households);
        };
        if (c_.baseline_sensitivity.cases.empty()) {
            return;
        }
        const auto [low, high] = range(c_.baseline_sensitivity);
        std::string text =
            zh() ? fmt::format("步行方式与门槛取不同值时（{}种），覆盖户数：现状{}至{}",
                               c_.baseline_sensitivity.cases.size(),
                               thousands(low),
                               hh(high))
                 : fmt::format("With other walking profiles and cutoffs ({} cases) the households "
                               "covered range from {} to {} today",
                               c_.baseline_sensitivity.cases.size(),
                               thousands(low),
                               thousands(high));
        for (const auto& o : c_.scenarios) {
            if (!o->plan.changes.empty()) {
                const auto [a, b] = range(o->sensitivity);
                text += zh() ? fmt::format("，{}{}至{}", name(*o), thousands(a), hh(b))
                             : fmt::format("; {}: {} to {}", name(*o), thousands(a), thousands(b));
            }
        }
        lines_.push_back(text + (zh() ? "。" : "."));
    }

    const Comparison& c_;
    Language language_;
    std::vector<std::string> lines_;
};

/// Scenarios that change something: the others would repeat the column of the baseline.
std::vector<const ScenarioOutcome*> with_changes(const Comparison& comparison) {
    std::vector<const ScenarioOutcome*> outcomes;
    for (const auto& outcome : comparison.scenarios) {
        if (!outcome->plan.changes.empty()) {
            outcomes.push_back(outcome.get());
        }
    }
    return outcomes;
}

void add_scenario_columns(const SheetMaker& make, BookSheet& sheet) {
    sheet.columns.push_back({make.say("现状", "Baseline")});
    for (const ScenarioOutcome* outcome : with_changes(make.comparison())) {
        sheet.columns.push_back({scenario_name(outcome->plan.scenario)});
    }
}

/// The name of an indicator of all stations does not say so in a table of only those.
std::string short_indicator_text(const std::string& id, Language language) {
    const std::string text = indicator_text(id, language);
    const std::string tail = " · " + indicator_text("all", language);
    return text.ends_with(tail) ? text.substr(0, text.size() - tail.size()) : text;
}

/// Sensitivities of the baseline and of each scenario, in the order of the columns.
std::vector<const Sensitivity*> all_sensitivities(const Comparison& comparison) {
    std::vector<const Sensitivity*> all{&comparison.baseline_sensitivity};
    for (const ScenarioOutcome* outcome : with_changes(comparison)) {
        all.push_back(&outcome->sensitivity);
    }
    return all;
}

BookCell whole_cell(double value) {
    return {value, CellFormat::whole};
}

/// What is wrong in one community.
struct Problems {
    std::vector<std::string> gaps;
    std::vector<std::string> conflicts;
};

} // namespace

std::string scenario_name(const Scenario& scenario) {
    return scenario.name.empty() ? scenario.id : scenario.name;
}

std::vector<std::string> comparison_answer(const Comparison& comparison, Language language) {
    return Answer(comparison, language).tell();
}

BookSheet answer_sheet(const Comparison& comparison, Language language) {
    const bool zh = language == Language::zh;
    BookSheet sheet{zh ? "结论" : "Answer", {}, {}, 0, false};
    sheet.columns = {
        {comparison.district->name + (zh ? " · 方案比选结论" : ": scenarios compared"), true}};
    for (const std::string& line : comparison_answer(comparison, language)) {
        sheet.rows.push_back({{line}});
    }
    sheet.rows.emplace_back();
    for (const std::string& line :
         {comparison.district->note, comparison.district->selection, word(Word::stamp, language)}) {
        if (!line.empty()) {
            sheet.rows.push_back({{line}});
        }
    }
    return sheet;
}

BookSheet scenarios_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    return make.sheet(make.say("方案", "Scenarios"), scenarios_csv(comparison));
}

BookSheet indicators_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet{make.say("指标对比", "Indicators"), {}, {}, 3, true};
    sheet.columns = {
        {make.header("indicator_text")}, {make.header("unit")}, {make.say("现状", "Baseline")}};
    for (const ScenarioOutcome* outcome : with_changes(comparison)) {
        const std::string name = scenario_name(outcome->plan.scenario);
        sheet.columns.push_back({name});
        sheet.columns.push_back({name + make.say(" 与现状之差", ": difference")});
    }
    std::vector<std::string> order;
    std::map<std::string, WideRow> rows;
    for (const CsvRow& row : parse_csv(comparison_csv(comparison)).rows) {
        const std::vector<std::string>& f = row.fields;
        if (f[2] != "all" || !is_main(f[1])) {
            continue;
        }
        if (!rows.contains(f[1])) {
            order.push_back(f[1]);
        }
        rows[f[1]].baseline = f[4];
        rows[f[1]].scenarios[f[0]] = {f[3], f[5]};
    }
    for (const std::string& id : order) {
        const std::string unit = make.unit_of(id);
        const CellFormat format = unit_format(unit);
        std::vector<BookCell> cells{{short_indicator_text(id, language)},
                                    {unit_text(unit, language)},
                                    number_cell(rows[id].baseline, format)};
        for (const ScenarioOutcome* outcome : with_changes(comparison)) {
            const auto& [value, difference] = rows[id].scenarios[outcome->plan.scenario.id];
            cells.push_back(number_cell(value, format));
            cells.push_back(number_cell(difference, change_format(format)));
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

BookSheet details_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet{make.say("指标明细", "Indicators in full"), {}, {}, 1, true};
    for (const char* column : {"scenario_text",
                               "indicator_text",
                               "group_text",
                               "unit",
                               "value",
                               "baseline",
                               "difference",
                               "scenario",
                               "indicator",
                               "group"}) {
        sheet.columns.push_back({make.header(column)});
    }
    for (const CsvRow& row : parse_csv(comparison_csv(comparison)).rows) {
        const std::vector<std::string>& f = row.fields;
        const std::string unit = make.unit_of(f[1]);
        const CellFormat format = unit_format(unit);
        sheet.rows.push_back({{make.scenario_text(f[0])},
                              {indicator_text(f[1], language)},
                              {make.group(f[2])},
                              {unit_text(unit, language)},
                              number_cell(f[3], format),
                              number_cell(f[4], format),
                              number_cell(f[5], change_format(format)),
                              {f[0]},
                              {f[1]},
                              {f[2]}});
    }
    return sheet;
}

BookSheet money_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    return make.sheet(make.say("资金", "Money"), economics_csv(comparison));
}

BookSheet changes_sheet(const Comparison& comparison,
                        std::optional<std::size_t> scenario,
                        Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet = make.sheet(make.say("变更台账", "Changes"), changes_csv(comparison));
    if (scenario) {
        const std::string& id = comparison.scenarios[*scenario]->plan.scenario.id;
        std::erase_if(sheet.rows, [&id](const std::vector<BookCell>& row) {
            return std::get<std::string>(row[1].value) != id;
        });
    }
    return sheet;
}

BookSheet fates_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    return make.sheet(make.say("小区得失", "Compounds"), fates_csv(comparison));
}

BookSheet phases_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    return make.sheet(make.say("分期", "Phases"), phases_csv(comparison));
}

BookSheet sensitivity_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet = make.sheet(make.say("敏感性", "Sensitivity"), sensitivity_csv(comparison));
    for (BookColumn& column : sheet.columns) {
        if (column.header == make.header("minutes")) { // a cutoff, not a walk
            column.header = make.header("cutoff_minutes");
        }
    }
    return sheet;
}

BookSheet certainty_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    return make.sheet(make.say("稳定程度", "Certainty"), certainty_csv(comparison));
}

BookSheet moved_fates_sheet(const Comparison& comparison, std::size_t scenario, Language language) {
    BookSheet sheet = fates_sheet(comparison, language);
    const std::string& id = comparison.scenarios[scenario]->plan.scenario.id;
    const std::string gained = code_text("gained", language);
    const std::string lost = code_text("lost", language);
    // scenario, its code, compound, name, community, households, status, minutes, before
    constexpr std::size_t kStatus = 6;
    const auto text = [](const BookCell& cell) { return std::get<std::string>(cell.value); };
    std::erase_if(sheet.rows, [&](const std::vector<BookCell>& row) {
        const std::string status = text(row[kStatus]);
        return text(row[1]) != id || (status != gained && status != lost);
    });
    std::stable_sort(sheet.rows.begin(), sheet.rows.end(), [&](const auto& a, const auto& b) {
        const auto key = [&](const std::vector<BookCell>& row) {
            return std::pair(text(row[kStatus]) == gained, -std::get<double>(row[5].value));
        };
        return key(a) < key(b);
    });
    sheet.columns.erase(sheet.columns.begin(), sheet.columns.begin() + 2);
    for (auto& row : sheet.rows) {
        row.erase(row.begin(), row.begin() + 2);
    }
    return sheet;
}

BookSheet sensitivity_table(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet{make.say("敏感性", "Sensitivity"), {}, {}, 2, false};
    sheet.columns = {{make.header("profile")}, {make.header("cutoff_minutes")}};
    add_scenario_columns(make, sheet);
    for (std::size_t i = 0; i < comparison.baseline_sensitivity.cases.size(); ++i) {
        const SensitivityCase& first = comparison.baseline_sensitivity.cases[i];
        std::vector<BookCell> cells{{profile_text(first.profile, language)},
                                    {static_cast<double>(first.minutes), CellFormat::plain}};
        for (const Sensitivity* sensitivity : all_sensitivities(comparison)) {
            cells.push_back(whole_cell(sensitivity->cases[i].covered_households));
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

BookSheet certainty_table(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet{make.say("稳定程度", "Certainty"), {}, {}, 1, false};
    sheet.columns = {{make.say("户数", "Households")}};
    add_scenario_columns(make, sheet);
    const std::vector<Compound>& compounds = comparison.district->compounds;
    for (const Certainty certainty : {Certainty::always, Certainty::sometimes, Certainty::never}) {
        std::vector<BookCell> cells{make.code(to_string(certainty))};
        for (const Sensitivity* sensitivity : all_sensitivities(comparison)) {
            double households = 0;
            for (std::size_t i = 0; i < compounds.size(); ++i) {
                households += sensitivity->compounds[i] == certainty ? compounds[i].households : 0;
            }
            cells.push_back({households, CellFormat::whole});
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

BookSheet uncertain_compounds(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet{
        make.say("并非始终可达的小区", "Compounds not always covered"), {}, {}, 1, true};
    sheet.columns = {
        {make.header("name")}, {make.header("community")}, {make.header("households")}};
    add_scenario_columns(make, sheet);
    const std::vector<Compound>& compounds = comparison.district->compounds;
    const auto all = all_sensitivities(comparison);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        const bool everywhere = std::all_of(all.begin(), all.end(), [i](const Sensitivity* s) {
            return s->compounds[i] == Certainty::always;
        });
        if (compounds[i].counts && !everywhere) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return compounds[a].households > compounds[b].households;
    });
    for (const std::size_t i : order) {
        std::vector<BookCell> cells{
            {compounds[i].name.empty() ? compounds[i].id : compounds[i].name},
            {make.community_of(compounds[i])},
            {compounds[i].households, CellFormat::whole}};
        for (const Sensitivity* sensitivity : all) {
            cells.push_back(make.code(to_string(sensitivity->compounds[i])));
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

BookSheet problems_sheet(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    const District& district = *comparison.district;
    const Evaluation& evaluation = *comparison.baseline;
    const bool zh = language == Language::zh;
    BookSheet sheet{make.say("问题台账", "Problems"), {}, {}, 1, true};
    sheet.columns = {{make.header("community")},
                     {make.header("households")},
                     {make.say("未覆盖（户）", "Not covered")},
                     {make.say("覆盖率（%）", "Covered (%)")},
                     {make.say("未覆盖小区（户数，步行分钟）",
                               "Compounds not covered (households, minutes on foot)"),
                      true},
                     {make.say("位置相近的站点（步行分钟，共同覆盖户数）",
                               "Stations too close (minutes on foot, households shared)"),
                      true},
                     {make.header("floor_area_m2")},
                     {make.header("required_area_m2")},
                     {make.header("shortfall_m2")}};
    std::vector<Problems> problems(district.communities.size());
    for (const Gap& gap : evaluation.gaps) {
        const Compound& compound = district.compounds[gap.compound.index()];
        if (!compound.community.valid()) {
            continue;
        }
        const Millis ms =
            evaluation.times.compounds[gap.compound.index()].of(TierSet::all).nearest_ms;
        const std::string minutes =
            ms == kNever
                ? code_text(gap.reason, language)
                : minutes_number(static_cast<double>(ms) / minutes_to_millis(1), kHeadlineMinutes);
        problems[compound.community.index()].gaps.push_back(
            fmt::format(fmt::runtime(zh ? "{}（{}，{}）" : "{} ({}, {})"),
                        compound.name.empty() ? compound.id : compound.name,
                        thousands(compound.households),
                        minutes));
    }
    for (const StationPair& pair : evaluation.pairs) {
        if (!pair.proximity_conflict) {
            continue;
        }
        const std::string text =
            fmt::format(fmt::runtime(zh ? "{}–{}（{}，{}）" : "{} – {} ({}, {})"),
                        make.station(pair.a),
                        make.station(pair.b),
                        minutes_number(static_cast<double>(pair.walk_ms) / minutes_to_millis(1),
                                       kHeadlineMinutes),
                        thousands(pair.shared_households));
        const CommunityId first = district.stations[pair.a.index()].community;
        const CommunityId second = district.stations[pair.b.index()].community;
        if (first.valid()) {
            problems[first.index()].conflicts.push_back(text);
        }
        if (second.valid() && second != first) {
            problems[second.index()].conflicts.push_back(text);
        }
    }
    std::map<std::pair<std::string_view, std::string_view>, const Indicator*> rows;
    for (const Indicator& row : evaluation.indicators) {
        rows.emplace(std::pair(std::string_view(row.id), std::string_view(row.group)), &row);
    }
    const auto joined = [zh](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) {
            text += (text.empty() ? "" : zh ? "、" : ", ") + part;
        }
        return text;
    };
    for (std::size_t i = 0; i < district.communities.size(); ++i) {
        const Community& community = district.communities[i];
        const std::string group = "community:" + community.id;
        const auto cell = [&](const char* id) -> BookCell {
            const auto it = rows.find({id, group});
            const bool known = it != rows.end() && it->second->value;
            return known ? number_cell(rounded_text(*it->second->value, 6), CellFormat::whole)
                         : BookCell{{}, CellFormat::whole};
        };
        const auto covered = rows.find({kHeadline, group});
        std::vector<BookCell> cells{{community.name.empty() ? community.id : community.name}};
        if (covered == rows.end()) {
            cells.resize(4);
        } else {
            const Indicator& row = *covered->second;
            cells.push_back({row.denominator, CellFormat::whole});
            cells.push_back({row.denominator - row.numerator, CellFormat::whole});
            cells.push_back(row.value ? BookCell{*row.value, CellFormat::share} : BookCell{});
        }
        cells.push_back({joined(problems[i].gaps)});
        cells.push_back({joined(problems[i].conflicts)});
        cells.push_back(cell("area.floor.membership"));
        cells.push_back(cell("area.required.membership"));
        cells.push_back(cell("area.shortfall.membership"));
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

BookSheet comparison_method(const Comparison& comparison, Language language) {
    const SheetMaker make(comparison, language);
    BookSheet sheet = method_sheet(*comparison.district, *comparison.baseline, language);
    const auto head = [&](const char* zh, const char* en) {
        sheet.rows.emplace_back();
        sheet.rows.push_back({{make.say(zh, en), CellFormat::heading}});
    };
    const auto row = [&](const std::string& item,
                         const std::string& value,
                         const std::string& unit = "",
                         const std::string& key = "") {
        sheet.rows.push_back({{item}, {value}, {unit}, {key}});
    };
    const auto number = [&](const std::string& item,
                            double value,
                            const std::string& unit,
                            const std::string& key) {
        sheet.rows.push_back({{item}, {value, CellFormat::plain}, {unit}, {key}});
    };
    head("方案比选", "Comparison");
    const MoneyRules& money = comparison.request.money;
    number(make.say("计算年限", "Years counted"),
           money.horizon_years,
           make.say("年", "years"),
           "horizon_years");
    number(make.say("折现率", "Discount rate"), 100 * money.discount_rate, "%", "discount_rate");
    number(make.say("价格上下浮动", "Prices up and down by"),
           100 * money.price_change,
           "%",
           "price_change");
    row(make.say("总费用现值", "Present cost"),
        make.say("投资加计算年限内各年末的运行费，折现到现在。",
                 "Investment and the running costs at the end of each year counted, discounted to "
                 "now."));
    row(make.say("每新增一户", "Yuan per household newly covered"),
        make.say("投资除以方案前不可达、方案后15分钟内可达的户数；失去覆盖的户数另列，不相抵。",
                 "Investment over the households that were not covered and are now; those that "
                 "lose coverage are told apart, not set off."));
    row(make.say("前沿", "Pareto front"),
        make.say("费用现值更低且覆盖户数更多的方案不存在者在前沿上；沿前沿每多一户的费用由前一点算"
                 "起，从现状开始。",
                 "Scenarios that no other beats in both present cost and households covered; the "
                 "cost of each further household counts from the point before, the first from "
                 "the baseline."));
    row(make.say("边际作用", "Marginal gains"),
        make.say("单独实施：只做这一项时增加的覆盖户数；其余都实施后：去掉这一项会减少的户数。",
                 "Alone: households covered more with this change only. After all others: those "
                 "that would be lost without it."));
    row(make.say("稳定程度", "Certainty"),
        make.say("始终可达：下列各种步行方式与门槛下都可达；始终不可达：都不可达；其余为视情形可达"
                 "。",
                 "Always: covered with every profile and cutoff below; never: with none; "
                 "sometimes: the rest."));
    for (const std::string& name : comparison.request.sensitivity.profiles) {
        for (const WalkingProfile& profile : comparison.district->profiles) {
            if (profile.name == name) {
                number(make.say("步行方式：", "Profile: ") + profile_text(name, language),
                       std::round(profile.speed_m_per_s * 1e6) / 1e6,
                       make.say("米/秒", "m/s"),
                       name);
            }
        }
    }
    std::string minutes;
    for (const int m : comparison.request.sensitivity.minutes) {
        minutes += (minutes.empty() ? "" : make.say("、", ", ")) + fmt::format("{}", m);
    }
    row(make.say("敏感性门槛", "Cutoffs of the sensitivity"), minutes, make.say("分钟", "min"));
    head("方案", "Scenarios");
    for (const auto& outcome : comparison.scenarios) {
        const Scenario& scenario = outcome->plan.scenario;
        const auto off = std::count_if(scenario.changes.begin(),
                                       scenario.changes.end(),
                                       [](const Change& change) { return change.off; });
        std::string text = make.zh() ? fmt::format("{}项变更", scenario.changes.size())
                                     : fmt::format("{} changes", scenario.changes.size());
        if (off > 0) {
            text += make.zh() ? fmt::format("，其中{}项停用", off) : fmt::format(", {} off", off);
        }
        if (!scenario.note.empty()) {
            text += make.say("；", "; ") + scenario.note;
        }
        row(scenario_name(scenario), text, "", scenario.id);
    }
    return sheet;
}

Book comparison_book(const Comparison& comparison, Language language) {
    const bool zh = language == Language::zh;
    const District& district = *comparison.district;
    std::string note;
    for (const std::string& part : {district.note, district.selection}) {
        note += part.empty() ? "" : part + "  ";
    }
    Book book;
    book.title = district.name;
    book.date = district.data_date;
    book.footer = note + word(Word::stamp, language);
    book.page = zh ? "第&P页，共&N页" : "&P of &N";
    book.sheets = {answer_sheet(comparison, language),
                   scenarios_sheet(comparison, language),
                   indicators_sheet(comparison, language),
                   money_sheet(comparison, language),
                   changes_sheet(comparison, std::nullopt, language),
                   fates_sheet(comparison, language),
                   phases_sheet(comparison, language),
                   sensitivity_sheet(comparison, language),
                   certainty_sheet(comparison, language),
                   problems_sheet(comparison, language),
                   details_sheet(comparison, language),
                   comparison_method(comparison, language)};
    return book;
}

BookSheet transposed(const BookSheet& sheet, std::size_t name, std::size_t from) {
    BookSheet turned{sheet.name, {{sheet.columns[name].header}}, {}, 1, false};
    for (const auto& row : sheet.rows) {
        turned.columns.push_back({std::get<std::string>(row[name].value)});
    }
    for (std::size_t i = from; i < sheet.columns.size(); ++i) {
        std::vector<BookCell> cells{{sheet.columns[i].header}};
        for (const auto& row : sheet.rows) {
            cells.push_back(i < row.size() ? row[i] : BookCell{});
        }
        turned.rows.push_back(std::move(cells));
    }
    return turned;
}

} // namespace yike
