// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/mixed_datum.hpp"

#include <algorithm>
#include <optional>

namespace yike {

namespace {

constexpr std::size_t kFewestLoose = 20;
constexpr double kFewestThings = 8; // in each of the layers compared
constexpr std::size_t kExamples = 5;

/// One layer held against another one.
struct Question {
    const FitTable& table;
    std::size_t layer;
    std::size_t other;
    std::size_t now;   ///< reading of the layer
    std::size_t then;  ///< the other reading tried
    std::size_t still; ///< reading of the other layer
};

MixedLayer answer(const Question& q, double now, double z_now, double then, double z_then) {
    return {q.table.layer(q.layer).name(),
            kReadings[q.then],
            q.table.layer(q.other).name(),
            now,
            then,
            z_now,
            z_then,
            {}};
}

/// Corners that touch in both readings.
std::optional<MixedLayer> mixed_corners(const Question& q) {
    constexpr double kFewest = 4;
    const Fit& now = q.table.read_as(q.layer, q.now, q.other, q.still);
    const Fit& then = q.table.read_as(q.layer, q.then, q.other, q.still);
    if (now.most < kFewestThings * kEvidencePerThing ||
        std::min(now.touching, then.touching) < kFewest ||
        std::min(now.touch_z, then.touch_z) < kMixedZ) {
        return std::nullopt;
    }
    return answer(q, now.touching, now.touch_z, then.touching, then.touch_z);
}

/// Outlines that follow in one part as declared, in the rest when read otherwise.
std::optional<MixedLayer> mixed_outlines(const Question& q, const WorkingCrs& crs) {
    const Fit& now = q.table.read_as(q.layer, q.now, q.other, q.still);
    if (now.touch_z < kMixedZ || now.most < kFewestThings * kEvidencePerThing) {
        return std::nullopt;
    }
    const FitLayer& layer = q.table.layer(q.layer);
    const FitLayer& other = q.table.layer(q.other);
    std::vector<LonLat> loose;
    for (const LonLat p : layer.samples()) {
        const LonLat place = unread(
            reread(p, layer.declared(), kReadings[q.now]), other.declared(), kReadings[q.still]);
        const double distance_m = other.distance_at(crs.to_plane(place));
        // Beyond reach there is nothing to follow in either reading.
        if (distance_m > kLoose && distance_m < kFollows) {
            loose.push_back(p);
        }
    }
    if (loose.size() < kFewestLoose) {
        return std::nullopt;
    }
    const PairFit fit(loose, layer.declared(), layer.weight(), other, crs);
    const Fit as_now = fit.read_as(kReadings[q.now], kReadings[q.still], crs);
    const Fit as_then = fit.read_as(kReadings[q.then], kReadings[q.still], crs);
    if (as_then.near_z < kMixedZ || as_then.near_z < as_now.near_z + kMixedZ - 2) {
        return std::nullopt;
    }
    MixedLayer found =
        answer(q, now.touching, now.touch_z, static_cast<double>(loose.size()), as_then.near_z);
    for (std::size_t i = 0; i < std::min(kExamples, loose.size()); ++i) {
        found.examples.push_back(loose[i * loose.size() / std::min(kExamples, loose.size())]);
    }
    return found;
}

/// The clearest sign over all other layers and readings.
std::optional<MixedLayer> find_mixture(const FitTable& table,
                                       const std::vector<std::size_t>& readings,
                                       std::size_t layer,
                                       const WorkingCrs& crs) {
    std::optional<MixedLayer> clearest;
    for (std::size_t other = 0; other < table.size(); ++other) {
        for (std::size_t then = 0; other != layer && then < kReadings.size(); ++then) {
            if (then == readings[layer]) {
                continue;
            }
            const Question q{table, layer, other, readings[layer], then, readings[other]};
            for (auto& found : {mixed_corners(q), mixed_outlines(q, crs)}) {
                if (found && (!clearest || found->z_then > clearest->z_then)) {
                    clearest = found;
                }
            }
        }
    }
    return clearest;
}

} // namespace

std::vector<MixedLayer>
find_mixed(const FitTable& table, const std::vector<std::size_t>& readings, const WorkingCrs& crs) {
    std::vector<MixedLayer> all;
    for (std::size_t layer = 0; layer < table.size(); ++layer) {
        if (auto found = find_mixture(table, readings, layer, crs)) {
            all.push_back(std::move(*found));
        }
    }
    return all;
}

} // namespace yike
