// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What was measured, as JSON lines.
#pragma once

#include "network/network.hpp"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace yike::bench {

/// Times of one implementation, a query each.
struct Timing {
    std::string implementation;
    std::vector<double> microseconds;
    bool agrees = true; ///< with the others, on every query

    double median() const;
};

/// Runs the work and notes how long it took.
template <class Work> void measure(Timing& timing, const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    timing.microseconds.push_back(took.count());
}

/// A line for each, the ratio being that of its median to the last sample's named `baseline`; none
/// where there is no baseline.
void print(const std::string& work,
           const std::vector<Timing>& samples,
           const std::string& baseline = "bgl_no_init");

/// Of the reached nodes with their times, one each, whatever their order.
std::uint64_t digest(std::span<const NodeId> reached, std::span<const Millis> reached_times);

/// What a line has. No ratio where there is no baseline.
nlohmann::ordered_json as_json(const std::string& work, const Timing& timing, double baseline_us);

/// Mixes a number into a digest.
std::uint64_t mix(std::uint64_t digest, std::uint64_t number);

} // namespace yike::bench
