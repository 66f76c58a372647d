// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace yike {

namespace {

PaperPoint between(PaperPoint a, PaperPoint b, double t) {
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

/// The share of a->b inside the box (Liang and Barsky 1984).
std::optional<std::pair<double, double>>
inside_share(PaperPoint a, PaperPoint b, const SheetBox& box) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const std::array<std::pair<double, double>, 4> sides = {{{-dx, a.x - box.left},
                                                             {dx, box.right - a.x},
                                                             {-dy, a.y - box.top},
                                                             {dy, box.bottom - a.y}}};
    double from = 0;
    double to = 1;
    for (const auto& [p, q] : sides) {
        if (p == 0) {
            if (q < 0) {
                return std::nullopt;
            }
        } else if (p < 0) {
            from = std::max(from, q / p);
        } else {
            to = std::min(to, q / p);
        }
    }
    return from < to ? std::optional(std::pair(from, to)) : std::nullopt;
}

/// Signed distance to one side of the box, positive inside.
double depth(PaperPoint p, const SheetBox& box, int side) {
    switch (side) {
    case 0:
        return p.x - box.left;
    case 1:
        return box.right - p.x;
    case 2:
        return p.y - box.top;
    default:
        return box.bottom - p.y;
    }
}

/// Where the rings cross the hatch line x + y = sum, as x ascending.
std::vector<double> crossings(const PaperLines& rings, double sum) {
    std::vector<double> xs;
    for (const PaperLine& ring : rings) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const double a = ring[i].x + ring[i].y - sum;
            const double b = ring[i + 1].x + ring[i + 1].y - sum;
            if ((a < 0) != (b < 0)) {
                xs.push_back(between(ring[i], ring[i + 1], a / (a - b)).x);
            }
        }
    }
    std::sort(xs.begin(), xs.end());
    return xs;
}

} // namespace

PaperLine SheetBox::outline() const {
    return {{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}};
}

PaperLines clip_line(const PaperLine& line, const SheetBox& box) {
    PaperLines parts;
    bool going_on = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto share = inside_share(line[i], line[i + 1], box);
        if (!share) {
            going_on = false;
            continue;
        }
        if (!going_on || share->first > 0) {
            parts.push_back({between(line[i], line[i + 1], share->first)});
        }
        parts.back().push_back(share->second < 1 ? between(line[i], line[i + 1], share->second)
                                                 : line[i + 1]);
        going_on = share->second >= 1;
    }
    return parts;
}

PaperLine clip_ring(const PaperLine& ring, const SheetBox& box) {
    PaperLine kept = ring;
    for (int side = 0; side < 4 && kept.size() > 3; ++side) {
        PaperLine next;
        next.reserve(kept.size() + 4);
        for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
            const double a = depth(kept[i], box, side);
            const double b = depth(kept[i + 1], box, side);
            if (a >= 0) {
                next.push_back(kept[i]);
            }
            if ((a >= 0) != (b >= 0)) {
                next.push_back(between(kept[i], kept[i + 1], a / (a - b)));
            }
        }
        if (!next.empty()) {
            next.push_back(next.front());
        }
        kept = std::move(next);
    }
    return kept.size() > 3 ? kept : PaperLine{};
}

PaperLines hatch(const PaperLines& rings, double spacing) {
    PaperLines lines;
    if (rings.empty() || !(spacing > 0)) {
        return lines;
    }
    const SheetBox box = bounds(rings);
    const double step = spacing * std::sqrt(2.0);
    // Whole multiples of the step: hatches of neighbours run into each other without a jog.
    const double first = std::ceil((box.left + box.top) / step) * step;
    for (double sum = first; sum <= box.right + box.bottom; sum += step) {
        const std::vector<double> xs = crossings(rings, sum);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            lines.push_back({{xs[i], sum - xs[i]}, {xs[i + 1], sum - xs[i + 1]}});
        }
    }
    return lines;
}

PaperLine thinned(const PaperLine& line, double tolerance) {
    PaperLine kept;
    kept.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool end = i == 0 || i + 1 == line.size();
        if (end || std::hypot(line[i].x - kept.back().x, line[i].y - kept.back().y) > tolerance) {
            kept.push_back(line[i]);
        }
    }
    return kept;
}

bool contains(const PaperLines& rings, PaperPoint p) {
    bool in = false;
    for (const PaperLine& ring : rings) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const PaperPoint a = ring[i];
            const PaperPoint b = ring[i + 1];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                in = !in;
            }
        }
    }
    return in;
}

SheetBox bounds(const PaperLines& lines) {
    SheetBox box{1e300, 1e300, -1e300, -1e300};
    for (const PaperLine& line : lines) {
        for (const PaperPoint p : line) {
            box = {std::min(box.left, p.x),
                   std::min(box.top, p.y),
                   std::max(box.right, p.x),
                   std::max(box.bottom, p.y)};
        }
    }
    return box.left > box.right ? SheetBox{} : box;
}

} // namespace yike
