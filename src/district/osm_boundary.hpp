// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The boundary of an imported district, and the communities within it.
#pragma once

#include "base/issue.hpp"
#include "district/district.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon.hpp"
#include "io/osm_objects.hpp"

#include <string>
#include <vector>

namespace yike {

struct ImportBoundary {
    std::string name;
    WorkingCrs crs; ///< centred on the boundary
    MultiPolygon ground;
    int admin_level = 0; ///< of the administrative area that it is, 0 if it is none
    std::string source;  ///< what was taken, for the report
    IssueList issues;    ///< what else might have been meant
};

/// @param wanted  a polygon file, or a name (name, name:en, name:zh, official_name ...) or an id
///                ("r45") of an administrative area among the objects; of several levels the
///                lowest, then the smaller area, with an issue
/// @throws DataError if there is neither, naming similar ones, or if areas of one level that lie
///         apart share the name.
ImportBoundary find_boundary(const std::string& wanted, const OsmObjects& objects);

struct ImportCommunities {
    std::vector<Community> communities; ///< ascending by id; clipped to the boundary
    int admin_level = 0;                ///< 0 if there are none
    double cover = 0;                   ///< share of the boundary's ground that they cover
    IssueList issues;
};

/// The members of the deepest admin_level below the boundary's that covers at least 90 % of it
/// with two members or more; if none does, of the level that covers most.
ImportCommunities find_communities(const ImportBoundary& boundary, const OsmObjects& objects);

/// The polygons of an area in a working CRS, valid.
MultiPolygon to_plane(const OsmArea& area, const WorkingCrs& crs);

/// name, else name:zh, name:en, official_name; empty if it has none of them.
std::string name_of(const OsmTags& tags);

} // namespace yike
