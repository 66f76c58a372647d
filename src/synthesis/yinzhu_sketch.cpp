// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/yinzhu_sketch.hpp"

#include "synthesis/curves.hpp"

#include <array>
#include <string_view>

namespace yike {

namespace {

constexpr PlanePoint kOrigin{500'000, 3'970'000}; // EPSG:4549, on the central meridian
constexpr double kPublishedM2 = 61.4e6;

// All lines below: metres east and north of kOrigin.

// Inland edge, from the end of the coast in the north-east round by the west to its beginning.
const Line kInland = {{4500, 4821},   {4136, 4927},   {3712, 5540},   {2442, 6038},  {1962, 4984},
                      {219, 4917},    {-1, 3355},     {-1175, 1957},  {-2946, 1229}, {-3966, 1958},
                      {-3908, 961},   {-5352, 1268},  {-5372, 483},   {-4795, -936}, {-4834, -2700},
                      {-3429, -2451}, {-2293, -3065}, {-1041, -2950}, {-193, -2452}, {-367, -4254},
                      {-78, -6402},   {1059, -5404},  {1750, -5058}};

// From south to north: bays, the mouth of the river, headlands.
const Line kCoast = {{1750, -5058},
                     {2080, -4480},
                     {2420, -3780},
                     {2380, -3150},
                     {2620, -2620},
                     {3060, -2120},
                     {3220, -1450},
                     {3420, -700},
                     {3980, -150},
                     {4180, 520},
                     {4330, 1180},
                     {4560, 1760},
                     {5180, 2260},
                     {5420, 2880},
                     {5060, 3620},
                     {4760, 4250},
                     {4500, 4821}};

const Line kRiver = {{-5700, -1650},
                     {-4900, -1480},
                     {-3900, -1240},
                     {-3000, -1480},
                     {-2050, -1260},
                     {-950, -1620},
                     {150, -1500},
                     {1050, -1880},
                     {1950, -1930},
                     {2700, -2330},
                     {3500, -2700}};

struct RoadRow {
    const char* name;
    const char* road_class;
    bool bridge;
    Line line;
};

const std::vector<RoadRow>& roads() {
    static const std::vector<RoadRow> rows = {
        // From south to north.
        {"珠山路",
         "secondary",
         true,
         {{-4560, -3000}, {-4380, -1800}, {-4330, -600}, {-4400, 500}, {-4480, 1400}}},
        {"东风路",
         "primary",
         true,
         {{-3560, -2800}, {-3420, -1500}, {-3330, -300}, {-3180, 700}, {-2990, 1500}}},
        {"文化路",
         "secondary",
         false,
         {{-2640, -3300}, {-2520, -1900}, {-2480, -600}, {-2370, 500}, {-2150, 1900}}},
        {"双珠路",
         "trunk",
         true,
         {{-1990, -3300}, {-1700, -2000}, {-1530, -700}, {-1330, 600}, {-880, 1700}, {-500, 2700}}},
        {"新华路",
         "secondary",
         false,
         {{-820, -3100},
          {-760, -2000},
          {-640, -800},
          {-420, 400},
          {-60, 1600},
          {150, 3000},
          {120, 3600}}},
        {"朝阳山路",
         "primary",
         true,
         {{900, -5900},
          {760, -4500},
          {480, -3200},
          {290, -2000},
          {330, -800},
          {620, 500},
          {1080, 1700},
          {1500, 2900},
          {1760, 4100},
          {1840, 5300}}},
        {"世纪大道",
         "primary",
         true,
         {{1350, -5600},
          {1260, -4300},
          {1200, -3000},
          {1210, -1800},
          {1480, -600},
          {1960, 600},
          {2480, 1800},
          {3020, 2900},
          {3480, 4000},
          {3800, 5700}}},
        {"向阳岭路",
         "secondary",
         false,
         {{1900, -2600},
          {2010, -1500},
          {2240, -500},
          {2740, 600},
          {3260, 1700},
          {3760, 2700},
          {4020, 3500},
          {4060, 4300}}},
        {"滨海大道",
         "trunk",
         true,
         {{1480, -5500},
          {1640, -4500},
          {1830, -3700},
          {1850, -3000},
          {2120, -2300},
          {2560, -1500},
          {2800, -650},
          {3300, 100},
          {3560, 800},
          {3820, 1500},
          {4330, 2300},
          {4570, 2950},
          {4380, 3700},
          {4180, 4400},
          {4020, 5200}}},
        {"海景路",
         "tertiary",
         true,
         {{1640, -5300},
          {1930, -4440},
          {2230, -3760},
          {2190, -3140},
          {2430, -2540},
          {2860, -2040},
          {3030, -1410},
          {3240, -620},
          {3760, -40},
          {3980, 570},
          {4130, 1260},
          {4390, 1880},
          {4970, 2370},
          {5190, 2880},
          {4870, 3540},
          {4560, 4180},
          {4300, 5000}}},
        // From west to east.
        {"北京路",
         "primary",
         false,
         {{-4200, 1120},
          {-3100, 1000},
          {-2000, 1120},
          {-900, 1350},
          {100, 1560},
          {1100, 1720},
          {2100, 1700},
          {3100, 1420},
          {4200, 900},
          {4700, 700}}},
        {"上海路",
         "secondary",
         false,
         {{-5600, 420},
          {-4400, 330},
          {-3300, 300},
          {-2300, 330},
          {-1300, 430},
          {-200, 560},
          {700, 620},
          {1900, 560},
          {2900, 260},
          {3700, -120},
          {4300, -420}}},
        {"天津路",
         "secondary",
         false,
         {{-200, 3420},
          {600, 3060},
          {1500, 2900},
          {2500, 2760},
          {3500, 2500},
          {4400, 2130},
          {5300, 1750}}},
        {"人民路",
         "primary",
         false,
         {{-5300, -420},
          {-4300, -330},
          {-3300, -280},
          {-2400, -230},
          {-1450, -280},
          {-500, -260},
          {400, -230},
          {1500, -420},
          {2400, -720},
          {3600, -1180}}},
        {"珠海路",
         "secondary",
         false,
         {{-5100, -930},
          {-4300, -850},
          {-3400, -780},
          {-2500, -860},
          {-1550, -860},
          {-650, -960},
          {300, -930},
          {1300, -1180},
          {2100, -1330},
          {2700, -1620},
          {3400, -1900}}},
        {"灵海路",
         "primary",
         false,
         {{-5100, -2150},
          {-4400, -2060},
          {-3450, -1960},
          {-2550, -2020},
          {-1700, -2060},
          {-760, -2150},
          {290, -2180},
          {1210, -2420},
          {1850, -2720},
          {2500, -3000}}},
        {"月亮湾路",
         "secondary",
         false,
         {{-700, -3300}, {450, -3330}, {1200, -3400}, {1840, -3420}, {2600, -3480}}},
        {"大连路",
         "tertiary",
         false,
         {{-600, -4420}, {750, -4380}, {1260, -4330}, {1680, -4360}, {2300, -4500}}},
        {"香海路",
         "secondary",
         false,
         {{1500, 4020}, {2400, 3900}, {3450, 3780}, {4100, 3520}, {4800, 3260}, {5500, 3000}}},
    };
    return rows;
}

constexpr Quarter kOld = Quarter::old_town;
constexpr Quarter kSeaside = Quarter::seaside;
constexpr Quarter kMixed = Quarter::mixed;
constexpr Quarter kVillage = Quarter::village;
constexpr CentreStory kSound = CentreStory::sound;
constexpr CentreStory kClose = CentreStory::close;
constexpr CentreStory kSmall = CentreStory::small;
constexpr CentreStory kBoth = CentreStory::close_and_small;

struct CommunityRow {
    const char* name;
    PlanePoint heart;
    Quarter quarter;
    double weight;
    CentreStory story;
    const char* partner; ///< of a close pair
    double drift_m;
};

// In the order of the statistics of 2023. The stories are invented, as the places are.
constexpr std::array<CommunityRow, 44> kCommunities = {{
    {"滨海新村第一", {1640, -950}, kSeaside, 1.35, kClose, "滨海新村第二", 0},
    {"滨海新村第二", {2350, -1130}, kSeaside, 1.25, kBoth, "滨海新村第一", 0},
    {"滨海新村第三", {2380, 260}, kSeaside, 1.35, kSound, "", 250},
    {"世纪新村第一", {880, -480}, kMixed, 1.25, kClose, "世纪新村第二", 0},
    {"世纪新村第二", {1130, 150}, kMixed, 1.20, kClose, "世纪新村第一", 0},
    {"香海路", {3850, 3050}, kSeaside, 1.35, kSmall, "", 200},
    {"海景路", {3480, 420}, kSeaside, 1.30, kSound, "", 250},
    {"朝阳山路", {950, 2250}, kMixed, 1.30, kSound, "", 300},
    {"墨香路", {-560, 1000}, kMixed, 1.10, kSound, "", 250},
    {"海王路", {150, 250}, kMixed, 1.15, kSound, "", 150},
    {"金河", {-2950, -1060}, kMixed, 0.85, kSmall, "", 150},
    {"台兴路", {-3850, -20}, kOld, 1.00, kSound, "", 100},
    {"文化路", {-2420, -560}, kOld, 1.00, kBoth, "东风路", 0},
    {"东风路", {-3060, -500}, kOld, 1.05, kClose, "文化路", 0},
    {"嘉宁路", {-2850, 40}, kOld, 0.95, kClose, "嘉富路", 0},
    {"双珠路", {-1560, 160}, kOld, 1.05, kSound, "", 150},
    {"新华路", {-950, -540}, kOld, 1.00, kSound, "", 100},
    {"嘉富路", {-2230, 60}, kOld, 0.95, kClose, "嘉宁路", 0},
    {"月亮湾路", {1520, -3060}, kSeaside, 1.30, kSmall, "", 250},
    {"云海路", {1500, 1130}, kMixed, 1.30, kSound, "", 250},
    {"相公山", {-1180, -2500}, kMixed, 1.00, kSound, "", 200},
    {"峄山", {-4700, 60}, kMixed, 1.00, kSound, "", 250},
    {"灵山湾", {3950, 1230}, kSeaside, 1.25, kSound, "", 300},
    {"隐珠山", {-900, 1780}, kMixed, 1.00, kSound, "", 200},
    {"卢家疃", {-2080, 780}, kMixed, 0.95, kSmall, "", 250},
    {"李家石桥", {-3900, -1680}, kVillage, 0.55, kSound, "", 150},
    {"冯家滩", {-2950, -2230}, kVillage, 0.55, kSound, "", 200},
    {"东辛庄", {-1800, -2480}, kVillage, 0.55, kSound, "", 200},
    {"大荒庄", {-4420, -2380}, kVillage, 0.50, kSound, "", 150},
    {"董家庄", {-4560, -900}, kMixed, 0.80, kSound, "", 250},
    {"广城", {-3550, 820}, kMixed, 1.00, kSound, "", 200},
    {"薛家滩", {1950, -2120}, kSeaside, 1.00, kSound, "", 250},
    {"孙家滩", {2640, 1250}, kSeaside, 1.25, kSound, "", 300},
    {"石嘴子", {1960, -3980}, kVillage, 0.55, kSound, "", 150},
    {"王家石桥", {-350, -1880}, kVillage, 0.60, kSound, "", 200},
    {"黄土庄", {450, -2680}, kVillage, 0.55, kSound, "", 200},
    {"大哨头", {2500, 2350}, kMixed, 1.15, kClose, "小哨头", 0},
    {"袁家村", {3150, 1960}, kSeaside, 1.15, kSound, "", 250},
    {"小哨头", {3180, 2560}, kMixed, 1.00, kBoth, "大哨头", 0},
    {"烟台东", {4720, 2700}, kSeaside, 0.80, kSound, "", 200},
    {"大河东", {-1900, -1040}, kMixed, 0.90, kSound, "", 150},
    {"肖家庄", {4250, 4020}, kVillage, 0.55, kSound, "", 200},
    {"大台", {800, -3850}, kVillage, 0.50, kSound, "", 200},
    {"阡上", {1020, -5050}, kVillage, 0.45, kSound, "", 150},
}};

// The coast is moved at right angles to its general direction, as far as the area asks.
constexpr PlanePoint kLandwards{-0.924, 0.382};

Line placed(const Line& line, double shift_m = 0, bool ends_too = true) {
    Line result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool end = i == 0 || i + 1 == line.size();
        result.push_back(kOrigin + line[i] + (end && !ends_too ? 0 : shift_m) * kLandwards);
    }
    return result;
}

// Returns how far the coast was moved.
double draw_outline(Sketch& sketch) {
    const Random random = Random(sketch.seed).fork(1);
    const SmoothNoise waves(random.fork(1).next(), 170);
    const SmoothNoise bends(random.fork(2).next(), 300);
    const Line inland = roughened(placed(kInland), 140, 38, bends);
    double least = -600;
    double greatest = 900;
    for (int i = 0; i < 60; ++i) { // halving: more shift, less land
        const double shift_m = (least + greatest) / 2;
        sketch.coast = roughened(smooth_curve(placed(kCoast, shift_m, false), 55), 55, 42, waves);
        sketch.outline = sketch.coast;
        sketch.outline.insert(sketch.outline.end(), inland.begin() + 1, inland.end());
        (signed_area(sketch.outline) > kPublishedM2 ? least : greatest) = shift_m;
    }
    sketch.outline.back() = sketch.outline.front();
    return greatest;
}

void draw_roads(Sketch& sketch, double coast_shift_m) {
    const SmoothNoise wobble(Random(sketch.seed).fork(2).next(), 600);
    for (const RoadRow& row : roads()) {
        const bool on_coast = std::string_view(row.name) == "海景路";
        const Line curve = smooth_curve(placed(row.line, on_coast ? coast_shift_m : 0), 160);
        sketch.arterials.push_back(
            {row.name, row.road_class, roughened(curve, 400, 14, wobble), row.bridge});
    }
    sketch.street_names = {"台兴路",
                           "嘉宁路",
                           "嘉富路",
                           "墨香路",
                           "海王路",
                           "云海路",
                           "金河路",
                           "隐珠山路",
                           "相公山路",
                           "峄山路",
                           "灵山湾路"};
}

std::size_t index_of(const std::string& name) {
    for (std::size_t i = 0; i < kCommunities.size(); ++i) {
        if (kCommunities[i].name == name) {
            return i;
        }
    }
    return 0;
}

void name_communities(Sketch& sketch) {
    for (const CommunityRow& row : kCommunities) {
        sketch.communities.push_back({row.name,
                                      kOrigin + row.heart,
                                      row.quarter,
                                      row.weight,
                                      row.story,
                                      index_of(row.partner),
                                      row.drift_m});
    }
}

} // namespace

Sketch yinzhu_sketch(std::uint64_t seed) {
    Sketch sketch;
    sketch.seed = seed;
    sketch.name = "隐珠街道";
    sketch.published_km2 = 61.4;
    const double coast_shift_m = draw_outline(sketch);
    sketch.river = {"风河", smooth_curve(placed(kRiver), 90), 32};
    sketch.hills = {{kOrigin + PlanePoint{650, 4150}, 1150, 190},
                    {kOrigin + PlanePoint{2750, 5050}, 1100, 260},
                    {kOrigin + PlanePoint{60, -4700}, 900, 170},
                    {kOrigin + PlanePoint{-4750, 850}, 520, 90},
                    {kOrigin + PlanePoint{1600, 2330}, 430, 75},
                    {kOrigin + PlanePoint{-60, -2870}, 420, 70}};
    draw_roads(sketch, coast_shift_m);
    name_communities(sketch);
    sketch.households = 125'800;
    sketch.people = 320'700;
    sketch.elderly = 65'102; // 20.3 %
    sketch.grids = 122;
    sketch.cadres = 96;
    sketch.compound_rooms = 78;
    sketch.centre_rooms = 36;
    return sketch;
}

} // namespace yike
