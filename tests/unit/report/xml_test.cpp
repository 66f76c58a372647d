// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "parsed_xml.hpp"
#include "report/xml.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

TEST_CASE("what has a meaning in XML comes back as it was") {
    const std::string hard = "a < b & \"c\" > 'd'\n北";
    const Xml element{"rule", {{"filter", hard}}, {text_element("title", hard)}, {}};
    const ParsedXml read = parse_xml(element.to_string());
    REQUIRE(read.well_formed);
    REQUIRE(read.elements.size() == 2);
    CHECK(read.elements[0].attributes.at("filter") == hard);
    CHECK(read.elements[1].text == hard);
}

TEST_CASE("control characters, which XML does not allow, are left out") {
    CHECK(text_element("name",
                       "a\x01"
                       "b\x1f")
              .to_string() == "<name>ab</name>\n");
}

TEST_CASE("an element a line, two spaces a level") {
    const Xml element{"a", {}, {{"b", {{"c", "1"}}, {}, {}}, text_element("d", "e")}, {}};
    CHECK(element.to_string() == "<a>\n  <b c=\"1\"/>\n  <d>e</d>\n</a>\n");
}
