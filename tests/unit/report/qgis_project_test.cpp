// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/result_folder.hpp"
#include "parsed_xml.hpp"
#include "report/qgis_project.hpp"
#include "report/result_layers.hpp"
#include "sample_result.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace yike;
using namespace yike::test;

namespace {

std::string project_text(Language language = Language::zh) {
    const auto& s = sample();
    return qgis_project(s.district, result_layers(s.district, s.evaluation, language), language);
}

} // namespace

TEST_CASE("the project file is well-formed, and the same bytes twice") {
    const std::string text = project_text();
    const ParsedXml project = parse_xml(text);
    INFO(project.error);
    CHECK(project.well_formed);
    CHECK(text == project_text());
    CHECK(text == read_file(sample_folder() / "result.qgs"));
}

TEST_CASE("the project shows every layer of result.gpkg by a relative path") {
    const ParsedXml project = parse_xml(project_text());
    std::set<std::string> sources;
    for (const ParsedElement& element : project.named("datasource")) {
        sources.insert(element.text);
    }
    for (const OutputLayer& layer :
         result_layers(sample().district, sample().evaluation, Language::zh)) {
        CHECK(sources.count("./result.gpkg|layername=" + layer.name) == 1);
    }
    CHECK(project.named("Absolute").at(0).text == "false");
    CHECK(project_text().find(sample_folder().parent_path().string()) == std::string::npos);
}

TEST_CASE("layers of the tree and of the themes are layers of the project") {
    const ParsedXml project = parse_xml(project_text());
    std::set<std::string> ids;
    for (const ParsedElement& id : project.named("id")) {
        CHECK(ids.insert(id.text).second);
        CHECK(id.text.size() > 10); // QGIS replaces shorter ones by chance numbers
    }
    CHECK(project.named("layer-tree-layer").size() == ids.size());
    for (const ParsedElement& element : project.elements) {
        const bool names_one = element.name == "layer-tree-layer" ||
                               (element.name == "layer" && element.parent == "visibility-preset");
        if (names_one) {
            CHECK(ids.count(element.attributes.at("id")) == 1);
        }
    }
    CHECK(project.named("visibility-preset").size() == 2);
}

TEST_CASE("the project bears its title, its CRS and the stamp, and no review number") {
    const ParsedXml project = parse_xml(project_text());
    const auto text_of = [&](const char* parent, const char* name) {
        for (const ParsedElement& element : project.named(name)) {
            if (element.parent == parent) {
                return element.text;
            }
        }
        return std::string();
    };
    CHECK(text_of("qgis", "title").find("重叠街道") == 0);
    CHECK(text_of("CopyrightLabel", "Label") == "内部工作用图 未经地图审核 不得公开");
    CHECK(text_of("projectMetadata", "abstract").find("内部工作用图 未经地图审核 不得公开") == 0);
    CHECK_FALSE(text_of("spatialrefsys", "wkt").empty());
    CHECK(project_text().find("审图号") == std::string::npos);

    const std::string english = project_text(Language::en);
    CHECK(english.find("Service stations") != std::string::npos);
    CHECK(english.find("服务站点") == std::string::npos);
}
