// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/csv.hpp"
#include "io/result_folder.hpp"
#include "io/table.hpp"
#include "report/result_workbook.hpp"
#include "report/table_words.hpp"
#include "report/tables.hpp"
#include "sample_result.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace yike;
using test::sample;

namespace {

Table read_sheet(const std::filesystem::path& file, const std::string& sheet) {
    TableSource source;
    source.file = file;
    source.layer = sheet;
    source.purpose = sheet;
    source.geometry_required = false;
    return read_table(source);
}

bool is_number(const Value& value) {
    return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
}

/// The numbers of a sheet are those of the CSV, as numbers; empty stays empty.
void check_numbers(const Table& sheet, const std::string& csv_text) {
    const CsvText csv = parse_csv(csv_text);
    REQUIRE(sheet.features.size() == csv.rows.size());
    REQUIRE(sheet.fields.size() == csv.header.size());
    for (std::size_t i = 0; i < csv.header.size(); ++i) {
        CHECK(sheet.fields[i] == column_header(csv.header[i], Language::zh));
        if (column_format(csv.header[i]) == CellFormat::text) {
            continue;
        }
        for (std::size_t r = 0; r < csv.rows.size(); ++r) {
            CAPTURE(csv.header[i], r);
            const Value& value = sheet.features[r].values[i];
            CHECK(as_number(value) == as_number(csv.rows[r].fields[i]));
            CHECK((is_number(value) || as_text(value).empty()));
        }
    }
}

const BookCell* find_cell(const BookSheet& sheet, const std::string& item) {
    for (const auto& row : sheet.rows) {
        if (row.size() > 1 && std::get_if<std::string>(&row[0].value) != nullptr &&
            std::get<std::string>(row[0].value) == item) {
            return &row[1];
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("every number of the workbook is that of the CSV tables") {
    const auto& [district, evaluation] = sample();
    const auto file = test::sample_folder() / "indicators.xlsx";
    check_numbers(read_sheet(file, "小区"), compounds_csv(district, evaluation));
    check_numbers(read_sheet(file, "服务站点"), stations_csv(district, evaluation));
    check_numbers(read_sheet(file, "站点对"), pairs_csv(district, evaluation));
    check_numbers(read_sheet(file, "服务盲区"), gaps_csv(district, evaluation));
    check_numbers(read_sheet(file, "容量负荷"), capacity_csv(district, evaluation));
    check_numbers(read_sheet(file, "住户分派"), assignments_csv(district, evaluation));
    check_numbers(read_sheet(file, "可达面积"), accessibility_csv(district, evaluation));
    const Table indicators = read_sheet(file, "指标");
    const CsvText csv = parse_csv(indicators_csv(evaluation));
    REQUIRE(indicators.features.size() == csv.rows.size());
    for (std::size_t r = 0; r < csv.rows.size(); ++r) {
        const auto& values = indicators.features[r].values;
        for (std::size_t i = 3; i < 6; ++i) { // value, numerator, denominator
            CHECK(as_number(values[i]) == as_number(csv.rows[r].fields[i]));
        }
        CHECK(as_text(values[6]) == csv.rows[r].fields[0]);
        CHECK(as_text(values[7]) == csv.rows[r].fields[1]);
    }
}

TEST_CASE("the summary and the communities are taken from the indicators") {
    const auto& [district, evaluation] = sample();
    const Book book = result_book(district, evaluation, Language::zh);
    const BookSheet& summary = book.sheets[0];
    CHECK(summary.rows.size() < 80);
    const auto is_headline = [](const std::vector<BookCell>& row) {
        return std::get<std::string>(row[6].value) == "coverage.gate.15.households.all";
    };
    const auto headline = std::find_if(summary.rows.begin(), summary.rows.end(), is_headline);
    REQUIRE(headline != summary.rows.end());
    CHECK(std::get<double>((*headline)[4].value) == 2900);
    CHECK(std::get<double>((*headline)[5].value) == 3150);
    const BookSheet& communities = book.sheets[1];
    REQUIRE(communities.rows.size() == 2);
    CHECK(communities.columns[7].header == "15分钟可达户数（户）");
    CHECK(std::get<double>(communities.rows[1][2].value) == 1250);
    CHECK(std::get<double>(communities.rows[1][7].value) == 1000);
    CHECK(std::get<double>(communities.rows[1][8].value) == 0.8);
    for (const auto& row : communities.rows) {
        CHECK(row.size() == communities.columns.size());
    }
}

TEST_CASE("ids stay text and places have their names") {
    const Table compounds = read_sheet(test::sample_folder() / "indicators.xlsx", "小区");
    const auto& first = compounds.features.front().values;
    CHECK(std::holds_alternative<std::string>(first[0]));
    CHECK(as_text(first[*compounds.column("社区")]) == "西社区");
    CHECK(as_text(first[*compounds.column("最近站点")]) == "西社区党群服务中心");
    CHECK(as_text(first[*compounds.column("围合方式")]) == "开放");
}

TEST_CASE("the method says every parameter, the rules, the inputs and the stamp") {
    const auto& [district, evaluation] = sample();
    for (const Language language : {Language::zh, Language::en}) {
        const BookSheet method = result_book(district, evaluation, language).sheets.back();
        const bool zh = language == Language::zh;
        std::size_t keys = 0;
        for (const auto& row : method.rows) {
            for (const NumberSetting& setting : number_settings()) {
                const auto* key =
                    row.size() > 3 ? std::get_if<std::string>(&row[3].value) : nullptr;
                if (key != nullptr && *key == setting.key) {
                    CHECK(std::get<double>(row[1].value) == district.settings.*setting.member);
                    ++keys;
                }
            }
        }
        CHECK(keys == number_settings().size());
        for (const char* item : {zh ? "数据日期" : "Date of the data",
                                 zh ? "备注" : "Note",
                                 zh ? "使用范围" : "Use",
                                 zh ? "位置相近" : "Too close",
                                 zh ? "应有面积" : "Required area",
                                 zh ? "容量约束" : "Under capacity",
                                 zh ? "可达面积" : "Floor area within reach",
                                 "roads.geojson"}) {
            CAPTURE(item);
            CHECK(find_cell(method, item) != nullptr);
        }
    }
}

TEST_CASE("headers follow the language, names of places do not") {
    const auto& [district, evaluation] = sample();
    const Book zh = result_book(district, evaluation, Language::zh);
    const Book en = result_book(district, evaluation, Language::en);
    CHECK(zh.sheets[3].columns[6].header == "户数（户）");
    CHECK(en.sheets[3].columns[6].header == "Households");
    CHECK(en.sheets[2].name == "Indicators");
    CHECK(std::get<std::string>(en.sheets[3].rows[0][1].value) == "一号院");
    for (const BookSheet& sheet : zh.sheets) {
        for (const BookColumn& column : sheet.columns) {
            CAPTURE(column.header);
            CHECK(std::none_of(column.header.begin(), column.header.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            }));
        }
    }
}

TEST_CASE("the same workbook has the same bytes a second later") {
    const auto& [district, evaluation] = sample();
    const Book book = result_book(district, evaluation, Language::zh);
    const test::TempFolder folder;
    write_workbook(folder / "a.xlsx", book);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    write_workbook(folder / "b.xlsx", book);
    CHECK(read_file(folder / "a.xlsx") == read_file(folder / "b.xlsx"));
}

TEST_CASE("texts that look like formulas or are too long are kept as texts") {
    const test::TempFolder folder;
    Book book{"t", "", "", "", {{"s", {{"a"}, {"b"}}, {}, 1, true}}};
    book.sheets[0].rows.push_back({{std::string("=1+1")}, {std::string(40'000, 'x')}});
    book.sheets[0].rows.push_back({{std::string("007")}, {std::string("小\x01")}});
    write_workbook(folder / "t.xlsx", book);
    const Table table = read_sheet(folder / "t.xlsx", "s");
    CHECK(as_text(table.features[0].values[0]) == "=1+1");
    CHECK(as_text(table.features[0].values[1]).size() == 32'767);
    CHECK(as_text(table.features[1].values[0]) == "007");
}

TEST_CASE("a workbook that cannot be written is an error that names the file") {
    CHECK_THROWS_WITH(write_workbook("/no/such/folder/t.xlsx", {"t", "", "", "", {{"s", {{"a"}}}}}),
                      Catch::Contains("t.xlsx"));
    CHECK_THROWS_AS(write_workbook("/no/such/folder/t.xlsx", {"t", "", "", "", {{"s", {{"a"}}}}}),
                    DataError);
}
