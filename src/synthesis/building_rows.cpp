// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/building_rows.hpp"

#include "synthesis/curves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yike {

namespace {

class RowBuilder {
  public:
    RowBuilder(const ConvexPlot& zone, const RowStyle& style, BuildingRows& rows, Random& random)
        : zone_(zone), style_(style), rows_(rows), random_(random) {}

    void build_all() {
        const double step = style_.pitch;
        double v = rows_.frame.lowest + style_.depth / 2 + random_.between(0, 0.3 * step);
        for (; v + style_.depth / 2 <= rows_.frame.highest; v += step) {
            build_row(v);
        }
    }

  private:
    void build_row(double v) {
        const auto low = stretch(v - style_.depth / 2);
        const auto high = stretch(v + style_.depth / 2);
        if (!low || !high) {
            return;
        }
        const double end = std::min(low->leave, high->leave);
        double u = std::max(low->enter, high->enter) + random_.between(0, 4);
        bool any = false;
        while (u + style_.shortest <= end) {
            double span = std::min(random_.between(style_.shortest, style_.longest), end - u);
            const double left = rows_.spine - kSpineHalf;
            if (u < rows_.spine + kSpineHalf && u + span > left) {
                if (left - u < style_.shortest) {
                    u = rows_.spine + kSpineHalf;
                    continue;
                }
                span = left - u;
            }
            if (random_.chance(0.93)) {
                add(u, u + span, v);
                any = true;
            }
            u += span + style_.gap;
        }
        if (any) {
            rows_.rows.push_back(v);
        }
    }

    std::optional<ConvexPlot::Crossing> stretch(double v) const {
        return zone_.crossed_by(rows_.frame.at(0, v), rows_.frame.ahead);
    }

    void add(double from, double to, double v) {
        const RowFrame& frame = rows_.frame;
        const double half = style_.depth / 2;
        const double storeys =
            std::floor(random_.between(style_.least_storeys, style_.most_storeys + 1));
        rows_.buildings.push_back({{frame.at(from, v - half),
                                    frame.at(to, v - half),
                                    frame.at(to, v + half),
                                    frame.at(from, v + half),
                                    frame.at(from, v - half)},
                                   (to - from) * style_.depth * storeys});
    }

    const ConvexPlot& zone_;
    const RowStyle& style_;
    BuildingRows& rows_;
    Random& random_;
};

} // namespace

RowStyle row_style(const CompoundPlan& plan) {
    if (plan.hamlet) {
        return {21, 9, 9, 14, 5, 1, 2};
    }
    switch (plan.type) {
    case SettlementType::open_old:
        return {25, 11, 28, 48, 9, 5, 6};
    case SettlementType::commodity:
        return plan.year < 2005 ? RowStyle{28, 12, 34, 56, 10, 5, 7}
                                : RowStyle{46, 14, 34, 58, 16, 6, 17};
    default:
        return {32, 12, 34, 58, 11, 5, 9};
    }
}

RowFrame row_frame(const ConvexPlot& plot) {
    RowFrame frame;
    double best = -1;
    for (std::size_t i = 0; i < plot.size(); ++i) {
        const PlanePoint side = direction(plot.corner(i), plot.next_corner(i));
        const double weight = std::sqrt(distance(plot.corner(i), plot.next_corner(i)));
        for (const PlanePoint way : {side, left_of(side)}) {
            const double worth = way.x * way.x * weight;
            if (worth > best) {
                best = worth;
                frame.ahead = way.x < 0 ? -1.0 * way : way;
            }
        }
    }
    frame.aside = left_of(frame.ahead);
    for (const PlanePoint p : plot.corners) {
        frame.origin = frame.origin + (1.0 / static_cast<double>(plot.size())) * p;
    }
    frame.lowest = std::numeric_limits<double>::infinity();
    frame.highest = -frame.lowest;
    for (const PlanePoint p : plot.corners) {
        const double v = dot(frame.aside, p - frame.origin);
        frame.lowest = std::min(frame.lowest, v);
        frame.highest = std::max(frame.highest, v);
    }
    return frame;
}

BuildingRows
build_rows(const ConvexPlot& plot, const RowStyle& style, double margin_m, Random& random) {
    BuildingRows rows;
    rows.frame = row_frame(plot);
    rows.pitch_m = style.pitch;
    rows.spine = random.between(-25, 25);
    const ConvexPlot zone = plot.inset(margin_m);
    RowBuilder(zone, style, rows, random).build_all();
    return rows;
}

} // namespace yike
