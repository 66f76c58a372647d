// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window_fixture.hpp"
#include "io/result_folder.hpp"

#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTimer>
#include <catch2/catch.hpp>

#include <string>

using namespace yike;
using test::WindowFixture;

namespace {

/// Types a name into the dialog that comes, and says no to whatever it asks.
class Typist {
  public:
    explicit Typist(QString name) : name_(std::move(name)) {
        constexpr int kLook_ms = 10;
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { look(); });
        timer_.start(kLook_ms);
    }

    bool asked = false;

  private:
    void look() {
        QWidget* modal = QApplication::activeModalWidget();
        if (auto* question = qobject_cast<QMessageBox*>(modal)) {
            asked = true;
            question->reject();
        } else if (auto* dialog = qobject_cast<QFileDialog*>(modal)) {
            if (typed_) {
                dialog->reject();
                return;
            }
            typed_ = true;
            auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            REQUIRE(field != nullptr);
            field->setText(name_);
            // Queued: a timer does not fire while it is being dealt with.
            QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
        }
    }

    QString name_;
    QTimer timer_;
    bool typed_ = false;
};

} // namespace

TEST_CASE("a plan's name may be typed without its ending; another plan is not replaced unasked") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    REQUIRE(at.session.edit().close("C07"));
    at.rest();
    const QString name = QString::fromStdString((at.folder / "plan").string());
    {
        Typist typist(name);
        QTest::keyClick(&at.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK_FALSE(typist.asked);
    }
    CHECK(at.session.plan_file(at.session.current_plan()) == at.folder / "plan.toml");
    const std::string mine = read_file(at.folder / "plan.toml");
    CHECK(mine.find("C07") != std::string::npos);

    QApplication::setActiveWindow(&at.window); // the dialog's work, where there is a window system
    at.session.new_plan();
    REQUIRE(at.session.edit().close("C08"));
    at.rest();
    {
        Typist typist(name);
        QTest::keyClick(&at.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        INFO(at.trouble());
        CHECK(typist.asked);
    }
    CHECK(read_file(at.folder / "plan.toml") == mine);
}
