// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/answer_maker.hpp"

#include "desktop/session/let_go.hpp"
#include "evaluation/headline_ground.hpp"
#include "evaluation/live_plan.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace yike {

namespace {

/// An answer of the engine with all that it refers to; the last member goes first.
struct HeldAnswer {
    std::shared_ptr<const Groundwork> work;
    LiveAnswer live;
};

using Ground = std::shared_ptr<const MultiPolygon>;

Ground exact_reach(const Evaluation& evaluation, Progress& progress) {
    return freed_elsewhere(
        std::make_shared<const MultiPolygon>(headline_ground(evaluation, progress)));
}

} // namespace

/// What is kept from one answer to the next.
class AnswerMaker::Engine {
  public:
    explicit Engine(std::shared_ptr<const Groundwork> work) : work_(std::move(work)) {}

    Ground baseline_reach(Progress& progress) {
        baseline_reach_ = exact_reach(*work_->answering, progress);
        return baseline_reach_;
    }

    /// Of the last answer, to be shown until the exact one is there.
    Ground first_reach(const Evaluation& evaluation) {
        if (!baseline_reach_) { // nor are the tiles prepared, which takes too long
            return nullptr;
        }
        return freed_elsewhere(std::make_shared<const MultiPolygon>(
            live_->isochrone(evaluation.times.destinations, kHeadlineMinutes)));
    }

    /// Figures and map of a plan, without a polygon.
    std::shared_ptr<Answer> answer(const PlanState& state, Progress& progress) {
        return held(evaluate(state.plan, progress), state.plan);
    }

    /// The same with a station elsewhere, and the ground from which it is reached.
    std::shared_ptr<Answer> moved(const PlanState& state,
                                  const std::string& station,
                                  PlanePoint place,
                                  Progress& progress) {
        if (last_ != state.plan || moved_ != station) {
            last_answer_ = state.changes_nothing() && !live_
                               ? work_->planned
                               : evaluate(state.plan, progress).planned;
            moved_ = station;
            others_reach_ = nullptr;
        }
        last_ = state.plan;
        const StationId id = find_station(last_answer_->district, station);
        auto answer = held(live(progress).move_station(id, place, FigureDetail::district, progress),
                           with_station_at(state, work_->district(), station, place));
        answer->moved = station;
        answer->rough = true;
        answer->moved_reach = live_->isochrone(
            {&answer->evaluation->times.destinations[id.index()], 1}, kHeadlineMinutes);
        answer->reach = reach_of_others(*answer->evaluation, id);
        return answer;
    }

  private:
    Ground reach_of_others(const Evaluation& evaluation, StationId moved) {
        if (!others_reach_) {
            std::vector<Destination> others = evaluation.times.destinations;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(moved.index()));
            others_reach_ =
                std::make_shared<const MultiPolygon>(live_->isochrone(others, kHeadlineMinutes));
        }
        return others_reach_;
    }

    LivePlan& live(Progress& progress) {
        if (!live_) {
            live_ = std::make_unique<LivePlan>(*work_->answering, progress);
        }
        return *live_;
    }

    LiveAnswer evaluate(const std::shared_ptr<const Plan>& plan, Progress& progress) {
        last_ = nullptr; // in case that it is stopped
        moved_.clear();
        auto planned =
            std::make_shared<const PlannedDistrict>(apply_plan(work_->district(), *plan));
        LiveAnswer answer = live(progress).evaluate(std::move(planned), progress);
        last_ = plan;
        return answer;
    }

    std::shared_ptr<Answer> held(LiveAnswer live, std::shared_ptr<const Plan> plan) const {
        auto held =
            freed_elsewhere(std::make_shared<HeldAnswer>(HeldAnswer{work_, std::move(live)}));
        auto answer = std::make_shared<Answer>();
        answer->planned = std::shared_ptr<const PlannedDistrict>(held, held->live.planned.get());
        answer->evaluation = std::shared_ptr<const Evaluation>(held, &held->live.evaluation);
        answer->plan = std::move(plan);
        return answer;
    }

    std::shared_ptr<const Groundwork> work_;
    std::unique_ptr<LivePlan> live_;
    std::shared_ptr<const Plan> last_; ///< what the live plan answered last, or what it moves in
    std::string moved_;                ///< the station that is elsewhere than in it
    std::shared_ptr<const PlannedDistrict> last_answer_;
    Ground baseline_reach_;
    Ground others_reach_; ///< of all stations of `last_` but the moved one
};

AnswerMaker::AnswerMaker(QObject* parent)
    : QObject(parent), lane_(std::make_unique<JobLane>(JobRule::newest_waits)) {
    connect(lane_.get(), &JobLane::busy_changed, this, &AnswerMaker::busy_changed);
}

AnswerMaker::~AnswerMaker() = default;

bool AnswerMaker::is_busy() const {
    return lane_->is_busy();
}

JobLane::Failed AnswerMaker::on_failure() {
    return [this](const std::exception_ptr& error) { emit failed(error); };
}

void AnswerMaker::stand_on(std::shared_ptr<const Groundwork> work) {
    lane_->cancel();
    work_ = std::move(work);
    engine_ = work_ ? freed_elsewhere(std::make_shared<Engine>(work_)) : nullptr;
    baseline_ = work_ ? work_->baseline : nullptr;
    is_baseline_complete_ = false;
    if (work_) {
        complete_baseline();
    }
}

void AnswerMaker::complete_baseline() {
    lane_->run(
        this,
        [engine = engine_](Progress& progress) { return engine->baseline_reach(progress); },
        [this](Ground reach) {
            auto complete = std::make_shared<Answer>(*baseline_);
            complete->reach = std::move(reach);
            baseline_ = std::move(complete);
            is_baseline_complete_ = true;
            emit baseline_completed(baseline_);
        },
        on_failure());
}

void AnswerMaker::publish(const std::shared_ptr<const Answer>& answer) {
    emit answered(answer);
    if (!is_baseline_complete_ && !lane_->is_busy()) {
        complete_baseline(); // a plan was asked for before it could begin
    }
}

void AnswerMaker::ask(const PlanState& state) {
    const auto work = [engine = engine_,
                       state,
                       before = baseline_,
                       language = language_,
                       lane = lane_.get(),
                       this](Progress& progress) {
        auto answer = engine->answer(state, progress);
        answer->baseline = before;
        complete_answer(*answer, state.missing_costs(), language);
        auto first = std::make_shared<Answer>(*answer);
        first->rough = true;
        first->reach = engine->first_reach(*answer->evaluation);
        lane->deliver_part(progress, [this, first] { emit answered(first); });
        answer->reach =
            lane->has_newer(progress) ? nullptr : exact_reach(*answer->evaluation, progress);
        return std::shared_ptr<const Answer>(std::move(answer));
    };
    lane_->run(
        this,
        work,
        [this](const std::shared_ptr<const Answer>& answer) { publish(answer); },
        on_failure());
}

void AnswerMaker::ask_moved(const PlanState& state, const std::string& station, PlanePoint place) {
    const auto work =
        [engine = engine_, state, station, place, before = baseline_, language = language_](
            Progress& progress) {
            auto answer = engine->moved(state, station, place, progress);
            answer->baseline = before;
            complete_answer(*answer, state.missing_costs(), language);
            return std::shared_ptr<const Answer>(std::move(answer));
        };
    lane_->run(
        this,
        work,
        [this](const std::shared_ptr<const Answer>& answer) { publish(answer); },
        on_failure());
}

} // namespace yike
