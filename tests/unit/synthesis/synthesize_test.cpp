// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "district/project.hpp"
#include "support/temp_folder.hpp"
#include "synthesis/synthesize.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;
using yike::test::TempFolder;

namespace {

SynthesisRequest small_request(const std::filesystem::path& folder) {
    SynthesisRequest request;
    request.folder = folder;
    request.seed = 7;
    request.area_km2 = 8;
    request.communities = 6;
    request.people = 30'000;
    return request;
}

} // namespace

TEST_CASE("a made project loads without a defect") {
    const TempFolder temp;
    Progress progress;
    synthesize(small_request(temp / "town"), progress);
    const District district = load_district(read_project(temp / "town"), progress);
    CHECK(district.note == "示意数据");
    CHECK(district.communities.size() == 6);
    CHECK(district.stations.size() == 6);
    CHECK_FALSE(district.buildings.empty());
    CHECK_FALSE(district.candidates.empty());
    const auto& issues = district.issues.all();
    CHECK(std::all_of(issues.begin(), issues.end(), [](const Issue& issue) {
        return issue.severity == Severity::note;
    }));
}

TEST_CASE("the same request gives the same bytes, another seed others") {
    const TempFolder temp;
    Progress progress;
    synthesize(small_request(temp / "one"), progress);
    synthesize(small_request(temp / "two"), progress);
    SynthesisRequest other = small_request(temp / "three");
    other.seed = 8;
    synthesize(other, progress);
    for (const char* layer : {"boundary", "communities", "compounds", "gates", "roads"}) {
        const std::string file = std::string("/") + layer + ".geojson";
        CHECK(temp.read("one" + file) == temp.read("two" + file));
        CHECK(temp.read("one" + file) != temp.read("three" + file));
    }
}

TEST_CASE("subdistricts are projects of their own that share out the totals") {
    const TempFolder temp;
    Progress progress;
    SynthesisRequest request = small_request(temp / "province");
    request.subdistricts = 3;
    request.area_km2 = 18;
    request.communities = 10;
    request.people = 50'001;
    synthesize(request, progress);
    double people = 0;
    std::size_t communities = 0;
    for (const char* part : {"001", "002", "003"}) {
        const District district = load_district(read_project(temp / "province" / part), progress);
        communities += district.communities.size();
        for (const Compound& compound : district.compounds) {
            people += compound.people;
        }
    }
    CHECK(people == 50'001);
    CHECK(communities == 10);
    CHECK(temp.read("province/subdistricts.txt") == "001\n002\n003\n");
}

TEST_CASE("numbers out of range are refused with the allowed ones, and nothing is made") {
    const TempFolder temp;
    Progress progress;
    SynthesisRequest request = small_request(temp / "town");
    request.communities = 81;
    CHECK_THROWS_WITH(synthesize(request, progress),
                      Catch::Contains("--communities 81") && Catch::Contains("1 to 80"));
    request = small_request(temp / "town");
    request.people = 599;
    CHECK_THROWS_AS(synthesize(request, progress), UsageError);
    request = small_request(temp / "town");
    request.area_km2 = 1;
    CHECK_THROWS_AS(synthesize(request, progress), UsageError);
    CHECK_FALSE(std::filesystem::exists(temp / "town"));
}

TEST_CASE("a folder that holds something else is not touched") {
    const TempFolder temp;
    temp.write("mine/notes.txt", "mine");
    Progress progress;
    CHECK_THROWS_AS(synthesize(small_request(temp / "mine"), progress), DataError);
    CHECK(temp.read("mine/notes.txt") == "mine");
}
