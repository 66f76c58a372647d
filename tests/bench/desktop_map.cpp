// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// yike-map-bench: how long the frames of the map take, without a screen; and pictures of it.
#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_canvas.hpp"
#include "district/project.hpp"
#include "report/evaluation_map.hpp"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QElapsedTimer>
#include <QWheelEvent>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>

namespace yike {

namespace {

constexpr QSize kWindow(1600, 1000);

struct Options {
    std::string project;
    std::string picture;
    std::string language = "zh";
    std::string theme = "coverage";
    std::vector<double> centre; ///< m from the middle of the boundary
    double scale = 0;
    int frames = 120;
    bool street_grid = false;
    bool drag = false; ///< the picture shows a station in hand
};

/// What frames cost the thread of the window, ms.
class Frames {
  public:
    void add(double ms) { times_.push_back(ms); }

    void print(const char* name) {
        std::sort(times_.begin(), times_.end());
        const auto at = [&](double share) {
            return times_[static_cast<std::size_t>(share * static_cast<double>(times_.size() - 1))];
        };
        fmt::print("{:<44} {:>5} frames  median {:6.2f} ms  p95 {:6.2f} ms  longest {:6.2f} ms\n",
                   name,
                   times_.size(),
                   at(0.5),
                   at(0.95),
                   times_.back());
    }

  private:
    std::vector<double> times_;
};

/// Of this thread: what other programs take from the machine does not count.
double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Work> double ms_of(Work work) {
    const double begun = cpu_ms();
    work();
    return cpu_ms() - begun;
}

/// About 100,000 segments in 10 x 10 km: crooked streets of all ranks.
MapData street_grid() {
    constexpr int kLines = 224;
    constexpr double kStep_m = 45;
    constexpr double kSide_m = kLines * kStep_m;
    std::mt19937 random(1);
    std::uniform_real_distribution<double> shift(-9, 9);
    MapData data;
    data.boundary = {{{{0, 0}, {kSide_m, 0}, {kSide_m, kSide_m}, {0, kSide_m}, {0, 0}}, {}}};
    std::size_t segments = 0;
    for (int i = 0; i < 2 * kLines; ++i) {
        const int row = i / 2;
        const char* kind = row % 28 == 0  ? "primary"
                           : row % 9 == 0 ? "secondary"
                           : row % 3 == 0 ? "residential"
                           : row % 2 == 0 ? "service"
                                          : "footway";
        constexpr int kPerRoad = 8;
        for (int from = 0; from < kLines; from += kPerRoad) {
            MapRoad road{kind, fmt::format("R{}", i), {}};
            for (int k = from; k <= std::min(from + kPerRoad, kLines); ++k) {
                const PlanePoint p{k * kStep_m + shift(random), row * kStep_m + shift(random)};
                road.line.push_back(i % 2 == 0 ? p : PlanePoint{p.y, p.x});
            }
            segments += road.line.size() - 1;
            data.roads.push_back(std::move(road));
        }
    }
    fmt::print(
        "{} road segments in {:.0f} x {:.0f} km\n", segments, kSide_m / 1000, kSide_m / 1000);
    return data;
}

void wheel(MapCanvas& map, QPointF at, int delta) {
    QWheelEvent event(at,
                      map.mapToGlobal(at.toPoint()),
                      {},
                      {0, delta},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&map, &event);
}

void mouse(MapCanvas& map, QEvent::Type type, QPointF at, bool down) {
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type,
                      at,
                      map.mapToGlobal(at.toPoint()),
                      button,
                      down ? Qt::LeftButton : Qt::NoButton,
                      Qt::NoModifier);
    QApplication::sendEvent(&map, &event);
}

void measure_pan(MapCanvas& map, const Options& options, const char* name) {
    map.settle();
    Frames frames;
    QPointF at(800, 500);
    mouse(map, QEvent::MouseButtonPress, at, true);
    for (int i = 0; i < options.frames; ++i) {
        // Round in a circle that grows: new ground comes in on all sides.
        const double turn = i * 0.12;
        at += QPointF(14 * std::cos(turn), 14 * std::sin(turn));
        frames.add(ms_of([&]() {
            mouse(map, QEvent::MouseMove, at, true);
            QApplication::processEvents();
            map.repaint();
        }));
    }
    mouse(map, QEvent::MouseButtonRelease, at, false);
    frames.print(name);
}

void measure_zoom(MapCanvas& map, const Options& options, const char* name) {
    map.settle();
    map.set_reduced_motion(false);
    Frames frames;
    QElapsedTimer since;
    since.start();
    for (int i = 0; i < options.frames; ++i) {
        if (i % 10 == 0) {
            wheel(map, {700, 420}, (i / 30) % 2 == 0 ? 120 : -120);
        }
        frames.add(ms_of([&]() {
            QApplication::processEvents();
            map.repaint();
        }));
        // As a screen of 60 Hz would have it.
        while (since.elapsed() < (i + 1) * 16) {
            QApplication::processEvents(QEventLoop::AllEvents, 2);
        }
    }
    map.set_reduced_motion(true);
    frames.print(name);
}

MapAnswer answer_for(const District& district) {
    Progress quiet;
    const Evaluation evaluation =
        evaluate(district, {.polygons = true, .headline_only = true}, quiet);
    return answer_of(evaluation_map(district, evaluation));
}

std::shared_ptr<const MapAnswer>
moved_answer(const District& district, std::size_t station, PlanePoint to) {
    District moved = district;
    moved.stations[station].point = to;
    auto answer = std::make_shared<MapAnswer>(answer_for(moved));
    moved.stations = {moved.stations[station]};
    answer->moved_reach = *answer_for(moved).reach;
    return answer;
}

void measure_drag(MapCanvas& map, const District& district, const Options& options) {
    constexpr std::size_t kStation = 6;
    constexpr int kAnswers = 6;
    const PlanePoint from = district.stations[kStation].point;
    std::vector<std::shared_ptr<const MapAnswer>> answers;
    for (int i = 0; i < kAnswers; ++i) {
        answers.push_back(moved_answer(district, kStation, from + PlanePoint{25.0 * i, 15.0 * i}));
    }
    std::size_t points = 0;
    for (const Polygon& polygon : *answers.front()->reach) {
        points += polygon.outer.size();
        for (const Ring& hole : polygon.holes) {
            points += hole.size();
        }
    }
    fmt::print("the isochrone has {} points\n", points);
    for (const double scale : {0.0, 20'000.0, 8'000.0}) {
        map.show_all();
        if (scale > 0) {
            map.fly_to(Box{from, from}.grown(scale / 8000 * 1000));
        }
        map.settle();
        Frames frames;
        Frames answer_alone;
        for (int i = 0; i < options.frames; ++i) {
            const int step = i % (2 * kAnswers - 2);
            const int at = step < kAnswers ? step : 2 * kAnswers - 2 - step;
            double setting = 0;
            frames.add(ms_of([&]() {
                setting = ms_of([&]() { map.set_answer(answers[static_cast<std::size_t>(at)]); });
                map.repaint();
            }));
            answer_alone.add(setting);
        }
        const std::string name = fmt::format("drag, 1:{:.0f}", map.scale_denominator());
        frames.print(name.c_str());
        answer_alone.print("  of it before painting");
    }
}

int take_picture(MapCanvas& map, const District* district, const Options& options) {
    const Box all = map.extent();
    if (options.scale > 0) {
        const double m_per_px = options.scale * 0.0254 / 96;
        PlanePoint centre = along(all.min, all.max, 0.5);
        if (options.centre.size() == 2) {
            centre = centre + PlanePoint{options.centre[0], options.centre[1]};
        }
        const PlanePoint half{map.width() * m_per_px / 2.12, map.height() * m_per_px / 2.12};
        map.fly_to(Box{centre - half, centre + half});
    }
    if (district != nullptr) {
        constexpr std::size_t kStation = 6;
        const PlanePoint from = district->stations[kStation].point;
        const QPointF at = map.to_widget(from);
        mouse(map, QEvent::MouseButtonPress, at, true);
        mouse(map, QEvent::MouseMove, at + QPointF(40, 30), true);
        mouse(map, QEvent::MouseMove, at + QPointF(80, 60), true);
        map.set_answer(moved_answer(*district, kStation, map.to_plane(at + QPointF(80, 60))));
    }
    map.settle();
    map.repaint();
    map.settle();
    return map.grab().save(QString::fromStdString(options.picture)) ? 0 : 1;
}

int run(const Options& options) {
    MapCanvas map;
    map.resize(kWindow);
    map.set_language(parse_language(options.language));
    map.set_theme(options.theme == "fates" ? MapTheme::fates : MapTheme::coverage);
    map.show();
    if (options.street_grid) {
        map.set_ground(std::make_shared<MapData>(street_grid()));
        measure_pan(map, options, "pan, 100,000 segments, all seen");
        measure_zoom(map, options, "zoom, 100,000 segments");
        return 0;
    }
    Progress quiet;
    const District district = load_district(read_project(options.project), quiet);
    const Evaluation evaluation = evaluate(district, {}, quiet);
    map.set_ground(std::make_shared<MapData>(evaluation_map(district, evaluation)));
    QApplication::processEvents();
    if (!options.picture.empty()) {
        return take_picture(map, options.drag ? &district : nullptr, options);
    }
    map.settle();
    Frames idle;
    for (int i = 0; i < options.frames; ++i) {
        idle.add(ms_of([&]() { map.repaint(); }));
    }
    idle.print("nothing changes");
    measure_pan(map, options, "pan");
    map.show_all();
    measure_zoom(map, options, "zoom");
    measure_drag(map, district, options);
    return 0;
}

} // namespace

} // namespace yike

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    yike::Options options;
    CLI::App program("Frame times of the map, offscreen; or a picture of it");
    program.add_option("PROJECT", options.project, "Project folder");
    program.add_flag("--grid", options.street_grid, "100,000 road segments instead of a project");
    program.add_option("--frames", options.frames, "Frames of each kind")
        ->check(CLI::Range(1, 100000));
    program.add_option(
        "--picture", options.picture, "PNG file: takes a picture and measures nothing");
    program.add_flag("--drag", options.drag, "The picture shows a station in hand");
    program.add_option("--language", options.language, "zh or en");
    program.add_option("--theme", options.theme, "coverage or fates");
    program.add_option("--scale", options.scale, "Denominator of the picture; 0: all");
    program.add_option("--centre", options.centre, "Of the picture, m from the middle")
        ->expected(2);
    CLI11_PARSE(program, argc, argv);
    if (options.project.empty() && !options.street_grid) {
        return program.exit(CLI::RequiredError("PROJECT or --grid"));
    }
    return yike::run(options);
}
