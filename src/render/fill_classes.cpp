// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/fill_classes.hpp"

#include "render/map_findings.hpp"
#include "render/palette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace yike {

namespace {

std::vector<FillClass> classes_of_minutes(const MapData& data, Language language) {
    std::vector<FillClass> classes;
    for (const MinuteClass& minutes : minute_classes(std::max(1, data.cutoff_minutes))) {
        classes.push_back(
            {class_text(minutes.lower, minutes.upper, language), minutes.fill, minutes.covered});
    }
    return classes;
}

constexpr int kManyStations = 4;

std::vector<FillClass> classes_of_overlap(Language language) {
    std::vector<FillClass> classes;
    for (int stations = kManyStations; stations > 0; --stations) {
        const std::string label = stations < kManyStations   ? fmt::format("{}", stations)
                                  : language == Language::zh ? fmt::format("{}及以上", stations)
                                                             : fmt::format("{} and more", stations);
        classes.push_back({label, palette::kOverlap[stations - 1], true});
    }
    classes.push_back({"0", palette::kNoStation, true});
    return classes;
}

std::vector<FillClass> classes_of_adequacy(Language language) {
    const auto percent_of = [](double share) { return std::lround(share * 100); };
    const bool zh = language == Language::zh;
    constexpr std::size_t kLast = std::size(palette::kAdequacyBreaks);
    std::vector<FillClass> classes;
    for (std::size_t i = std::size(palette::kAdequacy); i-- > 0;) {
        const long above = i == 0 ? 0 : percent_of(palette::kAdequacyBreaks[i - 1]);
        const long below = i == kLast ? 0 : percent_of(palette::kAdequacyBreaks[i]);
        std::string label = fmt::format("{}–{}%", above, below);
        if (i == 0) {
            label = zh ? fmt::format("不足{}%", below) : fmt::format("under {}%", below);
        } else if (i == kLast) {
            label = zh ? fmt::format("{}%及以上", above) : fmt::format("{}% and more", above);
        }
        classes.push_back({label, palette::kAdequacy[i], above >= 100});
    }
    return classes;
}

std::vector<FillClass> classes_of_fates(Language language) {
    return {{word(Word::gained, language), palette::kGained},
            {word(Word::kept, language), palette::kKept},
            {word(Word::lost, language), palette::kLost, false, true},
            {word(Word::still_uncovered, language), palette::kStillUncovered, false}};
}

std::size_t class_of_fate(MapFate fate) {
    switch (fate) {
    case MapFate::gained:
        return 0;
    case MapFate::kept:
        return 1;
    case MapFate::lost:
        return 2;
    case MapFate::uncovered:
        break;
    }
    return 3;
}

} // namespace

std::vector<FillClass> fill_classes(const MapData& data, MapTheme theme, Language language) {
    switch (theme) {
    case MapTheme::redundancy:
        return classes_of_overlap(language);
    case MapTheme::area:
        return classes_of_adequacy(language);
    case MapTheme::fates:
        return classes_of_fates(language);
    case MapTheme::plan:
    case MapTheme::coverage:
    case MapTheme::gaps:
        break;
    }
    return classes_of_minutes(data, language);
}

std::optional<std::size_t>
class_of(const MapData& data, MapTheme theme, const MapCompound& compound) {
    if (theme == MapTheme::fates) {
        return class_of_fate(compound.fate.value_or(MapFate::uncovered));
    }
    if (!compound.has_access) {
        return std::nullopt;
    }
    if (theme == MapTheme::redundancy) {
        const int stations = compound.stations_within[data.tier == 1 ? 0 : 1];
        return static_cast<std::size_t>(kManyStations - std::clamp(stations, 0, kManyStations));
    }
    const std::vector<MinuteClass> classes = minute_classes(std::max(1, data.cutoff_minutes));
    return compound.minutes ? minute_class(classes, *compound.minutes) : classes.size() - 1;
}

std::optional<std::size_t> class_of(const MapAreaUnit& unit) {
    const std::optional<double> share = adequacy(unit);
    if (!share) {
        return std::nullopt;
    }
    // The lower end belongs to the class: exactly 100 % is up to the standard.
    const auto* const above = std::upper_bound(
        std::begin(palette::kAdequacyBreaks), std::end(palette::kAdequacyBreaks), *share);
    return static_cast<std::size_t>(std::distance(above, std::end(palette::kAdequacyBreaks)));
}

} // namespace yike
