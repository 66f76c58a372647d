// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: handles of the reentrant GEOS C API, and the way in and out of it.
#pragma once

#include "geometry/polygon.hpp"

#include <geos_c.h>

#include <memory>
#include <string>
#include <vector>

namespace yike::geos {

/// A GEOS context that keeps its last message instead of printing it.
class Context {
  public:
    Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context();

    GEOSContextHandle_t get() const noexcept { return handle_; }

    /// @throws DataError saying what GEOS could not do, and why.
    [[noreturn]] void fail(const std::string& task) const;

  private:
    GEOSContextHandle_t handle_;
    std::string message_;
};

/// The context of this thread.
Context& context();

struct GeometryDeleter {
    GEOSContextHandle_t context = nullptr;

    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};

struct PreparedDeleter {
    GEOSContextHandle_t context = nullptr;

    void operator()(const GEOSPreparedGeometry* prepared) const {
        GEOSPreparedGeom_destroy_r(context, prepared);
    }
};

using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter>;

/// Takes what GEOS returned. @throws DataError naming the task if that is null.
Geometry owned(const Context& context, GEOSGeometry* geometry, const char* task);

/// A multipolygon; rings without ground or with positions that are not finite are left out.
Geometry from_polygons(const Context& context, const MultiPolygon& polygons);

/// Multilinestring; lines of fewer than two points are left out.
Geometry from_lines(const Context& context, const std::vector<Line>& lines);

/// A line string of at least two points.
Geometry from_line(const Context& context, const Line& line);
Geometry from_point(const Context& context, PlanePoint p);

/// All polygons in a geometry of any type, in canonical order: rings start at their lowest (then
/// leftmost) point, outer ones run counter-clockwise and holes clockwise, and both are sorted.
MultiPolygon to_polygons(const Context& context, const GEOSGeometry* geometry);

/// Polygons in canonical order, each as a multipolygon of its own.
std::vector<MultiPolygon> one_by_one(MultiPolygon polygons);

/// All lines in a geometry of any type.
std::vector<Line> to_lines(const Context& context, const GEOSGeometry* geometry);

} // namespace yike::geos
