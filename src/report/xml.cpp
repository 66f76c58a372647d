// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/xml.hpp"

#include <string_view>

namespace yike {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\n':
        case '\t':
            result += "&#" + std::to_string(static_cast<int>(c)) + ';';
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20) {
                result += c;
            }
        }
    }
    return result;
}

void append(std::string& out, const Xml& element, int depth) {
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    out += indent + '<' + element.name;
    for (const auto& [key, value] : element.attributes) {
        out += ' ' + key + "=\"" + escaped(value) + '"';
    }
    if (!element.children.empty()) {
        out += ">\n";
        for (const Xml& child : element.children) {
            append(out, child, depth + 1);
        }
        out += indent + "</" + element.name + ">\n";
    } else if (!element.text.empty()) {
        out += '>' + escaped(element.text) + "</" + element.name + ">\n";
    } else {
        out += "/>\n";
    }
}

} // namespace

std::string Xml::to_string(int depth) const {
    std::string out;
    append(out, *this, depth);
    return out;
}

Xml text_element(std::string name, std::string text) {
    return {std::move(name), {}, {}, std::move(text)};
}

} // namespace yike
