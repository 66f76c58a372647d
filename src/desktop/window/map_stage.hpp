// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The map with what floats over it.
#pragma once

#include <QWidget>

class QLabel;

namespace yike {

class MapCanvas;

class MapStage : public QWidget {
    Q_OBJECT

  public:
    /// Takes both: the map fills the stage, the tools stand at its upper left.
    MapStage(MapCanvas& map, QWidget& tools, QWidget* parent = nullptr);

    /// One line over the map; empty: none.
    void tell(const QString& line);

    QString line() const;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void arrange();

    MapCanvas& map_;
    QWidget& tools_;
    QLabel* line_;
};

} // namespace yike
