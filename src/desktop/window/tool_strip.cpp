// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/tool_strip.hpp"

#include "desktop/window/desk.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/theme.hpp"

#include <QToolButton>
#include <QVBoxLayout>

namespace yike {

namespace {

struct ToolKind {
    MapTool tool;
    Glyph glyph;
    Qt::Key key;
    Phrase name;
    Phrase hint;
};

constexpr ToolKind kTools[] = {
    {MapTool::look, Glyph::look, Qt::Key_V, phrases::kToolLook, {"", ""}},
    {MapTool::measure, Glyph::measure, Qt::Key_R, phrases::kToolMeasure, phrases::kHintMeasure},
    {MapTool::add_station, Glyph::station, Qt::Key_A, phrases::kToolStation, phrases::kHintStation},
    {MapTool::open_gate, Glyph::gate, Qt::Key_G, phrases::kToolGate, phrases::kHintGate},
    {MapTool::draw_path, Glyph::path, Qt::Key_P, phrases::kToolPath, phrases::kHintPath},
    {MapTool::block_road, Glyph::block, Qt::Key_X, phrases::kToolBlock, phrases::kHintBlock},
};

} // namespace

ToolActions::ToolActions(Desk& desk, QObject* parent) : QActionGroup(parent) {
    for (const ToolKind& kind : kTools) {
        auto* action = new QAction(glyph_icon(kind.glyph), {}, this);
        action->setCheckable(true);
        action->setShortcut(kind.key);
        action->setData(static_cast<int>(kind.tool));
        desk.voice().on_change(action, [&desk, action, &kind] {
            const QString name = desk.voice()(kind.name);
            action->setText(name);
            action->setToolTip(QStringLiteral("%1 (%2)").arg(
                name, action->shortcut().toString(QKeySequence::NativeText)));
        });
    }
    actions().front()->setChecked(true);
    connect(this, &QActionGroup::triggered, this, [this](QAction* action) {
        emit tool_chosen(static_cast<MapTool>(action->data().toInt()));
    });
}

void ToolActions::set_tool(MapTool tool) {
    for (QAction* action : actions()) {
        if (action->data().toInt() == static_cast<int>(tool)) {
            action->setChecked(true);
        }
    }
}

ToolStrip::ToolStrip(Desk& desk, ToolActions& tools, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("tools"));
    setProperty("role", "float");
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(2);
    const int side = theme::space(this, 1.5);
    for (QAction* action : tools.actions()) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setIconSize({side, side});
        button->setFocusPolicy(Qt::TabFocus);
        desk.voice().on_change(button,
                               [button, action] { button->setAccessibleName(action->text()); });
        column->addWidget(button);
    }
}

QString tool_hint(MapTool tool, Language language) {
    for (const ToolKind& kind : kTools) {
        if (kind.tool == tool) {
            return say(kind.hint, language);
        }
    }
    return {};
}

} // namespace yike
