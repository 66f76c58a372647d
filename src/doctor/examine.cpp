// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/examine.hpp"

#include "base/heavy_work.hpp"
#include "doctor/access_rules.hpp"
#include "doctor/compound_rules.hpp"
#include "doctor/datum_rules.hpp"
#include "doctor/ground_rules.hpp"
#include "doctor/network_rules.hpp"
#include "doctor/position_rules.hpp"
#include "doctor/rules.hpp"
#include "doctor/text_rules.hpp"
#include "doctor/wall_rules.hpp"

namespace yike {

std::vector<Finding> examine(Patient& patient, Progress& progress) {
    begin_heavy_work("examine");
    progress.stage("looking for defects", 0);
    check_positions(patient);
    check_ground(patient);
    check_compounds(patient);
    check_texts(patient);
    progress.check();
    check_network(patient);
    check_walls(patient);
    check_access(patient);
    progress.check();
    progress.stage("comparing layers", 0);
    check_datums(patient, progress);
    return merge_issues(patient.issues);
}

std::vector<Finding> examine(const Project& project, Progress& progress) {
    Patient patient = open_patient(project, progress);
    return examine(patient, progress);
}

std::vector<Finding> unreadable_project(const DataError& error) {
    IssueList issues;
    Place place = error.place();
    place.layer.clear();
    issues.add(issue_of("unreadable_project", {}, error.what()));
    return merge_issues(issues);
}

} // namespace yike
