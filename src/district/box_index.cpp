// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/box_index.hpp"

// Boost's own headers include one that Boost calls deprecated, and say so in every build.
#define BOOST_ALLOW_DEPRECATED_HEADERS
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace yike {

namespace {

namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;
using Entry = std::pair<TreeBox, std::size_t>;

TreeBox tree_box(const Box& box) {
    return {TreePoint(box.min.x, box.min.y), TreePoint(box.max.x, box.max.y)};
}

} // namespace

struct BoxIndex::Impl {
    bg::index::rtree<Entry, bg::index::rstar<16>> tree;
};

BoxIndex::BoxIndex(std::span<const Box> boxes) : impl_(new Impl) {
    std::vector<Entry> entries;
    entries.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty()) {
            entries.emplace_back(tree_box(boxes[i]), i);
        }
    }
    impl_->tree = decltype(impl_->tree)(entries);
}

BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;
BoxIndex::~BoxIndex() = default;

std::vector<std::size_t> BoxIndex::meeting(const Box& box) const {
    std::vector<std::size_t> found;
    for (auto it = impl_->tree.qbegin(bg::index::intersects(tree_box(box)));
         it != impl_->tree.qend();
         ++it) {
        found.push_back(it->second);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::size_t> BoxIndex::around(PlanePoint p, double distance_m) const {
    Box box;
    box.add(p);
    return meeting(box.grown(distance_m));
}

} // namespace yike
