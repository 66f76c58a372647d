// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Drawings: the first line names the wanted layers, the rest is the DXF file.
#include "fuzz_input.hpp"
#include "io/dxf_drawing.hpp"
#include "io/table.hpp"

using namespace yike;
using namespace yike::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFile file("plan.dxf");
    const std::string_view bytes = text_of(data, size);
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::filesystem::path& path = file.write(bytes.substr(std::min(end + 1, bytes.size())));
    (void)without_dxf_escapes(bytes.substr(0, end));
    refusing([&] { (void)dxf_encoding(path); });
    for (const bool wants_points : {false, true}) {
        refusing([&] {
            const Table table = read_table({.file = path,
                                            .layer = std::string(bytes.substr(0, end)),
                                            .crs = "EPSG:4549",
                                            .purpose = "barriers",
                                            .wants_points = wants_points});
            for (const Feature& feature : table.features) {
                require(feature.values.size() == table.fields.size());
            }
        });
    }
    return 0;
}
