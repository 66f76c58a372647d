// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/figures_panel.hpp"

#include "desktop/session/figure_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/theme.hpp"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace yike {

namespace {

constexpr int kColumns = 2;

/// The story's figure stands by itself.
bool is_headline(FigureKind kind) {
    return kind == FigureKind::covered_share;
}

} // namespace

FiguresPanel::FiguresPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), grid_(new QGridLayout(this)), waiting_(theme::caption(this)) {
    setObjectName(QStringLiteral("figures"));
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(theme::space(this, theme::kTightGap));
    for (int column = 0; column < kColumns; ++column) {
        grid_->setColumnStretch(column, 1);
        grid_->setColumnMinimumWidth(column, 0);
    }
    desk_.voice().text(waiting_, phrases::kWaiting);
    connect(&desk_.session(), &Session::state_changed, this, &FiguresPanel::reload);
    QAbstractItemModel* model = &desk_.session().figure_model();
    connect(model, &QAbstractItemModel::modelReset, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FiguresPanel::reload);
    connect(model, &QAbstractItemModel::dataChanged, this, &FiguresPanel::refresh);
    desk_.voice().on_change(this, [this] {
        reload();
        choose_form();
        lay_out();
    });
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
    const bool is_new = now != laid_out_;
    laid_out_ = now;
    while (tiles_.size() < laid_out_.size()) {
        auto* tile = new FigureTile(this);
        const int row = static_cast<int>(tiles_.size());
        connect(tile, &FigureTile::clicked, this, [this, row] { emit places_wanted(row); });
        tiles_.push_back(tile);
    }
    waiting_->setVisible(now.empty() && desk_.session().state() == Session::State::loading);
    refresh();
    if (is_new) {
        choose_form();
        lay_out();
    }
}

/// True if each of them has all its words in that width.
bool FiguresPanel::fits(FigureTile::Form form, int width) const {
    for (std::size_t i = 0; i < laid_out_.size(); ++i) {
        if (!is_headline(static_cast<FigureKind>(laid_out_[i])) &&
            tiles_[i]->width_in(form) > width) {
            return false;
        }
    }
    return true;
}

/// Of the headline, and the others two beside each other.
int FiguresPanel::height_of_pairs() const {
    if (laid_out_.empty()) {
        return 0;
    }
    const auto rows = static_cast<int>(laid_out_.size()) / kColumns;
    return tiles_[0]->height_in(FigureTile::Form::headline) +
           rows * (tiles_[0]->height_in(FigureTile::Form::block) + grid_->horizontalSpacing());
}

/// Two beside each other where all their words have room; else a line each; else one below the
/// other. No unit is ever left out.
void FiguresPanel::choose_form() {
    const bool lines_fit = fits(FigureTile::Form::line, room_.width());
    const int half = (room_.width() - grid_->horizontalSpacing()) / kColumns;
    const bool in_pairs =
        fits(FigureTile::Form::block, half) && (height_of_pairs() <= room_.height() || !lines_fit);
    columns_ = in_pairs ? kColumns : 1;
    form_ = in_pairs || !lines_fit ? FigureTile::Form::block : FigureTile::Form::line;
}

void FiguresPanel::lay_out() {
    grid_->addWidget(waiting_, 0, 0, 1, kColumns);
    int cell = 0;
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        FigureTile* tile = tiles_[i];
        tile->setVisible(i < laid_out_.size());
        if (i >= laid_out_.size()) {
            continue;
        }
        const bool is_wide = columns_ == 1 || is_headline(static_cast<FigureKind>(laid_out_[i]));
        const int span = is_wide ? kColumns : 1;
        cell = is_wide ? (cell + kColumns - 1) / kColumns * kColumns : cell;
        tile->set_form(is_headline(static_cast<FigureKind>(laid_out_[i]))
                           ? FigureTile::Form::headline
                           : form_);
        grid_->addWidget(tile, cell / kColumns, cell % kColumns, 1, span);
        cell += span;
    }
    grid_->setVerticalSpacing(form_ == FigureTile::Form::line ? 0 : grid_->horizontalSpacing());
    emit laid_out();
}

int FiguresPanel::whole_height() const {
    grid_->activate();
    return grid_->sizeHint().height();
}

void FiguresPanel::set_room(const QSize& room) {
    if (room != room_) {
        room_ = room;
        choose_form();
        lay_out();
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
        tile->setToolTip(tile->accessibleName() + QLatin1Char('\n') +
                         desk_.voice()(phrases::kFigureTip));
    }
}

} // namespace yike
