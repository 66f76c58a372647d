// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sys/resource.h>

namespace yike::bench {

namespace {

double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::round(static_cast<double>(usage.ru_maxrss) / 1024);
}

} // namespace

double Timing::median() const {
    std::vector<double> sorted = microseconds;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

void print(const std::string& work,
           const std::vector<Timing>& samples,
           const std::string& baseline) {
    double reference = 0;
    for (const Timing& sample : samples) {
        if (sample.implementation == baseline) {
            reference = sample.median();
        }
    }
    for (const Timing& sample : samples) {
        std::puts(as_json(work, sample, reference).dump().c_str());
    }
    std::fflush(stdout);
}

nlohmann::ordered_json as_json(const std::string& work, const Timing& timing, double baseline_us) {
    nlohmann::ordered_json line{{"work", work},
                                {"implementation", timing.implementation},
                                {"queries", timing.microseconds.size()},
                                {"median_us", std::round(timing.median() * 100) / 100},
                                {"ratio_to_bgl_no_init", nullptr},
                                {"peak_mb", peak_mb()},
                                {"agree", timing.agrees}};
    if (baseline_us > 0) {
        line["ratio_to_bgl_no_init"] = std::round(timing.median() / baseline_us * 10'000) / 10'000;
    }
    return line;
}

std::uint64_t mix(std::uint64_t digest, std::uint64_t number) {
    std::uint64_t x = digest ^ (number + 0x9E3779B97F4A7C15ULL + (digest << 6) + (digest >> 2));
    x ^= x >> 30; // splitmix64 (Steele, Lea & Flood 2014)
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

std::uint64_t digest(std::span<const NodeId> reached, std::span<const Millis> reached_times) {
    std::uint64_t sum = reached.size();
    for (std::size_t i = 0; i < reached.size(); ++i) {
        sum += mix(reached[i].value(), reached_times[i]);
    }
    return sum;
}

} // namespace yike::bench
