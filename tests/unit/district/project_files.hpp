// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A small project in a temporary folder, drawn in metres, for tests of the loader.
#pragma once

#include "base/error.hpp"
#include "district/project.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace yike::test {

/// Metres east and north of the middle of the test district.
using Metres = std::vector<PlanePoint>;

/// Where (0, 0) lies in EPSG:4549: on its central meridian, 120 E, 35.85 N or so.
inline constexpr PlanePoint kMiddle{500'000, 3'969'000};

inline const WorkingCrs& test_crs() {
    static const WorkingCrs crs("EPSG:4549");
    return crs;
}

inline LonLat lon_lat_at(PlanePoint metres) {
    return test_crs().to_lon_lat(kMiddle + metres);
}

inline std::string json_position(PlanePoint metres) {
    const LonLat p = lon_lat_at(metres);
    return fmt::format("[{:.12f},{:.12f}]", p.lon, p.lat);
}

inline std::string json_chain(const Metres& chain) {
    std::vector<std::string> positions;
    for (const PlanePoint p : chain) {
        positions.push_back(json_position(p));
    }
    return fmt::format("[{}]", fmt::join(positions, ","));
}

/// `properties` is the inside of a JSON object: `"id":"c1","households":100`.
inline std::string json_feature(const std::string& properties,
                                const std::string& type,
                                const std::string& coordinates) {
    return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":)"
                       R"({{"type":"{}","coordinates":{}}}}})",
                       properties,
                       type,
                       coordinates);
}

inline std::string point(const std::string& properties, PlanePoint p) {
    return json_feature(properties, "Point", json_position(p));
}

inline std::string line(const std::string& properties, const Metres& chain) {
    return json_feature(properties, "LineString", json_chain(chain));
}

inline std::string polygon(const std::string& properties, Metres ring) {
    ring.push_back(ring.front());
    return json_feature(properties, "Polygon", fmt::format("[{}]", json_chain(ring)));
}

inline std::string square(const std::string& properties, PlanePoint corner, double side) {
    return polygon(properties,
                   {corner,
                    corner + PlanePoint{side, 0},
                    corner + PlanePoint{side, side},
                    corner + PlanePoint{0, side}});
}

inline std::string collection(const std::vector<std::string>& features) {
    return fmt::format("{{\"type\":\"FeatureCollection\",\"features\":[\n{}]}}\n",
                       fmt::join(features, ",\n"));
}

/// A district of 4 km x 4 km with one compound, one road and one station; tests change parts.
class ProjectFiles {
  public:
    ProjectFiles() {
        set("boundary", {square("", {-2000, -2000}, 4000)});
        set("compounds", {square(R"("id":"c1","name":"甲","households":100)", {100, 100}, 200)});
        set("roads", {line("", {{0, 0}, {500, 0}})});
        set("stations", {point(R"("id":"s1","name":"站")", {0, 10})});
    }

    /// Writes LAYER.geojson and names it as the layer's source.
    void set(const std::string& layer, const std::vector<std::string>& features) {
        write(layer + ".geojson", collection(features));
        keys[layer]["source"] = quoted(layer + ".geojson");
    }

    void write(const std::string& file, const std::string& content) const {
        folder_->write(file, content);
    }

    const TempFolder& folder() const { return *folder_; }

    static std::string quoted(const std::string& text) { return fmt::format("\"{}\"", text); }

    Project read() const {
        write("project.toml", toml());
        return read_project(folder_->path());
    }

    District load() const {
        Progress progress;
        return load_district(read(), progress);
    }

    std::string toml() const {
        std::string text = "[project]\ncrs = \"EPSG:4549\"\n" + project + "[settings]\n" + settings;
        for (const auto& [layer, values] : keys) {
            text += fmt::format("[layers.{}]\n", layer);
            for (const auto& [key, value] : values) {
                text += fmt::format("{} = {}\n", key, value);
            }
        }
        return text;
    }

    std::string project;                                            ///< more lines of [project]
    std::string settings;                                           ///< lines of [settings]
    std::map<std::string, std::map<std::string, std::string>> keys; ///< of layers, TOML values

  private:
    std::unique_ptr<TempFolder> folder_ = std::make_unique<TempFolder>();
};

/// The message of the DataError that `call` must throw; empty if it throws none.
inline std::string error_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const DataError& error) {
        return error.what();
    }
    return {};
}

inline std::string load_error(const ProjectFiles& files) {
    return error_of([&] { files.load(); });
}

/// The only issue of a kind; an empty one if there are none or several.
inline Issue only_issue(const District& district, const std::string& kind) {
    Issue found;
    if (district.issues.count(kind) == 1) {
        for (const Issue& issue : district.issues.all()) {
            if (issue.kind == kind) {
                found = issue;
            }
        }
    }
    return found;
}

inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace yike::test
