// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/theme.hpp"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QLabel>
#include <QPalette>
#include <QStyleFactory>

#include <cmath>

namespace yike::theme {

namespace {

/// The first of these that is installed has Chinese and Latin letters that go together.
constexpr const char* kFamilies[] = {"Noto Sans CJK SC",
                                     "Source Han Sans SC",
                                     "WenQuanYi Micro Hei",
                                     "Microsoft YaHei",
                                     "PingFang SC"};

QFont text_font() {
    QFont font = QApplication::font();
    for (const char* family : kFamilies) {
        // Not by families(): a Chinese system lists them by their Chinese names.
        if (QFontDatabase::hasFamily(QLatin1String(family))) {
            font.setFamily(QLatin1String(family));
            break;
        }
    }
    font.setPointSizeF(kText_pt);
    return font;
}

QPalette colours() {
    QPalette all(colour(kPanel));
    const QColor text = colour(palette::kText);
    const QColor faint = colour(kFaint);
    all.setColor(QPalette::Window, colour(kPanel));
    all.setColor(QPalette::Base, Qt::white);
    all.setColor(QPalette::AlternateBase, colour(palette::kGround));
    all.setColor(QPalette::Button, colour(kPanel));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        all.setColor(role, text);
        all.setColor(QPalette::Disabled, role, faint);
    }
    all.setColor(QPalette::PlaceholderText, colour(kHint));
    all.setColor(QPalette::ToolTipBase, Qt::white);
    all.setColor(QPalette::Highlight, colour(kAccentSoft));
    all.setColor(QPalette::HighlightedText, text);
    all.setColor(QPalette::Link, colour(kAccent));
    return all;
}

/// Sizes are in points or follow the font, so that they grow with the screen's scale.
constexpr const char* kSheet = R"(
QToolTip { background: white; color: @text; border: 1px solid @line; padding: 3px 6px; }
QMenuBar { background: @panel; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 10px; background: transparent; }
QMenuBar::item:selected { background: @soft; }
QMenu { background: white; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; }
QMenu::item:selected { background: @soft; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QPushButton { background: white; border: 1px solid @line; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { border-color: @accent; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:pressed, QPushButton:checked { background: @soft; border-color: @accent; }
QPushButton:disabled { color: @faint; background: @panel; border-color: @line; }
QPushButton[role="lead"] { background: @accent; color: white; border-color: @accent; padding: 7px 20px; }
QPushButton[role="lead"]:hover, QPushButton[role="lead"]:focus { background: @dark; }
QPushButton[role="lead"]:disabled { background: @faint; border-color: @faint; }
QPushButton[role="flat"] { border-color: transparent; background: transparent; color: @accent; padding: 3px 6px; }
QPushButton[role="flat"]:hover, QPushButton[role="flat"]:focus { background: @soft; }
QPushButton[role="flat"]:disabled { color: @faint; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px; background: transparent; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton::menu-indicator { subcontrol-origin: border; subcontrol-position: right center; right: 5px; width: 9px; height: 9px; }
QToolButton[role="fold"] { border-radius: 4px; padding: 2px 4px 2px 0px; font-weight: 600; }
QToolButton[role="tab_close"] { border-radius: 3px; padding: 1px; }
QToolButton:hover { background: @soft; }
QToolButton:focus { border-color: @accent; }
QToolButton:checked { background: @soft; }
QToolButton:pressed { background: @soft; border-color: @accent; }
QToolButton[role="rail"] { border-radius: 8px; padding: 7px 3px; color: @quiet; }
QToolButton[role="rail"]:checked { color: @accent; }
QWidget[role="side"] { background: @ground; border-right: 1px solid @line; }
QWidget[role="bar"] { background: @panel; border-bottom: 1px solid @line; }
QWidget[role="foot"] { background: @panel; border-top: 1px solid @line; }
QWidget[role="float"] { background: white; border: 1px solid @line; border-radius: 7px; }
QFrame[role="card"] { background: white; border: 1px solid @line; border-radius: 9px; }
QFrame[role="card"]:hover { border-color: @accent; }
QFrame[role="trouble"] { background: @badsoft; border: 1px solid @bad; border-radius: 7px; }
QFrame[role="news"] { background: @soft; border: 1px solid @accent; border-radius: 7px; }
QFrame[role="line"] { background: @line; border: none; }
QHeaderView::section { background: @panel; color: @quiet; border: none; border-bottom: 1px solid @line; padding: 3px 5px; }
QAbstractItemView { border: none; background: @panel; outline: none; selection-background-color: @soft; selection-color: @text; }
QAbstractItemView:focus { background: white; }
QTableView, QTreeView, QListView { gridline-color: @line; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent; padding: 6px 9px; color: @quiet; }
QTabBar[role="narrow"]::tab { padding: 6px 2px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { background: @soft; }
QTabBar::tab:focus { background: @soft; color: @accent; }
QProgressBar { border: none; border-radius: 3px; background: @line; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: white; border: 1px solid @line; border-radius: 4px; padding: 3px 6px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 16px; }
QScrollArea { border: none; background: @panel; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: #D3CEC4; border-radius: 4px; min-height: 24px; margin: 1px 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: #D3CEC4; border-radius: 4px; min-width: 24px; margin: 2px 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QString sheet() {
    QString text = QString::fromLatin1(kSheet);
    const std::pair<const char*, std::string_view> colours[] = {{"@text", palette::kText},
                                                                {"@quiet", palette::kTextSoft},
                                                                {"@line", kLine},
                                                                {"@panel", kPanel},
                                                                {"@ground", palette::kGround},
                                                                {"@soft", kAccentSoft},
                                                                {"@accent", kAccent},
                                                                {"@dark", palette::kCutoffLine},
                                                                {"@faint", kFaint},
                                                                {"@badsoft", kBadSoft},
                                                                {"@bad", kBad}};
    for (const auto& [word, value] : colours) {
        text.replace(QLatin1String(word), name(value));
    }
    return text;
}

} // namespace

QColor colour(std::string_view text) {
    return QColor(name(text));
}

QString name(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

void apply(QApplication& application) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(text_font());
    QApplication::setPalette(colours());
    application.setStyleSheet(sheet());
}

QFont font(const QWidget* widget, double size_pt, QFont::Weight weight) {
    QFont font = widget->font();
    font.setPointSizeF(size_pt);
    font.setWeight(weight);
    return font;
}

QLabel* label(QWidget* parent, double size_pt, QFont::Weight weight) {
    auto* made = new QLabel(parent);
    made->setFont(font(made, size_pt, weight));
    made->setTextFormat(Qt::PlainText);
    return made;
}

void make_caption(QLabel& label) {
    label.setFont(font(&label, kCaption_pt));
    label.setTextFormat(Qt::PlainText);
    QPalette colours = label.palette();
    colours.setColor(QPalette::WindowText, colour(palette::kTextSoft));
    label.setPalette(colours);
}

QLabel* caption(QWidget* parent) {
    auto* made = new QLabel(parent);
    make_caption(*made);
    return made;
}

QLabel* heading(QWidget* parent) {
    return label(parent, kText_pt, QFont::DemiBold);
}

int space(const QWidget* widget, double share) {
    return static_cast<int>(std::lround(QFontMetrics(widget->font()).height() * share));
}

} // namespace yike::theme
