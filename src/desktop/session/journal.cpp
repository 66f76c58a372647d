// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/journal.hpp"

#include "base/error.hpp"
#include "desktop/session/words.hpp"
#include "io/result_folder.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/write_scenario.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace yike {

namespace {

namespace fs = std::filesystem;

constexpr int kVersion = 1;

fs::path lock_of(fs::path journal) {
    journal += ".lock";
    return journal;
}

fs::path path_in(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString().toStdString();
}

[[noreturn]] void refuse(const fs::path& journal, const std::string& why) {
    throw DataError({journal.string(), "", "", ""}, why);
}

RecoverableWork describe(const fs::path& journal, const JournalEntry& entry) {
    RecoverableWork work;
    work.journal = journal;
    work.project = text(entry.project.string());
    work.time = QFileInfo(text(journal.string())).lastModified();
    for (const JournalPlan& plan : entry.plans) {
        if (plan.is_modified) {
            work.plans.push_back(text(plan.scenario.name));
            work.changes += plan.scenario.changes.size();
        }
    }
    return work;
}

// Kept aside under another name, so that nobody stumbles over it again.
RecoverableWork put_aside(const fs::path& journal) {
    RecoverableWork work;
    work.damaged = true;
    work.time = QFileInfo(text(journal.string())).lastModified();
    work.journal = journal;
    work.journal += ".damaged";
    std::error_code ignored;
    fs::rename(journal, work.journal, ignored);
    return work;
}

} // namespace

Journal::Journal(fs::path folder) : folder_(std::move(folder)) {
    const QString name = QStringLiteral("session-%1-%2.json")
                             .arg(QCoreApplication::applicationPid())
                             .arg(QUuid::createUuid().toString(QUuid::Id128).left(8));
    file_ = folder_ / name.toStdString();
}

Journal::~Journal() = default;

void Journal::write(const JournalEntry& entry) {
    if (!lock_) {
        std::error_code error;
        fs::create_directories(folder_, error);
        if (error) {
            throw DataError({folder_.string(), "", "", ""}, "cannot be made: " + error.message());
        }
        lock_ = std::make_unique<QLockFile>(text(lock_of(file_).string()));
        lock_->setStaleLockTime(0); // stale only when its program is gone
        lock_->tryLock(0);
    }
    QJsonArray plans;
    for (const JournalPlan& plan : entry.plans) {
        plans.append(QJsonObject{
            {QStringLiteral("file"), text(plan.file.string())},
            {QStringLiteral("modified"), plan.is_modified},
            {QStringLiteral("text"), text(write_scenario(plan.scenario, file_))},
        });
    }
    const QJsonObject whole{
        {QStringLiteral("version"), kVersion},
        {QStringLiteral("project"), text(entry.project.string())},
        {QStringLiteral("current"), static_cast<qint64>(entry.current)},
        {QStringLiteral("plans"), plans},
    };
    write_file(file_, QJsonDocument(whole).toJson(QJsonDocument::Indented).toStdString());
}

void Journal::remove() {
    std::error_code ignored;
    fs::remove(file_, ignored);
    lock_ = nullptr; // and its file
}

std::vector<RecoverableWork> Journal::found() const {
    std::vector<RecoverableWork> works;
    const QFileInfoList files =
        QDir(text(folder_.string())).entryInfoList({QStringLiteral("session-*.json")}, QDir::Files);
    for (const QFileInfo& info : files) {
        const fs::path journal = info.filePath().toStdString();
        QLockFile lock(text(lock_of(journal).string()));
        lock.setStaleLockTime(0);
        if (journal == file_ || !lock.tryLock(0)) {
            continue; // of a program that runs
        }
        try {
            works.push_back(describe(journal, read(journal)));
        } catch (const DataError&) {
            works.push_back(put_aside(journal));
        }
    }
    std::sort(works.begin(), works.end(), [](const RecoverableWork& a, const RecoverableWork& b) {
        return a.time != b.time ? a.time > b.time : a.journal < b.journal;
    });
    return works;
}

JournalEntry Journal::read(const fs::path& journal) {
    const std::string content = read_file(journal);
    QJsonParseError error;
    const QJsonObject whole =
        QJsonDocument::fromJson(QByteArray::fromStdString(content), &error).object();
    if (error.error != QJsonParseError::NoError) {
        refuse(journal, "is damaged: " + error.errorString().toStdString());
    }
    if (whole.value(QStringLiteral("version")).toInt() != kVersion) {
        refuse(journal, "is of another version of the program");
    }
    JournalEntry entry;
    entry.project = path_in(whole, "project");
    entry.current = static_cast<std::size_t>(
        std::max<qint64>(0, whole.value(QStringLiteral("current")).toInteger()));
    for (const QJsonValue& value : whole.value(QStringLiteral("plans")).toArray()) {
        const QJsonObject object = value.toObject();
        JournalPlan plan;
        plan.file = path_in(object, "file");
        plan.is_modified = object.value(QStringLiteral("modified")).toBool();
        plan.scenario =
            parse_scenario(object.value(QStringLiteral("text")).toString().toStdString(),
                           journal,
                           CostRule::may_lack);
        entry.plans.push_back(std::move(plan));
    }
    if (entry.project.empty() || entry.plans.empty()) {
        refuse(journal, "is damaged: it names no project or no plan");
    }
    return entry;
}

void Journal::discard(const fs::path& journal) {
    std::error_code ignored;
    fs::remove(journal, ignored);
    fs::remove(lock_of(journal), ignored);
}

} // namespace yike
