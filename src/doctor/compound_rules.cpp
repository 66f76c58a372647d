// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/compound_rules.hpp"

#include "district/box_index.hpp"
#include "doctor/rules.hpp"
#include "geometry/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace yike {

namespace {

/// Households on a hectare that are plausible for a residential compound. GB 50180-2018 gives 9-36
/// (quoted from memory) m2 of residential land for a person, that is 100-430 households a hectare
/// in new blocks; farm houses have few, high-rise blocks of small flats more. The range is wide and
/// unverified.
constexpr double kLeastDensity = 1;
constexpr double kGreatestDensity = 1000;
constexpr double kLeastGroundHa = 0.05; // less is a house, whose density says nothing

/// Overlaps smaller than this are drawing, m2, and as a share of the smaller compound.
constexpr double kLeastOverlap = 20;
constexpr double kLeastOverlapShare = 0.01;

/// A compound lies in two communities when the second one has this share of its ground.
constexpr double kLeastSecondShare = 0.1;

Issue compound_issue(const Patient& patient,
                     std::string_view kind,
                     const Compound& compound,
                     std::string message) {
    Issue issue = issue_of(kind, patient.place("compounds", compound.id), std::move(message));
    issue.lon = compound.lon_lat.lon;
    issue.lat = compound.lon_lat.lat;
    issue.households = compound.households;
    return issue;
}

void check_households(Patient& patient) {
    for (const Compound& compound : patient.district->compounds) {
        const double ha = area(compound.ground) / 1e4;
        const double density = ha > 0 ? compound.households / ha : 0;
        if (compound.households <= 0) {
            patient.issues.add(compound_issue(
                patient, "zero_households", compound, "households = 0: nobody is counted here"));
        } else if (ha >= kLeastGroundHa &&
                   (density < kLeastDensity || density > kGreatestDensity)) {
            patient.issues.add(compound_issue(
                patient,
                "household_density",
                compound,
                fmt::format("{:.0f} households on {:.2f} ha are {:.3g} a hectare; plausible are "
                            "{:g} to {:g} (unverified)",
                            compound.households,
                            ha,
                            density,
                            kLeastDensity,
                            kGreatestDensity)));
        }
    }
}

/// Compounds whose households are marked as estimates: one issue for all.
void check_estimates(Patient& patient) {
    Issue issue;
    std::size_t count = 0;
    double households = 0;
    const Compound* first = nullptr;
    for (const Compound& compound : patient.district->compounds) {
        if (compound.households_source.starts_with("estimate")) {
            ++count;
            households += compound.households;
            first = first == nullptr ? &compound : first;
        }
    }
    if (first == nullptr) {
        return;
    }
    issue = compound_issue(patient,
                           "households_estimated",
                           *first,
                           fmt::format("{} compounds with {:.0f} households have estimated numbers "
                                       "(households_source = \"{}\")",
                                       count,
                                       households,
                                       first->households_source));
    issue.place.feature.clear();
    issue.count = count;
    issue.households = households;
    patient.issues.add(std::move(issue));
}

std::vector<Box> boxes_of(const std::vector<Compound>& compounds) {
    std::vector<Box> boxes;
    for (const Compound& compound : compounds) {
        boxes.push_back(bounds(compound.ground));
    }
    return boxes;
}

bool is_copy(const Compound& a, const Compound& b) {
    return a.ground.empty() ? b.ground.empty() && a.interior == b.interior : a.ground == b.ground;
}

void check_overlaps(Patient& patient) {
    const std::vector<Compound>& compounds = patient.district->compounds;
    const BoxIndex index(boxes_of(compounds));
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        if (compounds[i].ground.empty()) {
            continue;
        }
        const Box box = bounds(compounds[i].ground);
        for (const std::size_t k : index.meeting(box)) {
            if (k <= i) {
                continue;
            }
            const Compound& a = compounds[i];
            const Compound& b = compounds[k];
            if (is_copy(a, b)) {
                patient.issues.add(compound_issue(
                    patient,
                    "duplicate_geometry",
                    b,
                    fmt::format("its ground is exactly that of compound \"{}\"", a.id)));
                continue;
            }
            const double shared = area(intersection_of(a.ground, b.ground));
            const double smaller = std::min(area(a.ground), area(b.ground));
            if (shared >= kLeastOverlap && shared >= kLeastOverlapShare * smaller) {
                patient.issues.add(compound_issue(
                    patient,
                    "compound_overlap",
                    area(a.ground) < area(b.ground) ? a : b,
                    fmt::format("compounds \"{}\" and \"{}\" share {:.0f} m2 of ground, {:.0f} % "
                                "of the smaller one",
                                a.id,
                                b.id,
                                shared,
                                100 * shared / smaller)));
            }
        }
    }
}

/// Point compounds at one place.
void check_point_copies(Patient& patient) {
    std::map<std::pair<double, double>, const Compound*> places;
    for (const Compound& compound : patient.district->compounds) {
        if (!compound.ground.empty()) {
            continue;
        }
        const auto [found, fresh] =
            places.try_emplace({compound.interior.x, compound.interior.y}, &compound);
        if (!fresh) {
            patient.issues.add(compound_issue(
                patient,
                "duplicate_geometry",
                compound,
                fmt::format("it lies exactly where compound \"{}\" does", found->second->id)));
        }
    }
}

/// How much of a compound lies in each community, and what its own field says.
void check_communities(Patient& patient) {
    const District& district = *patient.district;
    std::vector<Box> boxes;
    for (const Community& community : district.communities) {
        boxes.push_back(bounds(community.ground));
    }
    const BoxIndex index(boxes);
    for (const Compound& compound : district.compounds) {
        const double whole = area(compound.ground);
        if (whole <= 0) {
            continue;
        }
        std::vector<std::pair<double, std::size_t>> shares;
        const std::vector<std::size_t> around = index.meeting(bounds(compound.ground));
        for (const std::size_t c : around) {
            const double share =
                around.size() == 1
                    ? 1.0
                    : area(intersection_of(compound.ground, district.communities[c].ground)) /
                          whole;
            shares.emplace_back(share, c);
        }
        std::sort(shares.rbegin(), shares.rend());
        if (shares.empty()) {
            continue;
        }
        const auto name = [&](std::size_t c) { return district.communities[c].name; };
        const bool named_otherwise =
            compound.community.valid() &&
            !district.communities[compound.community.index()].ground.empty() &&
            std::none_of(shares.begin(), shares.end(), [&](const auto& share) {
                return share.second == compound.community.index() &&
                       share.first >= kLeastSecondShare;
            });
        if (named_otherwise && shares.front().first >= 0.5) {
            patient.issues.add(
                compound_issue(patient,
                               "community_mismatch",
                               compound,
                               fmt::format("it belongs to the community \"{}\" but {:.0f} % of its "
                                           "ground lie in \"{}\"",
                                           name(compound.community.index()),
                                           100 * shares.front().first,
                                           name(shares.front().second))));
        } else if (shares.size() > 1 && shares[1].first >= kLeastSecondShare) {
            patient.issues.add(compound_issue(
                patient,
                "compound_in_two_communities",
                compound,
                fmt::format("{:.0f} % of its ground lie in \"{}\", {:.0f} % in "
                            "\"{}\"; it counts for \"{}\"",
                            100 * shares[0].first,
                            name(shares[0].second),
                            100 * shares[1].first,
                            name(shares[1].second),
                            compound.community.valid() ? name(compound.community.index())
                                                       : "none")));
        }
    }
}

} // namespace

void check_compounds(Patient& patient) {
    if (!patient.district) {
        return;
    }
    check_households(patient);
    check_estimates(patient);
    check_overlaps(patient);
    check_point_copies(patient);
    check_communities(patient);
}

} // namespace yike
