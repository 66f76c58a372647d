// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the colours and symbols mean that are on the map now.
#pragma once

#include "desktop/map/layer_model.hpp"

#include <QScrollArea>

#include <vector>

namespace yike {

class Desk;
class MapLegend;

/// The legend, of which no line is ever cut in two: it is seen and rolled by whole lines.
class LegendPanel : public QScrollArea {
    Q_OBJECT

  public:
    LegendPanel(Desk& desk, const LayerModel& layers, QWidget* parent = nullptr);

    void set_theme(MapTheme theme);

    /// Pixels that show so many lines; all of them.
    int height_of(int lines) const;
    int whole_height(int width) const;

  signals:
    void height_changed(); ///< whole_height()

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// What there is to be explained.
    struct Present {
        bool plan = false; ///< changes that are on
        bool candidates = false;
        bool gates = false;
        bool walls = false;
        bool railways = false;
        bool communities = false;
        bool water = false;
        std::vector<bool> stations; ///< as the lines of their legend
        std::vector<bool> changes;  ///< likewise

        bool operator==(const Present&) const = default;
    };

    Present present() const;
    void look_again();
    bool is_told(MapLayer layer, std::size_t line) const;
    void keep_whole_lines();

    Desk& desk_;
    MapLegend* legend_;
    MapTheme theme_ = MapTheme::coverage;
    Present present_;
};

} // namespace yike
