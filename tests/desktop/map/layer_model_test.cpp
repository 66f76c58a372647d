// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_legend.hpp"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <catch2/catch.hpp>

#include <memory>

using namespace yike;

namespace {

int row_of(const LayerModel& model, MapLayer layer) {
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.states()[static_cast<std::size_t>(row)].layer == layer) {
            return row;
        }
    }
    return -1;
}

} // namespace

TEST_CASE("the model of layers keeps the contract of models") {
    LayerModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(model.rowCount() == kMapLayers);
    CHECK(model.data(model.index(0), Qt::CheckStateRole) == Qt::Checked);
    model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole);
    model.moveRows({}, row_of(model, MapLayer::water), 1, {}, row_of(model, MapLayer::walls));
    model.set_language(Language::en);
    model.reset();
}

TEST_CASE("layers are named in both languages, and no name twice") {
    LayerModel model;
    for (const Language language : {Language::zh, Language::en}) {
        model.set_language(language);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) {
            names << model.data(model.index(row), Qt::DisplayRole).toString();
        }
        CHECK(names.removeDuplicates() == 0);
        CHECK_FALSE(names.contains(QString()));
    }
}

TEST_CASE("visibility and opacity are told once and only when they change") {
    LayerModel model;
    QSignalSpy changed(&model, &LayerModel::layers_changed);
    model.set_visible(MapLayer::roads, false);
    CHECK_FALSE(model.visible(MapLayer::roads));
    model.set_visible(MapLayer::roads, false);
    CHECK(changed.count() == 1);
    model.set_opacity(MapLayer::water, 0.4);
    CHECK(model.state(MapLayer::water).opacity == 0.4);
    model.set_opacity(MapLayer::water, 0);
    CHECK(model.state(MapLayer::water).opacity == 0.1); // never quite gone
    CHECK_FALSE(model.setData(model.index(0), "much", LayerModel::OpacityRole));
    CHECK_FALSE(model.setData(model.index(0), "other", Qt::DisplayRole));
}

TEST_CASE("a layer of the ground moves among the ground, a place among the places") {
    LayerModel model;
    const int water = row_of(model, MapLayer::water);
    CHECK(model.moveRows({}, water, 1, {}, 5));
    CHECK(row_of(model, MapLayer::water) == 5);
    CHECK_FALSE(model.moveRows({}, 5, 1, {}, 1)); // above the stations
    CHECK_FALSE(model.moveRows({}, 0, 1, {}, 9)); // labels below walls
    CHECK(model.moveRows({}, 0, 1, {}, 3));
    CHECK(row_of(model, MapLayer::labels) == 2);
    CHECK_FALSE(model.moveRows({}, 2, 1, {}, 2));
    CHECK_FALSE(model.moveRows({}, 2, 1, {}, 3));
    CHECK_FALSE(model.moveRows({}, -1, 1, {}, 3));
    CHECK_FALSE(model.moveRows({}, 2, 1, {}, 99));
    model.reset();
    CHECK(row_of(model, MapLayer::labels) == 0);
}

TEST_CASE("layers are reordered by drag and drop") {
    LayerModel model;
    const int water = row_of(model, MapLayer::water);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(water)}));
    CHECK(model.canDropMimeData(data.get(), Qt::MoveAction, 5, 0, {}));
    CHECK_FALSE(model.canDropMimeData(data.get(), Qt::CopyAction, 5, 0, {}));
    // The rows have moved already: a view must not take the old one away.
    CHECK_FALSE(model.dropMimeData(data.get(), Qt::MoveAction, 5, 0, {}));
    CHECK(row_of(model, MapLayer::water) == 5);
    CHECK(model.rowCount() == kMapLayers);
}

TEST_CASE("the legend explains what is seen, in words of the language") {
    LayerModel model;
    MapLegend legend(model);
    legend.set_language(Language::en);
    const qsizetype all = legend.texts().size();
    CHECK(legend.texts().contains("0–5 min"));
    CHECK(legend.texts().contains("Candidate room"));
    CHECK_FALSE(legend.texts().contains(QString()));
    model.set_visible(MapLayer::compounds, false);
    CHECK_FALSE(legend.texts().contains("0–5 min"));
    CHECK(legend.texts().size() < all);
    model.reset();
    legend.set_theme(MapTheme::fates);
    CHECK(legend.texts().size() < all);
    legend.set_language(Language::zh);
    for (const QString& text : legend.texts()) {
        CHECK(text.toLatin1() != text.toUtf8()); // Chinese
    }
    CHECK_FALSE(legend.grab().isNull());
    CHECK_FALSE(layer_icon(MapLayer::labels).isNull());
}
