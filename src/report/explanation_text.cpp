// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/explanation_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

namespace {

using Json = nlohmann::ordered_json;

double minutes(Millis ms) {
    return ms / 60'000.0;
}

double rounded(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

class Teller {
  public:
    Teller(const Explanation& explanation, const AccessModel& model, Language language)
        : explanation_(explanation), model_(model), district_(model.district()),
          zh_(language == Language::zh) {}

    std::vector<std::string> tell() && {
        const Compound& compound = district_.compounds[explanation_.compound.index()];
        line(zh_ ? "{}（{}）：{:.0f} 户，{}" : "{} ({}): {:.0f} households, {}",
             compound.name.empty() ? compound.id : compound.name,
             compound.id,
             compound.households,
             model_.is_walled(explanation_.compound) ? (zh_ ? "有围墙" : "walled")
                                                     : (zh_ ? "开放" : "open"));
        tell_answer();
        if (explanation_.walk) {
            tell_walk(*explanation_.walk);
        }
        return std::move(lines_);
    }

  private:
    template <class... Args> void line(const char* words, const Args&... args) {
        lines_.push_back(fmt::format(fmt::runtime(words), args...));
    }

    std::string name_of(const Station& station) const {
        return station.name.empty() ? station.id : fmt::format("{} {}", station.id, station.name);
    }

    void tell_answer() {
        if (explanation_.covered) {
            line(zh_ ? "已覆盖：步行 {:.2f} 分钟到最近的站点。"
                     : "Covered: a walk of {:.2f} min to the nearest station.",
                 minutes(explanation_.time_ms));
        } else if (explanation_.time_ms != kNever) {
            line(zh_ ? "未覆盖：步行 {:.2f} 分钟才到最近的站点，超过 {} 分钟。"
                     : "Not covered: a walk of {:.2f} min to the nearest station, more than {}.",
                 minutes(explanation_.time_ms),
                 kHeadlineMinutes);
        } else if (explanation_.reason == "gates_closed") {
            line(zh_ ? "未覆盖：所有大门都关着。" : "Not covered: all its gates are closed.");
        } else if (explanation_.reason == "no_access") {
            line(zh_ ? "未覆盖：{} 米内没有可走的道路。"
                     : "Not covered: there is no street within {} m.",
                 district_.settings.max_access_m);
        } else {
            line(zh_ ? "未覆盖：60 分钟内走不到任何站点。"
                     : "Not covered: no station within a walk of 60 min.");
        }
    }

    void tell_walk(const ExplainedWalk& walk) {
        const Station& station = district_.stations[walk.station.index()];
        if (walk.gate.valid()) {
            const CompoundGate& gate = model_.enclosures().gates[walk.gate.index()];
            const GateSource source =
                model_.enclosures().compounds[explanation_.compound.index()].source;
            line(zh_ ? "从大门 {} 出发（{}），到 {}。" : "From gate {} ({}) to {}.",
                 gate.id,
                 told(source),
                 name_of(station));
        } else {
            line(zh_ ? "从小区内有代表性的一点（时间取中位数）出发，到 {}。"
                     : "From the place on its ground that stands for the median to {}.",
                 name_of(station));
        }
        if (walk.beside) {
            line(zh_ ? "直接走过去：{:.0f} 米，{:.2f} 分钟。" : "Straight: {:.0f} m, {:.2f} min.",
                 walk.length_m(),
                 minutes(walk.time_ms()));
            return;
        }
        line(zh_ ? "走到路上 {:.0f} 米（{:.2f} 分钟），沿路 {:.0f} 米（{:.2f} 分钟），"
                   "从路上到站点 {:.0f} 米（{:.2f} 分钟）。"
                 : "To the street {:.0f} m ({:.2f} min), along streets {:.0f} m ({:.2f} min), to "
                   "the station {:.0f} m ({:.2f} min).",
             walk.access_m,
             minutes(walk.access_ms),
             walk.network_m,
             minutes(walk.network_ms),
             walk.station_m,
             minutes(walk.station_ms));
        if (const auto ratio = walk.detour_ratio()) {
            line(zh_ ? "共 {:.0f} 米，直线 {:.0f} 米，绕行系数 {:.2f}。"
                     : "{:.0f} m in all, {:.0f} m as the crow flies: detour ratio {:.2f}.",
                 walk.length_m(),
                 walk.straight_m,
                 *ratio);
        }
    }

    const char* told(GateSource source) const {
        switch (source) {
        case GateSource::given:
            return zh_ ? "数据中给出" : "given in the data";
        case GateSource::crossing:
            return zh_ ? "由道路穿过围墙处推定" : "derived where a street crosses the wall";
        case GateSource::nearest:
            return zh_ ? "推定为围墙离道路最近处"
                       : "derived: where the wall is nearest to a street";
        case GateSource::none:
            break;
        }
        return "";
    }

    const Explanation& explanation_;
    const AccessModel& model_;
    const District& district_;
    bool zh_;
    std::vector<std::string> lines_;
};

Json position(const District& district, PlanePoint p) {
    const LonLat at = district.crs.to_lon_lat(p);
    return {rounded(at.lon, 7), rounded(at.lat, 7)};
}

Json minutes_json(Millis ms) {
    return ms == kNever ? Json(nullptr) : Json(rounded(minutes(ms), 2));
}

Json walk_json(const ExplainedWalk& walk, const AccessModel& model) {
    const District& district = model.district();
    Json route = Json::array();
    for (const PlanePoint p : walk.route) {
        route.push_back(position(district, p));
    }
    Json json{
        {"station", district.stations[walk.station.index()].id},
        {"gate",
         walk.gate.valid() ? Json(model.enclosures().gates[walk.gate.index()].id) : Json(nullptr)},
        {"from", position(district, walk.from)},
        {"access_m", rounded(walk.access_m, 1)},
        {"access_minutes", minutes_json(walk.access_ms)},
        {"network_m", rounded(walk.network_m, 1)},
        {"network_minutes", minutes_json(walk.network_ms)},
        {"station_m", rounded(walk.station_m, 1)},
        {"station_minutes", minutes_json(walk.station_ms)},
        {"straight_m", rounded(walk.straight_m, 1)},
        {"detour_ratio", nullptr},
        {"route", route}};
    if (const auto ratio = walk.detour_ratio()) {
        json["detour_ratio"] = rounded(*ratio, 3);
    }
    return json;
}

Json remedy_json(const Remedy& remedy, const District& district) {
    Json json{{"kind", to_string(remedy.kind)},
              {"what", remedy.what},
              {"at", position(district, remedy.at)},
              {"minutes", minutes_json(remedy.time_ms)},
              {"cost_yuan", remedy.cost_yuan ? Json(*remedy.cost_yuan) : Json(nullptr)}};
    if (remedy.kind == RemedyKind::close_gap) {
        json["to"] = position(district, remedy.to);
        json["gap_m"] = rounded(remedy.gap_m, 2);
    }
    if (remedy.kind == RemedyKind::walk_faster) {
        json["km_per_h"] = walking_km_per_h(remedy);
    }
    return json;
}

} // namespace

std::vector<std::string>
explanation_lines(const Explanation& explanation, const AccessModel& model, Language language) {
    return Teller(explanation, model, language).tell();
}

std::string
remedy_text(const Remedy& remedy, const WorkingCrs& crs, double speed_m_per_s, Language language) {
    const bool zh = language == Language::zh;
    const LonLat at = crs.to_lon_lat(remedy.at);
    const double after = minutes(remedy.time_ms);
    const auto say = [](const char* words, const auto&... values) {
        return fmt::format(fmt::runtime(words), values...);
    };
    switch (remedy.kind) {
    case RemedyKind::open_gate:
        return say(
            zh ? "打开大门 {}：{:.2f} 分钟" : "open gate {}: {:.2f} min", remedy.what, after);
    case RemedyKind::new_gate:
        return say(zh ? "在 [{:.6f}, {:.6f}] 开一处新门：{:.2f} 分钟"
                      : "a new gate at [{:.6f}, {:.6f}]: {:.2f} min",
                   at.lon,
                   at.lat,
                   after);
    case RemedyKind::close_gap:
        return say(zh ? "道路 {} 差 {:.1f} 米没有接上，在 [{:.6f}, {:.6f}] 接通：{:.2f} 分钟"
                      : "road {} stops {:.1f} m short at [{:.6f}, {:.6f}]; joined: {:.2f} min",
                   remedy.what,
                   remedy.gap_m,
                   at.lon,
                   at.lat,
                   after);
    case RemedyKind::use_candidate:
        return say(zh ? "启用候选用房 {}{}：{:.2f} 分钟" : "use candidate {}{}: {:.2f} min",
                   remedy.what,
                   remedy.cost_yuan ? say(zh ? "（{:.1f} 万元）" : " ({:.0f} yuan)",
                                          zh ? *remedy.cost_yuan / 10'000 : *remedy.cost_yuan)
                                    : "",
                   after);
    case RemedyKind::walk_faster:
        break;
    }
    return say(zh ? "按每小时 {:.1f} 公里步行（现为 {:.1f}）就在 {} 分钟内"
                  : "walking at {:.1f} km/h (now {:.1f}) it is within {} min",
               walking_km_per_h(remedy),
               speed_m_per_s * 3.6,
               kHeadlineMinutes);
}

std::string
explanation_text(const Explanation& explanation, const AccessModel& model, Language language) {
    const bool zh = language == Language::zh;
    std::string text;
    const auto add = [&text](const std::string& line) { text += line + "\n"; };
    for (const std::string& line : explanation_lines(explanation, model, language)) {
        add(line);
    }
    if (explanation.covered) {
        return text;
    }
    if (explanation.remedies.empty()) {
        add(zh ? "数据中没有哪一项单独的改动能把它覆盖。"
               : "No single change that the data allow would cover it.");
        return text;
    }
    add(zh ? "单独一项就能覆盖的改动，便宜的在前："
           : "Single changes that would cover it, the cheapest first:");
    constexpr std::size_t kMost = 8;
    const std::size_t shown = std::min(kMost, explanation.remedies.size());
    for (std::size_t i = 0; i < shown; ++i) {
        add("  " +
            remedy_text(
                explanation.remedies[i], model.district().crs, model.speed_m_per_s(), language));
    }
    if (explanation.remedies.size() > kMost) {
        add(fmt::format(fmt::runtime(zh ? "  另有 {} 项。" : "  and {} more."),
                        explanation.remedies.size() - kMost));
    }
    return text;
}

std::string explanation_json(const Explanation& explanation, const AccessModel& model) {
    const District& district = model.district();
    const Compound& compound = district.compounds[explanation.compound.index()];
    Json remedies = Json::array();
    for (const Remedy& remedy : explanation.remedies) {
        remedies.push_back(remedy_json(remedy, district));
    }
    const Json json{
        {"compound", compound.id},
        {"name", compound.name},
        {"households", compound.households},
        {"enclosure", model.is_walled(explanation.compound) ? "walled" : "open"},
        {"covered", explanation.covered},
        {"minutes", minutes_json(explanation.time_ms)},
        {"reason", explanation.reason},
        {"walk", explanation.walk ? walk_json(*explanation.walk, model) : Json(nullptr)},
        {"remedies", remedies}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace yike
