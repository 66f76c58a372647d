// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Files that others write, move or take away while a plan of theirs is open.
#include "io/result_folder.hpp"
#include "session_fixture.hpp"

#include <filesystem>
#include <fstream>

using namespace yike;
using namespace yike::test;
namespace fs = std::filesystem;

namespace {

std::string relocation(const std::string& name) {
    return "[scenario]\nname = \"" + name +
           "\"\n\n[[change]]\nid = \"c01\"\nkind = \"close\"\nstation = \"C07\"\n";
}

} // namespace

TEST_CASE("a plan's file that somebody else has written is not written over") {
    SampleSession sample;
    Session& session = sample.session;
    const fs::path file = sample.folder.write("plan.toml", relocation("甲"));
    session.open_plan(file);
    REQUIRE(session.edit().set_note(0, "由我修改"));
    sample.folder.write("plan.toml", relocation("乙"));
    const std::string theirs = read_file(sample.folder.path() / "plan.toml");

    CHECK_FALSE(session.save_plan());
    CHECK(read_file(sample.folder.path() / "plan.toml") == theirs);
    REQUIRE(sample.failures.size() == 1);
    CHECK(sample.failures[0].help == FailureHelp::save_elsewhere);
    CHECK(sample.failures[0].what.contains("plan.toml"));
    CHECK(session.is_modified(session.current_plan()));

    // Elsewhere, or by its name if the planner says so.
    REQUIRE(session.save_plan(file));
    CHECK(read_file(sample.folder.path() / "plan.toml").find("由我修改") != std::string::npos);
    REQUIRE(session.edit().set_note(0, "再改"));
    CHECK(session.save_plan());
}

TEST_CASE("a plan's file that is gone is written again; its folder gone is told") {
    SampleSession sample;
    Session& session = sample.session;
    const fs::path file = sample.folder.write("plans/plan.toml", relocation("甲"));
    session.open_plan(file);
    REQUIRE(session.edit().set_note(0, "一"));
    fs::remove(file);
    CHECK(session.save_plan());
    CHECK(fs::exists(file));

    REQUIRE(session.edit().set_note(0, "二"));
    fs::remove_all(file.parent_path());
    CHECK_FALSE(session.save_plan());
    REQUIRE(sample.failures.size() == 1);
    CHECK(sample.failures[0].help == FailureHelp::save_elsewhere);
    CHECK(session.has_unsaved_work());
}

TEST_CASE("a plan that is open already is not opened twice, and a newer file of it is told") {
    SampleSession sample;
    Session& session = sample.session;
    QStringList told;
    const QObject listener; // the session goes on after this test
    QObject::connect(
        &session, &Session::told, &listener, [&told](const QString& message) { told << message; });
    const fs::path file = sample.folder.write("plan.toml", relocation("甲"));
    session.open_plan(file);
    const std::size_t plans = session.plan_count();
    const auto elsewhere = [&told] { return told.filter(QString::fromUtf8("在别处改过")).size(); };
    session.open_plan(file);
    CHECK(session.plan_count() == plans);
    CHECK(elsewhere() == 0);
    sample.folder.write("plan.toml", relocation("乙"));
    session.open_plan(file);
    CHECK(session.plan_count() == plans);
    CHECK(elsewhere() == 1);
}

TEST_CASE("a project folder that goes while it is open takes nothing with it") {
    TempFolder folder;
    const fs::path copy = folder / "项目 \"一\" ' 甲";
    fs::copy(kSample, copy, fs::copy_options::recursive);
    Session session({folder.path() / "data", Language::zh});
    session.open_project(copy);
    wait_for_rest(session);
    fs::remove_all(copy);
    REQUIRE(session.edit().close("C07"));
    wait_for_rest(session);
    CHECK(session.scenario().changes.size() == 1);
    CHECK(session.save_plan(folder / "plan.toml"));
}

TEST_CASE("a full disk, and a folder that cannot be written, are told and change nothing") {
    SampleSession sample;
    Session& session = sample.session;
    REQUIRE(session.edit().close("C07"));
    CHECK_FALSE(session.save_plan("/dev/full"));
    CHECK_FALSE(session.save_plan("/proc/none/plan.toml"));
    REQUIRE(sample.failures.size() == 2);
    for (const Failure& failure : sample.failures) {
        CHECK(failure.help == FailureHelp::save_elsewhere);
        CHECK(failure.what.contains(QString::fromUtf8("磁盘已满")));
    }
    CHECK(session.is_modified(session.current_plan()));
    CHECK(session.plan_file(session.current_plan()).empty());
}

TEST_CASE("where nothing can be kept by itself, that is told once and work goes on") {
    Session session({"/proc/none", Language::zh});
    std::vector<Failure> failures;
    QObject::connect(
        &session, &Session::failed, [&](const Failure& failure) { failures.push_back(failure); });
    session.open_project(kSample);
    wait_for_rest(session);
    REQUIRE(session.edit().close("C07"));
    REQUIRE(session.edit().close("C08"));
    wait_for_rest(session);
    CHECK(failures.size() == 1);
    CHECK(session.scenario().changes.size() == 2);
    CHECK(session.recoverable().empty());
}
