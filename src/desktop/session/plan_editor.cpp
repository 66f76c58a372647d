// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/plan_editor.hpp"

#include "desktop/session/session_core.hpp"
#include "desktop/session/words.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/write_scenario.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace yike {

namespace {

std::optional<PlanePoint> nearest_on_street(const AccessModel& model, PlanePoint p, double reach) {
    const PieceIndex& index = model.segment_index();
    const auto is_real = [&index](std::uint32_t piece, double) {
        return index.pieces()[piece].a != index.pieces()[piece].b;
    };
    const auto found = index.nearest(p, reach, is_real);
    if (!found) {
        return std::nullopt;
    }
    const Piece& piece = index.pieces()[found->piece];
    return along(piece.a, piece.b, found->share);
}

std::optional<std::size_t>
row_of_gate(const Scenario& scenario, const std::string& gate, ChangeKind kind) {
    for (std::size_t i = 0; i < scenario.changes.size(); ++i) {
        const Change& change = scenario.changes[i];
        if (!change.off && change.kind == kind && change.gate == gate) {
            return i;
        }
    }
    return std::nullopt;
}

void take_row(Scenario& scenario, std::size_t row) {
    scenario.changes.erase(scenario.changes.begin() + static_cast<std::ptrdiff_t>(row));
}

/// Why a step is not possible, in words already.
struct Refusal {
    const char* zh;
    const char* en;
};

constexpr Refusal kNoProject{"项目还没有打开。", "No project is open yet."};
constexpr Refusal kNoRow{"没有这一行。", "There is no such row."};

/// The name, with a number where the plan builds one of this name already.
std::string free_name(const Scenario& scenario, const std::string& wanted) {
    const auto is_taken = [&scenario](const std::string& name) {
        return std::any_of(scenario.changes.begin(),
                           scenario.changes.end(),
                           [&name](const Change& change) { return change.name == name; });
    };
    std::string name = wanted;
    for (int number = 2; is_taken(name); ++number) {
        name = fmt::format("{} {}", wanted, number);
    }
    return name;
}

BothWords both(const char* zh, const char* en) {
    return {QString::fromUtf8(zh), QString::fromUtf8(en)};
}

} // namespace

struct PlanEditor::Impl {
    SessionCore& core;
    PlanEditor& editor;

    /// What a step does to the scenario; the row that it is about afterwards, if there is one.
    using Act = std::function<std::optional<std::size_t>(Scenario&)>;

    const District& district() const { return core.shelf.work()->district(); }

    const AccessModel& model() const { return core.shelf.work()->model(); }

    /// Does it, or tells why not.
    /// @param prefix  of the step's name
    /// @param name    of the step; where it is about a row, that of its change
    bool act(const Act& change, const BothWords& prefix = {}, BothWords name = {}) const {
        try {
            PlanDocument* const plan = core.shelf.current();
            if (plan == nullptr || core.state != Session::State::ready) {
                throw Refusal(kNoProject);
            }
            Scenario next = plan->state().scenario;
            const std::optional<std::size_t> row = change(next);
            // What a file could not hold is refused here, in the same words.
            const std::filesystem::path file = core.project / "plan.toml";
            parse_scenario(write_scenario(next, file), file, CostRule::may_lack);
            PlanState state = resolve_state(std::move(next), model());
            if (row) {
                name = change_title(model(), state.plan->changes[*row]);
            }
            plan->push(std::move(state), {prefix.zh + name.zh, prefix.en + name.en}, core.language);
            return true;
        } catch (const Refusal& refusal) {
            Failure failure;
            failure.what = said(core.language, refusal.zh, refusal.en);
            emit editor.refused(failure);
        } catch (...) {
            emit editor.refused(
                told_failure(Attempt::edit, {}, std::current_exception(), core.language));
        }
        return false;
    }

    /// Does something to a row.
    bool act_on(std::size_t row,
                const std::function<void(Change&)>& change,
                const BothWords& prefix) const {
        return act(
            [row, &change](Scenario& scenario) {
                if (row >= scenario.changes.size()) {
                    throw Refusal(kNoRow);
                }
                change(scenario.changes[row]);
                return std::optional(row);
            },
            prefix);
    }

    /// A new row.
    bool add(ChangeKind kind, const std::function<void(Change&, const Scenario&)>& fill) const {
        return act([&](Scenario& scenario) {
            Change change;
            change.kind = kind;
            change.id = new_change_id(scenario, kind);
            fill(change, scenario);
            scenario.changes.push_back(std::move(change));
            return std::optional(scenario.changes.size() - 1);
        });
    }

    /// The row about a station, a new one of this kind if there is none.
    static std::size_t row_for(Scenario& scenario, const std::string& station, ChangeKind kind) {
        if (const auto row = row_about(scenario, station)) {
            return *row;
        }
        Change change;
        change.kind = kind;
        change.id = new_change_id(scenario, kind);
        change.station = station;
        scenario.changes.push_back(std::move(change));
        return scenario.changes.size() - 1;
    }

    /// Puts the station somewhere.
    bool place(const std::string& station, const std::function<void(Change&)>& put) const {
        return act([&](Scenario& scenario) {
            const std::size_t row = row_for(scenario, station, ChangeKind::relocate);
            Change& change = scenario.changes[row];
            if (change.kind == ChangeKind::renovate) {
                change.kind = ChangeKind::relocate;
            }
            put(change);
            return std::optional(row);
        });
    }

    /// Takes the row away; its name is that of the change that goes.
    bool take_away(std::size_t row, const BothWords& prefix) const {
        const PlanDocument* const plan = core.shelf.current();
        BothWords name;
        if (plan != nullptr && row < plan->state().plan->changes.size()) {
            name = change_title(model(), plan->state().plan->changes[row]);
        }
        return act(
            [row](Scenario& scenario) {
                if (row >= scenario.changes.size()) {
                    throw Refusal(kNoRow);
                }
                take_row(scenario, row);
                return std::optional<std::size_t>();
            },
            prefix,
            name);
    }

    /// Opens or closes a gate; if the plan does the opposite, that is taken back.
    bool turn_gate(const std::string& gate, ChangeKind kind, ChangeKind opposite) const {
        const PlanDocument* const plan = core.shelf.current();
        const auto row =
            plan == nullptr ? std::nullopt : row_of_gate(plan->state().scenario, gate, opposite);
        if (row) {
            return take_away(*row, both("取消：", "Take back: "));
        }
        return add(kind, [&gate](Change& change, const Scenario&) { change.gate = gate; });
    }

    /// The walled compound whose outline is nearest, within kReach.
    const Compound& walled_near(PlanePoint at) const {
        const std::vector<Compound>& compounds = district().compounds;
        const Compound* nearest = nullptr;
        double least_m = kReach;
        for (std::size_t i = 0; i < compounds.size(); ++i) {
            if (compounds[i].ground.empty() || !model().is_walled(CompoundId(i))) {
                continue;
            }
            const double away_m = distance_to_outline(compounds[i].ground, at);
            if (away_m < least_m) {
                least_m = away_m;
                nearest = &compounds[i];
            }
        }
        if (nearest == nullptr) {
            throw Refusal{"那里 20 米内没有小区围墙。",
                          "There is no wall of a compound within 20 m of that place."};
        }
        return *nearest;
    }
};

PlanEditor::PlanEditor(SessionCore& core) : impl_(new Impl{core, *this}) {}

PlanEditor::~PlanEditor() = default;

// ---- stations ----------------------------------------------------------------------------------

bool PlanEditor::relocate(const std::string& station, PlanePoint to) {
    return impl_->place(station, [this, to](Change& change) {
        change.to = written_place(impl_->district(), to);
        change.candidate.clear();
    });
}

bool PlanEditor::relocate_to_candidate(const std::string& station, const std::string& candidate) {
    return impl_->place(station, [&candidate](Change& change) {
        // The room brings its floor area and its cost.
        change.to.reset();
        change.candidate = candidate;
        change.floor_area_m2.reset();
        change.cost_yuan.reset();
    });
}

bool PlanEditor::renovate(const std::string& station, double floor_area_m2) {
    return impl_->act([&](Scenario& scenario) {
        const std::size_t row = Impl::row_for(scenario, station, ChangeKind::renovate);
        scenario.changes[row].floor_area_m2 = floor_area_m2;
        return std::optional(row);
    });
}

bool PlanEditor::build(PlanePoint at, int tier, const QString& name) {
    return impl_->add(ChangeKind::build, [&](Change& change, const Scenario& scenario) {
        change.new_id = new_station_id(scenario, impl_->district());
        change.name = free_name(scenario, name.toStdString());
        change.tier = tier;
        change.to = written_place(impl_->district(), at);
    });
}

bool PlanEditor::build_at_candidate(const std::string& candidate) {
    return impl_->add(ChangeKind::build, [&](Change& change, const Scenario& scenario) {
        change.new_id = new_station_id(scenario, impl_->district());
        change.candidate = candidate;
    });
}

bool PlanEditor::close(const std::string& station) {
    return impl_->act([&](Scenario& scenario) {
        const std::size_t row = Impl::row_for(scenario, station, ChangeKind::close);
        Change& change = scenario.changes[row];
        if (change.kind == ChangeKind::build) {
            change.off = true;
        } else if (change.kind != ChangeKind::close) {
            Change closed;
            closed.kind = ChangeKind::close;
            closed.id = change.id;
            closed.station = station;
            change = std::move(closed);
        }
        return std::optional(row);
    });
}

// ---- gates and streets -------------------------------------------------------------------------

bool PlanEditor::open_gate(const std::string& gate) {
    return impl_->turn_gate(gate, ChangeKind::open_gate, ChangeKind::close_gate);
}

bool PlanEditor::close_gate(const std::string& gate) {
    return impl_->turn_gate(gate, ChangeKind::close_gate, ChangeKind::open_gate);
}

bool PlanEditor::open_new_gate(PlanePoint at) {
    return impl_->add(ChangeKind::open_gate, [&](Change& change, const Scenario&) {
        change.compound = impl_->walled_near(at).id;
        change.at = written_place(impl_->district(), at);
    });
}

bool PlanEditor::add_path(const Line& path, const std::string& road_class) {
    return impl_->add(ChangeKind::add_path, [&](Change& change, const Scenario&) {
        if (path.size() < 2) {
            throw Refusal{"一条路至少要有两个点。", "A path has at least two points."};
        }
        Line joined = path;
        for (PlanePoint* const end : {&joined.front(), &joined.back()}) {
            *end = nearest_on_street(impl_->model(), *end, kReach).value_or(*end);
        }
        change.road_class = road_class;
        for (const PlanePoint p : joined) {
            change.path.push_back(written_place(impl_->district(), p));
        }
    });
}

bool PlanEditor::block_road(PlanePoint near, double radius_m) {
    return impl_->add(ChangeKind::block_road, [&](Change& change, const Scenario&) {
        const auto middle = nearest_on_street(impl_->model(), near, std::max(radius_m, kReach));
        if (!middle) {
            throw Refusal{"那里没有可封闭的道路。", "There is no street there to block."};
        }
        change.at = written_place(impl_->district(), *middle);
        change.radius_m = radius_m;
    });
}

// ---- rows --------------------------------------------------------------------------------------

bool PlanEditor::remove(std::size_t row) {
    return impl_->take_away(row, both("删除：", "Remove: "));
}

bool PlanEditor::set_on(std::size_t row, bool on) {
    return impl_->act_on(
        row,
        [on](Change& change) { change.off = !on; },
        on ? both("启用：", "Switch on: ") : both("停用：", "Switch off: "));
}

bool PlanEditor::set_cost(std::size_t row, std::optional<double> yuan) {
    return impl_->act_on(
        row, [yuan](Change& change) { change.cost_yuan = yuan; }, both("造价：", "Cost: "));
}

bool PlanEditor::set_yearly_cost(std::size_t row, double yuan) {
    return impl_->act_on(
        row,
        [yuan](Change& change) { change.yearly_cost_yuan = yuan; },
        both("年运行费：", "Yearly cost: "));
}

bool PlanEditor::set_floor_area(std::size_t row, std::optional<double> floor_area_m2) {
    return impl_->act_on(
        row,
        [floor_area_m2](Change& change) { change.floor_area_m2 = floor_area_m2; },
        both("面积：", "Floor area: "));
}

bool PlanEditor::set_year(std::size_t row, std::optional<int> year) {
    return impl_->act_on(
        row, [year](Change& change) { change.year = year; }, both("年份：", "Year: "));
}

bool PlanEditor::set_note(std::size_t row, const QString& note) {
    return impl_->act_on(
        row,
        [&note](Change& change) { change.note = note.toStdString(); },
        both("备注：", "Note: "));
}

bool PlanEditor::set_name(std::size_t row, const QString& name) {
    return impl_->act_on(
        row,
        [&name](Change& change) { change.name = name.toStdString(); },
        both("名称：", "Name: "));
}

bool PlanEditor::move_row(std::size_t row, std::size_t before) {
    if (before == row || before == row + 1) {
        return true; // where it is
    }
    return impl_->act(
        [row, before](Scenario& scenario) {
            if (row >= scenario.changes.size() || before > scenario.changes.size()) {
                throw Refusal(kNoRow);
            }
            Change change = scenario.changes[row];
            take_row(scenario, row);
            const std::size_t to = before > row ? before - 1 : before;
            scenario.changes.insert(scenario.changes.begin() + static_cast<std::ptrdiff_t>(to),
                                    std::move(change));
            return std::optional(to);
        },
        both("调整顺序：", "Reorder: "));
}

bool PlanEditor::price_as_unknown() {
    return impl_->act(
        [this](Scenario& scenario) {
            for (const std::size_t row : rows_without_cost(scenario, impl_->district())) {
                Change& change = scenario.changes[row];
                change.cost_yuan = 0;
                change.note += (change.note.empty() ? "" : "；") + std::string("造价待定");
            }
            return std::optional<std::size_t>();
        },
        {},
        both("造价待定", "Costs to be settled"));
}

bool PlanEditor::refuse_number(const QString& typed) {
    Failure failure;
    failure.what = said(
        impl_->core.language, "「{}」不是数字。", "“{}” is not a number.", typed.toStdString());
    emit refused(failure);
    return false;
}

bool PlanEditor::rename_plan(const QString& name) {
    return impl_->act(
        [&name](Scenario& scenario) {
            scenario.name = name.toStdString();
            return std::optional<std::size_t>();
        },
        {},
        both("方案改名", "Rename the plan"));
}

bool PlanEditor::set_plan_note(const QString& note) {
    return impl_->act(
        [&note](Scenario& scenario) {
            scenario.note = note.toStdString();
            return std::optional<std::size_t>();
        },
        {},
        both("方案说明", "Note of the plan"));
}

} // namespace yike
