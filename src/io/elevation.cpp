// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/elevation.hpp"

#include "base/error.hpp"
#include "io/gdal_handles.hpp"

#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace yike {

namespace {

// A raster larger than this is not read whole by accident: 400 million cells.
constexpr double kMostCells = 4e8;

// Positions along each side of the box that is to be read: its sides may be bent in the raster.
constexpr int kSideSteps = 16;

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

OGRSpatialReference reference_of(GDALDataset& data, const ElevationSource& source) {
    OGRSpatialReference reference;
    const OGRSpatialReference* own = data.GetSpatialRef();
    if (own != nullptr) {
        reference = *own;
    } else if (source.crs.empty() ||
               reference.SetFromUserInput(source.crs.c_str()) != OGRERR_NONE) {
        throw DataError({source.file.string(), "elevation", "", ""},
                        source.crs.empty()
                            ? "the raster does not say its CRS; write crs = \"EPSG:...\" in "
                              "[layers.elevation]"
                            : "crs = \"" + source.crs + "\" is not known");
    }
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

Transformation from_wgs84(const OGRSpatialReference& to, const ElevationSource& source) {
    OGRSpatialReference wgs84;
    wgs84.SetFromUserInput("OGC:CRS84");
    Transformation transformation(OGRCreateCoordinateTransformation(&wgs84, &to));
    if (!transformation) {
        throw DataError({source.file.string(), "elevation", "", ""},
                        "positions cannot be brought into the raster's CRS");
    }
    return transformation;
}

} // namespace

struct Elevation::Impl {
    std::array<double, 6> to_cell{}; ///< CRS of the raster to columns and rows
    Transformation transformation;
    std::mutex transforming; ///< a transformation serves one thread at a time
    Datum datum = Datum::wgs84;
    int first_column = 0;
    int first_row = 0;
    int columns = 0;
    int rows = 0;
    std::vector<float> heights; ///< row by row; NaN without data

    // Columns and rows are counted from the centre of the raster's first cell.
    std::optional<std::array<double, 2>> cell_of(LonLat p) {
        const LonLat written = from_wgs84(p, datum);
        double x = written.lon;
        double y = written.lat;
        const std::lock_guard lock(transforming);
        if (transformation->Transform(1, &x, &y) == FALSE || !std::isfinite(x + y)) {
            return std::nullopt;
        }
        return std::array<double, 2>{to_cell[0] + to_cell[1] * x + to_cell[2] * y - 0.5,
                                     to_cell[3] + to_cell[4] * x + to_cell[5] * y - 0.5};
    }

    void choose_window(int width, int height, LonLat low, LonLat high) {
        double c0 = width;
        double c1 = -1;
        double r0 = height;
        double r1 = -1;
        for (int i = 0; i <= kSideSteps; ++i) {
            const double t = static_cast<double>(i) / kSideSteps;
            const double lon = low.lon + t * (high.lon - low.lon);
            const double lat = low.lat + t * (high.lat - low.lat);
            for (const LonLat p : {LonLat{lon, low.lat},
                                   LonLat{lon, high.lat},
                                   LonLat{low.lon, lat},
                                   LonLat{high.lon, lat}}) {
                if (const auto cell = cell_of(p)) {
                    c0 = std::min(c0, (*cell)[0]);
                    c1 = std::max(c1, (*cell)[0]);
                    r0 = std::min(r0, (*cell)[1]);
                    r1 = std::max(r1, (*cell)[1]);
                }
            }
        }
        first_column = static_cast<int>(std::clamp(std::floor(c0) - 2, 0.0, double(width)));
        first_row = static_cast<int>(std::clamp(std::floor(r0) - 2, 0.0, double(height)));
        columns =
            static_cast<int>(std::clamp(std::ceil(c1) + 3, 0.0, double(width))) - first_column;
        rows = static_cast<int>(std::clamp(std::ceil(r1) + 3, 0.0, double(height))) - first_row;
        columns = std::max(columns, 0);
        rows = std::max(rows, 0);
    }

    void read(GDALRasterBand& band, const ElevationSource& source, const GdalMessages& messages) {
        if (static_cast<double>(columns) * rows > kMostCells) {
            throw DataError({source.file.string(), "elevation", "", ""},
                            "the raster has too many cells within reach of the boundary; take a "
                            "coarser one (30 m is fine)");
        }
        heights.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows),
                       std::nanf(""));
        if (heights.empty()) {
            return;
        }
        if (band.RasterIO(GF_Read,
                          first_column,
                          first_row,
                          columns,
                          rows,
                          heights.data(),
                          columns,
                          rows,
                          GDT_Float32,
                          0,
                          0) != CE_None) {
            throw DataError({source.file.string(), "elevation", "", ""},
                            "cannot be read: " + messages.last_failure());
        }
        int has_no_data = 0;
        const auto no_data = static_cast<float>(band.GetNoDataValue(&has_no_data));
        for (float& height : heights) {
            if (has_no_data != 0 && height == no_data) {
                height = std::nanf("");
            }
        }
    }

    double height(int column, int row) const {
        const int c = std::clamp(column - first_column, 0, columns - 1);
        const int r = std::clamp(row - first_row, 0, rows - 1);
        return heights[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                       static_cast<std::size_t>(c)];
    }
};

Elevation::Elevation(const ElevationSource& source, LonLat west_south, LonLat east_north)
    : impl_(std::make_unique<Impl>()) {
    start_gdal();
    const GdalMessages messages;
    const GDALDatasetUniquePtr data(
        GDALDataset::Open(source.file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    std::array<double, 6> transform{};
    if (!data || data->GetRasterCount() < 1) {
        throw DataError({source.file.string(), "elevation", "", ""},
                        "cannot be read as a raster: " + (messages.failures() > 0
                                                              ? messages.last_failure()
                                                              : std::string("it has no bands")));
    }
    if (data->GetGeoTransform(transform.data()) != CE_None ||
        GDALInvGeoTransform(transform.data(), impl_->to_cell.data()) == FALSE) {
        throw DataError({source.file.string(), "elevation", "", ""},
                        "the raster does not say where its cells lie");
    }
    impl_->transformation = from_wgs84(reference_of(*data, source), source);
    impl_->datum = source.datum;
    impl_->choose_window(data->GetRasterXSize(), data->GetRasterYSize(), west_south, east_north);
    impl_->read(*data->GetRasterBand(1), source, messages);
}

Elevation::Elevation(Elevation&&) noexcept = default;
Elevation& Elevation::operator=(Elevation&&) noexcept = default;
Elevation::~Elevation() = default;

std::optional<double> Elevation::at(LonLat p) const {
    const auto cell = impl_->cell_of(p);
    if (!cell || impl_->heights.empty()) {
        return std::nullopt;
    }
    const auto [column, row] = *cell;
    const bool outside = column < impl_->first_column - 0.5 || row < impl_->first_row - 0.5 ||
                         column > impl_->first_column + impl_->columns - 0.5 ||
                         row > impl_->first_row + impl_->rows - 0.5;
    if (outside) {
        return std::nullopt;
    }
    const int c = static_cast<int>(std::floor(column));
    const int r = static_cast<int>(std::floor(row));
    const double u = column - c;
    const double v = row - r;
    const double height = (1 - v) * ((1 - u) * impl_->height(c, r) + u * impl_->height(c + 1, r)) +
                          v * ((1 - u) * impl_->height(c, r + 1) + u * impl_->height(c + 1, r + 1));
    return std::isfinite(height) ? std::optional(height) : std::nullopt;
}

} // namespace yike
