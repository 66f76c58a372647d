// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/live_plan.hpp"

#include <cassert>
#include <utility>

namespace yike {

class LivePlan::Impl {
  public:
    explicit Impl(const Evaluation& baseline)
        : baseline_(baseline), planned_(std::make_shared<const PlannedDistrict>(
                                   PlannedDistrict{baseline.model->district(), {}})) {}

    LiveAnswer evaluate(std::shared_ptr<const PlannedDistrict> planned, Progress& progress) {
        assert(planned != nullptr);
        planned_ = std::move(planned);
        LiveAnswer answer{nullptr, planned_, {}};
        answer.evaluation = evaluate_plan(*planned_, baseline_, {false, false}, progress);
        return answer;
    }

    LiveAnswer move_station(StationId station, PlanePoint to, Progress& progress) {
        auto moved = std::make_shared<PlannedDistrict>(*planned_);
        relocate_station(moved->district, station, to);
        return evaluate(std::move(moved), progress);
    }

  private:
    const Evaluation& baseline_;
    std::shared_ptr<const PlannedDistrict> planned_; ///< the last
};

LivePlan::LivePlan(const Evaluation& baseline, Progress&)
    : impl_(std::make_unique<Impl>(baseline)) {}

LivePlan::~LivePlan() = default;

LiveAnswer LivePlan::evaluate(std::shared_ptr<const PlannedDistrict> planned, Progress& progress) {
    return impl_->evaluate(std::move(planned), progress);
}

LiveAnswer LivePlan::move_station(StationId station, PlanePoint to, Progress& progress) {
    return impl_->move_station(station, to, progress);
}

} // namespace yike
