// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. What each change of a plan gains, on a thread of its own.
#pragma once

#include "desktop/session/groundwork.hpp"
#include "desktop/session/jobs.hpp"

#include <QObject>

#include <memory>

namespace yike {

/// The gains of a plan.
struct Weighed {
    std::shared_ptr<const Plan> plan;
    PlanLedger ledger;
};

class Weigher : public QObject {
    Q_OBJECT

  public:
    explicit Weigher(QObject* parent = nullptr);

    /// Of this project from now on; drops what was asked for.
    void stand_on(std::shared_ptr<const Groundwork> work);

    /// Instead of what was asked for before.
    void weigh(std::shared_ptr<const Plan> plan);

    void stop() { lane_.cancel(); }

    bool is_busy() const { return lane_.is_busy(); }

  signals:
    void weighed(const std::shared_ptr<const yike::Weighed>& result);
    void failed(std::exception_ptr error);

  private:
    std::shared_ptr<const Groundwork> work_;
    JobLane lane_{JobRule::newest_stops_older};
};

} // namespace yike
