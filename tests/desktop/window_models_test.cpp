// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/shared_window.hpp"
#include "desktop/window/pair_model.hpp"
#include "desktop/window/station_model.hpp"

#include <QAbstractItemModelTester>
#include <catch2/catch.hpp>

using namespace yike;
using test::WindowFixture;

TEST_CASE("models of pairs and stations keep the rules of models") {
    PairModel pairs;
    StationModel stations;
    const QAbstractItemModelTester pair_tester(
        &pairs, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester station_tester(
        &stations, QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(pairs.rowCount() == 0);
    CHECK(stations.rowCount() == 0);

    WindowFixture& at = test::open_window();
    const auto answer = at.session.baseline();
    pairs.set_answer(answer);
    stations.set_answer(answer);
    CHECK(static_cast<std::size_t>(pairs.rowCount()) == answer->evaluation->pairs.size());
    REQUIRE(stations.rowCount() > 0);
    const auto first = stations.index(0, 0).data(StationModel::station_role).toUInt();
    CHECK(stations.row_of(StationId(first)) == 0);
    pairs.set_language(Language::en);
    stations.set_language(Language::en);
    CHECK(pairs.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString() == "Pair");
    pairs.set_answer(nullptr);
    stations.set_answer(nullptr);
    CHECK(pairs.rowCount() == 0);
}

TEST_CASE("pairs in conflict come first") {
    WindowFixture& at = test::open_window();
    PairModel pairs;
    pairs.set_answer(at.session.baseline());
    bool conflict = true;
    for (int row = 0; row < pairs.rowCount(); ++row) {
        const bool here = pairs.index(row, 0).data(PairModel::conflict_role).toBool();
        CHECK((conflict || !here));
        conflict = here;
    }
}
