// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <utility>

namespace yike {

namespace {

std::string with_place(const Place& place, const std::string& message) {
    std::string text = to_string(place);
    if (!text.empty()) {
        text += ": ";
    }
    return text + message;
}

} // namespace

std::string to_string(const Place& place) {
    std::string text = place.file;
    const auto append = [&text](const char* noun, const std::string& value) {
        if (value.empty()) {
            return;
        }
        if (!text.empty()) {
            text += ": ";
        }
        text += noun;
        text += " \"" + value + '"';
    };
    append("layer", place.layer);
    append("feature", place.feature);
    append("field", place.field);
    return text;
}

Error::Error(ExitCode code, const std::string& message)
    : std::runtime_error(message), code_(code) {}

Error::Error(ExitCode code, Place place, const std::string& message)
    : std::runtime_error(with_place(place, message)), code_(code), place_(std::move(place)) {}

} // namespace yike
