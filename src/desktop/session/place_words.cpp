// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/place_words.hpp"

#include "desktop/session/words.hpp"
#include "report/evaluation_map.hpp"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace yike {

namespace {

struct Eighth {
    const char* zh;
    const char* en;
};

/// Counterclockwise from the east.
constexpr std::array<Eighth, 8> kEighths{{{"东", "east"},
                                          {"东北", "northeast"},
                                          {"北", "north"},
                                          {"西北", "northwest"},
                                          {"西", "west"},
                                          {"西南", "southwest"},
                                          {"南", "south"},
                                          {"东南", "southeast"}}};

std::size_t eighth_of(PlanePoint from, PlanePoint to) {
    const double eighth = std::atan2(to.y - from.y, to.x - from.x) / (std::numbers::pi / 4);
    return static_cast<std::size_t>(std::lround(eighth) + 8) % kEighths.size();
}

QString side_gate_text(std::size_t side, Language language) {
    return said(language,
                "{}门",
                "{} gate",
                said(language, kEighths[side].zh, kEighths[side].en).toStdString());
}

QString station_name(const Station& station) {
    return text(station_label(station.name.empty() ? station.id : station.name));
}

QString joined(const QString& first, const QString& second) {
    return second.isEmpty() ? first : first + QLatin1Char(' ') + second;
}

QString area_change(const std::optional<double>& now,
                    const std::optional<double>& then,
                    Language language) {
    if (!then) {
        return {};
    }
    const QString after = text(area_text(*then, language));
    return now ? text(thousands(*now)) + QString::fromUtf8(" → ") + after
               : QString::fromUtf8("→ ") + after;
}

/// Fills in the words of one kind of change each.
class Writer {
  public:
    Writer(const AccessModel& model, const PlannedChange& planned, Language language)
        : model_(model), planned_(planned), language_(language) {}

    ChangeWords words() const {
        const QString kind = text(change_kind_text(planned_.change.kind, language_));
        switch (planned_.change.kind) {
        case ChangeKind::relocate:
            return {joined(kind, station_name(station())), to_place(), ids()};
        case ChangeKind::renovate:
            return {joined(kind, station_name(station())),
                    area_change(station().floor_area_m2, planned_.floor_area_m2, language_),
                    ids()};
        case ChangeKind::close:
            return {joined(kind, station_name(station())), {}, ids()};
        case ChangeKind::build:
            return {named_build(kind), candidate_name(), ids()};
        case ChangeKind::open_gate:
        case ChangeKind::close_gate:
            return {joined(kind, gated_compound()), gate(), ids()};
        case ChangeKind::add_path:
            return {kind, text(distance_text(length(planned_.path), language_)), {}};
        case ChangeKind::block_road:
            return {kind, blocked(), ids()};
        }
        return {kind, {}, {}};
    }

  private:
    const District& district() const { return model_.district(); }

    const Station& station() const { return district().stations[planned_.station.index()]; }

    QString candidate_name() const {
        const std::vector<Candidate>& all = district().candidates;
        const auto found = std::find_if(all.begin(), all.end(), [this](const Candidate& one) {
            return one.id == planned_.change.candidate;
        });
        return found == all.end() ? QString() : name_of(*found);
    }

    /// The room, else how far it goes and which way.
    QString to_place() const {
        const QString room = candidate_name();
        const QString arrow = QString::fromUtf8("→ ");
        if (!room.isEmpty()) {
            return arrow + room;
        }
        const PlanePoint old = station().point;
        const QString way = direction_text(old, planned_.point, language_);
        const QString far =
            text(distance_text(std::round(distance(old, planned_.point)), language_));
        return arrow + said(language_, "向{} {}", "{1} {0}", way.toStdString(), far.toStdString());
    }

    /// 「新建 双珠路」; what is called 「新建站点」 says so already.
    QString named_build(const QString& kind) const {
        const Change& change = planned_.change;
        const std::string& own = !change.name.empty() ? change.name : planned_.name;
        const QString name = text(station_label(own.empty() ? change.new_id : own));
        const bool says_so = name.startsWith(QString::fromUtf8("新建站点")) ||
                             name.startsWith(QLatin1String("New station"));
        return says_so ? name : joined(kind, name);
    }

    CompoundId compound() const {
        return planned_.gate.valid() ? model_.enclosures().gates[planned_.gate.index()].compound
                                     : planned_.compound;
    }

    QString gated_compound() const {
        return compound().valid() ? name_of(district().compounds[compound().index()])
                                  : text(planned_.change.gate);
    }

    QString gate() const {
        if (planned_.gate.valid()) {
            return gate_text(model_, planned_.gate, language_);
        }
        if (!compound().valid()) {
            return {};
        }
        const std::size_t side =
            eighth_of(district().compounds[compound().index()].interior, planned_.at);
        return said(language_, "新开{}", "new {}", side_gate_text(side, language_).toStdString());
    }

    QString blocked() const {
        if (planned_.roads.empty()) {
            return said(language_,
                        "半径{}",
                        "radius {}",
                        distance_text(planned_.change.radius_m, language_));
        }
        return text(district().roads[planned_.roads.front().index()].name);
    }

    QString ids() const {
        const Change& change = planned_.change;
        QStringList all;
        for (const std::string* id : {&change.station,
                                      &change.new_id,
                                      &change.gate,
                                      &change.compound,
                                      &change.source_id,
                                      &change.candidate}) {
            if (!id->empty()) {
                all.append(text(*id));
            }
        }
        return all.join(QString::fromUtf8(" → "));
    }

    const AccessModel& model_;
    const PlannedChange& planned_;
    Language language_;
};

} // namespace

QString direction_text(PlanePoint from, PlanePoint to, Language language) {
    const Eighth& side = kEighths[eighth_of(from, to)];
    return said(language, side.zh, side.en);
}

QString gate_text(const AccessModel& model, GateId gate, Language language) {
    const Enclosures& enclosures = model.enclosures();
    const CompoundGate& own = enclosures.gates[gate.index()];
    if (!own.compound.valid()) {
        return said(language, "大门", "gate");
    }
    const PlanePoint middle = model.district().compounds[own.compound.index()].interior;
    const std::size_t side = eighth_of(middle, own.point);
    int number = 0;
    int same_side = 0;
    for (const GateId other : enclosures.compounds[own.compound.index()].gates) {
        if (eighth_of(middle, enclosures.gates[other.index()].point) == side) {
            ++same_side;
            number = other == gate ? same_side : number;
        }
    }
    const QString name = side_gate_text(side, language);
    if (same_side < 2) {
        return name;
    }
    return language == Language::zh ? name + QString::number(number)
                                    : name + QLatin1Char(' ') + QString::number(number);
}

ChangeWords
change_words(const AccessModel& model, const PlannedChange& planned, Language language) {
    return Writer(model, planned, language).words();
}

} // namespace yike
