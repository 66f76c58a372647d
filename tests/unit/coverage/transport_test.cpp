// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/transport.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <random>
#include <utility>

using namespace yike;

namespace {

using Amount = std::int64_t;

constexpr Amount kUnlimited = 1'000'000'000;

TransportProblem random_problem(
    std::uint32_t seed, std::uint32_t places, std::uint32_t sites, int most, double density) {
    std::mt19937 random(seed);
    const auto up_to = [&random](int n) {
        return std::uniform_int_distribution<int>(0, n)(random);
    };
    std::uniform_real_distribution<double> chance(0, 1);
    TransportProblem problem;
    for (std::uint32_t p = 0; p < places; ++p) {
        problem.supply.push_back(up_to(most));
    }
    for (std::uint32_t s = 0; s < sites; ++s) {
        problem.capacity.emplace_back(up_to(most * static_cast<int>(places / sites + 1)));
        if (chance(random) < 0.1) {
            problem.capacity.back().reset();
        }
    }
    for (std::uint32_t p = 0; p < places; ++p) {
        for (std::uint32_t s = 0; s < sites; ++s) {
            if (chance(random) < density) {
                problem.routes.push_back({p, s, up_to(20)});
            }
        }
    }
    return problem;
}

// All amounts on all routes, one after the other: (most moved, least cost).
std::pair<Amount, Amount> enumerate(const TransportProblem& problem) {
    std::vector<Amount> supply = problem.supply;
    std::vector<Amount> room;
    for (const auto& capacity : problem.capacity) {
        room.push_back(capacity.value_or(kUnlimited));
    }
    std::pair<Amount, Amount> best{0, 0};
    const std::function<void(std::size_t, Amount, Amount)> go =
        [&](std::size_t r, Amount moved, Amount cost) {
            if (r == problem.routes.size()) {
                if (moved > best.first || (moved == best.first && cost < best.second)) {
                    best = {moved, cost};
                }
                return;
            }
            const Route& route = problem.routes[r];
            const Amount most = std::min(supply[route.place], room[route.site]);
            for (Amount amount = 0; amount <= most; ++amount) {
                supply[route.place] -= amount;
                room[route.site] -= amount;
                go(r + 1, moved + amount, cost + amount * route.cost);
                supply[route.place] += amount;
                room[route.site] += amount;
            }
        };
    go(0, 0, 0);
    return best;
}

// Sums within supply and capacity.
void check_feasible(const TransportProblem& problem, const TransportPlan& plan) {
    std::vector<Amount> left = plan.kept;
    std::vector<Amount> into(problem.capacity.size(), 0);
    Amount moved = 0;
    Amount cost = 0;
    for (std::size_t r = 0; r < problem.routes.size(); ++r) {
        REQUIRE(plan.sent[r] >= 0);
        left[problem.routes[r].place] += plan.sent[r];
        into[problem.routes[r].site] += plan.sent[r];
        moved += plan.sent[r];
        cost += plan.sent[r] * problem.routes[r].cost;
    }
    REQUIRE(left == problem.supply);
    REQUIRE(std::all_of(plan.kept.begin(), plan.kept.end(), [](Amount a) { return a >= 0; }));
    for (std::size_t s = 0; s < into.size(); ++s) {
        REQUIRE(into[s] <= problem.capacity[s].value_or(kUnlimited));
    }
    REQUIRE(moved == plan.moved);
    REQUIRE(cost == plan.cost);
}

// Optimal if and only if its residual network has no way from a place with something left to a site
// with room, and no cycle of negative cost. Source and sink are nodes too, so that a cycle may
// serve one place instead of another or use one site instead of another.
void check_optimal(const TransportProblem& problem, const TransportPlan& plan) {
    struct Arc {
        std::size_t from;
        std::size_t to;
        Amount cost;
    };

    const std::size_t n = problem.supply.size();
    const std::size_t source = n + problem.capacity.size();
    const std::size_t sink = source + 1;
    std::vector<Arc> arcs;
    std::vector<Amount> into(problem.capacity.size(), 0);
    for (std::size_t r = 0; r < problem.routes.size(); ++r) {
        const Route& route = problem.routes[r];
        into[route.site] += plan.sent[r];
        arcs.push_back({route.place, n + route.site, route.cost});
        if (plan.sent[r] > 0) {
            arcs.push_back({n + route.site, route.place, -route.cost});
        }
    }
    for (std::size_t p = 0; p < n; ++p) {
        if (plan.kept[p] > 0) {
            arcs.push_back({source, p, 0});
        }
        if (plan.kept[p] < problem.supply[p]) {
            arcs.push_back({p, source, 0});
        }
    }
    for (std::size_t s = 0; s < into.size(); ++s) {
        if (into[s] < problem.capacity[s].value_or(kUnlimited)) {
            arcs.push_back({n + s, sink, 0});
        }
        if (into[s] > 0) {
            arcs.push_back({sink, n + s, 0});
        }
    }
    std::vector<char> reached(sink + 1, 0);
    reached[source] = 1;
    std::vector<Amount> distance(sink + 1, 0);
    bool shorter = true;
    for (std::size_t round = 0; round <= sink + 1 && shorter; ++round) {
        shorter = false;
        for (const Arc& arc : arcs) {
            reached[arc.to] = static_cast<char>(reached[arc.to] | reached[arc.from]);
            if (distance[arc.from] + arc.cost < distance[arc.to]) {
                distance[arc.to] = distance[arc.from] + arc.cost;
                shorter = true;
            }
        }
    }
    for (std::size_t round = 0; round <= sink; ++round) {
        for (const Arc& arc : arcs) {
            reached[arc.to] = static_cast<char>(reached[arc.to] | reached[arc.from]);
        }
    }
    REQUIRE_FALSE(shorter); // Bellman-Ford came to rest: no negative cycle
    REQUIRE(reached[sink] == 0);
}

} // namespace

TEST_CASE("a full site sends away whom it costs least") {
    // Both prefer site 0, which has room for one of them only.
    const TransportPlan plan =
        cheapest_transport({{5, 5}, {5, 20}, {{0, 0, 10}, {0, 1, 40}, {1, 0, 20}, {1, 1, 35}}});
    REQUIRE(plan.sent == std::vector<Amount>{5, 0, 0, 5});
    REQUIRE(plan.cost == 5 * 10 + 5 * 35);
}

TEST_CASE("more served comes before fewer minutes") {
    // Place 1 knows site 0 only; place 0 has to walk far for its sake.
    const TransportPlan plan =
        cheapest_transport({{3, 3}, {3, 3}, {{0, 0, 1}, {0, 1, 1000}, {1, 0, 900}}});
    REQUIRE(plan.sent == std::vector<Amount>{0, 3, 3});
    REQUIRE(plan.moved == 6);
}

TEST_CASE("if not all find room, those stay that save the most") {
    const TransportPlan plan =
        cheapest_transport({{4, 4, 4}, {6}, {{0, 0, 9}, {1, 0, 2}, {2, 0, 5}}});
    REQUIRE(plan.sent == std::vector<Amount>{0, 4, 2});
    REQUIRE(plan.kept == std::vector<Amount>{4, 0, 2});
}

TEST_CASE("no places, no sites, no routes and no room are answers") {
    REQUIRE(cheapest_transport({}).moved == 0);
    REQUIRE(cheapest_transport({{7}, {}, {}}).kept == std::vector<Amount>{7});
    REQUIRE(cheapest_transport({{7}, {3}, {}}).kept == std::vector<Amount>{7});
    REQUIRE(cheapest_transport({{7}, {0}, {{0, 0, 1}}}).kept == std::vector<Amount>{7});
    REQUIRE(cheapest_transport({{0}, {5}, {{0, 0, 1}}}).moved == 0);
    REQUIRE(cheapest_transport({{7}, {std::nullopt}, {{0, 0, 3}}}).cost == 21);
}

TEST_CASE("small problems are solved as well as by trying everything") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const TransportProblem problem =
            random_problem(seed, 2 + seed % 3, 2 + seed % 2, 3, seed % 5 == 0 ? 0.5 : 0.8);
        const TransportPlan plan = cheapest_transport(problem);
        check_feasible(problem, plan);
        REQUIRE(std::pair(plan.moved, plan.cost) == enumerate(problem));
    }
}

TEST_CASE("large problems leave no better exchange") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const TransportProblem problem =
            random_problem(seed, 30 + seed, 3 + seed / 4, 40, 0.1 + 0.01 * seed);
        const TransportPlan plan = cheapest_transport(problem);
        check_feasible(problem, plan);
        check_optimal(problem, plan);
    }
}

TEST_CASE("more room or one more site never moves less") {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        TransportProblem problem = random_problem(seed, 20, 6, 10, 0.3);
        const Amount before = cheapest_transport(problem).moved;
        TransportProblem roomier = problem;
        roomier.capacity[seed % 6] = problem.capacity[seed % 6].value_or(0) + 5;
        if (problem.capacity[seed % 6]) {
            REQUIRE(cheapest_transport(roomier).moved >= before);
        }
        problem.capacity.emplace_back(3);
        for (std::uint32_t p = 0; p < 20; p += 3) {
            problem.routes.push_back({p, 6, p});
        }
        REQUIRE(cheapest_transport(problem).moved >= before);
    }
}
