// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/fit_table.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <optional>

namespace yike {

namespace {

std::vector<FitLayer>
prepare(const std::vector<LayerShape>& shapes, const WorkingCrs& crs, const Box& box) {
    std::vector<std::optional<FitLayer>> made(shapes.size());
    parallel_ranges(shapes.size(), 1, [&](std::size_t begin, std::size_t end) {
        const WorkingCrs own(crs);
        for (std::size_t i = begin; i < end; ++i) {
            made[i].emplace(shapes[i], own, box);
        }
    });
    std::vector<FitLayer> layers;
    for (std::optional<FitLayer>& layer : made) {
        if (!layer->samples().empty()) {
            layers.push_back(std::move(*layer));
        }
    }
    return layers;
}

} // namespace

std::size_t reading_of(Datum declared) {
    return declared == Datum::gcj02 ? 1 : declared == Datum::bd09 ? 2 : 0;
}

FitTable::FitTable(const std::vector<LayerShape>& shapes,
                   const WorkingCrs& crs,
                   const Box& box,
                   Progress& progress)
    : layers_(prepare(shapes, crs, box)) {
    progress.check();
    pairs_.resize(size() * size());
    readings_.resize(size() * size() * 9);
    parallel_ranges(size() * size(), 1, [&](std::size_t begin, std::size_t end) {
        const WorkingCrs own(crs);
        for (std::size_t p = begin; p < end; ++p) {
            if (p / size() == p % size()) {
                continue;
            }
            pairs_[p] = std::make_unique<PairFit>(layers_[p / size()], layers_[p % size()], own);
            for (std::size_t a = 0; a < 3; ++a) {
                for (std::size_t b = 0; b < 3; ++b) {
                    readings_[p * 9 + a * 3 + b] =
                        pairs_[p]->read_as(kReadings[a], kReadings[b], own);
                }
            }
        }
    });
}

double FitTable::evidence(std::size_t i, std::size_t a, std::size_t k, std::size_t b) const {
    return std::max(read_as(i, a, k, b).evidence(), read_as(k, b, i, a).evidence());
}

double FitTable::evidence(std::size_t i, std::size_t k, PlanePoint displacement) const {
    return std::max(pair(i, k).moved_by(displacement).evidence(),
                    pair(k, i).moved_by(-1.0 * displacement).evidence());
}

double FitTable::quick_evidence(std::size_t i, std::size_t k, PlanePoint displacement) const {
    return std::max(pair(i, k).quick_look(displacement).quick_evidence(),
                    pair(k, i).quick_look(-1.0 * displacement).quick_evidence());
}

double
FitTable::pooled(std::size_t i, PlanePoint displacement, const std::vector<char>& without) const {
    double sum = 0;
    for (std::size_t k = 0; k < size(); ++k) {
        if (k != i && without[k] == 0) {
            sum += evidence(i, k, displacement);
        }
    }
    return sum;
}

} // namespace yike
