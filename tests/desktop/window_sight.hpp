// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What somebody reads in the window: the words of its tiles and lists, and the picture of its map.
#pragma once

#include "desktop/command_line.hpp"
#include "desktop/window_fixture.hpp"

#include <QImage>
#include <QStringList>

class QTableView;

namespace yike::test {

struct Sight {
    QStringList figures;  ///< a tile each: caption, value, difference
    QStringList gaps;     ///< a row each, the cells that are seen, between them a tab
    QStringList pairs;    ///< likewise
    QStringList stations; ///< likewise
    QStringList ledger;   ///< likewise, before them + (on) or - (off)

    bool operator==(const Sight&) const = default;

    /// The value of a tile, by its caption; empty: there is no such tile.
    QString figure(const QString& caption) const;
};

/// Reads everything beside the map; clicks through the lists.
Sight look(WindowFixture& at);

/// The rows of a list, whether it is in front or not.
QStringList rows_of(const QTableView& table);

/// The map, drawn to the end.
QImage picture_of(WindowFixture& at);

/// Fails the test if they differ by more than a hair, and tells where: where only a part of the
/// map is drawn anew, the edges of lines are smoothed a little otherwise. With YIKE_TEST_PICTURES
/// both are written there.
void check_same_picture(const QImage& now, const QImage& then);

/// What the panel of the chosen thing says, a line each.
QStringList chosen_lines(WindowFixture& at);

/// Every number of the tiles and lists against the tables of the command line.
void check_same(const Sight& sight, const CoverageTables& tables);

/// What the ledger and the tiles of a plan tell against `yike compare`.
void check_same_ledger(WindowFixture& at, const std::filesystem::path& comparison);

} // namespace yike::test
