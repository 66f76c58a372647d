// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// From the text of CSV tables to cells that people read.
#pragma once

#include "district/district.hpp"
#include "render/words.hpp"
#include "report/workbook.hpp"

#include <map>
#include <string>

namespace yike {

/// Ids of communities and stations as people call them; the id where there is no name.
class DistrictNames {
  public:
    explicit DistrictNames(const District& district);

    std::string station(const std::string& id) const;
    std::string community(const std::string& id) const;

  private:
    std::map<std::string, std::string> stations_;
    std::map<std::string, std::string> communities_;
};

/// The number of a CSV field; empty stays empty.
BookCell number_cell(const std::string& text, CellFormat format);

/// "community:S01" -> "社区：人民路社区".
std::string group_text(const DistrictNames& names, const std::string& code, Language language);

} // namespace yike
