// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The values of one feature, checked; what is wrong with them becomes issues.
#pragma once

#include "district/layer_table.hpp"
#include "district/texts.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace yike {

/// What a number may be, both ends allowed.
struct Range {
    double least = 0;
    double greatest = 1e12;
};

/// Reads one feature. A value that is not allowed makes the feature bad: it is left out, and every
/// reason is an issue of severity error. Borrows the table, the feature and the list.
class FeatureReader {
  public:
    FeatureReader(const LayerTable& layer, const Feature& feature, IssueList& issues);

    bool bad() const noexcept { return bad_; }

    /// What hangs on the feature, for its issues.
    void set_households(double households) { households_ = households; }

    /// The id; a missing one makes the feature bad (`missing_id`).
    std::string id();

    /// An id seen before makes the feature bad (`duplicate_id`); else it is remembered.
    void claim(const std::string& id, std::unordered_set<std::string>& seen);

    std::string text(std::string_view field) const {
        return as_text(layer_.value(feature_, field));
    }

    /// None if empty; a value out of range or not a number makes the feature bad.
    std::optional<double> number(std::string_view field, Range range = {});

    /// As number(), but an empty value is bad too.
    double required_number(std::string_view field, Range range = {});

    /// `otherwise` if empty; words other than yes and no make the feature bad.
    bool flag(std::string_view field, bool otherwise = false);

    /// The meaning of a word, written in any width and case; `otherwise` if empty.
    /// @param allowed  how messages list what is allowed
    template <class Meaning>
    Meaning word(std::string_view field,
                 std::initializer_list<std::pair<std::string_view, Meaning>> words,
                 Meaning otherwise,
                 std::string_view allowed) {
        const std::string written = text(field);
        const std::string narrow = narrow_text(written);
        if (narrow.empty()) {
            return otherwise;
        }
        for (const auto& [word, meaning] : words) {
            if (narrow == word) {
                return meaning;
            }
        }
        reject(field, written, allowed);
        return otherwise;
    }

    /// The feature is left out because of a value: `invalid_value`.
    void reject(std::string_view field, const std::string& written, std::string_view allowed);

    /// The feature is left out because of its shape: `invalid_geometry`.
    void reject_geometry(const std::string& problem);

    /// A remark on a feature that is kept.
    void remark(std::string kind,
                std::string_view field,
                const std::string& message,
                std::string mend,
                Severity severity = Severity::warning);

  private:
    Issue issue(std::string kind, std::string_view field, Severity severity) const;

    const LayerTable& layer_;
    const Feature& feature_;
    IssueList& issues_;
    double households_ = 0;
    bool bad_ = false;
};

/// A position of a feature, its first; none if it has no geometry.
std::optional<LonLat> any_position(const Feature& feature);

} // namespace yike
