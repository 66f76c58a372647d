// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/journal.hpp"
#include "session_fixture.hpp"

#include <QProcess>

#include <algorithm>

using namespace yike;
using namespace yike::test;

namespace {

// A session killed with SIGKILL as soon as it says that so many things are done.
void kill_after(int count, const std::filesystem::path& data_folder) {
    QProcess program;
    program.start(
        YIKE_KILLED_SESSION,
        {YIKE_SAMPLE, QString::fromStdString(data_folder.string()), QString::number(count)});
    REQUIRE(program.waitForStarted());
    QByteArray said;
    const QByteArray last = "done " + QByteArray::number(count) + "\n";
    while (!said.contains(last)) {
        REQUIRE(program.waitForReadyRead(240'000));
        said += program.readAllStandardOutput();
    }
    program.kill();
    program.waitForFinished();
    REQUIRE(program.exitStatus() == QProcess::CrashExit);
}

JournalEntry entry_of(const std::string& note) {
    JournalEntry entry;
    entry.project = kSample;
    JournalPlan plan;
    plan.is_modified = true;
    plan.scenario.name = "甲";
    plan.scenario.note = note;
    Change change; // without the cost that a file must have
    change.id = "r01";
    change.station = "C07";
    change.to = LonLat{120.01, 35.87};
    plan.scenario.changes.push_back(change);
    entry.plans.push_back(plan);
    return entry;
}

} // namespace

TEST_CASE("a journal tells everything again, costs that are not known too") {
    const TempFolder folder;
    Journal journal(folder / "recovery");
    journal.write(entry_of("一行\n两行 \"引号\""));
    const auto files = [&folder] {
        std::vector<std::filesystem::path> found;
        for (const auto& file : std::filesystem::directory_iterator(folder / "recovery")) {
            found.push_back(file.path());
        }
        return found;
    };
    const auto all = files();
    const auto file = std::find_if(
        all.begin(), all.end(), [](const auto& path) { return path.extension() == ".json"; });
    REQUIRE(file != all.end());
    const JournalEntry read = Journal::read(*file);
    CHECK(read.project == kSample);
    REQUIRE(read.plans.size() == 1);
    CHECK(read.plans[0].is_modified);
    CHECK(read.plans[0].scenario.note == "一行\n两行 \"引号\"");
    CHECK_FALSE(read.plans[0].scenario.changes[0].cost_yuan);

    // Of a program that runs: nobody else's.
    CHECK(Journal(folder / "recovery").found().empty());
    CHECK(journal.found().empty());
    journal.remove();
    CHECK(files().empty());
}

TEST_CASE("a damaged journal is told once and kept aside") {
    const TempFolder folder;
    const auto damage =
        GENERATE(std::string("{\"version\": 1, \"pro"),
                 std::string("[]"),
                 std::string("{\"version\": 99}"),
                 std::string("{\"version\":1,\"project\":\"/p\",\"plans\":[{\"text\":"
                             "\"[[change]]\"}]}"),
                 std::string("\0\0\0\0", 4));
    folder.write("recovery/session-1-abc.json", damage);
    const Journal journal(folder / "recovery");
    const auto works = journal.found();
    REQUIRE(works.size() == 1);
    CHECK(works[0].damaged);
    CHECK(std::filesystem::exists(works[0].journal));
    CHECK(journal.found().empty());
    Journal::discard(works[0].journal);
    CHECK_FALSE(std::filesystem::exists(works[0].journal));
}

TEST_CASE("kill -9 loses nothing that was done: a new session recovers the plan") {
    const TempFolder folder;
    constexpr int kCount = 7;
    kill_after(kCount, folder / "data");

    Session session({folder / "data", Language::zh});
    const auto works = session.recoverable();
    REQUIRE(works.size() == 1);
    CHECK_FALSE(works[0].damaged);
    CHECK(works[0].changes == kCount);
    CHECK(works[0].plans == QStringList{QString::fromUtf8("方案1")});
    session.recover(works[0]);
    wait_for_rest(session);
    CHECK(session.plan_count() == 1);
    CHECK(session.scenario().changes.size() == kCount);
    CHECK(session.missing_costs().size() == kCount);
    CHECK(session.has_unsaved_work());
    // It is in the own journal now, and the old one is gone.
    CHECK(session.recoverable().empty());
    CHECK(std::count_if(std::filesystem::directory_iterator(folder / "data" / "recovery"),
                        std::filesystem::directory_iterator(),
                        [](const auto& file) { return file.path().extension() == ".json"; }) == 1);
}

TEST_CASE("a recovered plan's file that others write afterwards is not written over") {
    const TempFolder folder;
    JournalEntry entry = entry_of("");
    entry.plans[0].file = folder.write("plan.toml", "# as it was\n");
    Journal journal(folder / "other");
    journal.write(entry);
    std::filesystem::create_directories(folder / "data" / "recovery");
    for (const auto& file : std::filesystem::directory_iterator(folder / "other")) {
        if (file.path().extension() == ".json") {
            std::filesystem::copy(file.path(), folder / "data" / "recovery" / "session-1-abc.json");
        }
    }
    Session session({folder / "data", Language::zh});
    const auto works = session.recoverable();
    REQUIRE(works.size() == 1);
    session.recover(works[0]);
    wait_for_rest(session);
    REQUIRE(session.plan_file(session.current_plan()) == folder / "plan.toml");
    folder.write("plan.toml", "# theirs\n");
    CHECK_FALSE(session.save_plan({}, MissingCosts::write_zero));
    CHECK(folder.read("plan.toml") == "# theirs\n");
    REQUIRE(session.save_plan(folder / "plan.toml", MissingCosts::write_zero));
}

TEST_CASE("a session that ends in order leaves nothing to recover") {
    const TempFolder folder;
    {
        Session session({folder / "data", Language::zh});
        session.open_project(kSample);
        wait_until([&session] { return session.state() == Session::State::ready; });
        REQUIRE(session.edit().close("C01"));
        CHECK_FALSE(std::filesystem::is_empty(folder / "data" / "recovery"));
    }
    CHECK(std::filesystem::is_empty(folder / "data" / "recovery"));
    CHECK(Session({folder / "data", Language::zh}).recoverable().empty());
}

TEST_CASE("undone and saved plans need no journal") {
    SampleSession sample;
    const std::filesystem::path recovery = SharedSession::data_folder() / "recovery";
    REQUIRE(sample.session.edit().close("C01"));
    CHECK_FALSE(std::filesystem::is_empty(recovery));
    sample.session.undo_stack().undo();
    CHECK(std::filesystem::is_empty(recovery));
    sample.session.undo_stack().redo();
    CHECK_FALSE(std::filesystem::is_empty(recovery));
    REQUIRE(sample.session.save_plan(sample.folder / "plan.toml"));
    CHECK(std::filesystem::is_empty(recovery));
}
