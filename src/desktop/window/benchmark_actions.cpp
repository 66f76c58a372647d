// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/benchmark_actions.hpp"

#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_canvas.hpp"
#include "desktop/session/ledger_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/actions.hpp"
#include "desktop/window/benchmark_hand.hpp"
#include "desktop/window/figure_tile.hpp"
#include "desktop/window/lists_panel.hpp"
#include "desktop/window/main_window.hpp"
#include "desktop/window/picture.hpp"
#include "desktop/window/pulse.hpp"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

namespace yike {

namespace {

constexpr double kNsPerMs = 1e6;
constexpr int kPatience_ms = 20000;
constexpr int kAfter_ms = 300; ///< labels and lists follow when the map has come to rest
constexpr int kTimes = 2;
constexpr double kNear_m = 250; ///< a view near enough to see gates
constexpr int kNotch = 120;     ///< of a wheel

/// What has been measured of one action.
struct Tally {
    QString action;
    std::vector<double> waited; ///< for its answer, ms
    Pause longest;
};

/// Measures actions.
class Stopwatch {
  public:
    Stopwatch(Session& session, MapCanvas& map, Pulse& pulse)
        : session_(session), map_(map), pulse_(pulse) {}

    using Step = std::function<void()>;
    using Claim = std::function<bool()>;

    /// @param act       what the hand does
    /// @param answered  true once the answer is there
    void measure(const QString& action, int times, const Step& act, const Claim& answered) {
        for (int i = 0; i < times; ++i) {
            Tally& tally = tally_of(action);
            pulse_.take_longest();
            QElapsedTimer clock;
            clock.start();
            act();
            if (run_until(answered, kPatience_ms)) {
                QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
                tally.waited.push_back(static_cast<double>(clock.nsecsElapsed()) / kNsPerMs);
            }
            come_to_rest();
            tally.longest.take_longer(pulse_.take_longest());
        }
    }

    /// What the map alone answers: until it is whole.
    void measure_map(const QString& name, int times, const Step& act) {
        measure(name, times, act, [this] { return map_.is_whole(); });
    }

    /// Until everything has been drawn and counted that follows.
    void come_to_rest() {
        wait_for_rest(session_);
        run_until([] { return false; }, kAfter_ms);
        run_until([this] { return map_.is_whole(); }, kPatience_ms);
    }

    /// Hands over what has been measured since the last call.
    void report(const std::function<void(const QJsonObject&)>& tell) {
        for (const Tally& tally : std::exchange(tallies_, {})) {
            tell({{QStringLiteral("name"), QStringLiteral("action")},
                  {QStringLiteral("action"), tally.action},
                  {QStringLiteral("count"), static_cast<int>(tally.waited.size())},
                  {QStringLiteral("answer_median_ms"), rounded(quantile(tally.waited, 0.5))},
                  {QStringLiteral("longest_pause_ms"), rounded(tally.longest.wall_ms)},
                  {QStringLiteral("longest_pause_own_ms"), rounded(tally.longest.own_ms)}});
        }
    }

  private:
    Tally& tally_of(const QString& action) {
        const auto found = std::find_if(tallies_.begin(), tallies_.end(), [&](const Tally& one) {
            return one.action == action;
        });
        return found != tallies_.end() ? *found : tallies_.emplace_back(Tally{action, {}, {}});
    }

    Session& session_;
    MapCanvas& map_;
    Pulse& pulse_;
    std::vector<Tally> tallies_;
};

/// A planner at the window.
class Planner {
  public:
    Planner(MainWindow& window, Session& session, Pulse& pulse)
        : window_(window), session_(session), map_(*window.map()),
          actions_(*window.findChild<WindowActions*>()), watch_(session, map_, pulse) {}

    void look_around();
    void change_stations();
    void change_streets();
    void go_back_and_forth();
    void switch_plans();
    void ask();
    void sort_lists();
    void save_and_leave(const DesktopOptions& options);

    Stopwatch& watch() { return watch_; }

  private:
    const District& district() const { return session_.baseline()->district(); }

    /// The figures are those of the plan as it is now.
    bool figures_follow() const {
        const auto answer = session_.answer();
        return answer && (!answer->plan || answer->plan == session_.plan()) &&
               answer->moved.empty();
    }

    /// A step of the plan: until its figures are on the screen.
    void step(const QString& name, const std::function<void()>& act) {
        const auto before = session_.answer();
        watch_.measure(
            name, 1, act, [&] { return session_.answer() != before && figures_follow(); });
    }

    void go_near(PlanePoint place) {
        map_.fly_to(Box{place, place}.grown(kNear_m));
        watch_.come_to_rest();
    }

    /// The place of a station in the middle of the list.
    const Station& some_station() const {
        const std::vector<Station>& stations = district().stations;
        return stations[stations.size() / 2];
    }

    const Compound* some_compound() const {
        const std::vector<Compound>& compounds = district().compounds;
        return compounds.empty() ? nullptr : &compounds[compounds.size() / 2];
    }

    void switch_list(ListsPanel::List list) {
        window_.findChild<QTabBar*>(QStringLiteral("list_tabs"))->setCurrentIndex(list);
    }

    MainWindow& window_;
    Session& session_;
    MapCanvas& map_;
    WindowActions& actions_;
    Stopwatch watch_;
};

void Planner::look_around() {
    const auto show = [this](const char* page) {
        return [this, page] { window_.show_page(QLatin1String(page)); };
    };
    for (int i = 0; i < kTimes; ++i) {
        watch_.measure(QStringLiteral("page_check"), 1, show("check"), [] { return true; });
        watch_.measure_map(QStringLiteral("page_map"), 1, show("map"));
    }
    watch_.measure_map(QStringLiteral("fit"), kTimes, [this] { actions_.whole_map->trigger(); });
    const auto wheel = [this](int notches) {
        const QPointF at = map_.rect().center();
        QWheelEvent event(at,
                          map_.mapToGlobal(at),
                          {},
                          {0, notches * kNotch},
                          Qt::NoButton,
                          Qt::NoModifier,
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&map_, &event);
    };
    watch_.measure_map(QStringLiteral("zoom_in"), 2 * kTimes, [&] { wheel(2); });
    watch_.measure_map(QStringLiteral("pan"), kTimes, [this] {
        const QPointF from = QRectF(map_.rect()).center();
        send_mouse(map_, QEvent::MouseMove, from, Qt::NoButton);
        send_mouse(map_, QEvent::MouseButtonPress, from, Qt::LeftButton);
        for (int i = 1; i <= 20; ++i) {
            send_mouse(map_, QEvent::MouseMove, from + QPointF(10.0 * i, 5.0 * i), Qt::LeftButton);
            QApplication::processEvents();
        }
        send_mouse(map_, QEvent::MouseButtonRelease, from + QPointF(200, 100), Qt::NoButton);
    });
    watch_.measure_map(QStringLiteral("zoom_out"), 2 * kTimes, [&] { wheel(-2); });
    watch_.measure_map(
        QStringLiteral("colours_gains"), 2 * kTimes, [this] { actions_.by_fate->trigger(); });
    LayerModel& layers = map_.layers();
    bool shown = false;
    watch_.measure_map(QStringLiteral("layer_visibility"), 2 * kTimes, [&] {
        layers.set_visible(MapLayer::compounds, std::exchange(shown, !shown));
    });
    watch_.measure_map(QStringLiteral("layer_opacity"), kTimes, [&, share = 1.0]() mutable {
        layers.set_opacity(MapLayer::compounds, share -= 0.2);
    });
    watch_.measure_map(QStringLiteral("layer_order"), kTimes, [&] {
        const int last = layers.rowCount() - 1;
        layers.moveRows({}, last, 1, {}, last - 2);
    });
    layers.reset();
    watch_.come_to_rest();
    watch_.measure(
        QStringLiteral("language"),
        2 * kTimes,
        [this] { actions_.language->trigger(); },
        [] { return true; });
}

void Planner::change_stations() {
    const Station& station = some_station();
    go_near(station.point);
    click(map_, map_.to_widget(station.point));
    watch_.come_to_rest();
    step(QStringLiteral("put_down"), [&] {
        const QPointF from = map_.to_widget(station.point);
        send_mouse(map_, QEvent::MouseButtonPress, from, Qt::LeftButton);
        for (int i = 1; i <= 10; ++i) {
            send_mouse(map_, QEvent::MouseMove, from + QPointF(8.0 * i, 6.0 * i), Qt::LeftButton);
            QApplication::processEvents();
        }
        send_mouse(map_, QEvent::MouseButtonRelease, from + QPointF(80, 60), Qt::NoButton);
    });
    const Station& other = district().stations.front();
    constexpr double kFloor_m2 = 1200;
    step(QStringLiteral("enlarge"), [&] { session_.edit().renovate(other.id, kFloor_m2); });
    step(QStringLiteral("close_station"),
         [&] { session_.edit().close(district().stations.back().id); });
    map_.set_tool(MapTool::add_station);
    step(QStringLiteral("add_station"), [this] { click(map_, QPointF(60, map_.height() / 2.0)); });
    map_.set_tool(MapTool::look);
}

void Planner::change_streets() {
    const MapData& ground = *session_.ground();
    if (!ground.gates.empty()) {
        go_near(ground.gates[ground.gates.size() / 2].point);
        map_.set_tool(MapTool::open_gate);
        step(QStringLiteral("turn_gate"),
             [&] { click(map_, map_.to_widget(ground.gates[ground.gates.size() / 2].point)); });
    }
    if (ground.roads.empty()) {
        return;
    }
    const PlanePoint road = ground.roads[ground.roads.size() / 2].line.front();
    go_near(road);
    map_.set_tool(MapTool::draw_path);
    step(QStringLiteral("draw_path"), [&] {
        const QPointF from = map_.to_widget(road);
        click(map_, from);
        click(map_, from + QPointF(60, 40));
        send_key(map_, QEvent::KeyPress, Qt::Key_Return);
    });
    map_.set_tool(MapTool::block_road);
    step(QStringLiteral("block_road"), [&] { click(map_, map_.to_widget(road)); });
    map_.set_tool(MapTool::look);
}

void Planner::go_back_and_forth() {
    const int steps = session_.undo_stack().index();
    for (int i = 0; i < steps; ++i) {
        step(QStringLiteral("undo"), [this] { actions_.undo->trigger(); });
    }
    for (int i = 0; i < steps; ++i) {
        step(QStringLiteral("redo"), [this] { actions_.redo->trigger(); });
    }
    QAbstractItemModel& ledger = session_.ledger_model();
    const auto tick = [&](Qt::CheckState state) {
        return [&ledger, state] {
            ledger.setData(ledger.index(0, LedgerModel::on), state, Qt::CheckStateRole);
        };
    };
    for (int i = 0; i < kTimes && ledger.rowCount() > 0; ++i) {
        step(QStringLiteral("tick_off"), tick(Qt::Unchecked));
        step(QStringLiteral("tick_on"), tick(Qt::Checked));
    }
    if (ledger.rowCount() > 0) {
        step(QStringLiteral("type_cost"), [&] {
            ledger.setData(
                ledger.index(0, LedgerModel::cost), QStringLiteral("236万"), Qt::EditRole);
        });
    }
    const auto hold = [this](QEvent::Type type) {
        return [this, type] { send_key(map_, type, Qt::Key_B); };
    };
    map_.setFocus();
    for (int i = 0; i < kTimes; ++i) {
        watch_.measure_map(QStringLiteral("before"), 1, hold(QEvent::KeyPress));
        watch_.measure_map(QStringLiteral("after"), 1, hold(QEvent::KeyRelease));
    }
}

void Planner::switch_plans() {
    const auto follows = [this] { return figures_follow(); };
    watch_.measure(
        QStringLiteral("new_plan"), 1, [this] { actions_.new_plan->trigger(); }, follows);
    auto* tabs = window_.findChild<QTabBar*>(QStringLiteral("plan_tabs"));
    watch_.measure(
        QStringLiteral("switch_plan"),
        2 * kTimes,
        [tabs] { tabs->setCurrentIndex(1 - tabs->currentIndex()); },
        follows);
    tabs->setCurrentIndex(0);
    watch_.come_to_rest();
}

void Planner::ask() {
    bool told = false;
    QObject guard;
    QObject::connect(&session_, &Session::explained, &guard, [&](const auto& enquiry) {
        told = told || enquiry->finished;
    });
    if (const Compound* compound = some_compound()) {
        go_near(compound->interior);
        watch_.measure(
            QStringLiteral("click_compound"),
            kTimes,
            [&] {
                told = false;
                click(map_, map_.to_widget(compound->interior));
            },
            [&] { return told; });
    }
    go_near(some_station().point);
    watch_.measure(
        QStringLiteral("click_station"),
        kTimes,
        [&] {
            told = false;
            click(map_, map_.to_widget(some_station().point));
        },
        [&] { return told; });
    bool measured = false;
    QObject::connect(&map_, &MapCanvas::measured, &guard, [&] { measured = true; });
    map_.set_tool(MapTool::measure);
    watch_.measure(
        QStringLiteral("measure_walk"),
        kTimes,
        [&] {
            measured = false;
            click(map_, QPointF(map_.width() * 0.2, map_.height() * 0.3));
            click(map_, QPointF(map_.width() * 0.8, map_.height() * 0.7));
            send_key(map_, QEvent::KeyPress, Qt::Key_Return);
        },
        [&] { return measured; });
    map_.set_tool(MapTool::look);
    for (FigureTile* tile : window_.findChildren<FigureTile*>()) {
        if (tile->isVisible()) {
            watch_.measure_map(QStringLiteral("click_figure"), 1, [tile] { tile->click(); });
        }
    }
}

void Planner::sort_lists() {
    const auto at_once = [] { return true; };
    for (const auto list : {ListsPanel::pairs, ListsPanel::stations, ListsPanel::gaps}) {
        watch_.measure(
            QStringLiteral("switch_list"), 1, [&] { switch_list(list); }, at_once);
    }
    auto* gaps = window_.findChild<QTableView*>(QStringLiteral("gaps"));
    const int columns = gaps->model()->columnCount();
    watch_.measure(
        QStringLiteral("sort_list"),
        columns,
        [gaps, column = 0]() mutable { gaps->sortByColumn(column++, Qt::AscendingOrder); },
        at_once);
}

void Planner::save_and_leave(const DesktopOptions& options) {
    const QTemporaryDir folder;
    const std::filesystem::path file =
        std::filesystem::path(folder.path().toStdString()) / "plan.toml";
    const auto at_once = [] { return true; };
    const auto is_open = [this] { return session_.state() == Session::State::ready; };
    watch_.measure(
        QStringLiteral("save_plan"),
        kTimes,
        [&] { session_.save_plan(file, MissingCosts::write_zero); },
        at_once);
    watch_.measure(
        QStringLiteral("open_another"),
        kTimes,
        [&] { window_.open({options.project}); },
        [&] { return is_open() && map_.is_whole(); });
    window_.show_page(QStringLiteral("map"));
    watch_.come_to_rest();
    watch_.measure(
        QStringLiteral("open_plan"),
        1,
        [&] { window_.open({file}); },
        [this] { return session_.is_settled(); });
    watch_.measure(
        QStringLiteral("close_project"),
        1,
        [this] { actions_.close_project->trigger(); },
        [this] { return session_.state() == Session::State::empty; });
}

} // namespace

void benchmark_actions(MainWindow& window,
                       Session& session,
                       Pulse& pulse,
                       const DesktopOptions& options,
                       const std::function<void(const QJsonObject&)>& tell) {
    Planner planner(window, session, pulse);
    const bool any = !session.baseline()->district().stations.empty();
    using Part = void (Planner::*)();
    for (const auto& [part, possible] :
         std::initializer_list<std::pair<Part, bool>>{{&Planner::look_around, true},
                                                      {&Planner::change_stations, any},
                                                      {&Planner::change_streets, true},
                                                      {&Planner::go_back_and_forth, true},
                                                      {&Planner::switch_plans, true},
                                                      {&Planner::ask, any},
                                                      {&Planner::sort_lists, true}}) {
        if (possible) {
            (planner.*part)();
            planner.watch().report(tell);
        }
    }
    planner.save_and_leave(options);
    planner.watch().report(tell);
}

} // namespace yike
