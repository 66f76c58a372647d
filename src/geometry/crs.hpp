// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Coordinate reference systems (PROJ) and the shifted datums of Chinese web maps.
#pragma once

#include "geometry/lon_lat.hpp"
#include "geometry/plane_point.hpp"

#include <memory>
#include <span>
#include <string>

namespace yike {

/// What the numbers of a layer mean (not how they are written: that is its CRS).
enum class Datum { wgs84, cgcs2000, gcj02, bd09 };

/// @throws DataError for any other word, naming the four allowed.
Datum parse_datum(const std::string& word);
std::string to_string(Datum datum);

/// Forward shifts as published; identity outside 72.004-137.8347 E, 0.8293-55.8271 N.
LonLat wgs84_to_gcj02(LonLat p);
LonLat gcj02_to_bd09(LonLat p);

/// Inverse shifts by iteration, to 1e-9 degrees.
LonLat gcj02_to_wgs84(LonLat p);
LonLat bd09_to_gcj02(LonLat p);

/// Any datum to WGS 84; CGCS2000 is taken as equal.
LonLat to_wgs84(LonLat p, Datum datum);

/// WGS 84 to any datum, the inverse of to_wgs84().
LonLat from_wgs84(LonLat p, Datum datum);

/// As to_wgs84() and from_wgs84(), but with the formulas carried on beyond the region in which they
/// officially apply: for finding out by which formula numbers were shifted, wherever they lie.
LonLat to_wgs84_anywhere(LonLat p, Datum datum);
LonLat from_wgs84_anywhere(LonLat p, Datum datum);

/// Reads coordinates as written in a source CRS into WGS 84 lon/lat. Not for use from several
/// threads at once. Axis order is always x (easting, longitude) first.
class SourceCrs {
  public:
    /// @param definition  anything that PROJ reads: "EPSG:4549", WKT, ...
    ///        CGCS2000 and a datum "unknown" on the ellipsoid of WGS 84 or GRS 1980 (as old files
    ///        write CGCS2000) are taken as equal to WGS 84.
    /// @throws DataError if it is unknown, or if its datum can only be shifted by guess
    ///         (Beijing 54, Xian 80): such numbers would be off by 100 m without a word. A PROJ
    ///         string with the local +towgs84 parameters is no guess.
    explicit SourceCrs(const std::string& definition, Datum datum = Datum::wgs84);
    SourceCrs(SourceCrs&&) noexcept;
    SourceCrs& operator=(SourceCrs&&) noexcept;
    ~SourceCrs();

    /// @returns a position that is not is_valid() when x, y lie outside the CRS.
    LonLat to_lon_lat(double x, double y) const;

    /// True if coordinates are degrees.
    bool geographic() const;

    /// Name of the CRS for messages, "WGS 84" for example.
    const std::string& name() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The metric working CRS: WGS 84 lon/lat to metres and back. Copies share nothing; each thread
/// takes its own.
class WorkingCrs {
  public:
    /// @throws DataError if unknown, not in metres, geographic, web Mercator, or on a datum that
    ///         SourceCrs refuses.
    explicit WorkingCrs(const std::string& definition);

    /// Transverse Mercator on WGS 84 centred on `centre`, scale 1, false origin at the centre:
    /// any district up to 200 km across keeps its scale error under 0.02 %.
    static WorkingCrs centred_on(LonLat centre);

    WorkingCrs(const WorkingCrs& other);
    WorkingCrs& operator=(const WorkingCrs& other);
    WorkingCrs(WorkingCrs&&) noexcept;
    WorkingCrs& operator=(WorkingCrs&&) noexcept;
    ~WorkingCrs();

    PlanePoint to_plane(LonLat p) const;
    LonLat to_lon_lat(PlanePoint p) const;

    /// Largest |scale - 1| in any direction over the given positions.
    double scale_error(std::span<const LonLat> positions) const;

    /// What the constructor was given: "EPSG:4549" or a PROJ string.
    const std::string& definition() const;

    /// Well-known text (WKT 2 where possible), for files.
    std::string wkt() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Length of the geodesic on WGS 84, m (Karney 2013, as in PROJ).
double geodesic_distance(LonLat a, LonLat b);

} // namespace yike
