// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/covered_households.hpp"

#include "coverage/compound_times.hpp"

#include <algorithm>
#include <utility>

namespace yike {

CoveredHouseholds::CoveredHouseholds(const AccessModel& model,
                                     AccessField& field,
                                     Progress& progress)
    : model_(model), places_(all_places(field, progress)),
      walks_(station_walks(model, places_, progress)) {}

bool CoveredHouseholds::is_covered(std::size_t compound, const std::vector<char>& open) const {
    constexpr Millis kCutoff = minutes_to_millis(kHeadlineMinutes);
    const SlottedPeople& slotted = places_[compound].people();
    const std::vector<Sample>& samples = slotted.people.samples;
    std::vector<Millis> best(samples.size(), kNever);
    std::vector<Millis> times(samples.size());
    for (const StationRow& row : walks_.to_compounds[compound]) {
        if (row.least_ms > kCutoff || open[row.station.index()] == 0) {
            continue;
        }
        times_over_network(slotted, row.node_times, times);
        const Destination& to = walks_.reaches[row.station.index()]->to;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            best[i] = std::min(best[i], times[i]);
            if (row.beside) {
                best[i] = std::min(best[i], beside_time(model_, samples[i].place, to));
            }
        }
    }
    return rule_time(slotted.people, std::move(best)) <= kCutoff;
}

double CoveredHouseholds::count(const std::vector<char>& open) const {
    const std::vector<Compound>& compounds = model_.district().compounds;
    double households = 0;
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        if (compounds[i].households > 0 && is_covered(i, open)) {
            households += compounds[i].households;
        }
    }
    return households;
}

} // namespace yike
