// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/section.hpp"

#include "desktop/window/theme.hpp"
#include "desktop/window/voice.hpp"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace yike {

namespace {

constexpr int kFolded = -1;

} // namespace

std::vector<int>
share_height(int height, const std::vector<SectionNeed>& needs, const std::vector<bool>& kept) {
    std::vector<int> heights(needs.size(), kFolded);
    int wanted_before = 0;
    int rest = height;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        if (i == 0 || kept[i] || wanted_before + needs[i].least <= height) {
            heights[i] = needs[i].least;
            rest -= needs[i].least;
            wanted_before += std::max(needs[i].least, needs[i].wanted);
        }
    }
    for (int SectionNeed::*goal : {&SectionNeed::wanted, &SectionNeed::most}) {
        for (std::size_t i = 0; i < needs.size(); ++i) {
            if (heights[i] != kFolded) {
                const int lacks = std::clamp(needs[i].*goal - heights[i], 0, std::max(0, rest));
                const int more = heights[i] + lacks == needs[i].*goal
                                     ? lacks
                                     : lacks / needs[i].step * needs[i].step;
                heights[i] += more;
                rest -= more;
            }
        }
    }
    if (!heights.empty()) {
        heights[0] = std::max(0, heights[0] + rest);
    }
    return heights;
}

Section::Section(Voice& voice, const QString& name, Phrase title, QWidget& body, QWidget* parent)
    : QWidget(parent), heading_(new QWidget(this)), row_(new QHBoxLayout(heading_)),
      fold_(new QToolButton(heading_)), body_(body) {
    setObjectName(name);
    row_->setContentsMargins(0, 0, 0, 0);
    fold_->setObjectName(QStringLiteral("fold_") + name);
    fold_->setProperty("role", "fold");
    fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold_->setFocusPolicy(Qt::TabFocus);
    voice.text(fold_, title);
    voice.tip(fold_, phrases::kFoldTip);
    voice.on_change(fold_, [this, &voice, title] { fold_->setAccessibleName(voice(title)); });
    row_->addWidget(fold_);
    row_->addStretch(1);
    body_.setParent(this);
    connect(fold_, &QToolButton::clicked, this, [this] { emit turned(!open_); });
    set_open(true);
}

void Section::add_to_heading(QWidget* widget) {
    row_->addWidget(widget);
}

void Section::set_open(bool open) {
    open_ = open;
    fold_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    body_.setVisible(open);
}

int Section::heading_height() const {
    return heading_->sizeHint().height() + theme::space(this, theme::kTightGap);
}

void Section::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int top = heading_height();
    heading_->setGeometry(0, 0, width(), heading_->sizeHint().height());
    body_.setGeometry(0, top, width(), std::max(0, height() - top));
}

SectionStack::SectionStack(QWidget* parent) : QWidget(parent) {}

void SectionStack::add(Section* section, int importance, Need need) {
    section->setParent(this);
    const std::size_t at = parts_.size();
    parts_.push_back({section, importance, std::move(need)});
    connect(section, &Section::turned, this, [this, at](bool open) {
        parts_[at].choice = open ? Choice::open : Choice::folded;
        arrange();
    });
}

std::vector<std::size_t> SectionStack::by_importance() const {
    std::vector<std::size_t> order(parts_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        return parts_[a].importance < parts_[b].importance;
    });
    return order;
}

int SectionStack::room() const {
    const int gap = theme::space(this, theme::kTightGap);
    int room = height();
    for (const Part& part : parts_) {
        room -= part.section->heading_height() + gap;
    }
    return std::max(0, room);
}

void SectionStack::arrange() {
    const int gap = theme::space(this, theme::kTightGap);
    std::vector<std::size_t> open;
    std::vector<SectionNeed> needs;
    std::vector<bool> kept;
    for (const std::size_t i : by_importance()) {
        if (parts_[i].choice != Choice::folded) {
            open.push_back(i);
            needs.push_back(parts_[i].need(width()));
            kept.push_back(parts_[i].choice == Choice::open);
        }
    }
    std::vector<int> bodies(parts_.size(), kFolded);
    const std::vector<int> shares = share_height(room(), needs, kept);
    for (std::size_t i = 0; i < open.size(); ++i) {
        bodies[open[i]] = shares[i];
    }
    int top = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        Section& section = *parts_[i].section;
        const int tall = section.heading_height() + std::max(0, bodies[i]);
        section.set_open(bodies[i] > 0);
        section.setGeometry(0, top, width(), tall);
        top += tall + gap;
    }
}

QStringList SectionStack::state() const {
    QStringList words;
    for (const Part& part : parts_) {
        if (part.choice != Choice::by_room) {
            words.append(part.section->objectName() + (part.choice == Choice::open
                                                           ? QStringLiteral(":open")
                                                           : QStringLiteral(":folded")));
        }
    }
    return words;
}

void SectionStack::restore(const QStringList& state) {
    for (Part& part : parts_) {
        const QString name = part.section->objectName();
        part.choice = state.contains(name + QStringLiteral(":open"))     ? Choice::open
                      : state.contains(name + QStringLiteral(":folded")) ? Choice::folded
                                                                         : Choice::by_room;
    }
    arrange();
}

void SectionStack::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace yike
