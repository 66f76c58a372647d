// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_canvas.hpp"
#include "map_fixture.hpp"
#include "render/palette.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;

namespace {

std::shared_ptr<MapAnswer> answer_with(const MapData& ground,
                                       std::vector<std::optional<double>> minutes) {
    auto answer = std::make_shared<MapAnswer>(answer_of(ground));
    answer->minutes = std::move(minutes);
    return answer;
}

QColor class_colour(double minutes) {
    const auto classes = minute_classes(15);
    return colour_of(classes[minute_class(classes, minutes)].fill);
}

} // namespace

TEST_CASE("an empty map is painted and does nothing") {
    MapCanvas canvas;
    canvas.resize(300, 200);
    canvas.show();
    canvas.settle();
    CHECK(canvas.grab().toImage().pixelColor(150, 100) == colour_of(palette::kGround));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, {100, 100});
    QTest::keyClick(&canvas, Qt::Key_Space);
    canvas.set_answer(std::make_shared<MapAnswer>());
    canvas.set_ground(nullptr);
    canvas.show_all();
    canvas.settle();
}

TEST_CASE("compounds have the colour of their minutes, of each answer in turn") {
    SmallMap map;
    const PlanePoint a{230, 130}; // off the label in the middle
    const PlanePoint b{630, 130};
    CHECK(map.colour(a) == class_colour(9.5));
    CHECK(map.colour(b) == class_colour(18));
    map.canvas.set_answer(answer_with(*map.ground, {16.0, 4.0, std::nullopt}));
    CHECK(map.colour(a) == class_colour(16));
    CHECK(map.colour(b) == class_colour(4));
    map.canvas.set_answer(nullptr);
    CHECK(map.colour(a) == class_colour(9.5));
}

TEST_CASE("the key for before shows what is without the plan as long as it is held") {
    SmallMap map;
    map.canvas.set_answer(answer_with(*map.ground, {16.0, 4.0, std::nullopt}));
    const PlanePoint a{230, 130};
    QSignalSpy changed(&map.canvas, &MapCanvas::before_changed);
    QTest::keyPress(&map.canvas, Qt::Key_B);
    CHECK(map.canvas.before());
    CHECK(map.colour(a) == class_colour(9.5));
    QTest::keyRelease(&map.canvas, Qt::Key_B);
    CHECK_FALSE(map.canvas.before());
    CHECK(map.colour(a) == class_colour(16));
    CHECK(changed.count() == 2);
}

TEST_CASE("who gains and who loses have colours of their own") {
    SmallMap map;
    auto answer = answer_with(*map.ground, {16.0, 4.0, std::nullopt});
    answer->fates = {MapFate::lost, MapFate::gained, MapFate::uncovered};
    map.canvas.set_answer(answer);
    map.canvas.set_theme(MapTheme::fates);
    CHECK(map.colour({630, 130}) == colour_of(palette::kGained));
    CHECK(map.colour({630, 430}) == colour_of(palette::kStillUncovered));
    map.canvas.set_theme(MapTheme::coverage);
    CHECK(map.colour({630, 130}) == class_colour(4));
}

TEST_CASE("on a map of minutes an outline tells who gains and who loses") {
    SmallMap map;
    auto answer = answer_with(*map.ground, {16.0, 4.0, std::nullopt});
    answer->fates = {MapFate::lost, MapFate::gained, MapFate::uncovered};
    map.canvas.set_answer(answer);
    CHECK(map.colour({600, 130}) == colour_of(palette::kGained));
    CHECK(map.colour({630, 130}) == class_colour(4));
    map.canvas.set_before(true);
    CHECK(map.colour({600, 130}) != colour_of(palette::kGained));
}

TEST_CASE("layers are hidden and shown again") {
    SmallMap map;
    const PlanePoint a{230, 130};
    map.canvas.layers().set_visible(MapLayer::compounds, false);
    CHECK(map.colour(a) == colour_of(palette::kReachTint));
    map.canvas.layers().set_visible(MapLayer::reach, false);
    CHECK(map.colour(a) == colour_of(palette::kGround));
    map.canvas.layers().reset();
    CHECK(map.colour(a) == class_colour(9.5));
    map.canvas.layers().set_opacity(MapLayer::compounds, 0.5);
    const QColor half = map.colour(a);
    CHECK(half != class_colour(9.5));
    CHECK(half != colour_of(palette::kReachTint));
}

TEST_CASE("a drag's answers leave the same picture as if each were drawn alone") {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(50, 550);
    std::uniform_real_distribution<double> minutes(1, 40);
    SmallMap dragged;
    for (int i = 0; i < 8; ++i) {
        auto answer =
            answer_with(*dragged.ground, {minutes(random), minutes(random), std::nullopt});
        const double x = place(random);
        answer->reach = std::make_shared<const MultiPolygon>(
            MultiPolygon{{square(x, 80, 300, 300), {square(x + 50, 120, 60, 60)}}});
        answer->stations[0].point = {x, 320};
        dragged.canvas.set_answer(answer);
        dragged.canvas.repaint();
        dragged.canvas.settle();
        SmallMap alone;
        alone.canvas.set_answer(answer);
        alone.canvas.settle();
        CHECK(dragged.canvas.grab().toImage() == alone.canvas.grab().toImage());
    }
}

TEST_CASE("the map follows the window until a view is chosen") {
    MapCanvas canvas;
    canvas.resize(500, 300);
    canvas.show();
    canvas.set_ground(std::make_shared<MapData>(small_district()));
    const auto shows_all = [&canvas]() {
        const Box seen = canvas.extent();
        return seen.contains({0, 0}) && seen.contains({1000, 600});
    };
    CHECK(shows_all());
    canvas.resize(260, 200);
    CHECK(shows_all());
    canvas.fly_to(PlanePoint{500, 300});
    CHECK_FALSE(shows_all());
    const double scale = canvas.scale_denominator();
    canvas.resize(400, 300);
    CHECK(canvas.scale_denominator() == scale);
    canvas.show_all();
    CHECK(shows_all());
}

TEST_CASE("flights are instant where movements are not wanted, and end where they should") {
    SmallMap map;
    const Box box{{550, 80}, {750, 260}};
    map.canvas.fly_to(box);
    CHECK(map.canvas.extent().contains(box.min));
    CHECK(map.canvas.extent().contains(box.max));
    map.canvas.set_reduced_motion(false);
    map.canvas.fly_to(PlanePoint{200, 200});
    CHECK(map.canvas.to_plane({300, 200}).x != Approx(200));
    CHECK(QTest::qWaitFor([&map]() {
        return distance(map.canvas.to_plane({300, 200}), {200, 200}) < 1e-6;
    }));
}

TEST_CASE("a picture is sharp on a screen with more pixels") {
    SmallMap map;
    const QPixmap picture = map.canvas.grab();
    CHECK(picture.width() == static_cast<int>(600 * map.canvas.devicePixelRatioF()));
}

TEST_CASE("what was before is the baseline's own answer as soon as there is one") {
    SmallMap map;
    const PlanePoint within{120, 430}; // in the isochrone of the ground
    const PlanePoint elsewhere{850, 500};
    CHECK(map.colour(within) == colour_of(palette::kReachTint));
    auto own = answer_with(*map.ground, {3.0, 12.0, std::nullopt});
    own->reach =
        std::make_shared<const MultiPolygon>(MultiPolygon{{square(780, 420, 200, 160), {}}});
    map.canvas.set_own(own);
    CHECK(map.colour(elsewhere) == colour_of(palette::kReachTint));
    CHECK(map.colour(within) == colour_of(palette::kGround));
    CHECK(map.colour({230, 130}) == class_colour(3));

    // A plan shows its own; its isochrone gives way to the baseline's while "before" is held.
    map.canvas.set_answer(answer_with(*map.ground, {16.0, 4.0, std::nullopt}));
    CHECK(map.colour(within) == colour_of(palette::kReachTint));
    CHECK(map.colour(elsewhere) == colour_of(palette::kGround));
    map.canvas.set_before(true);
    CHECK(map.colour(elsewhere) == colour_of(palette::kReachTint));
    CHECK(map.colour(within) == colour_of(palette::kGround));
    CHECK(map.colour({230, 130}) == class_colour(3));

    // It may still come while it is looked at.
    own = answer_with(*map.ground, {14.0, 4.0, std::nullopt});
    own->reach = nullptr;
    map.canvas.set_own(own);
    CHECK(map.colour(elsewhere) == colour_of(palette::kGround));
    CHECK(map.colour({230, 130}) == class_colour(14));
    map.canvas.set_before(false);
    CHECK(map.colour(within) == colour_of(palette::kReachTint));
}

TEST_CASE("stations too close to each other are joined, until an answer parts them") {
    SmallMap map;
    map.canvas.layers().set_visible(MapLayer::labels, false);
    const PlanePoint between{550, 260}; // of the two stations
    const QColor alone = map.colour(between);
    CHECK(alone != colour_of(palette::kConflict));
    auto answer = answer_with(*map.ground, {9.5, 18.0, std::nullopt});
    answer->conflicts = {{0, 1, 4, 100}};
    map.canvas.set_answer(answer);
    CHECK(map.colour(between) == colour_of(palette::kConflict));
    map.canvas.layers().set_visible(MapLayer::conflicts, false);
    CHECK(map.colour(between) == alone);
    map.canvas.layers().set_visible(MapLayer::conflicts, true);
    map.canvas.set_before(true);
    CHECK(map.colour(between) == alone);
    map.canvas.set_before(false);

    // It follows the hand before the next answer is there.
    map.canvas.set_reduced_motion(true);
    const QPoint from = map.at(answer->stations[0].point);
    const QPoint to = map.at({300, 520});
    QTest::mousePress(&map.canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(&map.canvas, (from + to) / 2);
    QTest::mouseMove(&map.canvas, to);
    CHECK(map.colour(between) == alone);
    CHECK(map.colour({550, 360}) == colour_of(palette::kConflict));
    auto parted = std::make_shared<MapAnswer>(*answer);
    parted->conflicts.clear();
    map.canvas.set_answer(parted);
    CHECK(map.colour({550, 360}) != colour_of(palette::kConflict));
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, to);
}

TEST_CASE("places are shown apart until Escape or the next click") {
    SmallMap map;
    map.canvas.layers().set_visible(MapLayer::labels, false);
    const PlanePoint shown{230, 130};
    const PlanePoint other{630, 130};
    QSignalSpy ended(&map.canvas, &MapCanvas::highlight_ended);
    const auto highlight = [&map] {
        map.canvas.set_highlight({.compounds = {0, 77}, .stations = {1, 99}, .changes = {5}});
    };
    highlight();
    CHECK(map.colour(shown) == class_colour(9.5));
    CHECK(map.colour({200, 130}) == colour_of(palette::kText)); // its outline
    CHECK(map.colour(other) != class_colour(18));
    QTest::keyClick(&map.canvas, Qt::Key_Escape);
    CHECK(ended.count() == 1);
    CHECK(map.canvas.highlight().empty());
    CHECK(map.colour(other) == class_colour(18));
    highlight();
    QTest::mouseClick(&map.canvas, Qt::LeftButton, {}, map.at({450, 480}));
    CHECK(ended.count() == 2);
    CHECK(map.colour(other) == class_colour(18));

    // What replaces it says nothing, nor does a map without one.
    highlight();
    map.canvas.set_highlight({});
    QTest::mouseClick(&map.canvas, Qt::LeftButton, {}, map.at({450, 480}));
    CHECK(ended.count() == 2);
}

TEST_CASE("stamp and source of the data stand at the lower right") {
    MapData data = small_district();
    const auto written = [](const MapData& shown) {
        SmallMap map(shown);
        map.canvas.layers().set_visible(MapLayer::labels, false);
        map.canvas.settle();
        return map.canvas.grab().toImage().copy(300, 350, 300, 50);
    };
    const QImage bare = written(data);
    data.attribution = "© OpenStreetMap contributors, ODbL 1.0";
    const QImage sourced = written(data);
    CHECK(bare != sourced);
    const auto has_stamp = [](const QImage& image) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.red() > 100 && pixel.green() < 60 && pixel.blue() < 60) {
                    return true;
                }
            }
        }
        return false;
    };
    CHECK(has_stamp(bare));
    CHECK(has_stamp(sourced));
}
