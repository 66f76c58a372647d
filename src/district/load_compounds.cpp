// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_compounds.hpp"

#include "district/feature_reader.hpp"
#include "district/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yike {

namespace {

/// What was assumed or left out, for one issue each.
struct Tally {
    std::size_t count = 0;
    double households = 0;
    std::optional<LonLat> example;

    void add(const Compound& compound) {
        ++count;
        households += compound.households;
        if (!example) {
            example = compound.lon_lat;
        }
    }
};

struct CompoundTallies {
    Tally outside;
    Tally people;
    Tally elderly;
};

std::optional<Enclosure> read_enclosure(FeatureReader& reader) {
    using Words = std::optional<Enclosure>;
    return reader.word<Words>("enclosure",
                              {{"walled", Enclosure::walled},
                               {"封闭", Enclosure::walled},
                               {"封闭式", Enclosure::walled},
                               {"围合", Enclosure::walled},
                               {"open", Enclosure::open},
                               {"开放", Enclosure::open},
                               {"开放式", Enclosure::open}},
                              std::nullopt,
                              "walled or open (封闭, 开放), or empty");
}

/// Sets ground and interior; false if the feature has no shape.
bool read_shape(const Feature& feature,
                const WorkingCrs& crs,
                Compound& compound,
                FeatureReader& reader) {
    compound.ground = read_ground(feature, crs, reader);
    if (reader.bad()) {
        return false;
    }
    const std::optional<PlanePoint> interior = compound.ground.empty()
                                                   ? read_point(feature, crs, reader)
                                                   : interior_point(compound.ground);
    if (!interior) {
        if (!reader.bad()) {
            reader.reject_geometry("the polygon has no ground");
        }
        return false;
    }
    compound.interior = *interior;
    compound.lon_lat = crs.to_lon_lat(*interior);
    return true;
}

void read_people(FeatureReader& reader, Compound& compound, CompoundTallies& tallies) {
    const std::optional<double> people = reader.number("people");
    const std::optional<double> elderly =
        reader.number("elderly", people ? Range{0, *people} : Range{});
    if (reader.bad()) {
        return;
    }
    compound.people = people.value_or(compound.households * kPeoplePerHousehold);
    // Older people who are counted are people, whatever the estimate says.
    compound.people = std::max(compound.people, elderly.value_or(0));
    compound.elderly = elderly.value_or(compound.people * kElderlyShare);
    if (!people) {
        tallies.people.add(compound);
    }
    if (!elderly) {
        tallies.elderly.add(compound);
    }
}

void read_values(FeatureReader& reader, Compound& compound) {
    compound.name = reader.text("name");
    if (compound.name.empty()) {
        compound.name = compound.id;
    }
    compound.households_source = reader.text("households_source");
    compound.type_name = reader.text("type");
    compound.type = parse_settlement_type(compound.type_name);
    compound.enclosure = read_enclosure(reader);
    compound.detour = reader.number("detour", {1, 3}).value_or(1.0);
    compound.year = reader.text("year");
    compound.grid = reader.text("grid");
    compound.responsible = reader.text("responsible");
}

void report(IssueList& issues, const Place& place, const CompoundTallies& tallies) {
    const auto add = [&](const Tally& tally, std::string kind, std::string text, std::string mend) {
        if (tally.count > 0) {
            add_remark(
                issues,
                place,
                {.kind = std::move(kind),
                 .message = fmt::format(
                     "{} compounds with {:.0f} households {}", tally.count, tally.households, text),
                 .mend = std::move(mend),
                 .households = tally.households,
                 .example = tally.example,
                 .count = tally.count});
        }
    };
    add(tallies.outside,
        "outside_boundary",
        "lie outside the boundary and do not count",
        "check the boundary, the CRS and the datum if they should");
    add(tallies.people,
        "people_estimated",
        fmt::format("say no number of people: households x {} is taken", kPeoplePerHousehold),
        "give people if they are known");
    add(tallies.elderly,
        "elderly_estimated",
        fmt::format("say no number of elderly: {:.1f} % of people is taken", kElderlyShare * 100),
        "give elderly if they are known");
}

} // namespace

SettlementType parse_settlement_type(const std::string& word) {
    static const std::unordered_map<std::string, SettlementType> words = {
        {"open", SettlementType::open_old},
        {"open_old", SettlementType::open_old},
        {"开放式老旧小区", SettlementType::open_old},
        {"开放老旧小区", SettlementType::open_old},
        {"老旧小区", SettlementType::open_old},
        {"开放式老旧", SettlementType::open_old},
        {"老旧", SettlementType::open_old},
        {"commodity", SettlementType::commodity},
        {"商品房小区", SettlementType::commodity},
        {"商品房", SettlementType::commodity},
        {"商品住宅小区", SettlementType::commodity},
        {"商品住宅", SettlementType::commodity},
        {"resettled", SettlementType::resettled},
        {"村改安置小区", SettlementType::resettled},
        {"村改安置", SettlementType::resettled},
        {"村改小区", SettlementType::resettled},
        {"安置小区", SettlementType::resettled},
        {"安置", SettlementType::resettled},
    };
    const auto found = words.find(narrow_text(word));
    return found == words.end() ? SettlementType::other : found->second;
}

LoadedCompounds load_compounds(LoadContext& context,
                               const BoundaryGround& boundary,
                               const Reach& reach,
                               CommunityFinder& communities) {
    const LayerTable layer = *read_layer(context, "compounds");
    LoadedCompounds loaded;
    CompoundTallies tallies;
    std::unordered_set<std::string> seen;
    for (const Feature& feature : layer.features()) {
        FeatureReader reader(layer, feature, context.issues);
        Compound compound;
        // First, for every issue says how many households hang on it.
        compound.households = reader.required_number("households");
        reader.set_households(compound.households);
        compound.id = reader.id();
        read_values(reader, compound);
        const bool has_shape = read_shape(feature, boundary.crs, compound, reader);
        if (has_shape && !reader.bad() && !reach.inside(compound.interior)) {
            tallies.outside.add(compound);
            loaded.outside.insert({compound.id, compound.name});
            continue;
        }
        if (!reader.bad()) {
            reader.claim(compound.id, seen);
        }
        if (!reader.bad()) {
            read_people(reader, compound, tallies);
        }
        if (reader.bad()) {
            continue;
        }
        compound.community =
            communities.find(reader.text("community"), compound.interior, true, reader);
        loaded.compounds.push_back(std::move(compound));
    }
    report(context.issues, layer.place(), tallies);
    if (loaded.compounds.empty()) {
        add_remark(context.issues,
                   layer.place(),
                   {.kind = "no_compounds",
                    .severity = Severity::warning,
                    .message = "there is no compound inside the boundary: coverage is 0 %",
                    .mend = "check the layer's CRS and datum, and the boundary"});
    }
    return loaded;
}

CompoundIndex::CompoundIndex(const std::vector<Compound>& compounds) {
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        by_id_.try_emplace(compounds[i].id, CompoundId(i));
        by_name_.try_emplace(compounds[i].name, CompoundId(i));
    }
}

CompoundId CompoundIndex::find(const std::string& id_or_name) const {
    if (const auto found = by_id_.find(id_or_name); found != by_id_.end()) {
        return found->second;
    }
    const auto found = by_name_.find(id_or_name);
    return found == by_name_.end() ? CompoundId::none() : found->second;
}

CompoundGrounds::CompoundGrounds(const std::vector<Compound>& compounds) {
    for (const Compound& compound : compounds) {
        if (!compound.ground.empty()) {
            grounds_.emplace_back(bounds(compound.ground), &compound.ground);
        }
    }
    std::stable_sort(grounds_.begin(), grounds_.end(), [](const auto& a, const auto& b) {
        return a.first.min.x < b.first.min.x;
    });
}

bool CompoundGrounds::hold(const Line& line) const {
    const Box box = bounds(line);
    const double whole = length(line);
    for (const auto& [ground_box, ground] : grounds_) {
        // A centimetre of drawing error may stick out.
        constexpr double kSpare = 0.01;
        if (ground_box.min.x > box.min.x + kSpare) {
            break;
        }
        if (ground_box.grown(kSpare).contains(box.min) &&
            ground_box.grown(kSpare).contains(box.max) &&
            length_inside({line}, *ground) >= whole - kSpare) {
            return true;
        }
    }
    return false;
}

} // namespace yike
