// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/demand.hpp"

namespace yike {

const char* to_string(Measure measure) {
    switch (measure) {
    case Measure::households:
        return "households";
    case Measure::people:
        return "people";
    case Measure::elderly:
        return "elderly";
    case Measure::compounds:
        return "compounds";
    case Measure::land:
        break;
    }
    return "land";
}

Demand demand_of_all(const Demand& demand) {
    return {{demand.groups.front()}, {demand.wholes.front()}, demand.amounts};
}

Demand demand_of(const District& district, const AccessModel& model) {
    Demand demand;
    demand.groups = groups_of(district, model);
    for (const Compound& compound : district.compounds) {
        demand.amounts.push_back({compound.households,
                                  compound.people,
                                  compound.elderly,
                                  compound.counts ? 1.0 : 0.0,
                                  compound.counts ? area(compound.ground) : 0});
    }
    for (const Group& group : demand.groups) {
        Measured& whole = demand.wholes.emplace_back();
        for (const std::size_t i : group.compounds) {
            for (std::size_t m = 0; m < whole.size(); ++m) {
                whole[m] += demand.amounts[i][m];
            }
        }
    }
    return demand;
}

} // namespace yike
