// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/synthesize.hpp"

#include "io/result_folder.hpp"
#include "synthesis/random_sketch.hpp"
#include "synthesis/write_town.hpp"
#include "synthesis/yinzhu_sketch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr double kNeighbourGap = 1.35; // distance of two subdistricts, in sides of one

void refuse(const char* option, double value, double least, double greatest, const char* why = "") {
    throw UsageError(fmt::format(
        "{} {} is out of range; allowed: {} to {}{}", option, value, least, greatest, why));
}

void check_ranges(const SynthesisRequest& request) {
    const auto in_range = [](double value, double least, double greatest) {
        return value >= least && value <= greatest; // false for NaN
    };
    if (request.seed.value_or(0) > kLargestSeed) {
        refuse("--seed", static_cast<double>(*request.seed), 0, static_cast<double>(kLargestSeed));
    }
    const auto parts = static_cast<double>(request.subdistricts);
    if (!in_range(parts, 1, kMostSubdistricts)) {
        refuse("--subdistricts", parts, 1, kMostSubdistricts);
    }
    if (!in_range(request.area_km2, parts * kLeastAreaKm2, kMostAreaKm2)) {
        refuse("--area", request.area_km2, parts * kLeastAreaKm2, kMostAreaKm2);
    }
    const auto communities = static_cast<double>(request.communities);
    const double most = std::min(static_cast<double>(kMostCommunities),
                                 std::floor(request.area_km2 / kCommunityLeastKm2));
    if (!in_range(communities, parts, most)) {
        refuse("--communities", communities, parts, most, " for this area");
    }
    if (!in_range(request.people, kLeastPeople * communities, kMostPeople)) {
        refuse("--people",
               request.people,
               kLeastPeople * communities,
               kMostPeople,
               " for so many communities");
    }
}

// Part i of a whole number that is shared evenly.
double part_of(double whole, std::size_t i, std::size_t parts) {
    const auto n = static_cast<double>(parts);
    return std::floor(whole * static_cast<double>(i + 1) / n) -
           std::floor(whole * static_cast<double>(i) / n);
}

SketchRequest subdistrict(const SynthesisRequest& request, std::size_t i) {
    SketchRequest part;
    const std::size_t parts = request.subdistricts;
    part.area_km2 = request.area_km2 / static_cast<double>(parts);
    part.communities =
        static_cast<std::size_t>(part_of(static_cast<double>(request.communities), i, parts));
    part.people = part_of(std::floor(request.people), i, parts);
    part.seed = request.seed.value_or(part.seed);
    if (parts > 1) {
        part.seed = part.seed * 1000 + i;
        part.name = fmt::format("示意街道{:03}", i + 1);
        const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(parts)));
        const double step = kNeighbourGap * 1000 * std::sqrt(part.area_km2);
        const double half = static_cast<double>(columns - 1) / 2;
        part.centre = part.centre + step * PlanePoint{static_cast<double>(i % columns) - half,
                                                      static_cast<double>(i / columns) - half};
    }
    return part;
}

std::string how_made(const SynthesisRequest& request) {
    if (request.yinzhu) {
        const std::string words = "yike synthesize --sample yinzhu";
        return request.seed ? fmt::format("{} --seed {}", words, *request.seed) : words;
    }
    std::string words =
        fmt::format("yike synthesize --seed {} --area {} --communities {} --people {:.0f}",
                    request.seed.value_or(SketchRequest{}.seed),
                    request.area_km2,
                    request.communities,
                    request.people);
    if (request.subdistricts > 1) {
        words += fmt::format(" --subdistricts {}", request.subdistricts);
    }
    return words;
}

} // namespace

void synthesize(const SynthesisRequest& request, Progress& progress) {
    check_ranges(request);
    const bool many = !request.yinzhu && request.subdistricts > 1;
    ResultFolder folder(request.folder, many ? "subdistricts.txt" : "project.toml");
    const std::string words = how_made(request);
    if (request.yinzhu) {
        const Sketch sketch = yinzhu_sketch(request.seed.value_or(kYinzhuSeed));
        write_town(make_town(sketch, progress), folder.path(), words);
        progress.check();
        folder.commit();
        return;
    }
    progress.stage("making districts", request.subdistricts);
    std::string list;
    for (std::size_t i = 0; i < request.subdistricts; ++i) {
        progress.check();
        const std::string name = fmt::format("{:03}", i + 1);
        const std::filesystem::path place = many ? folder.path() / name : folder.path();
        std::filesystem::create_directories(place);
        write_town(make_town(random_sketch(subdistrict(request, i)), progress), place, words);
        list += name + "\n";
        progress.advance();
    }
    if (many) {
        write_file(folder.path() / "subdistricts.txt", list);
    }
    progress.check();
    folder.commit();
}

} // namespace yike
