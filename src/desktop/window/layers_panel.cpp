// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/layers_panel.hpp"

#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_legend.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/theme.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace yike {

namespace {

constexpr int kPercent = 100;
constexpr int kLeastOpacity = 10;

} // namespace

LayersPanel::LayersPanel(Desk& desk, LayerModel& layers, QWidget* parent)
    : QWidget(parent), desk_(desk), layers_(layers), list_(new QListView(this)),
      opacity_(new QSlider(Qt::Horizontal, this)), legend_(new MapLegend(layers, this)) {
    setObjectName(QStringLiteral("layers_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(this, 0.3));
    add_heading();
    list_->setObjectName(QStringLiteral("layers"));
    list_->setModel(&layers_);
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->setUniformItemSizes(true);
    list_->setSpacing(1);
    desk_.voice().on_change(list_,
                            [this] { list_->setAccessibleName(desk_.voice()(phrases::kLayers)); });
    column->addWidget(list_, 3);
    QLabel* title = theme::label(this, theme::kText_pt, QFont::DemiBold);
    desk_.voice().on_change(title, [this, title] {
        title->setText(utf8(word(Word::legend, desk_.voice().language())));
    });
    column->addWidget(title);
    auto* roll = new QScrollArea(this);
    roll->setWidgetResizable(true);
    roll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    roll->setWidget(legend_);
    column->addWidget(roll, 2);
    connect(list_->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &LayersPanel::tell_opacity);
    connect(opacity_, &QSlider::valueChanged, this, [this](int value) {
        layers_.setData(
            list_->currentIndex(), static_cast<double>(value) / kPercent, LayerModel::OpacityRole);
    });
    desk_.voice().on_change(this, [this] {
        layers_.set_language(desk_.voice().language());
        legend_->set_language(desk_.voice().language());
    });
    tell_opacity();
}

void LayersPanel::add_heading() {
    auto* row = new QHBoxLayout;
    QLabel* title = theme::label(this, theme::kText_pt, QFont::DemiBold);
    desk_.voice().text(title, phrases::kLayers);
    row->addWidget(title);
    row->addStretch(1);
    opacity_->setRange(kLeastOpacity, kPercent);
    opacity_->setPageStep(kLeastOpacity);
    opacity_->setFixedWidth(theme::space(this, 6));
    desk_.voice().tip(opacity_, phrases::kOpacity);
    row->addWidget(opacity_);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void LayersPanel::set_cutoff(int minutes) {
    legend_->set_cutoff(minutes);
}

void LayersPanel::set_theme(MapTheme theme) {
    legend_->set_theme(theme);
}

void LayersPanel::tell_opacity() {
    const QModelIndex layer = list_->currentIndex();
    const QSignalBlocker quiet(opacity_);
    opacity_->setEnabled(layer.isValid());
    const double share = layer.isValid() ? layer.data(LayerModel::OpacityRole).toDouble() : 1.0;
    opacity_->setValue(static_cast<int>(std::lround(share * kPercent)));
}

} // namespace yike
