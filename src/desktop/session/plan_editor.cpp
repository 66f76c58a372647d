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

} // namespace

struct PlanEditor::Impl {
    SessionCore& core;
    PlanEditor& editor;

    /// What a step does to the scenario; the row that it is about afterwards, if there is one.
    using Act = std::function<std::optional<std::size_t>(Scenario&)>;

    PlanDocument* document() const {
        return core.state == Session::State::ready ? core.shelf.current() : nullptr;
    }

    const District& district() const { return core.shelf.work()->district(); }

    const AccessModel& model() const { return core.shelf.work()->model(); }

    bool refuse(const char* zh, const char* en) const {
        Failure failure;
        failure.what = said(core.language, zh, en);
        emit editor.refused(failure);
        return false;
    }

    /// Does it, or tells why not. The name is that of the change in the row, after a word.
    bool act(const Act& change, const BothWords& prefix = {}, const BothWords& name = {}) const {
        PlanDocument* const plan = document();
        if (plan == nullptr) {
            return refuse("项目还没有打开。", "No project is open yet.");
        }
        try {
            Scenario next = plan->state().scenario;
            const std::optional<std::size_t> row = change(next);
            // What a file could not hold is refused here, in the same words.
            parse_scenario(write_scenario(next, next.file), next.file, CostRule::may_lack);
            PlanState state = resolve_state(std::move(next), model());
            BothWords title = name;
            if (row) {
                title = change_title(district(), state.plan->changes[*row]);
            }
            plan->push(
                std::move(state), {prefix.zh + title.zh, prefix.en + title.en}, core.language);
            return true;
        } catch (...) {
            emit editor.refused(
                told_failure(Attempt::edit, {}, std::current_exception(), core.language));
            return false;
        }
    }

    /// Does something to a row that there is.
    bool act_on(std::size_t row,
                const std::function<void(Change&)>& change,
                const BothWords& prefix) const {
        if (document() == nullptr || row >= document()->state().scenario.changes.size()) {
            return refuse("没有这一行。", "There is no such row.");
        }
        return act(
            [row, &change](Scenario& scenario) {
                change(scenario.changes[row]);
                return std::optional(row);
            },
            prefix);
    }

    bool add(Change change) const {
        return act([&change](Scenario& scenario) {
            change.id = new_change_id(scenario, change.kind);
            scenario.changes.push_back(change);
            return std::optional(scenario.changes.size() - 1);
        });
    }

    /// The change that places the station, made if there is none.
    bool place(const std::string& station, const std::function<void(Change&)>& put) const {
        return act([&](Scenario& scenario) {
            auto row = row_about(scenario, station);
            if (!row) {
                Change change;
                change.kind = ChangeKind::relocate;
                change.id = new_change_id(scenario, change.kind);
                change.station = station;
                scenario.changes.push_back(std::move(change));
                row = scenario.changes.size() - 1;
            }
            Change& change = scenario.changes[*row];
            if (change.kind == ChangeKind::renovate) {
                change.kind = ChangeKind::relocate;
            }
            put(change);
            return row;
        });
    }

    /// Takes the row away; its name is that of the change that goes.
    bool take_away(std::size_t row, const BothWords& prefix) const {
        PlanDocument* const plan = document();
        if (plan == nullptr || row >= plan->state().scenario.changes.size()) {
            return refuse("没有这一行。", "There is no such row.");
        }
        const BothWords title = change_title(district(), plan->state().plan->changes[row]);
        return act(
            [row](Scenario& scenario) {
                take_row(scenario, row);
                return std::optional<std::size_t>();
            },
            prefix,
            title);
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
        auto row = row_about(scenario, station);
        if (!row) {
            Change change;
            change.kind = ChangeKind::renovate;
            change.id = new_change_id(scenario, change.kind);
            change.station = station;
            scenario.changes.push_back(std::move(change));
            row = scenario.changes.size() - 1;
        }
        scenario.changes[*row].floor_area_m2 = floor_area_m2;
        return row;
    });
}

bool PlanEditor::build(PlanePoint at, int tier, const QString& name) {
    if (impl_->document() == nullptr) {
        return impl_->refuse("项目还没有打开。", "No project is open yet.");
    }
    Change change;
    change.kind = ChangeKind::build;
    change.new_id = new_station_id(impl_->document()->state().scenario, impl_->district());
    change.name = name.toStdString();
    change.tier = tier;
    change.to = written_place(impl_->district(), at);
    return impl_->add(std::move(change));
}

bool PlanEditor::build_at_candidate(const std::string& candidate) {
    if (impl_->document() == nullptr) {
        return impl_->refuse("项目还没有打开。", "No project is open yet.");
    }
    Change change;
    change.kind = ChangeKind::build;
    change.new_id = new_station_id(impl_->document()->state().scenario, impl_->district());
    change.candidate = candidate;
    return impl_->add(std::move(change));
}

bool PlanEditor::close(const std::string& station) {
    return impl_->act([&](Scenario& scenario) -> std::optional<std::size_t> {
        const auto row = row_about(scenario, station);
        if (row && scenario.changes[*row].kind == ChangeKind::build) {
            scenario.changes[*row].off = true;
            return row;
        }
        Change change;
        change.kind = ChangeKind::close;
        change.station = station;
        change.id = row ? scenario.changes[*row].id : new_change_id(scenario, change.kind);
        if (row && scenario.changes[*row].kind != ChangeKind::close) {
            scenario.changes[*row] = std::move(change);
            return row;
        }
        scenario.changes.push_back(std::move(change));
        return scenario.changes.size() - 1;
    });
}

// ---- gates and streets -------------------------------------------------------------------------

bool PlanEditor::open_gate(const std::string& gate) {
    if (impl_->document() != nullptr) {
        const Scenario& scenario = impl_->document()->state().scenario;
        if (const auto row = row_of_gate(scenario, gate, ChangeKind::close_gate)) {
            return impl_->take_away(*row, {QString::fromUtf8("取消："), "Take back: "});
        }
    }
    Change change;
    change.kind = ChangeKind::open_gate;
    change.gate = gate;
    return impl_->add(std::move(change));
}

bool PlanEditor::close_gate(const std::string& gate) {
    if (impl_->document() != nullptr) {
        const Scenario& scenario = impl_->document()->state().scenario;
        if (const auto row = row_of_gate(scenario, gate, ChangeKind::open_gate)) {
            return impl_->take_away(*row, {QString::fromUtf8("取消："), "Take back: "});
        }
    }
    Change change;
    change.kind = ChangeKind::close_gate;
    change.gate = gate;
    return impl_->add(std::move(change));
}

bool PlanEditor::open_new_gate(PlanePoint at) {
    if (impl_->document() == nullptr) {
        return impl_->refuse("项目还没有打开。", "No project is open yet.");
    }
    const std::vector<Compound>& compounds = impl_->district().compounds;
    CompoundId nearest;
    double least_m = kReach;
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        if (compounds[i].ground.empty() || !impl_->model().is_walled(CompoundId(i))) {
            continue;
        }
        const double away_m = distance_to_outline(compounds[i].ground, at);
        if (away_m < least_m) {
            least_m = away_m;
            nearest = CompoundId(i);
        }
    }
    if (!nearest.valid()) {
        return impl_->refuse("那里 20 米内没有小区围墙。",
                             "There is no wall of a compound within 20 m of that place.");
    }
    Change change;
    change.kind = ChangeKind::open_gate;
    change.compound = compounds[nearest.index()].id;
    change.at = written_place(impl_->district(), at);
    return impl_->add(std::move(change));
}

bool PlanEditor::add_path(const Line& path, const std::string& road_class) {
    if (impl_->document() == nullptr) {
        return impl_->refuse("项目还没有打开。", "No project is open yet.");
    }
    if (path.size() < 2) {
        return impl_->refuse("一条路至少要有两个点。", "A path has at least two points.");
    }
    Line joined = path;
    for (PlanePoint* const end : {&joined.front(), &joined.back()}) {
        *end = nearest_on_street(impl_->model(), *end, kReach).value_or(*end);
    }
    Change change;
    change.kind = ChangeKind::add_path;
    change.road_class = road_class;
    for (const PlanePoint p : joined) {
        change.path.push_back(written_place(impl_->district(), p));
    }
    return impl_->add(std::move(change));
}

bool PlanEditor::block_road(PlanePoint near, double radius_m) {
    if (impl_->document() == nullptr) {
        return impl_->refuse("项目还没有打开。", "No project is open yet.");
    }
    const auto middle = nearest_on_street(impl_->model(), near, std::max(radius_m, kReach));
    if (!middle) {
        return impl_->refuse("那里没有可封闭的道路。", "There is no street there to block.");
    }
    Change change;
    change.kind = ChangeKind::block_road;
    change.at = written_place(impl_->district(), *middle);
    change.radius_m = radius_m;
    return impl_->add(std::move(change));
}

// ---- rows --------------------------------------------------------------------------------------

bool PlanEditor::remove(std::size_t row) {
    return impl_->take_away(row, {QString::fromUtf8("删除："), "Remove: "});
}

bool PlanEditor::set_on(std::size_t row, bool on) {
    return impl_->act_on(
        row,
        [on](Change& change) { change.off = !on; },
        on ? BothWords{QString::fromUtf8("启用："), "Switch on: "}
           : BothWords{QString::fromUtf8("停用："), "Switch off: "});
}

bool PlanEditor::set_cost(std::size_t row, std::optional<double> yuan) {
    return impl_->act_on(row,
                         [yuan](Change& change) { change.cost_yuan = yuan; },
                         {QString::fromUtf8("造价："), "Cost: "});
}

bool PlanEditor::set_yearly_cost(std::size_t row, double yuan) {
    return impl_->act_on(row,
                         [yuan](Change& change) { change.yearly_cost_yuan = yuan; },
                         {QString::fromUtf8("年运行费："), "Yearly cost: "});
}

bool PlanEditor::set_floor_area(std::size_t row, std::optional<double> floor_area_m2) {
    return impl_->act_on(row,
                         [floor_area_m2](Change& change) { change.floor_area_m2 = floor_area_m2; },
                         {QString::fromUtf8("面积："), "Floor area: "});
}

bool PlanEditor::set_year(std::size_t row, std::optional<int> year) {
    return impl_->act_on(row,
                         [year](Change& change) { change.year = year; },
                         {QString::fromUtf8("年份："), "Year: "});
}

bool PlanEditor::set_note(std::size_t row, const QString& note) {
    return impl_->act_on(row,
                         [&note](Change& change) { change.note = note.toStdString(); },
                         {QString::fromUtf8("备注："), "Note: "});
}

bool PlanEditor::set_name(std::size_t row, const QString& name) {
    return impl_->act_on(row,
                         [&name](Change& change) { change.name = name.toStdString(); },
                         {QString::fromUtf8("名称："), "Name: "});
}

bool PlanEditor::move_row(std::size_t row, std::size_t before) {
    const PlanDocument* const plan = impl_->document();
    const std::size_t count = plan == nullptr ? 0 : plan->state().scenario.changes.size();
    if (row >= count || before > count) {
        return impl_->refuse("没有这一行。", "There is no such row.");
    }
    if (before == row || before == row + 1) {
        return true; // where it is
    }
    return impl_->act(
        [row, before](Scenario& scenario) {
            Change change = scenario.changes[row];
            take_row(scenario, row);
            const std::size_t to = before > row ? before - 1 : before;
            scenario.changes.insert(scenario.changes.begin() + static_cast<std::ptrdiff_t>(to),
                                    std::move(change));
            return std::optional(to);
        },
        {QString::fromUtf8("调整顺序："), "Reorder: "});
}

bool PlanEditor::price_as_unknown() {
    return impl_->act(
        [this](Scenario& scenario) {
            for (const std::size_t row : impl_->document()->state().without_cost) {
                Change& change = scenario.changes[row];
                change.cost_yuan = 0;
                change.note += (change.note.empty() ? "" : "；") + std::string("造价待定");
            }
            return std::optional<std::size_t>();
        },
        {},
        {QString::fromUtf8("造价待定"), "Costs to be settled"});
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
        {QString::fromUtf8("方案改名"), "Rename the plan"});
}

bool PlanEditor::set_plan_note(const QString& note) {
    return impl_->act(
        [&note](Scenario& scenario) {
            scenario.note = note.toStdString();
            return std::optional<std::size_t>();
        },
        {},
        {QString::fromUtf8("方案说明"), "Note of the plan"});
}

} // namespace yike
