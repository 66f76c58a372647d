// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace yike {

std::string to_string(Severity severity) {
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::warning:
        return "warning";
    case Severity::error:
        break;
    }
    return "error";
}

std::size_t IssueList::count(const std::string& kind) const {
    return static_cast<std::size_t>(
        std::count_if(issues_.begin(), issues_.end(), [&kind](const Issue& issue) {
            return issue.kind == kind;
        }));
}

std::vector<std::string> IssueList::summary(std::size_t examples) const {
    std::map<std::string, std::vector<const Issue*>> by_kind;
    for (const Issue& issue : issues_) {
        by_kind[issue.kind].push_back(&issue);
    }
    std::vector<std::string> lines;
    for (const auto& [kind, group] : by_kind) {
        for (std::size_t i = 0; i < std::min(examples, group.size()); ++i) {
            const std::string place = to_string(group[i]->place);
            lines.push_back(fmt::format("{}: {}{}{}{}",
                                        to_string(group[i]->severity),
                                        place,
                                        place.empty() ? "" : ": ",
                                        group[i]->message,
                                        group[i]->mend.empty() ? "" : "; " + group[i]->mend));
        }
        if (group.size() > examples) {
            lines.push_back(fmt::format("{}: {} more of kind {}",
                                        to_string(group.front()->severity),
                                        group.size() - examples,
                                        kind));
        }
    }
    return lines;
}

} // namespace yike
