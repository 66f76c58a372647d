// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/district.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace yike {

const WalkingProfile& District::profile() const {
    const auto named = [this](const WalkingProfile& p) { return p.name == settings.profile; };
    const auto found = std::find_if(profiles.begin(), profiles.end(), named);
    if (found != profiles.end()) {
        return *found;
    }
    std::vector<std::string> names;
    for (const WalkingProfile& known : profiles) {
        names.push_back(known.name);
    }
    throw DataError(fmt::format("settings.profile is \"{}\"; known profiles: {}",
                                settings.profile,
                                fmt::join(names, ", ")));
}

CommunityId find_community(const District& district, const std::string& id_or_name) {
    const std::vector<Community>& all = district.communities;
    const auto find_by = [&](std::string Community::*member) {
        return std::find_if(all.begin(), all.end(), [&](const Community& community) {
            return community.*member == id_or_name;
        });
    };
    // An id wins over a name: ids are unique.
    auto found = find_by(&Community::id);
    if (found == all.end()) {
        found = find_by(&Community::name);
    }
    return found == all.end() ? CommunityId::none()
                              : CommunityId(static_cast<std::size_t>(found - all.begin()));
}

CommunityId community_at(const District& district, PlanePoint p) {
    const auto found =
        std::find_if(district.communities.begin(),
                     district.communities.end(),
                     [p](const Community& community) { return contains(community.ground, p); });
    return found == district.communities.end()
               ? CommunityId::none()
               : CommunityId(static_cast<std::size_t>(found - district.communities.begin()));
}

} // namespace yike
