// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/finding_model.hpp"
#include "desktop/session/ledger_model.hpp"
#include "desktop/window/figure_tile.hpp"
#include "desktop/window/flanks.hpp"
#include "desktop/window/ledger_table.hpp"
#include "desktop/window/section.hpp"
#include "desktop/window_fixture.hpp"

#include <QAction>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace yike;
using test::sample;
using test::WindowFixture;

namespace {

constexpr int kLeast = 210;
constexpr int kLeastMiddle = 270;

FlankWidths widths(int whole, FlankWish left = {360}, FlankWish right = {360}) {
    return flank_widths(whole, left, right, kLeast, kLeastMiddle);
}

std::filesystem::path scenario(const char* name) {
    return std::filesystem::path(YIKE_SCENARIOS) / name;
}

/// Rows of the ledger by their first lines.
QStringList ledger_rows(Session& session) {
    QStringList rows;
    QAbstractItemModel& model = session.ledger_model();
    for (int row = 0; row < model.rowCount(); ++row) {
        rows.append(model.index(row, 0).data(LedgerModel::what_role).toString());
    }
    return rows;
}

} // namespace

TEST_CASE("side panels take at most 28 % each, and what they need to be read") {
    CHECK(widths(1500).left == 360);
    CHECK(widths(1000).left == 280);
    CHECK(widths(1000).right == 280);
    CHECK(widths(720).left == kLeast);
    for (int whole = 300; whole < 2000; whole += 7) {
        const FlankWidths now = widths(whole);
        INFO(whole);
        CHECK((now.left == 0 || now.left >= kLeast));
        CHECK(now.left <= std::max(kLeast, whole * 28 / 100));
        CHECK((now.right == 0 || whole - now.left - now.right >= kLeastMiddle));
    }
}

TEST_CASE("where the map has no room the left panel folds first, but not one that was asked for") {
    const FlankWidths now = widths(600);
    CHECK(now.left == 0);
    CHECK(now.right > 0);
    CHECK(widths(400).right == 0);
    CHECK(widths(600, {.wanted = 360, .folded = false, .kept = true}).left > 0);
    CHECK(widths(1500, {.wanted = 360, .folded = true}).left == 0);
}

TEST_CASE("parts of a panel share its height, and fold from the least important one on") {
    const std::vector<SectionNeed> needs{{100, 150, 400}, {120, 200, 200}, {80, 280, 280}};
    const std::vector<bool> none(3, false);
    CHECK(share_height(1000, needs, none) == std::vector<int>{520, 200, 280});
    CHECK(share_height(400, needs, none)[2] == -1);
    CHECK(share_height(200, needs, none) == std::vector<int>{200, -1, -1});
    CHECK(share_height(200, needs, {false, false, true})[2] >= 80);
    for (int height = 250; height < 1200; height += 13) {
        int sum = 0;
        for (const int one : share_height(height, needs, none)) {
            sum += std::max(0, one);
        }
        INFO(height);
        CHECK(sum == height);
    }
}

TEST_CASE("a part grows by whole rows") {
    const std::vector<SectionNeed> needs{{100, 100, 100}, {60, 200, 200, 20}};
    CHECK(share_height(215, needs, {false, false}) == std::vector<int>{115, 100});
}

TEST_CASE("the map keeps its room in small windows, and panels come back by key and handle",
          "[display]") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    for (const QSize& size :
         {QSize(1600, 1000), QSize(1280, 800), QSize(1024, 700), QSize(800, 600)}) {
        at.window.resize(size);
        QApplication::processEvents();
        INFO(size.width());
        CHECK(at.window.map()->width() >= at.find<Flanks>("flanks")->width() * 36 / 100);
        CHECK(at.find<QWidget>("left")->isVisible());
    }
    const int narrow = at.window.map()->width();
    QTest::keyClick(&at.window, Qt::Key_F7);
    CHECK_FALSE(at.find<QWidget>("left")->isVisible());
    CHECK(at.window.map()->width() > narrow);
    at.click("handle_left");
    CHECK(at.find<QWidget>("left")->isVisible());
    QTest::keyClick(&at.window, Qt::Key_F8);
    CHECK_FALSE(at.find<QWidget>("right")->isVisible());
    QTest::keyClick(&at.window, Qt::Key_F8);
    CHECK(at.find<QWidget>("right")->isVisible());
}

TEST_CASE("widths and folded panels are remembered") {
    QWidget left;
    QWidget middle;
    QWidget right;
    Voice voice(Language::zh);
    auto* flanks = new Flanks(voice, left, middle, right, nullptr);
    flanks->resize(1500, 600);
    flanks->set_width(Flank::right, 300);
    flanks->set_folded(Flank::left, true);
    const QByteArray kept = flanks->state();
    flanks->set_folded(Flank::left, false);
    flanks->restore(kept);
    CHECK(flanks->is_folded(Flank::left));
    CHECK(right.width() == 300);
    flanks->restore("no such state");
    CHECK(right.width() == 300);
    for (QWidget* widget : {&left, &middle, &right}) {
        widget->setParent(nullptr);
    }
    delete flanks;
}

TEST_CASE("a section folds by its heading", "[display]") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    CHECK(at.find<QWidget>("layers")->isVisible());
    at.click("fold_layers_section");
    CHECK_FALSE(at.find<QWidget>("layers")->isVisible());
    at.click("fold_layers_section");
    CHECK(at.find<QWidget>("layers")->isVisible());
}

TEST_CASE("the ledger names what is done and where to, by names and not by ids") {
    WindowFixture at;
    at.window.open({sample(), scenario("eleven-relocations.toml")});
    at.rest();
    QAbstractItemModel& ledger = at.session.ledger_model();
    REQUIRE(ledger.rowCount() == 11);
    for (int row = 0; row < ledger.rowCount(); ++row) {
        const QModelIndex cell = ledger.index(row, LedgerModel::what);
        const QString where = cell.data(LedgerModel::where_role).toString();
        INFO(where.toStdString());
        CHECK_FALSE(where.isEmpty());
        CHECK_FALSE(where.contains("K"));
        CHECK(cell.data(Qt::ToolTipRole).toString().contains(where));
        CHECK(ledger.index(row, LedgerModel::cost)
                  .data()
                  .toString()
                  .contains(QRegularExpression("\\.\\d万元$")));
    }
    CHECK(ledger.index(0, 0).data(Qt::ToolTipRole).toString().contains("K"));
}

TEST_CASE("gates are called by their compound and their side") {
    WindowFixture at;
    at.window.open({sample(), scenario("gates-and-paths.toml")});
    at.rest();
    QAbstractItemModel& ledger = at.session.ledger_model();
    int gates = 0;
    for (int row = 0; row < ledger.rowCount(); ++row) {
        const QModelIndex cell = ledger.index(row, 0);
        const auto kind = static_cast<ChangeKind>(cell.data(LedgerModel::kind_role).toInt());
        if (kind == ChangeKind::open_gate || kind == ChangeKind::close_gate) {
            ++gates;
            INFO(cell.data(LedgerModel::what_role).toString().toStdString());
            CHECK(cell.data(LedgerModel::where_role).toString().contains("门"));
            CHECK_FALSE(cell.data(LedgerModel::what_role)
                            .toString()
                            .contains(QRegularExpression("[A-Z]\\d")));
        }
    }
    CHECK(gates > 0);
}

TEST_CASE("two new stations have two names, neither of them built twice") {
    WindowFixture at;
    at.open_sample();
    const PlanePoint place = at.session.baseline()->district().stations.front().point;
    REQUIRE(at.session.edit().build({place.x + 100, place.y}, 2, "新建站点"));
    REQUIRE(at.session.edit().build({place.x - 100, place.y}, 2, "新建站点"));
    at.rest();
    CHECK(ledger_rows(at.session) == QStringList{"新建站点", "新建站点 2"});
    CHECK(at.session.undo_stack().undoText() == "新建站点 2");
}

TEST_CASE("the row that a drag makes is chosen and seen; rows move by mouse and keys",
          "[display]") {
    WindowFixture at;
    at.window.open({sample(), scenario("eleven-relocations.toml")});
    at.rest();
    at.window.show_page("map");
    const std::string station = at.session.baseline()->district().stations.back().id;
    REQUIRE(at.session.edit().close(station));
    at.rest();
    auto* table = at.find<LedgerTable>("ledger");
    const int last = table->model()->rowCount() - 1;
    CHECK(table->currentIndex().row() == last);
    CHECK(table->viewport()->rect().intersects(table->visualRect(table->currentIndex())));
    CHECK(at.find<QWidget>("change_cost")->isVisible());

    const QStringList before = ledger_rows(at.session);
    table->move_current(-1);
    at.rest();
    CHECK(table->currentIndex().row() == last - 1);
    CHECK(ledger_rows(at.session)[last - 1] == before[last]);

    // A drop above the first row.
    table->scrollToTop();
    table->setCurrentIndex(table->model()->index(1, LedgerModel::what));
    const QPoint top =
        table->visualRect(table->model()->index(0, LedgerModel::what)).topLeft() + QPoint(5, 2);
    CHECK(table->row_before(top) == 0);
    const QPoint below =
        table->visualRect(table->model()->index(0, LedgerModel::what)).bottomLeft() + QPoint(5, -2);
    CHECK(table->row_before(below) == 1);
    table->move_row(1, 0);
    at.rest();
    CHECK(ledger_rows(at.session)[0] == before[1]);
    CHECK(table->currentIndex().row() == 0);
}

TEST_CASE("every unit of a figure is told, in both languages and at every width") {
    for (const Language language : {Language::zh, Language::en}) {
        WindowFixture at(language);
        at.window.open({sample(), scenario("combined.toml")});
        at.rest();
        at.window.show_page("map");
        for (const QSize& size : {QSize(1600, 1000), QSize(1280, 800), QSize(800, 600)}) {
            at.window.resize(size);
            QApplication::processEvents();
            for (const FigureTile* tile : at.window.findChildren<FigureTile*>()) {
                INFO(tile->accessibleName().toStdString() << " at " << size.width());
                CHECK((!tile->isVisible() || tile->width_in(tile->form()) <= tile->width()));
            }
        }
    }
}

TEST_CASE("places of a finding are told by name") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("check");
    at.rest();
    auto* places = at.find<QListWidget>("finding_places");
    REQUIRE(places->count() > 0);
    const District& district = at.session.baseline()->district();
    const auto named =
        std::any_of(district.compounds.begin(), district.compounds.end(), [&](const Compound& one) {
            return places->item(0)->text().toStdString() == one.name;
        });
    CHECK(named);
    CHECK(places->item(0)->data(Qt::UserRole).toString().contains("户"));
}

TEST_CASE("coordinates and scale stand at the foot of the map only") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("check");
    CHECK_FALSE(at.find<QWidget>("coordinate_system")->isVisible());
    at.window.show_page("map");
    CHECK(at.find<QWidget>("coordinate_system")->isVisible());
}

TEST_CASE("plans are closed with the mouse", "[display]") {
    WindowFixture at;
    at.window.open(
        {sample(), scenario("eleven-relocations.toml"), scenario("gates-and-paths.toml")});
    at.rest();
    at.window.show_page("map");
    at.rest();
    REQUIRE(at.session.plan_count() == 2);
    auto* tabs = at.find<QTabBar>("plan_tabs");
    QTest::mouseClick(tabs, Qt::MiddleButton, Qt::NoModifier, tabs->tabRect(0).center());
    at.rest();
    CHECK(at.session.plan_count() == 1);
    auto* close = qobject_cast<QToolButton*>(tabs->tabButton(0, QTabBar::RightSide));
    REQUIRE(close != nullptr);
    CHECK(close->toolTip().contains("Ctrl+W"));
    QTest::mouseClick(close, Qt::LeftButton);
    at.rest();
    CHECK(at.session.scenario().changes.empty());
    REQUIRE(tabs->tabButton(0, QTabBar::RightSide) != nullptr);
    CHECK_FALSE(tabs->tabButton(0, QTabBar::RightSide)->isEnabled());
}

TEST_CASE("a plan of another project is opened, and told to be one") {
    WindowFixture at;
    const std::filesystem::path plan = at.folder.path() / "other.toml";
    std::ofstream(plan) << "[scenario]\nname = \"x\"\nproject = \"elsewhere\"\n";
    at.window.open({sample(), plan});
    at.rest();
    CHECK(at.session.plan_title(0) == "x");
    CHECK_THAT(at.trouble(), Catch::Contains("other.toml") && Catch::Contains("elsewhere"));
}

TEST_CASE("the legend has a scroll bar only where a line of it is not seen") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    auto* legend = at.find<QScrollArea>("legend_panel");
    for (const int height : {1200, 1000, 800, 700}) {
        at.window.resize(1600, height);
        at.rest();
        if (!legend->isVisible()) {
            continue;
        }
        const int whole = legend->widget()->heightForWidth(legend->viewport()->width());
        INFO(height << ": " << whole << " of " << legend->height());
        CHECK((legend->verticalScrollBar()->maximum() == 0) ==
              (whole <= legend->viewport()->height()));
        CHECK(legend->widget()->height() == std::max(whole, legend->viewport()->height()));
    }
}

TEST_CASE("a ledger with rows has up to half of its panel") {
    WindowFixture at;
    at.window.open({sample(), scenario("eleven-relocations.toml")});
    at.rest();
    at.window.show_page("map");
    at.rest();
    auto* left = at.find<QWidget>("left");
    auto* ledger = at.find<QWidget>("ledger_panel");
    auto* table = at.find<LedgerTable>("ledger");
    CHECK(ledger->height() * 5 >= left->height() * 2);
    CHECK(table->height() >= table->height_of(7));
    CHECK(at.find<QWidget>("layers")->isVisible());
    CHECK(at.find<QWidget>("legend_panel")->isVisible());
    at.window.resize(1280, 800);
    at.rest();
    CHECK(table->height() >= table->height_of(6));
    CHECK(at.find<QWidget>("layers")->isVisible());
    CHECK(at.find<QWidget>("legend_panel")->isVisible());
    at.window.resize(1024, 700);
    at.rest();
    CHECK(table->height() >= table->height_of(3));
}

TEST_CASE("coordinates are copied after the mouse has left the map for the menu") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    auto* copy = at.find<QAction>("copy_coordinates");
    QApplication::clipboard()->setText("before");
    copy->trigger();
    CHECK(QApplication::clipboard()->text() == "before");
    CHECK(at.find<QLabel>("message")->text().contains(QString::fromUtf8("鼠标")));
    // To this map itself: another window may lie over it.
    const QPointF place(300, 240);
    QMouseEvent move(QEvent::MouseMove,
                     place,
                     at.window.map()->mapToGlobal(place),
                     Qt::NoButton,
                     Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(at.window.map(), &move);
    const QString told = at.find<QLabel>("coordinates")->text();
    REQUIRE_FALSE(told.isEmpty());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(at.window.map(), &leave);
    CHECK(at.find<QLabel>("coordinates")->text().isEmpty());
    copy->trigger();
    CHECK(QApplication::clipboard()->text() == told);
    CHECK(at.find<QLabel>("message")->text().contains(told));
}

TEST_CASE("costs are written with all their digits, and a room's own are not taken for none") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    REQUIRE(at.session.edit().relocate_to_candidate("C09", "S36"));
    at.rest();
    auto* cost = at.find<QLineEdit>("change_cost");
    auto* area = at.find<QLineEdit>("change_area");
    CHECK(cost->text().isEmpty());
    CHECK(cost->placeholderText().contains(QString::fromUtf8("万元")));
    CHECK_FALSE(area->placeholderText().isEmpty());
    for (const char* yuan : {"500000", "12345678", "100000000", "1234.5"}) {
        cost->setFocus();
        cost->selectAll();
        QTest::keyClicks(cost, yuan);
        QTest::keyClick(cost, Qt::Key_Return);
        at.rest();
        CHECK(cost->text().toStdString() == yuan);
    }
}

TEST_CASE("columns have room for what comes into sight") {
    WindowFixture at;
    at.window.open({sample(), scenario("seventy-eight-stations.toml")});
    at.rest();
    at.window.show_page("map");
    at.rest();
    auto* table = at.find<LedgerTable>("ledger");
    for (const int row : {0, 9, 40, 77}) {
        table->scrollTo(table->model()->index(row, LedgerModel::what));
        QApplication::processEvents();
        for (const int column : {int{LedgerModel::on}, int{LedgerModel::cost}}) {
            INFO("row " << row << ", column " << column);
            CHECK(table->sizeHintForIndex(table->model()->index(row, column)).width() <=
                  table->columnWidth(column));
        }
    }
}

TEST_CASE("while an answer is awaited the foot says so") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    auto* stage = at.find<QLabel>("stage");
    CHECK(stage->text().isEmpty());
    // The word comes after a while only: here the clock is told that it is over.
    REQUIRE(at.session.edit().close("C07"));
    REQUIRE_FALSE(at.session.is_settled());
    auto* patience = at.window.findChild<QTimer*>("patience");
    CHECK(patience->isActive());
    QMetaObject::invokeMethod(patience, "timeout");
    CHECK_FALSE(stage->text().isEmpty());
    at.rest();
    CHECK(stage->text().isEmpty());
    CHECK_FALSE(patience->isActive());
}

TEST_CASE("what a field did to the plan is undone from the field") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    const Station& centre = at.session.answer()->district().stations[8];
    Box round{centre.point, centre.point};
    at.window.map()->fly_to(round.grown(500));
    at.rest();
    QTest::mouseClick(at.window.map(), Qt::LeftButton, {}, at.on_map(centre.point));
    at.rest();
    auto* area = at.find<QLineEdit>("new_area");
    area->setFocus();
    QTest::keyClicks(area, "4321");
    QTest::keyClick(area, Qt::Key_Return);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(area->text().isEmpty());
    CHECK(area->placeholderText().contains("4,321"));
    QTest::keyClicks(area, "7");
    QTest::keyClick(area, Qt::Key_Z, Qt::ControlModifier);
    CHECK(area->text().isEmpty());
    CHECK(at.session.scenario().changes.size() == 1);
    QTest::keyClick(area, Qt::Key_Z, Qt::ControlModifier);
    at.rest();
    CHECK(at.session.scenario().changes.empty());
    CHECK_FALSE(area->placeholderText().contains("4,321"));
}
