// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/blocks.hpp"
#include "synthesis/curves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace yike {

namespace {

constexpr double kLeastAngle = 0.72; // sine of the sharpest corner that a street makes
constexpr double kLeastShare = 0.22; // of a block on either side of a new street
constexpr double kCorner = 18;       // m, a street ends at a corner that is nearer
constexpr int kTries = 12;

/// One end of a new street on the outline of a block.
struct StreetEnd {
    std::size_t side = 0; ///< from corner `side` to the next
    double share = 0;     ///< along it; 0: at the corner
    PlanePoint point;
};

struct Proposal {
    StreetEnd from;
    StreetEnd to;
    double score = std::numeric_limits<double>::infinity();
};

/// The outline of one block and the ways to cut it.
class BlockCutter {
  public:
    BlockCutter(const StreetMesh& mesh, BlockIndex block, double pull_m, Random& random)
        : mesh_(mesh), loop_(mesh.around(block)), pull_m_(pull_m), random_(random) {
        for (const HalfIndex h : loop_) {
            corners_.push_back(mesh.point(mesh.origin(h)));
        }
        find_axes();
    }

    double area_m2() const { return area_m2_; }

    const std::vector<HalfIndex>& loop() const { return loop_; }

    std::optional<Proposal> best_cut() {
        Proposal best;
        for (int i = 0; i < kTries; ++i) {
            const bool lengthwise = short_m_ > 0.8 * long_m_ && i % 3 == 2;
            const std::optional<Proposal> cut = propose(lengthwise);
            if (cut && cut->score < best.score) {
                best = *cut;
            }
        }
        return std::isfinite(best.score) ? std::optional(best) : std::nullopt;
    }

  private:
    std::size_t after(std::size_t i) const { return i + 1 < corners_.size() ? i + 1 : 0; }

    std::size_t before(std::size_t i) const { return i > 0 ? i - 1 : corners_.size() - 1; }

    // The smallest rectangle around the block that is parallel to one of its sides.
    void find_axes() {
        Ring ring(corners_);
        ring.push_back(ring.front());
        area_m2_ = signed_area(ring);
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < corners_.size(); ++i) {
            const PlanePoint d = direction(corners_[i], corners_[after(i)]);
            const auto [low, high] = extent(d);
            const auto [left, right] = extent(left_of(d));
            const double size = (high - low) * (right - left);
            if (size < best) {
                best = size;
                const bool is_long = high - low >= right - left;
                axis_ = is_long ? d : left_of(d);
                long_m_ = std::max(high - low, right - left);
                short_m_ = std::min(high - low, right - left);
            }
        }
    }

    std::pair<double, double> extent(PlanePoint d) const {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const PlanePoint p : corners_) {
            low = std::min(low, dot(d, p - corners_[0]));
            high = std::max(high, dot(d, p - corners_[0]));
        }
        return {low, high};
    }

    // A street across the long axis (or along it), somewhere about the middle.
    std::optional<Proposal> propose(bool lengthwise) {
        const PlanePoint d = lengthwise ? left_of(axis_) : axis_;
        const auto [low, high] = extent(d);
        const double at = low + (high - low) * (0.5 + 0.17 * random_.bell());
        const PlanePoint across = left_of(d);
        const PlanePoint slant = across + (0.16 * random_.bell()) * d;
        const std::optional<Proposal> ends = chord(corners_[0] + at * d, slant, across);
        if (!ends) {
            return std::nullopt;
        }
        Proposal cut = *ends;
        pull(cut.from);
        pull(cut.to);
        cut.score = score(cut);
        return cut;
    }

    // The longest stretch of a line within the block.
    std::optional<Proposal> chord(PlanePoint p, PlanePoint slant, PlanePoint across) const {
        struct Hit {
            double height;
            StreetEnd end;
        };

        std::vector<Hit> hits;
        const auto [low, high] = extent(across);
        const double middle = (low + high) / 2;
        const PlanePoint start = p + middle * across;
        for (std::size_t i = 0; i < corners_.size(); ++i) {
            const PlanePoint a = corners_[i];
            const PlanePoint b = corners_[after(i)];
            const double side_a = cross(slant, a - start);
            const double side_b = cross(slant, b - start);
            if ((side_a < 0) == (side_b < 0)) {
                continue;
            }
            const double share = side_a / (side_a - side_b);
            const PlanePoint at = along(a, b, share);
            hits.push_back({dot(slant, at - start), {i, share, at}});
        }
        std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
            return a.height < b.height;
        });
        std::optional<Proposal> longest;
        double best = 0;
        for (std::size_t i = 0; i + 1 < hits.size(); i += 2) {
            if (hits[i + 1].height - hits[i].height > best) {
                best = hits[i + 1].height - hits[i].height;
                longest = Proposal{hits[i].end, hits[i + 1].end};
            }
        }
        return longest;
    }

    // Ends near a corner go there, and ends near a junction across the way often make a crossing.
    void pull(StreetEnd& end) {
        const bool wish = random_.chance(0.6);
        double best = wish ? pull_m_ : kCorner;
        std::optional<std::size_t> corner;
        for (std::size_t i = 0; i < corners_.size(); ++i) {
            const double reach = mesh_.degree(loop_[i]) > 2 ? best : std::min(best, kCorner);
            const double d = distance(corners_[i], end.point);
            if (d < reach) {
                best = d;
                corner = i;
            }
        }
        if (corner) {
            end = {*corner, 0, corners_[*corner]};
        }
    }

    double score(const Proposal& cut) const {
        const double none = std::numeric_limits<double>::infinity();
        const StreetEnd& a = cut.from;
        const StreetEnd& b = cut.to;
        if (a.side == b.side || sine_at(a, b.point) < kLeastAngle ||
            sine_at(b, a.point) < kLeastAngle || !is_clear(a, b)) {
            return none;
        }
        const double part = part_area(a, b) / area_m2_;
        const double smaller = std::min(part, 1 - part);
        if (smaller < kLeastShare) {
            return none;
        }
        return (0.5 - smaller) + 0.3 * (2 - sine_at(a, b.point) - sine_at(b, a.point)) -
               (a.share == 0 ? 0.08 : 0) - (b.share == 0 ? 0.08 : 0);
    }

    // Sine of the smaller angle between the new street and the outline where it ends; negative if
    // the street leaves the block there.
    double sine_at(const StreetEnd& end, PlanePoint other) const {
        const PlanePoint way = direction(end.point, other);
        const PlanePoint ahead = direction(end.point, corners_[after(end.side)]);
        const std::size_t last = end.share > 0 ? end.side : before(end.side);
        const PlanePoint back = direction(end.point, corners_[last]);
        const double one = dot(ahead, way) > 0 ? cross(ahead, way) : 1;
        const double two = dot(back, way) > 0 ? cross(way, back) : 1;
        return std::min(one, two);
    }

    // No other side is crossed, and no corner comes close.
    bool is_clear(const StreetEnd& a, const StreetEnd& b) const {
        for (std::size_t i = 0; i < corners_.size(); ++i) {
            const PlanePoint p = corners_[i];
            const bool own = (a.share == 0 && i == a.side) || (b.share == 0 && i == b.side);
            if (!own && squared_distance(a.point, b.point, p) < kCorner * kCorner * 0.7) {
                return false;
            }
            const PlanePoint q = corners_[after(i)];
            const bool ends_here = i == a.side || i == b.side ||
                                   (a.share == 0 && after(i) == a.side) ||
                                   (b.share == 0 && after(i) == b.side);
            if (!ends_here &&
                (orientation(a.point, b.point, p) < 0) != (orientation(a.point, b.point, q) < 0) &&
                (orientation(p, q, a.point) < 0) != (orientation(p, q, b.point) < 0)) {
                return false;
            }
        }
        return true;
    }

    // Area of the part that lies on the right of a -> b, going around from a to b.
    double part_area(const StreetEnd& a, const StreetEnd& b) const {
        Ring part{a.point};
        for (std::size_t i = after(a.side);; i = after(i)) {
            part.push_back(corners_[i]);
            if (i == b.side) {
                break;
            }
        }
        part.push_back(b.point);
        part.push_back(a.point);
        return signed_area(part);
    }

    const StreetMesh& mesh_;
    std::vector<HalfIndex> loop_;
    Line corners_;
    double pull_m_;
    Random& random_;
    double area_m2_ = 0;
    double long_m_ = 0;
    double short_m_ = 0;
    PlanePoint axis_;
};

class BlockDivider {
  public:
    BlockDivider(Blocks& blocks, const Sketch& sketch, const Terrain& terrain)
        : blocks_(blocks), sketch_(sketch), terrain_(terrain),
          random_(Random(sketch.seed).fork(21)) {}

    void divide_all() {
        std::vector<BlockIndex> waiting;
        for (BlockIndex b = 0; b < blocks_.mesh.block_count(); ++b) {
            if (blocks_.ground[b] == Ground::town) {
                waiting.push_back(b);
            }
        }
        while (!waiting.empty()) {
            const BlockIndex block = waiting.back();
            waiting.pop_back();
            if (const std::optional<BlockIndex> made = divide(block)) {
                waiting.push_back(block);
                waiting.push_back(*made);
            }
        }
    }

  private:
    std::optional<BlockIndex> divide(BlockIndex block) {
        StreetMesh& mesh = blocks_.mesh;
        const Ring ring = mesh.ring(block);
        const PlanePoint middle = middle_of(ring);
        const bool hill = is_hill(ring, middle);
        blocks_.ground[block] = hill ? Ground::hill : Ground::town;
        const double wanted = hill ? 450'000 : terrain_.block_area_m2(middle);
        BlockCutter cutter(mesh, block, 0.22 * std::sqrt(wanted), random_);
        if (cutter.area_m2() < wanted * random_.between(0.9, 1.7)) {
            return std::nullopt;
        }
        const std::optional<Proposal> cut = cutter.best_cut();
        if (!cut) {
            return std::nullopt;
        }
        const Street street = street_for(cutter.area_m2(), *cut);
        draw(cutter.loop(), *cut, street);
        blocks_.ground.push_back(Ground::town);
        return static_cast<BlockIndex>(mesh.block_count() - 1);
    }

    // Most of the corners and the middle are steep.
    bool is_hill(const Ring& ring, PlanePoint middle) const {
        if (!terrain_.on_hill(middle)) {
            return false;
        }
        std::size_t steep = 0;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            steep += terrain_.on_hill(ring[i]) ? 1 : 0;
        }
        return 3 * steep >= ring.size();
    }

    Street street_for(double area_m2, const Proposal& cut) {
        const PlanePoint middle = along(cut.from.point, cut.to.point, 0.5);
        int steep = 0;
        for (const double share : {0.2, 0.5, 0.8}) {
            steep += terrain_.on_hill(along(cut.from.point, cut.to.point, share)) ? 1 : 0;
        }
        Street street;
        if (steep > 0) {
            street.street_class = random_.chance(0.3) ? StreetClass::path : StreetClass::none;
            return street;
        }
        const bool fields = terrain_.quarter(middle) == Quarter::village;
        if (area_m2 > 400'000) {
            street.street_class = StreetClass::tertiary;
            street.name = next_name();
        } else if (fields && area_m2 > 120'000) {
            street.street_class =
                random_.chance(0.55) ? StreetClass::track : StreetClass::residential;
        } else if (area_m2 > 30'000) {
            street.street_class = StreetClass::residential;
        } else {
            street.street_class = StreetClass::living_street;
        }
        return street;
    }

    std::uint32_t next_name() {
        const std::size_t used = named_++;
        if (used >= sketch_.street_names.size()) {
            return kNoStreetName;
        }
        blocks_.street_names.push_back(sketch_.street_names[used]);
        return static_cast<std::uint32_t>(blocks_.street_names.size() - 1);
    }

    void draw(const std::vector<HalfIndex>& loop, const Proposal& cut, const Street& street) {
        const HalfIndex from = end_half(loop, cut.from);
        const HalfIndex to = end_half(loop, cut.to);
        const HalfIndex made = blocks_.mesh.connect(from, to, street);
        bend(made, cut);
    }

    // The half edge that leaves the end of the street, with a new vertex if need be.
    HalfIndex end_half(const std::vector<HalfIndex>& loop, const StreetEnd& end) {
        const HalfIndex side = loop[end.side];
        if (end.share <= 0) {
            return side;
        }
        blocks_.mesh.split(side, end.point);
        return blocks_.mesh.next(side);
    }

    // Long streets are seldom straight.
    void bend(HalfIndex made, const Proposal& cut) {
        const double length_m = distance(cut.from.point, cut.to.point);
        if (length_m < 140 || !random_.chance(0.5)) {
            return;
        }
        const PlanePoint middle = along(cut.from.point, cut.to.point, random_.between(0.35, 0.65));
        const PlanePoint aside = left_of(direction(cut.from.point, cut.to.point));
        blocks_.mesh.split(made, middle + (0.035 * length_m * random_.bell()) * aside);
    }

    Blocks& blocks_;
    const Sketch& sketch_;
    const Terrain& terrain_;
    Random random_;
    std::size_t named_ = 0;
};

} // namespace

void divide_blocks(Blocks& blocks, const Sketch& sketch, const Terrain& terrain) {
    BlockDivider(blocks, sketch, terrain).divide_all();
}

} // namespace yike
