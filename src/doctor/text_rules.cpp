// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/text_rules.hpp"

#include "district/feature_reader.hpp"
#include "district/layer_fields.hpp"
#include "doctor/rules.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace yike {

namespace {

/// What is left of text that went through a wrong decoder.
struct Mark {
    std::string_view text;
    std::string_view cause;
};

constexpr std::array kMarks = {
    Mark{"\xEF\xBF\xBD", "a replacement character"},
    Mark{"锟斤拷", "replacement characters read as GBK"},
    Mark{"烫烫", "unset memory read as GBK"},
    Mark{"屯屯", "unset memory read as GBK"},
    Mark{"ï»¿", "a byte order mark read as Latin-1"},
    Mark{"Ã¤", "UTF-8 read as Latin-1"},
    Mark{"Ã¶", "UTF-8 read as Latin-1"},
    Mark{"Ã¼", "UTF-8 read as Latin-1"},
    Mark{"Ã©", "UTF-8 read as Latin-1"},
    Mark{"鐨", "UTF-8 read as GBK"},
    Mark{"灏忓尯", "UTF-8 read as GBK"},
    Mark{"绀惧尯", "UTF-8 read as GBK"},
};

/// Letters of Latin-1 that UTF-8 bytes of Chinese become: å, æ, ç, è, é, ä before a sign of the
/// upper half, again and again.
bool is_latin_chinese(std::string_view text) {
    std::size_t pairs = 0;
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        const auto byte = [&text](std::size_t k) { return static_cast<unsigned char>(text[k]); };
        const bool letter = byte(i) == 0xC3 && byte(i + 1) >= 0xA4 && byte(i + 1) <= 0xA9;
        const bool sign = byte(i + 2) == 0xC2 || (byte(i + 2) == 0xC3 && byte(i + 3) < 0xA0) ||
                          byte(i + 2) == 0xE2 || byte(i + 2) == 0xC5 || byte(i + 2) == 0xCB;
        pairs += letter && sign ? 1 : 0;
    }
    return pairs >= 2;
}

std::string_view cause_of(std::string_view text) {
    for (const Mark& mark : kMarks) {
        if (text.find(mark.text) != std::string_view::npos) {
            return mark.cause;
        }
    }
    return is_latin_chinese(text) ? "UTF-8 read as Latin-1" : "";
}

void check_text(Patient& patient,
                Place place,
                const std::string& text,
                const std::optional<LonLat>& at,
                double households) {
    const std::string_view cause = cause_of(text);
    if (cause.empty()) {
        return;
    }
    const std::string field = place.field;
    Issue issue = issue_of(
        "mojibake", std::move(place), fmt::format("{} = \"{}\" holds {}", field, text, cause));
    if (at) {
        issue.lon = at->lon;
        issue.lat = at->lat;
    }
    issue.households = households;
    patient.issues.add(std::move(issue));
}

void check_layer(Patient& patient, const RawLayer& layer) {
    for (const Feature& feature : layer.features()) {
        for (const FieldSpec& field : layer_spec(layer.name).fields) {
            const Value& value = layer.table->value(feature, field.name);
            if (const auto* text = std::get_if<std::string>(&value)) {
                const double households =
                    layer.name == "compounds"
                        ? as_number(layer.table->value(feature, "households")).value_or(0)
                        : 0;
                check_text(patient,
                           layer.table->place(feature, field.name),
                           *text,
                           any_position(feature),
                           households);
            }
        }
    }
}

} // namespace

void check_texts(Patient& patient) {
    for (const auto& [name, layer] : patient.layers) {
        check_layer(patient, layer);
    }
    if (!patient.district) {
        return;
    }
    for (const Road& road : patient.district->roads) {
        if (!cause_of(road.name).empty()) {
            Place place = patient.place("roads", road.id);
            place.field = "name";
            check_text(patient,
                       std::move(place),
                       road.name,
                       patient.district->crs.to_lon_lat(road.line.front()),
                       0);
        }
    }
}

} // namespace yike
