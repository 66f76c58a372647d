// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/figures_panel.hpp"

#include "desktop/session/figure_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/figure_tile.hpp"
#include "desktop/window/theme.hpp"

#include <QGridLayout>
#include <QLabel>

namespace yike {

namespace {

constexpr int kColumns = 2;

/// The story's two figures stand by themselves.
bool is_wide(FigureKind kind) {
    return kind == FigureKind::covered_share;
}

} // namespace

FiguresPanel::FiguresPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), grid_(new QGridLayout(this)), waiting_(theme::caption(this)) {
    setObjectName(QStringLiteral("figures"));
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(theme::space(this, 0.25));
    for (int column = 0; column < kColumns; ++column) {
        grid_->setColumnStretch(column, 1);
    }
    desk_.voice().text(waiting_, phrases::kWaiting);
    QAbstractItemModel* model = &desk_.session().figure_model();
    connect(model, &QAbstractItemModel::modelReset, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::dataChanged, this, &FiguresPanel::refresh);
    reload();
}

void FiguresPanel::reload() {
    const QAbstractItemModel& model = desk_.session().figure_model();
    const int rows = model.rowCount();
    // Tiles are kept while a drag goes on: making widgets takes longer than a frame.
    while (static_cast<int>(tiles_.size()) < rows) {
        auto* tile = new FigureTile(this);
        const int row = static_cast<int>(tiles_.size());
        connect(tile, &FigureTile::clicked, this, [this, row] { emit places_wanted(row); });
        tiles_.push_back(tile);
    }
    waiting_->setVisible(rows == 0 && desk_.session().state() == Session::State::loading);
    if (rows == 0) {
        grid_->addWidget(waiting_, 0, 0, 1, kColumns);
    }
    int cell = 0;
    for (int row = 0; row < static_cast<int>(tiles_.size()); ++row) {
        FigureTile* tile = tiles_[static_cast<std::size_t>(row)];
        tile->setVisible(row < rows);
        if (row >= rows) {
            continue;
        }
        const auto kind =
            static_cast<FigureKind>(model.index(row, 0).data(FigureModel::kind_role).toInt());
        const int span = is_wide(kind) ? kColumns : 1;
        cell = span > 1 ? (cell + kColumns - 1) / kColumns * kColumns : cell;
        tile->set_leading(span > 1);
        grid_->addWidget(tile, cell / kColumns, cell % kColumns, 1, span);
        cell += span;
    }
    refresh();
}

void FiguresPanel::refresh() {
    const QAbstractItemModel& model = desk_.session().figure_model();
    for (int row = 0; row < std::min(model.rowCount(), static_cast<int>(tiles_.size())); ++row) {
        const QModelIndex index = model.index(row, 0);
        FigureTile* tile = tiles_[static_cast<std::size_t>(row)];
        tile->set_figure(index.data().toString(),
                         index.data(FigureModel::caption_role).toString(),
                         index.data(FigureModel::difference_role).toString(),
                         index.data(FigureModel::worse_role).toBool());
        tile->setToolTip(desk_.voice()(phrases::kFigureTip));
    }
}

} // namespace yike
