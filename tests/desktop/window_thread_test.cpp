// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// The window never waits: whatever takes the engine or the map's ground long begins on another
// thread. Told by the work itself, not by a clock.
#include "base/heavy_work.hpp"
#include "desktop/map/ground_index.hpp"
#include "desktop/window/actions.hpp"
#include "desktop/window_fixture.hpp"

#include <QAction>
#include <QMutex>
#include <QSignalSpy>
#include <QThread>
#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace yike;
using test::WindowFixture;

namespace {

/// What began while it lives, by where.
class Watch {
  public:
    Watch() : before_(watch_heavy_work(&note)) {
        const QMutexLocker lock(&mutex());
        on_window().clear();
        elsewhere().clear();
    }

    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    ~Watch() { watch_heavy_work(before_); }

    /// Since the last call, on the thread of the window; separated by blanks.
    std::string take_on_window() {
        const QMutexLocker lock(&mutex());
        std::string all;
        for (const std::string& what : std::exchange(on_window(), {})) {
            all += what + " ";
        }
        return all;
    }

    bool began_elsewhere(const std::string& what) const {
        const QMutexLocker lock(&mutex());
        return elsewhere().count(what) > 0;
    }

  private:
    static QMutex& mutex() {
        static QMutex the_mutex;
        return the_mutex;
    }

    static std::set<std::string>& on_window() {
        static std::set<std::string> names;
        return names;
    }

    static std::set<std::string>& elsewhere() {
        static std::set<std::string> names;
        return names;
    }

    static void note(const char* what) {
        const QMutexLocker lock(&mutex());
        const bool of_window = QThread::currentThread() == QApplication::instance()->thread();
        (of_window ? on_window() : elsewhere()).insert(what);
    }

    HeavyWorkWatcher before_;
};

void click_on_map(WindowFixture& at, PlanePoint place) {
    QTest::mouseMove(at.window.map(), at.on_map(place));
    QTest::mouseClick(at.window.map(), Qt::LeftButton, {}, at.on_map(place));
}

void fly_to(WindowFixture& at, PlanePoint place) {
    at.window.map()->fly_to(Box{place, place}.grown(300));
    at.rest();
}

} // namespace

TEST_CASE("the watch notices heavy work on the thread of the window") {
    Watch watch;
    const GroundIndex index(std::make_shared<MapData>());
    CHECK(watch.take_on_window() == "GroundIndex ");
    CHECK(watch.take_on_window().empty());
}

TEST_CASE("opening, checking and closing projects begins no heavy work on the window's thread") {
    Watch watch;
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    CHECK(watch.take_on_window().empty());
    for (const char* what : {"read_project",
                             "load_district",
                             "examine",
                             "evaluate",
                             "AccessField",
                             "headline_ground",
                             "GroundIndex"}) {
        INFO(what);
        CHECK(watch.began_elsewhere(what));
    }
    at.window.open({test::sample()}); // instead of the one that is open
    at.window.open({test::sample()}); // and again, before that is there
    at.rest();
    at.window.open({std::filesystem::path(YIKE_SCENARIOS) / "eleven-relocations.toml"});
    at.rest();
    at.session.close_project();
    at.rest();
    CHECK(watch.take_on_window().empty());
}

TEST_CASE("making a plan begins no heavy work on the window's thread") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    const District& district = at.session.baseline()->district();
    const Station& station = district.stations[district.stations.size() / 2];
    fly_to(at, station.point);
    Watch watch;
    at.drag_on_map(station.point, station.point + PlanePoint{60, 80});
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(watch.take_on_window().empty());
    CHECK(watch.began_elsewhere("LivePlan::move_station"));
    CHECK(watch.began_elsewhere("LivePlan::evaluate"));
    CHECK(watch.began_elsewhere("LivePlan::isochrone"));

    at.session.edit().renovate(district.stations.front().id, 1200);
    at.session.edit().close(district.stations.back().id);
    at.session.edit().build(station.point, 2, "新");
    at.session.edit().add_path({station.point, station.point + PlanePoint{90, 30}});
    at.session.edit().block_road(station.point, 20);
    at.session.edit().set_cost(0, 2'360'000);
    at.session.edit().set_on(0, false);
    at.rest();
    CHECK(at.session.scenario().changes.size() >= 4);
    while (at.session.undo_stack().canUndo()) {
        at.session.undo_group().undo();
        at.rest();
    }
    while (at.session.undo_stack().canRedo()) {
        at.session.undo_group().redo();
    }
    at.rest();
    at.session.new_plan();
    at.session.choose_plan(0);
    at.rest();
    at.session.save_plan(at.folder / "plan.toml", MissingCosts::write_zero);
    at.rest_with_gains();
    CHECK(watch.take_on_window().empty());
    CHECK(watch.began_elsewhere("plan_ledger"));
}

TEST_CASE("looking and asking begins no heavy work on the window's thread") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    const District& district = at.session.baseline()->district();
    Watch watch;
    fly_to(at, district.compounds.front().interior);
    QSignalSpy explained(&at.session, &Session::explained);
    click_on_map(at, district.compounds.front().interior);
    REQUIRE((!explained.isEmpty() || explained.wait()));
    at.session.explain_station(district.stations.front().id);
    at.window.map()->set_tool(MapTool::measure);
    QSignalSpy measured(at.window.map(), &MapCanvas::measured);
    click_on_map(at, district.compounds.front().interior);
    click_on_map(at, district.compounds.front().interior + PlanePoint{120, 90});
    REQUIRE((!measured.isEmpty() || measured.wait()));
    at.window.map()->set_tool(MapTool::look);
    auto* actions = at.window.findChild<WindowActions*>();
    actions->by_fate->trigger();
    actions->whole_map->trigger();
    actions->language->trigger();
    at.rest();
    at.session.show_before(true);
    at.session.show_before(false);
    at.window.show_page("check");
    at.rest();
    CHECK(watch.take_on_window().empty());
    CHECK(watch.began_elsewhere("explain"));
    CHECK(watch.began_elsewhere("walk_between"));
}
