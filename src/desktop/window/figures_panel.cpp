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
    connect(&desk_.session(), &Session::state_changed, this, &FiguresPanel::reload);
    QAbstractItemModel* model = &desk_.session().figure_model();
    connect(model, &QAbstractItemModel::modelReset, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::dataChanged, this, &FiguresPanel::refresh);
    reload();
}

/// The kinds of the figures that are shown, in their order.
std::vector<int> FiguresPanel::kinds() const {
    const QAbstractItemModel& model = desk_.session().figure_model();
    std::vector<int> all;
    for (int row = 0; row < model.rowCount(); ++row) {
        all.push_back(model.index(row, 0).data(FigureModel::kind_role).toInt());
    }
    return all;
}

/// Tiles are laid out anew only for other kinds of figures: a frame of a drag has no time for it.
void FiguresPanel::reload() {
    const std::vector<int> now = kinds();
    if (now != laid_out_) {
        laid_out_ = now;
        lay_out();
    }
    waiting_->setVisible(now.empty() && desk_.session().state() == Session::State::loading);
    refresh();
}

void FiguresPanel::lay_out() {
    while (tiles_.size() < laid_out_.size()) {
        auto* tile = new FigureTile(this);
        const int row = static_cast<int>(tiles_.size());
        connect(tile, &FigureTile::clicked, this, [this, row] { emit places_wanted(row); });
        tiles_.push_back(tile);
    }
    grid_->addWidget(waiting_, 0, 0, 1, kColumns);
    int cell = 0;
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        FigureTile* tile = tiles_[i];
        tile->setVisible(i < laid_out_.size());
        if (i >= laid_out_.size()) {
            continue;
        }
        const int span = is_wide(static_cast<FigureKind>(laid_out_[i])) ? kColumns : 1;
        cell = span > 1 ? (cell + kColumns - 1) / kColumns * kColumns : cell;
        tile->set_leading(span > 1);
        grid_->addWidget(tile, cell / kColumns, cell % kColumns, 1, span);
        cell += span;
    }
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
