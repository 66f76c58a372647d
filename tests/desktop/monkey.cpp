// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/monkey.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <QWheelEvent>

#include <array>
#include <utility>

namespace yike::test {

namespace {

struct KeyStroke {
    int key;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

constexpr std::array kMapKeys = {
    KeyStroke{Qt::Key_V},      KeyStroke{Qt::Key_R},     KeyStroke{Qt::Key_A},
    KeyStroke{Qt::Key_G},      KeyStroke{Qt::Key_P},     KeyStroke{Qt::Key_X},
    KeyStroke{Qt::Key_Left},   KeyStroke{Qt::Key_Right}, KeyStroke{Qt::Key_Up},
    KeyStroke{Qt::Key_Down},   KeyStroke{Qt::Key_Plus},  KeyStroke{Qt::Key_Minus},
    KeyStroke{Qt::Key_Space},  KeyStroke{Qt::Key_Enter}, KeyStroke{Qt::Key_Return},
    KeyStroke{Qt::Key_Escape}, KeyStroke{Qt::Key_M},     KeyStroke{Qt::Key_Backspace},
    KeyStroke{Qt::Key_T},      KeyStroke{Qt::Key_Tab},   KeyStroke{Qt::Key_Home},
};

// Quitting and closing or opening projects apart: they end what is being tested.
constexpr std::array kShortcuts = {
    KeyStroke{Qt::Key_Z, Qt::ControlModifier},
    KeyStroke{Qt::Key_Z, Qt::ControlModifier},
    KeyStroke{Qt::Key_Y, Qt::ControlModifier},
    KeyStroke{Qt::Key_T, Qt::ControlModifier},
    KeyStroke{Qt::Key_Delete, Qt::ControlModifier},
    KeyStroke{Qt::Key_Up, Qt::ControlModifier},
    KeyStroke{Qt::Key_Down, Qt::ControlModifier},
    KeyStroke{Qt::Key_N, Qt::ControlModifier},
    KeyStroke{Qt::Key_W, Qt::ControlModifier},
    KeyStroke{Qt::Key_L, Qt::ControlModifier},
    KeyStroke{Qt::Key_1, Qt::ControlModifier},
    KeyStroke{Qt::Key_1, Qt::ControlModifier},
    KeyStroke{Qt::Key_2, Qt::ControlModifier},
    KeyStroke{Qt::Key_0, Qt::ControlModifier},
    KeyStroke{Qt::Key_S, Qt::ControlModifier},
    KeyStroke{Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier},
    KeyStroke{Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier},
    KeyStroke{Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier},
    KeyStroke{Qt::Key_F1},
    KeyStroke{Qt::Key_F2},
    KeyStroke{Qt::Key_F6},
    KeyStroke{Qt::Key_F11},
};

constexpr std::array kTexts = {"2360000",
                               "0",
                               "999",
                               "-5",
                               "12a",
                               "",
                               "9e99",
                               "“引号”\\\"#=[",
                               "2360000.5",
                               "造价待定 3️⃣",
                               "1,200,000",
                               "nan"};

template <class Array> auto any_of(const Array& array, int number) {
    return array[static_cast<std::size_t>(number)];
}

/// Those of a class that a hand could reach.
template <class T> QList<T*> reachable(QWidget& window) {
    QList<T*> all;
    for (T* one : window.findChildren<T*>()) {
        if (one->isVisible() && one->isEnabled() && !one->visibleRegion().isEmpty()) {
            all.append(one);
        }
    }
    return all;
}

} // namespace

Monkey::Monkey(WindowFixture& at, std::uint64_t seed, std::filesystem::path folder)
    : at_(at), random_(seed), folder_(std::move(folder)) {
    constexpr int kLook_ms = 5;
    QObject::connect(&dialogs_, &QTimer::timeout, &dialogs_, [this] { answer_dialogs(); });
    dialogs_.start(kLook_ms);
}

/// Whatever asks is told no: a dialog would wait for ever.
void Monkey::answer_dialogs() {
    if (QWidget* menu = QApplication::activePopupWidget()) {
        menu->close();
    } else if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
        dialog->reject();
    }
}

// Of the generator alone: distributions differ from one standard library to another.
int Monkey::below(int end) {
    return static_cast<int>(random_() % static_cast<std::uint64_t>(std::max(1, end)));
}

bool Monkey::chance(double share) {
    constexpr int kParts = 1000;
    return below(kParts) < share * kParts;
}

QPoint Monkey::inside(const QWidget& widget) {
    return {below(widget.width()), below(widget.height())};
}

QString Monkey::act() {
    using Gesture = QString (Monkey::*)();
    constexpr std::array<std::pair<int, Gesture>, 14> kGestures = {{
        {10, &Monkey::click_map},
        {6, &Monkey::drag_map},
        {12, &Monkey::drag_station},
        {10, &Monkey::draw},
        {5, &Monkey::turn_wheel},
        {12, &Monkey::press_key_on_map},
        {14, &Monkey::press_shortcut},
        {10, &Monkey::press_button},
        {8, &Monkey::choose_row},
        {6, &Monkey::type_into_field},
        {2, &Monkey::resize_window},
        {4, &Monkey::choose_tab},
        {3, &Monkey::save},
        {1, &Monkey::open_saved},
    }};
    int sum = 0;
    for (const auto& [weight, gesture] : kGestures) {
        sum += weight;
    }
    int chosen = below(sum);
    for (const auto& [weight, gesture] : kGestures) {
        if ((chosen -= weight) < 0) {
            const QString what = (this->*gesture)();
            // Half of the time the next one comes before the window has answered.
            if (chance(0.5)) {
                QApplication::processEvents();
            }
            return what;
        }
    }
    return {};
}

void Monkey::let_go() {
    MapCanvas* map = at_.window.map();
    if (std::exchange(holds_before_, false)) {
        QTest::keyRelease(map, Qt::Key_B);
    }
    QTest::keyClick(map, Qt::Key_Escape);
    QTest::keyClick(map, Qt::Key_Escape);
    QTest::keyClick(map, Qt::Key_V);
    if (at_.window.isFullScreen()) {
        QTest::keyClick(&at_.window, Qt::Key_F11);
    }
}

QString Monkey::click_map() {
    MapCanvas* map = at_.window.map();
    const QPoint place = inside(*map);
    const Qt::MouseButton button = any_of(
        std::array{
            Qt::LeftButton, Qt::LeftButton, Qt::LeftButton, Qt::MiddleButton, Qt::RightButton},
        below(5));
    if (chance(0.15)) {
        QTest::mouseDClick(map, button, Qt::NoModifier, place);
        return QStringLiteral("double click %1 at %2 %3").arg(button).arg(place.x()).arg(place.y());
    }
    QTest::mouseClick(map, button, Qt::NoModifier, place);
    return QStringLiteral("click %1 at %2 %3").arg(button).arg(place.x()).arg(place.y());
}

QString Monkey::drag_map() {
    MapCanvas* map = at_.window.map();
    const QPoint from = inside(*map);
    QTest::mouseMove(map, from);
    QTest::mousePress(map, Qt::LeftButton, Qt::NoModifier, from);
    QPoint to = from;
    for (int step = below(4); step >= 0; --step) {
        to = inside(*map);
        QTest::mouseMove(map, to);
    }
    QTest::mouseRelease(map, Qt::LeftButton, Qt::NoModifier, to);
    return QStringLiteral("drag from %1 %2 to %3 %4")
        .arg(from.x())
        .arg(from.y())
        .arg(to.x())
        .arg(to.y());
}

/// A station is seen, and taken by the hand; sometimes the hand changes its mind.
QString Monkey::drag_station() {
    MapCanvas* map = at_.window.map();
    const auto answer = at_.session.answer();
    if (!answer || answer->district().stations.empty()) {
        return QStringLiteral("no station to drag");
    }
    const std::vector<Station>& stations = answer->district().stations;
    const Station station =
        stations[static_cast<std::size_t>(below(static_cast<int>(stations.size())))];
    map->fly_to(Box{station.point, station.point}.grown(100 + below(1500)));
    const QPoint from = map->to_widget(station.point).toPoint();
    QTest::mouseMove(map, from);
    QTest::mousePress(map, Qt::LeftButton, Qt::NoModifier, from);
    QPoint to = from;
    for (int step = 1 + below(5); step >= 0; --step) {
        to = inside(*map);
        QTest::mouseMove(map, to);
        if (chance(0.4)) {
            QApplication::processEvents();
        }
    }
    if (chance(0.15)) {
        QTest::keyClick(map, Qt::Key_Escape);
    }
    if (chance(0.1)) {
        press_shortcut();
    }
    QTest::mouseRelease(map, Qt::LeftButton, Qt::NoModifier, to);
    return QStringLiteral("drag station %1 to %2 %3")
        .arg(QString::fromStdString(station.id))
        .arg(to.x())
        .arg(to.y());
}

/// With a tool, near enough to the ground to hit something.
QString Monkey::draw() {
    MapCanvas* map = at_.window.map();
    const auto answer = at_.session.answer();
    if (answer && !answer->district().compounds.empty()) {
        const std::vector<Compound>& all = answer->district().compounds;
        const PlanePoint place =
            all[static_cast<std::size_t>(below(static_cast<int>(all.size())))].interior;
        map->fly_to(Box{place, place}.grown(150 + below(300)));
    }
    const auto tool =
        any_of(std::array{Qt::Key_A, Qt::Key_G, Qt::Key_P, Qt::Key_X, Qt::Key_R}, below(5));
    QTest::keyClick(map, tool);
    for (int click = below(4); click >= 0; --click) {
        QTest::mouseClick(map, Qt::LeftButton, Qt::NoModifier, inside(*map));
    }
    if (chance(0.7)) {
        QTest::keyClick(map, Qt::Key_Return);
    }
    if (chance(0.5)) {
        QTest::keyClick(map, Qt::Key_V);
    }
    return QStringLiteral("draw with %1").arg(QChar(static_cast<char16_t>(tool)));
}

QString Monkey::turn_wheel() {
    MapCanvas* map = at_.window.map();
    const QPoint place = inside(*map);
    const int notches = (below(2) == 0 ? -120 : 120) * (1 + below(3));
    QWheelEvent wheel(place,
                      map->mapToGlobal(place),
                      {},
                      {0, notches},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(map, &wheel);
    return QStringLiteral("wheel %1").arg(notches);
}

QString Monkey::press_key_on_map() {
    MapCanvas* map = at_.window.map();
    if (chance(0.1)) {
        holds_before_ = !holds_before_;
        holds_before_ ? QTest::keyPress(map, Qt::Key_B) : QTest::keyRelease(map, Qt::Key_B);
        return QStringLiteral("B %1").arg(holds_before_);
    }
    const KeyStroke stroke = any_of(kMapKeys, below(static_cast<int>(kMapKeys.size())));
    QTest::keyClick(map, static_cast<Qt::Key>(stroke.key));
    return QStringLiteral("key %1 on the map").arg(stroke.key, 0, 16);
}

QString Monkey::press_shortcut() {
    const KeyStroke stroke = any_of(kShortcuts, below(static_cast<int>(kShortcuts.size())));
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr && chance(0.5) ? focus : &at_.window,
                    static_cast<Qt::Key>(stroke.key),
                    stroke.modifiers);
    return QStringLiteral("shortcut %1 %2")
        .arg(stroke.key, 0, 16)
        .arg(stroke.modifiers.toInt(), 0, 16);
}

QString Monkey::press_button() {
    QList<QAbstractButton*> buttons = reachable<QAbstractButton>(at_.window);
    if (buttons.empty()) {
        return QStringLiteral("no button");
    }
    QAbstractButton* button = buttons[below(static_cast<int>(buttons.size()))];
    const QString name = QStringLiteral("button %1 %2").arg(button->objectName(), button->text());
    QTest::mouseClick(button, Qt::LeftButton);
    return name;
}

QString Monkey::choose_row() {
    QList<QAbstractItemView*> views = reachable<QAbstractItemView>(at_.window);
    if (views.empty()) {
        return QStringLiteral("no list");
    }
    QAbstractItemView* view = views[below(static_cast<int>(views.size()))];
    const QString name = view->objectName();
    QWidget* target = view->viewport();
    if (auto* table = qobject_cast<QTableView*>(view); table != nullptr && chance(0.2)) {
        target = table->horizontalHeader()->viewport();
    } else if (chance(0.3)) {
        QTest::keyClick(
            view,
            any_of(std::array{Qt::Key_Down, Qt::Key_Up, Qt::Key_Return, Qt::Key_End}, below(4)));
        return QStringLiteral("key in list %1").arg(name);
    }
    QTest::mouseClick(target, Qt::LeftButton, Qt::NoModifier, inside(*target));
    return QStringLiteral("row of %1").arg(name);
}

QString Monkey::type_into_field() {
    QList<QLineEdit*> fields = reachable<QLineEdit>(at_.window);
    if (fields.empty()) {
        return QStringLiteral("no field");
    }
    QLineEdit* field = fields[below(static_cast<int>(fields.size()))];
    const QString name = field->objectName();
    const QString words = QString::fromUtf8(any_of(kTexts, below(static_cast<int>(kTexts.size()))));
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    for (const QChar letter : words) {
        QTest::sendKeyEvent(QTest::Click, field, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }
    if (chance(0.8)) {
        QTest::keyClick(field, Qt::Key_Return);
    }
    return QStringLiteral("type %1 into %2").arg(words, name);
}

QString Monkey::resize_window() {
    at_.window.resize(700 + below(1300), 500 + below(900));
    return QStringLiteral("size %1 %2").arg(at_.window.width()).arg(at_.window.height());
}

QString Monkey::choose_tab() {
    QList<QTabBar*> bars = reachable<QTabBar>(at_.window);
    if (bars.empty()) {
        return QStringLiteral("no tabs");
    }
    QTabBar* bar = bars[below(static_cast<int>(bars.size()))];
    const int tab = below(bar->count());
    QTest::mouseClick(bar, Qt::LeftButton, Qt::NoModifier, bar->tabRect(tab).center());
    return QStringLiteral("tab %1 of %2").arg(tab).arg(bar->objectName());
}

QString Monkey::save() {
    const auto number = static_cast<int>(saved_.size());
    const std::filesystem::path file = folder_ / ("plan-" + std::to_string(number) + ".toml");
    if (at_.session.save_plan(file, MissingCosts::write_zero)) {
        saved_.push_back(file);
    }
    return QStringLiteral("save %1").arg(number);
}

QString Monkey::open_saved() {
    if (saved_.empty()) {
        return QStringLiteral("nothing saved yet");
    }
    at_.session.open_plan(saved_[static_cast<std::size_t>(below(static_cast<int>(saved_.size())))]);
    return QStringLiteral("open a saved plan");
}

} // namespace yike::test
