// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/html_report.hpp"

#include "report/html_data.hpp"
#include "report/web_bundle.hpp"

#include <fmt/format.h>

namespace yike {

namespace {

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '&':
            safe += "&amp;";
            break;
        case '"':
            safe += "&quot;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

} // namespace

std::string comparison_page(const Comparison& comparison, Language language) {
    const bool zh = language == Language::zh;
    const WebFile& script = report_script();
    const WebFile& style = report_style();
    std::string page = fmt::format(
        "<!DOCTYPE html>\n"
        "<html lang=\"{}\">\n"
        "<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; "
        "form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{} · {}</title>\n",
        zh ? "zh-CN" : "en",
        script.sha256_base64,
        style.sha256_base64,
        escaped(comparison.district->name),
        zh ? "方案比较" : "Comparison of scenarios");
    page += "<style>";
    page += style.text;
    page += "</style>\n</head>\n<body>\n<noscript>";
    page += zh ? "本页需要启用 JavaScript；数字另见同一文件夹中的 CSV 表格。"
               : "This page needs JavaScript; the figures are also in the CSV tables beside it.";
    page += "</noscript>\n<script type=\"application/json\" id=\"data\">";
    page += comparison_data(comparison, language);
    page += "</script>\n<script>";
    page += script.text;
    page += "</script>\n</body>\n</html>\n";
    return page;
}

} // namespace yike
