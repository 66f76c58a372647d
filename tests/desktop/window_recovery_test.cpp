// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window_fixture.hpp"

#include <QFrame>
#include <QProcess>
#include <catch2/catch.hpp>

#include <cstdio>

using namespace yike;
using test::WindowFixture;

namespace {

constexpr const char* kFolder = "YIKE_TEST_DATA_FOLDER";

}

/// Not a test of its own: what is killed in the next one.
TEST_CASE("a window in which a centre is closed, until it is killed", "[.victim]") {
    WindowFixture at(Language::zh, qEnvironmentVariable(kFolder).toStdString());
    at.open_sample();
    at.session.edit().close(at.session.baseline()->district().stations.front().id);
    at.rest();
    std::puts("ready");
    std::fflush(stdout);
    QApplication::exec();
}

TEST_CASE("after a kill, the start page offers the work, and one click brings it back") {
    const test::TempFolder folder;
    const std::filesystem::path data = folder / "data";
    qputenv(kFolder, QByteArray::fromStdString(data.string()));
    QProcess victim;
    victim.start(QCoreApplication::applicationFilePath(), {QStringLiteral("[.victim]")});
    QByteArray said;
    while (!said.contains("ready") && victim.waitForReadyRead(120000)) {
        said += victim.readAllStandardOutput();
    }
    REQUIRE(said.contains("ready"));
    victim.kill();
    victim.waitForFinished();

    WindowFixture at(Language::zh, data);
    REQUIRE(at.window.page() == "start");
    REQUIRE(at.session.recoverable().size() == 1);
    REQUIRE(at.find<QFrame>("recoverable")->isVisible());
    at.click("recover");
    at.rest();
    REQUIRE(at.session.state() == Session::State::ready);
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].kind == ChangeKind::close);
}
