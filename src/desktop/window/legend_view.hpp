// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the colours of the compounds mean.
#pragma once

#include "render/fill_classes.hpp"

#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace yike {

class LegendView : public QWidget {
    Q_OBJECT

  public:
    explicit LegendView(QWidget* parent = nullptr);

    /// @param ground  null: an empty legend
    void set_ground(std::shared_ptr<const MapData> ground);
    void set_theme(MapTheme theme);
    void set_language(Language language);

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Entry {
        QString label;
        QColor fill;
        bool hatched = false;
    };

    void reload();
    int row_height() const;

    std::shared_ptr<const MapData> ground_;
    MapTheme theme_ = MapTheme::coverage;
    Language language_ = Language::zh;
    QString title_;
    std::vector<Entry> entries_;
};

} // namespace yike
