// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/finding_places.hpp"

#include "desktop/session/finding_words.hpp"
#include "desktop/session/place_words.hpp"
#include "desktop/session/words.hpp"

#include <QStringList>

#include <unordered_map>

namespace yike {

namespace {

constexpr int kDegreeDecimals = 5; ///< a metre

struct Known {
    QString name;
    double households = 0;
};

using KnownById = std::unordered_map<std::string, Known>;

template <class Things> void add_names(KnownById& known, const Things& things) {
    for (const auto& thing : things) {
        if (const auto found = known.find(thing.id); found != known.end()) {
            found->second.name = text(thing.name);
        }
    }
}

void add_compounds(KnownById& known, const District& district) {
    for (const Compound& compound : district.compounds) {
        if (const auto found = known.find(compound.id); found != known.end()) {
            found->second = {text(compound.name), compound.households};
        }
    }
}

/// 「翠湖公馆 东门」
void add_gates(KnownById& known, const AccessModel& model, Language language) {
    const std::vector<CompoundGate>& gates = model.enclosures().gates;
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const auto found = known.find(gates[i].id);
        if (found != known.end() && gates[i].compound.valid()) {
            found->second.name = name_of(model.district().compounds[gates[i].compound.index()]) +
                                 QLatin1Char(' ') + gate_text(model, GateId(i), language);
        }
    }
}

/// What is known of the features that the finding names; looks through its layer once.
KnownById known_features(const Finding& finding, const Answer& baseline, Language language) {
    KnownById known;
    for (const Where& where : finding.where) {
        known.try_emplace(where.feature);
    }
    const District& district = baseline.district();
    if (finding.layer == "compounds") {
        add_compounds(known, district);
    } else if (finding.layer == "stations") {
        add_names(known, district.stations);
    } else if (finding.layer == "candidates") {
        add_names(known, district.candidates);
    } else if (finding.layer == "communities") {
        add_names(known, district.communities);
    } else if (finding.layer == "roads") {
        add_names(known, district.roads);
    } else if (finding.layer == "gates") {
        add_gates(known, *baseline.evaluation->model, language);
    }
    return known;
}

QString detail_of(const Where& where, const Known& known, Language language) {
    QStringList words;
    if (known.households > 0) {
        words.append(text(households_text(known.households, language)));
    }
    if (!where.feature.empty() && !known.name.isEmpty()) {
        words.append(said(language, "编号{}", "id {}", where.feature));
    }
    if (where.lon && where.lat) {
        words.append(
            QStringLiteral("%1, %2").arg(QString::number(*where.lon, 'f', kDegreeDecimals),
                                         QString::number(*where.lat, 'f', kDegreeDecimals)));
    }
    return words.join(QString::fromUtf8(" · "));
}

} // namespace

std::vector<FindingPlace>
finding_places(const Finding& finding, const Answer* baseline, Language language) {
    const KnownById known =
        baseline != nullptr ? known_features(finding, *baseline, language) : KnownById();
    std::vector<FindingPlace> places;
    for (const Where& where : finding.where) {
        const auto found = known.find(where.feature);
        const Known own = found == known.end() ? Known{} : found->second;
        const QString named =
            layer_text(finding.layer, language) + QLatin1Char(' ') + text(where.feature);
        places.push_back(
            {own.name.isEmpty() ? named.trimmed() : own.name, detail_of(where, own, language)});
    }
    return places;
}

} // namespace yike
