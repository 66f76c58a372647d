// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/profile.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

double WalkingProfile::speed_on(const std::string& road_class) const {
    if (std::find(not_walkable.begin(), not_walkable.end(), road_class) != not_walkable.end()) {
        return 0;
    }
    const auto factor = speed_factor.find(road_class);
    return factor == speed_factor.end() ? speed_m_per_s : speed_m_per_s * factor->second;
}

std::string to_string(SlopeRule rule) {
    return rule == SlopeRule::tobler ? "tobler" : "none";
}

double slope_factor(SlopeRule rule, double slope) {
    constexpr double kDecay = 3.5;
    constexpr double kFastest = 0.05; // downhill
    return rule == SlopeRule::none ? 1
                                   : std::exp(-kDecay * (std::abs(slope + kFastest) - kFastest));
}

const std::vector<WalkingProfile>& built_in_profiles() {
    static const std::vector<WalkingProfile> profiles = {
        {.name = "standard",
         .speed_m_per_s = 1.0 / 0.9,
         .speed_factor = {},
         .not_walkable = {},
         .slope = SlopeRule::none,
         .crossing_penalty_s = 0,
         .steps_penalty_s = 0,
         .footbridge_penalty_s = 0,
         .source = "GB 50180-2018: the 15-minute walk is 800 to 1000 m; 1000 m in 15 min"},
        {.name = "brisk",
         .speed_m_per_s = 1.2,
         .speed_factor = {},
         .not_walkable = {},
         .slope = SlopeRule::none,
         .crossing_penalty_s = 0,
         .steps_penalty_s = 0,
         .footbridge_penalty_s = 0,
         .source = "usual adult speed at crossings, unverified"},
        {.name = "elderly",
         .speed_m_per_s = 0.8,
         .speed_factor = {},
         .not_walkable = {},
         .slope = SlopeRule::none,
         .crossing_penalty_s = 0,
         .steps_penalty_s = 0,
         .footbridge_penalty_s = 0,
         .source = "usual value for people over 60, unverified"},
        {.name = "child",
         .speed_m_per_s = 0.95,
         .speed_factor = {},
         .not_walkable = {},
         .slope = SlopeRule::none,
         .crossing_penalty_s = 0,
         .steps_penalty_s = 0,
         .footbridge_penalty_s = 0,
         .source = "usual value for children and strollers (0.9 to 1.0 m/s), unverified"},
        {.name = "wheelchair",
         .speed_m_per_s = 0.8,
         .speed_factor = {},
         .not_walkable = {"steps"},
         .slope = SlopeRule::none,
         .crossing_penalty_s = 0,
         .steps_penalty_s = 0,
         .footbridge_penalty_s = 0,
         .source = "unverified"},
    };
    return profiles;
}

} // namespace yike
