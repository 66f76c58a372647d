// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/figure_places.hpp"

#include <algorithm>

namespace yike {

namespace {

template <class Ids> std::vector<std::size_t> indexes(const Ids& ids) {
    std::vector<std::size_t> all;
    std::transform(
        ids.begin(), ids.end(), std::back_inserter(all), [](const auto id) { return id.index(); });
    return all;
}

/// What is said where a figure counts some places, and where it counts none.
struct Words {
    Phrase some; ///< %1: how many places, %2: the figure
    Phrase none;
};

Words words_of(FigureKind kind) {
    switch (kind) {
    case FigureKind::covered_share:
    case FigureKind::covered_households:
        return {phrases::kShowsCovered, phrases::kShowsNoCovered};
    case FigureKind::uncovered_households:
        return {phrases::kShowsUncovered, phrases::kShowsNoUncovered};
    case FigureKind::gained_households:
        return {phrases::kShowsGained, phrases::kShowsNoGained};
    case FigureKind::lost_households:
        return {phrases::kShowsLost, phrases::kShowsNoLost};
    case FigureKind::cost_yuan:
        return {phrases::kShowsCosts, phrases::kShowsNoCosts};
    case FigureKind::missing_costs:
        return {phrases::kShowsNoCost, phrases::kShowsAllCosts};
    case FigureKind::stations:
        return {phrases::kShowsStations, phrases::kShowsNoStations};
    case FigureKind::conflict_pairs:
        return {phrases::kShowsPairs, phrases::kShowsNoPairs};
    case FigureKind::area_shortfall_m2:
        break;
    }
    return {phrases::kShowsShortfall, phrases::kShowsNoShortfall};
}

/// The number of households, yuan or square metres that stands behind the places.
QString amount_of(const Figure& figure, const Voice& say) {
    const double value = figure.value.value_or(0);
    if (figure.kind == FigureKind::cost_yuan) {
        return utf8(money_text(value, say.language()));
    }
    if (figure.kind == FigureKind::area_shortfall_m2) {
        return utf8(area_text(value, say.language()));
    }
    if (figure.kind == FigureKind::covered_share) {
        return utf8(percent(value));
    }
    return utf8(households_text(value, say.language()));
}

} // namespace

MapHighlight
places_of(const Figure& figure, const Answer& answer, const std::set<std::size_t>& without_cost) {
    MapHighlight places;
    places.compounds = indexes(figure.compounds);
    places.communities = indexes(figure.communities);
    if (figure.kind == FigureKind::conflict_pairs) {
        for (std::size_t i = 0; i < answer.map.conflicts.size(); ++i) {
            places.conflicts.push_back(i);
        }
    } else {
        places.stations = indexes(figure.stations);
    }
    for (std::size_t i = 0; i < answer.map.changes.size(); ++i) {
        const MapChange& change = answer.map.changes[i];
        const bool costs = figure.kind == FigureKind::cost_yuan && change.cost_yuan > 0;
        const bool lacks =
            figure.kind == FigureKind::missing_costs && without_cost.contains(change.number);
        if (costs || lacks) {
            places.changes.push_back(i);
        }
    }
    return places;
}

QString places_text(const Figure& figure, const MapHighlight& places, const Voice& say) {
    const std::size_t count = places.compounds.size() + places.communities.size() +
                              places.stations.size() + places.conflicts.size() +
                              places.changes.size();
    const Words words = words_of(figure.kind);
    if (count == 0) {
        return say(words.none);
    }
    const QString text = say(words.some).arg(utf8(thousands(static_cast<double>(count))));
    return text.contains(QStringLiteral("%2")) ? text.arg(amount_of(figure, say)) : text;
}

} // namespace yike
