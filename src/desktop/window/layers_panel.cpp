// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/layers_panel.hpp"

#include "desktop/map/layer_model.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/theme.hpp"

#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace yike {

namespace {

constexpr int kPercent = 100;
constexpr int kLeastOpacity = 10;
constexpr double kSliderLines = 5; ///< width

} // namespace

LayersPanel::LayersPanel(Desk& desk, LayerModel& layers, QWidget* parent)
    : QListView(parent), desk_(desk), layers_(layers), opacity_(new QSlider(Qt::Horizontal, this)) {
    setObjectName(QStringLiteral("layers"));
    setModel(&layers_);
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setSpacing(1);
    opacity_->setRange(kLeastOpacity, kPercent);
    opacity_->setPageStep(kLeastOpacity);
    opacity_->setFixedWidth(theme::space(this, kSliderLines));
    desk_.voice().tip(opacity_, phrases::kOpacity);
    desk_.voice().on_change(this, [this] {
        setAccessibleName(desk_.voice()(phrases::kLayers));
        layers_.set_language(desk_.voice().language());
    });
    connect(
        selectionModel(), &QItemSelectionModel::currentChanged, this, &LayersPanel::tell_opacity);
    connect(opacity_, &QSlider::valueChanged, this, [this](int value) {
        layers_.setData(
            currentIndex(), static_cast<double>(value) / kPercent, LayerModel::OpacityRole);
    });
    tell_opacity();
}

int LayersPanel::height_of(int layers) const {
    return layers * (sizeHintForRow(0) + 2 * spacing()) + spacing();
}

int LayersPanel::whole_height() const {
    return height_of(layers_.rowCount());
}

void LayersPanel::tell_opacity() {
    const QModelIndex layer = currentIndex();
    const QSignalBlocker quiet(opacity_);
    opacity_->setEnabled(layer.isValid());
    const double share = layer.isValid() ? layer.data(LayerModel::OpacityRole).toDouble() : 1.0;
    opacity_->setValue(static_cast<int>(std::lround(share * kPercent)));
}

} // namespace yike
