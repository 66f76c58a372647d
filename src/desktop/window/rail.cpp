// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/rail.hpp"

#include "desktop/window/desk.hpp"
#include "desktop/window/theme.hpp"

#include <QAction>
#include <QActionGroup>
#include <QButtonGroup>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace yike {

namespace {

constexpr double kIconLines = 1.6;

QToolButton* make_button(QWidget* rail) {
    auto* button = new QToolButton(rail);
    button->setProperty("role", "rail");
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const int side = theme::space(rail, kIconLines);
    button->setIconSize({side, side});
    QFont small = button->font();
    small.setPointSizeF(theme::kCaption_pt);
    button->setFont(small);
    return button;
}

} // namespace

Rail::Rail(Desk& desk, QMenu& menu, QAction& language, QWidget* parent)
    : QWidget(parent), buttons_(new QButtonGroup(this)), pages_(new QActionGroup(this)) {
    setObjectName(QStringLiteral("rail"));
    setProperty("role", "side");
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    const int gap = theme::space(this, 0.3);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap);
    menu.addSeparator();
    for (int number = 1; const PageKind& kind : page_kinds()) {
        add_page(desk, menu, kind, number);
        ++number;
    }
    column->addStretch(1);
    QToolButton* switcher = make_button(this);
    switcher->setObjectName(QStringLiteral("language"));
    switcher->setIcon(language.icon());
    connect(switcher, &QToolButton::clicked, &language, &QAction::trigger);
    desk.voice().on_change(switcher, [&desk, &language, switcher] {
        switcher->setText(desk.voice()(phrases::kOtherLanguage));
        switcher->setToolTip(language.toolTip());
        switcher->setAccessibleName(language.text());
    });
    column->addWidget(switcher);
    setFixedWidth(theme::space(this, 4.4));
}

void Rail::add_page(Desk& desk, QMenu& menu, const PageKind& kind, int number) {
    const QString id = QString::fromLatin1(kind.id);
    QToolButton* button = make_button(this);
    button->setObjectName(QStringLiteral("page_") + id);
    button->setCheckable(true);
    button->setIcon(glyph_icon(kind.glyph));
    button->setProperty("page", id);
    buttons_->addButton(button);
    layout()->addWidget(button);
    QAction* action = pages_->addAction(menu.addAction(QString()));
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
    desk.voice().on_change(button, [&desk, &kind, button, action] {
        const QString name = desk.voice()(kind.name);
        button->setText(name);
        action->setText(name);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(
            name, action->shortcut().toString(QKeySequence::NativeText)));
    });
    connect(button, &QToolButton::clicked, this, [this, id] { emit page_chosen(id); });
    connect(action, &QAction::triggered, this, [this, id] { emit page_chosen(id); });
}

void Rail::set_reachable(bool reachable) {
    pages_->setEnabled(reachable);
}

void Rail::set_page(const QString& page) {
    buttons_->setExclusive(false);
    for (QAbstractButton* button : buttons_->buttons()) {
        button->setChecked(button->property("page").toString() == page);
    }
    buttons_->setExclusive(true);
}

} // namespace yike
