// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The compounds of a district, and finding them by id, name and place.
#pragma once

#include "district/load_ground.hpp"
#include "geometry/polygon.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace yike {

/// People in a household and the share of people over 60 where a compound says neither (census
/// 2020 of Qingdao, see docs).
inline constexpr double kPeoplePerHousehold = 2.55;
inline constexpr double kElderlyShare = 0.203;

struct LoadedCompounds {
    std::vector<Compound> compounds;         ///< inside the boundary
    std::unordered_set<std::string> outside; ///< ids and names of those that are not
};

LoadedCompounds load_compounds(LoadContext& context,
                               const BoundaryGround& boundary,
                               const Reach& reach,
                               CommunityFinder& communities);

/// 开放式老旧小区, commodity ... to a type; other for other words.
SettlementType parse_settlement_type(const std::string& word);

/// Id, else name, to a compound; of equal names the first.
class CompoundIndex {
  public:
    explicit CompoundIndex(const std::vector<Compound>& compounds);

    /// None if unknown.
    CompoundId find(const std::string& id_or_name) const;

  private:
    std::unordered_map<std::string, CompoundId> by_id_;
    std::unordered_map<std::string, CompoundId> by_name_;
};

/// Which lines lie inside a compound. Borrows the compounds.
class CompoundGrounds {
  public:
    explicit CompoundGrounds(const std::vector<Compound>& compounds);

    /// True if the whole line lies in the ground of one compound (or on its outline).
    bool hold(const Line& line) const;

  private:
    std::vector<std::pair<Box, const MultiPolygon*>> grounds_; ///< ascending by the box's left side
};

} // namespace yike
