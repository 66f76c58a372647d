// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Sources written with GDAL alone, and GDAL's own reading of files: independent of our code.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace yike::test {

/// A layer to be written: fields of text, geometries as WKT ("" for none).
struct GdalLayer {
    std::string name;
    std::string crs = "EPSG:4326"; ///< empty: none
    OGRwkbGeometryType type = wkbUnknown;
    std::vector<std::pair<std::string, OGRFieldType>> fields;
    std::vector<std::pair<std::string, std::vector<std::string>>> features; ///< WKT, values
    std::vector<std::string> options;
};

inline void write_layer(GDALDataset& dataset, const GdalLayer& layer) {
    OGRSpatialReference reference;
    if (!layer.crs.empty()) {
        reference.SetFromUserInput(layer.crs.c_str());
        reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    CPLStringList options;
    if (std::string(dataset.GetDriver()->GetDescription()) == "ESRI Shapefile" &&
        layer.options.empty()) {
        options.SetNameValue("ENCODING", "UTF-8");
    }
    for (const std::string& option : layer.options) {
        options.AddString(option.c_str());
    }
    OGRLayer* target = dataset.CreateLayer(
        layer.name.c_str(), layer.crs.empty() ? nullptr : &reference, layer.type, options.List());
    if (target == nullptr) {
        throw std::runtime_error("GDAL made no layer " + layer.name);
    }
    for (const auto& [name, type] : layer.fields) {
        OGRFieldDefn field(name.c_str(), type);
        target->CreateField(&field);
    }
    for (const auto& [wkt, values] : layer.features) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(target->GetLayerDefn()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            feature->SetField(static_cast<int>(i), values[i].c_str());
        }
        OGRGeometry* geometry = nullptr;
        OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry);
        feature->SetGeometryDirectly(geometry);
        if (target->CreateFeature(feature.get()) != OGRERR_NONE) {
            throw std::runtime_error("GDAL took no feature");
        }
    }
}

/// Writes a file of any driver.
inline std::filesystem::path write_with_gdal(const std::filesystem::path& file,
                                             const char* driver,
                                             const std::vector<GdalLayer>& layers) {
    GDALAllRegister();
    GDALDriver* found = GetGDALDriverManager()->GetDriverByName(driver);
    const GDALDatasetUniquePtr dataset(
        found == nullptr ? nullptr : found->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) {
        throw std::runtime_error(std::string("GDAL made no file with ") + driver);
    }
    for (const GdalLayer& layer : layers) {
        write_layer(*dataset, layer);
    }
    return file;
}

/// Opens a file as any GDAL program would.
inline GDALDatasetUniquePtr open_with_gdal(const std::filesystem::path& file) {
    GDALAllRegister();
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!dataset) {
        throw std::runtime_error("GDAL cannot open " + file.string());
    }
    return dataset;
}

/// Counts what GDAL would have printed on this thread while it lives.
class StrayMessages {
  public:
    StrayMessages() { CPLPushErrorHandlerEx(receive, &count_); }

    StrayMessages(const StrayMessages&) = delete;
    StrayMessages& operator=(const StrayMessages&) = delete;

    ~StrayMessages() { CPLPopErrorHandler(); }

    int count() const { return count_; }

  private:
    static void CPL_STDCALL receive(CPLErr level, CPLErrorNum /*number*/, const char* /*text*/) {
        *static_cast<int*>(CPLGetErrorHandlerUserData()) += level == CE_Debug ? 0 : 1;
    }

    int count_ = 0;
};

} // namespace yike::test
