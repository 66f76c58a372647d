// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/marginal_gains.hpp"

#include "base/heavy_work.hpp"
#include "coverage/covered_households.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <set>
#include <utility>

namespace yike {

namespace {

using ChangeSet = std::vector<char>; ///< one flag a change of the plan

// Counts what any subset of a plan's changes covers. Stations of all subsets are walked to once;
// only another set of streets needs new walks.
class SubsetCounter {
  public:
    SubsetCounter(const Plan& plan,
                  const Evaluation& baseline,
                  const std::function<void(District&)>& select,
                  Progress& progress)
        : plan_(plan), baseline_(baseline), select_(select), progress_(progress),
          stations_(baseline.model->district().stations) {
        for (const PlannedChange& planned : plan.changes) {
            extra_.push_back(stations_.size());
            if (planned.change.kind == ChangeKind::relocate ||
                planned.change.kind == ChangeKind::build) {
                stations_.push_back(station_after(planned));
            }
        }
    }

    double count(const ChangeSet& on) {
        ChangeSet streets = on;
        std::vector<char> open(stations_.size(), 0);
        std::fill_n(open.begin(), baseline_.model->district().stations.size(), 1);
        for (std::size_t i = 0; i < on.size(); ++i) {
            const PlannedChange& planned = plan_.changes[i];
            if (!planned.is_of_stations()) {
                continue;
            }
            streets[i] = 0;
            const bool leaves = planned.change.kind == ChangeKind::relocate ||
                                planned.change.kind == ChangeKind::close;
            const bool comes = planned.change.kind == ChangeKind::relocate ||
                               planned.change.kind == ChangeKind::build;
            if (on[i] != 0 && leaves) {
                open[planned.station.index()] = 0;
            }
            if (on[i] != 0 && comes) {
                open[extra_[i]] = 1;
            }
        }
        return on_streets(streets).count(open);
    }

  private:
    struct Streets {
        explicit Streets(PlannedDistrict district) : planned(std::move(district)) {}

        PlannedDistrict planned;
        std::unique_ptr<AccessModel> model;
        std::unique_ptr<AccessField> field;
        std::unique_ptr<CoveredHouseholds> households;
    };

    // The station as this change alone leaves it.
    Station station_after(const PlannedChange& planned) const {
        Plan alone;
        alone.changes.push_back(planned);
        const District changed = apply_plan(baseline_.model->district(), alone).district;
        return planned.change.kind == ChangeKind::build ? changed.stations.back()
                                                        : changed.stations[planned.station.index()];
    }

    const CoveredHouseholds& on_streets(const ChangeSet& on) {
        std::unique_ptr<Streets>& streets = by_streets_[on];
        if (!streets) {
            Plan part;
            for (std::size_t i = 0; i < on.size(); ++i) {
                if (on[i] != 0) {
                    part.changes.push_back(plan_.changes[i]);
                }
            }
            streets = std::make_unique<Streets>(apply_plan(baseline_.model->district(), part));
            streets->planned.district.stations = stations_;
            select_(streets->planned.district);
            streets->model = std::make_unique<AccessModel>(
                *baseline_.model, streets->planned.district, streets->planned.streets);
            streets->field = std::make_unique<AccessField>(*streets->model, *baseline_.field);
            streets->households =
                std::make_unique<CoveredHouseholds>(*streets->model, *streets->field, progress_);
        }
        return *streets->households;
    }

    const Plan& plan_;
    const Evaluation& baseline_;
    const std::function<void(District&)>& select_;
    Progress& progress_;
    std::vector<Station> stations_;  ///< of the baseline, then those of the changes
    std::vector<std::size_t> extra_; ///< where a change's own station is among them
    std::map<ChangeSet, std::unique_ptr<Streets>> by_streets_;
};

std::vector<Phase> phases_of(const Plan& plan, SubsetCounter& counter) {
    std::set<int> years;
    constexpr int kNone = std::numeric_limits<int>::min();
    for (const PlannedChange& planned : plan.changes) {
        if (!planned.change.off) {
            years.insert(planned.change.year.value_or(kNone));
        }
    }
    std::vector<Phase> phases;
    ChangeSet on(plan.changes.size(), 0);
    for (const int year : years) {
        Phase phase;
        phase.year = year == kNone ? std::nullopt : std::optional(year);
        for (std::size_t i = 0; i < on.size(); ++i) {
            const PlannedChange& planned = plan.changes[i];
            if (!planned.change.off && planned.change.year.value_or(kNone) == year) {
                on[i] = 1;
                phase.cost_yuan += planned.cost_yuan;
            }
        }
        phase.covered_households = counter.count(on);
        phases.push_back(phase);
    }
    return phases;
}

} // namespace

PlanLedger plan_ledger(const Plan& plan,
                       const Evaluation& baseline,
                       const std::function<void(District&)>& select,
                       Progress& progress) {
    begin_heavy_work("plan_ledger");
    PlanLedger ledger;
    ledger.gains.resize(plan.changes.size());
    SubsetCounter counter(plan, baseline, select, progress);
    ChangeSet all;
    for (const PlannedChange& planned : plan.changes) {
        all.push_back(planned.change.off ? 0 : 1);
    }
    const ChangeSet none(all.size(), 0);
    const double before = counter.count(none);
    const double after = counter.count(all);
    progress.stage("gains of changes", all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        progress.check();
        progress.advance();
        if (all[i] == 0) {
            continue;
        }
        ChangeSet alone = none;
        alone[i] = 1;
        ChangeSet others = all;
        others[i] = 0;
        ledger.gains[i] = {counter.count(alone) - before, after - counter.count(others)};
    }
    ledger.phases = phases_of(plan, counter);
    return ledger;
}

} // namespace yike
