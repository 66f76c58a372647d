// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/name_compounds.hpp"

#include "synthesis/random.hpp"

#include <array>
#include <string>
#include <unordered_map>

namespace yike {

namespace {

constexpr std::array<const char*, 32> kEstates = {
    "海岸", "金域", "锦绣", "御景", "碧波", "翠湖", "阳光", "瑞景", "蓝湾", "山海", "春和",
    "云锦", "景明", "星河", "和润", "盛海", "鸿泰", "隆和", "文汇", "天和", "海韵", "珑玥",
    "丽景", "听涛", "望海", "松风", "澜庭", "朗悦", "汇景", "嘉禾", "福瑞", "晨曦"};
constexpr std::array<const char*, 10> kEstateKinds = {
    "花园", "家园", "名苑", "雅苑", "华府", "公馆", "新城", "苑", "府", "湾"};
constexpr std::array<const char*, 14> kEmployers = {"棉纺厂",
                                                    "机械厂",
                                                    "供销社",
                                                    "粮食局",
                                                    "建筑公司",
                                                    "轴承厂",
                                                    "电力",
                                                    "水产局",
                                                    "邮电",
                                                    "教师",
                                                    "运输公司",
                                                    "橡胶厂",
                                                    "锻压厂",
                                                    "食品厂"};
constexpr std::array<const char*, 4> kHomes = {"家属院", "宿舍", "公寓", "生活区"};
constexpr std::array<const char*, 5> kNewVillages = {"安置区", "新苑", "嘉园", "社区家园", "馨苑"};
constexpr std::array<const char*, 10> kNumbers = {
    "", "二期", "三期", "四期", "五期", "六期", "七期", "八期", "九期", "十期"};

// The community's name without 社区.
std::string stem(const Town& town, const Compound& compound) {
    return town.sketch.communities[compound.community.index()].name;
}

std::string invented(const Town& town, const Compound& compound, Random& random) {
    const auto pick = [&random](const auto& words) {
        return std::string(words[random.below(words.size())]);
    };
    switch (compound.type) {
    case SettlementType::commodity: {
        const std::string estate = pick(kEstates);
        return estate + pick(kEstateKinds);
    }
    case SettlementType::resettled:
        return stem(town, compound) + pick(kNewVillages);
    default:
        break;
    }
    if (std::stoi(compound.year) < 1990 && random.chance(0.5)) {
        return stem(town, compound) + "老街坊";
    }
    const std::string employer = pick(kEmployers);
    return employer + pick(kHomes);
}

} // namespace

void name_compounds(Town& town) {
    Random random = Random(town.sketch.seed).fork(61);
    std::unordered_map<std::string, std::size_t> used;
    for (Compound& compound : town.compounds) {
        std::string name = invented(town, compound, random);
        const std::size_t before = used[name]++;
        if (before > 0) {
            name += before < kNumbers.size() ? kNumbers[before] : std::to_string(before + 1) + "期";
        }
        compound.name = std::move(name);
    }
}

} // namespace yike
