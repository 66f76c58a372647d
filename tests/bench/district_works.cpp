// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "baselines.hpp"
#include "evaluation/live_plan.hpp"
#include "isochrone/quick_isochrone.hpp"
#include "report.hpp"
#include "works.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace yike::bench {

namespace {

constexpr int kRepeats = 5;
constexpr std::size_t kPolygons = 200;
constexpr std::size_t kRefined = 20; // of them
constexpr int kCornersOfPolygon = 50;
constexpr std::size_t kCornersAsked = 5000;
constexpr std::size_t kDrags = 50;
constexpr double kMarginOfPolygons = 1500; // m beyond the boundary

Progress quiet;

// Places on streets inside the boundary.
std::vector<PlanePoint>
draw_places(const AccessModel& model, std::size_t count, std::mt19937& random) {
    const Network& network = model.network();
    std::uniform_int_distribution<std::size_t> any(0, network.node_count() - 1);
    std::vector<PlanePoint> places;
    for (std::size_t tries = 0; places.size() < count && tries < 1000 * count; ++tries) {
        const PlanePoint p = network.point(NodeId(any(random)));
        if (contains(model.district().boundary, p)) {
            places.push_back(p);
        }
    }
    return places;
}

std::uint64_t digest(const std::vector<Indicator>& indicators) {
    std::uint64_t sum = indicators.size();
    for (const Indicator& indicator : indicators) {
        sum = mix(sum, std::bit_cast<std::uint64_t>(indicator.value.value_or(-1)));
    }
    return sum;
}

std::uint64_t digest(const std::vector<Millis>& times) {
    std::uint64_t sum = times.size();
    for (const Millis time : times) {
        sum = mix(sum, time);
    }
    return sum;
}

std::vector<Millis> minutes_of(const CoverageTimes& times) {
    std::vector<Millis> minutes;
    for (const CompoundTimes& compound : times.compounds) {
        minutes.push_back(compound.of(TierSet::all).nearest_ms);
    }
    return minutes;
}

// Boost.Graph's search from every station, and every sample asked about every station.
std::vector<Millis> minutes_by_boost(const AccessModel& model,
                                     const std::vector<CompoundPlaces>& places,
                                     Baseline& baseline) {
    std::vector<std::vector<Millis>> best;
    for (const CompoundPlaces& compound : places) {
        best.emplace_back(compound.people().people.samples.size(), kNever);
    }
    for (const Station& station : model.district().stations) {
        const Destination to = model.station(station);
        std::vector<Millis> times(model.network().node_count(), kNever);
        for (const SearchSource& source : to.sources) {
            const Segment& segment = model.network().segment(source.at.segment);
            const auto spread = [&](NodeId node, double end_m) {
                const Millis start = add_millis(
                    source.start_ms,
                    walk_within(model.network(), source.at.segment, end_m, source.at.offset_m));
                if (start > kLongestWalk) {
                    return;
                }
                baseline.run(node, kLongestWalk - start);
                for (const NodeId reached : baseline.reached()) {
                    times[reached.index()] =
                        std::min(times[reached.index()],
                                 add_millis(baseline.times()[reached.index()], start));
                }
            };
            spread(segment.from, 0);
            spread(segment.to, segment.length_m);
        }
        for (std::size_t c = 0; c < places.size(); ++c) {
            const std::vector<Sample>& samples = places[c].people().people.samples;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                best[c][i] = std::min(best[c][i], walking_time(model, samples[i].place, to, times));
            }
        }
    }
    std::vector<Millis> minutes;
    for (std::size_t c = 0; c < places.size(); ++c) {
        minutes.push_back(rule_time(places[c].people().people, std::move(best[c])));
    }
    return minutes;
}

// Corners never lie on the line of a polygon: each tells for certain.
bool corners_agree(const AccessModel& model,
                   const AccessField& field,
                   const std::vector<Destination>& to,
                   const MultiPolygon& ground,
                   std::mt19937& random) {
    const WalkReach reach(model, to, kCutoff);
    const CornerBox block = field.corners_of(bounds(ground));
    std::uniform_int_distribution<std::int32_t> x(block.min.x, block.max.x);
    std::uniform_int_distribution<std::int32_t> y(block.min.y, block.max.y);
    for (int i = 0; i < kCornersOfPolygon; ++i) {
        const PlanePoint p = field.point({x(random), y(random)});
        if ((reach.at(model.place_at(p)) <= kCutoff) != contains(ground, p)) {
            return false;
        }
    }
    return true;
}

bool same_ways(const AccessPlace& a, const AccessPlace& b) {
    return std::equal(a.entries.begin(),
                      a.entries.end(),
                      b.entries.begin(),
                      b.entries.end(),
                      [](const Entry& x, const Entry& y) {
                          return x.at == y.at && x.access_ms == y.access_ms &&
                                 x.from_ms == y.from_ms && x.to_ms == y.to_ms;
                      });
}

// Whether all rows of a part are among those of the whole, in their order.
bool is_part_of(const std::vector<Indicator>& part, const std::vector<Indicator>& whole) {
    auto next = part.begin();
    for (const Indicator& row : whole) {
        if (next != part.end() && next->id == row.id && next->group == row.group &&
            next->value == row.value && next->numerator == row.numerator &&
            next->denominator == row.denominator) {
            ++next;
        }
    }
    return !part.empty() && next == part.end();
}

} // namespace

void measure_polygon(const BenchInput& input, const BenchRequest& request) {
    const District& district = *input.district;
    const AccessModel model(district);
    AccessField field(model, district.settings.cell_m);
    const Box box = bounds(district.boundary).grown(kMarginOfPolygons);
    field.prepare(field.corners_of(box), quiet);
    const StackedPlaces stacked(model.network(), model.segment_index());
    const auto baseline = boost_no_init(model.network());
    QuickIsochrone quick(field);
    std::mt19937 random(request.seed + 3);
    std::vector<Timing> samples{
        {"yike", {}, true}, {"yike_refined", {}, true}, {baseline->name(), {}, true}};
    for (const PlanePoint p : draw_places(model, std::min(request.queries, kPolygons), random)) {
        const std::vector<Destination> to{model.destination_at(p)};
        if (to.front().sources.empty()) {
            continue;
        }
        std::vector<Isochrone> polygons;
        measure(samples[0], [&] { polygons = quick.run({to, {15}, &stacked}); });
        const bool agrees = corners_agree(model, field, to, polygons.front().ground, random);
        samples[0].agrees = samples[0].agrees && agrees;
        if (samples[1].microseconds.size() < kRefined) {
            measure(samples[1], [&] {
                const WalkReach reach(model, to, kCutoff + kBeyond);
                polygons = isochrones(reach, {15}, field, stacked, quiet);
            });
            samples[1].agrees =
                samples[1].agrees && contains(polygons.front().ground, to.front().point);
        }
        // For the ratio: the search alone.
        measure(samples[2], [&] {
            baseline->run(model.network().segment(to.front().sources.front().at.segment).from,
                          kCutoff);
        });
    }
    if (!samples[0].microseconds.empty()) {
        print("polygon", samples);
    }
}

void measure_field(const BenchInput& input, const BenchRequest& request) {
    const District& district = *input.district;
    const AccessModel model(district);
    std::vector<Timing> samples{{"yike", {}, true}, {"one_by_one", {}, true}};
    std::mt19937 random(request.seed + 5);
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        AccessField field(model, district.settings.cell_m);
        const CornerBox block = field.corners_of(bounds(district.boundary));
        measure(samples[0], [&] { field.prepare_inside(district.boundary, quiet); });
        // Some corners asked one by one, as many times as would make all of them.
        std::vector<Corner> corners;
        std::uniform_int_distribution<std::int32_t> x(block.min.x, block.max.x);
        std::uniform_int_distribution<std::int32_t> y(block.min.y, block.max.y);
        while (corners.size() < kCornersAsked) {
            const Corner corner{x(random), y(random)};
            if (contains(district.boundary, field.point(corner))) {
                corners.push_back(corner);
            }
        }
        std::vector<AccessPlace> places;
        measure(samples[1], [&] {
            for (const Corner corner : corners) {
                places.push_back(model.place_at(field.point(corner)));
            }
        });
        samples[1].microseconds.back() *=
            area(district.boundary) / (field.cell_m() * field.cell_m()) / kCornersAsked;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            samples[0].agrees = samples[0].agrees && same_ways(field.place(corners[i]), places[i]);
        }
    }
    print("field", samples, "one_by_one");
}

void measure_coverage(const BenchInput& input) {
    const District& district = *input.district;
    const AccessModel model(district);
    AccessField field(model, district.settings.cell_m);
    const std::vector<CompoundPlaces> places = all_places(field, quiet);
    const auto baseline = boost_no_init(model.network());
    std::vector<Timing> samples{{"yike", {}, true}, {baseline->name(), {}, true}};
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        CoverageTimes ours;
        std::vector<Millis> theirs;
        measure(samples[0], [&] { ours = compound_times(model, field, quiet); });
        measure(samples[1], [&] { theirs = minutes_by_boost(model, places, *baseline); });
        samples[0].agrees = samples[1].agrees = digest(minutes_of(ours)) == digest(theirs);
    }
    print("coverage", samples);
}

void measure_drag(const BenchInput& input, const BenchRequest& request) {
    const District& district = *input.district;
    if (district.stations.empty()) {
        return;
    }
    const Evaluation baseline = evaluate(district, {false}, quiet);
    const Box box = bounds(district.boundary).grown(kMarginOfPolygons);
    baseline.field->prepare(baseline.field->corners_of(box), quiet);
    LivePlan live(baseline, quiet);
    std::mt19937 random(request.seed + 4);
    std::uniform_int_distribution<std::size_t> any(0, district.stations.size() - 1);
    std::vector<Timing> samples{
        {"yike", {}, true}, {"figures_alone", {}, true}, {"plan", {}, true}, {"whole", {}, true}};
    const std::size_t drags = std::min(request.queries, kDrags);
    std::optional<LiveAnswer> shown;
    for (const PlanePoint p : draw_places(*baseline.model, drags, random)) {
        const StationId station(any(random));
        MultiPolygon ground;
        measure(samples[0], [&] {
            LiveAnswer answer = live.move_station(station, p, FigureDetail::district, quiet);
            const Destination& to = answer.evaluation.times.destinations[station.index()];
            ground = live.isochrone({&to, 1}, kHeadlineMinutes);
            shown = std::move(answer);
        });
        const std::vector<Indicator> quick = shown->evaluation.indicators;
        samples[0].agrees =
            samples[0].agrees && (contains(ground, p) || !contains(district.boundary, p));
        // The same movement without its polygon: back, and there again.
        const PlanePoint back = district.stations[station.index()].point;
        live.move_station(station, back, FigureDetail::district, quiet);
        measure(samples[1],
                [&] { shown = live.move_station(station, p, FigureDetail::district, quiet); });
        samples[1].agrees =
            samples[1].agrees && digest(shown->evaluation.indicators) == digest(quick);
        // Those that are shown are the ones that all figures have.
        shown = live.move_station(station, p, FigureDetail::all, quiet);
        samples[0].agrees = samples[0].agrees && is_part_of(quick, shown->evaluation.indicators);
        const std::uint64_t ours = digest(shown->evaluation.indicators);
        std::uint64_t planned = 0;
        measure(samples[2], [&] {
            planned = digest(evaluate_plan(*shown->planned, baseline, {false}, quiet).indicators);
        });
        samples[0].agrees = samples[0].agrees && ours == planned;
        if (samples[3].microseconds.size() < kRepeats) {
            std::uint64_t whole = 0;
            measure(samples[3], [&] {
                whole = digest(evaluate(shown->planned->district, {false}, quiet).indicators);
            });
            samples[0].agrees = samples[0].agrees && ours == whole;
        }
    }
    print("drag", samples, "whole");
}

} // namespace yike::bench
