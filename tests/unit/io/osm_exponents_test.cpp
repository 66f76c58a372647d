// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm_exponents.hpp"

#include <catch2/catch.hpp>

#include <string>

using yike::ExponentScanner;

namespace {

// What is found when the text comes in pieces of so many letters.
std::string found(const std::string& text, std::size_t piece) {
    ExponentScanner scanner;
    for (std::size_t i = 0; i < text.size(); i += piece) {
        scanner.scan(text.substr(i, piece));
    }
    return scanner.found().empty() || !scanner.scan("") ? "" : scanner.found();
}

} // namespace

TEST_CASE("a coordinate with an absurd exponent is found, however the text is cut") {
    for (const std::size_t piece : {1, 2, 3, 7, 1000}) {
        REQUIRE(found("<node id=\"2\" lat=\"35.E851\" lon=\"120\"/>", piece) == "35.E851");
        REQUIRE(found("<node lon = '1e99' lat='3'/>", piece) == "1e99");
        REQUIRE(found("<bounds minlat=\"1e12\"/>", piece) == "1e12");
        REQUIRE(found("<llat=\"1E5\">", piece) == "1E5");
    }
}

TEST_CASE("coordinates that programs write, and other numbers, are left alone") {
    for (const std::size_t piece : {1, 5, 1000}) {
        REQUIRE(found("<node lat=\"35.85\" lon=\"1.2e2\"/>", piece).empty());
        REQUIRE(found("<node lat=\"1e-05\" lon=\"-1E-12\"/>", piece).empty());
        REQUIRE(found("<tag k=\"lot\" v=\"1e99\"/><tag k=\"late\" v=\"2e15\"/>", piece).empty());
        REQUIRE(found("the lat of 1e99", piece).empty());
    }
}
