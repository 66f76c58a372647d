// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/project_opener.hpp"

#include "doctor/examine.hpp"

namespace yike {

namespace {

std::vector<Finding> examine_project(const std::filesystem::path& path, Progress& progress) {
    Project project;
    try {
        project = read_project(path, Incomplete::allowed);
    } catch (const DataError& error) {
        return unreadable_project(error);
    }
    return examine(project, progress);
}

} // namespace

ProjectOpener::ProjectOpener(QObject* parent) : QObject(parent) {
    connect(&reading_, &JobLane::progressed, this, &ProjectOpener::progressed);
}

void ProjectOpener::open(const std::filesystem::path& project) {
    reading_.run(
        this,
        [project](Progress& progress) { return lay_groundwork(project, progress); },
        [this](const std::shared_ptr<const Groundwork>& work) { emit opened(work); },
        [this](const std::exception_ptr& error) { emit refused(error); });
    examining_.run(
        this,
        [project](Progress& progress) { return examine_project(project, progress); },
        [this](const std::vector<Finding>& findings) { emit examined(findings); },
        [this](const std::exception_ptr& error) { emit not_examined(error); });
}

void ProjectOpener::stop() {
    reading_.cancel();
    examining_.cancel();
}

} // namespace yike
