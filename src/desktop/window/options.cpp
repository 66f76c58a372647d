// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/options.hpp"

#include "base/error.hpp"
#include "desktop/window/paths.hpp"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <fmt/format.h>

namespace yike {

namespace {

constexpr int kSmallestSide = 400;
constexpr int kLargestSide = 8000;
constexpr double kLargestScale = 4;

/// @throws UsageError unless it is two sides with an x between them
QSize parse_size(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const QRegularExpressionMatch match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto fits = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
    if (!match.hasMatch() || !fits(size.width()) || !fits(size.height())) {
        throw UsageError(
            fmt::format("--size \"{}\": give pixels like 1600x1000, each side from {} to {}",
                        text.toStdString(),
                        kSmallestSide,
                        kLargestSide));
    }
    return size;
}

void check_page(const QString& page, const QStringList& pages) {
    if (!pages.contains(page)) {
        throw UsageError(fmt::format("--page \"{}\" is not known; allowed: {}",
                                     page.toStdString(),
                                     pages.join(QStringLiteral(", ")).toStdString()));
    }
}

/// @throws UsageError unless it is a number in range
double parse_scale(const QString& text) {
    bool is_number = false;
    const double scale = text.toDouble(&is_number);
    if (!is_number || !(scale >= 1 && scale <= kLargestScale)) {
        throw UsageError(fmt::format(
            "--scale \"{}\": give a number from 1 to {}", text.toStdString(), kLargestScale));
    }
    return scale;
}

/// @throws UsageError for options that do not go together
void check_whole(const DesktopOptions& options) {
    if (options.screenshot && options.screenshot->extension() != ".png") {
        throw UsageError(fmt::format("--screenshot \"{}\": the name of a PNG file must end in .png",
                                     options.screenshot->string()));
    }
    if (options.benchmark && options.project.empty()) {
        throw UsageError("--benchmark needs a project");
    }
}

void add_options(QCommandLineParser& parser) {
    parser.addOptions({{QStringLiteral("screenshot"), {}, QStringLiteral("FILE")},
                       {QStringLiteral("benchmark"), {}, QStringLiteral("FILE")},
                       {QStringLiteral("page"), {}, QStringLiteral("PAGE")},
                       {QStringLiteral("size"), {}, QStringLiteral("WxH")},
                       {QStringLiteral("scale"), {}, QStringLiteral("FACTOR")},
                       {QStringLiteral("language"), {}, QStringLiteral("zh|en")},
                       {{QStringLiteral("h"), QStringLiteral("help")}, {}},
                       {{QStringLiteral("v"), QStringLiteral("version")}, {}}});
}

} // namespace

DesktopOptions parse_options(const QStringList& words, const QStringList& pages) {
    QCommandLineParser parser;
    add_options(parser);
    if (!parser.parse(QStringList{QStringLiteral("yike-desktop")} + words)) {
        throw UsageError(parser.errorText().toStdString());
    }
    DesktopOptions options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    const QStringList places = parser.positionalArguments();
    for (const QString& place : places) {
        if (place.trimmed().isEmpty()) {
            throw UsageError("\"\" is no project: give a project folder, its project.toml or a "
                             "scenario, or nothing at all for the start page");
        }
        if (options.project.empty()) {
            options.project = path_of(place);
        } else {
            options.scenarios.push_back(path_of(place));
        }
    }
    if (parser.isSet(QStringLiteral("screenshot"))) {
        options.screenshot = path_of(parser.value(QStringLiteral("screenshot")));
    }
    if (parser.isSet(QStringLiteral("benchmark"))) {
        options.benchmark = path_of(parser.value(QStringLiteral("benchmark")));
    }
    if (parser.isSet(QStringLiteral("language"))) {
        options.language = parse_language(parser.value(QStringLiteral("language")).toStdString());
    }
    if (parser.isSet(QStringLiteral("size"))) {
        options.size = parse_size(parser.value(QStringLiteral("size")));
    }
    if (parser.isSet(QStringLiteral("scale"))) {
        options.scale = parse_scale(parser.value(QStringLiteral("scale")));
    }
    if (parser.isSet(QStringLiteral("page"))) {
        options.page = parser.value(QStringLiteral("page"));
        check_page(options.page, pages);
    }
    check_whole(options);
    return options;
}

QString options_help(const QStringList& pages) {
    return QStringLiteral(
               "yike-desktop: maps and plans of 15-minute walking coverage.\n"
               "\n"
               "usage: yike-desktop [PROJECT [SCENARIO...]] [options]\n"
               "\n"
               "  PROJECT               a project folder or its project.toml\n"
               "  SCENARIO              plans to open as tabs\n"
               "  --language zh|en      default: as last time, else the system's; of a screenshot: "
               "zh\n"
               "  --page PAGE           the page to show: %1\n"
               "  --screenshot FILE     draw the window into a PNG file without a display, and "
               "end\n"
               "  --size WxH            of the screenshot in pixels; default 1600x1000\n"
               "  --scale FACTOR        of the screenshot: 1.5 is a screen at 150 %; default 1\n"
               "  -h, --help            this text\n"
               "  -v, --version         the version\n"
               "\n"
               "example: yike-desktop geodata/yinzhu scenarios/eleven-relocations.toml\n"
               "\n"
               "exit: 0 done, 1 internal error, 2 wrong words, 3 bad project or scenario\n")
        .replace(QLatin1String("%1"), pages.join(QStringLiteral(", ")));
}

} // namespace yike
