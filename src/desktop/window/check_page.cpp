// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/check_page.hpp"

#include "desktop/session/finding_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/theme.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointF>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace yike {

namespace {

std::size_t errors_in(const std::vector<Finding>& findings) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.severity == Severity::error;
        }));
}

double road_km(const District& district) {
    double metres = 0;
    for (const Road& road : district.roads) {
        metres += length(road.line);
    }
    return metres / 1000;
}

} // namespace

CheckPage::CheckPage(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setObjectName(QStringLiteral("check"));
    auto* column = new QVBoxLayout(this);
    const int gap = theme::space(this, 1.4);
    column->setContentsMargins(gap, gap, gap, gap / 2);
    column->setSpacing(gap / 2);
    add_heading(*column);
    add_table(*column);

    Session& session = desk_.session();
    connect(&session, &Session::checked, this, &CheckPage::tell_heading);
    connect(&session, &Session::state_changed, this, &CheckPage::tell_heading);
    connect(&session, &Session::ground_changed, this, &CheckPage::tell_size);
    desk_.voice().on_change(this, [this] {
        tell_heading();
        tell_size();
        tell_finding();
    });
}

void CheckPage::add_heading(QVBoxLayout& column) {
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space(this, 0.8));
    sign_ = new QLabel(this);
    row->addWidget(sign_);
    auto* words = new QVBoxLayout;
    headline_ = theme::label(this, theme::kHeadline_pt, QFont::DemiBold);
    headline_->setObjectName(QStringLiteral("check_headline"));
    words->addWidget(headline_);
    size_ = theme::caption(this);
    words->addWidget(size_);
    row->addLayout(words, 1);
    go_on_ = new QPushButton(this);
    go_on_->setObjectName(QStringLiteral("see_map"));
    go_on_->setProperty("role", "lead");
    go_on_->setDefault(true);
    connect(go_on_, &QPushButton::clicked, &desk_, [this] {
        emit desk_.page_wanted(QStringLiteral("map"));
    });
    row->addWidget(go_on_);
    column.addLayout(row);
}

void CheckPage::add_table(QVBoxLayout& column) {
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    table_ = new QTableView(split);
    table_->setObjectName(QStringLiteral("findings"));
    table_->setModel(&desk_.session().finding_model());
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setWordWrap(true);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView* header = table_->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(FindingModel::what, QHeaderView::Stretch);
    desk_.voice().on_change(
        table_, [this] { table_->setAccessibleName(desk_.voice()(phrases::kCheckPage)); });
    connect(table_->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &CheckPage::tell_finding);
    connect(&desk_.session().finding_model(), &QAbstractItemModel::modelReset, this, [this] {
        table_->setCurrentIndex(table_->model()->index(0, FindingModel::what));
        tell_finding();
    });
    split->addWidget(make_detail());
    split->setStretchFactor(0, 1);
    split->setSizes({theme::space(this, 60), theme::space(this, 26)});
    column.addWidget(split, 1);
}

QWidget* CheckPage::make_detail() {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(theme::space(this, 1), 0, 0, 0);
    what_ = theme::label(side, theme::kText_pt, QFont::DemiBold);
    what_->setWordWrap(true);
    column->addWidget(what_);
    mend_ = theme::label(side, theme::kText_pt);
    mend_->setWordWrap(true);
    mend_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(mend_);
    places_ = new QListWidget(side);
    places_->setObjectName(QStringLiteral("finding_places"));
    desk_.voice().tip(places_, phrases::kShowOnMap);
    connect(places_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        show_place(places_->row(item));
    });
    connect(places_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        show_place(places_->row(item));
    });
    column->addWidget(places_, 1);
    fold_ = new QPushButton(side);
    fold_->setProperty("role", "flat");
    column->addWidget(fold_, 0, Qt::AlignLeft);
    words_ = new QPlainTextEdit(side);
    words_->setReadOnly(true);
    words_->setMaximumHeight(theme::space(this, 8));
    words_->hide();
    column->addWidget(words_);
    connect(fold_, &QPushButton::clicked, this, [this] {
        words_->setVisible(words_->isHidden());
        tell_finding();
    });
    column->addStretch(0);
    return side;
}

void CheckPage::tell_heading() {
    const Voice& say = desk_.voice();
    const Session& session = desk_.session();
    const std::vector<Finding>& findings = session.findings();
    const std::size_t errors = errors_in(findings);
    const bool open = session.state() != Session::State::empty;
    Glyph sign = Glyph::check;
    if (!open) {
        headline_->setText(say(phrases::kCheckEmpty));
    } else if (!session.is_checked()) {
        headline_->setText(say(phrases::kChecking));
    } else if (errors > 0) {
        sign = Glyph::error;
        const bool opens = session.state() != Session::State::unusable;
        headline_->setText(say(opens ? phrases::kCheckBad : phrases::kCheckUnusable).arg(errors));
    } else {
        sign = Glyph::good;
        headline_->setText(findings.empty() ? say(phrases::kCheckGood)
                                            : say(phrases::kCheckNotes).arg(findings.size()));
    }
    const int side = theme::space(this, 2.4);
    sign_->setPixmap(glyph_icon(sign).pixmap(QSize(side, side), devicePixelRatioF()));
    const bool usable = open && session.state() != Session::State::unusable;
    go_on_->setText(say(errors > 0 ? phrases::kSeeMapAnyway : phrases::kSeeMap));
    go_on_->setVisible(usable);
    go_on_->setEnabled(session.is_checked() || session.state() == Session::State::ready);
    if (session.is_checked() && isVisible()) {
        go_on_->setFocus();
    }
    if (!open) {
        size_->clear();
    }
}

void CheckPage::tell_size() {
    const auto baseline = desk_.session().baseline();
    if (!baseline) {
        size_->clear();
        return;
    }
    const District& district = baseline->district();
    double households = 0;
    for (const Compound& compound : district.compounds) {
        households += compound.households;
    }
    const auto count = [](std::size_t n) { return utf8(thousands(static_cast<double>(n))); };
    size_->setText(desk_.voice()(phrases::kCheckSize)
                       .arg(count(district.compounds.size()),
                            utf8(thousands(households)),
                            count(district.stations.size()),
                            utf8(thousands(road_km(district)))));
}

void CheckPage::tell_finding() {
    const Voice& say = desk_.voice();
    const QModelIndex row = table_->currentIndex();
    const auto& findings = desk_.session().findings();
    const bool chosen = row.isValid();
    places_->clear();
    const QString detail = row.data(FindingModel::detail_role).toString();
    fold_->setVisible(chosen && !detail.isEmpty());
    fold_->setText(say(words_->isHidden() ? phrases::kDetail : phrases::kHideDetail));
    words_->setPlainText(detail);
    if (!chosen) {
        what_->clear();
        mend_->setText(findings.empty() ? QString() : say(phrases::kChooseFinding));
        places_->hide();
        words_->hide();
        return;
    }
    what_->setText(row.siblingAtColumn(FindingModel::what).data().toString());
    mend_->setText(say(phrases::kFindingMend).arg(row.data(FindingModel::mend_role).toString()));
    const QStringList features = row.data(FindingModel::features_role).toStringList();
    const QVariantList places = row.data(FindingModel::places_role).toList();
    for (qsizetype i = 0; i < places.size(); ++i) {
        const QPointF place = places[i].toPointF();
        const QString feature = i < features.size() ? features[i] : QString();
        places_->addItem(QStringLiteral("%1  (%2, %3)")
                             .arg(feature,
                                  QString::number(place.x(), 'f', 5),
                                  QString::number(place.y(), 'f', 5))
                             .trimmed());
    }
    places_->setVisible(!places.isEmpty());
}

void CheckPage::show_place(int row) {
    const QVariantList places = table_->currentIndex().data(FindingModel::places_role).toList();
    const auto baseline = desk_.session().baseline();
    if (row >= 0 && row < places.size() && baseline) {
        const QPointF place = places[row].toPointF();
        emit desk_.place_wanted(
            baseline->district().crs.to_plane({.lon = place.x(), .lat = place.y()}));
    }
}

} // namespace yike
