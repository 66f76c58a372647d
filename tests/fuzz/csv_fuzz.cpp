// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// CSV from bytes of any encoding, and the positions in its columns.
#include "fuzz_input.hpp"
#include "io/csv.hpp"
#include "io/table.hpp"
#include "io/text_encoding.hpp"

using namespace yike;
using namespace yike::test;

namespace {

// What was read, written and read again, is the same. A header with other separators in its names
// may be cut there: no file says which one it means.
void require_same_again(const CsvText& csv) {
    for (const std::string& name : csv.header) {
        if (name.find_first_of(";\t") != std::string::npos) {
            return;
        }
    }
    CsvWriter writer(csv.header);
    for (const CsvRow& row : csv.rows) {
        for (std::size_t i = 0; i < csv.header.size(); ++i) {
            writer << (i < row.fields.size() ? row.fields[i] : std::string());
        }
        writer.end_row();
    }
    const CsvText again = parse_csv(writer.text());
    require(again.header == csv.header);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFile file("stations.csv");
    const std::string_view bytes = text_of(data, size);
    refusing([&] { require_same_again(parse_csv(decode_text(bytes, ""))); });
    refusing([&] {
        const Table table = read_table({.file = file.write(bytes), .purpose = "stations"});
        for (const Feature& feature : table.features) {
            require(feature.values.size() == table.fields.size());
            for (const LonLat p : feature.points) {
                require(is_valid(p));
            }
        }
    });
    return 0;
}
