// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/live_plan.hpp"

#include "base/heavy_work.hpp"
#include "evaluation/figures.hpp"
#include "evaluation/live_walks.hpp"
#include "isochrone/quick_isochrone.hpp"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <utility>
#include <vector>

namespace yike {

namespace {

// Copies of one planned district for answers that differ in their stations alone. A copy takes
// milliseconds, so those of answers that are gone are used again.
class DistrictCopies : public std::enable_shared_from_this<DistrictCopies> {
  public:
    explicit DistrictCopies(std::shared_ptr<const PlannedDistrict> original)
        : original_(std::move(original)) {}

    std::shared_ptr<PlannedDistrict> with(const std::vector<Station>& stations) {
        std::unique_ptr<PlannedDistrict> copy = take();
        copy->district.stations = stations;
        return {copy.release(), [pool = weak_from_this()](PlannedDistrict* used) {
                    std::unique_ptr<PlannedDistrict> back(used);
                    if (const auto copies = pool.lock()) {
                        copies->give_back(std::move(back));
                    }
                }};
    }

  private:
    std::unique_ptr<PlannedDistrict> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!free_.empty()) {
                std::unique_ptr<PlannedDistrict> copy = std::move(free_.back());
                free_.pop_back();
                return copy;
            }
        }
        return std::make_unique<PlannedDistrict>(*original_);
    }

    void give_back(std::unique_ptr<PlannedDistrict> copy) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(copy));
    }

    std::shared_ptr<const PlannedDistrict> original_;
    std::mutex mutex_; // answers end on any thread
    std::vector<std::unique_ptr<PlannedDistrict>> free_;
};

// Streets with the model and the field that answers on them share.
class StreetState {
  public:
    StreetState(std::shared_ptr<const PlannedDistrict> planned,
                const Evaluation& baseline,
                Progress& progress)
        : planned_(std::move(planned)),
          model_(*baseline.model, planned_->district, planned_->streets),
          field_(planned_->streets.empty() ? AccessField(*baseline.field, model_)
                                           : AccessField(model_, *baseline.field)),
          streets_(model_, field_, progress), walks_(streets_), isochrones_(field_) {
        walks_.times(model_, progress); // so that the first movement is as quick as all others
    }

    StreetState(const StreetState&) = delete;
    StreetState& operator=(const StreetState&) = delete;

    /// @param roads  of the baseline; those of the plan come after them
    bool same_streets(const PlannedDistrict& other, std::size_t roads) const {
        const auto added = [roads](const PlannedDistrict& planned) {
            return planned.district.roads.begin() + static_cast<std::ptrdiff_t>(roads);
        };
        return planned_->streets == other.streets && std::equal(added(*planned_),
                                                                planned_->district.roads.end(),
                                                                added(other),
                                                                other.district.roads.end());
    }

    Evaluation evaluate(const District& district,
                        const Demand& demand,
                        FigureDetail detail,
                        Progress& progress) {
        Evaluation evaluation;
        evaluation.model = std::make_unique<AccessModel>(model_, district);
        evaluation.field = std::make_unique<AccessField>(field_, *evaluation.model);
        evaluation.times = walks_.times(*evaluation.model, progress);
        if (detail == FigureDetail::all) {
            add_figures(district, demand, evaluation);
        } else {
            add_figures_but_supply(district, demand, evaluation);
        }
        return evaluation;
    }

    MultiPolygon isochrone(std::span<const Destination> destinations, int minutes) {
        return isochrones_.ground(destinations, minutes);
    }

  private:
    std::shared_ptr<const PlannedDistrict> planned_;
    AccessModel model_;
    AccessField field_;
    LiveStreets streets_;
    LiveWalks walks_;
    QuickIsochrone isochrones_;
};

} // namespace

class LivePlan::Impl {
  public:
    Impl(const Evaluation& baseline, Progress& progress)
        : baseline_(baseline), demand_(demand_of(baseline.model->district(), *baseline.model)),
          demand_of_all_(demand_of_all(demand_)),
          planned_(std::make_shared<const PlannedDistrict>(
              PlannedDistrict{baseline.model->district(), {}})),
          as_it_is_(std::make_shared<StreetState>(planned_, baseline, progress)) {}

    LiveAnswer evaluate(std::shared_ptr<const PlannedDistrict> planned, Progress& progress) {
        assert(planned != nullptr);
        LiveAnswer answer = answer_to(planned, FigureDetail::all, progress);
        planned_ = std::move(planned);
        copies_.reset();
        return answer;
    }

    LiveAnswer
    move_station(StationId station, PlanePoint to, FigureDetail detail, Progress& progress) {
        if (!copies_) {
            copies_ = std::make_shared<DistrictCopies>(planned_);
        }
        const std::shared_ptr<PlannedDistrict> moved = copies_->with(planned_->district.stations);
        relocate_station(moved->district, station, to);
        LiveAnswer answer = answer_to(moved, detail, progress);
        planned_ = moved;
        return answer;
    }

    MultiPolygon isochrone(std::span<const Destination> destinations, int minutes) {
        const bool changed = !planned_->streets.empty();
        return (changed ? changed_ : as_it_is_)->isochrone(destinations, minutes);
    }

  private:
    LiveAnswer answer_to(std::shared_ptr<const PlannedDistrict> planned,
                         FigureDetail detail,
                         Progress& progress) {
        const std::shared_ptr<StreetState> streets = streets_of(planned, progress);
        LiveAnswer answer{streets, std::move(planned), {}};
        const Demand& demand = detail == FigureDetail::all ? demand_ : demand_of_all_;
        answer.evaluation = streets->evaluate(answer.planned->district, demand, detail, progress);
        return answer;
    }

    // Those of the district as it is are kept for good, of all others the last.
    std::shared_ptr<StreetState> streets_of(const std::shared_ptr<const PlannedDistrict>& planned,
                                            Progress& progress) {
        if (planned->streets.empty()) {
            return as_it_is_;
        }
        const std::size_t roads = baseline_.model->district().roads.size();
        if (!changed_ || !changed_->same_streets(*planned, roads)) {
            changed_ = std::make_shared<StreetState>(planned, baseline_, progress);
        }
        return changed_;
    }

    const Evaluation& baseline_;
    Demand demand_;
    Demand demand_of_all_;
    std::shared_ptr<const PlannedDistrict> planned_; ///< the last
    std::shared_ptr<DistrictCopies> copies_;         ///< of the last, for other stations
    std::shared_ptr<StreetState> as_it_is_;
    std::shared_ptr<StreetState> changed_; ///< null: no plan with other streets yet
};

LivePlan::LivePlan(const Evaluation& baseline, Progress& progress)
    : impl_(std::make_unique<Impl>(baseline, progress)) {
    begin_heavy_work("LivePlan");
}

LivePlan::~LivePlan() = default;

LiveAnswer LivePlan::evaluate(std::shared_ptr<const PlannedDistrict> planned, Progress& progress) {
    begin_heavy_work("LivePlan::evaluate");
    return impl_->evaluate(std::move(planned), progress);
}

MultiPolygon LivePlan::isochrone(std::span<const Destination> destinations, int minutes) {
    begin_heavy_work("LivePlan::isochrone");
    return impl_->isochrone(destinations, minutes);
}

LiveAnswer
LivePlan::move_station(StationId station, PlanePoint to, FigureDetail detail, Progress& progress) {
    begin_heavy_work("LivePlan::move_station");
    return impl_->move_station(station, to, detail, progress);
}

} // namespace yike
