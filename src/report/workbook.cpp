// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/workbook.hpp"

#include "base/error.hpp"
#include "base/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <xlsxwriter.h>

namespace yike {

namespace {

constexpr const char* kFont = "Microsoft YaHei"; // in every Excel that writes Chinese
constexpr double kFontSize = 10;
constexpr std::size_t kMostRows = LXW_ROW_MAX - 1; // below the header
constexpr std::size_t kLongestText = 32'767;
constexpr std::size_t kNarrowest = 6;
constexpr std::size_t kWidest = 44;
constexpr std::size_t kWidestWrapped = 100;

/// Midnight UTC of an ISO day or month, seconds since 1970.
std::time_t time_of(const std::string& date) {
    int year = 1980; // the date of the files inside
    unsigned month = 1;
    unsigned day = 1;
    const auto digits = [&date](std::size_t at, std::size_t count) {
        return date.size() >= at + count &&
               std::all_of(date.begin() + static_cast<std::ptrdiff_t>(at),
                           date.begin() + static_cast<std::ptrdiff_t>(at + count),
                           [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    };
    if (digits(0, 4) && digits(5, 2)) {
        year = std::stoi(date.substr(0, 4));
        month = static_cast<unsigned>(std::stoi(date.substr(5, 2)));
        day = digits(8, 2) ? static_cast<unsigned>(std::stoi(date.substr(8, 2))) : 1;
    }
    const std::chrono::year_month_day ymd{
        std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!ymd.ok()) {
        return time_of("");
    }
    const auto since = std::chrono::sys_days{ymd}.time_since_epoch();
    return static_cast<std::time_t>(
        std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

struct BookCloser {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

using BookHandle = std::unique_ptr<lxw_workbook, BookCloser>;

class BookWriter {
  public:
    BookWriter(const std::filesystem::path& file, const Book& book)
        : file_(file), book_(book), handle_(workbook_new(file.string().c_str())) {
        if (!handle_) {
            fail("no memory");
        }
        lxw_doc_properties properties{};
        std::string title = book_.title; // the library copies it
        properties.title = title.data();
        properties.created = time_of(book_.date);
        workbook_set_properties(handle_.get(), &properties);
        make_formats();
    }

    void write() {
        for (const BookSheet& sheet : book_.sheets) {
            write_sheet(sheet);
        }
        const lxw_error error = workbook_close(handle_.release()); // frees it in any case
        if (error != LXW_NO_ERROR) {
            fail(lxw_strerror(error));
        }
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw DataError({file_.string(), "", "", ""}, "cannot be written: " + why);
    }

    lxw_format* new_format() {
        lxw_format* format = workbook_add_format(handle_.get());
        format_set_font_name(format, kFont);
        format_set_font_size(format, kFontSize);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    void make_formats() {
        header_ = new_format();
        format_set_bold(header_);
        format_set_text_wrap(header_);
        format_set_align(header_, LXW_ALIGN_VERTICAL_CENTER);
        format_set_bg_color(header_, 0xE4EDEE);
        format_set_bottom(header_, LXW_BORDER_THIN);
        const std::map<CellFormat, const char*> numbers{
            {CellFormat::whole, "#,##0"},
            {CellFormat::tenths, "#,##0.0"},
            {CellFormat::thousandths, "0.000"},
            {CellFormat::share, "0.0%"},
            {CellFormat::plain, "General"},
            {CellFormat::whole_change, "+#,##0;-#,##0;0"},
            {CellFormat::tenths_change, "+#,##0.0;-#,##0.0;0.0"},
            {CellFormat::thousandths_change, "+0.000;-0.000;0.000"},
            {CellFormat::share_change, "+0.0%;-0.0%;0.0%"}};
        for (const auto& [format, pattern] : numbers) {
            formats_[format] = new_format();
            format_set_num_format(formats_[format], pattern);
        }
        formats_[CellFormat::text] = new_format();
        formats_[CellFormat::heading] = new_format();
        format_set_bold(formats_[CellFormat::heading]);
        format_set_font_color(formats_[CellFormat::heading], 0x0B3C5D);
        wrapped_ = new_format();
        format_set_text_wrap(wrapped_);
    }

    void write_sheet(const BookSheet& sheet) {
        lxw_worksheet* to = workbook_add_worksheet(handle_.get(), sheet.name.c_str());
        if (to == nullptr) {
            fail("sheet " + sheet.name);
        }
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            worksheet_write_string(to, 0, column(i), sheet.columns[i].header.c_str(), header_);
        }
        worksheet_set_row(to, 0, header_height(sheet), nullptr);
        if (sheet.rows.size() > kMostRows) {
            log_warning(fmt::format("{}: sheet {} has room for {} of {} rows; the CSV has all",
                                    file_.filename().string(),
                                    sheet.name,
                                    kMostRows,
                                    sheet.rows.size()));
        }
        const std::size_t rows = std::min(sheet.rows.size(), kMostRows);
        for (std::size_t r = 0; r < rows; ++r) {
            for (std::size_t i = 0; i < sheet.rows[r].size(); ++i) {
                write_cell(to, r + 1, i, sheet.rows[r][i], sheet.columns[i].wrap);
            }
        }
        set_widths(to, sheet, rows);
        worksheet_freeze_panes(to, 1, column(sheet.fixed_columns));
        if (sheet.filter) {
            worksheet_autofilter(
                to, 0, 0, static_cast<lxw_row_t>(rows), column(sheet.columns.size() - 1));
        }
        set_pages(to);
    }

    void
    write_cell(lxw_worksheet* to, std::size_t row, std::size_t i, const BookCell& cell, bool wrap) {
        lxw_format* format =
            wrap && cell.format == CellFormat::text ? wrapped_ : formats_.at(cell.format);
        const auto at = static_cast<lxw_row_t>(row);
        if (const double* number = std::get_if<double>(&cell.value)) {
            worksheet_write_number(to, at, column(i), *number, format);
        } else if (const std::string* text = std::get_if<std::string>(&cell.value)) {
            // Never read as a formula. Too long texts are cut between letters.
            std::size_t bytes = std::min(text->size(), kLongestText);
            while (bytes < text->size() &&
                   (static_cast<unsigned char>((*text)[bytes]) & 0xC0U) == 0x80U) {
                --bytes;
            }
            worksheet_write_string(to, at, column(i), text->substr(0, bytes).c_str(), format);
        }
    }

    static double header_height(const BookSheet& sheet) {
        // Headers break into two lines where they are longer than their column.
        constexpr double kLine = 16;
        const bool two = std::any_of(sheet.columns.begin(), sheet.columns.end(), [](const auto& c) {
            return text_columns(c.header) > 10;
        });
        return (two ? 2 : 1) * kLine + 4;
    }

    static std::size_t cell_columns(const BookCell& cell) {
        if (const double* number = std::get_if<double>(&cell.value)) {
            return fmt::format("{:.0f}", *number).size() * 4 / 3 +
                   (cell.format == CellFormat::whole ? 0 : 2);
        }
        const std::string* text = std::get_if<std::string>(&cell.value);
        return text != nullptr ? text_columns(*text) : 0;
    }

    static void set_widths(lxw_worksheet* to, const BookSheet& sheet, std::size_t rows) {
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            // Half of the header: it may break. Two for the button of the filter.
            std::size_t width = text_columns(sheet.columns[i].header) / 2 + 3;
            for (std::size_t r = 0; r < rows; ++r) {
                if (i < sheet.rows[r].size() && sheet.rows[r][i].format != CellFormat::heading) {
                    width = std::max(width, cell_columns(sheet.rows[r][i]));
                }
            }
            const std::size_t widest = sheet.columns[i].wrap ? kWidestWrapped : kWidest;
            const auto chosen = static_cast<double>(std::clamp(width, kNarrowest, widest) + 2);
            worksheet_set_column(to, column(i), column(i), chosen, nullptr);
        }
    }

    void set_pages(lxw_worksheet* to) const {
        worksheet_set_landscape(to);
        constexpr std::uint8_t kA4 = 9;
        worksheet_set_paper(to, kA4);
        worksheet_fit_to_pages(to, 1, 0);
        worksheet_repeat_rows(to, 0, 0);
        std::string footer = "&L&8" + book_.footer + "&R&8" + book_.page;
        constexpr std::size_t kLongestFooter = 255;
        if (text_columns(footer) < kLongestFooter) {
            worksheet_set_footer(to, footer.c_str());
        }
    }

    static lxw_col_t column(std::size_t i) { return static_cast<lxw_col_t>(i); }

    const std::filesystem::path file_;
    const Book& book_;
    BookHandle handle_;
    lxw_format* header_ = nullptr;
    lxw_format* wrapped_ = nullptr;
    std::map<CellFormat, lxw_format*> formats_;
};

} // namespace

namespace {

/// Rounded half away from zero as Excel does, with thousands separators.
std::string grouped(double value, int decimals, bool sign) {
    const double scale = std::pow(10.0, decimals);
    // A value that stands for 0.05 is a little less in binary.
    const double rounded = std::floor(std::fabs(value) * scale * (1 + 1e-12) + 0.5) / scale;
    std::string text = fmt::format("{:.{}f}", rounded, decimals);
    for (std::size_t i = std::min(text.find('.'), text.size()); i > 3;) {
        i -= 3;
        text.insert(i, 1, ',');
    }
    if (rounded > 0 && value < 0) {
        return "-" + text;
    }
    return rounded > 0 && sign ? "+" + text : text;
}

} // namespace

std::string cell_text(const BookCell& cell) {
    if (const std::string* text = std::get_if<std::string>(&cell.value)) {
        return *text;
    }
    const double* number = std::get_if<double>(&cell.value);
    if (number == nullptr) {
        return {};
    }
    switch (cell.format) {
    case CellFormat::whole:
        return grouped(*number, 0, false);
    case CellFormat::tenths:
        return grouped(*number, 1, false);
    case CellFormat::thousandths:
        return grouped(*number, 3, false);
    case CellFormat::share:
        return grouped(*number * 100, 1, false) + "%";
    case CellFormat::whole_change:
        return grouped(*number, 0, true);
    case CellFormat::tenths_change:
        return grouped(*number, 1, true);
    case CellFormat::thousandths_change:
        return grouped(*number, 3, true);
    case CellFormat::share_change:
        return grouped(*number * 100, 1, true) + "%";
    case CellFormat::text:
    case CellFormat::heading:
    case CellFormat::plain:
        break;
    }
    return fmt::format("{:.10g}", *number);
}

std::size_t text_columns(const std::string& text) {
    std::size_t columns = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        columns += byte < 0x80 ? 1 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
    }
    return columns;
}

void write_workbook(const std::filesystem::path& file, const Book& book) {
    BookWriter(file, book).write();
}

} // namespace yike
