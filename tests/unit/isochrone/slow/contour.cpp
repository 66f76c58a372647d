// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Marching triangles. Each crossing of the line with a side of a triangle belongs to exactly two
// triangles, so the pieces of the line link up to closed rings without any ambiguity.
#include "isochrone/contour.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace yike {

namespace {

// Whole milliseconds never equal cutoff + 1/8, nor do means of four: no corner lies on the line.
constexpr double kAboveCutoff = 0.125;

// The line keeps this share of a side away from its ends, so that rings do not touch when their
// coordinates are rounded on output.
constexpr double kKeepOff = 0.05;

// Vertices that stray less than this from the straight line are left out, m; output has 1 cm.
constexpr double kStraight = 0.002;

struct Vertex {
    std::int64_t x = 0; ///< twice the number of fine steps, odd at centres
    std::int64_t y = 0;
    double value = 0; ///< ms beyond the cutoff; > 0 outside
};

class Tracer {
  public:
    Tracer(const TimeField& field, Millis cutoff_ms)
        : field_(field), cutoff_ms_(cutoff_ms), step_(field.cell_m / field.parts / 2) {}

    std::vector<Ring> rings() && {
        constexpr std::size_t kCrossingsPerCell = 16;
        numbers_.reserve(kCrossingsPerCell * field_.fine.size());
        for (const FineCell& cell : field_.fine) {
            add_cell(cell);
        }
        std::vector<Ring> rings;
        std::vector<char> used(starts_.size(), 0);
        for (std::size_t i = 0; i < starts_.size(); ++i) {
            if (used[i] == 0) {
                rings.push_back(follow(i, used));
            }
        }
        return rings;
    }

  private:
    double beyond(Millis value) const {
        const double ms = static_cast<double>(value) - static_cast<double>(cutoff_ms_);
        return std::min(ms, static_cast<double>(kBeyond)) - kAboveCutoff;
    }

    void add_cell(const FineCell& cell) {
        const int n = field_.parts;
        const auto corner = [&](int i, int j) {
            return Vertex{2 * (cell.cell.x * std::int64_t{n} + i),
                          2 * (cell.cell.y * std::int64_t{n} + j),
                          beyond(cell.values[static_cast<std::size_t>(j * (n + 1) + i)])};
        };
        for (int j = 0; j < n; ++j) {
            for (int i = 0; i < n; ++i) {
                const std::array<Vertex, 4> corners{
                    corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)};
                add_square(corners);
            }
        }
    }

    void add_square(const std::array<Vertex, 4>& c) {
        const bool inside = c[0].value < 0;
        if (std::all_of(c.begin(), c.end(), [inside](const Vertex& v) {
                return (v.value < 0) == inside;
            })) {
            return;
        }
        const Vertex centre{
            c[0].x + 1, c[0].y + 1, (c[0].value + c[1].value + c[2].value + c[3].value) / 4};
        for (std::size_t i = 0; i < 4; ++i) {
            add_triangle({c[i], c[(i + 1) % 4], centre});
        }
    }

    // One piece of the line, with the inside on its left.
    void add_triangle(const std::array<Vertex, 3>& t) {
        for (std::size_t i = 0; i < 3; ++i) {
            const Vertex& a = t[i];
            const Vertex& b = t[(i + 1) % 3];
            const Vertex& c = t[(i + 2) % 3];
            const bool in = a.value < 0;
            if ((b.value < 0) == in || (c.value < 0) == in) {
                continue;
            }
            // a is alone on its side; the triangle is counter-clockwise.
            const std::uint32_t ab = crossing(a, b);
            const std::uint32_t ac = crossing(a, c);
            link(in ? ab : ac, in ? ac : ab);
            return;
        }
    }

    std::uint32_t crossing(const Vertex& a, const Vertex& b) {
        const auto sum_x = static_cast<std::uint64_t>(a.x + b.x);
        const auto sum_y = static_cast<std::uint64_t>(a.y + b.y);
        const std::uint64_t key = (sum_x << 32) ^ (sum_y & 0xFFFFFFFFU);
        const auto [it, fresh] = numbers_.emplace(key, static_cast<std::uint32_t>(points_.size()));
        if (fresh) {
            const Vertex& in = a.value < 0 ? a : b;
            const Vertex& out = a.value < 0 ? b : a;
            const double share =
                std::clamp(in.value / (in.value - out.value), kKeepOff, 1 - kKeepOff);
            points_.push_back(along(position(in), position(out), share));
            next_.push_back(0);
        }
        return it->second;
    }

    PlanePoint position(const Vertex& v) const {
        return {static_cast<double>(v.x) * step_, static_cast<double>(v.y) * step_};
    }

    void link(std::uint32_t from, std::uint32_t to) {
        next_[from] = to;
        starts_.push_back(from);
        if (piece_of_.size() < points_.size()) {
            piece_of_.resize(points_.size());
        }
        piece_of_[from] = static_cast<std::uint32_t>(starts_.size() - 1);
    }

    Ring follow(std::size_t piece, std::vector<char>& used) const {
        Ring ring;
        for (std::uint32_t point = starts_[piece]; used[piece_of_[point]] == 0;
             point = next_[point]) {
            used[piece_of_[point]] = 1;
            ring.push_back(points_[point]);
        }
        return straightened(ring);
    }

    // Leaves out vertices on straight stretches and closes the ring.
    static Ring straightened(const Ring& ring) {
        Ring kept;
        PlanePoint last = ring.front();
        kept.push_back(last);
        for (std::size_t begin = 0; begin + 1 < ring.size();) {
            std::size_t end = begin + 1;
            while (end + 1 < ring.size() && is_straight(ring, begin, end + 1)) {
                ++end;
            }
            kept.push_back(ring[end]);
            begin = end;
        }
        kept.push_back(ring.front());
        return kept.size() >= 4 ? kept : closed(ring);
    }

    static Ring closed(Ring ring) {
        ring.push_back(ring.front());
        return ring;
    }

    static bool is_straight(const Ring& ring, std::size_t begin, std::size_t end) {
        if (end - begin > 64) {
            return false;
        }
        for (std::size_t i = begin + 1; i < end; ++i) {
            if (squared_distance(ring[begin], ring[end], ring[i]) > kStraight * kStraight) {
                return false;
            }
        }
        return true;
    }

    const TimeField& field_;
    Millis cutoff_ms_;
    double step_;
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
    std::vector<PlanePoint> points_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> starts_; ///< first point of each piece of the line
    std::vector<std::uint32_t> piece_of_;
};

struct BoundedRing {
    Box box;
    double area_m2 = 0;
    std::size_t polygon = 0;
};

// Each hole goes to the smallest outer ring around it.
MultiPolygon assemble(std::vector<Ring> rings) {
    MultiPolygon polygons;
    std::vector<BoundedRing> outers;
    std::vector<Ring> holes;
    for (Ring& ring : rings) {
        const double area_m2 = signed_area(ring);
        if (area_m2 > 0) {
            outers.push_back({bounds(ring), area_m2, polygons.size()});
            polygons.push_back({std::move(ring), {}});
        } else if (area_m2 < 0) {
            holes.push_back(std::move(ring));
        }
    }
    std::sort(outers.begin(), outers.end(), [](const BoundedRing& a, const BoundedRing& b) {
        return a.area_m2 < b.area_m2;
    });
    for (Ring& hole : holes) {
        const double hole_m2 = -signed_area(hole);
        const PlanePoint p = hole.front();
        const auto around =
            std::find_if(outers.begin(), outers.end(), [&](const BoundedRing& outer) {
                return outer.area_m2 > hole_m2 && outer.box.contains(p) &&
                       contains(Polygon{polygons[outer.polygon].outer, {}}, p);
            });
        if (around != outers.end()) {
            polygons[around->polygon].holes.push_back(std::move(hole));
        }
    }
    return polygons;
}

} // namespace

MultiPolygon contour(const TimeField& field, Millis cutoff_ms) {
    return assemble(Tracer(field, cutoff_ms).rings());
}

} // namespace yike
