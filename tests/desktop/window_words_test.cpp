// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "desktop/window/coordinates.hpp"
#include "desktop/window/options.hpp"
#include "desktop/window/page.hpp"
#include "desktop/window/preferences.hpp"
#include "desktop/window/road_words.hpp"
#include "desktop/window/voice.hpp"
#include "support/temp_folder.hpp"

#include <QAction>
#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("the first name is the project, the others are scenarios") {
    const DesktopOptions options =
        parse_options({"p", "a.toml", "--language", "en", "b.toml"}, page_ids());
    CHECK(options.project == "p");
    CHECK(options.scenarios == std::vector<std::filesystem::path>{"a.toml", "b.toml"});
    CHECK(options.language == Language::en);
    CHECK_FALSE(options.is_unattended());
}

TEST_CASE("a screenshot has its size, page and scale") {
    const DesktopOptions options = parse_options(
        {"p", "--screenshot", "x.png", "--size", "800x600", "--page", "check", "--scale", "1.5"},
        page_ids());
    REQUIRE(options.screenshot);
    CHECK(*options.screenshot == "x.png");
    CHECK(options.size == QSize(800, 600));
    CHECK(options.page == "check");
    CHECK(options.scale == 1.5);
    CHECK(options.is_unattended());
}

TEST_CASE("words that mean nothing are refused with what is allowed") {
    const QStringList wrong[] = {{"--page", "atlas"},
                                 {"--size", "big"},
                                 {"--size", "10x10"},
                                 {"--scale", "0"},
                                 {"--language", "fr"},
                                 {"--screenshot", "x.jpg"},
                                 {"--benchmark", "-"},
                                 {"--colour"}};
    for (const QStringList& words : wrong) {
        INFO(words.join(' ').toStdString());
        CHECK_THROWS_AS(parse_options(words, page_ids()), UsageError);
    }
    CHECK_THROWS_WITH(parse_options({"--page", "atlas"}, page_ids()),
                      Catch::Contains("map, check"));
}

TEST_CASE("the help names every page") {
    for (const QString& page : page_ids()) {
        CHECK(options_help(page_ids()).contains(page));
    }
}

TEST_CASE("texts change with the language while they are shown") {
    Voice voice(Language::zh);
    QAction action;
    voice.text(&action, phrases::kUndo);
    CHECK(action.text() == "撤销");
    voice.set_language(Language::en);
    CHECK(action.text() == "Undo");
    CHECK(voice(phrases::kRedo) == "Redo");
}

TEST_CASE("a text that is gone is left alone when the language changes") {
    Voice voice(Language::zh);
    int told = 0;
    {
        QObject context;
        voice.on_change(&context, [&] { ++told; });
    }
    voice.set_language(Language::en);
    CHECK(told == 1);
}

TEST_CASE("preferences are kept in their file, and nowhere without one") {
    const test::TempFolder folder;
    const QString file = QString::fromStdString((folder / "yike.ini").string());
    {
        Preferences preferences(file);
        preferences.set_language(Language::en);
        preferences.set_panels("widths");
    }
    CHECK(Preferences(file).language() == Language::en);
    CHECK(Preferences(file).panels() == "widths");
    Preferences nothing;
    nothing.set_panels("widths");
    CHECK(nothing.panels().isEmpty());
}

TEST_CASE("a place is written in three systems and in metres") {
    const WorkingCrs crs("EPSG:4549");
    const LonLat position{.lon = 120.05, .lat = 35.86};
    const PlanePoint place = crs.to_plane(position);
    CHECK(coordinates(place, CoordinateSystem::wgs84, crs) == "120.050000, 35.860000");
    CHECK(coordinates(place, CoordinateSystem::cgcs2000, crs) == "120.050000, 35.860000");
    const LonLat shifted = wgs84_to_gcj02(position);
    CHECK(coordinates(place, CoordinateSystem::gcj02, crs) ==
          QString("%1, %2").arg(shifted.lon, 0, 'f', 6).arg(shifted.lat, 0, 'f', 6));
    CHECK(coordinates(place, CoordinateSystem::gcj02, crs) != "120.050000, 35.860000");
    CHECK(coordinates(place, CoordinateSystem::working, crs) ==
          QString("%1, %2").arg(place.x, 0, 'f', 1).arg(place.y, 0, 'f', 1));
    CHECK(coordinate_system_name(CoordinateSystem::working, crs) == "EPSG:4549");
}

TEST_CASE("links are called like their road") {
    CHECK(road_class_text("primary_link", Language::zh) == "主干路");
    CHECK(road_class_text("primary", Language::en) == "Primary road");
    CHECK(road_class_text("unheard_of", Language::zh) == "道路");
}
