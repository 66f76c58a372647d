// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// GeoJSON layers, through the reader that all vector sources take.
#include "fuzz_input.hpp"
#include "io/geojson_ids.hpp"
#include "io/table.hpp"

using namespace yike;
using namespace yike::test;

namespace {

void require_valid(const GlobeLine& line) {
    for (const LonLat p : line) {
        require(is_valid(p));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFile file("compounds.geojson");
    const std::filesystem::path& path = file.write(text_of(data, size));
    refusing([&] { (void)has_numbered_features(path); });
    refusing([&] {
        const Table table = read_table({.file = path, .purpose = "compounds"});
        for (const Feature& feature : table.features) {
            require(feature.values.size() == table.fields.size());
            require_valid(feature.points);
            for (const GlobeLine& line : feature.lines) {
                require_valid(line);
            }
            for (const GlobePolygon& polygon : feature.polygons) {
                require_valid(polygon.outer);
                require(polygon.outer.front() == polygon.outer.back());
            }
        }
    });
    return 0;
}
