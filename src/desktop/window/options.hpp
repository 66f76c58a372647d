// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the command line of yike-desktop asks for.
#pragma once

#include "render/words.hpp"

#include <QSize>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <vector>

namespace yike {

struct DesktopOptions {
    std::filesystem::path project; ///< empty: the start page
    std::vector<std::filesystem::path> scenarios;
    std::optional<std::filesystem::path> screenshot; ///< PNG to draw instead of a window
    std::optional<std::filesystem::path> benchmark;  ///< JSON lines go here; "-" is stdout
    QString page;                     ///< empty: as the work goes; of a screenshot the map
    QSize size = {1600, 1000};        ///< pixels, of a screenshot
    double scale = 1;                 ///< pixels of a screenshot in one of a plain screen; [1, 4]
    std::optional<Language> language; ///< none: as last time, else the system's
    bool help = false;
    bool version = false;

    /// True if nobody looks: no settings are read or written, nothing is recovered or kept.
    bool is_unattended() const { return screenshot || benchmark; }
};

/// @param words  without the program's own name
/// @param pages  what `--page` may name
/// @throws UsageError for an unknown option or page, a bad size, a screenshot of nothing
DesktopOptions parse_options(const QStringList& words, const QStringList& pages);

/// What `--help` prints.
QString options_help(const QStringList& pages);

} // namespace yike
