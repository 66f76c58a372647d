// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/feature_reader.hpp"

#include <fmt/format.h>

#include <cmath>

namespace yike {

namespace {

std::string full_range(Range range) {
    return fmt::format("a number from {} to {}", range.least, range.greatest);
}

std::string allowed_range(Range range) {
    return range.greatest >= 1e12 ? fmt::format("a number not below {}", range.least)
                                  : full_range(range);
}

} // namespace

std::optional<LonLat> any_position(const Feature& feature) {
    if (!feature.points.empty()) {
        return feature.points.front();
    }
    if (!feature.lines.empty() && !feature.lines.front().empty()) {
        return feature.lines.front().front();
    }
    if (!feature.polygons.empty() && !feature.polygons.front().outer.empty()) {
        return feature.polygons.front().outer.front();
    }
    return std::nullopt;
}

FeatureReader::FeatureReader(const LayerTable& layer, const Feature& feature, IssueList& issues)
    : layer_(layer), feature_(feature), issues_(issues) {}

Issue FeatureReader::issue(std::string kind, std::string_view field, Severity severity) const {
    Issue issue;
    issue.kind = std::move(kind);
    issue.severity = severity;
    issue.place = layer_.place(feature_, field);
    issue.households = households_;
    if (const auto position = any_position(feature_)) {
        issue.lon = position->lon;
        issue.lat = position->lat;
    }
    return issue;
}

std::string FeatureReader::id() {
    std::string id = text("id");
    if (id.empty()) {
        Issue missing = issue("missing_id", "id", Severity::error);
        missing.message =
            fmt::format("{} is empty: must be a text or number of its own; the feature is left out",
                        layer_.column_name("id"));
        missing.mend = "give the feature an id";
        issues_.add(std::move(missing));
        bad_ = true;
    }
    return id;
}

void FeatureReader::claim(const std::string& id, std::unordered_set<std::string>& seen) {
    if (id.empty() || seen.insert(id).second) {
        return;
    }
    Issue duplicate = issue("duplicate_id", "id", Severity::error);
    duplicate.message = fmt::format("{} = \"{}\" stands at an earlier feature already: ids must be "
                                    "unique; the first is kept, this one left out",
                                    layer_.column_name("id"),
                                    id);
    duplicate.mend = "give each feature an id of its own, or delete the copy";
    issues_.add(std::move(duplicate));
    bad_ = true;
}

std::optional<double> FeatureReader::number(std::string_view field, Range range) {
    const Value& value = layer_.value(feature_, field);
    const std::string written = as_text(value);
    if (written.empty()) {
        return std::nullopt;
    }
    const std::optional<double> number = as_number(value);
    // Written so that NaN fails.
    if (!number || !(*number >= range.least && *number <= range.greatest)) {
        const bool beyond = number && *number > range.greatest;
        reject(field, written, beyond ? full_range(range) : allowed_range(range));
        return std::nullopt;
    }
    return number;
}

double FeatureReader::required_number(std::string_view field, Range range) {
    if (text(field).empty()) {
        reject(field, "", allowed_range(range));
        return range.least;
    }
    return number(field, range).value_or(range.least);
}

bool FeatureReader::flag(std::string_view field, bool otherwise) {
    const std::string written = text(field);
    if (written.empty()) {
        return otherwise;
    }
    const std::optional<bool> flag = parse_flag(written);
    if (!flag) {
        reject(field, written, "yes or no (true, false, 1, 0, 是, 否)");
    }
    return flag.value_or(otherwise);
}

void FeatureReader::reject(std::string_view field,
                           const std::string& written,
                           std::string_view allowed) {
    Issue invalid = issue("invalid_value", field, Severity::error);
    invalid.message = fmt::format("{} = \"{}\": must be {}; the feature is left out",
                                  layer_.column_name(field),
                                  written,
                                  allowed);
    invalid.mend = "correct the value";
    issues_.add(std::move(invalid));
    bad_ = true;
}

void FeatureReader::reject_geometry(const std::string& problem) {
    Issue invalid = issue("invalid_geometry", "", Severity::error);
    invalid.message = problem + "; the feature is left out";
    invalid.mend = "draw the feature again";
    issues_.add(std::move(invalid));
    bad_ = true;
}

void FeatureReader::remark(std::string kind,
                           std::string_view field,
                           const std::string& message,
                           std::string mend,
                           Severity severity) {
    Issue remark = issue(std::move(kind), field, severity);
    remark.message = message;
    remark.mend = std::move(mend);
    issues_.add(std::move(remark));
}

} // namespace yike
