// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Finds the few things of a map that meet a small part of it.
#pragma once

#include "desktop/map/answer_shape.hpp"
#include "district/box_index.hpp"
#include "render/map_data.hpp"
#include "render/palette.hpp"

#include <memory>
#include <vector>

namespace yike {

/// Immutable once built; shared by threads.
class GroundIndex {
  public:
    explicit GroundIndex(std::shared_ptr<const MapData> ground);

    const MapData& data() const { return *ground_; }

    const std::shared_ptr<const MapData>& shared_data() const { return ground_; }

    /// Boundary, or all there is where there is none.
    const Box& extent() const { return extent_; }

    /// Roads, water, barriers, gates, communities, boundary and the grounds of compounds that meet
    /// `box`, without any answer.
    /// @param scale_denominator  roads that are not shown there are left out
    MapData part(const Box& box, double scale_denominator) const;

    /// What an answer changes: compounds that meet `box`, and the isochrone of the cutoff there.
    /// @param fine_m  what is smaller is not seen
    MapData part(const Box& box, const AnswerShape& answer, double fine_m) const;

    /// Indexes of roads, gates, compounds that come within `box`.
    std::vector<std::size_t> roads_in(const Box& box, double scale_denominator) const;
    std::vector<std::size_t> gates_in(const Box& box) const;
    std::vector<std::size_t> compounds_in(const Box& box) const;

  private:
    static constexpr int kRanks = 5;

    MapData heading() const;

    std::shared_ptr<const MapData> ground_;
    Box extent_;
    std::vector<std::vector<std::size_t>> roads_of_rank_;
    std::vector<BoxIndex> roads_; ///< one per rank, into roads_of_rank_
    BoxIndex barriers_;
    BoxIndex gates_;
    BoxIndex compounds_;
    BoxIndex communities_;
    BoxIndex water_;
};

} // namespace yike
