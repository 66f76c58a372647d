// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A session with the sample in it, and the patience to wait for its answers.
#pragma once

#include "desktop/session/session.hpp"
#include "support/temp_folder.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>
#include <catch2/catch.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace yike::test {

inline const std::filesystem::path kSample = YIKE_SAMPLE;

/// Deals with events until it holds; fails the test after a time that only a hang takes.
inline void wait_until(const std::function<bool()>& holds) {
    constexpr int kHang_s = 240;
    const QDeadlineTimer deadline(std::chrono::seconds{kHang_s});
    QTimer tick; // wakes the loop where no event would
    tick.start(20);
    while (!holds() && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    REQUIRE(holds());
}

inline bool is_at_rest(const Session& session) {
    const auto answer = session.answer();
    return session.state() == Session::State::ready && session.is_settled() && answer &&
           !answer->rough && session.baseline() && session.baseline()->reach;
}

inline void wait_for_rest(const Session& session) {
    wait_until([&session] { return is_at_rest(session); });
}

/// The session that all SampleSessions share: reading the sample takes longer than most tests.
class SharedSession {
  public:
    static Session& open() {
        if (!instance()) {
            instance() = std::make_unique<SharedSession>();
            instance()->session_.open_project(kSample);
            wait_for_rest(instance()->session_);
        }
        return instance()->session_;
    }

    static std::filesystem::path data_folder() { return instance()->folder_.path() / "data"; }

    /// To be called before the application ends.
    static void close() { instance().reset(); }

  private:
    static std::unique_ptr<SharedSession>& instance() {
        static std::unique_ptr<SharedSession> shared;
        return shared;
    }

    TempFolder folder_;
    Session session_{{folder_.path() / "data", Language::zh}};
};

/// A session with the sample open and at rest, one empty plan, in Chinese; and a folder for files.
class SampleSession {
  public:
    SampleSession() : session(SharedSession::open()) {
        session.cancel_drag();
        session.show_before(false);
        session.set_language(Language::zh);
        for (std::size_t plans = session.plan_count(); plans > 0; --plans) {
            session.close_plan(0);
        }
        wait_for_rest(session);
        QObject::connect(&session, &Session::failed, &listener_, [this](const Failure& failure) {
            failures.push_back(failure);
        });
        QObject::connect(&session.edit(),
                         &PlanEditor::refused,
                         &listener_,
                         [this](const Failure& failure) { refusals.push_back(failure); });
    }

    const District& district() const { return session.baseline()->district(); }

    double figure(FigureKind kind) const {
        const Figure* found = find_figure(*session.answer(), kind);
        REQUIRE(found != nullptr);
        return found->value.value_or(-1);
    }

    PlanePoint place_of(const std::string& station) const {
        for (const Station& each : session.answer()->district().stations) {
            if (each.id == station) {
                return each.point;
            }
        }
        FAIL("no station " << station);
        return {};
    }

    TempFolder folder;
    Session& session;
    std::vector<Failure> failures;
    std::vector<Failure> refusals;

  private:
    QObject listener_;
};

} // namespace yike::test
