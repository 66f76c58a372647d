// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/finding_panel.hpp"

#include "desktop/session/finding_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/row_table.hpp"
#include "desktop/window/theme.hpp"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointF>
#include <QPushButton>
#include <QVBoxLayout>

namespace yike {

namespace {

constexpr double kDetailLines = 8; ///< height

} // namespace

FindingPanel::FindingPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), what_(theme::label(this, theme::kText_pt + 1, QFont::DemiBold)),
      mend_(theme::label(this, theme::kText_pt)), where_(theme::caption(this)) {
    setObjectName(QStringLiteral("finding"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(this, theme::kGap));
    mend_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {what_, mend_, where_}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    add_places();
    add_detail();
    column->addStretch(0);
    desk_.voice().on_change(this, [this] { show_finding(row_); });
}

void FindingPanel::add_places() {
    places_ = new QListWidget(this);
    places_->setObjectName(QStringLiteral("finding_places"));
    places_->setMouseTracking(true);
    places_->setItemDelegate(new TwoLineDelegate(*places_, [](const QModelIndex& place) {
        return TwoLines{.first = place.data().toString(),
                        .second = place.data(Qt::UserRole).toString(),
                        .ink = palette::kText,
                        .second_ink = palette::kTextSoft};
    }));
    desk_.voice().tip(places_, phrases::kShowOnMap);
    connect(places_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        show_place(places_->row(item));
    });
    connect(places_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        show_place(places_->row(item));
    });
    static_cast<QVBoxLayout*>(layout())->addWidget(places_, 1);
}

/// The engine's own words, folded away.
void FindingPanel::add_detail() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    fold_ = new QPushButton(this);
    fold_->setProperty("role", "flat");
    column->addWidget(fold_, 0, Qt::AlignLeft);
    detail_ = new QPlainTextEdit(this);
    detail_->setReadOnly(true);
    detail_->setMaximumHeight(theme::space(this, kDetailLines));
    detail_->hide();
    column->addWidget(detail_);
    connect(fold_, &QPushButton::clicked, this, [this] {
        detail_->setVisible(detail_->isHidden());
        show_finding(row_);
    });
}

void FindingPanel::show_finding(const QModelIndex& row) {
    const Voice& say = desk_.voice();
    row_ = row;
    const QString detail = row.data(FindingModel::detail_role).toString();
    fold_->setVisible(!detail.isEmpty());
    fold_->setText(say(detail_->isHidden() ? phrases::kDetail : phrases::kHideDetail));
    detail_->setPlainText(detail);
    if (!row.isValid()) {
        what_->clear();
        mend_->setText(say(phrases::kChooseFinding));
        detail_->hide();
    } else {
        what_->setText(row.siblingAtColumn(FindingModel::what).data().toString());
        mend_->setText(
            say(phrases::kFindingMend).arg(row.data(FindingModel::mend_role).toString()));
    }
    tell_places();
}

void FindingPanel::tell_places() {
    places_->clear();
    const QStringList names = row_.data(FindingModel::names_role).toStringList();
    const QStringList details = row_.data(FindingModel::details_role).toStringList();
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i].isEmpty() && details.value(i).isEmpty()) {
            continue;
        }
        auto* item = new QListWidgetItem(names[i], places_);
        item->setData(Qt::UserRole, details.value(i));
        item->setData(Qt::UserRole + 1, static_cast<int>(i));
    }
    const bool any = places_->count() > 0;
    places_->setVisible(any);
    where_->setVisible(any);
    const QModelIndex count = QModelIndex(row_).siblingAtColumn(FindingModel::count);
    const int all = count.data().toString().remove(',').toInt();
    const Voice& say = desk_.voice();
    where_->setText(all > places_->count()
                        ? say(phrases::kPlacesSome).arg(utf8(thousands(all))).arg(places_->count())
                        : say(phrases::kPlacesShown).arg(places_->count()));
}

void FindingPanel::show_place(int item) {
    if (item < 0 || places_->item(item) == nullptr) {
        return;
    }
    const int place = places_->item(item)->data(Qt::UserRole + 1).toInt();
    const QVariant where = row_.data(FindingModel::places_role).toList().value(place);
    const auto baseline = desk_.session().baseline();
    if (where.isValid() && baseline) {
        const QPointF at = where.toPointF();
        emit desk_.place_wanted(baseline->district().crs.to_plane({.lon = at.x(), .lat = at.y()}));
    }
}

} // namespace yike
