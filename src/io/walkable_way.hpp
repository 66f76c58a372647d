// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which ways and nodes of OSM data people may walk on, by their tags alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace yike {

/// The tags that decide about a way; empty when absent.
struct WalkingTags {
    std::string_view highway;
    std::string_view foot;
    std::string_view access;
    std::string_view area;
};

struct WalkingVerdict {
    std::string reason;          ///< why it is left out; empty: walkable
    bool private_access = false; ///< walkable by those who live there only
};

/// The first of these reasons that holds: `proposed`, `construction`,
/// `not_a_walkable_class:<value of highway>`, `motorway` (with links; unless foot allows), `area`,
/// `foot_no`, `foot_private`, `foot_use_sidepath`, `access_no`. A way with access=private that no
/// foot=* opens is walkable with `private_access`.
WalkingVerdict judge_way(const WalkingTags& tags);

/// Values of highway=* that people walk on unless other tags say no; motorways are not among them.
std::span<const std::string_view> walkable_classes();

/// True if a node with barrier=* stops those on foot: foot=no, or access=no|private without
/// foot=yes|designated|permissive.
bool barrier_node_cuts(std::string_view foot, std::string_view access);

} // namespace yike
