// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/random_sketch.hpp"

#include "geometry/overlay.hpp"
#include "synthesis/curves.hpp"
#include "synthesis/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yike {

namespace {

constexpr double kArterialSpacing = 1'000; // m
constexpr double kWarp = 230;              // m that arterials swing about a straight line
constexpr double kPerHouseholdPeople = 2.55;
constexpr double kElderlyShare = 0.203;

// Per community, as the sample has it.
constexpr double kGrids = 122.0 / 44;
constexpr double kCadres = 96.0 / 44;
constexpr double kCompoundRooms = 78.0 / 44;
constexpr double kCentreRooms = 36.0 / 44;

constexpr std::array<const char*, 24> kRoadNames = {
    "迎春路", "长虹路", "学府路", "青松路", "白桦路", "凤鸣路", "书香路", "和平路",
    "丰收路", "晨光路", "银杏路", "海棠路", "紫薇路", "梧桐路", "清泉路", "碧云路",
    "安康路", "兴业路", "朝霞路", "翠竹路", "芳草路", "金桂路", "明湖路", "友谊路"};
constexpr std::array<const char*, 30> kCommunityNames = {
    "青石", "柳林", "东岭", "西河", "南湖", "北苑", "双桥", "杏园", "榆树", "红旗",
    "新华", "建设", "前进", "光明", "团结", "永安", "福兴", "白沙", "石桥", "竹园",
    "桃源", "长青", "龙泉", "凤台", "清河", "金山", "银滩", "望海", "听潮", "渔港"};

std::string numbered(const char* word, std::size_t round) {
    return round == 0 ? word : fmt::format("{}{}", word, round + 1);
}

class SketchDrawer {
  public:
    explicit SketchDrawer(const SketchRequest& request)
        : request_(request), random_(request.seed), side_m_(std::sqrt(request.area_km2) * 1000),
          swing_x_(random_.fork(1).next(), 2'600), swing_y_(random_.fork(2).next(), 2'600) {}

    Sketch draw() && {
        sketch_.seed = request_.seed;
        sketch_.name = request_.name;
        draw_outline();
        draw_hills();
        draw_arterials();
        draw_river();
        found_communities();
        tell_stories();
        count();
        return std::move(sketch_);
    }

  private:
    // A square with bent and ragged sides, of the right area.
    void draw_outline() {
        Random random = random_.fork(3);
        const SmoothNoise bend_x(random.next(), side_m_ / 2);
        const SmoothNoise bend_y(random.next(), side_m_ / 2);
        const SmoothNoise ragged(random.next(), 320);
        const double half = side_m_ / 2;
        const std::array<PlanePoint, 5> corners = {
            {{half, -half}, {half, half}, {-half, half}, {-half, -half}, {half, -half}}};
        Ring& ring = sketch_.outline;
        std::size_t coast_points = 0;
        for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
            const Line side = roughened({corners[i], corners[i + 1]}, 130, 34, ragged);
            for (std::size_t k = 0; k + 1 < side.size(); ++k) {
                const PlanePoint p = side[k];
                ring.push_back(p + (0.09 * side_m_) * PlanePoint{bend_x.at(p), bend_y.at(p)});
            }
            coast_points = i == 0 ? ring.size() + 1 : coast_points;
        }
        ring.push_back(ring.front());
        const double scale = std::sqrt(request_.area_km2 * 1e6 / signed_area(ring));
        for (PlanePoint& p : ring) {
            p = request_.centre + scale * p;
        }
        if (random.chance(0.5)) {
            sketch_.coast.assign(ring.begin(),
                                 ring.begin() + static_cast<std::ptrdiff_t>(coast_points));
        }
    }

    void draw_hills() {
        Random random = random_.fork(4);
        const double wanted = request_.area_km2 / 14;
        const Box box = bounds(sketch_.outline);
        for (int i = 0; i < static_cast<int>(std::floor(wanted + random.unit())); ++i) {
            const double radius = random.between(350, 1000);
            sketch_.hills.push_back(
                {{random.between(box.min.x, box.max.x), random.between(box.min.y, box.max.y)},
                 radius,
                 radius * random.between(0.14, 0.26)});
        }
    }

    PlanePoint warped(PlanePoint p) const {
        return p + kWarp * PlanePoint{swing_x_.at(p), swing_y_.at(p)};
    }

    Line warped_line(PlanePoint a, PlanePoint b) const {
        const int steps = std::max(2, static_cast<int>(std::ceil(distance(a, b) / 170)));
        Line line;
        for (int i = 0; i <= steps; ++i) {
            line.push_back(warped(along(a, b, static_cast<double>(i) / steps)));
        }
        return line;
    }

    void draw_arterials() {
        Random random = random_.fork(5);
        constexpr std::array<const char*, 4> kClasses = {
            "primary", "secondary", "trunk", "secondary"};
        const Box box = bounds(sketch_.outline).grown(600);
        std::size_t names = random.below(kRoadNames.size());
        const auto next_name = [&names] {
            const std::size_t i = names++;
            return numbered(kRoadNames[i % kRoadNames.size()], i / kRoadNames.size());
        };
        const auto start = [&](double low) {
            return low + 600 + kArterialSpacing * random.between(0.35, 0.75);
        };
        std::size_t i = random.below(4);
        for (double x = start(box.min.x); x < box.max.x - 600; x += spacing(random), ++i) {
            sketch_.arterials.push_back({next_name(),
                                         kClasses[i % 4],
                                         warped_line({x, box.min.y}, {x, box.max.y}),
                                         i % 2 == 0});
        }
        for (double y = start(box.min.y); y < box.max.y - 600; y += spacing(random), ++i) {
            sketch_.arterials.push_back(
                {next_name(), kClasses[i % 4], warped_line({box.min.x, y}, {box.max.x, y}), false});
        }
        for (std::size_t k = 0; k < 4 * request_.communities; ++k) {
            sketch_.street_names.push_back(next_name());
        }
    }

    static double spacing(Random& random) { return kArterialSpacing * (1 + 0.22 * random.bell()); }

    // From west to east, between two arterials.
    void draw_river() {
        Random random = random_.fork(6);
        if (!random.chance(0.6) || side_m_ < 3'000) {
            return;
        }
        const Box box = bounds(sketch_.outline).grown(600);
        const double y = random.between(0.3, 0.7) * (box.max.y - box.min.y) + box.min.y;
        const SmoothNoise meander(random.next(), 1'400);
        Line line;
        for (double x = box.min.x; x <= box.max.x; x += 450) {
            const PlanePoint p = warped({x, y});
            line.push_back({p.x, p.y + 190 * meander.at(p)});
        }
        sketch_.river = {"河", smooth_curve(line, 90), random.between(22, 38)};
    }

    bool is_buildable(const PreparedPolygon& inside, PlanePoint p) const {
        return inside.covers(p) &&
               std::all_of(sketch_.hills.begin(), sketch_.hills.end(), [p](const HillSketch& hill) {
                   return distance(hill.top, p) > 0.8 * hill.radius_m;
               });
    }

    // One in each cell of a grid, of a size that gives just enough of them.
    std::vector<PlanePoint> hearts(Random& random) const {
        const PreparedPolygon inside({Polygon{sketch_.outline, {}}});
        const Box box = bounds(sketch_.outline);
        double cell =
            std::sqrt(request_.area_km2 * 1e6 / static_cast<double>(request_.communities));
        std::vector<PlanePoint> found;
        while (found.size() < request_.communities) {
            found.clear();
            for (double y = box.min.y; y < box.max.y; y += cell) {
                for (double x = box.min.x; x < box.max.x; x += cell) {
                    const PlanePoint p{x + cell * random.between(0.15, 0.85),
                                       y + cell * random.between(0.15, 0.85)};
                    if (is_buildable(inside, p)) {
                        found.push_back(p);
                    }
                }
            }
            cell *= 0.93;
        }
        while (found.size() > request_.communities) {
            found.erase(found.begin() + static_cast<std::ptrdiff_t>(random.below(found.size())));
        }
        return found;
    }

    void found_communities() {
        Random random = random_.fork(7);
        const std::vector<PlanePoint> centres = town_centres(random);
        std::size_t number = random.below(kCommunityNames.size());
        for (const PlanePoint heart : hearts(random)) {
            CommunitySketch community;
            community.name = numbered(kCommunityNames[number % kCommunityNames.size()],
                                      number / kCommunityNames.size());
            ++number;
            community.heart = heart;
            community.quarter = quarter_at(heart, centres, random);
            const bool village = community.quarter == Quarter::village;
            community.weight = village ? random.between(0.4, 0.65) : random.between(0.8, 1.35);
            community.drift_m = random.between(100, 300);
            sketch_.communities.push_back(std::move(community));
        }
    }

    std::vector<PlanePoint> town_centres(Random& random) const {
        const Box box = bounds(sketch_.outline);
        std::vector<PlanePoint> centres;
        const int count = std::max(1, static_cast<int>(request_.area_km2 / 70));
        for (int i = 0; i < count; ++i) {
            centres.push_back({random.between(0.2, 0.8) * (box.max.x - box.min.x) + box.min.x,
                               random.between(0.2, 0.8) * (box.max.y - box.min.y) + box.min.y});
        }
        return centres;
    }

    static Quarter
    quarter_at(PlanePoint heart, const std::vector<PlanePoint>& centres, Random& random) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const PlanePoint centre : centres) {
            nearest = std::min(nearest, distance(centre, heart));
        }
        const double blurred = nearest + 500 * random.bell();
        return blurred < 1'500   ? Quarter::old_town
               : blurred < 2'600 ? Quarter::mixed
               : blurred < 4'000 ? Quarter::seaside
                                 : Quarter::village;
    }

    // About a third of the centres have a fault, as in the sample.
    void tell_stories() {
        Random random = random_.fork(8);
        std::vector<CommunitySketch>& all = sketch_.communities;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].story != CentreStory::sound) {
                continue;
            }
            const double draw = random.unit();
            if (draw < 0.15) {
                pair_up(i);
            } else if (draw < 0.26) {
                all[i].story = CentreStory::small;
            }
        }
    }

    void pair_up(std::size_t i) {
        std::vector<CommunitySketch>& all = sketch_.communities;
        double best = 1'600;
        std::size_t partner = i;
        for (std::size_t j = 0; j < all.size(); ++j) {
            const double d = distance(all[i].heart, all[j].heart);
            if (j != i && all[j].story == CentreStory::sound && d < best) {
                best = d;
                partner = j;
            }
        }
        if (partner != i) {
            all[i].story = CentreStory::close;
            all[i].partner = partner;
            all[partner].story = CentreStory::close;
            all[partner].partner = i;
        }
    }

    void count() {
        const auto communities = static_cast<double>(request_.communities);
        sketch_.people = request_.people;
        sketch_.households = std::round(request_.people / kPerHouseholdPeople);
        sketch_.elderly = std::round(request_.people * kElderlyShare);
        sketch_.grids = static_cast<std::size_t>(std::ceil(communities * kGrids));
        sketch_.cadres = static_cast<std::size_t>(std::ceil(communities * kCadres));
        sketch_.compound_rooms = static_cast<std::size_t>(std::ceil(communities * kCompoundRooms));
        sketch_.centre_rooms = static_cast<std::size_t>(std::ceil(communities * kCentreRooms));
    }

    const SketchRequest& request_;
    Random random_;
    double side_m_;
    SmoothNoise swing_x_;
    SmoothNoise swing_y_;
    Sketch sketch_;
};

} // namespace

Sketch random_sketch(const SketchRequest& request) {
    return SketchDrawer(request).draw();
}

} // namespace yike
