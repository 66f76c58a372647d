// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/layer_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yike {

namespace {

constexpr double kMapCell = 10;
constexpr std::size_t kChances = 240;

bool is_finite(PlanePoint p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// Straight pieces of the chains inside the box; points become pieces without length.
std::vector<Piece> pieces_of(const LayerShape& shape, const WorkingCrs& crs, const Box& box) {
    std::vector<Piece> pieces;
    for (const ShapeChain& chain : shape.chains) {
        PlanePoint last{};
        for (std::size_t i = 0; i < chain.positions.size(); ++i) {
            const PlanePoint p = crs.to_plane(chain.positions[i]);
            const bool usable = is_finite(p) && box.contains(p);
            if (usable && (i > 0 || chain.positions.size() == 1)) {
                const PlanePoint from = i == 0 ? p : last;
                if (is_finite(from) && box.contains(from)) {
                    pieces.push_back({from, p});
                }
            }
            last = p;
        }
    }
    return pieces;
}

/// @param things  is set to the number of chains with a vertex inside
std::vector<LonLat>
vertices_inside(const LayerShape& shape, const WorkingCrs& crs, const Box& box, double& things) {
    std::vector<LonLat> vertices;
    for (const ShapeChain& chain : shape.chains) {
        const std::size_t before = vertices.size();
        const bool is_ring =
            chain.positions.size() > 2 && chain.positions.front() == chain.positions.back();
        for (std::size_t i = is_ring ? 1 : 0; i < chain.positions.size(); ++i) {
            const PlanePoint p = crs.to_plane(chain.positions[i]);
            if (is_finite(p) && box.contains(p)) {
                vertices.push_back(chain.positions[i]);
            }
        }
        things += vertices.size() > before ? 1 : 0;
    }
    return vertices;
}

std::vector<LonLat> evenly_chosen(const std::vector<LonLat>& all, std::size_t most) {
    if (all.size() <= most) {
        return all;
    }
    std::vector<LonLat> chosen;
    for (std::size_t i = 0; i < most; ++i) {
        chosen.push_back(all[i * all.size() / most]);
    }
    return chosen;
}

double signed_square(double z) {
    return z < 0 ? -z * z / 2 : z * z / 2;
}

struct Spread {
    double mean = 0;
    double sd = 0;
};

Spread spread_of(const std::vector<double>& values) {
    Spread spread;
    for (const double value : values) {
        spread.mean += value / static_cast<double>(values.size());
    }
    for (const double value : values) {
        const double d = value - spread.mean;
        spread.sd += d * d / static_cast<double>(values.size());
    }
    spread.sd = std::sqrt(spread.sd);
    return spread;
}

} // namespace

std::vector<PlanePoint> chance_displacements() {
    std::vector<PlanePoint> all;
    const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
    const double least2 = kLeastChance * kLeastChance;
    const double greatest2 = kGreatestChance * kGreatestChance;
    for (std::size_t i = 0; i < kChances; ++i) {
        const double share = (static_cast<double>(i) + 0.5) / kChances;
        const double r = std::sqrt(least2 + share * (greatest2 - least2));
        const double angle = golden * static_cast<double>(i);
        all.push_back({r * std::cos(angle), r * std::sin(angle)});
    }
    return all;
}

FitLayer::FitLayer(const LayerShape& shape, const WorkingCrs& crs, const Box& box)
    : name_(shape.name), declared_(shape.declared), index_(pieces_of(shape, crs, box)),
      map_(box, index_.pieces(), kMapCell, kFarAway) {
    double things = 0;
    const std::vector<LonLat> vertices = vertices_inside(shape, crs, box, things);
    weight_ = std::max(things, static_cast<double>(vertices.size()) / 8);
    samples_ = evenly_chosen(vertices, kMostSamples);
}

double FitLayer::nearest(PlanePoint p) const {
    const auto found = index_.nearest(p, kFarAway, [](std::uint32_t, double) { return true; });
    return found ? std::sqrt(found->squared_distance) : kFarAway;
}

bool FitLayer::touches(PlanePoint p) const {
    return map_.at(p) <= 3 * map_.cell_m() &&
           index_.nearest(p, kTouch, [](std::uint32_t, double) { return true; }).has_value();
}

namespace {

double best_evidence(double count, double count_z, double near_z, double most) {
    constexpr double kFewest = 4; // counted samples below which nothing is read into them
    const double counted = count >= kFewest ? signed_square(std::max(0.0, count_z)) : 0;
    return std::clamp(std::max(counted, signed_square(near_z)), -most, most);
}

/// -ln(1 + d / 10 m), from a table: it is asked for hundred million times.
double nearness_of(double distance_m) {
    constexpr double kStep = 2.5;
    static const std::vector<double> table = [] {
        std::vector<double> values;
        for (double d = 0; d <= FitLayer::kFarAway + kStep; d += kStep) {
            values.push_back(-std::log1p(d / 10));
        }
        return values;
    }();
    return table[static_cast<std::size_t>(distance_m / kStep)];
}

/// Counts vary by chance at least as Poisson's do.
double count_sd(const Spread& spread) {
    return std::max(spread.sd, std::sqrt(std::max(1.0, spread.mean)));
}

void add_position(const FitLayer& still, PlanePoint p, Fit& fit) {
    const double distance_m = still.distance_at(p);
    fit.close += distance_m <= kClose ? 1 : 0;
    fit.nearness += nearness_of(distance_m);
}

} // namespace

double Fit::evidence() const {
    return best_evidence(touching, touch_z, near_z, most);
}

double Fit::quick_evidence() const {
    return best_evidence(close, close_z, near_z, most);
}

PairFit::PairFit(std::vector<LonLat> samples,
                 Datum declared,
                 double weight,
                 const FitLayer& still,
                 const WorkingCrs& crs)
    : samples_(std::move(samples)), declared_(declared), still_(&still) {
    constexpr double kMost = 200;
    most_ = std::min(kMost, kEvidencePerThing * std::min(weight, still.weight()));
    for (const LonLat p : samples_) {
        points_.push_back(crs.to_plane(p));
    }
    learn_chance();
}

void PairFit::learn_chance() {
    std::vector<double> touching;
    std::vector<double> close;
    std::vector<double> nearness;
    for (const PlanePoint displacement : chance_displacements()) {
        const Fit fit = moved_by(displacement);
        touching.push_back(fit.touching);
        close.push_back(fit.close);
        nearness.push_back(fit.nearness);
    }
    const Spread touch = spread_of(touching);
    const Spread quick = spread_of(close);
    const Spread near = spread_of(nearness);
    touch_mean_ = touch.mean;
    touch_sd_ = count_sd(touch);
    close_mean_ = quick.mean;
    close_sd_ = count_sd(quick);
    near_mean_ = near.mean;
    near_sd_ = std::max(near.sd, 1e-6);
}

Fit PairFit::judge(Fit fit) const {
    fit.nearness /= std::max<double>(1, static_cast<double>(points_.size()));
    fit.most = most_;
    fit.touch_z = (fit.touching - touch_mean_) / touch_sd_;
    fit.close_z = (fit.close - close_mean_) / close_sd_;
    fit.near_z = (fit.nearness - near_mean_) / near_sd_;
    return fit;
}

Fit PairFit::quick_look(PlanePoint displacement) const {
    Fit fit;
    for (const PlanePoint p : points_) {
        add_position(*still_, p + displacement, fit);
    }
    return judge(fit);
}

Fit PairFit::measure(const std::vector<PlanePoint>& points) const {
    Fit fit;
    for (const PlanePoint p : points) {
        add_position(*still_, p, fit);
        fit.touching += still_->touches(p) ? 1 : 0;
    }
    return judge(fit);
}

Fit PairFit::moved_by(PlanePoint displacement) const {
    std::vector<PlanePoint> points = points_;
    for (PlanePoint& p : points) {
        p = p + displacement;
    }
    return measure(points);
}

Fit PairFit::read_as(Datum moved_as, Datum still_as, const WorkingCrs& crs) const {
    std::vector<PlanePoint> points;
    points.reserve(points_.size());
    for (const LonLat p : samples_) {
        const LonLat true_place = reread(p, declared_, moved_as);
        points.push_back(crs.to_plane(unread(true_place, still_->declared(), still_as)));
    }
    return measure(points);
}

LonLat reread(LonLat p, Datum declared, Datum meant) {
    return declared == meant ? p : to_wgs84_anywhere(from_wgs84(p, declared), meant);
}

LonLat unread(LonLat p, Datum declared, Datum meant) {
    return declared == meant ? p : to_wgs84(from_wgs84_anywhere(p, meant), declared);
}

} // namespace yike
