// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The command line's own answer to a saved plan, to be held against what a window shows.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace yike::test {

using TableRow = std::map<QString, QString>;

/// Rows of a CSV file by the names of its columns; values may be quoted.
std::vector<TableRow> read_table(const std::filesystem::path& file);

/// A run of `yike`, at work beside the test until it is waited for.
class CommandLine {
  public:
    explicit CommandLine(const QStringList& words);

    /// `yike coverage` of the sample with a plan, tables only, into the folder.
    /// @param scenario  empty: the baseline
    static std::unique_ptr<CommandLine> coverage(const std::filesystem::path& scenario,
                                                 const std::filesystem::path& result);

    /// `yike compare` of one plan, tables only, into the folder.
    static std::unique_ptr<CommandLine> comparison(const std::filesystem::path& scenario,
                                                   const std::filesystem::path& result);

    /// Waits; fails the test if the exit code is not 0. @returns what it printed
    QString finish();

  private:
    QProcess program_;
    QString words_;
};

/// Of a result folder of `yike coverage`.
struct CoverageTables {
    explicit CoverageTables(const std::filesystem::path& result);

    /// The row of an indicator whose group is all.
    const TableRow& indicator(const QString& name) const;
    double number(const QString& indicator, const QString& column) const;

    std::vector<TableRow> indicators;
    std::vector<TableRow> compounds;
    std::vector<TableRow> gaps;
    std::vector<TableRow> pairs;
    std::vector<TableRow> stations;
};

} // namespace yike::test
