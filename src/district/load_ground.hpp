// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The boundary, the working CRS that suits it, and the communities within.
#pragma once

#include "district/feature_reader.hpp"
#include "district/load_context.hpp"
#include "district/reach.hpp"

#include <map>
#include <string>
#include <vector>

namespace yike {

inline constexpr double kGreatestScaleError = 0.001;

/// Greatest scale error of a CRS over positions and their box, for a CRS may be at its best or
/// worst in the middle.
double scale_error_over(const WorkingCrs& crs, std::vector<LonLat> positions);

struct BoundaryGround {
    WorkingCrs crs;
    MultiPolygon ground;
    std::string name; ///< as the layer says; may be empty
};

/// @throws DataError if the layer has no ground, or the project's CRS does not suit it
BoundaryGround load_boundary(LoadContext& context);

/// Communities with ground inside the boundary.
std::vector<Community> load_communities(LoadContext& context, const BoundaryGround& boundary);

/// Finds the community of a place: by the text that a source gives, else by position.
class CommunityFinder {
  public:
    /// @param communities  borrowed; without any, communities without ground are made from texts
    explicit CommunityFinder(std::vector<Community>& communities);

    /// By id or name, none if unknown; `make_new` allows making one where the project has no
    /// communities of its own.
    CommunityId by_text(const std::string& text, bool make_new);

    /// The first whose ground holds the point.
    CommunityId by_place(PlanePoint p) const;

    /// By text; if that is empty or unknown, by place. An unknown text is an issue of the kind
    /// `unknown_community` on `reader`'s feature, unless the place lies outside the boundary.
    CommunityId find(const std::string& text, PlanePoint p, bool inside, FeatureReader& reader);

  private:
    std::vector<Community>& communities_;
    bool made_from_texts_;
    std::map<std::string, CommunityId> by_id_;
    std::map<std::string, CommunityId> by_name_;
    std::vector<PreparedPolygon> grounds_;
    std::vector<Box> boxes_;
};

} // namespace yike
