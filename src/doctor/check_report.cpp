// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/check_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(const std::optional<double>& value) {
    if (!value || !std::isfinite(*value)) {
        return nullptr;
    }
    return std::round(*value * 1e7) / 1e7;
}

Json to_json(const Finding& finding) {
    Json where = Json::array();
    for (const Where& place : finding.where) {
        where.push_back({{"feature", place.feature},
                         {"lon", number_or_null(place.lon)},
                         {"lat", number_or_null(place.lat)}});
    }
    return {{"kind", finding.kind},
            {"severity", to_string(finding.severity)},
            {"layer", finding.layer},
            {"count", finding.count},
            {"households", std::round(finding.households * 100) / 100},
            {"where", std::move(where)},
            {"message", finding.message},
            {"mend", finding.mend}};
}

std::string plural(std::size_t count, const std::string& one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string to_text(const Where& place) {
    std::string text = place.feature.empty() ? "" : "\"" + place.feature + "\"";
    if (place.lon && place.lat) {
        text += fmt::format("{}{:.6f}, {:.6f}", text.empty() ? "" : " at ", *place.lon, *place.lat);
    }
    return text;
}

std::string to_text(const Finding& finding, std::size_t examples) {
    std::string text = fmt::format("  {} [{}], {}", finding.kind, finding.layer, finding.count);
    if (finding.households > 0) {
        text += fmt::format(", {:.0f} households", finding.households);
    }
    text += "\n    " + finding.message + "\n";
    std::string places;
    const std::size_t shown = std::min(examples, finding.where.size());
    for (std::size_t i = 0; i < shown; ++i) {
        places += (i == 0 ? "" : "; ") + to_text(finding.where[i]);
    }
    if (!places.empty()) {
        const std::size_t more = finding.where.size() - shown;
        text += "    where: " + places + (more > 0 ? fmt::format("; {} more", more) : "") + "\n";
    }
    if (!finding.mend.empty()) {
        text += "    mend: " + finding.mend + "\n";
    }
    return text;
}

} // namespace

std::string findings_to_json(const std::vector<Finding>& findings) {
    Json issues = Json::array();
    for (const Finding& finding : findings) {
        issues.push_back(to_json(finding));
    }
    const Json all = {{"issues", std::move(issues)}};
    // Names of features may hold anything; what is no UTF-8 is replaced.
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string findings_to_text(const std::vector<Finding>& findings, std::size_t examples) {
    std::string text;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const auto is_of = [severity](const Finding& f) { return f.severity == severity; };
        const auto count =
            static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_of));
        if (count == 0) {
            continue;
        }
        text += plural(count, to_string(severity)) + "\n";
        for (const Finding& finding : findings) {
            if (is_of(finding)) {
                text += to_text(finding, examples);
            }
        }
        text += "\n";
    }
    return text.empty() ? "no defects found\n" : text;
}

} // namespace yike
