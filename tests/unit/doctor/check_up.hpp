// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The doctor's list of a small project, and asking it.
#pragma once

#include "district/project_files.hpp"
#include "doctor/examine.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace yike::test {

inline std::vector<Finding> check_up(const ProjectFiles& files) {
    Progress progress;
    files.write("project.toml", files.toml());
    const Project project = read_project(files.folder().path(), Incomplete::allowed);
    return examine(project, progress);
}

/// The finding of a kind in a layer; one with count 0 if there is none.
inline Finding
finding(const std::vector<Finding>& all, const std::string& kind, const std::string& layer = "") {
    for (const Finding& one : all) {
        if (one.kind == kind && (layer.empty() || one.layer == layer)) {
            return one;
        }
    }
    return {};
}

inline std::size_t count_of(const ProjectFiles& files, const std::string& kind) {
    return finding(check_up(files), kind).count;
}

/// Kinds of all errors and warnings, for tests that nothing is wrong.
inline std::vector<std::string> complaints(const ProjectFiles& files) {
    std::vector<std::string> kinds;
    for (const Finding& one : check_up(files)) {
        if (one.severity != Severity::note) {
            kinds.push_back(one.kind + " [" + one.layer + "]: " + one.message);
        }
    }
    return kinds;
}

/// A project with nothing to complain about: two streets that cross, a compound with its ground in
/// one community and its gate at a street, a station.
inline ProjectFiles healthy() {
    ProjectFiles files;
    files.set("communities", {square(R"("id":"k1","name":"东")", {-2000, -2000}, 4000)});
    files.set("compounds",
              {square(R"("id":"c1","name":"甲","households":100,"people":250,"elderly":50)",
                      {100, 20},
                      100)});
    files.set("roads",
              {line(R"("id":"r1","class":"residential")", {{-1000, 0}, {0, 0}}),
               line(R"("id":"r2","class":"residential")", {{0, 0}, {1000, 0}}),
               line(R"("id":"r3","class":"footway")", {{0, 0}, {0, 900}})});
    files.set("stations", {point(R"("id":"s1","name":"站")", {0, 10})});
    return files;
}

/// With a wall round the compound and a gate in it.
inline ProjectFiles walled() {
    ProjectFiles files = healthy();
    files.set(
        "compounds",
        {square(R"("id":"c1","households":100,"people":250,"elderly":50,"enclosure":"walled")",
                {100, 20},
                100)});
    files.set("gates", {point(R"("id":"g1","compound":"c1")", {150, 20})});
    return files;
}

} // namespace yike::test
