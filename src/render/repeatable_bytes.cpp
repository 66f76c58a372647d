// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/repeatable_bytes.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <cctype>
#include <cstdlib>
#include <string_view>

namespace yike {

namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    std::string out;
    out.reserve(text.size());
    std::size_t from = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, from)) {
        out.append(text, from, at - from);
        out += with;
        from = at + what.size();
    }
    out.append(text, from, std::string::npos);
    text = std::move(out);
}

/// Replaces what stands between `before` and `after` at their first place.
void replace_between(std::string& text,
                     std::string_view before,
                     std::string_view after,
                     std::string_view with) {
    const std::size_t begin = text.find(before);
    if (begin == std::string::npos) {
        return;
    }
    const std::size_t from = begin + before.size();
    const std::size_t to = text.find(after, from);
    if (to != std::string::npos) {
        text.replace(from, to - from, with);
    }
}

/// The family that Qt chose first, then the names under which other systems know their own.
void name_more_fonts(std::string& svg) {
    constexpr std::string_view kBefore = "font-family=\"";
    const std::size_t at = svg.find(kBefore);
    if (at == std::string::npos) {
        return;
    }
    const std::size_t from = at + kBefore.size();
    const std::string family = svg.substr(from, svg.find('"', from) - from);
    replace_all(svg,
                fmt::format("font-family=\"{}\"", family),
                fmt::format("font-family=\"'{}','WenQuanYi Micro Hei','Noto Sans CJK SC',"
                            "'Microsoft YaHei','PingFang SC',sans-serif\"",
                            family));
}

[[noreturn]] void unknown_pdf(const char* what) {
    throw Error(ExitCode::internal, fmt::format("PDF without {}: Qt writes it differently", what));
}

/// Adds `shift` to a ten-digit offset that lies behind `moved`.
void correct_entry(std::string& pdf, std::size_t at, std::size_t moved, std::ptrdiff_t shift) {
    const auto offset = std::strtoll(pdf.substr(at, 10).c_str(), nullptr, 10);
    if (offset > static_cast<long long>(moved)) {
        pdf.replace(at, 10, fmt::format("{:010}", offset + shift));
    }
}

/// Corrects the table of offsets at the end of a file in which text was moved.
void correct_offsets(std::string& pdf, std::size_t moved, std::ptrdiff_t shift) {
    const std::size_t start = pdf.rfind("startxref\n");
    const std::size_t table = pdf.rfind("\nxref\n0 ");
    if (start == std::string::npos || table == std::string::npos || table > start) {
        unknown_pdf("table of offsets");
    }
    constexpr std::size_t kEntry = 20; // "0000000015 00000 n \n"
    const std::size_t count_at = table + std::string_view("\nxref\n0 ").size();
    const auto count = std::strtoull(pdf.c_str() + count_at, nullptr, 10);
    const std::size_t first = pdf.find('\n', count_at) + 1;
    if (first + count * kEntry > start) {
        unknown_pdf("whole table of offsets");
    }
    for (std::size_t i = 0; i < count; ++i) {
        correct_entry(pdf, first + i * kEntry, moved, shift);
    }
    const std::size_t digits = start + std::string_view("startxref\n").size();
    const std::size_t end = pdf.find_first_not_of("0123456789", digits);
    pdf.replace(digits, end - digits, fmt::format("{}", table + 1));
}

} // namespace

std::string repeatable_svg(std::string svg, const CanvasRequest& request) {
    constexpr double kMmPerPt = 25.4 / 72;
    replace_between(
        svg, "<svg width=\"", "\"", fmt::format("{:.6g}mm", request.width_pt * kMmPerPt));
    replace_between(svg, " height=\"", "\"", fmt::format("{:.6g}mm", request.height_pt * kMmPerPt));
    replace_between(svg, "<desc>", "</desc>", "");
    replace_all(svg, "<desc></desc>\n", "");
    replace_all(svg,
                fmt::format("<text fill=\"{}\" fill-opacity=\"1\" stroke=\"none\"", kSvgHaloMark),
                fmt::format("<text fill=\"#ffffff\" stroke=\"#ffffff\" stroke-width=\"{:g}\" "
                            "stroke-linejoin=\"round\" aria-hidden=\"true\"",
                            kHalo_pt * 10));
    name_more_fonts(svg);
    return svg;
}

std::string repeatable_pdf(std::string pdf, const std::string& date) {
    constexpr std::string_view kKey = "/CreationDate (";
    const std::size_t key = pdf.find(kKey);
    if (key == std::string::npos) {
        unknown_pdf("date");
    }
    const std::size_t from = key + kKey.size();
    const std::size_t to = pdf.find(')', from);
    const std::string text = pdf_date(date);
    // Qt's date is longer where the clock is not on UTC.
    const auto shift =
        static_cast<std::ptrdiff_t>(text.size()) - static_cast<std::ptrdiff_t>(to - from);
    pdf.replace(from, to - from, text);
    correct_offsets(pdf, from, shift);
    return pdf;
}

std::string pdf_date(const std::string& date) {
    std::string digits;
    for (const char c : date) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            digits += c;
        } else if (c != '-') {
            break;
        }
    }
    if (digits.size() == 6) {
        digits += "01";
    }
    return digits.size() == 8 ? fmt::format("D:{}000000Z", digits) : "D:19700101000000Z";
}

} // namespace yike
