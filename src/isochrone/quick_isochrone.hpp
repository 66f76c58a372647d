// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Isochrones asked for again and again: of a station that is being dragged, or of a plan.
#pragma once

#include "isochrone/isochrone.hpp"

#include <memory>
#include <span>
#include <vector>

namespace yike {

struct QuickRequest {
    std::span<const Destination> destinations; ///< the nearest counts; none reaches nothing
    std::vector<int> minutes{15};              ///< ascending, each once, 1 to 60
    const StackedPlaces* stacked = nullptr;    ///< of the field's model; null: without audit
};

/// Computes isochrones with the scratch of one thread, which it keeps from one call to the next.
///
/// The values at the corners of cells are as exact as those of isochrones(); the line between them
/// is drawn from the corners alone, where isochrones() divides the cells at the line further.
class QuickIsochrone {
  public:
    /// @param field  of a district or of a plan; must outlive the object. Tiles that are not
    ///               prepared are prepared where needed, which takes far longer than the rest
    explicit QuickIsochrone(AccessField& field);
    QuickIsochrone(QuickIsochrone&&) noexcept;
    QuickIsochrone& operator=(QuickIsochrone&&) noexcept;
    ~QuickIsochrone();

    /// From now on the isochrones of another field: a plan has changed the streets.
    void use(AccessField& field);

    /// One per minutes, nested. Without `stacked` the audit is all zero.
    std::vector<Isochrone> run(const QuickRequest& request);

    /// The ground alone, from which the nearest of the destinations is reached in time.
    MultiPolygon ground(std::span<const Destination> destinations, int minutes);

  private:
    struct Scratch;
    std::unique_ptr<Scratch> scratch_;
};

} // namespace yike
