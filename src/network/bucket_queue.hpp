// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A queue by time for searches that may correct themselves.
#pragma once

#include "base/units.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yike {

/// Items in buckets of 33 s. Inside a bucket they come in any order, so a junction may be taken
/// too early and once more when a better time turns up (delta-stepping, Meyer & Sanders 2003): few
/// are, and no heap has to be kept in order. All entries are in one pool, each bucket a list.
/// @tparam Item  a value with a member `time`
template <class Item> class BucketQueue {
  public:
    /// Empties it for times up to the cutoff.
    void reset(Millis cutoff_ms) {
        count_ = 0;
        heads_.assign((cutoff_ms >> kBucketBits) + 1, kNoEntry);
    }

    /// Before pushing so many items.
    void make_room(std::size_t items) {
        if (count_ + items > pool_.size()) {
            pool_.resize(2 * (count_ + items));
        }
    }

    void push(const Item& item) {
        std::uint32_t& head = heads_[item.time >> kBucketBits];
        pool_[count_] = {item, head};
        head = count_++;
    }

    /// Calls `take(item)` for each in turn, also for those that it pushes.
    template <class Take> void drain(const Take& take) {
        for (std::size_t bucket = 0; bucket < heads_.size(); ++bucket) {
            while (heads_[bucket] != kNoEntry) {
                const Entry entry = pool_[heads_[bucket]];
                heads_[bucket] = entry.next;
                take(entry.item);
            }
        }
    }

  private:
    static constexpr unsigned kBucketBits = 15; // 32,768 ms
    static constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;

    struct Entry {
        Item item;
        std::uint32_t next;
    };

    std::vector<Entry> pool_;
    std::uint32_t count_ = 0; ///< of the pool's entries in use
    std::vector<std::uint32_t> heads_;
};

} // namespace yike
