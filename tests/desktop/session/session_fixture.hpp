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

/// A session whose files are in a folder of its own, with the sample open and at rest.
class SampleSession {
  public:
    SampleSession() {
        QObject::connect(&session, &Session::failed, [this](const Failure& failure) {
            failures.push_back(failure);
        });
        QObject::connect(&session.edit(), &PlanEditor::refused, [this](const Failure& failure) {
            refusals.push_back(failure);
        });
        session.open_project(kSample);
        wait_for_rest(session);
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
    Session session{{folder.path() / "data", Language::zh}};
    std::vector<Failure> failures;
    std::vector<Failure> refusals;
};

} // namespace yike::test
