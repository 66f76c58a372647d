// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/datum_rules.hpp"

#include "district/layer_fields.hpp"
#include "doctor/datum_judgement.hpp"
#include "doctor/outline_digits.hpp"
#include "doctor/rules.hpp"
#include "doctor/stray_features.hpp"
#include "io/osm_roads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

/// Layers are compared as far beyond the boundary as this, m, however small the margin is.
constexpr double kLeastMargin = 2000;

std::vector<LayerShape> shapes_of(const Patient& patient) {
    std::vector<LayerShape> shapes;
    for (const auto& [name, layer] : patient.layers) {
        // What lies elsewhere as a whole is no matter of a datum.
        if (!patient.readings.contains(name) && name != "buildings") {
            shapes.push_back(shape_of(name, layer.source.datum, layer.features(), layer.ids));
        }
    }
    if (!patient.district->roads.empty()) {
        const LayerSource& source = patient.project.layers.at("roads");
        shapes.push_back(shape_of_roads(*patient.district,
                                        is_osm_file(source.source) ? Datum::wgs84 : source.datum));
    }
    return shapes;
}

/// "1,166 m west and 137 m north".
std::string describe(PlanePoint offset) {
    return fmt::format("{:.0f} m {} and {:.0f} m {}",
                       std::abs(offset.x),
                       offset.x < 0 ? "west" : "east",
                       std::abs(offset.y),
                       offset.y < 0 ? "south" : "north");
}

std::string describe_witness(const Accusation& a) {
    const bool by_touch =
        a.witness_then.touching >= 4 && a.witness_then.touch_z > a.witness_then.near_z;
    return by_touch ? fmt::format("against {} {:.0f} of {} sampled corners touch within {:.0f} m "
                                  "instead of {:.0f} (z = {:.1f} instead of {:.1f})",
                                  a.witness,
                                  a.witness_then.touching,
                                  a.samples,
                                  kTouch,
                                  a.witness_now.touching,
                                  a.witness_then.touch_z,
                                  a.witness_now.touch_z)
                    : fmt::format("against {} its distances are far smaller (z = {:.1f} instead of "
                                  "{:.1f})",
                                  a.witness,
                                  a.witness_then.near_z,
                                  a.witness_now.near_z);
}

const LayerShape& shape_named(const std::vector<LayerShape>& shapes, const std::string& name) {
    return *std::find_if(
        shapes.begin(), shapes.end(), [&name](const LayerShape& s) { return s.name == name; });
}

std::size_t features_of(const Patient& patient, const LayerShape& shape) {
    const RawLayer* layer = patient.layer(shape.name);
    return layer == nullptr ? shape.chains.size() : layer->features().size();
}

void put_first(Issue& issue, const LayerShape& shape) {
    if (!shape.chains.empty() && !shape.chains.front().positions.empty()) {
        issue.lon = shape.chains.front().positions.front().lon;
        issue.lat = shape.chains.front().positions.front().lat;
    }
}

void tell(Patient& patient, const std::vector<LayerShape>& shapes, const Accusation& a) {
    const LayerShape& shape = shape_named(shapes, a.layer);
    const bool by_datum = a.meant.has_value();
    Issue issue = issue_of(
        by_datum ? "datum_shift_" + to_string(*a.meant) : "layer_offset",
        patient.place(a.layer),
        fmt::format("the layer fits the others far better {} (moved about {}): {}; the evidence "
                    "gained is {:.0f}, {:.0f} is needed",
                    by_datum ? fmt::format("when read as {} instead of {}",
                                           to_string(*a.meant),
                                           to_string(shape.declared))
                             : "when moved",
                    describe(a.offset),
                    describe_witness(a),
                    a.gain,
                    by_datum ? kLeastGain : kLeastOffsetGain));
    if (by_datum) {
        issue.mend =
            fmt::format("write datum = \"{}\" in [layers.{}]", to_string(*a.meant), a.layer);
    }
    put_first(issue, shape);
    issue.count = features_of(patient, shape);
    issue.households = patient.households();
    patient.issues.add(std::move(issue));
}

void tell(Patient& patient, const std::vector<LayerShape>& shapes, const MixedLayer& m) {
    const LayerShape& shape = shape_named(shapes, m.layer);
    Issue issue = issue_of(
        "mixed_datum",
        patient.place(m.layer),
        fmt::format("one part fits {} as it is declared ({:.0f} sampled corners, z = {:.1f}), "
                    "another part only when read as {} ({:.0f}, z = {:.1f})",
                    m.witness,
                    m.now,
                    m.z_now,
                    to_string(m.meant),
                    m.then,
                    m.z_then));
    put_first(issue, shape);
    if (!m.examples.empty()) {
        issue.lon = m.examples.front().lon;
        issue.lat = m.examples.front().lat;
    }
    issue.count = features_of(patient, shape);
    issue.households = patient.households();
    patient.issues.add(std::move(issue));
}

/// False for communities that the district leaves out.
bool is_in_use(const Patient& patient, const std::string& layer, const std::string& id) {
    if (layer != "communities" || !patient.district) {
        return true;
    }
    const std::vector<Community>& kept = patient.district->communities;
    return std::any_of(kept.begin(), kept.end(), [&id](const Community& c) { return c.id == id; });
}

/// A suspicion from the digits alone: a warning, for another source may be as good.
void check_digits(Patient& patient, const std::string& name) {
    const RawLayer* layer = patient.layer(name);
    if (layer == nullptr) {
        return;
    }
    for (std::size_t i = 0; i < layer->features().size(); ++i) {
        if (!is_in_use(patient, name, layer->ids[i])) {
            continue;
        }
        for (const GlobePolygon& polygon : layer->features()[i].polygons) {
            const auto mixture = mixed_digits(polygon.outer);
            if (!mixture) {
                continue;
            }
            Issue issue = issue_of(
                "mixed_datum",
                layer->table->place(layer->features()[i]),
                fmt::format("its outline comes from two sources: {} vertices in {} runs have 6 "
                            "decimals, as map services in GCJ-02 write them, {} have more (by "
                            "chance {:.0f} runs would be expected, z = {:.1f}). A part may be in "
                            "GCJ-02, some 500 m off; no other layer can tell",
                            mixture->coarse,
                            mixture->coarse_runs,
                            mixture->fine,
                            mixture->expected_runs,
                            mixture->z));
            issue.severity = Severity::warning;
            issue.mend = "lay the outline over an image or over the streets, and get it from one "
                         "source";
            issue.lon = mixture->example.lon;
            issue.lat = mixture->example.lat;
            issue.households = patient.households();
            patient.issues.add(std::move(issue));
        }
    }
}

/// Whether the layer as a whole was told already.
bool is_told(const DatumJudgement& judgement, const std::string& layer) {
    const auto is_it = [&layer](const auto& one) { return one.layer == layer; };
    return std::any_of(judgement.shifted.begin(), judgement.shifted.end(), is_it) ||
           std::any_of(judgement.mixed.begin(), judgement.mixed.end(), is_it);
}

/// What a text names: by id or name as a whole, else by the longest name that stands in it.
template <class Named>
const MultiPolygon* ground_named(const std::vector<Named>& all, const std::string& text) {
    constexpr std::size_t kShortest = 6; // bytes: two Chinese letters
    const Named* best = nullptr;
    for (const Named& one : all) {
        if (one.ground.empty() || text.empty()) {
            continue;
        }
        if (one.id == text || one.name == text) {
            return &one.ground;
        }
        const bool longer = best == nullptr || one.name.size() > best->name.size();
        if (one.name.size() >= kShortest && longer && text.find(one.name) != std::string::npos) {
            best = &one;
        }
    }
    return best == nullptr ? nullptr : &best->ground;
}

/// A value as text if the layer has such a field at all.
std::string text_of(const RawLayer& layer, const Feature& feature, std::string_view field) {
    const std::vector<FieldSpec>& known = layer_spec(layer.name).fields;
    const bool is_known = std::any_of(
        known.begin(), known.end(), [field](const FieldSpec& one) { return one.name == field; });
    return is_known ? as_text(layer.table->value(feature, field)) : "";
}

/// A layer's single points, with the community and the compound that each names.
std::vector<StrayPoint> points_of(const Patient& patient, const RawLayer& layer) {
    std::vector<StrayPoint> points;
    for (const Feature& feature : layer.features()) {
        const std::string name = text_of(layer, feature, "name");
        const std::string community = text_of(layer, feature, "community");
        const std::string compound = text_of(layer, feature, "compound");
        StrayPoint point{feature.points.front(), {}};
        for (const MultiPolygon* home :
             {ground_named(patient.district->communities, community.empty() ? name : community),
              ground_named(patient.district->compounds, compound.empty() ? name : compound)}) {
            if (home != nullptr) {
                point.homes.push_back(home);
            }
        }
        points.push_back(std::move(point));
    }
    return points;
}

void tell(Patient& patient, const RawLayer& layer, const StrayFeatures& strays) {
    // So few that stay may have been missed by chance: then the whole layer is meant.
    const bool whole = 10 * strays.staying < strays.moved.size();
    const std::string why = fmt::format(
        "{} of {} lie near the streets and outlines, and in the community or compound that they "
        "name, only when read as {}, {} only as they are declared; the gain is {:.0f}, no other "
        "displacement gains more than {:.0f} (z = {:.1f})",
        strays.moved.size(),
        layer.features().size(),
        to_string(strays.meant),
        strays.staying,
        strays.gain,
        strays.chance,
        strays.z);
    for (const std::size_t i : strays.moved) {
        const Feature& feature = layer.features()[i];
        Issue issue = issue_of(whole ? "datum_shift_" + to_string(strays.meant) : "mixed_datum",
                               whole ? patient.place(layer.name) : layer.table->place(feature),
                               why);
        issue.lon = feature.points.front().lon;
        issue.lat = feature.points.front().lat;
        if (whole) {
            issue.count = layer.features().size();
            issue.mend = fmt::format(
                "write datum = \"{}\" in [layers.{}]", to_string(strays.meant), layer.name);
        }
        if (!strays.sure) {
            issue.severity = Severity::warning;
            issue.message += "; a suspicion, for so few may lie so by chance";
        }
        // The same people hang on all of them.
        issue.households = i == strays.moved.front() ? patient.households() : 0;
        patient.issues.add(std::move(issue));
        if (whole) {
            return;
        }
    }
}

/// Layers of points of which some come from another datum.
void check_strays(Patient& patient,
                  const std::vector<LayerShape>& shapes,
                  const Box& box,
                  Progress& progress) {
    constexpr std::size_t kMost = 3000; // a layer of so many is judged as a whole
    std::vector<FitLayer> lines;
    std::vector<const FitLayer*> neighbours;
    lines.reserve(2);
    for (const LayerShape& shape : shapes) {
        if ((shape.name == "roads" || shape.name == "compounds") &&
            !is_told(patient.judgement, shape.name)) {
            lines.emplace_back(shape, patient.district->crs, box);
            neighbours.push_back(&lines.back());
        }
    }
    for (const char* name : {"candidates", "gates", "stations"}) {
        progress.check();
        const RawLayer* layer = patient.layer(name);
        const bool usable =
            layer != nullptr && !patient.readings.contains(name) &&
            !is_told(patient.judgement, name) && layer->features().size() <= kMost &&
            std::all_of(layer->features().begin(), layer->features().end(), [](const Feature& f) {
                return f.points.size() == 1;
            });
        if (!usable) {
            continue;
        }
        if (const auto strays = find_strays(points_of(patient, *layer),
                                            layer->source.datum,
                                            neighbours,
                                            patient.district->crs)) {
            tell(patient, *layer, *strays);
        }
    }
}

} // namespace

void check_datums(Patient& patient, Progress& progress) {
    check_digits(patient, "boundary");
    check_digits(patient, "communities");
    if (!patient.district || patient.readings.contains("boundary")) {
        return;
    }
    const std::vector<LayerShape> shapes = shapes_of(patient);
    const double margin = std::max(kLeastMargin, patient.district->settings.margin_m);
    const Box box = bounds(patient.district->boundary).grown(margin + kGreatestChance);
    patient.judgement = judge_datums(shapes, patient.district->crs, box, progress);
    for (const Accusation& accusation : patient.judgement.shifted) {
        tell(patient, shapes, accusation);
    }
    for (const MixedLayer& mixed : patient.judgement.mixed) {
        tell(patient, shapes, mixed);
    }
    check_strays(patient, shapes, box, progress);
}

} // namespace yike
