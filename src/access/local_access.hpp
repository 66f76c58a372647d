// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Access of many points in one small square, from the few segments that can be nearest to any.
#pragma once

#include "access/access_model.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace yike {

/// Most squares of a district lie in the open: no barrier between them and their streets, no
/// splinter about. There the nearest segment needs no search of its own for each point. Where
/// barriers are near, the few of them and the few segments about answer for most points. For one
/// thread: it remembers what stopped the last point.
class LocalAccess {
  public:
    /// @param half_diagonal_m  of the square
    LocalAccess(const AccessModel& model, PlanePoint centre, double half_diagonal_m);

    /// True where no barrier, wall, splinter or change of a plan is near: no point of the square
    /// lies in a walled compound, and street() answers for all.
    bool simple() const noexcept { return kind_ == Kind::open; }

    /// The segment by which a point of the square, outside of walled compounds, enters the network;
    /// none within without access. The same as AccessModel::street_segment(), which must be asked
    /// where nothing is returned.
    std::optional<SegmentId> street(PlanePoint p) const;

  private:
    enum class Kind { unknown, open, guarded };

    void guard(PlanePoint centre, double half_diagonal_m);
    void find_candidates(PlanePoint centre, double radius_m);
    SegmentId nearest_open(PlanePoint p) const;
    std::optional<SegmentId> nearest_guarded(PlanePoint p) const;
    bool is_stopped(std::size_t candidate, PlanePoint p, PlanePoint q) const;

    static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

    const AccessModel& model_;
    std::vector<std::uint32_t> candidates_; ///< ascending
    std::vector<std::uint32_t> barriers_;
    mutable std::vector<std::uint32_t> stopped_by_; ///< by candidate: the barrier that stopped one
    mutable std::size_t last_ = kNobody;            ///< the candidate that the last point took
    double sure_m_ = 0; ///< all segments within this distance of a point are candidates
    Kind kind_ = Kind::unknown;
};

} // namespace yike
