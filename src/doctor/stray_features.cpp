// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/stray_features.hpp"

#include "doctor/fit_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace yike {

namespace {

/// Fewer points show nothing about how the others lie.
constexpr std::size_t kFewestPoints = 8;

/// Displacements nearer than this to the one of a datum bring the same points home.
constexpr double kSamePlace = 300;

constexpr std::array kBins{
    3.0, 6.0, 9.0, 12.0, 16.0, 20.0, 25.0, 30.0, 40.0, 50.0, 70.0, 100.0, 150.0, 200.0, 300.0};
constexpr std::size_t kFarBin = 10; // from 50 m on; points that lie right are seldom there
constexpr double kDoubt = 0.05;     // of points that lie right and unlike the others

using Shares = std::array<double, kBins.size() + 1>;

std::size_t bin_of(double distance_m) {
    return static_cast<std::size_t>(std::lower_bound(kBins.begin(), kBins.end(), distance_m) -
                                    kBins.begin());
}

/// How the points of a layer lie to the lines of another one, and what a distance is worth.
class LineModel {
  public:
    /// @param now     bins of the points as they lie
    /// @param chance  of the points displaced
    LineModel(const std::vector<std::size_t>& now, const std::vector<std::size_t>& chance) {
        const Shares by_chance = shares_of(chance, 1);
        const Shares as_is = shares_of(now, 0);
        const double far_by_chance =
            std::accumulate(by_chance.begin() + kFarBin, by_chance.end(), 0.0);
        const double far_now = std::accumulate(as_is.begin() + kFarBin, as_is.end(), 0.0);
        // Strays lie as by chance; what is left shows how the others lie.
        const double strays = std::min(0.5, far_now / far_by_chance);
        Shares right{};
        for (std::size_t b = 0; b < right.size(); ++b) {
            right[b] = std::max(0.0, as_is[b] - strays * by_chance[b]);
        }
        const Shares sharp = right;
        for (std::size_t b = 0; b < right.size(); ++b) {
            const double below = b > 0 ? sharp[b - 1] : sharp[b];
            const double above = b + 1 < right.size() ? sharp[b + 1] : sharp[b];
            right[b] = below / 4 + sharp[b] / 2 + above / 4;
        }
        const double sum = std::max(1e-9, std::accumulate(right.begin(), right.end(), 0.0));
        for (std::size_t b = 0; b < right.size(); ++b) {
            worth_[b] = std::log((1 - kDoubt) * right[b] / sum / by_chance[b] + kDoubt);
        }
    }

    /// Logarithm of the odds that a point at this distance lies right.
    double worth(std::size_t bin) const { return worth_[bin]; }

  private:
    static Shares shares_of(const std::vector<std::size_t>& bins, double at_least) {
        Shares shares{};
        shares.fill(at_least);
        for (const std::size_t bin : bins) {
            shares[bin] += 1;
        }
        const double sum = std::max(1.0, std::accumulate(shares.begin(), shares.end(), 0.0));
        for (double& share : shares) {
            share /= sum;
        }
        return shares;
    }

    Shares worth_{};
};

/// What the points gain that lie better by their displacement.
double gain_of(const std::vector<double>& now, const std::vector<double>& then) {
    double gain = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        gain += std::max(0.0, then[i] - now[i]);
    }
    return gain;
}

/// What it is worth to lie in a ground or out of it.
struct HomeWorth {
    double inside = 0;
    double outside = 0;
};

/// The points of a layer, as they lie and displaced.
class Trial {
  public:
    Trial(const std::vector<StrayPoint>& points,
          const std::vector<const FitLayer*>& lines,
          const WorkingCrs& crs)
        : points_(points), lines_(lines), crs_(crs), chances_(chance_displacements()) {
        for (const StrayPoint& point : points) {
            places_.push_back(crs.to_plane(point.position));
        }
        learn_lines();
        learn_homes();
        now_ = worths(places_);
        for (const PlanePoint displacement : chances_) {
            std::vector<PlanePoint> displaced = places_;
            for (PlanePoint& p : displaced) {
                p = p + displacement;
            }
            gains_.push_back(gain_of(now_, worths(displaced)));
        }
    }

    StrayFeatures judge(Datum declared, Datum meant) const {
        StrayFeatures found;
        found.meant = meant;
        std::vector<PlanePoint> moved;
        PlanePoint mean{};
        for (std::size_t i = 0; i < points_.size(); ++i) {
            moved.push_back(crs_.to_plane(reread(points_[i].position, declared, meant)));
            mean = mean + (1.0 / static_cast<double>(points_.size())) * (moved[i] - places_[i]);
        }
        const std::vector<double> then = worths(moved);
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (then[i] - now_[i] >= kClearlyBetter) {
                found.moved.push_back(i);
            }
            found.staying += now_[i] - then[i] >= kClearlyBetter ? 1 : 0;
        }
        found.gain = gain_of(now_, then);
        compare(found, mean);
        return found;
    }

  private:
    void learn_lines() {
        for (const FitLayer* layer : lines_) {
            std::vector<std::size_t> now;
            std::vector<std::size_t> chance;
            for (const PlanePoint p : places_) {
                now.push_back(bin_of(layer->nearest(p)));
                for (const PlanePoint displacement : chances_) {
                    chance.push_back(bin_of(layer->nearest(p + displacement)));
                }
            }
            models_.emplace_back(now, chance);
        }
    }

    /// What it is worth to lie in one's home and out of it, by the share of displacements that
    /// lead into it.
    void learn_homes() {
        std::size_t homes = 0;
        std::size_t inside = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            for (const MultiPolygon* home : points_[i].homes) {
                ++homes;
                inside += contains(*home, places_[i]) ? 1 : 0;
            }
        }
        const double share = std::clamp(
            static_cast<double>(inside) / std::max(1.0, static_cast<double>(homes)), 0.5, 0.95);
        for (std::size_t i = 0; i < points_.size(); ++i) {
            homes_.emplace_back();
            for (const MultiPolygon* home : points_[i].homes) {
                double by_chance = 1;
                for (const PlanePoint displacement : chances_) {
                    by_chance += contains(*home, places_[i] + displacement) ? 1 : 0;
                }
                by_chance /= static_cast<double>(chances_.size()) + 2;
                homes_.back().push_back(
                    {std::log(share / by_chance), std::log((1 - share) / (1 - by_chance))});
            }
        }
    }

    std::vector<double> worths(const std::vector<PlanePoint>& places) const {
        std::vector<double> all;
        for (std::size_t i = 0; i < places.size(); ++i) {
            double sum = 0;
            for (std::size_t n = 0; n < lines_.size(); ++n) {
                sum += models_[n].worth(bin_of(lines_[n]->nearest(places[i])));
            }
            for (std::size_t n = 0; n < homes_[i].size(); ++n) {
                sum += contains(*points_[i].homes[n], places[i]) ? homes_[i][n].inside
                                                                 : homes_[i][n].outside;
            }
            all.push_back(sum);
        }
        return all;
    }

    void compare(StrayFeatures& found, PlanePoint displacement) const {
        std::vector<double> others;
        for (std::size_t k = 0; k < chances_.size(); ++k) {
            if (distance(chances_[k], displacement) > kSamePlace) {
                others.push_back(gains_[k]);
            }
        }
        const auto count = static_cast<double>(std::max<std::size_t>(1, others.size()));
        const double mean = std::accumulate(others.begin(), others.end(), 0.0) / count;
        double variance = 0;
        for (const double gain : others) {
            found.chance = std::max(found.chance, gain);
            variance += (gain - mean) * (gain - mean) / count;
        }
        found.z = (found.gain - mean) / std::max(1.0, std::sqrt(variance));
    }

    const std::vector<StrayPoint>& points_;
    const std::vector<const FitLayer*>& lines_;
    const WorkingCrs& crs_;
    std::vector<PlanePoint> chances_;
    std::vector<PlanePoint> places_;
    std::vector<LineModel> models_;             ///< one per layer of lines
    std::vector<std::vector<HomeWorth>> homes_; ///< of each point
    std::vector<double> now_;
    std::vector<double> gains_; ///< by each of chances_
};

bool is_clear(const StrayFeatures& found, double least_z, double lead) {
    return found.moved.size() >= kFewestStray && found.gain >= kLeastStrayGain &&
           found.z >= least_z && found.gain >= lead * found.chance;
}

} // namespace

std::optional<StrayFeatures> find_strays(const std::vector<StrayPoint>& points,
                                         Datum declared,
                                         const std::vector<const FitLayer*>& lines,
                                         const WorkingCrs& crs) {
    if (points.size() < kFewestPoints) {
        return std::nullopt;
    }
    const Trial trial(points, lines, crs);
    std::optional<StrayFeatures> clearest;
    for (const Datum meant : kReadings) {
        if (reading_of(meant) == reading_of(declared)) {
            continue;
        }
        StrayFeatures found = trial.judge(declared, meant);
        found.sure = is_clear(found, kSureZ, kSureLead);
        if (is_clear(found, kSuspectZ, kSuspectLead) &&
            (!clearest || found.gain > clearest->gain)) {
            clearest = std::move(found);
        }
    }
    return clearest;
}

} // namespace yike
