// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of the map and what its colours mean.
#pragma once

#include "render/words.hpp"

#include <QWidget>

class QListView;
class QSlider;

namespace yike {

class Desk;
class LayerModel;
class MapLegend;

class LayersPanel : public QWidget {
    Q_OBJECT

  public:
    LayersPanel(Desk& desk, LayerModel& layers, QWidget* parent = nullptr);

    void set_cutoff(int minutes);
    void set_theme(MapTheme theme);

  private:
    void add_heading();
    void tell_opacity();

    Desk& desk_;
    LayerModel& layers_;
    QListView* list_;
    QSlider* opacity_;
    MapLegend* legend_;
};

} // namespace yike
