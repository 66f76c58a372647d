// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// A test that waits for what never comes says so, instead of being killed without a word.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <QApplication>
#include <QMessageBox>
#include <QTimer>
#include <QWidget>
#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <execinfo.h>
#include <string>
#include <unistd.h>

namespace yike::test {

namespace {

/// Several times what the longest takes on a busy machine, and less than what ctest allows.
constexpr std::chrono::seconds kPatience{240};
/// For a thread that does not come back to its events.
constexpr std::chrono::seconds kGrace{20};

/// Where the thread of the window is. Only calls that a signal handler may make.
void tell_stack(int) {
    static constexpr char kWords[] = "\nA test case takes too long; its thread is here:\n";
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kWords, sizeof kWords - 1);
    std::array<void*, 64> frames{};
    const int count = backtrace(frames.data(), static_cast<int>(frames.size()));
    backtrace_symbols_fd(frames.data(), count, STDERR_FILENO);
    _exit(EXIT_FAILURE);
}

/// What a person would see.
std::string windows_in_sight() {
    std::string all;
    for (const QWidget* window : QApplication::topLevelWidgets()) {
        if (!window->isVisible()) {
            continue;
        }
        all += "  ";
        all += window->metaObject()->className();
        all += " \"" + window->windowTitle().toStdString() + "\"";
        if (const auto* box = qobject_cast<const QMessageBox*>(window)) {
            all += ": " + box->text().toStdString();
        }
        all += window == QApplication::activeModalWidget() ? " (waits for an answer)\n" : "\n";
    }
    return all;
}

/// Ends the program with an error when a test case takes longer than any should, and tells which
/// one, what windows it had before it, and where its thread was.
class Patience : public Catch::TestEventListenerBase {
  public:
    explicit Patience(const Catch::ReporterConfig& config);

    void testCaseStarting(const Catch::TestCaseInfo& test) override;
    void testCaseEnded(const Catch::TestCaseStats& stats) override;

  private:
    QTimer timer_;
};

} // namespace

Patience::Patience(const Catch::ReporterConfig& config) : TestEventListenerBase(config) {
    std::array<void*, 1> frame{};
    backtrace(frame.data(), 1); // loads what it needs before it is needed
    std::signal(SIGALRM, tell_stack);
    timer_.setSingleShot(true);
}

void Patience::testCaseStarting(const Catch::TestCaseInfo& test) {
    timer_.disconnect();
    timer_.callOnTimeout([name = test.name] {
        std::fprintf(stderr,
                     "\n\"%s\" waits in vain. In sight:\n%s",
                     name.c_str(),
                     windows_in_sight().c_str());
        std::raise(SIGALRM);
    });
    timer_.start(kPatience);
    alarm(static_cast<unsigned>((kPatience + kGrace).count()));
}

void Patience::testCaseEnded(const Catch::TestCaseStats& stats) {
    timer_.stop();
    alarm(0);
    TestEventListenerBase::testCaseEnded(stats);
}

CATCH_REGISTER_LISTENER(Patience)

} // namespace yike::test
