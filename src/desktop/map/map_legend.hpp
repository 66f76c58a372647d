// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the symbols on the map mean: those of the layers that are seen, in their order.
#pragma once

#include "desktop/map/layer_model.hpp"
#include "render/live_legend.hpp"

#include <QIcon>
#include <QWidget>

#include <vector>

namespace yike {

/// The first symbol of a layer, for lists of layers.
QIcon layer_icon(MapLayer layer);

/// As high as it needs to be; put it into a scroll area.
class MapLegend : public QWidget {
    Q_OBJECT

  public:
    /// @param layers  of the map; must outlive the legend
    explicit MapLegend(const LayerModel& layers, QWidget* parent = nullptr);

    void set_language(Language language);
    void set_theme(MapTheme theme);
    void set_cutoff(int minutes);

    /// As written, from above.
    QStringList texts() const;

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void refresh();

    const LayerModel& layers_;
    std::vector<LegendLine> lines_;
    Language language_ = Language::zh;
    MapTheme theme_ = MapTheme::coverage;
    int cutoff_minutes_ = 15;
};

} // namespace yike
