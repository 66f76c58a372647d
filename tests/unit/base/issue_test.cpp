// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/issue.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace yike;

namespace {

Issue issue(const std::string& kind, const std::string& feature, Severity severity) {
    Issue made;
    made.kind = kind;
    made.severity = severity;
    made.place = {.file = "compounds.geojson", .layer = "", .feature = feature, .field = ""};
    made.message = "seen before";
    return made;
}

IssueList duplicates(int count) {
    IssueList list;
    for (int i = 1; i <= count; ++i) {
        list.add(issue("duplicate_id", std::to_string(i), Severity::warning));
    }
    return list;
}

} // namespace

TEST_CASE("issues keep the order in which they were found") {
    IssueList list = duplicates(2);
    IssueList others;
    others.add(issue("invalid_geometry", "9", Severity::error));
    list.append(others);
    REQUIRE(list.all().size() == 3);
    CHECK(list.all()[0].place.feature == "1");
    CHECK(list.all()[2].place.feature == "9");
}

TEST_CASE("issues are counted by kind") {
    const IssueList list = duplicates(3);
    CHECK(list.count("duplicate_id") == 3);
    CHECK(list.count("splinter") == 0);
    CHECK(IssueList{}.empty());
    CHECK_FALSE(list.empty());
}

TEST_CASE("a summary prints so many examples a kind and says how many are left") {
    IssueList list = duplicates(4);
    list.add(issue("broken", "5", Severity::error));
    const std::vector<std::string> lines = list.summary(2);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "error: compounds.geojson: feature \"5\": seen before");
    CHECK(lines[1] == "warning: compounds.geojson: feature \"1\": seen before");
    CHECK(lines[2] == "warning: compounds.geojson: feature \"2\": seen before");
    CHECK(lines[3].find("2 more of kind duplicate_id") != std::string::npos);
}

TEST_CASE("a summary of nothing is empty, and one that fits has no closing line") {
    CHECK(IssueList{}.summary().empty());
    CHECK(duplicates(5).summary(5).size() == 5);
    CHECK(duplicates(6).summary(5).size() == 6);
}

TEST_CASE("a summary gives the mend after the message") {
    IssueList list;
    Issue without_place;
    without_place.kind = "no_stations";
    without_place.severity = Severity::note;
    without_place.message = "there is no station";
    without_place.mend = "add a layer stations";
    list.add(without_place);
    CHECK(list.summary().front() == "note: there is no station; add a layer stations");
}
