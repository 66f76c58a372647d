// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/check_up.hpp"
#include "doctor/write_fixes.hpp"
#include "io/result_folder.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

Fixes fix(const ProjectFiles& files) {
    Progress progress;
    const Project project = files.read();
    Patient patient = open_patient(project, progress);
    examine(patient, progress);
    return write_fixes(patient);
}

std::vector<Finding> check_fixed(const ProjectFiles& files) {
    Progress progress;
    const Project project = read_project(files.folder().path() / kFixesFolder);
    return examine(project, progress);
}

} // namespace

TEST_CASE("where nothing can be mended nothing is written") {
    const ProjectFiles files = healthy();
    REQUIRE(fix(files).folder.empty());
    REQUIRE_FALSE(std::filesystem::exists(files.folder().path() / kFixesFolder));
}

TEST_CASE("swapped numbers and crossed outlines are mended beside the sources, which stay") {
    ProjectFiles files = healthy();
    const LonLat at = lon_lat_at({0, 10});
    const std::string csv = fmt::format("id,name,lon,lat\ns1,站,{:.9f},{:.9f}\n", at.lat, at.lon);
    files.write("stations.csv", csv);
    files.keys["stations"]["source"] = "\"stations.csv\"";
    files.set("compounds",
              {polygon(R"("id":"c1","households":100,"people":250,"elderly":50,"remark":"x")",
                       {{100, 20}, {200, 120}, {200, 20}, {100, 120}})});
    const Fixes fixes = fix(files);
    REQUIRE(fixes.mended.size() == 2);
    REQUIRE(read_file(files.folder().path() / "stations.csv") == csv);
    const auto all = check_fixed(files);
    REQUIRE(finding(all, "swapped_axes").count == 0);
    REQUIRE(finding(all, "invalid_geometry").count == 0);
    REQUIRE(finding(all, "no_stations").count == 0);
    // Fields that we do not know are kept.
    const auto fixed = files.folder().path() / kFixesFolder / "compounds.geojson";
    REQUIRE(holds(read_file(fixed), "\"remark\":\"x\""));
}

TEST_CASE("a feature that says everything twice is dropped once, one that differs is not") {
    ProjectFiles files = healthy();
    const std::string one =
        square(R"("id":"c1","households":100,"people":250,"elderly":50)", {100, 20}, 100);
    files.set("compounds", {one, one});
    REQUIRE(fix(files).mended.size() == 1);
    REQUIRE(finding(check_fixed(files), "duplicate_id").count == 0);
    ProjectFiles other = healthy();
    other.set("compounds",
              {one, square(R"("id":"c1","households":90,"people":1,"elderly":1)", {300, 20}, 100)});
    REQUIRE(fix(other).mended.empty());
}
