// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A second opinion on XML: what another parser (Expat) reads.
#pragma once

#include <expat.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace yike::test {

struct ParsedElement {
    std::string name;
    std::string parent;
    std::map<std::string, std::string> attributes;
    std::string text;
};

struct ParsedXml {
    bool well_formed = false;
    std::string error;
    std::vector<ParsedElement> elements; ///< in the order of their start

    std::vector<ParsedElement> named(const std::string& name) const {
        std::vector<ParsedElement> found;
        for (const ParsedElement& element : elements) {
            if (element.name == name) {
                found.push_back(element);
            }
        }
        return found;
    }
};

inline ParsedXml parse_xml(const std::string& text) {
    struct State {
        ParsedXml result;
        std::vector<std::size_t> open;
    } state;

    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate("UTF-8"), &XML_ParserFree);
    XML_SetUserData(parser.get(), &state);
    XML_SetElementHandler(
        parser.get(),
        [](void* data, const char* name, const char** attributes) {
            auto& s = *static_cast<State*>(data);
            const std::string parent = s.open.empty() ? "" : s.result.elements[s.open.back()].name;
            ParsedElement element{name, parent, {}, {}};
            for (; *attributes != nullptr; attributes += 2) {
                element.attributes[attributes[0]] = attributes[1];
            }
            s.open.push_back(s.result.elements.size());
            s.result.elements.push_back(std::move(element));
        },
        [](void* data, const char*) { static_cast<State*>(data)->open.pop_back(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* data, const char* part, int length) {
        auto& s = *static_cast<State*>(data);
        s.result.elements[s.open.back()].text.append(part, static_cast<std::size_t>(length));
    });
    state.result.well_formed =
        XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
    if (!state.result.well_formed) {
        state.result.error = XML_ErrorString(XML_GetErrorCode(parser.get()));
    }
    return state.result;
}

} // namespace yike::test
