// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/right_panel.hpp"

#include "desktop/window/figures_panel.hpp"
#include "desktop/window/lists_panel.hpp"
#include "desktop/window/theme.hpp"

#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace yike {

namespace {

constexpr double kMostOfFigures = 0.62; ///< of the height

} // namespace

RightPanel::RightPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), figures_(new FiguresPanel(desk)), lists_(new ListsPanel(desk, this)),
      roll_(new QScrollArea(this)) {
    setObjectName(QStringLiteral("right"));
    roll_->setWidgetResizable(true);
    roll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    roll_->setFocusPolicy(Qt::NoFocus);
    roll_->setWidget(figures_);
    setTabOrder(roll_, lists_);
    connect(figures_, &FiguresPanel::laid_out, this, &RightPanel::arrange);
}

void RightPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void RightPanel::arrange() {
    const int gap = theme::space(this, theme::kTightGap);
    const int most = static_cast<int>(height() * kMostOfFigures);
    figures_->set_room({width() - roll_->verticalScrollBar()->sizeHint().width(), most});
    const int figures = std::min(figures_->whole_height(), most);
    roll_->setGeometry(0, 0, width(), figures);
    lists_->setGeometry(0, figures + gap, width(), std::max(0, height() - figures - gap));
}

} // namespace yike
