// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/answer.hpp"

#include "coverage/area_standard.hpp"
#include "report/evaluation_map.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

// Adds the figures of one answer.
class FigureMaker {
  public:
    FigureMaker(Answer& answer, std::size_t missing_costs)
        : answer_(answer), district_(answer.district()), missing_costs_(missing_costs),
          before_(answer.baseline ? answer.baseline->evaluation.get() : nullptr) {}

    void make() {
        add_coverage();
        if (before_ != nullptr) {
            add_fates();
            add_money();
        }
        add_stations();
        add_pairs();
        add_shortfall();
    }

  private:
    Figure& add(FigureKind kind, std::optional<double> value) {
        Figure figure;
        figure.kind = kind;
        figure.value = value;
        if (answer_.baseline && value) {
            const Figure* before = find_figure(*answer_.baseline, kind);
            if (before != nullptr && before->value) {
                figure.difference = *value - *before->value;
            }
        }
        answer_.figures.push_back(std::move(figure));
        return answer_.figures.back();
    }

    bool is_covered(std::size_t compound) const {
        return covered(
            answer_.evaluation->times.compounds[compound], TierSet::all, kHeadlineMinutes);
    }

    std::vector<CompoundId> compounds_that(bool are_covered) const {
        std::vector<CompoundId> ids;
        for (std::size_t i = 0; i < district_.compounds.size(); ++i) {
            if (district_.compounds[i].counts && is_covered(i) == are_covered) {
                ids.emplace_back(i);
            }
        }
        return ids;
    }

    void add_coverage() {
        const auto row =
            find_indicator(answer_.evaluation->indicators, "coverage.gate.15.households.all");
        const double all = row ? row->denominator : 0;
        const double covered = row ? row->numerator : 0;
        add(FigureKind::covered_share, row ? row->value : std::nullopt).compounds =
            compounds_that(true);
        add(FigureKind::covered_households, covered).compounds = compounds_that(true);
        add(FigureKind::uncovered_households, all - covered).compounds = compounds_that(false);
    }

    void add_fates() {
        double gained = 0;
        double lost = 0;
        std::vector<CompoundId> gainers;
        std::vector<CompoundId> losers;
        for (std::size_t i = 0; i < district_.compounds.size(); ++i) {
            const Fate fate =
                fate_of(before_->times.compounds[i], answer_.evaluation->times.compounds[i]);
            answer_.map.fates.emplace_back(map_fate(fate));
            if (fate == Fate::gained) {
                gained += district_.compounds[i].households;
                gainers.emplace_back(i);
            } else if (fate == Fate::lost) {
                lost += district_.compounds[i].households;
                losers.emplace_back(i);
            }
        }
        add(FigureKind::gained_households, gained).compounds = std::move(gainers);
        add(FigureKind::lost_households, lost).compounds = std::move(losers);
    }

    void add_money() {
        add(FigureKind::cost_yuan, answer_.plan->cost_yuan());
        if (missing_costs_ > 0) {
            add(FigureKind::missing_costs, static_cast<double>(missing_costs_));
        }
    }

    void add_stations() {
        std::vector<StationId> ids;
        for (std::size_t i = 0; i < district_.stations.size(); ++i) {
            if (district_.stations[i].counts) {
                ids.emplace_back(i);
            }
        }
        add(FigureKind::stations, static_cast<double>(ids.size())).stations = std::move(ids);
    }

    void add_pairs() {
        std::vector<StationId> ids;
        double pairs = 0;
        for (const StationPair& pair : answer_.evaluation->pairs) {
            if (pair.proximity_conflict) {
                ++pairs;
                ids.push_back(pair.a);
                ids.push_back(pair.b);
            }
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        add(FigureKind::conflict_pairs, pairs).stations = std::move(ids);
    }

    void add_shortfall() {
        const std::vector<AreaBalance> balances =
            community_areas(district_, answer_.evaluation->times, AreaAssignment::membership);
        double sum = 0;
        std::vector<CommunityId> ids;
        for (std::size_t i = 0; i < balances.size(); ++i) {
            const double shortfall = balances[i].shortfall_m2().value_or(0);
            sum += shortfall;
            if (shortfall > 0) {
                ids.emplace_back(i);
            }
        }
        add(FigureKind::area_shortfall_m2, sum).communities = std::move(ids);
    }

    Answer& answer_;
    const District& district_;
    std::size_t missing_costs_;
    const Evaluation* before_;
};

void add_gaps(Answer& answer) {
    for (const Gap& gap : answer.evaluation->gaps) {
        const CompoundReach& reach =
            answer.evaluation->times.compounds[gap.compound.index()].of(TierSet::all);
        answer.gaps.push_back({gap.compound,
                               answer.district().compounds[gap.compound.index()].households,
                               minutes_of(reach.nearest_ms),
                               reach.nearest,
                               gap.reason});
    }
}

} // namespace

const Figure* find_figure(const Answer& answer, FigureKind kind) {
    const auto found = std::find_if(answer.figures.begin(),
                                    answer.figures.end(),
                                    [kind](const Figure& each) { return each.kind == kind; });
    return found == answer.figures.end() ? nullptr : &*found;
}

void name_changes(Answer& answer, Language language) {
    answer.map.changes.clear();
    if (!answer.plan) {
        return;
    }
    const Answer& before = *answer.baseline;
    for (std::size_t i = 0; i < answer.plan->changes.size(); ++i) {
        const PlannedChange& change = answer.plan->changes[i];
        if (!change.change.off) {
            answer.map.changes.push_back(
                map_change(before.district(), *before.evaluation->model, change, i + 1, language));
        }
    }
}

void complete_answer(Answer& answer, std::size_t missing_costs, Language language) {
    FigureMaker(answer, missing_costs).make();
    add_gaps(answer);
    for (const CompoundTimes& times : answer.evaluation->times.compounds) {
        answer.map.minutes.push_back(minutes_of(times.of(TierSet::all).nearest_ms));
    }
    answer.map.stations = map_stations(answer.district(), *answer.evaluation);
    answer.map.conflicts = map_conflicts(*answer.evaluation);
    name_changes(answer, language);
}

} // namespace yike
