// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/household_estimate.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace yike {

namespace {

// Unverified. A flat with its share of stairs and walls takes about 110 m2 of floor; a house for
// one family seldom has more than 250 m2. Among buildings of an unknown kind are both, and barns.
constexpr std::array kTypes = {
    DwellingType{"apartments", 4, 110, 0, true},
    DwellingType{"residential", 2, 150, 30, true},
    DwellingType{"terrace", 2, 150, 0, false},
    DwellingType{"house", 2, 250, 0, false},
    DwellingType{"detached", 2, 250, 0, false},
    DwellingType{"semidetached_house", 2, 250, 0, false},
    DwellingType{"semi", 2, 250, 0, false},
    DwellingType{"bungalow", 1, 250, 0, false},
    DwellingType{"villa", 2, 300, 0, false},
    DwellingType{"farm", 2, 300, 0, false},
    DwellingType{"yes", 2, 220, 50, false},
};

// What a building of an unknown kind is used for, if not for living.
constexpr std::array kOtherUses = {"amenity",
                                   "leisure",
                                   "office",
                                   "man_made",
                                   "tourism",
                                   "public_transport",
                                   "railway",
                                   "aeroway",
                                   "power",
                                   "military"};

std::optional<double> number_in(std::string_view text, double least, double greatest) {
    double number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{} ||
        !(number >= least && number <= greatest)) {
        return std::nullopt;
    }
    return number;
}

} // namespace

std::span<const DwellingType> dwelling_types() {
    return kTypes;
}

const DwellingType* dwelling_type(const OsmTags& tags) {
    const std::string_view building = tags.get("building");
    const auto type = std::find_if(kTypes.begin(), kTypes.end(), [building](const auto& known) {
        return known.building == building;
    });
    if (type == kTypes.end()) {
        return nullptr;
    }
    const bool has_other_use =
        building == "yes" &&
        std::any_of(kOtherUses.begin(), kOtherUses.end(), [&](auto key) { return tags.has(key); });
    return has_other_use ? nullptr : type;
}

double estimate_households(const DwellingType& type, const OsmTags& tags, double footprint_m2) {
    if (const auto flats = number_in(tags.get("building:flats"), 1, 10'000)) {
        return *flats;
    }
    const double levels = number_in(tags.get("building:levels"), 1, 200).value_or(type.levels);
    return std::max(1.0, footprint_m2 * levels / type.m2_per_household);
}

} // namespace yike
