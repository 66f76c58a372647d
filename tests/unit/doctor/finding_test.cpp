// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/check_report.hpp"
#include "doctor/rules.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace yike;

namespace {

Issue issue(const std::string& kind, const std::string& layer, const std::string& feature) {
    Issue made = issue_of(kind, {"f.geojson", layer, feature, ""}, "message");
    made.lon = 120.0;
    made.lat = 36.0;
    made.households = 10;
    return made;
}

} // namespace

TEST_CASE("issues of one kind and layer are one finding, the same defect counts once") {
    IssueList issues;
    issues.add(issue("near_miss", "roads", "a"));
    issues.add(issue("near_miss", "roads", "b"));
    issues.add(issue("near_miss", "roads", "a"));
    issues.add(issue("duplicate_id", "gates", "c"));
    const auto findings = merge_issues(issues);
    REQUIRE(findings.size() == 2);
    REQUIRE(findings[0].kind == "duplicate_id"); // an error comes first
    REQUIRE(findings[1].count == 2);
    REQUIRE(findings[1].households == 20);
    REQUIRE(findings[1].where.size() == 2);
    REQUIRE(has_errors(findings));
}

TEST_CASE("JSON has exactly the keys that are promised; unknown positions are null") {
    IssueList issues;
    issues.add(issue("splinter", "roads", "a"));
    issues.add(issue_of("unreadable_project", {}, "bad \xFF bytes"));
    const auto json = nlohmann::json::parse(findings_to_json(merge_issues(issues)));
    REQUIRE(json.size() == 1);
    for (const auto& one : json["issues"]) {
        REQUIRE(one.size() == 8);
        for (const char* key :
             {"kind", "severity", "layer", "count", "households", "where", "message", "mend"}) {
            REQUIRE(one.contains(key));
        }
    }
    REQUIRE(json["issues"][0]["layer"] == "project");
    REQUIRE(json["issues"][1]["where"][0]["lon"] == 120.0);
    REQUIRE(findings_to_json({}) == "{\n \"issues\": []\n}\n");
}

TEST_CASE("text is grouped by severity and tells only some examples") {
    IssueList issues;
    for (const char* feature : {"a", "b", "c", "d", "e"}) {
        issues.add(issue("near_miss", "roads", feature));
    }
    const std::string text = findings_to_text(merge_issues(issues), 2);
    REQUIRE(text.find("1 warning") == 0);
    REQUIRE(text.find("\"b\" at 120.000000, 36.000000; 3 more") != std::string::npos);
    REQUIRE(findings_to_text({}) == "no defects found\n");
}
