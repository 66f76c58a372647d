// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Defects of the data that do not stop the work: collected, counted, reported.
#pragma once

#include "base/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

enum class Severity { note, warning, error };

/// `note`, `warning` or `error`.
std::string to_string(Severity severity);

/// One defect of one feature (or of a whole layer).
struct Issue {
    std::string kind; ///< snake_case and stable: `duplicate_id`, `invalid_geometry`, ...
    Severity severity = Severity::warning;
    Place place;
    std::string message;       ///< names the value, the allowed range and what was done
    std::string mend;          ///< what the planner can do about it
    std::optional<double> lon; ///< WGS 84 degrees, when the place is known
    std::optional<double> lat;
    double households = 0; ///< that hang on it, 0 when unknown
    std::size_t count = 1; ///< features that it speaks of
};

/// Issues in the order in which they were found.
class IssueList {
  public:
    void add(Issue issue) { issues_.push_back(std::move(issue)); }

    void append(const IssueList& others) {
        issues_.insert(issues_.end(), others.issues_.begin(), others.issues_.end());
    }

    const std::vector<Issue>& all() const noexcept { return issues_; }

    bool empty() const noexcept { return issues_.empty(); }

    /// Number of issues of one kind.
    std::size_t count(const std::string& kind) const;

    /// One line a kind, capped at `examples` examples each: for people on stderr.
    std::vector<std::string> summary(std::size_t examples = 5) const;

  private:
    std::vector<Issue> issues_;
};

} // namespace yike
