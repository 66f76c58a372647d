// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of the map: which are seen, in what order, how opaque.
#pragma once

#include <QListView>

class QSlider;

namespace yike {

class Desk;
class LayerModel;

class LayersPanel : public QListView {
    Q_OBJECT

  public:
    LayersPanel(Desk& desk, LayerModel& layers, QWidget* parent = nullptr);

    /// Of the layer that is chosen; for the heading.
    QSlider* opacity() const { return opacity_; }

    /// Pixels that show so many layers; all of them.
    int height_of(int layers) const;
    int whole_height() const;

  private:
    void tell_opacity();

    Desk& desk_;
    LayerModel& layers_;
    QSlider* opacity_;
};

} // namespace yike
