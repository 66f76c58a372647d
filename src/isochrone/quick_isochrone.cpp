// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/quick_isochrone.hpp"

#include "isochrone/tracing.hpp"

#include <optional>

namespace yike {

struct QuickIsochrone::Scratch {
    AccessField* field = nullptr;
    std::optional<WalkReach> reach;
    Tracing tracing;
    Progress quiet;

    void walk_to(std::span<const Destination> destinations, int minutes) {
        reach->walk_to(destinations, minutes_to_millis(minutes) + kBeyond);
        tracing.begin(*reach, *field, quiet, false);
    }
};

QuickIsochrone::QuickIsochrone(AccessField& field) : scratch_(std::make_unique<Scratch>()) {
    use(field);
}

QuickIsochrone::QuickIsochrone(QuickIsochrone&&) noexcept = default;
QuickIsochrone& QuickIsochrone::operator=(QuickIsochrone&&) noexcept = default;
QuickIsochrone::~QuickIsochrone() = default;

void QuickIsochrone::use(AccessField& field) {
    scratch_->field = &field;
    scratch_->reach.emplace(field.model());
}

std::vector<Isochrone> QuickIsochrone::run(const QuickRequest& request) {
    scratch_->walk_to(request.destinations, request.minutes.back());
    std::vector<Isochrone> result;
    for (const int minutes : request.minutes) {
        result.push_back(scratch_->tracing.isochrone(
            minutes, Refinement::none, request.stacked, scratch_->quiet));
    }
    return result;
}

MultiPolygon QuickIsochrone::ground(std::span<const Destination> destinations, int minutes) {
    scratch_->walk_to(destinations, minutes);
    return scratch_->tracing.ground(minutes_to_millis(minutes), Refinement::none, scratch_->quiet);
}

} // namespace yike
