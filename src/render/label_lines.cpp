// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Places for labels along lines and inside areas.
#include "render/label_placement.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace yike {

namespace {

double gap_between(PaperPoint a, PaperPoint b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

PaperPoint between(PaperPoint a, PaperPoint b, double t) {
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

/// A line with the distance of each point from its start.
struct MeasuredLine {
    explicit MeasuredLine(const PaperLine& points) : line(points), at(points.size(), 0.0) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            at[i] = at[i - 1] + gap_between(line[i - 1], line[i]);
        }
    }

    double length() const { return at.empty() ? 0 : at.back(); }

    PaperPoint point(double distance) const {
        const auto next = std::upper_bound(at.begin() + 1, at.end() - 1, distance);
        const auto i = static_cast<std::size_t>(next - at.begin());
        const double part = at[i] - at[i - 1];
        return between(line[i - 1], line[i], part > 0 ? (distance - at[i - 1]) / part : 0);
    }

    const PaperLine& line;
    std::vector<double> at;
};

/// How far the line strays from the chord between two of its places.
double bend(const MeasuredLine& line, double from, double to) {
    const PaperPoint a = line.point(from);
    const PaperPoint b = line.point(to);
    const double chord = gap_between(a, b);
    double widest = chord > 0 ? 0 : 1e9;
    for (double at = from; at < to && chord > 0; at += (to - from) / 12) {
        const PaperPoint p = line.point(at);
        const double off = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        widest = std::max(widest, std::fabs(off) / chord);
    }
    return widest;
}

/// The text centred on the chord a-b, left to right.
LineLabel label_on(PaperPoint a, PaperPoint b, double width, double height) {
    if (b.x < a.x) {
        std::swap(a, b);
    }
    const double chord = gap_between(a, b);
    const PaperPoint along{(b.x - a.x) / chord, (b.y - a.y) / chord};
    const PaperPoint down{-along.y, along.x};
    const PaperPoint middle = between(a, b, 0.5);
    // The base line lies under the middle of the letters.
    constexpr double kBase = 0.32;
    LineLabel label;
    label.base = {middle.x - along.x * width / 2 + down.x * height * kBase,
                  middle.y - along.y * width / 2 + down.y * height * kBase};
    label.degrees = -std::atan2(along.y, along.x) * 180 / std::numbers::pi;
    const int count = std::max(1, static_cast<int>(std::ceil(width / height)));
    const double reach = height / 2 * (std::fabs(along.x) + std::fabs(along.y)) * 0.95;
    for (int i = 0; i < count; ++i) {
        const double t = (i + 0.5) / count - 0.5;
        const PaperPoint c{middle.x + along.x * width * t, middle.y + along.y * width * t};
        label.boxes.push_back({c.x - reach, c.y - reach, c.x + reach, c.y + reach});
    }
    return label;
}

bool inside(const PaperLines& rings, const SheetBox& box) {
    const double y = (box.top + box.bottom) / 2;
    const double x = (box.left + box.right) / 2;
    for (const PaperPoint p : {PaperPoint{box.left, box.top},
                               PaperPoint{box.right, box.top},
                               PaperPoint{box.left, box.bottom},
                               PaperPoint{box.right, box.bottom},
                               PaperPoint{box.left, y},
                               PaperPoint{box.right, y},
                               PaperPoint{x, box.top},
                               PaperPoint{x, box.bottom}}) {
        if (!contains(rings, p)) {
            return false;
        }
    }
    return true;
}

using EndKey = std::pair<long long, long long>;

EndKey key_of(PaperPoint p) {
    return {std::llround(p.x * 100), std::llround(p.y * 100)};
}

/// Cosine of the turn from the end of `chain` into a piece that starts there.
double straightness(const PaperLine& chain, const PaperLine& piece) {
    const PaperPoint a = chain[chain.size() - 2];
    const PaperPoint b = chain.back();
    const PaperPoint c = piece[1];
    const double lengths = gap_between(a, b) * gap_between(b, c);
    const double product = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
    return lengths > 0 ? product / lengths : -1;
}

/// Finds pieces by their ends.
class Pieces {
  public:
    explicit Pieces(PaperLines pieces) : pieces_(std::move(pieces)), used_(pieces_.size(), false) {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            ends_.emplace(key_of(pieces_[i].front()), i);
            ends_.emplace(key_of(pieces_[i].back()), i);
        }
    }

    std::size_t size() const { return pieces_.size(); }

    /// An empty line if it is used already.
    PaperLine use(std::size_t i) {
        if (used_[i]) {
            return {};
        }
        used_[i] = true;
        return pieces_[i];
    }

    /// Adds the straightest unused piece to the end of a chain.
    bool prolong(PaperLine& chain) {
        constexpr double kSharpest = 0.5; // 60 degrees
        double best = kSharpest;
        std::size_t found = pieces_.size();
        PaperLine next;
        const auto range = ends_.equal_range(key_of(chain.back()));
        for (auto it = range.first; it != range.second; ++it) {
            if (used_[it->second]) {
                continue;
            }
            PaperLine piece = pieces_[it->second];
            if (key_of(piece.front()) != key_of(chain.back())) {
                std::reverse(piece.begin(), piece.end());
            }
            if (const double cosine = straightness(chain, piece); cosine > best) {
                best = cosine;
                found = it->second;
                next = std::move(piece);
            }
        }
        if (found == pieces_.size()) {
            return false;
        }
        used_[found] = true;
        chain.insert(chain.end(), next.begin() + 1, next.end());
        return true;
    }

  private:
    PaperLines pieces_;
    std::vector<bool> used_;
    std::multimap<EndKey, std::size_t> ends_;
};

} // namespace

std::vector<LineLabel> places_along(const PaperLine& points, double width, double height) {
    std::vector<LineLabel> places;
    if (points.size() < 2) {
        return places;
    }
    const MeasuredLine line(points);
    const double room = line.length() - width;
    if (room < 0) {
        return places;
    }
    const int steps = static_cast<int>(std::min(400.0, 2 * room / height)) + 1;
    for (int i = 0; i < steps; ++i) {
        // From the middle outwards: 0, +1, -1, +2, -2 ...
        const double side = (i % 2 == 1 ? 1.0 : -1.0) * ((i + 1) / 2) * height / 2;
        const double from = room / 2 + side;
        if (from < 0 || from > room || bend(line, from, from + width) > height * 0.16) {
            continue;
        }
        places.push_back(label_on(line.point(from), line.point(from + width), width, height));
    }
    return places;
}

std::vector<SheetBox> boxes_inside(const PaperLines& rings, double width, double height) {
    const SheetBox around = bounds(rings);
    const PaperPoint middle = around.centre();
    constexpr int kSteps = 14;
    std::vector<std::pair<double, SheetBox>> found;
    for (int row = 0; row <= kSteps; ++row) {
        for (int column = 0; column <= kSteps; ++column) {
            const PaperPoint c{around.left + around.width() * column / kSteps,
                               around.top + around.height() * row / kSteps};
            const SheetBox box{
                c.x - width / 2, c.y - height / 2, c.x + width / 2, c.y + height / 2};
            if (inside(rings, box)) {
                found.emplace_back(gap_between(c, middle), box);
            }
        }
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<SheetBox> boxes;
    for (const auto& [distance, box] : found) {
        boxes.push_back(box);
    }
    return boxes;
}

PaperLines joined_pieces(PaperLines pieces) {
    std::erase_if(pieces, [](const PaperLine& piece) { return piece.size() < 2; });
    Pieces rest(std::move(pieces));
    PaperLines chains;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        PaperLine chain = rest.use(i);
        if (chain.empty()) {
            continue;
        }
        while (rest.prolong(chain)) {
        }
        std::reverse(chain.begin(), chain.end());
        while (rest.prolong(chain)) {
        }
        chains.push_back(std::move(chain));
    }
    std::stable_sort(chains.begin(), chains.end(), [](const PaperLine& a, const PaperLine& b) {
        return MeasuredLine(a).length() > MeasuredLine(b).length();
    });
    return chains;
}

} // namespace yike
