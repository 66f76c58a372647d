// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/street.hpp"

#include <array>
#include <utility>

namespace yike {

namespace {

struct ClassFacts {
    StreetClass street_class;
    const char* word;
    double clearance_m;
};

constexpr std::array<ClassFacts, 12> kFacts = {{
    {StreetClass::none, "", 3},
    {StreetClass::trunk, "trunk", 30},
    {StreetClass::primary, "primary", 26},
    {StreetClass::secondary, "secondary", 20},
    {StreetClass::tertiary, "tertiary", 14},
    {StreetClass::residential, "residential", 10},
    {StreetClass::living_street, "living_street", 6},
    {StreetClass::service, "service", 5},
    {StreetClass::track, "track", 6},
    {StreetClass::path, "path", 4},
    {StreetClass::footway, "footway", 3},
    {StreetClass::steps, "steps", 3},
}};

} // namespace

std::string to_string(StreetClass street_class) {
    return kFacts.at(static_cast<std::size_t>(street_class)).word;
}

StreetClass parse_street_class(const std::string& word) {
    for (const ClassFacts& facts : kFacts) {
        if (word == facts.word) {
            return facts.street_class;
        }
    }
    return StreetClass::none;
}

double clearance_m(StreetClass street_class) {
    return kFacts.at(static_cast<std::size_t>(street_class)).clearance_m;
}

} // namespace yike
