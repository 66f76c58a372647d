// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/transport.hpp"

#include <queue>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <functional>
#include <limits>
#include <utility>

namespace yike {

namespace {

using Amount = std::int64_t;
using Cost = std::int64_t;

constexpr Amount kUnlimited = std::numeric_limits<Amount>::max();
constexpr Cost kFar = std::numeric_limits<Cost>::max();

// Nodes are the places, then the sites, then the site that takes what nobody has room for. A route
// is walked forwards at its cost, and backwards where it carries something. Reduced costs
// cost + potential(place) - potential(site) are never negative, and 0 on routes that carry.
class Transport {
  public:
    explicit Transport(const TransportProblem& problem)
        : places_(problem.supply.size()), sites_(problem.capacity.size() + 1),
          supply_(problem.supply), routes_(problem.routes) {
        add_refuse();
        for (const std::optional<Amount>& capacity : problem.capacity) {
            free_.push_back(capacity.value_or(kUnlimited));
        }
        free_.push_back(kUnlimited);
        sent_.resize(routes_.size(), 0);
        of_place_ = lists(places_, [](const Route& route) { return route.place; });
        of_site_ = lists(sites_, [](const Route& route) { return route.site; });
        potential_.resize(places_ + sites_, 0);
        distance_.resize(places_ + sites_, kFar);
        by_route_.resize(places_ + sites_);
    }

    TransportPlan solve() && {
        for (std::size_t place = 0; place < places_; ++place) {
            enter(place);
            while (supply_[place] > 0) {
                const std::size_t site = find_site(place);
                send(place, site);
                forget_search(site);
            }
        }
        return plan();
    }

  private:
    // Routes by one of their ends: those of i are routes[first[i]] to routes[first[i + 1] - 1].
    struct Lists {
        std::vector<std::uint32_t> first;
        std::vector<std::uint32_t> routes;
    };

    template <typename End> Lists lists(std::size_t ends, const End& end_of) const {
        Lists result{std::vector<std::uint32_t>(ends + 1, 0),
                     std::vector<std::uint32_t>(routes_.size())};
        for (const Route& route : routes_) {
            ++result.first[end_of(route) + 1];
        }
        for (std::size_t i = 0; i < ends; ++i) {
            result.first[i + 1] += result.first[i];
        }
        std::vector<std::uint32_t> next(result.first.begin(), result.first.end() - 1);
        for (std::size_t r = 0; r < routes_.size(); ++r) {
            result.routes[next[end_of(routes_[r])]++] = static_cast<std::uint32_t>(r);
        }
        return result;
    }

    // A way changes sites at most once a site, and each time gains less than the dearest route:
    // nothing is refused to save cost.
    void add_refuse() {
        Cost dearest = 0;
        for (const Route& route : routes_) {
            assert(route.place < places_ && route.site + 1 < sites_ && route.cost >= 0);
            dearest = std::max(dearest, route.cost);
        }
        const Cost refusal = (dearest + 1) * static_cast<Cost>(sites_ + 1);
        for (std::size_t place = 0; place < places_; ++place) {
            routes_.push_back({static_cast<std::uint32_t>(place),
                               static_cast<std::uint32_t>(sites_ - 1),
                               refusal});
        }
    }

    std::size_t node_of_site(std::size_t site) const { return places_ + site; }

    // Its routes have no negative reduced cost.
    void enter(std::size_t place) {
        Cost least = kFar;
        for (std::uint32_t i = of_place_.first[place]; i < of_place_.first[place + 1]; ++i) {
            const Route& route = routes_[of_place_.routes[i]];
            least = std::min(least, route.cost - potential_[node_of_site(route.site)]);
        }
        potential_[place] = -least;
    }

    // The site with room that is reached at the least cost; there always is one.
    std::size_t find_site(std::size_t place) {
        offer(place, 0, 0);
        while (true) {
            assert(!queue_.empty());
            const auto [distance, node] = queue_.top();
            queue_.pop();
            if (distance > distance_[node]) {
                continue;
            }
            if (node < places_) {
                settled_.push_back(node);
                walk_on(node);
            } else if (free_[node - places_] > 0) {
                return node - places_;
            } else {
                settled_.push_back(node);
                walk_back(node - places_);
            }
        }
    }

    void walk_on(std::size_t place) {
        for (std::uint32_t i = of_place_.first[place]; i < of_place_.first[place + 1]; ++i) {
            const std::uint32_t r = of_place_.routes[i];
            const std::size_t site = node_of_site(routes_[r].site);
            offer(
                site, distance_[place] + routes_[r].cost + potential_[place] - potential_[site], r);
        }
    }

    void walk_back(std::size_t site) {
        for (std::uint32_t i = of_site_.first[site]; i < of_site_.first[site + 1]; ++i) {
            const std::uint32_t r = of_site_.routes[i];
            if (sent_[r] > 0) {
                offer(routes_[r].place, distance_[node_of_site(site)], r);
            }
        }
    }

    void offer(std::size_t node, Cost distance, std::uint32_t route) {
        if (distance < distance_[node]) {
            if (distance_[node] == kFar) {
                touched_.push_back(node);
            }
            distance_[node] = distance;
            by_route_[node] = route;
            queue_.emplace(distance, node);
        }
    }

    // As much as the way from the place to the site can take.
    void send(std::size_t place, std::size_t site) {
        Amount amount = std::min(supply_[place], free_[site]);
        follow(place, site, [&](std::uint32_t, std::uint32_t backward) {
            amount = std::min(amount, sent_[backward]);
        });
        sent_[by_route_[node_of_site(site)]] += amount;
        follow(place, site, [&](std::uint32_t forward, std::uint32_t backward) {
            sent_[backward] -= amount;
            sent_[forward] += amount;
        });
        supply_[place] -= amount;
        free_[site] -= free_[site] == kUnlimited ? 0 : amount;
    }

    // Visits the exchanges on the way that was found, last first: some place leaves `backward`, and
    // the place before it takes what it leaves by `forward`.
    template <typename Visit>
    void follow(std::size_t place, std::size_t site, const Visit& visit) const {
        std::size_t at = routes_[by_route_[node_of_site(site)]].place;
        while (at != place) {
            const std::uint32_t backward = by_route_[at];
            const std::uint32_t forward = by_route_[node_of_site(routes_[backward].site)];
            visit(forward, backward);
            at = routes_[forward].place;
        }
    }

    // The nodes nearer than the site that was found get the potentials that keep reduced costs from
    // becoming negative; those of sites with room stay 0.
    void forget_search(std::size_t site) {
        const Cost found = distance_[node_of_site(site)];
        for (const std::size_t node : settled_) {
            potential_[node] += distance_[node] - found;
        }
        for (const std::size_t node : touched_) {
            distance_[node] = kFar;
        }
        settled_.clear();
        touched_.clear();
        queue_ = {};
    }

    TransportPlan plan() const {
        TransportPlan result;
        const std::size_t given = routes_.size() - places_;
        result.sent.assign(sent_.begin(), sent_.begin() + static_cast<std::ptrdiff_t>(given));
        result.kept.assign(sent_.begin() + static_cast<std::ptrdiff_t>(given), sent_.end());
        for (std::size_t r = 0; r < given; ++r) {
            result.moved += sent_[r];
            result.cost += sent_[r] * routes_[r].cost;
        }
        return result;
    }

    using Entry = std::pair<Cost, std::size_t>;

    std::size_t places_;
    std::size_t sites_; ///< with the one that refuses
    std::vector<Amount> supply_;
    std::vector<Amount> free_;
    std::vector<Route> routes_; ///< given ones, then one refusal a place
    std::vector<Amount> sent_;
    Lists of_place_;
    Lists of_site_;
    std::vector<Cost> potential_;

    std::vector<Cost> distance_;
    std::vector<std::uint32_t> by_route_; ///< by which a node was reached
    std::vector<std::size_t> touched_;
    std::vector<std::size_t> settled_;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

} // namespace

TransportPlan cheapest_transport(const TransportProblem& problem) {
    return Transport(problem).solve();
}

} // namespace yike
