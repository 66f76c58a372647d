// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/trouble_bar.hpp"

#include "desktop/window/icons.hpp"
#include "desktop/window/theme.hpp"
#include "desktop/window/voice.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace yike {

namespace {

const Phrase& help_phrase(FailureHelp help) {
    switch (help) {
    case FailureHelp::show_findings:
        return phrases::kSeeCheck;
    case FailureHelp::fill_in_costs:
        return phrases::kFillInCosts;
    case FailureHelp::save_elsewhere:
        return phrases::kSaveElsewhere;
    case FailureHelp::choose_project:
    case FailureHelp::none:
        break;
    }
    return phrases::kOpenAnother;
}

} // namespace

TroubleBar::TroubleBar(Voice& voice, QWidget* parent) : QFrame(parent), voice_(voice) {
    setObjectName(QStringLiteral("trouble"));
    setProperty("role", "trouble");
    auto* column = new QVBoxLayout(this);
    auto* row = new QHBoxLayout;
    column->addLayout(row);

    auto* sign = new QLabel(this);
    const int side = theme::space(this, 1.3);
    sign->setPixmap(glyph_icon(Glyph::error).pixmap(QSize(side, side), devicePixelRatioF()));
    row->addWidget(sign, 0, Qt::AlignTop);
    what_ = theme::label(this, theme::kText_pt);
    what_->setObjectName(QStringLiteral("trouble_what"));
    what_->setWordWrap(true);
    what_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(what_, 1);
    help_ = new QPushButton(this);
    help_->setObjectName(QStringLiteral("trouble_help"));
    row->addWidget(help_);
    fold_ = new QPushButton(this);
    fold_->setProperty("role", "flat");
    row->addWidget(fold_);
    auto* close = new QToolButton(this);
    close->setIcon(glyph_icon(Glyph::close));
    voice_.tip(close, phrases::kClose);
    row->addWidget(close);

    detail_ = new QPlainTextEdit(this);
    detail_->setReadOnly(true);
    detail_->setMaximumHeight(theme::space(this, 7));
    column->addWidget(detail_);

    connect(help_, &QPushButton::clicked, this, [this] {
        hide();
        emit help_wanted(failure_.help);
    });
    connect(fold_, &QPushButton::clicked, this, &TroubleBar::toggle_detail);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    voice_.on_change(this, [this] { show_words(); });
    hide();
}

void TroubleBar::tell(const Failure& failure) {
    failure_ = failure;
    detail_->hide();
    show_words();
    show();
}

QString TroubleBar::words() const {
    return failure_.what + QLatin1Char('\n') + failure_.detail;
}

void TroubleBar::show_words() {
    what_->setText(failure_.what);
    detail_->setPlainText(failure_.detail);
    help_->setVisible(failure_.help != FailureHelp::none);
    help_->setText(voice_(help_phrase(failure_.help)));
    fold_->setVisible(!failure_.detail.isEmpty());
    fold_->setText(voice_(detail_->isHidden() ? phrases::kDetail : phrases::kHideDetail));
}

void TroubleBar::toggle_detail() {
    detail_->setVisible(detail_->isHidden());
    show_words();
}

} // namespace yike
