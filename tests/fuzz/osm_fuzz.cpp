// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// OSM files as XML: the walkable ways.
#include "fuzz_input.hpp"
#include "io/osm_roads.hpp"

using namespace yike;
using namespace yike::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFile file("map.osm");
    const std::filesystem::path& path = file.write(text_of(data, size));
    refusing([&] {
        Progress progress;
        const OsmRoads roads = read_osm_roads(path, progress);
        for (const OsmPiece& piece : roads.pieces) {
            require(piece.line.size() >= 2);
            require(piece.from < roads.junctions && piece.to < roads.junctions);
            for (const LonLat p : piece.line) {
                require(is_valid(p));
            }
        }
    });
    return 0;
}
