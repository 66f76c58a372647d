// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/keys_dialog.hpp"

#include "desktop/window/actions.hpp"
#include "desktop/window/theme.hpp"
#include "desktop/window/voice.hpp"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>

#include <iterator>

namespace yike {

namespace {

struct OtherKey {
    Phrase keys;
    Phrase does;
};

constexpr OtherKey kMapKeys[] = {
    {phrases::kKeyArrows, phrases::kDoesPan},
    {phrases::kKeyZoom, phrases::kDoesZoom},
    {phrases::kKeySpace, phrases::kDoesClick},
    {phrases::kKeyMove, phrases::kDoesMove},
    {phrases::kKeyBack, phrases::kDoesBack},
    {phrases::kKeyEscape, phrases::kDoesEscape},
    {phrases::kKeyBefore, phrases::kDoesBefore},
};

constexpr OtherKey kPanelKeys[] = {
    {phrases::kKeyTab, phrases::kDoesTab},
    {phrases::kKeyRow, phrases::kDoesRow},
    {phrases::kKeyReorder, phrases::kDoesReorder},
};

QString keys_of(const QAction& action) {
    QStringList words;
    for (const QKeySequence& key : action.shortcuts()) {
        words.append(key.toString(QKeySequence::NativeText));
    }
    return words.join(QStringLiteral(" / "));
}

/// 「文件(&F)」 -> 「文件」, "&File" -> "File".
QString plain(QString title) {
    static const QRegularExpression letter(QStringLiteral("\\(&[A-Z]\\)|&|…"));
    return title.remove(letter);
}

QString name_of(const QAction& action) {
    const QString name = action.property(kNameProperty).toString();
    return plain(name.isEmpty() ? action.text() : name);
}

template <std::size_t Count>
KeyGroup other_keys(const Phrase& title, const OtherKey (&keys)[Count], const Voice& voice) {
    KeyGroup group{voice(title), {}};
    for (const OtherKey& one : keys) {
        group.lines.push_back({voice(one.keys), voice(one.does)});
    }
    return group;
}

/// The groups below each other, their keys beside what they do.
QWidget* make_column(const std::vector<const KeyGroup*>& groups, QWidget* parent) {
    auto* column = new QWidget(parent);
    auto* grid = new QGridLayout(column);
    grid->setHorizontalSpacing(theme::space(column, theme::kPanelGap));
    grid->setVerticalSpacing(theme::space(column, theme::kTightGap));
    int row = 0;
    for (const KeyGroup* group : groups) {
        if (row > 0) {
            grid->setRowMinimumHeight(row++, theme::space(column, theme::kGap));
        }
        QLabel* title = theme::heading(column);
        title->setText(group->title);
        grid->addWidget(title, row++, 0, 1, 2);
        for (const KeyLine& line : group->lines) {
            QLabel* keys = theme::label(column, theme::kText_pt);
            keys->setText(line.keys);
            QLabel* does = theme::label(column, theme::kText_pt);
            does->setText(line.does);
            grid->addWidget(keys, row, 0);
            grid->addWidget(does, row++, 1);
        }
    }
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(1, 1);
    return column;
}

} // namespace

std::vector<KeyGroup> key_groups(const QMenuBar& menus, const Voice& voice) {
    std::vector<KeyGroup> groups;
    for (const QAction* menu : menus.actions()) {
        KeyGroup group{plain(menu->text()), {}};
        if (menu->menu() == nullptr) {
            continue;
        }
        for (const QAction* action : menu->menu()->actions()) {
            if (!action->shortcut().isEmpty()) {
                group.lines.push_back({keys_of(*action), name_of(*action)});
            }
        }
        if (!group.lines.empty()) {
            groups.push_back(std::move(group));
        }
    }
    groups.push_back(other_keys(phrases::kMapKeys, kMapKeys, voice));
    groups.push_back(other_keys(phrases::kPanelKeys, kPanelKeys, voice));
    return groups;
}

KeysDialog::KeysDialog(const QMenuBar& menus, Voice& voice, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("keys"));
    setWindowTitle(voice(phrases::kKeys));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* rows = new QVBoxLayout(this);
    auto* inside = new QWidget(this);
    auto* columns = new QHBoxLayout(inside);
    columns->setSpacing(theme::space(this, 2));
    const std::vector<KeyGroup> groups = key_groups(menus, voice);
    std::size_t lines = 0;
    for (const KeyGroup& group : groups) {
        lines += group.lines.size() + 1;
    }
    std::vector<const KeyGroup*> left;
    std::vector<const KeyGroup*> right;
    std::size_t filled = 0;
    for (const KeyGroup& group : groups) {
        (2 * filled < lines ? left : right).push_back(&group);
        filled += group.lines.size() + 1;
    }
    columns->addWidget(make_column(left, inside));
    columns->addWidget(make_column(right, inside));
    auto* roll = new QScrollArea(this);
    roll->setWidgetResizable(true);
    roll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    roll->setWidget(inside);
    roll->setMinimumWidth(inside->sizeHint().width() + theme::space(this, 1));
    rows->addWidget(roll, 1);
    auto* close = new QPushButton(voice(phrases::kClose), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    rows->addWidget(close, 0, Qt::AlignRight);
    resize(QSize(roll->minimumWidth() + theme::space(this, 2),
                 inside->sizeHint().height() + theme::space(this, 5))
               .boundedTo(screen()->availableGeometry().size()));
    connect(&voice, &Voice::changed, this, &QDialog::close);
}

} // namespace yike
