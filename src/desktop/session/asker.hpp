// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. Answers questions about one thing on the map.
#pragma once

#include "desktop/session/enquiry.hpp"
#include "desktop/session/groundwork.hpp"
#include "desktop/session/jobs.hpp"

#include <QObject>

#include <memory>
#include <string>

namespace yike {

class Asker : public QObject {
    Q_OBJECT

  public:
    explicit Asker(QObject* parent = nullptr);
    ~Asker() override;

    void stand_on(std::shared_ptr<const Groundwork> work);

    /// Why a compound is (not) covered by the plan of an answer: first with quick suggestions,
    /// then with all.
    void
    explain(CompoundId compound, const std::shared_ptr<const Answer>& answer, Language language);

    void stop_explaining();

    /// The walks from each place to the next on the streets of an answer.
    void measure(const Line& places, const std::shared_ptr<const Answer>& answer);

  signals:
    void explained(const std::shared_ptr<const yike::Enquiry>& enquiry);
    void legs_measured(const yike::Line& places, const std::vector<yike::Measurement>& legs);
    void failed(std::exception_ptr error);

  private:
    class Engine;

    std::shared_ptr<const Groundwork> work_;
    std::shared_ptr<Engine> engine_; ///< the explaining lane's alone
    std::unique_ptr<JobLane> explaining_;
    std::unique_ptr<JobLane> measuring_;
};

/// What a station does, from an answer alone.
Enquiry station_enquiry(StationId station, const Answer& answer, Language language);

} // namespace yike
