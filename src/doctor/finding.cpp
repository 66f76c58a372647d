// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/finding.hpp"

#include "doctor/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace yike {

namespace {

using Group = std::vector<const Issue*>;

/// Layer and feature, with what is wrong: two issues of one key are one defect.
using DefectKey = std::tuple<std::string, std::string, std::string>;

std::string layer_of(const Issue& issue) {
    return issue.place.layer.empty() ? "project" : issue.place.layer;
}

std::string message_of(const Group& group, std::size_t count) {
    const Issue& first = *group.front();
    std::string place = to_string(first.place);
    if (!place.empty()) {
        place += ": ";
    }
    if (group.size() == 1) {
        return place + first.message;
    }
    const Rule* rule = find_rule(first.kind);
    return fmt::format("{} {}; the first: {}{}",
                       count,
                       rule != nullptr ? rule->what : "issues of the kind " + first.kind,
                       place,
                       first.message);
}

/// A feature that is left out of what is counted makes numbers wrong.
bool is_left_out(const std::string& kind, const std::string& layer) {
    static const std::set<std::string> kinds = {"bad_position",
                                                "empty_geometry",
                                                "degenerate_geometry",
                                                "unsupported_geometry",
                                                "unreadable_feature",
                                                "ragged_row"};
    static const std::set<std::string> layers = {"boundary", "compounds", "gates", "stations"};
    return kinds.contains(kind) && layers.contains(layer);
}

Finding finding_of(const Group& group) {
    Finding finding;
    finding.kind = group.front()->kind;
    finding.layer = layer_of(*group.front());
    finding.severity =
        is_left_out(finding.kind, finding.layer) ? Severity::error : group.front()->severity;
    for (const Issue* issue : group) {
        finding.severity = std::max(finding.severity, issue->severity);
        finding.count += issue->count;
        finding.households += issue->households;
        if (!issue->place.feature.empty() || issue->lon) {
            finding.where.push_back({issue->place.feature, issue->lon, issue->lat});
        }
        if (finding.mend.empty()) {
            finding.mend = issue->mend;
        }
    }
    if (const Rule* rule = find_rule(finding.kind); finding.mend.empty() && rule != nullptr) {
        finding.mend = rule->mend;
    }
    finding.message = message_of(group, finding.count);
    return finding;
}

/// Sorts before when it is worse.
bool is_worse(const Finding& a, const Finding& b) {
    const auto key = [](const Finding& f) {
        return std::make_tuple(-static_cast<int>(f.severity),
                               -f.households,
                               -static_cast<double>(f.count),
                               f.kind,
                               f.layer);
    };
    return key(a) < key(b);
}

} // namespace

std::vector<Finding> merge_issues(const IssueList& issues) {
    std::map<std::pair<std::string, std::string>, Group> groups;
    std::set<DefectKey> seen;
    for (const Issue& issue : issues.all()) {
        const DefectKey key{issue.kind + "/" + layer_of(issue),
                            issue.place.feature,
                            issue.place.field + issue.message};
        if (seen.insert(key).second) {
            groups[{issue.kind, layer_of(issue)}].push_back(&issue);
        }
    }
    std::vector<Finding> findings;
    for (const auto& [key, group] : groups) {
        findings.push_back(finding_of(group));
    }
    std::sort(findings.begin(), findings.end(), is_worse);
    return findings;
}

bool has_errors(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::error;
    });
}

} // namespace yike
