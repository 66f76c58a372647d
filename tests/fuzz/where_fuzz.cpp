// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Conditions of --where, applied to a small district.
#include "district/selection.hpp"
#include "fuzz_input.hpp"

using namespace yike;
using namespace yike::test;

namespace {

District small_district() {
    District district{.crs = WorkingCrs("EPSG:4549")};
    for (int i = 0; i < 3; ++i) {
        Compound compound;
        compound.id = "c" + std::to_string(i);
        compound.name = "甲";
        compound.households = 100 * i;
        compound.type_name = i == 0 ? "open" : i == 1 ? "商品房小区" : "";
        compound.year = i == 0 ? "" : "1998";
        district.compounds.push_back(compound);
        Station station;
        station.id = "s" + std::to_string(i);
        station.services = "托幼,夜校";
        district.stations.push_back(station);
    }
    return district;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const District district = small_district();
    const std::string text(text_of(data, size));
    refusing([&] {
        District selected = district;
        select_where(selected, parse_where(text));
        require(selected.compounds.size() <= district.compounds.size());
    });
    return 0;
}
