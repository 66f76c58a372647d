// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. Answers to plans, one after the other, on a thread of their own.
#pragma once

#include "desktop/session/groundwork.hpp"
#include "desktop/session/jobs.hpp"
#include "desktop/session/plan_state.hpp"

#include <QObject>

#include <memory>
#include <string>

namespace yike {

/// Of several plans asked for while one is at work only the newest is answered; answers come in
/// the order in which they were asked for.
class AnswerMaker : public QObject {
    Q_OBJECT

  public:
    explicit AnswerMaker(QObject* parent = nullptr);
    ~AnswerMaker() override;

    /// From now on the plans of this project; drops what was asked for. The baseline's polygon is
    /// told by baseline_completed().
    void stand_on(std::shared_ptr<const Groundwork> work);

    void set_language(Language language) { language_ = language; }

    /// The answer to a plan at rest: figures first, then with its polygon.
    void ask(const PlanState& state);

    /// A frame of a drag: the plan with one station elsewhere.
    void ask_moved(const PlanState& state, const std::string& station, PlanePoint place);

    bool is_busy() const;

  signals:
    void baseline_completed(const std::shared_ptr<const yike::Answer>& baseline);
    void answered(const std::shared_ptr<const yike::Answer>& answer);
    void failed(std::exception_ptr error);
    void busy_changed();

  private:
    class Engine;

    void complete_baseline();
    void publish(const std::shared_ptr<const Answer>& answer);
    JobLane::Failed on_failure();

    std::shared_ptr<const Groundwork> work_;
    std::shared_ptr<const Answer> baseline_; ///< with its polygon as soon as there is one
    bool is_baseline_complete_ = false;
    std::shared_ptr<Engine> engine_; ///< the lane's alone
    std::unique_ptr<JobLane> lane_;
    Language language_ = Language::zh;
};

} // namespace yike
