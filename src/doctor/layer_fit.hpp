// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How well one layer fits another as it lies, or moved: the statistic behind every accusation of
/// a shift.
///
/// A layer is sampled at some of its vertices. For a displacement two figures are taken: how many
/// samples touch a line of the other layer (within kTouch), and how near they are to one on the
/// whole. Each is compared with the same figure at some hundred other displacements all around; the
/// difference in standard deviations of those is the figure's *z*. Layers that were drawn on the
/// same ground share corners, follow streets and keep off them, so that z is high where they lie
/// right and near zero elsewhere. Nothing is assumed about what the layers show.
#pragma once

#include "doctor/distance_map.hpp"
#include "doctor/layer_shape.hpp"
#include "geometry/crs.hpp"
#include "network/piece_index.hpp"

#include <algorithm>
#include <vector>

namespace yike {

/// Samples that lie this near to a line touch it, m.
inline constexpr double kTouch = 3;

/// Samples this near to a line are close to it, m: about a cell of the map.
inline constexpr double kClose = 12;

/// Displacements between these lengths say what fits by chance, m.
inline constexpr double kLeastChance = 60;
inline constexpr double kGreatestChance = 1500;

/// Displacements spread evenly over the ring between kLeastChance and kGreatestChance (a sunflower:
/// golden angle, equal areas).
std::vector<PlanePoint> chance_displacements();

/// A layer prepared for comparison.
class FitLayer {
  public:
    /// @param box  what lies outside is left out
    FitLayer(const LayerShape& shape, const WorkingCrs& crs, const Box& box);

    const std::string& name() const noexcept { return name_; }

    Datum declared() const noexcept { return declared_; }

    /// At most kMostSamples vertices, evenly chosen.
    const std::vector<LonLat>& samples() const noexcept { return samples_; }

    /// How many independent things it shows: its features, or an eighth of its vertices where
    /// these are more. A few corners of a few squares prove little, however well they fit.
    double weight() const noexcept { return weight_; }

    bool touches(PlanePoint p) const;

    /// Distance to the nearest line, m, right to about 10 m and at most kFarAway.
    double distance_at(PlanePoint p) const { return std::min<double>(map_.at(p), kFarAway); }

    /// The same exactly.
    double nearest(PlanePoint p) const;

    static constexpr std::size_t kMostSamples = 300;
    static constexpr double kFarAway = 500;

  private:
    std::string name_;
    Datum declared_;
    double weight_ = 0;
    std::vector<LonLat> samples_;
    PieceIndex index_;
    DistanceMap map_;
};

/// Evidence that one thing can give: odds of 7 to 1.
inline constexpr double kEvidencePerThing = 2;

/// How well samples fit a layer at one displacement.
struct Fit {
    double touching = 0; ///< samples within kTouch
    double close = 0;    ///< samples within kClose, by the map
    double nearness = 0; ///< mean of -ln(1 + distance / 10 m)
    double touch_z = 0;
    double close_z = 0;
    double near_z = 0;
    double most = 0; ///< evidence that so few things can give at most

    /// Logarithm of the odds against chance, of the better of both figures.
    double evidence() const;

    /// The same of a quick look, which takes close ones for touching.
    double quick_evidence() const;
};

/// Fits of the samples of one layer to the lines of another.
class PairFit {
  public:
    /// @param crs  the working CRS; not kept
    PairFit(const FitLayer& moved, const FitLayer& still, const WorkingCrs& crs)
        : PairFit(moved.samples(), moved.declared(), moved.weight(), still, crs) {}

    /// Of some samples of a layer declared as `declared`.
    PairFit(std::vector<LonLat> samples,
            Datum declared,
            double weight,
            const FitLayer& still,
            const WorkingCrs& crs);

    /// As the layers lie but for a displacement.
    Fit moved_by(PlanePoint displacement) const;

    /// Without the count of touching samples: for searches.
    Fit quick_look(PlanePoint displacement) const;

    /// With the moved layer's numbers read as `moved_as` and those of the other as `still_as`.
    Fit read_as(Datum moved_as, Datum still_as, const WorkingCrs& crs) const;

    /// The samples in the working CRS, as they lie.
    const std::vector<PlanePoint>& samples() const noexcept { return points_; }

  private:
    Fit measure(const std::vector<PlanePoint>& points) const;
    Fit judge(Fit fit) const;
    void learn_chance();

    std::vector<LonLat> samples_;
    Datum declared_;
    const FitLayer* still_;
    std::vector<PlanePoint> points_;
    double most_ = 0;
    double touch_mean_ = 0;
    double touch_sd_ = 1;
    double close_mean_ = 0;
    double close_sd_ = 1;
    double near_mean_ = 0;
    double near_sd_ = 1;
};

/// Where p of a layer declared as `declared` lies if its numbers mean `meant`, by the formulas
/// wherever p is.
LonLat reread(LonLat p, Datum declared, Datum meant);

/// The inverse: where a true position lies as the layer is read now.
LonLat unread(LonLat p, Datum declared, Datum meant);

} // namespace yike
