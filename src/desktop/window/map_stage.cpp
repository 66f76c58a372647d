// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/map_stage.hpp"

#include "desktop/map/map_canvas.hpp"
#include "desktop/window/theme.hpp"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace yike {

MapStage::MapStage(MapCanvas& map, QWidget& tools, QWidget* parent)
    : QWidget(parent), map_(map), tools_(tools), line_(theme::label(this, theme::kText_pt)) {
    map_.setParent(this);
    tools_.setParent(this);
    line_->setObjectName(QStringLiteral("map_line"));
    line_->setProperty("role", "float");
    line_->setAttribute(Qt::WA_StyledBackground);
    line_->setAttribute(Qt::WA_TransparentForMouseEvents);
    const int side = theme::space(this, 0.6);
    line_->setContentsMargins(side, side / 2, side, side / 2);
    line_->hide();
    tools_.raise();
    line_->raise();
}

void MapStage::tell(const QString& line) {
    line_->setText(line);
    line_->setVisible(!line.isEmpty());
    arrange();
}

QString MapStage::line() const {
    return line_->text();
}

void MapStage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    map_.setGeometry(rect());
    arrange();
}

bool MapStage::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
    }
    return done;
}

void MapStage::arrange() {
    const int gap = theme::space(this, 0.6);
    tools_.adjustSize();
    tools_.move(gap, gap);
    const int left = tools_.geometry().right() + gap;
    const QSize wanted = line_->sizeHint();
    line_->resize(std::min(wanted.width(), std::max(0, width() - left - gap)), wanted.height());
    line_->move(std::max(left, (width() - line_->width()) / 2), gap);
    std::vector<QRectF> covered = {tools_.geometry()};
    if (!line_->isHidden()) {
        covered.emplace_back(line_->geometry());
    }
    map_.set_covered(std::move(covered));
}

} // namespace yike
