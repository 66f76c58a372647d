// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/start_page.hpp"

#include "desktop/session/recent_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/card.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/row_table.hpp"
#include "desktop/window/theme.hpp"

#include <QDir>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>

namespace yike {

namespace {

/// As the list of recent projects calls it; else its folder.
QString project_name(const QAbstractItemModel& recent, const QString& folder) {
    for (int row = 0; row < recent.rowCount(); ++row) {
        const QModelIndex one = recent.index(row, 0);
        const QString path = one.data(RecentModel::path_role).toString();
        if (QDir(path) == QDir(folder)) {
            return one.data().toString();
        }
    }
    return QDir(folder).dirName();
}

} // namespace

StartPage::StartPage(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setObjectName(QStringLiteral("start"));
    auto* outer = new QHBoxLayout(this);
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(theme::space(this, 44));
    column_ = new QVBoxLayout(middle);
    column_->setSpacing(theme::space(this, 0.8));
    outer->addStretch(1);
    outer->addWidget(middle, 8);
    outer->addStretch(1);

    column_->addStretch(2);
    add_heading();
    recoverable_ = new QVBoxLayout;
    column_->addLayout(recoverable_);
    add_cards();
    add_recent();
    column_->addStretch(3);
    desk_.voice().on_change(this, [this] { tell_recoverable(); });
}

void StartPage::add_heading() {
    auto* row = new QHBoxLayout;
    auto* sign = new QLabel(this);
    const int side = theme::space(this, 4);
    sign->setPixmap(program_icon().pixmap(QSize(side, side), devicePixelRatioF()));
    row->addWidget(sign);
    auto* words = new QVBoxLayout;
    QLabel* name = theme::label(this, theme::kTitle_pt, QFont::DemiBold);
    desk_.voice().text(name, phrases::kProgram);
    QLabel* line = theme::caption(this);
    desk_.voice().text(line, phrases::kProgramLine);
    words->addWidget(name);
    words->addWidget(line);
    row->addSpacing(theme::space(this, 0.6));
    row->addLayout(words, 1);
    column_->addLayout(row);
    column_->addSpacing(theme::space(this, 1));
}

void StartPage::add_cards() {
    const bool present = !Session::sample_project().empty();
    sample_ = new Card(Glyph::sample, this);
    sample_->setObjectName(QStringLiteral("open_sample"));
    sample_->set_leading(present);
    sample_->setEnabled(present);
    connect(sample_, &Card::clicked, &desk_.session(), &Session::open_sample);
    auto* open = new Card(Glyph::folder, this);
    open->setObjectName(QStringLiteral("choose_project"));
    connect(open, &Card::clicked, this, &StartPage::choose_wanted);
    desk_.voice().on_change(this, [this, open, present] {
        const Voice& say = desk_.voice();
        sample_->set_title(say(phrases::kSampleTitle));
        sample_->set_sentence(say(present ? phrases::kSampleText : phrases::kSampleAbsent));
        open->set_title(say(phrases::kOpenTitle));
        open->set_sentence(say(phrases::kOpenText));
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space(this, 0.8));
    row->addWidget(sample_, 1);
    row->addWidget(open, 1);
    column_->addLayout(row);
    column_->addSpacing(theme::space(this, 1));
}

void StartPage::add_recent() {
    QLabel* title = theme::label(this, theme::kText_pt, QFont::DemiBold);
    desk_.voice().text(title, phrases::kRecentTitle);
    column_->addWidget(title);
    recent_empty_ = theme::caption(this);
    desk_.voice().text(recent_empty_, phrases::kRecentEmpty);
    column_->addWidget(recent_empty_);

    recent_ = new QListView(this);
    recent_->setObjectName(QStringLiteral("recent"));
    recent_->setModel(&desk_.session().recent_model());
    recent_->setItemDelegate(new TwoLineDelegate(*recent_, [](const QModelIndex& row) {
        return TwoLines{.first = row.data().toString(),
                        .second = row.data(RecentModel::folder_role).toString(),
                        .ink = palette::kText,
                        .second_ink = palette::kTextSoft};
    }));
    recent_->setMouseTracking(true);
    recent_->setMinimumHeight(theme::space(this, 11));
    recent_->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    desk_.voice().on_change(
        recent_, [this] { recent_->setAccessibleName(desk_.voice()(phrases::kRecentTitle)); });
    const auto open = [this](const QModelIndex& index) {
        const QString path = index.data(RecentModel::path_role).toString();
        desk_.session().open({std::filesystem::path(path.toStdU16String())});
    };
    connect(recent_, &QListView::clicked, this, open);
    connect(recent_, &QListView::activated, this, open);
    column_->addWidget(recent_);

    const auto tell = [this] {
        const bool any = desk_.session().recent_model().rowCount() > 0;
        recent_->setVisible(any);
        recent_empty_->setVisible(!any);
    };
    QAbstractItemModel* model = &desk_.session().recent_model();
    connect(model, &QAbstractItemModel::modelReset, this, tell);
    connect(model, &QAbstractItemModel::rowsInserted, this, tell);
    connect(model, &QAbstractItemModel::rowsRemoved, this, tell);
    tell();
}

void StartPage::refresh() {
    tell_recoverable();
}

/// Which plans of which project, and how much is in them.
QString StartPage::words_of(const RecoverableWork& work) const {
    const Voice& say = desk_.voice();
    if (work.damaged) {
        return say(phrases::kRecoverDamaged).arg(utf8(work.journal.string()));
    }
    QStringList plans;
    for (const QString& plan : work.plans) {
        plans.append(say(phrases::kQuoted).arg(plan.isEmpty() ? say(phrases::kNoName) : plan));
    }
    return say(phrases::kRecoverText)
        .arg(project_name(desk_.session().recent_model(), work.project),
             plans.join(say(phrases::kListed)),
             utf8(thousands(static_cast<double>(work.changes))),
             work.time.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}

void StartPage::tell_recoverable() {
    while (QLayoutItem* item = recoverable_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const RecoverableWork& work : desk_.session().recoverable()) {
        auto* news = new QFrame(this);
        news->setObjectName(QStringLiteral("recoverable"));
        news->setProperty("role", "news");
        auto* row = new QHBoxLayout(news);
        QLabel* text = theme::label(news, theme::kText_pt);
        text->setWordWrap(true);
        text->setText(words_of(work));
        row->addWidget(text, 1);
        auto* discard = new QPushButton(desk_.voice()(phrases::kDiscard), news);
        discard->setProperty("role", "flat");
        discard->setObjectName(QStringLiteral("discard"));
        connect(discard, &QPushButton::clicked, this, [this, work] {
            desk_.session().discard(work);
            // The button that was pressed goes with its row.
            QMetaObject::invokeMethod(this, &StartPage::refresh, Qt::QueuedConnection);
        });
        row->addWidget(discard);
        if (!work.damaged) {
            auto* recover = new QPushButton(desk_.voice()(phrases::kRecover), news);
            recover->setProperty("role", "lead");
            recover->setObjectName(QStringLiteral("recover"));
            connect(recover, &QPushButton::clicked, this, [this, work] {
                desk_.session().recover(work);
            });
            row->addWidget(recover);
        }
        recoverable_->addWidget(news);
    }
}

} // namespace yike
