// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/book_cells.hpp"

#include "report/table_words.hpp"

#include <cstdlib>
#include <utility>

namespace yike {

namespace {

std::string name_of(const std::map<std::string, std::string>& names, const std::string& id) {
    const auto it = names.find(id);
    return it == names.end() ? id : it->second;
}

} // namespace

DistrictNames::DistrictNames(const District& district) {
    std::map<std::string, int> times;
    for (const Station& station : district.stations) {
        ++times[station.name];
    }
    for (const Station& station : district.stations) {
        std::string& name = stations_[station.id];
        name = station.name.empty()       ? station.id
               : times[station.name] == 1 ? station.name
                                          : station.name + " (" + station.id + ")";
    }
    for (const Community& community : district.communities) {
        communities_[community.id] = community.name.empty() ? community.id : community.name;
    }
}

std::string DistrictNames::station(const std::string& id) const {
    return name_of(stations_, id);
}

std::string DistrictNames::community(const std::string& id) const {
    return name_of(communities_, id);
}

BookCell number_cell(const std::string& text, CellFormat format) {
    if (text.empty()) {
        return {{}, format};
    }
    return {std::strtod(text.c_str(), nullptr), format};
}

std::string group_text(const DistrictNames& names, const std::string& code, Language language) {
    const bool zh = language == Language::zh;
    const std::size_t colon = code.find(':');
    if (code == "all" || colon == std::string::npos) {
        return code == "all" ? (zh ? "全部" : "all") : code;
    }
    static const std::map<std::string, std::pair<const char*, const char*>> kinds{
        {"community", {"社区", "community"}},
        {"type", {"类型", "type"}},
        {"enclosure", {"围合方式", "enclosure"}},
        {"grid", {"网格", "grid"}},
        {"responsible", {"责任人", "responsible"}}};
    const std::string kind = code.substr(0, colon);
    const std::string value = code.substr(colon + 1);
    const auto words = kinds.find(kind);
    const std::string head = words == kinds.end() ? kind
                             : zh                 ? words->second.first
                                                  : words->second.second;
    return head + (zh ? "：" : ": ") +
           (kind == "community"   ? names.community(value)
            : kind == "enclosure" ? code_text(value, language)
                                  : value);
}

} // namespace yike
