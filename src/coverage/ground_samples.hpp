// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Where the people of a compound are taken to be.
#pragma once

#include "access/access_field.hpp"

#include <utility>
#include <vector>

namespace yike {

/// A place with its weight: households of a building, or 1 for a piece of ground.
struct Sample {
    AccessPlace place;
    double weight = 1;
};

/// Prepares the field where compounds are: what people_on_ground() needs.
/// @throws Stopped if the progress says so
void prepare_ground(AccessField& field, Progress& progress);

/// A compound of fewer lattice points is sampled more finely.
inline constexpr std::size_t kFewestSamples = 64;

/// The finest lattice for small compounds, m.
inline constexpr double kFinestStep = 0.5;

/// The buildings inside each compound, in the order of the district's compounds; a building in
/// several overlapping compounds belongs to the first.
std::vector<std::vector<Building>> buildings_by_compound(const District& district);

/// How one time of a compound comes from those of its samples.
enum class TimeRule {
    least,  ///< gates: people take the best
    median, ///< ground or buildings: at least half of the weight is no farther
};

/// The samples by which a compound's minutes are told.
struct People {
    TimeRule rule = TimeRule::median;
    std::vector<Sample> samples;
    bool even = true; ///< all weights are equal
};

/// The people on the ground of one compound: its buildings where given (weight: their households),
/// else lattice points of its ground, else (a point compound) its point. A compound of few lattice
/// points is sampled on a finer lattice, down to kFinestStep.
/// @param buildings  those inside the compound
/// @param field      prepared for the compound's box
People people_on_ground(const Compound& compound,
                        const std::vector<Building>& buildings,
                        const AccessField& field);

/// The open gates of a walled compound.
People open_gates(const AccessModel& model, CompoundId compound);

/// The one time of some times, parallel to the samples; kNever without samples.
Millis rule_time(const People& people, std::vector<Millis> times);

/// Area- or household-weighted median: the least time that at least half of the weight does not
/// exceed; kNever if more than half has none.
Millis weighted_median(std::vector<std::pair<Millis, double>> weighted);

} // namespace yike
