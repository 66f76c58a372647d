// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window_hand.hpp"

#include "evaluation/evaluate.hpp"

#include <QAbstractButton>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <limits>

namespace yike::test {

namespace {

template <class Others> double nearest_m(const Others& others, std::size_t but, PlanePoint place) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (i != but) {
            nearest = std::min(nearest, distance(others[i].point, place));
        }
    }
    return nearest;
}

constexpr auto kNone = std::numeric_limits<std::size_t>::max();

/// Looks again and again for what a modal dialog is to be told, until it has been.
class Prompter : public QObject {
  public:
    explicit Prompter(std::function<bool(QWidget&)> tell) : tell_(std::move(tell)) {
        QObject::connect(&timer_, &QTimer::timeout, this, [this] {
            QWidget* dialog = QApplication::activeModalWidget();
            if (!told_ && dialog != nullptr && dialog->isVisible()) {
                told_ = tell_(*dialog);
            }
        });
        timer_.start(5);
    }

    bool has_told() const { return told_; }

  private:
    std::function<bool(QWidget&)> tell_;
    QTimer timer_;
    bool told_ = false;
};

bool press_button(QWidget& dialog, const QString& words) {
    for (auto* button : dialog.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text().remove('&') == words) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    return false;
}

} // namespace

std::size_t lonely_centre(const District& district) {
    std::size_t best = 0;
    double farthest = -1;
    for (std::size_t i = 0; i < district.stations.size(); ++i) {
        const Station& station = district.stations[i];
        const double away = nearest_m(district.stations, i, station.point);
        if (station.inside && station.tier == 1 && away > farthest) {
            farthest = away;
            best = i;
        }
    }
    return best;
}

std::size_t lonely_candidate(const District& district) {
    std::size_t best = 0;
    double farthest = -1;
    for (std::size_t i = 0; i < district.candidates.size(); ++i) {
        const PlanePoint place = district.candidates[i].point;
        const double away = std::min(nearest_m(district.stations, kNone, place),
                                     nearest_m(district.candidates, i, place));
        if (away > farthest) {
            farthest = away;
            best = i;
        }
    }
    return best;
}

PlanePoint gate_place(WindowFixture& at, const std::string& gate) {
    for (const CompoundGate& one : at.session.baseline()->evaluation->model->enclosures().gates) {
        if (one.id == gate) {
            return one.point;
        }
    }
    FAIL("no gate " << gate);
    return {};
}

PlanePoint place_of(WindowFixture& at, LonLat position) {
    return at.session.baseline()->district().crs.to_plane(position);
}

void look_at(WindowFixture& at, PlanePoint place, double metres) {
    at.window.map()->fly_to(Box{place, place}.grown(metres));
    at.rest();
}

void click_map(WindowFixture& at, PlanePoint place, Qt::KeyboardModifiers modifiers) {
    QTest::mouseMove(at.window.map(), at.on_map(place));
    QTest::mouseClick(at.window.map(), Qt::LeftButton, modifiers, at.on_map(place));
    at.rest();
}

void double_click_map(WindowFixture& at, PlanePoint place) {
    MapCanvas* map = at.window.map();
    const QPoint where = at.on_map(place);
    QTest::mouseMove(map, where);
    QTest::mouseClick(map, Qt::LeftButton, Qt::NoModifier, where);
    QTest::mouseDClick(map, Qt::LeftButton, Qt::NoModifier, where);
    at.rest();
}

void click_row(QTableView& list, int row) {
    QTest::mouseClick(list.viewport(),
                      Qt::LeftButton,
                      Qt::NoModifier,
                      list.visualRect(list.model()->index(row, 0)).center());
}

void move_mouse_away(WindowFixture& at) {
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(at.window.map(), &leave);
}

void press(WindowFixture& at, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : &at.window, key, modifiers);
}

void steer_to(WindowFixture& at, PlanePoint place, double metres_per_pixel) {
    MapCanvas* map = at.window.map();
    const QPointF middle(map->width() / 2.0, map->height() / 2.0);
    const auto off = [&] { return map->to_widget(place) - middle; };
    // Steps are a share of the map: near, they are short.
    constexpr int kMostSteps = 400;
    int steps = 0;
    const auto step_to = [&](double away, double step, Qt::Key back, Qt::Key forth) {
        if (std::abs(away) > step / 2 + 1) {
            press(at, away < 0 ? back : forth);
            return true;
        }
        return false;
    };
    constexpr double kNear_m_per_px = 0.1;
    const auto metres = [&] { return distance(map->to_plane({0, 0}), map->to_plane({1, 0})); };
    while (metres() > kNear_m_per_px || std::abs(off().x()) > map->width() / 16.0 + 1 ||
           std::abs(off().y()) > map->height() / 16.0 + 1) {
        REQUIRE(++steps < kMostSteps);
        const bool moved = step_to(off().x(), map->width() / 8.0, Qt::Key_Left, Qt::Key_Right) ||
                           step_to(off().y(), map->height() / 8.0, Qt::Key_Up, Qt::Key_Down);
        if (!moved) {
            press(at, Qt::Key_Plus);
        }
    }
    while (metres() < metres_per_pixel / 1.5) {
        press(at, Qt::Key_Minus);
    }
    at.rest();
}

void fill_in_cost(WindowFixture& at, const QString& cost) {
    at.click("trouble_help");
    auto* field = at.find<QLineEdit>("change_cost");
    REQUIRE(field->isVisible());
    REQUIRE(QApplication::focusWidget() == field);
    QTest::keyClicks(field, cost);
    QTest::keyClick(field, Qt::Key_Return);
    at.rest();
}

namespace {

/// Gives the focus back that a dialog took, as a desktop does.
class Focus {
  public:
    ~Focus() {
        QWidget* const window = window_;
        QWidget* const widget = widget_;
        if (window != nullptr && window->isVisible()) {
            QApplication::setActiveWindow(window);
            if (widget != nullptr && QApplication::focusWidget() == nullptr) {
                widget->setFocus();
            }
        }
    }

  private:
    QPointer<QWidget> window_ = QApplication::activeWindow();
    QPointer<QWidget> widget_ = QApplication::focusWidget();
};

} // namespace

void answer(const QString& button, const std::function<void()>& act) {
    const Focus focus;
    const Prompter prompter([&button](QWidget& dialog) {
        return qobject_cast<QMessageBox*>(&dialog) != nullptr && press_button(dialog, button);
    });
    act();
    INFO(button.toStdString());
    CHECK(prompter.has_told());
}

void answer_with_file(const QString& path,
                      const std::function<void()>& act,
                      const QString& also_press) {
    const Focus focus;
    bool typed = false;
    const Prompter prompter([&](QWidget& dialog) {
        auto* files = qobject_cast<QFileDialog*>(&dialog);
        if (files != nullptr && !typed) {
            typed = true;
            auto* name = files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            name->setText(path);
            QTimer::singleShot(0, name, [name] { QTest::keyClick(name, Qt::Key_Return); });
            return also_press.isEmpty();
        }
        if (qobject_cast<QMessageBox*>(&dialog) != nullptr && !also_press.isEmpty()) {
            return press_button(dialog, also_press);
        }
        return false;
    });
    act();
    INFO(path.toStdString());
    CHECK(typed);
    CHECK(prompter.has_told());
}

} // namespace yike::test
