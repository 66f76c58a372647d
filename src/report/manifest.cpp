// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/manifest.hpp"

#include "io/result_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace yike {

namespace {

using Json = nlohmann::ordered_json;

Json settings_json(const Settings& s) {
    return {{"profile", s.profile},
            {"minutes", s.minutes},
            {"max_access_m", s.max_access_m},
            {"min_component_m", s.min_component_m},
            {"margin_m", s.margin_m},
            {"cell_m", s.cell_m},
            {"outside_stations", s.outside_stations},
            {"private_ways", s.private_ways},
            {"d_min_m", s.d_min_m},
            {"a_min_m2", s.a_min_m2},
            {"area_per_household_m2", s.area_per_household_m2}};
}

Json profile_json(const WalkingProfile& profile) {
    return {{"name", profile.name},
            {"speed_m_per_s", profile.speed_m_per_s},
            {"speed_factor", profile.speed_factor},
            {"not_walkable", profile.not_walkable},
            {"slope", to_string(profile.slope)},
            {"crossing_penalty_s", profile.crossing_penalty_s},
            {"steps_penalty_s", profile.steps_penalty_s},
            {"footbridge_penalty_s", profile.footbridge_penalty_s},
            {"source", profile.source}};
}

Json issue_json(const Issue& issue) {
    Place place = issue.place; // wherever the project lies, its results are the same
    place.file = std::filesystem::path(place.file).filename().string();
    Json json{{"kind", issue.kind},
              {"severity", to_string(issue.severity)},
              {"place", to_string(place)},
              {"message", issue.message}};
    if (!issue.mend.empty()) {
        json["mend"] = issue.mend;
    }
    if (issue.lon && issue.lat) {
        json["lon"] = *issue.lon;
        json["lat"] = *issue.lat;
    }
    return json;
}

Json counts_json(const District& district, const Evaluation& evaluation) {
    const Network& network = evaluation.model->network();
    const Components& components = evaluation.model->components();
    const auto splinters =
        std::count(components.splinter.begin(), components.splinter.end(), char{1});
    return {{"communities", district.communities.size()},
            {"compounds", district.compounds.size()},
            {"stations", district.stations.size()},
            {"gates", district.gates.size()},
            {"barriers", district.barriers.size()},
            {"roads", district.roads.size()},
            {"nodes", network.node_count()},
            {"segments", network.segment_count()},
            {"components", components.length_m.size()},
            {"splinters", splinters},
            {"edges_cut_by_walls", evaluation.model->enclosures().cuts.size()}};
}

Json audit_json(const Isochrone& isochrone) {
    const Audit& audit = isochrone.audit;
    const auto metres = [](double value) { return std::round(value * 1000) / 1000; };
    return {{"minutes", isochrone.minutes},
            {"area_m2", metres(isochrone.area_m2)},
            {"reached_m", metres(audit.reached_m)},
            {"unreached_inside_m", metres(audit.unreached_inside_m)},
            {"reached_outside_m", metres(audit.reached_outside_m)},
            {"splinter_inside_m", metres(audit.splinter_inside_m)},
            {"stacked_m", metres(audit.stacked_m)},
            {"holes", audit.holes},
            {"households_in_holes", audit.households_in_holes}};
}

Json headline_json(const Evaluation& evaluation) {
    const auto row = find_indicator(evaluation.indicators, "coverage.gate.15.households.all");
    return {{"rule", "gate"},
            {"minutes", kHeadlineMinutes},
            {"households", row ? row->denominator : 0},
            {"covered_households", row ? row->numerator : 0}};
}

Json manifest_of(const District& district, const Evaluation& evaluation) {
    Json inputs = Json::array();
    for (const InputFile& input : district.inputs) {
        inputs.push_back({{"layer", input.layer}, {"file", input.file}, {"sha256", input.sha256}});
    }
    Json warnings = Json::array();
    for (const IssueList* issues : {&district.issues, &evaluation.issues}) {
        for (const Issue& issue : issues->all()) {
            warnings.push_back(issue_json(issue));
        }
    }
    Json audits = Json::array();
    for (const Isochrone& isochrone : evaluation.isochrones) {
        audits.push_back(audit_json(isochrone));
    }
    return {{"program", "yike"},
            {"version", YIKE_VERSION},
            {"kind", "coverage"},
            {"name", district.name},
            {"data_date", district.data_date},
            {"note", district.note},
            {"selection", district.selection},
            {"attribution", district.attribution},
            {"crs", district.crs.definition()},
            {"households_estimated", has_estimated_households(district)},
            {"headline", headline_json(evaluation)},
            {"settings", settings_json(district.settings)},
            {"profile", profile_json(district.profile())},
            {"inputs", inputs},
            {"counts", counts_json(district, evaluation)},
            {"omitted_road_km", district.omitted_road_km},
            {"isochrones", audits},
            {"warnings", warnings}};
}

std::string written(const Json& manifest) {
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

bool has_estimated_households(const District& district) {
    return std::any_of(
        district.compounds.begin(), district.compounds.end(), [](const Compound& compound) {
            return compound.households_source.rfind("estimate", 0) == 0;
        });
}

std::string manifest_json(const District& district, const Evaluation& evaluation) {
    return written(manifest_of(district, evaluation));
}

std::string comparison_manifest(const Comparison& comparison) {
    Json manifest = manifest_of(*comparison.district, *comparison.baseline);
    manifest["kind"] = "comparison";
    manifest["scenarios"] = Json::array();
    for (const auto& outcome : comparison.scenarios) {
        const Scenario& scenario = outcome->plan.scenario;
        Json remarks = Json::array();
        for (const Issue& issue : outcome->plan.issues.all()) {
            remarks.push_back(issue_json(issue));
        }
        manifest["scenarios"].push_back({{"id", scenario.id},
                                         {"name", scenario.name},
                                         {"note", scenario.note},
                                         {"file", scenario.file.filename().string()},
                                         {"sha256", sha256_of_file(scenario.file)},
                                         {"changes", scenario.changes.size()},
                                         {"warnings", remarks}});
    }
    const MoneyRules& money = comparison.request.money;
    manifest["money"] = {{"horizon_years", money.horizon_years},
                         {"discount_rate", money.discount_rate},
                         {"price_change", money.price_change}};
    manifest["sensitivity"] = {{"profiles", comparison.request.sensitivity.profiles},
                               {"minutes", comparison.request.sensitivity.minutes}};
    return written(manifest);
}

ResultHead read_manifest(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "manifest.json";
    try {
        const Json json = Json::parse(read_file(file));
        const std::string note = json.at("note");
        const std::string selection = json.at("selection");
        const bool both = !note.empty() && !selection.empty();
        return {json.at("name"),
                json.at("data_date"),
                note + (both ? " · " : "") + selection,
                json.at("attribution"),
                json.at("crs"),
                json.at("profile").at("name"),
                json.at("profile").at("speed_m_per_s"),
                json.at("headline").at("households"),
                json.at("headline").at("covered_households"),
                json.at("households_estimated"),
                json.at("settings").at("d_min_m"),
                json.at("settings").at("a_min_m2"),
                json.at("settings").at("area_per_household_m2")};
    } catch (const Json::exception& problem) {
        throw DataError({file.string(), "", "", ""},
                        fmt::format("is not the manifest of a coverage result ({}); give a folder "
                                    "that `yike coverage` wrote",
                                    problem.what()));
    }
}

} // namespace yike
