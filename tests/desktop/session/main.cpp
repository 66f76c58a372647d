// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Runs the tests within an application that has no windows at all.
#define CATCH_CONFIG_RUNNER
#include "session_fixture.hpp"

#include <QCoreApplication>
#include <catch2/catch.hpp>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const int failed = Catch::Session().run(argc, argv);
    yike::test::SharedSession::close();
    return failed;
}
