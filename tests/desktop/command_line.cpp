// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/command_line.hpp"

#include <QFile>
#include <QTextStream>
#include <catch2/catch.hpp>

namespace yike::test {

namespace {

constexpr int kHang_ms = 300'000;

QString text_of(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QStringList cells_of(const QString& line) {
    QStringList cells{QString()};
    bool quoted = false;
    for (const QChar letter : line) {
        if (letter == '"') {
            quoted = !quoted;
        } else if (letter == ',' && !quoted) {
            cells.append(QString());
        } else {
            cells.back().append(letter);
        }
    }
    return cells;
}

} // namespace

std::vector<TableRow> read_table(const std::filesystem::path& path) {
    QFile file(text_of(path));
    INFO(path.string());
    REQUIRE(file.open(QIODevice::ReadOnly));
    QTextStream stream(&file);
    const QStringList names = cells_of(stream.readLine());
    std::vector<TableRow> rows;
    for (QString line = stream.readLine(); !line.isNull(); line = stream.readLine()) {
        const QStringList cells = cells_of(line);
        REQUIRE(cells.size() == names.size());
        TableRow row;
        for (qsizetype i = 0; i < names.size(); ++i) {
            row[names[i]] = cells[i];
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

CommandLine::CommandLine(const QStringList& words) : words_(words.join(' ')) {
    program_.start(QStringLiteral(YIKE_PROGRAM), words);
}

std::unique_ptr<CommandLine> CommandLine::coverage(const std::filesystem::path& scenario,
                                                   const std::filesystem::path& result) {
    QStringList words{"coverage", YIKE_SAMPLE, "--tables-only", "-o", text_of(result)};
    if (!scenario.empty()) {
        words << "--scenario" << text_of(scenario);
    }
    return std::make_unique<CommandLine>(words);
}

std::unique_ptr<CommandLine> CommandLine::comparison(const std::filesystem::path& scenario,
                                                     const std::filesystem::path& result) {
    return std::make_unique<CommandLine>(QStringList{"compare",
                                                     text_of(scenario),
                                                     "--project",
                                                     YIKE_SAMPLE,
                                                     "--no-pictures",
                                                     "--sensitivity-profiles",
                                                     "standard",
                                                     "--sensitivity-minutes",
                                                     "15",
                                                     "-o",
                                                     text_of(result)});
}

QString CommandLine::finish() {
    INFO("yike " << words_.toStdString());
    // It may have ended while the window was waited for.
    REQUIRE((program_.state() == QProcess::NotRunning || program_.waitForFinished(kHang_ms)));
    INFO(program_.readAllStandardError().toStdString());
    REQUIRE(program_.exitStatus() == QProcess::NormalExit);
    REQUIRE(program_.exitCode() == 0);
    return QString::fromUtf8(program_.readAllStandardOutput());
}

CoverageTables::CoverageTables(const std::filesystem::path& result)
    : indicators(read_table(result / "indicators.csv")),
      compounds(read_table(result / "compounds.csv")), gaps(read_table(result / "gaps.csv")),
      pairs(read_table(result / "pairs.csv")), stations(read_table(result / "stations.csv")) {}

const TableRow& CoverageTables::indicator(const QString& name) const {
    for (const TableRow& row : indicators) {
        if (row.at("indicator") == name && row.at("group") == "all") {
            return row;
        }
    }
    INFO(name.toStdString());
    FAIL("no such indicator");
    return indicators.front();
}

double CoverageTables::number(const QString& name, const QString& column) const {
    return indicator(name).at(column).toDouble();
}

} // namespace yike::test
