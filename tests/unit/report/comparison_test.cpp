// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"
#include "io/result_folder.hpp"
#include "io/table.hpp"
#include "render/map_findings.hpp"
#include "report/atlas.hpp"
#include "report/book_cells.hpp"
#include "report/comparison_sheets.hpp"
#include "report/comparison_tables.hpp"
#include "report/evaluation_map.hpp"
#include "report/result_map.hpp"
#include "report/table_words.hpp"
#include "report/tables.hpp"
#include "report/write_comparison.hpp"
#include "sample_result.hpp"
#include "scenario/read_scenario.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace yike;
using test::sample;
using test::TempFolder;

namespace {

/// Nothing, something that only helps, and something that takes coverage away.
constexpr const char* kNothing = R"([scenario]
name = "现状"
project = "."
)";

constexpr const char* kBuild = R"([scenario]
name = "新建一处"
project = "."
[[change]]
id = "n1"
kind = "build"
new_id = "N1"
name = "望海小区党群服务站"
tier = 2
to = [LON, LAT]
floor_area_m2 = 200
cost_yuan = 400_000
yearly_cost_yuan = 20_000
year = 2026
[[change]]
id = "n2"
kind = "renovate"
station = "STATION"
floor_area_m2 = 900
cost_yuan = 100_000
year = 2025
)";

constexpr const char* kClose = R"([scenario]
name = "撤并全部"
project = "."
)";

constexpr const char* kCloseOne = R"([[change]]
id = "c{}"
kind = "close"
station = "{}"
)";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
        text.replace(at, what.size(), with);
        at += with.size();
    }
    return text;
}

/// The sample compared with three scenarios; made once.
const Comparison& comparison() {
    static const TempFolder folder;
    static const Comparison made = [] {
        const District& district = sample().district;
        const auto gap = sample().evaluation.gaps.front().compound;
        const LonLat at = district.compounds[gap.index()].lon_lat;
        std::string build = replaced(kBuild, "LON", std::to_string(at.lon));
        build = replaced(build, "LAT", std::to_string(at.lat));
        build = replaced(build, "STATION", district.stations.front().id);
        std::string close = kClose;
        for (std::size_t i = 0; i < district.stations.size(); ++i) {
            close += replaced(
                replaced(kCloseOne, "c{}", "c" + std::to_string(i)), "{}", district.stations[i].id);
        }
        write_file(folder / "nothing.toml", kNothing);
        write_file(folder / "build.toml", build);
        write_file(folder / "close.toml", close);
        std::vector<Plan> plans;
        for (const char* name : {"nothing.toml", "build.toml", "close.toml"}) {
            plans.push_back(resolve_plan(read_scenario(folder / name), *sample().evaluation.model));
        }
        CompareRequest request;
        request.sensitivity = {{"elderly", "standard"}, {10, 15}};
        Progress progress;
        return compare(sample().evaluation, std::move(plans), request, progress);
    }();
    return made;
}

/// Columns of the sheet by their header hold the numbers of the CSV's column, row by row.
void check_numbers(const BookSheet& sheet, const std::string& csv_text, Language language) {
    const CsvText csv = parse_csv(csv_text);
    REQUIRE(sheet.rows.size() == csv.rows.size());
    for (std::size_t i = 0; i < csv.header.size(); ++i) {
        const std::string& column = csv.header[i];
        if (column_format(column) == CellFormat::text) {
            continue;
        }
        const std::string header = column_header(column, language);
        const auto at =
            std::find_if(sheet.columns.begin(), sheet.columns.end(), [&](const auto& c) {
                return c.header == header ||
                       (column == "minutes" &&
                        c.header == column_header("cutoff_minutes", language));
            });
        CAPTURE(column, header);
        REQUIRE(at != sheet.columns.end());
        const auto k = static_cast<std::size_t>(at - sheet.columns.begin());
        for (std::size_t r = 0; r < csv.rows.size(); ++r) {
            const BookCell expected = number_cell(csv.rows[r].fields[i], CellFormat::plain);
            CHECK(sheet.rows[r][k].value == expected.value);
        }
    }
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

bool has_pdftotext() {
    return std::system("command -v pdftotext > /dev/null 2>&1") == 0;
}

/// Text of each page.
std::vector<std::string> pages_of(const std::filesystem::path& pdf) {
    const std::filesystem::path text = pdf.string() + ".txt";
    const std::string command = "pdftotext -layout '" + pdf.string() + "' '" + text.string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    std::vector<std::string> pages(1);
    for (const char c : bytes_of(text)) {
        if (c == '\f') {
            pages.emplace_back();
        } else {
            pages.back() += c;
        }
    }
    pages.pop_back(); // every page ends in a form feed
    return pages;
}

bool says(const std::string& page, const std::string& text) {
    return replaced(page, " ", "").find(replaced(text, " ", "")) != std::string::npos;
}

bool has_chinese(const std::string& text) {
    return std::any_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

} // namespace

TEST_CASE("sheets of a comparison hold the numbers of its CSV tables") {
    const Comparison& c = comparison();
    for (const Language language : {Language::zh, Language::en}) {
        check_numbers(scenarios_sheet(c, language), scenarios_csv(c), language);
        check_numbers(money_sheet(c, language), economics_csv(c), language);
        check_numbers(changes_sheet(c, std::nullopt, language), changes_csv(c), language);
        check_numbers(fates_sheet(c, language), fates_csv(c), language);
        check_numbers(phases_sheet(c, language), phases_csv(c), language);
        check_numbers(sensitivity_sheet(c, language), sensitivity_csv(c), language);
        check_numbers(certainty_sheet(c, language), certainty_csv(c), language);
        check_numbers(details_sheet(c, language), comparison_csv(c), language);
    }
}

TEST_CASE(
    "the table of indicators has what comparison.csv has, without scenarios that change nothing") {
    const Comparison& c = comparison();
    const BookSheet sheet = indicators_sheet(c, Language::zh);
    REQUIRE(sheet.columns.size() == 3 + 2 * 2);
    CHECK(sheet.columns[3].header == "新建一处");
    std::size_t compared = 0;
    for (const CsvRow& row : parse_csv(comparison_csv(c)).rows) {
        if (row.fields[2] != "all" || row.fields[1] != "coverage.gate.15.households.all" ||
            row.fields[0] == "nothing") {
            continue;
        }
        const auto line = std::find_if(sheet.rows.begin(), sheet.rows.end(), [](const auto& cells) {
            return std::get<std::string>(cells[0].value) == "覆盖率 · 大门规则 · 15分钟 · 户数";
        });
        REQUIRE(line != sheet.rows.end());
        const std::size_t at = row.fields[0] == "build" ? 3 : 5;
        CHECK(std::get<double>((*line)[at].value) == std::stod(row.fields[3]));
        CHECK(std::get<double>((*line)[at + 1].value) == std::stod(row.fields[5]));
        ++compared;
    }
    CHECK(compared == 2);
}

TEST_CASE("whoever is made worse off comes first in the answer") {
    const auto answer = comparison_answer(comparison(), Language::zh);
    REQUIRE_FALSE(answer.empty());
    CHECK(answer.front().find("撤并全部") != std::string::npos);
    CHECK(answer.front().find("失去15分钟覆盖") != std::string::npos);
    const auto english = comparison_answer(comparison(), Language::en);
    CHECK(english.front().find("takes coverage") != std::string::npos);
}

TEST_CASE("certainties of a scenario add up to all households") {
    const BookSheet sheet = certainty_table(comparison(), Language::en);
    REQUIRE(sheet.rows.size() == 3);
    double all = 0;
    for (const Compound& compound : sample().district.compounds) {
        all += compound.households;
    }
    for (std::size_t k = 1; k < sheet.columns.size(); ++k) {
        double sum = 0;
        for (const auto& row : sheet.rows) {
            sum += std::get<double>(row[k].value);
        }
        CHECK(sum == Approx(all));
    }
}

TEST_CASE("cells are written as Excel shows them") {
    CHECK(cell_text({1234.5, CellFormat::whole}) == "1,235");
    CHECK(cell_text({-1234.4, CellFormat::whole}) == "-1,234");
    CHECK(cell_text({0.85145, CellFormat::share}) == "85.1%");
    CHECK(cell_text({0.056, CellFormat::share_change}) == "+5.6%");
    CHECK(cell_text({-0.00001, CellFormat::share_change}) == "0.0%");
    CHECK(cell_text({-2397.0, CellFormat::whole_change}) == "-2,397");
    CHECK(cell_text({0.0, CellFormat::whole_change}) == "0");
    CHECK(cell_text({12.25, CellFormat::tenths}) == "12.3");
    CHECK(cell_text({}).empty());
}

TEST_CASE("a map of an evaluation is the map of its result folder") {
    const MapData made = evaluation_map(sample().district, sample().evaluation);
    const MapData read = read_map_data(test::sample_folder());
    for (const MapTheme theme :
         {MapTheme::coverage, MapTheme::gaps, MapTheme::redundancy, MapTheme::area}) {
        for (const Language language : {Language::zh, Language::en}) {
            SheetOptions options;
            options.language = language;
            const SheetRecord a = plan_sheet(made, theme, options);
            const SheetRecord b = plan_sheet(read, theme, options);
            CHECK(a.texts == b.texts);
            CHECK(a.legend == b.legend);
        }
    }
    REQUIRE(made.compounds.size() == read.compounds.size());
    for (std::size_t i = 0; i < made.compounds.size(); ++i) {
        CHECK(made.compounds[i].minutes == read.compounds[i].minutes);
        CHECK(made.compounds[i].walled == read.compounds[i].walled);
        CHECK(made.compounds[i].stations_within == read.compounds[i].stations_within);
    }
    CHECK(area(made.isochrones.back().ground) == Approx(area(read.isochrones.back().ground)));
    CHECK(area(made.gaps) == Approx(area(read.gaps)));
    CHECK(made.floor_area_m2 == read.floor_area_m2);
}

TEST_CASE("the map of a plan numbers its changes as the ledger does") {
    const Comparison& c = comparison();
    const MapData map = plan_map(c, *c.scenarios[1], Language::zh);
    REQUIRE(map.plan);
    REQUIRE(map.plan->changes.size() == 2);
    CHECK(map.plan->changes[0].number == 1);
    CHECK(map.plan->changes[0].kind == MapChangeKind::built);
    CHECK(map.plan->changes[0].what == "新建 望海");
    CHECK(map.plan->changes[1].kind == MapChangeKind::renovated);
    CHECK(map.plan->gained == c.scenarios[1]->households.gained);
    CHECK(map.plan->gained > 0);
    const SheetRecord sheet = plan_sheet(map, MapTheme::plan, {});
    const auto in_legend = [&sheet](const char* text) {
        return std::count(sheet.legend.begin(), sheet.legend.end(), text) == 1;
    };
    CHECK(in_legend("新建站点"));
    CHECK(in_legend("改造站点"));
    CHECK_FALSE(in_legend("撤并站点"));
    const SheetRecord fates = plan_sheet(map, MapTheme::fates, {});
    CHECK(std::count(fates.legend.begin(), fates.legend.end(), "新增覆盖") == 1);
    CHECK(std::count(fates.legend.begin(), fates.legend.end(), "失去覆盖") == 0);
}

TEST_CASE("a scenario that changes nothing has the map of the baseline") {
    const Comparison& c = comparison();
    const Evaluation& same = c.scenarios[0]->evaluation;
    REQUIRE(same.isochrones.size() == 1);
    const MultiPolygon baseline = evaluation_map(*c.district, *c.baseline).gaps;
    CHECK(evaluation_map(c.scenarios[0]->planned.district, same).gaps == baseline);
    const auto at_15 =
        std::find_if(c.baseline->isochrones.begin(),
                     c.baseline->isochrones.end(),
                     [](const Isochrone& i) { return i.minutes == kHeadlineMinutes; });
    CHECK(same.isochrones.front().ground == at_15->ground);
    // And the short way to one polygon gives the polygon of the long one.
    const Evaluation& enlarged = c.scenarios[1]->evaluation;
    REQUIRE(enlarged.isochrones.size() == 1);
    CHECK(area(enlarged.isochrones.front().ground) >= area(at_15->ground));
}

TEST_CASE("labels of different things never meet on the sheets of a plan") {
    const Comparison& c = comparison();
    for (const MapTheme theme : {MapTheme::plan, MapTheme::fates}) {
        const SheetRecord sheet = plan_sheet(plan_map(c, *c.scenarios[1], Language::zh), theme, {});
        for (std::size_t i = 0; i < sheet.labels.size(); ++i) {
            for (std::size_t k = i + 1; k < sheet.labels.size(); ++k) {
                for (const SheetBox& a : sheet.labels[i]) {
                    for (const SheetBox& b : sheet.labels[k]) {
                        CHECK_FALSE(a.meets(b));
                    }
                }
            }
        }
    }
}

TEST_CASE("a comparison is written with its workbook and its atlas") {
    const TempFolder folder;
    const Comparison& c = comparison();
    Progress progress;
    write_comparison(c, {folder / "one", true, Language::zh}, progress);
    write_comparison(c, {folder / "two", true, Language::zh}, progress);
    for (const char* name : {"comparison.xlsx", "atlas.pdf"}) {
        CAPTURE(name);
        CHECK(bytes_of(folder / "one" / name) == bytes_of(folder / "two" / name));
    }
    write_comparison(c, {folder / "three", false, Language::zh}, progress);
    CHECK(std::filesystem::exists(folder / "three" / "comparison.xlsx"));
    CHECK_FALSE(std::filesystem::exists(folder / "three" / "atlas.pdf"));

    TableSource source;
    source.file = folder / "one" / "comparison.xlsx";
    source.layer = "方案";
    source.purpose = "方案";
    source.geometry_required = false;
    const Table sheet = read_table(source);
    const CsvText csv = parse_csv(scenarios_csv(c));
    REQUIRE(sheet.features.size() == csv.rows.size());
    const auto covered = sheet.column(column_header("covered_households_15", Language::zh));
    REQUIRE(covered);
    for (std::size_t r = 0; r < csv.rows.size(); ++r) {
        CHECK(as_number(sheet.features[r].values[*covered]) == as_number(csv.rows[r].fields[3]));
    }
}

TEST_CASE("every page of the atlas has its number, the stamp and the note") {
    if (!has_pdftotext()) {
        WARN("skipped: pdftotext is not installed (poppler-utils)");
        return;
    }
    const TempFolder folder;
    const Comparison& c = comparison();
    Progress progress;
    for (const Language language : {Language::zh, Language::en}) {
        const bool zh = language == Language::zh;
        const auto file = folder / (zh ? "zh.pdf" : "en.pdf");
        const std::vector<std::string> titles = write_atlas(c, {file, language}, progress);
        const std::vector<std::string> pages = pages_of(file);
        REQUIRE(pages.size() == titles.size());
        const std::string count = std::to_string(pages.size());
        for (std::size_t i = 0; i < pages.size(); ++i) {
            CAPTURE(i, pages[i]);
            const std::string number = std::to_string(i + 1);
            CHECK(says(pages[i],
                       zh ? "第" + number + "页 共" + count + "页"
                          : "Page " + number + " of " + count));
            CHECK(says(pages[i], word(Word::stamp, language)));
            CHECK(says(pages[i], sample().district.note));
        }
        // The contents name every page that begins something, with its number.
        for (std::size_t i = 2; i < titles.size(); ++i) {
            CAPTURE(titles[i]);
            CHECK((titles[i].empty() || says(pages[1], titles[i])));
        }
        CHECK(says(pages[0], zh ? "「撤并全部」使" : "takes coverage"));
        // Two plans with changes have pages of their own, the one without has none.
        const auto plans =
            std::count_if(titles.begin(), titles.end(), [&](const std::string& title) {
                return title.ends_with(word(Word::plan_map, language));
            });
        CHECK(plans == 2);
    }
}

TEST_CASE("an English atlas has English words and only names in Chinese") {
    const Comparison& c = comparison();
    for (const BookSheet& sheet : comparison_book(c, Language::en).sheets) {
        CHECK_FALSE(has_chinese(sheet.name));
        for (const BookColumn& column : sheet.columns) {
            CAPTURE(column.header);
            const bool names_a_scenario =
                column.header.find("新建一处") != std::string::npos ||
                column.header.find("撤并全部") != std::string::npos ||
                column.header.find(sample().district.name) != std::string::npos;
            CHECK((names_a_scenario || !has_chinese(column.header)));
        }
    }
    // And the other way round: no header of a Chinese sheet is an English word.
    for (const BookSheet& sheet : comparison_book(c, Language::zh).sheets) {
        for (const BookColumn& column : sheet.columns) {
            CAPTURE(column.header);
            CHECK(has_chinese(column.header));
        }
    }
}
