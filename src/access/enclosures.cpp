// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/enclosures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace yike {

namespace {

constexpr double kOutlineStep = 1; // m between the points at which an outline is tried

template <class Visit> void for_rings(const MultiPolygon& ground, const Visit& visit) {
    for (const Polygon& polygon : ground) {
        visit(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            visit(hole);
        }
    }
}

// Share of the outline within kWallReach of a barrier.
double barrier_share(const MultiPolygon& ground, const BarrierIndex& barriers) {
    double followed = 0;
    double whole = 0;
    for_rings(ground, [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const double length_m = distance(ring[i - 1], ring[i]);
            const auto steps = static_cast<int>(std::ceil(length_m / kOutlineStep));
            for (int k = 0; k < steps; ++k) {
                const PlanePoint p = along(ring[i - 1], ring[i], (k + 0.5) / steps);
                followed += barriers.any_within(p, kWallReach) ? length_m / steps : 0;
            }
            whole += length_m;
        }
    });
    return whole > 0 ? followed / whole : 0;
}

struct ClosestPair {
    double squared = std::numeric_limits<double>::infinity();
    PlanePoint on_outline;
};

// Between a piece of the outline and a segment that does not cross it.
void bring_closer(ClosestPair& best, const Piece& outline, const Piece& segment) {
    const auto offer = [&best](PlanePoint on_outline, PlanePoint on_segment) {
        const double d2 = squared_distance(on_outline, on_segment);
        if (d2 < best.squared) {
            best = {d2, on_outline};
        }
    };
    for (const PlanePoint p : {outline.a, outline.b}) {
        offer(p, along(segment.a, segment.b, nearest_share(segment.a, segment.b, p)));
    }
    for (const PlanePoint p : {segment.a, segment.b}) {
        offer(along(outline.a, outline.b, nearest_share(outline.a, outline.b, p)), p);
    }
}

class EnclosureFinder {
  public:
    EnclosureFinder(const District& district,
                    const Network& network,
                    const PieceIndex& segments,
                    const BarrierIndex& barriers)
        : district_(district), network_(network), segments_(segments), barriers_(barriers) {}

    Enclosures find() && {
        result_.compounds.resize(district_.compounds.size());
        for (const Gate& gate : district_.gates) {
            if (gate.compound.valid()) {
                named_.insert(gate.compound);
            }
        }
        for (std::size_t i = 0; i < district_.compounds.size(); ++i) {
            result_.compounds[i].walled = is_walled(CompoundId(i));
            boxes_.push_back(bounds(district_.compounds[i].ground).grown(kGateReach));
        }
        add_given_gates();
        for (std::size_t i = 0; i < district_.compounds.size(); ++i) {
            if (result_.compounds[i].walled) {
                settle(CompoundId(i));
            }
        }
        return std::move(result_);
    }

  private:
    bool is_walled(CompoundId id) const {
        const Compound& compound = district_.compounds[id.index()];
        if (compound.ground.empty()) {
            return false;
        }
        if (compound.enclosure) {
            return *compound.enclosure == Enclosure::walled;
        }
        return named_.count(id) > 0 ||
               (!barriers_.empty() && barrier_share(compound.ground, barriers_) >= kWalledShare);
    }

    CompoundId nearest_walled(PlanePoint p) const {
        CompoundId nearest;
        double best = kGateReach;
        for (std::size_t i = 0; i < district_.compounds.size(); ++i) {
            const MultiPolygon& ground = district_.compounds[i].ground;
            if (!result_.compounds[i].walled || !boxes_[i].contains(p)) {
                continue;
            }
            const double d = distance_to_outline(ground, p);
            if (d < best || (d == best && !nearest.valid())) {
                best = d;
                nearest = CompoundId(i);
            }
        }
        return nearest;
    }

    void add_given_gates() {
        for (const Gate& gate : district_.gates) {
            const CompoundId compound =
                gate.compound.valid() ? gate.compound : nearest_walled(gate.point);
            if (!compound.valid() || !result_.compounds[compound.index()].walled) {
                continue;
            }
            add_gate({gate.id,
                      compound,
                      gate.point,
                      gate.open != GateHours::closed,
                      gate.residents,
                      std::nullopt});
            result_.compounds[compound.index()].source = GateSource::given;
        }
    }

    GateId add_gate(CompoundGate gate) {
        const GateId id(result_.gates.size());
        result_.compounds[gate.compound.index()].gates.push_back(id);
        result_.gates.push_back(std::move(gate));
        return id;
    }

    void settle(CompoundId id) {
        const MultiPolygon& ground = district_.compounds[id.index()].ground;
        const std::vector<OutlineCrossing> crossings =
            crossings_of(network_, runs_at_outline(network_, segments_, ground));
        CompoundEnclosure& enclosure = result_.compounds[id.index()];
        if (enclosure.source == GateSource::none) {
            derive_gates(id, crossings);
        }
        for (const GateId gate : enclosure.gates) {
            find_edge_through(result_.gates[gate.index()], crossings);
        }
        for (const OutlineCrossing& crossing : crossings) {
            cut(id, crossing);
        }
    }

    void derive_gates(CompoundId id, const std::vector<OutlineCrossing>& crossings) {
        CompoundEnclosure& enclosure = result_.compounds[id.index()];
        for (const OutlineCrossing& crossing : crossings) {
            const bool wide = crossing.inside_m >= kGateEdge && crossing.outside_m >= kGateEdge;
            const bool known =
                std::any_of(enclosure.gates.begin(), enclosure.gates.end(), [&](GateId gate) {
                    return distance(result_.gates[gate.index()].point, crossing.point) <=
                           kGateReach;
                });
            if (wide && !known) {
                enclosure.source = GateSource::crossing;
                add_derived(id, crossing.point);
            }
        }
        if (enclosure.gates.empty()) {
            enclosure.source = GateSource::nearest;
            // Where an edge crosses, however short, the network is at no distance at all.
            const auto point = crossings.empty() ? outline_point_nearest_to_network(id)
                                                 : std::optional(crossings.front().point);
            if (point) {
                add_derived(id, *point);
            }
        }
    }

    void add_derived(CompoundId id, PlanePoint point) {
        const std::size_t number = result_.compounds[id.index()].gates.size() + 1;
        add_gate({fmt::format("{}#{}", district_.compounds[id.index()].id, number),
                  id,
                  point,
                  true,
                  false,
                  std::nullopt});
    }

    std::optional<PlanePoint> outline_point_nearest_to_network(CompoundId id) const {
        const MultiPolygon& ground = district_.compounds[id.index()].ground;
        ClosestPair best;
        const Box near = bounds(ground).grown(district_.settings.max_access_m);
        segments_.any_in(near, [&](std::uint32_t number) {
            for_rings(ground, [&](const Ring& ring) {
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    bring_closer(best, {ring[i - 1], ring[i]}, segments_.pieces()[number]);
                }
            });
            return false;
        });
        const double limit = district_.settings.max_access_m * district_.settings.max_access_m;
        return best.squared <= limit ? std::optional(best.on_outline) : std::nullopt;
    }

    // The nearest point of the edge whose crossing is nearest to the gate.
    void find_edge_through(CompoundGate& gate, const std::vector<OutlineCrossing>& crossings) {
        double best = kGateReach;
        const OutlineCrossing* through = nullptr;
        for (const OutlineCrossing& crossing : crossings) {
            const double d = distance(crossing.point, gate.point);
            if (d < best || (d == best && through == nullptr)) {
                best = d;
                through = &crossing;
            }
        }
        if (through == nullptr) {
            return;
        }
        const Edge& edge = network_.edges()[through->edge.index()];
        double nearest = std::numeric_limits<double>::infinity();
        for (std::uint32_t i = 0; i < edge.count; ++i) {
            const SegmentId id(edge.first.index() + i);
            const Segment& segment = network_.segment(id);
            const PlanePoint a = network_.start(segment);
            const PlanePoint b = network_.end(segment);
            const double d2 = squared_distance(a, b, gate.point);
            if (d2 < nearest) {
                nearest = d2;
                gate.crossing = point_on(network_, id, nearest_share(a, b, gate.point));
            }
        }
    }

    void cut(CompoundId id, const OutlineCrossing& crossing) {
        result_.crossings.push_back({id, crossing});
        const Passage passage = wall_passage(result_, id, crossing);
        if (passage != Passage::both) {
            result_.cuts.push_back({id, {crossing.at, passage}, crossing.point});
        }
    }

    const District& district_;
    const Network& network_;
    const PieceIndex& segments_;
    const BarrierIndex& barriers_;
    std::set<CompoundId> named_; ///< by gates
    std::vector<Box> boxes_;     ///< of compounds, with room for gates
    Enclosures result_;
};

} // namespace

std::string to_string(GateSource source) {
    switch (source) {
    case GateSource::none:
        return "";
    case GateSource::given:
        return "given";
    case GateSource::crossing:
        return "crossing";
    case GateSource::nearest:
        break;
    }
    return "nearest";
}

Passage wall_passage(const Enclosures& enclosures, CompoundId id, const OutlineCrossing& crossing) {
    bool out = false;
    for (const GateId gate_id : enclosures.compounds[id.index()].gates) {
        const CompoundGate& gate = enclosures.gates[gate_id.index()];
        if (gate.open && distance(gate.point, crossing.point) <= kGateReach) {
            if (!gate.residents) {
                return Passage::both;
            }
            out = true;
        }
    }
    return !out ? Passage::none : crossing.inwards ? Passage::backward : Passage::forward;
}

Enclosures find_enclosures(const District& district,
                           const Network& network,
                           const PieceIndex& segments,
                           const BarrierIndex& barriers) {
    return EnclosureFinder(district, network, segments, barriers).find();
}

} // namespace yike
