// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/write_raster.hpp"

#include "base/error.hpp"
#include "io/gdal_handles.hpp"

#include <ogr_spatialref.h>

#include <array>

namespace yike {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const GdalMessages& messages) {
    throw DataError({file.string(), "", "", ""}, "cannot be written: " + messages.last_failure());
}

} // namespace

void write_raster(const std::filesystem::path& file, const WorkingCrs& crs, const Raster& raster) {
    start_gdal();
    const GdalMessages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    if (driver == nullptr || raster.width == 0 || raster.height == 0) {
        throw DataError({file.string(), "", "", ""}, "cannot be written: the raster has no cells");
    }
    const char* options[] = {"COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=1", "TILED=YES", nullptr};
    const GDALDatasetUniquePtr data(driver->Create(file.c_str(),
                                                   static_cast<int>(raster.width),
                                                   static_cast<int>(raster.height),
                                                   1,
                                                   GDT_Float32,
                                                   const_cast<char**>(options)));
    if (!data) {
        fail(file, messages);
    }
    std::array<double, 6> transform{
        raster.north_west.x, raster.cell_m, 0, raster.north_west.y, 0, -raster.cell_m};
    OGRSpatialReference reference;
    reference.importFromWkt(crs.wkt().c_str());
    data->SetGeoTransform(transform.data());
    data->SetSpatialRef(&reference);
    GDALRasterBand* band = data->GetRasterBand(1);
    band->SetNoDataValue(Raster::kNoData);
    // GDAL's signature is not const, but writing does not change the values.
    if (band->RasterIO(GF_Write,
                       0,
                       0,
                       static_cast<int>(raster.width),
                       static_cast<int>(raster.height),
                       const_cast<float*>(raster.values.data()),
                       static_cast<int>(raster.width),
                       static_cast<int>(raster.height),
                       GDT_Float32,
                       0,
                       0) != CE_None) {
        fail(file, messages);
    }
}

} // namespace yike
