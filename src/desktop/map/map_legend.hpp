// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the symbols on the map mean: those of the layers that are seen, in their order.
#pragma once

#include "desktop/map/layer_model.hpp"
#include "render/live_legend.hpp"

#include <QIcon>
#include <QRect>
#include <QWidget>

#include <functional>
#include <vector>

namespace yike {

/// The first symbol of a layer, for lists of layers.
QIcon layer_icon(MapLayer layer);

/// As high as it needs to be; put it into a scroll area. Two columns where the texts leave room.
class MapLegend : public QWidget {
    Q_OBJECT

  public:
    /// @param layers  of the map; must outlive the legend
    explicit MapLegend(const LayerModel& layers, QWidget* parent = nullptr);

    void set_language(Language language);
    void set_theme(MapTheme theme);
    void set_cutoff(int minutes);

    /// Which lines of a layer's legend are told; all, unless this was called.
    void set_filter(std::function<bool(MapLayer layer, std::size_t line)> is_told);

    /// As written, from above.
    QStringList texts() const;

    /// Of every line, pixels; there is nothing above the first and below the last.
    static int row_height();

    QSize sizeHint() const override;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void refresh();

    /// Where the lines stand in a legend of that width.
    std::vector<QRect> cells(int width) const;

    const LayerModel& layers_;
    std::vector<LegendLine> lines_;
    Language language_ = Language::zh;
    MapTheme theme_ = MapTheme::coverage;
    int cutoff_minutes_ = 15;
    std::function<bool(MapLayer, std::size_t)> is_told_;
};

} // namespace yike
