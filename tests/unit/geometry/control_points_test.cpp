// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "geometry/control_points.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <string>
#include <vector>

using namespace yike;

namespace {

const WorkingCrs& plane() {
    static const WorkingCrs crs("EPSG:4549");
    return crs;
}

/// Where local coordinates lie: turned, scaled and shifted to the west of Qingdao.
PlanePoint true_place(PlanePoint local, double degrees, double scale = 1) {
    const double a = scale * std::cos(degrees * std::numbers::pi / 180);
    const double b = scale * std::sin(degrees * std::numbers::pi / 180);
    return {500'289 + a * local.x - b * local.y, 3'969'819 + b * local.x + a * local.y};
}

std::vector<ControlPoint>
control_points(const std::vector<PlanePoint>& local, double degrees, double scale = 1) {
    std::vector<ControlPoint> points;
    for (const PlanePoint p : local) {
        points.push_back({p, plane().to_lon_lat(true_place(p, degrees, scale))});
    }
    return points;
}

const std::vector<PlanePoint> kCorners{{0, 0}, {2000, 100}, {1900, 1500}, {-50, 1400}};

std::string refusal(const std::vector<ControlPoint>& points, double limit = 1) {
    try {
        const ControlPointFit fit(points, limit);
    } catch (const DataError& error) {
        CHECK(error.code() == ExitCode::bad_data);
        return error.what();
    }
    return "";
}

std::vector<ControlPoint> swapped(std::vector<ControlPoint> points) {
    for (ControlPoint& point : points) {
        std::swap(point.from.x, point.from.y);
    }
    return points;
}

} // namespace

TEST_CASE("exact control points place every local position to a millimetre") {
    for (const double degrees : {0.0, 1.5, 37.0, -120.0, 180.0}) {
        INFO(degrees);
        for (std::size_t count = 2; count <= kCorners.size(); ++count) {
            const ControlPointFit fit(
                control_points({kCorners.begin(), kCorners.begin() + std::ptrdiff_t(count)},
                               degrees),
                1);
            CHECK(fit.residuals().size() == count);
            for (const double residual : fit.residuals()) {
                CHECK(residual < 0.001);
            }
            const PlanePoint p{777, 333};
            const PlanePoint placed = plane().to_plane(fit.to_lon_lat(p));
            CHECK(distance(placed, true_place(p, degrees)) < 0.001);
            CHECK(std::abs(fit.scale() - 1) < 1e-5);
        }
    }
}

TEST_CASE("the rotation is the one by which the drawing was turned") {
    // Grid north of EPSG:4549 differs from true north by less than 0.01 degrees here.
    CHECK(std::abs(ControlPointFit(control_points(kCorners, 30), 1).rotation() - 30) < 0.01);
    CHECK(std::abs(ControlPointFit(control_points(kCorners, -75), 1).rotation() + 75) < 0.01);
}

TEST_CASE("noise of centimetres is evened out and told point by point") {
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0, 0.05);
    std::vector<ControlPoint> points = control_points(kCorners, 12);
    double greatest = 0;
    for (ControlPoint& point : points) {
        point.from = point.from + PlanePoint{noise(random), noise(random)};
    }
    const ControlPointFit fit(points, 1);
    for (const double residual : fit.residuals()) {
        greatest = std::max(greatest, residual);
    }
    CHECK(greatest > 0.005);
    CHECK(greatest < 0.2);
    const PlanePoint p{1000, 700};
    CHECK(distance(plane().to_plane(fit.to_lon_lat(p)), true_place(p, 12)) < 0.1);
}

TEST_CASE("the fit is the least-squares one: no small change makes it better") {
    std::vector<ControlPoint> points = control_points(kCorners, 5);
    points[1].from.x += 0.6;
    points[2].from.y -= 0.4;
    const ControlPointFit fit(points, 1);
    double sum = 0;
    for (const double residual : fit.residuals()) {
        sum += residual * residual;
    }
    // The same by brute force: shifts, turns and scales about the fitted place.
    const WorkingCrs crs = WorkingCrs::centred_on(points[0].to);
    for (const PlanePoint shift : {PlanePoint{0.05, 0}, {-0.05, 0}, {0, 0.05}, {0, -0.05}}) {
        double worse = 0;
        for (const ControlPoint& point : points) {
            const PlanePoint placed = crs.to_plane(fit.to_lon_lat(point.from)) + shift;
            worse += squared_distance(placed, crs.to_plane(point.to));
        }
        CHECK(worse > sum);
    }
    for (const double turn : {1e-4, -1e-4}) {
        double worse = 0;
        const PlanePoint middle = crs.to_plane(fit.to_lon_lat({962.5, 750}));
        for (const ControlPoint& point : points) {
            const PlanePoint d = crs.to_plane(fit.to_lon_lat(point.from)) - middle;
            const PlanePoint turned = middle + d + turn * PlanePoint{-d.y, d.x};
            worse += squared_distance(turned, crs.to_plane(point.to));
        }
        CHECK(worse > sum);
    }
}

TEST_CASE("a wrong control point is refused by number, residual and limit") {
    std::vector<ControlPoint> points = control_points(kCorners, 20);
    points.push_back(control_points({{900, 700}}, 20).front());
    points[4].from.x += 8;
    const std::string message = refusal(points);
    CHECK_THAT(message,
               Catch::Contains("control point 5 of 5") && Catch::Contains("6.4") &&
                   Catch::Contains("max_residual_m = 1"));
    CHECK(refusal(points, 7).empty());
}

TEST_CASE("exchanged axes are found out with three points, and with two where that is likely") {
    CHECK_THAT(refusal(swapped(control_points(kCorners, 20))), Catch::Contains("swapped"));
    CHECK_THAT(refusal(swapped(control_points({kCorners[0], kCorners[1]}, 0.4))),
               Catch::Contains("swapped") && Catch::Contains("add a control point"));
    // A drawing may be turned, and three points say so.
    CHECK(refusal(control_points(kCorners, 90)).empty());
    CHECK(refusal(control_points({{0, 0}, {2000, 100}}, 20)).empty());
}

TEST_CASE("a drawing in another unit is refused with the unit") {
    CHECK(refusal(control_points(kCorners, 10, 1.0003)).empty());
    CHECK_THAT(refusal(control_points(kCorners, 10, 1.02)),
               Catch::Contains("scale is 1.02") && Catch::Contains("0.99 to 1.01"));
    std::vector<ControlPoint> points = control_points(kCorners, 10);
    for (ControlPoint& point : points) {
        point.from = 1000 * point.from;
    }
    CHECK_THAT(refusal(points), Catch::Contains("millimetres"));
}

TEST_CASE("too few control points, or all at one place, are refused") {
    CHECK_THAT(refusal({}), Catch::Contains("at least two"));
    CHECK_THAT(refusal(control_points({{0, 0}}, 0)), Catch::Contains("at least two"));
    CHECK_THAT(refusal(control_points({{5, 5}, {5, 5.5}}, 0)), Catch::Contains("\"from\""));
    std::vector<ControlPoint> points = control_points(kCorners, 0);
    points[1].to = {35.8583, 120.0032};
    CHECK_THAT(refusal(points), Catch::Contains("longitude comes first"));
    points = control_points(kCorners, 0);
    points[2].from.x = std::numeric_limits<double>::infinity();
    CHECK_THAT(refusal(points), Catch::Contains("not finite"));
}

TEST_CASE("coordinates far from all control points have no place") {
    const ControlPointFit fit(control_points(kCorners, 0), 1);
    CHECK(is_valid(fit.to_lon_lat({100'000, 0})));
    for (const double x : {1e6, 1e300, std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_FALSE(is_valid(fit.to_lon_lat({x, 0})));
    }
}

TEST_CASE("control points a thousand kilometres apart are refused") {
    const WorkingCrs crs = WorkingCrs::centred_on({120, 35});
    std::vector<ControlPoint> points;
    for (const LonLat to : {LonLat{114, 35}, LonLat{126, 35}}) {
        points.push_back({crs.to_plane(to), to});
    }
    CHECK_THAT(refusal(points), Catch::Contains("500 km"));
}
