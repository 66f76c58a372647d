// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Local coordinates of drawings (a false origin, a turned grid) to the globe, by control points.
#pragma once

#include "geometry/crs.hpp"
#include "geometry/lon_lat.hpp"
#include "geometry/plane_point.hpp"

#include <vector>

namespace yike {

/// A point that is known in both: x, y as the drawing has them, and where it really lies.
struct ControlPoint {
    PlanePoint from;
    LonLat to;
};

/// The similarity transformation (Helmert's four parameters: two shifts, a rotation, a scale)
/// that fits control points best by least squares, in a transverse Mercator around them.
class ControlPointFit {
  public:
    static constexpr double kDefaultLimit = 1.0; ///< m, of each residual
    static constexpr double kLeastLimit = 0.01;
    static constexpr double kGreatestLimit = 20.0;
    static constexpr double kLeastScale = 0.99;
    static constexpr double kGreatestScale = 1.01;

    /// @param points        at least two, not all at one place
    /// @param max_residual  m; greatest distance of a point from where the fit puts it
    /// @throws DataError if there are too few points, if a residual exceeds the limit (naming the
    ///         worst point, and that x and y are swapped where that is it), or if the scale is not
    ///         within kLeastScale and kGreatestScale. Messages do not name the file.
    ControlPointFit(const std::vector<ControlPoint>& points, double max_residual);

    /// @returns a position that is not is_valid() for coordinates more than 500 km off.
    LonLat to_lon_lat(PlanePoint local) const;

    /// How far each control point lies from where the fit puts it, m; in the order given. All 0
    /// when there are two points: they leave nothing over to check.
    const std::vector<double>& residuals() const noexcept { return residuals_; }

    double max_residual() const noexcept { return max_residual_; }

    double scale() const noexcept;

    /// Degrees by which the drawing is turned counter-clockwise to lie right, (-180, 180].
    double rotation() const noexcept;

  private:
    WorkingCrs crs_;
    PlanePoint centre_from_; ///< of the control points, in the drawing
    PlanePoint centre_to_;   ///< and in crs_
    double a_ = 1;           ///< scale x cos(rotation)
    double b_ = 0;           ///< scale x sin(rotation)
    double max_residual_;
    std::vector<double> residuals_;
};

} // namespace yike
