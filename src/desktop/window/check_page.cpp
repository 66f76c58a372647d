// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/check_page.hpp"

#include "desktop/session/finding_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/finding_panel.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/row_table.hpp"
#include "desktop/window/theme.hpp"
#include "doctor/rules.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace yike {

namespace {

constexpr double kEdge = 1.4;
constexpr double kSignLines = 2.4;
constexpr int kTableStretch = 100;   ///< as high as it may be
constexpr double kFindingLines = 27; ///< width of the finding that is chosen, at most

std::size_t errors_in(const std::vector<Finding>& findings) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.severity == Severity::error;
        }));
}

/// A kind may be found in several layers.
std::size_t kinds_in(const std::vector<Finding>& findings) {
    std::set<std::string> kinds;
    for (const Finding& finding : findings) {
        kinds.insert(finding.kind);
    }
    return kinds.size();
}

double road_km(const District& district) {
    double metres = 0;
    for (const Road& road : district.roads) {
        metres += length(road.line);
    }
    return metres / 1000;
}

/// How bad it is, with its sign.
class SeverityDelegate : public RowDelegate {
  public:
    using RowDelegate::RowDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        RowDelegate::initStyleOption(option, index);
        const auto severity =
            static_cast<Severity>(index.data(FindingModel::severity_role).toInt());
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = glyph_icon(severity == Severity::error     ? Glyph::error
                                  : severity == Severity::warning ? Glyph::warning
                                                                  : Glyph::note);
        const int side = option->fontMetrics.height();
        option->decorationSize = QSize(side, side);
    }
};

} // namespace

CheckPage::CheckPage(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setObjectName(QStringLiteral("check"));
    auto* column = new QVBoxLayout(this);
    const int gap = theme::space(this, kEdge);
    column->setContentsMargins(gap, gap, gap, gap / 2);
    column->setSpacing(gap / 2);
    add_heading(*column);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_table(), 3);
    finding_ = new FindingPanel(desk_, this);
    finding_->setMaximumWidth(theme::space(this, kFindingLines));
    row->addWidget(finding_, 2);
    column->addLayout(row, 1);

    Session& session = desk_.session();
    connect(&session, &Session::checked, this, &CheckPage::tell_findings);
    connect(&session, &Session::state_changed, this, &CheckPage::tell_findings);
    connect(&session, &Session::ground_changed, this, &CheckPage::tell_size);
    connect(table_->model(), &QAbstractItemModel::modelReset, this, &CheckPage::tell_findings);
    connect(table_->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            finding_,
            [this](const QModelIndex& chosen) { finding_->show_finding(chosen); });
    desk_.voice().on_change(this, [this] {
        tell_findings();
        tell_size();
    });
}

void CheckPage::add_heading(QVBoxLayout& column) {
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space(this, theme::kPanelGap));
    sign_ = new QLabel(this);
    row->addWidget(sign_);
    auto* words = new QVBoxLayout;
    headline_ = theme::label(this, theme::kHeadline_pt, QFont::DemiBold);
    headline_->setObjectName(QStringLiteral("check_headline"));
    headline_->setWordWrap(true);
    words->addWidget(headline_);
    size_ = theme::caption(this);
    size_->setWordWrap(true);
    words->addWidget(size_);
    row->addLayout(words, 1);
    go_on_ = new QPushButton(this);
    go_on_->setObjectName(QStringLiteral("see_map"));
    go_on_->setProperty("role", "lead");
    go_on_->setDefault(true);
    go_on_->setIcon(glyph_icon(Glyph::map, Qt::white));
    connect(go_on_, &QPushButton::clicked, &desk_, [this] {
        emit desk_.page_wanted(QStringLiteral("map"));
    });
    row->addWidget(go_on_);
    column.addLayout(row);
}

/// As high as its rows; below them, what was looked for and is not there.
QWidget* CheckPage::make_table() {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(this, theme::kPanelGap));
    table_ = new RowTable(
        desk_.session().finding_model(), QStringLiteral("findings"), FindingModel::what, side);
    table_->setItemDelegateForColumn(FindingModel::severity, new SeverityDelegate(*table_));
    desk_.voice().on_change(
        table_, [this] { table_->setAccessibleName(desk_.voice()(phrases::kCheckPage)); });
    // Its layer stands before the numbers.
    table_->horizontalHeader()->moveSection(FindingModel::layer, FindingModel::count);
    column->addWidget(table_, kTableStretch);
    others_ = theme::caption(side);
    others_->setObjectName(QStringLiteral("check_others"));
    others_->setWordWrap(true);
    column->addWidget(others_);
    column->addStretch(1);
    return side;
}

void CheckPage::tell_findings() {
    const int rows = table_->model()->rowCount();
    table_->setVisible(rows > 0);
    table_->setMaximumHeight(table_->horizontalHeader()->sizeHint().height() +
                             rows * table_->verticalHeader()->defaultSectionSize() + 1);
    if (rows > 0 && !table_->currentIndex().isValid()) {
        table_->setCurrentIndex(table_->model()->index(0, FindingModel::what));
    }
    finding_->show_finding(table_->currentIndex());
    finding_->setVisible(rows > 0);
    tell_heading();
    tell_others();
}

QString CheckPage::headline() const {
    const Voice& say = desk_.voice();
    const Session& session = desk_.session();
    const std::vector<Finding>& findings = session.findings();
    const std::size_t errors = errors_in(findings);
    if (session.state() == Session::State::empty) {
        return say(phrases::kCheckEmpty);
    }
    if (!session.is_checked()) {
        return say(phrases::kChecking);
    }
    if (session.state() == Session::State::unusable) {
        return errors > 0 ? say(phrases::kCheckUnusable).arg(errors) : say(phrases::kCheckFailed);
    }
    if (errors > 0) {
        return say(phrases::kCheckBad).arg(errors);
    }
    return findings.empty() ? say(phrases::kCheckGood)
                            : say(phrases::kCheckNotes).arg(kinds_in(findings));
}

void CheckPage::tell_heading() {
    const Session& session = desk_.session();
    const bool is_open = session.state() != Session::State::empty;
    const bool is_usable = is_open && session.state() != Session::State::unusable;
    const bool is_checked = is_open && session.is_checked();
    const bool is_bad = is_checked && (errors_in(session.findings()) > 0 || !is_usable);
    headline_->setText(headline());
    const Glyph sign = is_bad ? Glyph::error : is_checked ? Glyph::good : Glyph::check;
    const int side = theme::space(this, kSignLines);
    sign_->setPixmap(glyph_icon(sign).pixmap(QSize(side, side), devicePixelRatioF()));
    go_on_->setText(desk_.voice()(is_bad ? phrases::kSeeMapAnyway : phrases::kSeeMap));
    go_on_->setVisible(is_usable);
    go_on_->setEnabled(session.is_checked() || session.state() == Session::State::ready);
    if (is_checked && isVisible()) {
        go_on_->setFocus();
    }
    if (!is_usable) {
        size_->clear();
    }
}

void CheckPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    go_on_->setFocus();
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

void CheckPage::tell_others() {
    const Session& session = desk_.session();
    if (!session.is_checked() || session.state() == Session::State::empty ||
        session.state() == Session::State::unusable) {
        others_->clear();
        return;
    }
    const std::size_t all = all_rules().size();
    const std::size_t found = kinds_in(session.findings());
    const Voice& say = desk_.voice();
    others_->setText(found == 0 ? say(phrases::kCheckNothing).arg(all)
                                : say(phrases::kCheckOthers).arg(all).arg(all - found));
}

} // namespace yike
