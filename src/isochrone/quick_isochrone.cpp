// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/quick_isochrone.hpp"

#include <utility>

namespace yike {

struct QuickIsochrone::Scratch {
    AccessField* field;
    Progress quiet;
};

QuickIsochrone::QuickIsochrone(AccessField& field) : scratch_(std::make_unique<Scratch>()) {
    use(field);
}

QuickIsochrone::QuickIsochrone(QuickIsochrone&&) noexcept = default;
QuickIsochrone& QuickIsochrone::operator=(QuickIsochrone&&) noexcept = default;
QuickIsochrone::~QuickIsochrone() = default;

void QuickIsochrone::use(AccessField& field) {
    scratch_->field = &field;
}

std::vector<Isochrone> QuickIsochrone::run(const QuickRequest& request) {
    AccessField& field = *scratch_->field;
    const WalkReach reach(field.model(),
                          {request.destinations.begin(), request.destinations.end()},
                          minutes_to_millis(request.minutes.back()) + kBeyond);
    if (request.stacked != nullptr) {
        return isochrones(reach, request.minutes, field, *request.stacked, scratch_->quiet);
    }
    std::vector<Isochrone> result;
    for (const int minutes : request.minutes) {
        Isochrone isochrone;
        isochrone.minutes = minutes;
        isochrone.ground = isochrone_ground(reach, minutes, field, scratch_->quiet);
        isochrone.area_m2 = area(isochrone.ground);
        result.push_back(std::move(isochrone));
    }
    return result;
}

MultiPolygon QuickIsochrone::ground(std::span<const Destination> destinations, int minutes) {
    return std::move(run({destinations, {minutes}, nullptr}).front().ground);
}

} // namespace yike
