// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// What a click on a figure shows on the map.
#include "desktop/session/figure_model.hpp"
#include "desktop/session/gap_model.hpp"
#include "desktop/shared_window.hpp"
#include "desktop/window/figure_tile.hpp"
#include "window_fixture.hpp"

#include <QTableView>

using namespace yike;
using namespace yike::test;

namespace {

void click_figure(WindowFixture& at, FigureKind kind) {
    const QAbstractItemModel& model = at.session.figure_model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(FigureModel::kind_role).toInt() == static_cast<int>(kind)) {
            const QList<FigureTile*> tiles = at.window.findChildren<FigureTile*>();
            REQUIRE(row < tiles.size());
            QTest::mouseClick(tiles[row], Qt::LeftButton);
            at.window.map()->settle();
            return;
        }
    }
    FAIL("no such figure");
}

std::string line_of(WindowFixture& at) {
    auto* line = at.find<QLabel>("map_line");
    return line->isVisible() ? line->text().toStdString() : std::string();
}

} // namespace

TEST_CASE("stations too close are joined on the map, and shown apart by their figure") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    click_figure(at, FigureKind::conflict_pairs);
    const MapHighlight& shown = at.window.map()->highlight();
    CHECK(shown.conflicts == std::vector<std::size_t>{0, 1, 2, 3, 4});
    CHECK(shown.compounds.empty());
    CHECK(line_of(at) == "位置相近的站点 5 对　（Esc 取消）");
    const auto answer = at.session.shown();
    Box box;
    for (const MapConflict& pair : answer->map.conflicts) {
        box.add(answer->map.stations[pair.a].point);
        box.add(answer->map.stations[pair.b].point);
    }
    const double air = 0.03 * (box.max.x - box.min.x);
    CHECK(at.window.map()->extent().contains(box.grown(air).min));
    CHECK(at.window.map()->extent().contains(box.grown(air).max));

    // Escape ends it wherever the focus is: here it is on the figure.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK(at.window.map()->highlight().empty());
    CHECK(line_of(at).empty());
}

TEST_CASE("the map says in words what it shows, in the language of the window") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    click_figure(at, FigureKind::uncovered_households);
    CHECK(at.window.map()->highlight().compounds.size() == 45);
    CHECK(line_of(at) == "尚未覆盖的小区 45 个，18,688户　（Esc 取消）");
    at.window.voice().set_language(Language::en);
    CHECK(line_of(at) == "45 compounds not covered, 18,688 households (Esc ends it)");
    click_figure(at, FigureKind::area_shortfall_m2);
    CHECK(at.window.map()->highlight().compounds.empty());
    CHECK_FALSE(at.window.map()->highlight().communities.empty());
    CHECK(line_of(at).find("communities short of floor area, by 4,058 m²") != std::string::npos);

    // A click on bare ground, here in the sea, ends it.
    const QPoint sea(at.window.map()->width() - 4, at.window.map()->height() / 2);
    QTest::mouseClick(at.window.map(), Qt::LeftButton, Qt::NoModifier, sea);
    CHECK(at.window.map()->highlight().empty());
    CHECK(line_of(at).empty());
}

TEST_CASE("what is shown follows the plan, and costs show their changes") {
    WindowFixture at;
    at.window.open({sample(), std::filesystem::path(YIKE_SCENARIOS) / "eleven-relocations.toml"});
    at.rest();
    at.window.show_page("map");
    at.rest();
    click_figure(at, FigureKind::conflict_pairs);
    CHECK(line_of(at) == "没有位置相近的站点　（Esc 取消）");
    click_figure(at, FigureKind::cost_yuan);
    CHECK(at.window.map()->highlight().changes.size() == 11);
    CHECK(line_of(at) == "有造价的变更 11 项，合计 2,619.7万元　（Esc 取消）");

    click_figure(at, FigureKind::gained_households);
    const std::size_t gained = at.window.map()->highlight().compounds.size();
    CHECK(gained > 0);
    at.session.edit().remove(0);
    at.rest();
    const auto answer = at.session.shown();
    const Figure* figure = find_figure(*answer, FigureKind::gained_households);
    REQUIRE(figure != nullptr);
    CHECK(at.window.map()->highlight().compounds.size() == figure->compounds.size());
    CHECK(figure->compounds.size() < gained);

    // Taking a station in hand ends it.
    at.drag_on_map(answer->map.stations[0].point,
                   answer->map.stations[0].point + PlanePoint{300, 0});
    CHECK(at.window.map()->highlight().empty());
    CHECK(line_of(at).empty());
}

TEST_CASE("all of the district is seen until the map is moved, whatever comes above it",
          "[display]") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    const auto shows_all = [&at] {
        const auto ground = at.session.ground();
        const Box district = bounds(ground->boundary);
        const Box seen = at.window.map()->extent();
        return seen.contains(district.min) && seen.contains(district.max);
    };
    CHECK(shows_all());
    const int height = at.window.map()->height();
    at.find<TroubleBar>("trouble")->tell(
        {.what = QStringLiteral("错误"), .detail = QStringLiteral("详情")});
    at.rest();
    CHECK(at.window.map()->height() < height);
    CHECK(shows_all());
    at.window.resize(1100, 760);
    at.rest();
    CHECK(shows_all());
    at.find<TroubleBar>("trouble")->hide();
    at.rest();
    CHECK(shows_all());
    at.window.map()->fly_to(at.session.shown()->map.stations[0].point);
    at.window.map()->settle();
    const double scale = at.window.map()->scale_denominator();
    at.window.resize(1300, 900);
    at.rest();
    CHECK(at.window.map()->scale_denominator() == scale);
}

TEST_CASE("the chosen gap stays chosen while the plan changes, and no other when it has gone") {
    WindowFixture& at = test::open_window();
    const auto* gaps = at.find<QTableView>("gaps");
    const auto place_of = [gaps](int row) {
        const QPointF place = gaps->model()->index(row, 0).data(GapModel::place_role).toPointF();
        return PlanePoint{place.x(), place.y()};
    };
    const auto row_of = [gaps](const QVariant& compound) {
        for (int row = 0; row < gaps->model()->rowCount(); ++row) {
            if (gaps->model()->index(row, 0).data(GapModel::compound_role) == compound) {
                return row;
            }
        }
        return -1;
    };
    const PlanePoint first = place_of(0);
    int far = 1;
    for (int row = 1; row < gaps->model()->rowCount(); ++row) {
        far = distance(place_of(row), first) > distance(place_of(far), first) ? row : far;
    }
    const QVariant covered = gaps->model()->index(0, 0).data(GapModel::compound_role);
    const QVariant chosen = gaps->model()->index(far, 0).data(GapModel::compound_role);
    const PlanePoint there = place_of(far);
    gaps->selectionModel()->setCurrentIndex(gaps->model()->index(far, 0),
                                            QItemSelectionModel::SelectCurrent |
                                                QItemSelectionModel::Rows);
    REQUIRE(at.session.edit().build(first, 1, "甲"));
    at.rest();
    REQUIRE(row_of(covered) == -1);
    REQUIRE(row_of(chosen) >= 0);
    CHECK(gaps->currentIndex().row() == row_of(chosen));
    CHECK(gaps->selectionModel()->isRowSelected(row_of(chosen)));
    REQUIRE(at.session.edit().build(there, 1, "乙"));
    at.rest();
    REQUIRE(row_of(chosen) == -1);
    CHECK_FALSE(gaps->currentIndex().isValid());
    CHECK_FALSE(gaps->selectionModel()->hasSelection());
}
