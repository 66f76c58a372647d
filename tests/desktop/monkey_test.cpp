// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Gestures without sense. After each burst the window must show what the engine gives for the plan
// as its file would say it, and undoing all must bring back the first bytes. Longer, from
// elsewhere, on another project:
//   YIKE_MONKEY_BURSTS=200 YIKE_MONKEY_SEED=7 YIKE_MONKEY_PROJECT=FOLDER desktop_monkey
#include "coverage/area_standard.hpp"
#include "desktop/monkey.hpp"
#include "desktop/session/figure_model.hpp"
#include "desktop/window/figure_tile.hpp"
#include "district/project.hpp"
#include "evaluation/evaluate.hpp"
#include "scenario/plan.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/write_scenario.hpp"

#include <QAbstractItemModel>
#include <QUndoStack>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>

using namespace yike;
using test::Monkey;
using test::WindowFixture;

namespace {

int number_of(const char* variable, int otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::atoi(text);
}

std::filesystem::path project() {
    const char* text = std::getenv("YIKE_MONKEY_PROJECT");
    return text == nullptr ? test::sample() : std::filesystem::path(text);
}

/// The project read and evaluated once more, apart from the window.
class Engine {
  public:
    Engine() : district_(load_district(read_project(project()), progress_)) {
        baseline_ =
            std::make_unique<Evaluation>(evaluate(district_, {.polygons = false}, progress_));
    }

    /// Covered households of all, by the gate rule, with a plan.
    Indicator covered(const Scenario& scenario) {
        const Plan plan = resolve_plan(scenario, *baseline_->model);
        const PlannedDistrict planned = apply_plan(district_, plan);
        const Evaluation evaluation =
            evaluate_plan(planned, *baseline_, {.polygons = false}, progress_);
        return find_indicator(evaluation.indicators, "coverage.gate.15.households.all").value();
    }

  private:
    Progress progress_;
    District district_;
    std::unique_ptr<Evaluation> baseline_;
};

std::string bytes_of(const Session& session) {
    return write_scenario(session.scenario(), "/plan.toml");
}

/// As a file would say it, and with costs where a file must have them.
Scenario as_saved(const Session& session) {
    Scenario scenario = parse_scenario(bytes_of(session), "/plan.toml", CostRule::may_lack);
    for (Change& change : scenario.changes) {
        if (needs_cost(change) && !change.cost_yuan) {
            change.cost_yuan = 0;
        }
    }
    return scenario;
}

void check_figures(WindowFixture& at, Engine& engine) {
    const Indicator truth = engine.covered(as_saved(at.session));
    const Answer& answer = *at.session.answer();
    CHECK(find_figure(answer, FigureKind::covered_share)->value == truth.value);
    CHECK(find_figure(answer, FigureKind::covered_households)->value == truth.numerator);
    CHECK(*find_figure(answer, FigureKind::uncovered_households)->value ==
          Approx(truth.denominator - truth.numerator));
    CHECK(at.session.shown() == at.session.answer());
    // The tiles say what the model says.
    const QAbstractItemModel& model = at.session.figure_model();
    QStringList told;
    for (auto* tile : at.window.findChildren<FigureTile*>()) {
        told << tile->accessibleName();
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString figure = model.index(row, 0).data(FigureModel::caption_role).toString() +
                               QLatin1Char(' ') + model.index(row, 0).data().toString();
        INFO(figure.toStdString());
        CHECK(std::any_of(told.begin(), told.end(), [&figure](const QString& words) {
            return words.startsWith(figure);
        }));
    }
}

void check_ledger(WindowFixture& at) {
    const std::string text = bytes_of(at.session);
    CHECK(write_scenario(parse_scenario(text, "/plan.toml", CostRule::may_lack), "/plan.toml") ==
          text);
    CHECK(at.session.ledger_model().rowCount() ==
          static_cast<int>(at.session.scenario().changes.size()));
    if (at.session.plan()->changes.size() != at.session.scenario().changes.size()) {
        FAIL("the plan is not that of the scenario");
    }
}

/// All steps back, and forth again.
void check_undo(WindowFixture& at, std::map<const QUndoStack*, std::string>& first) {
    QUndoStack& stack = at.session.undo_stack();
    const std::string now = bytes_of(at.session);
    const int steps = stack.index();
    while (stack.canUndo()) {
        stack.undo();
    }
    const auto [known, is_new] = first.emplace(&stack, bytes_of(at.session));
    CHECK(bytes_of(at.session) == known->second);
    while (stack.index() < steps) {
        stack.redo();
    }
    CHECK(bytes_of(at.session) == now);
    at.rest();
}

} // namespace

TEST_CASE("whatever is done to the window, its figures are the engine's and all can be undone") {
    const int seed = number_of("YIKE_MONKEY_SEED", 1);
    const int bursts = number_of("YIKE_MONKEY_BURSTS", 5);
    constexpr int kGestures = 15; // of a burst
    WindowFixture at;
    at.window.open({project()});
    at.rest();
    at.window.show_page("map");
    REQUIRE(at.session.state() == Session::State::ready);
    Engine engine;
    Monkey monkey(at, static_cast<std::uint64_t>(seed), at.folder / "plans");
    std::filesystem::create_directories(at.folder / "plans");
    std::map<const QUndoStack*, std::string> first;
    for (int burst = 0; burst < bursts; ++burst) {
        QStringList log;
        for (int i = 0; i < kGestures; ++i) {
            log << monkey.act();
            if (std::getenv("YIKE_MONKEY_LOUD") != nullptr) {
                std::fprintf(stderr, "%s\n", log.back().toUtf8().constData());
            }
        }
        monkey.let_go();
        at.rest();
        CAPTURE(seed, burst, log.join("; ").toStdString());
        CAPTURE(bytes_of(at.session));
        CHECK(QApplication::activeModalWidget() == nullptr);
        CHECK(QApplication::activePopupWidget() == nullptr);
        REQUIRE(at.session.state() == Session::State::ready);
        CHECK_FALSE(at.session.is_dragging());
        check_ledger(at);
        check_figures(at, engine);
        check_undo(at, first);
        check_figures(at, engine);
    }
    for (const std::filesystem::path& file : monkey.saved()) {
        CHECK_NOTHROW(read_scenario(file));
    }
}
