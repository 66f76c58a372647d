// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/datum_judgement.hpp"

#include "base/parallel.hpp"
#include "doctor/fit_table.hpp"
#include "doctor/mixed_datum.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace yike {

namespace {

/// A datum for each layer, as an index into kReadings.
using Readings = std::vector<std::size_t>;

Readings declared_readings(const FitTable& table) {
    Readings readings;
    for (std::size_t i = 0; i < table.size(); ++i) {
        readings.push_back(reading_of(table.layer(i).declared()));
    }
    return readings;
}

/// How well all layers fit each other, less what each layer that is not read as declared costs.
double worth(const FitTable& table, const Readings& declared, const Readings& readings) {
    double sum = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (readings[i] != declared[i]) {
            sum -= kPriorAgainst;
        }
        for (std::size_t k = i + 1; k < table.size(); ++k) {
            sum += table.evidence(i, readings[i], k, readings[k]);
        }
    }
    return sum;
}

struct Choice {
    Readings readings;
    double worth = -1e300;
};

/// The best readings over all 3^n, layer `fixed` (if any) kept as declared; ties to fewer changes.
Choice best_readings(const FitTable& table,
                     const Readings& declared,
                     std::optional<std::size_t> fixed = {}) {
    Choice best{declared, worth(table, declared, declared)};
    Readings readings(table.size(), 0);
    while (true) {
        if (!fixed || readings[*fixed] == declared[*fixed]) {
            const double value = worth(table, declared, readings);
            if (value > best.worth + 1e-9) {
                best = {readings, value};
            }
        }
        std::size_t i = 0;
        while (i < readings.size() && ++readings[i] == kReadings.size()) {
            readings[i++] = 0;
        }
        if (i == readings.size()) {
            return best;
        }
    }
}

/// The other layer whose fit to layer i changes most in its favour.
void find_witness(const FitTable& table,
                  std::size_t i,
                  const std::function<Fit(std::size_t, std::size_t, bool)>& fit,
                  Accusation& accusation) {
    double most = -1e300;
    for (std::size_t k = 0; k < table.size(); ++k) {
        if (k == i) {
            continue;
        }
        for (const bool reversed : {false, true}) {
            const Fit now = reversed ? fit(k, i, false) : fit(i, k, false);
            const Fit then = reversed ? fit(k, i, true) : fit(i, k, true);
            if (then.evidence() - now.evidence() > most) {
                most = then.evidence() - now.evidence();
                accusation.witness = table.layer(k).name();
                accusation.witness_now = now;
                accusation.witness_then = then;
                accusation.samples = table.layer(reversed ? k : i).samples().size();
            }
        }
    }
}

/// The greatest pooled evidence of some displacements by chance, those near to `but` left aside.
double by_chance(const FitTable& table,
                 std::size_t i,
                 const std::vector<char>& without,
                 PlanePoint but = {}) {
    constexpr double kNear = 300;
    double most = 0;
    for (int k = 0; k < 48; ++k) {
        const double angle = 2.399963 * k; // golden
        const double r = 150 + 25.0 * k;
        const PlanePoint displacement{r * std::cos(angle), r * std::sin(angle)};
        if (but == PlanePoint{} || distance(displacement, but) > kNear) {
            most = std::max(most, table.pooled(i, displacement, without));
        }
    }
    return most;
}

PlanePoint mean_displacement(const FitLayer& layer, Datum meant, const WorkingCrs& crs) {
    PlanePoint sum{};
    for (const LonLat p : layer.samples()) {
        sum = sum + (crs.to_plane(reread(p, layer.declared(), meant)) - crs.to_plane(p));
    }
    return (1.0 / static_cast<double>(std::max<std::size_t>(1, layer.samples().size()))) * sum;
}

/// Evidence that layer i fits all others, all read as given.
double worth_of_layer(const FitTable& table, std::size_t i, const Readings& readings) {
    double sum = 0;
    for (std::size_t k = 0; k < table.size(); ++k) {
        sum += k == i ? 0 : table.evidence(i, readings[i], k, readings[k]);
    }
    return sum;
}

std::vector<Accusation>
accuse_by_datum(const FitTable& table, const WorkingCrs& crs, Readings& readings) {
    const Readings declared = declared_readings(table);
    const Choice best = best_readings(table, declared);
    std::vector<Accusation> accusations;
    readings = declared;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (best.readings[i] == declared[i]) {
            continue;
        }
        Accusation accusation;
        accusation.gain = best.worth - best_readings(table, declared, i).worth + kPriorAgainst;
        const auto fit = [&](std::size_t a, std::size_t b, bool then) {
            const Readings& r = then ? best.readings : declared;
            return table.read_as(a, r[a], b, r[b]);
        };
        find_witness(table, i, fit, accusation);
        // As good as this may also be found by trying displacements at random.
        const double then = worth_of_layer(table, i, best.readings);
        if (accusation.gain < kLeastGain || accusation.witness_then.evidence() < kLeastWitness ||
            then < by_chance(table,
                             i,
                             std::vector<char>(table.size(), 0),
                             mean_displacement(table.layer(i), kReadings[best.readings[i]], crs))) {
            continue;
        }
        accusation.layer = table.layer(i).name();
        accusation.meant = kReadings[best.readings[i]];
        accusation.offset = mean_displacement(table.layer(i), *accusation.meant, crs);
        accusation.fit_now = worth_of_layer(table, i, declared);
        readings[i] = best.readings[i];
        accusations.push_back(std::move(accusation));
    }
    return accusations;
}

// ---- displacements that no datum explains ----

struct Peak {
    PlanePoint displacement;
    double pooled = -1e300;
};

/// Pooled evidence on a lattice of displacements, the best peak and the best one far from it.
struct Search {
    Peak best;
    double next = 0;
};

constexpr double kStep = 20;
constexpr double kReach = 1500;
constexpr double kApart = 100; // peaks nearer than this are one

std::vector<PlanePoint> lattice() {
    std::vector<PlanePoint> points;
    const int n = static_cast<int>(kReach / kStep);
    for (int y = -n; y <= n; ++y) {
        for (int x = -n; x <= n; ++x) {
            const PlanePoint p{x * kStep, y * kStep};
            if (squared_distance(p, {}) <= kReach * kReach) {
                points.push_back(p);
            }
        }
    }
    return points;
}

Peak refine(const FitTable& table, std::size_t i, Peak peak, const std::vector<char>& without) {
    for (const double step : {10.0, 5.0, 2.0, 1.0}) {
        const PlanePoint centre = peak.displacement;
        for (int y = -2; y <= 2; ++y) {
            for (int x = -2; x <= 2; ++x) {
                const PlanePoint p = centre + PlanePoint{x * step, y * step};
                const double value = table.pooled(i, p, without);
                if (value > peak.pooled) {
                    peak = {p, value};
                }
            }
        }
    }
    return peak;
}

/// The displacements of the greatest values that lie apart from each other, best first.
std::vector<std::size_t> greatest(const std::vector<PlanePoint>& points,
                                  const std::vector<float>& values,
                                  std::size_t most) {
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] > values[b];
    });
    std::vector<std::size_t> chosen;
    for (const std::size_t p : order) {
        const bool apart = std::none_of(chosen.begin(), chosen.end(), [&](std::size_t other) {
            return distance(points[other], points[p]) < kApart;
        });
        if (apart) {
            chosen.push_back(p);
        }
        if (chosen.size() == most) {
            break;
        }
    }
    return chosen;
}

/// Quick evidence of layer i against each other one at all displacements.
std::vector<std::vector<float>> quick_values(const FitTable& table,
                                             std::size_t i,
                                             const std::vector<char>& without,
                                             const std::vector<PlanePoint>& points) {
    std::vector<std::vector<float>> values(table.size());
    for (std::size_t k = 0; k < table.size(); ++k) {
        if (k == i || without[k] != 0) {
            continue;
        }
        values[k].resize(points.size());
        parallel_ranges(points.size(), 64, [&](std::size_t begin, std::size_t end) {
            for (std::size_t p = begin; p < end; ++p) {
                values[k][p] = static_cast<float>(table.quick_evidence(i, k, points[p]));
            }
        });
    }
    return values;
}

Search search(const FitTable& table, std::size_t i, const std::vector<char>& without) {
    constexpr std::size_t kPeaks = 16;
    constexpr std::size_t kPeaksOfPair = 4;
    const std::vector<PlanePoint> points = lattice();
    const std::vector<std::vector<float>> values = quick_values(table, i, without, points);
    std::vector<float> sum(points.size(), 0);
    std::vector<std::size_t> starts;
    for (const std::vector<float>& one : values) {
        for (std::size_t p = 0; p < one.size(); ++p) {
            sum[p] += one[p];
        }
        if (!one.empty()) { // a sharp peak of two layers may drown in the sum
            const std::vector<std::size_t> own = greatest(points, one, kPeaksOfPair);
            starts.insert(starts.end(), own.begin(), own.end());
        }
    }
    const std::vector<std::size_t> pooled = greatest(points, sum, kPeaks);
    starts.insert(starts.end(), pooled.begin(), pooled.end());
    std::vector<Peak> peaks(starts.size());
    parallel_ranges(starts.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t p = begin; p < end; ++p) {
            const PlanePoint at = points[starts[p]];
            peaks[p] = refine(table, i, {at, table.pooled(i, at, without)}, without);
        }
    });
    std::stable_sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) {
        return a.pooled > b.pooled;
    });
    Search found{peaks.front(), 0};
    for (const Peak& peak : peaks) {
        if (distance(peak.displacement, found.best.displacement) >= kApart) {
            found.next = std::max(found.next, peak.pooled);
        }
    }
    return found;
}

std::optional<Accusation>
accuse_by_offset(const FitTable& table, std::size_t i, const std::vector<char>& without) {
    constexpr double kClearlyRight = 8;
    const double now = table.pooled(i, {}, without);
    if (now > by_chance(table, i, without) + kClearlyRight) {
        return std::nullopt;
    }
    const Search found = search(table, i, without);
    if (distance(found.best.displacement, {}) < kLeastOffset ||
        found.best.pooled - now < kLeastOffsetGain || found.best.pooled < kPeakLead * found.next) {
        return std::nullopt;
    }
    Accusation accusation;
    accusation.layer = table.layer(i).name();
    accusation.offset = found.best.displacement;
    accusation.gain = found.best.pooled - now;
    accusation.fit_now = now;
    const auto fit = [&](std::size_t a, std::size_t b, bool then) {
        const double sign = a == i ? 1.0 : -1.0;
        return table.pair(a, b).moved_by(then ? sign * accusation.offset : PlanePoint{});
    };
    find_witness(table, i, fit, accusation);
    return accusation;
}

/// One after the other, the clearest first: the rest is then judged without it.
std::vector<Accusation> accuse_by_offsets(const FitTable& table, std::vector<char> without) {
    std::vector<Accusation> accusations;
    while (true) {
        std::optional<Accusation> clearest;
        std::size_t which = 0;
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (without[i] != 0) {
                continue;
            }
            auto accusation = accuse_by_offset(table, i, without);
            // Roads come last among equals: everything else is measured against them.
            if (accusation && (!clearest || accusation->gain > clearest->gain + 1e-9)) {
                clearest = std::move(accusation);
                which = i;
            }
        }
        if (!clearest) {
            return accusations;
        }
        accusations.push_back(*clearest);
        without[which] = 1;
    }
}

} // namespace

DatumJudgement judge_datums(const std::vector<LayerShape>& shapes,
                            const WorkingCrs& crs,
                            const Box& box,
                            Progress& progress) {
    const FitTable table(shapes, crs, box, progress);
    DatumJudgement judgement;
    Readings readings;
    judgement.shifted = accuse_by_datum(table, crs, readings);
    judgement.mixed = find_mixed(table, readings, crs);
    progress.check();
    std::vector<char> without(table.size(), 0);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const std::string& name = table.layer(i).name();
        const auto is_it = [&name](const auto& found) { return found.layer == name; };
        const bool is_mixed = std::any_of(judgement.mixed.begin(), judgement.mixed.end(), is_it);
        if (is_mixed) {
            std::erase_if(judgement.shifted, is_it);
        }
        without[i] =
            is_mixed || std::any_of(judgement.shifted.begin(), judgement.shifted.end(), is_it) ? 1
                                                                                               : 0;
    }
    for (Accusation& accusation : accuse_by_offsets(table, without)) {
        judgement.shifted.push_back(std::move(accusation));
    }
    return judgement;
}

} // namespace yike
