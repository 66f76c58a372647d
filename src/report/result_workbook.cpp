// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/result_workbook.hpp"

#include "io/csv.hpp"
#include "report/book_cells.hpp"
#include "report/method_sheet.hpp"
#include "report/table_words.hpp"
#include "report/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace yike {

namespace {

class TableReader {
  public:
    TableReader(const District& district, Language language)
        : names_(district), language_(language) {}

    /// A sheet with the columns of a CSV table.
    BookSheet sheet(const std::string& name, const std::string& csv_text) const {
        const CsvText csv = parse_csv(csv_text);
        BookSheet sheet{name, {}, {}, 2, true};
        for (const std::string& column : csv.header) {
            sheet.columns.push_back({column_header(column, language_)});
        }
        for (const CsvRow& row : csv.rows) {
            sheet.rows.emplace_back();
            for (std::size_t i = 0; i < row.fields.size(); ++i) {
                sheet.rows.back().push_back(cell(csv.header[i], row.fields[i]));
            }
        }
        return sheet;
    }

    /// The indicators, their codes last.
    BookSheet indicators(const std::string& name, const std::string& csv_text) const {
        const CsvText csv = parse_csv(csv_text);
        BookSheet sheet{name, {}, {}, 2, true};
        for (const char* column : {"indicator_text",
                                   "group_text",
                                   "unit",
                                   "value",
                                   "numerator",
                                   "denominator",
                                   "indicator",
                                   "group"}) {
            sheet.columns.push_back({column_header(column, language_)});
        }
        for (const CsvRow& row : csv.rows) {
            const std::vector<std::string>& f = row.fields;
            sheet.rows.push_back({{indicator_text(f[0], language_)},
                                  {group(f[1])},
                                  {unit_text(f[2], language_)},
                                  number_cell(f[3], unit_format(f[2])),
                                  number_cell(f[4], CellFormat::whole),
                                  number_cell(f[5], CellFormat::whole),
                                  {f[0]},
                                  {f[1]}});
        }
        return sheet;
    }

    /// The indicators that go to superiors: of the whole district, by the gate rule, all stations.
    static std::string main_rows(const std::string& csv_text) {
        const CsvText csv = parse_csv(csv_text);
        CsvWriter kept(csv.header);
        for (const CsvRow& row : csv.rows) {
            const std::string& id = row.fields[0];
            const bool coverage = id.starts_with("coverage.");
            const bool supply = id.starts_with("capacity.") || id.starts_with("accessibility.") ||
                                id.starts_with("equity.");
            const bool headline =
                (id.starts_with("coverage.gate.") || supply) && id.ends_with(".all");
            if (row.fields[1] == "all" && (headline || !(coverage || supply))) {
                for (const std::string& field : row.fields) {
                    kept << field;
                }
                kept.end_row();
            }
        }
        return kept.text();
    }

    /// One row a community: households, those covered, floor area where there are figures of it.
    BookSheet communities(const std::string& name,
                          const District& district,
                          const std::string& csv_text) const;

  private:
    BookCell cell(const std::string& column, const std::string& field) const {
        const CellFormat format = column_format(column);
        if (format != CellFormat::text) {
            return number_cell(field, format);
        }
        if (field.empty()) {
            return {};
        }
        if (column == "community") {
            return {names_.community(field)};
        }
        if (column == "nearest_station" || column == "second_station" ||
            column == "assigned_station" || column == "station_a" || column == "station_b") {
            return {names_.station(field)};
        }
        const bool code = column == "enclosure" || column == "gate_source" || column == "reason" ||
                          column == "capacity_source";
        return {code ? code_text(field, language_) : field};
    }

    std::string group(const std::string& code) const { return group_text(names_, code, language_); }

    DistrictNames names_;
    Language language_;
};

/// Rows of indicators.csv of communities, by group and indicator.
class CommunityRows {
  public:
    explicit CommunityRows(const std::string& csv_text) {
        for (const CsvRow& row : parse_csv(csv_text).rows) {
            if (row.fields[1].starts_with("community:")) {
                rows_[{row.fields[1], row.fields[0]}] = row.fields;
                indicators_.insert(row.fields[0]);
            }
        }
    }

    bool knows(const std::string& indicator) const { return indicators_.contains(indicator); }

    /// 3 value, 4 numerator, 5 denominator; empty if there is no such row
    std::string
    field(const Community& community, const std::string& indicator, std::size_t i) const {
        const auto row = rows_.find({"community:" + community.id, indicator});
        return row == rows_.end() ? std::string() : row->second[i];
    }

  private:
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> rows_;
    std::set<std::string> indicators_;
};

std::string gate_households(int minutes) {
    return fmt::format("coverage.gate.{}.households.all", minutes);
}

BookSheet TableReader::communities(const std::string& name,
                                   const District& district,
                                   const std::string& csv_text) const {
    constexpr std::pair<const char*, const char*> kAreas[] = {
        {"area.floor.membership", "floor_area_m2"},
        {"area.required.membership", "required_area_m2"},
        {"area.shortfall.membership", "shortfall_m2"}};
    const CommunityRows rows(csv_text);
    const std::vector<int> minutes = indicator_minutes(district.settings);
    const bool zh = language_ == Language::zh;
    BookSheet sheet{name, {}, {}, 2, true};
    sheet.columns = {{zh ? "社区编号" : "Community id"},
                     {zh ? "社区" : "Community"},
                     {column_header("households", language_)}};
    for (const int m : minutes) {
        const std::string within = fmt::format("{}", m);
        sheet.columns.push_back(
            {zh ? within + "分钟可达户数（户）" : "Households in " + within + " min"});
        sheet.columns.push_back(
            {zh ? within + "分钟覆盖率（%）" : "Covered in " + within + " min (%)"});
    }
    for (const auto& [indicator, column] : kAreas) {
        if (rows.knows(indicator)) {
            sheet.columns.push_back({column_header(column, language_)});
        }
    }
    for (const Community& c : district.communities) {
        std::vector<BookCell> cells{{c.id}, {names_.community(c.id)}};
        cells.push_back(
            number_cell(rows.field(c, gate_households(kHeadlineMinutes), 5), CellFormat::whole));
        for (const int m : minutes) {
            cells.push_back(number_cell(rows.field(c, gate_households(m), 4), CellFormat::whole));
            cells.push_back(number_cell(rows.field(c, gate_households(m), 3), CellFormat::share));
        }
        for (const auto& [indicator, column] : kAreas) {
            if (rows.knows(indicator)) {
                cells.push_back(number_cell(rows.field(c, indicator, 3), CellFormat::whole));
            }
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

} // namespace

Book result_book(const District& district, const Evaluation& evaluation, Language language) {
    const bool zh = language == Language::zh;
    const TableReader reader(district, language);
    std::string note;
    for (const std::string& part : {district.note, district.selection}) {
        note += part.empty() ? "" : part + "  ";
    }
    Book book;
    book.title = district.name;
    book.date = district.data_date;
    book.footer = note + word(Word::stamp, language);
    book.page = zh ? "第&P页，共&N页" : "&P of &N";
    const std::string indicators = indicators_csv(evaluation);
    book.sheets = {
        reader.indicators(zh ? "概览" : "Summary", TableReader::main_rows(indicators)),
        reader.communities(zh ? "社区" : "Communities", district, indicators),
        reader.indicators(zh ? "指标" : "Indicators", indicators),
        reader.sheet(zh ? "小区" : "Compounds", compounds_csv(district, evaluation)),
        reader.sheet(zh ? "服务站点" : "Stations", stations_csv(district, evaluation)),
        reader.sheet(zh ? "站点对" : "Pairs", pairs_csv(district, evaluation)),
        reader.sheet(zh ? "服务盲区" : "Gaps", gaps_csv(district, evaluation)),
        reader.sheet(zh ? "容量负荷" : "Capacity", capacity_csv(district, evaluation)),
        reader.sheet(zh ? "住户分派" : "Assignments", assignments_csv(district, evaluation)),
        reader.sheet(zh ? "可达面积" : "Floor area within reach",
                     accessibility_csv(district, evaluation)),
        method_sheet(district, evaluation, language)};
    return book;
}

} // namespace yike
