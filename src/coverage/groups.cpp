// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/groups.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace yike {

std::vector<Group> groups_of(const District& district, const AccessModel& model) {
    Group all{Name("all"), {}, false};
    std::map<std::string, std::vector<std::size_t>> named;
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        const Compound& compound = district.compounds[i];
        if (!compound.counts) {
            continue;
        }
        all.compounds.push_back(i);
        if (compound.community.valid()) {
            named["community:" + district.communities[compound.community.index()].id].push_back(i);
        }
        named[model.is_walled(CompoundId(i)) ? "enclosure:walled" : "enclosure:open"].push_back(i);
        for (const auto& [field, value] : {std::pair{"type", compound.type_name},
                                           std::pair{"grid", compound.grid},
                                           std::pair{"responsible", compound.responsible},
                                           std::pair{"year", compound.year}}) {
            if (!value.empty()) {
                named[fmt::format("{}:{}", field, value)].push_back(i);
            }
        }
    }
    std::vector<Group> groups{std::move(all)};
    for (auto& [name, compounds] : named) {
        groups.push_back({Name(name), std::move(compounds), name.starts_with("community:")});
    }
    return groups;
}

} // namespace yike
