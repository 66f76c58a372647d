// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/figure_model.hpp"
#include "desktop/session/finding_model.hpp"
#include "desktop/session/gap_model.hpp"
#include "desktop/session/ledger_model.hpp"
#include "desktop/session/recent_model.hpp"
#include "session_fixture.hpp"

#include <QAbstractItemModelTester>
#include <QVariantList>

#include <cmath>

using namespace yike;
using namespace yike::test;

namespace {

QString cell(QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

constexpr auto kMode = QAbstractItemModelTester::FailureReportingMode::Fatal;

} // namespace

TEST_CASE("all models keep the rules of models while plans, answers and languages change") {
    const TempFolder folder;
    Session session({folder / "data", Language::zh});
    const QAbstractItemModelTester ledger(&session.ledger_model(), kMode);
    const QAbstractItemModelTester gaps(&session.gap_model(), kMode);
    const QAbstractItemModelTester figures(&session.figure_model(), kMode);
    const QAbstractItemModelTester findings(&session.finding_model(), kMode);
    CHECK(session.gap_model().rowCount() == 0);
    session.open_project(kSample);
    wait_for_rest(session);
    wait_until([&session] { return session.is_checked(); });
    CHECK(session.finding_model().rowCount() > 0);
    REQUIRE(session.edit().close("C07"));
    wait_for_rest(session);
    session.gap_model().sort(GapModel::minutes, Qt::DescendingOrder);
    session.set_language(Language::en);
    REQUIRE(session.edit().close("C08"));
    REQUIRE(session.edit().set_on(0, false));
    wait_for_rest(session);
    session.show_before(true);
    session.show_before(false);
    session.undo_stack().undo();
    session.new_plan();
    session.close_plan(0);
    wait_for_rest(session);
    session.close_project();
    CHECK(session.ledger_model().rowCount() == 0);
    CHECK(session.figure_model().rowCount() == 0);
    CHECK(session.finding_model().rowCount() == 0);
}

TEST_CASE("the ledger is read and edited, each edit a step") {
    SampleSession sample;
    Session& session = sample.session;
    QAbstractItemModel& ledger = session.ledger_model();
    REQUIRE(session.edit().relocate("C07", sample.place_of("C07") + PlanePoint{0, 200}));
    REQUIRE(ledger.rowCount() == 1);
    CHECK(cell(ledger, 0, LedgerModel::on) == "1");
    CHECK(cell(ledger, 0, LedgerModel::what).startsWith(QString::fromUtf8("迁址")));
    CHECK(cell(ledger, 0, LedgerModel::cost) == QString::fromUtf8("待填"));
    CHECK(ledger.index(0, 0).data(LedgerModel::missing_role).toBool());

    CHECK(ledger.setData(ledger.index(0, LedgerModel::cost), QString::fromUtf8("236万")));
    CHECK(session.scenario().changes[0].cost_yuan == 2'360'000);
    CHECK(cell(ledger, 0, LedgerModel::cost) == QString::fromUtf8("236.0万元"));
    CHECK(ledger.setData(ledger.index(0, LedgerModel::cost), "2,500,000"));
    CHECK(session.scenario().changes[0].cost_yuan == 2'500'000);
    CHECK_FALSE(ledger.setData(ledger.index(0, LedgerModel::cost), "viel"));
    CHECK(sample.refusals.size() == 1);
    CHECK(ledger.setData(ledger.index(0, LedgerModel::cost), ""));
    CHECK_FALSE(session.scenario().changes[0].cost_yuan);
    CHECK(ledger.setData(ledger.index(0, LedgerModel::year), 2026));
    CHECK_FALSE(ledger.setData(ledger.index(0, LedgerModel::year), "2026.5"));
    CHECK(ledger.setData(ledger.index(0, LedgerModel::note), QString::fromUtf8("备忘")));
    CHECK(ledger.setData(ledger.index(0, LedgerModel::floor_area), 800));
    const int steps = session.undo_stack().count();
    CHECK_FALSE(ledger.setData(ledger.index(0, LedgerModel::note), QString::fromUtf8("备忘")));
    CHECK(session.undo_stack().count() == steps);

    wait_for_rest(session);
    wait_until([&] { return session.gain(0).has_value(); });
    CHECK_FALSE(cell(ledger, 0, LedgerModel::gain_alone).isEmpty());
    CHECK(ledger.setData(ledger.index(0, LedgerModel::on), Qt::Unchecked, Qt::CheckStateRole));
    CHECK(session.scenario().changes[0].off);
    CHECK(cell(ledger, 0, LedgerModel::gain_alone).isEmpty());
    CHECK(session.answer() == session.baseline());

    REQUIRE(session.edit().close("C01"));
    CHECK(ledger.moveRow({}, 1, {}, 0));
    CHECK(session.scenario().changes[0].station == "C01");
}

TEST_CASE("the gap list is sorted by households at first, and as asked afterwards") {
    SampleSession sample;
    QAbstractItemModel& gaps = sample.session.gap_model();
    const int rows = gaps.rowCount();
    REQUIRE(rows > 5);
    const auto is_sorted = [&](int column, bool ascending) {
        for (int row = 1; row < rows; ++row) {
            const double a = gaps.index(row - 1, column).data(GapModel::sort_role).toDouble();
            const double b = gaps.index(row, column).data(GapModel::sort_role).toDouble();
            if (ascending ? a > b : a < b) {
                return false;
            }
        }
        return true;
    };
    CHECK(is_sorted(GapModel::households, false));
    gaps.sort(GapModel::minutes, Qt::AscendingOrder);
    CHECK(is_sorted(GapModel::minutes, true));
    CHECK_FALSE(cell(gaps, 0, GapModel::nearest).isEmpty());
    CHECK(cell(gaps, 0, GapModel::reason) == QString::fromUtf8("太远"));
    sample.session.set_language(Language::en);
    CHECK(cell(gaps, 0, GapModel::reason) == "too far");
    CHECK(gaps.index(0, 0).data(GapModel::place_role).toPointF() != QPointF());
}

TEST_CASE("each figure knows its places") {
    SampleSession sample;
    Session& session = sample.session;
    QAbstractItemModel& figures = session.figure_model();
    const int baseline_rows = figures.rowCount();
    CHECK(cell(figures, 0, 0) == "85.1%");
    const Figure* uncovered = find_figure(*session.answer(), FigureKind::uncovered_households);
    REQUIRE(uncovered != nullptr);
    CHECK(static_cast<int>(uncovered->compounds.size()) == session.gap_model().rowCount());
    REQUIRE(session.edit().close("C07"));
    wait_for_rest(session);
    CHECK(figures.rowCount() > baseline_rows);
    const QModelIndex lost = figures.index(4, 0);
    CHECK(lost.data(FigureModel::kind_role).toInt() ==
          static_cast<int>(FigureKind::lost_households));
    CHECK(lost.data(FigureModel::worse_role).toBool() ==
          (sample.figure(FigureKind::lost_households) > 0));
    for (int row = 0; row < figures.rowCount(); ++row) {
        CHECK_FALSE(figures.index(row, 0).data(FigureModel::caption_role).toString().isEmpty());
    }
}

TEST_CASE("a share that is another one is never said to differ by nought") {
    SampleSession sample;
    Session& session = sample.session;
    const PlanePoint home = sample.place_of("C09");
    bool has_small = false;
    for (const PlanePoint by : {PlanePoint{60, 0}, {150, 0}, {300, 0}, {1200, 0}, {1018, 1455}}) {
        REQUIRE(session.edit().relocate("C09", {home.x + by.x, home.y + by.y}));
        wait_for_rest(session);
        const Figure* share = find_figure(*session.answer(), FigureKind::covered_share);
        REQUIRE(share != nullptr);
        const double points = share->difference.value_or(0) * 100;
        const QString told =
            session.figure_model().index(0, 0).data(FigureModel::difference_role).toString();
        INFO(points << " is told as " << told.toStdString());
        const double read = QString(told).remove(QString::fromUtf8("个百分点")).toDouble();
        CHECK((points == 0) == told.isEmpty());
        CHECK((points == 0) == (read == 0));
        CHECK(std::abs(read - points) <= (std::abs(points) < 0.1 ? 0.0051 : 0.0501));
        has_small = has_small || (points != 0 && std::abs(points) < 0.1);
    }
    CHECK(has_small);
}

TEST_CASE("recent projects: the newest first, each once, gone ones not") {
    const TempFolder folder;
    folder.write("a/project.toml", "");
    folder.write("b/project.toml", "");
    RecentModel recent(folder / "data/recent.ini");
    const QAbstractItemModelTester tester(&recent, kMode);
    recent.add(folder / "a", "A");
    recent.add(folder / "b", "乙");
    recent.add(folder / "a", "A");
    REQUIRE(recent.rowCount() == 2);
    CHECK(cell(recent, 0, 0) == "A");
    CHECK(cell(recent, 1, 0) == QString::fromUtf8("乙"));
    {
        RecentModel other(folder / "data/recent.ini");
        CHECK(other.rowCount() == 2);
        other.forget(1);
    }
    recent.add(folder / "a", "A");
    CHECK(recent.rowCount() == 1);
    std::filesystem::remove_all(folder / "a");
    CHECK(RecentModel(folder / "data/recent.ini").rowCount() == 0);
    recent.clear();
    CHECK(recent.rowCount() == 0);
}
