// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/dxf_drawing.hpp"

#include "base/error.hpp"
#include "io/result_folder.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

namespace yike {

namespace {

namespace fs = std::filesystem;

/// The value of a header variable: the second line behind its name.
std::string header_value(const std::string& text, std::string_view variable) {
    std::size_t at = text.find(variable);
    for (int line = 0; line < 2 && at != std::string::npos; ++line) {
        at = text.find('\n', at);
        at = at == std::string::npos ? at : at + 1;
    }
    if (at == std::string::npos) {
        return "";
    }
    return std::string(trimmed(text.substr(at, std::min(text.find('\n', at), text.size()) - at)));
}

std::optional<std::uint32_t> hex_number(std::string_view digits) {
    std::uint32_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, number, 16);
    return error == std::errc{} && stopped == end ? std::optional(number) : std::nullopt;
}

/// UTF-8 of a code point of the basic plane; empty for halves of pairs.
std::string utf8_of(std::uint32_t code) {
    std::string text;
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    } else if (code < 0xD800 || code > 0xDFFF) {
        text += static_cast<char>(0xE0U | (code >> 12U));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    }
    return text;
}

std::string gbk_character(std::uint32_t code) {
    const std::string bytes{static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    bool broken = false;
    std::string text = to_utf8(bytes, "GBK", broken);
    return broken ? "" : text;
}

/// The character that an escape at the front of `text` stands for; `length` is the escape's.
std::string escaped_character(std::string_view text, std::size_t& length) {
    if (text.starts_with("\\U+") && text.size() >= 7) {
        length = 7;
        const auto code = hex_number(text.substr(3, 4));
        return code ? utf8_of(*code) : "";
    }
    if (text.starts_with("\\M+5") && text.size() >= 8) {
        length = 8;
        const auto code = hex_number(text.substr(4, 4));
        return code ? gbk_character(*code) : "";
    }
    return "";
}

std::string field_of(const OGRFeature& entity, const char* name) {
    const int field = entity.GetFieldIndex(name);
    return field < 0 || !entity.IsFieldSetAndNotNull(field) ? "" : entity.GetFieldAsString(field);
}

std::string layer_of(const OGRFeature& entity) {
    return std::string(trimmed(without_dxf_escapes(field_of(entity, "Layer"))));
}

bool is_on_paper(const OGRFeature& entity) {
    return field_of(entity, "PaperSpace") == "1";
}

bool is_label(OGRFeature& entity) {
    const OGRGeometry* geometry = entity.GetGeometryRef();
    return geometry != nullptr && wkbFlatten(geometry->getGeometryType()) == wkbPoint;
}

/// Length of the comma that a text begins with, 0 if it begins with none.
std::size_t comma_length(std::string_view text) {
    for (const std::string_view comma : {",", ";", "，", "、", "；"}) {
        if (text.starts_with(comma)) {
            return comma.size();
        }
    }
    return 0;
}

/// "道路,支路" or "道路，支路" or "道路、支路".
std::vector<std::string> split_names(std::string_view text) {
    std::vector<std::string> names;
    std::string name;
    const auto end_name = [&names, &name] {
        if (const std::string_view kept = trimmed(name); !kept.empty()) {
            names.emplace_back(kept);
        }
        name.clear();
    };
    while (!text.empty()) {
        const std::size_t comma = comma_length(text);
        if (comma > 0) {
            end_name();
        } else {
            name += text.front();
        }
        text.remove_prefix(std::max<std::size_t>(1, comma));
    }
    end_name();
    return names;
}

std::string listed(const std::map<std::string, std::size_t>& census) {
    constexpr std::size_t kMost = 60;
    std::vector<std::string> names;
    for (const auto& [name, count] : census) {
        if (names.size() == kMost) {
            names.push_back(fmt::format("and {} more", census.size() - kMost));
            break;
        }
        names.push_back(fmt::format("{} ({})", without_controls(name).substr(0, 200), count));
    }
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

void note(Table& table, std::size_t count, const char* what) {
    if (count > 0) {
        table.issues.add({.kind = "drawing_left_out",
                          .severity = Severity::note,
                          .place = {table.file, table.layer, {}, {}},
                          .message = fmt::format("{} {} of the drawing are left out", count, what),
                          .mend = {},
                          .lon = {},
                          .lat = {}});
    }
}

} // namespace

namespace {

/// Whether GDAL may take a file of any name for a drawing: it begins with a section or a comment.
bool is_drawing_by_content(std::string_view head) {
    const std::string_view text = trimmed(head.substr(0, 1024));
    return (text.starts_with('0') || text.starts_with("999")) &&
           text.find("SECTION") != std::string_view::npos;
}

} // namespace

void require_whole_lines(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::vector<char> block(std::size_t{1} << 16U);
    const bool named = lower_ascii(file.extension().string()) == ".dxf";
    char last = 0;
    for (bool first = true; in; first = false) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        const std::string_view bytes(block.data(), static_cast<std::size_t>(in.gcount()));
        if (first && !named && !is_drawing_by_content(bytes)) {
            return;
        }
        const bool split = last == '\r' && bytes.starts_with('\0');
        if (split || bytes.find(std::string_view("\r\0", 2)) != std::string_view::npos) {
            throw DataError(Place{file.string(), {}, {}, {}},
                            "the drawing is damaged: it holds zeros");
        }
        last = bytes.empty() ? last : bytes.back();
    }
    if (last == '\r') {
        throw DataError(Place{file.string(), {}, {}, {}},
                        "the drawing breaks off within its last line, or its lines end as on old "
                        "Macs; export it again");
    }
}

std::string dxf_encoding(const fs::path& file) {
    constexpr std::uintmax_t kMost = std::uintmax_t{1} << 29U;
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (error || size > kMost) {
        return "";
    }
    const std::string text = read_file(file);
    const std::string head = text.substr(0, 65536);
    const std::string version = header_value(head, "$ACADVER");
    const std::string page = lower_ascii(header_value(head, "$DWGCODEPAGE"));
    // A code page is believed, but for the one that many programs write whatever the text is.
    if (version < "AC1021" && !page.empty() && page != "ansi_1252") {
        return "";
    }
    if (is_ascii(text)) {
        return "";
    }
    // Chinese takes three bytes in UTF-8. A few words of GBK may look like UTF-8 of two.
    const bool has_three_bytes = std::any_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
    return utf8_fit(text) == Fit::broken || !has_three_bytes ? "GB18030" : "UTF-8";
}

std::string without_dxf_escapes(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        std::size_t length = 0;
        const std::string character =
            text.front() == '\\' ? escaped_character(text, length) : std::string();
        if (character.empty()) {
            result += text.front();
            length = 1;
        } else {
            result += character;
        }
        text.remove_prefix(length);
    }
    return result;
}

DxfDrawing::DxfDrawing(OGRLayer& entities, const TableSource& source)
    : wants_points_(source.wants_points) {
    entities.ResetReading();
    while (const OGRFeatureUniquePtr entity{entities.GetNextFeature()}) {
        if (!is_on_paper(*entity)) {
            ++census_[layer_of(*entity)];
        }
    }
    entities.ResetReading();
    choose(source);
}

void DxfDrawing::choose(const TableSource& source) {
    const Place place{source.file.string(), source.layer, {}, {}};
    const std::vector<std::string> names = split_names(source.layer);
    for (const std::string& name : names) {
        const std::size_t before = wanted_.size();
        for (const auto& [layer, count] : census_) {
            if (lower_ascii(layer) == lower_ascii(name)) {
                wanted_.insert(layer);
            }
        }
        if (wanted_.size() == before) {
            throw DataError(Place{source.file.string(), {}, {}, {}},
                            fmt::format("the drawing has nothing on a layer \"{}\"; its layers, "
                                        "with their entities: {}",
                                        name,
                                        listed(census_)));
        }
    }
    if (!names.empty()) {
        return;
    }
    for (const auto& [layer, count] : census_) {
        if (census_.size() == 1 || lower_ascii(layer) == source.purpose) {
            wanted_.insert(layer);
        }
    }
    if (wanted_.empty() && !census_.empty()) {
        throw DataError(place,
                        fmt::format("the drawing has several layers and none is called \"{}\"; "
                                    "name one or more with layer = \"A, B\" in project.toml: {}",
                                    source.purpose,
                                    listed(census_)));
    }
}

bool DxfDrawing::takes(OGRFeature& entity) {
    if (!wanted_.contains(layer_of(entity))) {
        return false;
    }
    if (is_on_paper(entity)) {
        ++paper_;
        return false;
    }
    if (!wants_points_ && is_label(entity)) {
        ++labels_;
        return false;
    }
    return true;
}

std::string DxfDrawing::layer_names() const {
    return fmt::format("{}", fmt::join(wanted_, ", "));
}

void DxfDrawing::finish(Table& table) const {
    const std::optional<std::size_t> handle = table.column("EntityHandle");
    std::set<std::string> seen;
    for (Feature& feature : table.features) {
        for (Value& value : feature.values) {
            if (auto* text = std::get_if<std::string>(&value)) {
                *text = without_dxf_escapes(*text);
            }
        }
        if (!handle) {
            continue;
        }
        std::string id = as_text(feature.values[*handle]);
        if (id.empty()) {
            id = "entity " + feature.fid;
        } else if (seen.contains(id)) {
            id += "-" + feature.fid;
        }
        seen.insert(id);
        feature.values[*handle] = id;
    }
    note(table, paper_, "entities of the paper space (frames, title blocks)");
    note(table, labels_, "texts and points among lines");
}

} // namespace yike
