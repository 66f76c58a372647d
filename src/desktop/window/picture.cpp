// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/picture.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "desktop/map/map_canvas.hpp"
#include "desktop/session/ledger_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/main_window.hpp"

#include <QApplication>
#include <QEventLoop>
#include <QImageWriter>
#include <QPixmap>

#include <cmath>
#include <functional>

namespace yike {

namespace {

/// True once the ledger says what each change that is on brings.
bool is_weighed(Session& session) {
    const QAbstractItemModel& ledger = session.ledger_model();
    for (int row = 0; row < ledger.rowCount(); ++row) {
        const bool on = ledger.index(row, LedgerModel::on).data(Qt::CheckStateRole) == Qt::Checked;
        if (on && !ledger.index(row, LedgerModel::gain_last).data().isValid()) {
            return false;
        }
    }
    return true;
}

bool is_answered(const Session& session) {
    switch (session.state()) {
    case Session::State::empty:
    case Session::State::unusable:
        return true;
    case Session::State::loading:
        return false;
    case Session::State::ready:
        break;
    }
    return session.is_checked() && session.is_settled();
}

bool rests(Session& session) {
    return is_answered(session) &&
           (session.state() != Session::State::ready || is_weighed(session));
}

/// Layouts and lists settle in the events that they send to themselves.
void settle_widgets() {
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
}

void wait_until(Session& session, const std::function<bool()>& is_there) {
    QEventLoop loop;
    bool failed = false;
    const auto look = [&] {
        // What has failed may never come.
        if (is_there() || (failed && session.state() != Session::State::loading)) {
            loop.quit();
        }
    };
    QObject::connect(&session, &Session::failed, &loop, [&failed] { failed = true; });
    const auto watch = [&](auto signal) {
        // Queued: other receivers of the same signal act first.
        QObject::connect(&session, signal, &loop, look, Qt::QueuedConnection);
    };
    watch(&Session::state_changed);
    watch(&Session::checked);
    watch(&Session::settled_changed);
    watch(&Session::answer_changed);
    watch(&Session::gains_changed);
    watch(&Session::progress_ended);
    watch(&Session::failed);
    if (!is_there()) {
        loop.exec();
    }
}

} // namespace

void wait_for_rest(Session& session) {
    wait_until(session, [&session] { return rests(session); });
}

void wait_for_answer(Session& session) {
    wait_until(session, [&session] { return is_answered(session); });
}

QString open_and_wait(MainWindow& window, Session& session, const DesktopOptions& options) {
    QString failures;
    const auto collect = [&failures](const Failure& one) {
        for (const QString& words : {one.what, one.detail}) {
            failures += words.isEmpty() ? QString() : words + QLatin1Char('\n');
        }
    };
    const QMetaObject::Connection collecting =
        QObject::connect(&session, &Session::failed, &window, collect);
    std::vector<std::filesystem::path> paths{options.project};
    paths.insert(paths.end(), options.scenarios.begin(), options.scenarios.end());
    window.open(paths);
    wait_for_rest(session);
    QObject::disconnect(collecting);
    if (failures.isEmpty() && session.state() != Session::State::ready) {
        failures = QString::fromStdString(options.project.string());
    }
    return failures.trimmed();
}

int draw_picture(MainWindow& window, Session& session, const DesktopOptions& options) {
    const auto side = [&](int pixels) {
        return static_cast<int>(std::ceil(pixels / options.scale));
    };
    window.set_unattended(true);
    window.map()->set_reduced_motion(true);
    window.resize(side(options.size.width()), side(options.size.height()));
    window.show();
    if (!options.project.empty()) {
        const QString failures = open_and_wait(window, session, options);
        if (!failures.isEmpty()) {
            log_error(failures.toStdString());
            return static_cast<int>(ExitCode::bad_data);
        }
        window.show_page(options.page.isEmpty() ? QStringLiteral("map") : options.page);
    }
    settle_widgets();
    window.map()->settle();
    settle_widgets();
    QImage image = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    image = image.copy(QRect(QPoint(), options.size)); // a scale may leave a part of a pixel
    const QString file = QString::fromStdU16String(options.screenshot->u16string());
    QImageWriter writer(file, "png");
    if (!writer.write(image)) {
        log_error((file + QStringLiteral(": ") + writer.errorString()).toStdString());
        return static_cast<int>(ExitCode::bad_data);
    }
    return static_cast<int>(ExitCode::done);
}

} // namespace yike
