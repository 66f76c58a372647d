// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. Reads and examines projects in the background.
#pragma once

#include "desktop/session/groundwork.hpp"
#include "desktop/session/jobs.hpp"
#include "doctor/finding.hpp"

#include <QObject>

#include <exception>
#include <filesystem>
#include <memory>
#include <vector>

namespace yike {

/// Reading and examining go on side by side: the figures do not wait for the doctor, nor he for
/// them; a project that cannot be read is still examined.
class ProjectOpener : public QObject {
    Q_OBJECT

  public:
    explicit ProjectOpener(QObject* parent = nullptr);

    /// Gives up what is being opened, and opens this.
    void open(const std::filesystem::path& project);

    void stop();

  signals:
    void opened(const std::shared_ptr<const yike::Groundwork>& work);
    void refused(std::exception_ptr error);
    void examined(const std::vector<yike::Finding>& findings);
    void not_examined(std::exception_ptr error);
    void progressed(const QString& stage, double share);

  private:
    JobLane reading_{JobRule::newest_stops_older};
    JobLane examining_{JobRule::newest_stops_older, ThreadRank::third};
};

} // namespace yike
