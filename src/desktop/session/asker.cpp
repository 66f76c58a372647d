// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/asker.hpp"

#include "desktop/session/let_go.hpp"
#include "desktop/session/words.hpp"
#include "report/explanation_text.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

QString name_of(const std::string& name, const std::string& id) {
    return text(name.empty() || name == id ? id : name + " (" + id + ")");
}

Suggestion::Kind kind_of(RemedyKind kind) {
    switch (kind) {
    case RemedyKind::open_gate:
        return Suggestion::Kind::open_gate;
    case RemedyKind::new_gate:
        return Suggestion::Kind::new_gate;
    case RemedyKind::close_gap:
        return Suggestion::Kind::add_path;
    case RemedyKind::use_candidate:
        return Suggestion::Kind::use_candidate;
    case RemedyKind::walk_faster:
        break;
    }
    return Suggestion::Kind::none;
}

Box around(const Line& line, PlanePoint p) {
    constexpr double kMargin_m = 100;
    Line all = line;
    all.push_back(p);
    return bounds(all).grown(kMargin_m);
}

Measurement measured_walk(const AccessModel& model, PlanePoint from, PlanePoint to) {
    Measurement result;
    result.from = from;
    result.to = to;
    result.straight_m = distance(from, to);
    if (const auto walk = walk_between(model, from, to)) {
        result.walk_m = walk->length_m();
        result.minutes = static_cast<double>(walk->time_ms()) / minutes_to_millis(1);
        result.route = walk->route;
    }
    return result;
}

} // namespace

/// The plan that was asked about last, evaluated on a field of its own.
class Asker::Engine {
  public:
    explicit Engine(std::shared_ptr<const Groundwork> work) : work_(std::move(work)) {}

    Explanation explain(CompoundId compound,
                        const std::shared_ptr<const Plan>& plan,
                        Remedies remedies,
                        Progress& progress) {
        if (!plan) {
            model_ = work_->asking->model.get();
            return yike::explain(
                compound, *work_->planned, *work_->asking, *work_->asking, remedies);
        }
        if (plan != plan_) {
            plan_ = nullptr;
            evaluation_.reset();
            planned_ = std::make_unique<PlannedDistrict>(apply_plan(work_->district(), *plan));
            evaluation_ = evaluate_plan(*planned_, *work_->asking, {.polygons = false}, progress);
            plan_ = plan;
        }
        model_ = evaluation_->model.get();
        return yike::explain(compound, *planned_, *work_->asking, *evaluation_, remedies);
    }

    /// In words; of the last explanation.
    Enquiry enquiry(const Explanation& explanation, Language language) const {
        const AccessModel& model = *model_;
        const Compound& compound = model.district().compounds[explanation.compound.index()];
        Enquiry enquiry;
        enquiry.compound = explanation.compound;
        enquiry.title = name_of(compound.name, compound.id);
        for (const std::string& line : explanation_lines(explanation, model, language)) {
            enquiry.lines.push_back(text(line));
        }
        if (explanation.walk) {
            enquiry.route = explanation.walk->route;
            enquiry.station = model.district().stations[explanation.walk->station.index()].id;
        }
        enquiry.box = around(enquiry.route, compound.interior);
        const WorkingCrs own_crs = model.district().crs; // those of districts are shared
        for (const Remedy& remedy : explanation.remedies) {
            Suggestion suggestion;
            suggestion.kind = kind_of(remedy.kind);
            suggestion.text = text(remedy_text(remedy, own_crs, model.speed_m_per_s(), language));
            suggestion.what = remedy.what;
            suggestion.at = remedy.at;
            if (remedy.kind == RemedyKind::close_gap) {
                suggestion.path = {remedy.at, remedy.to};
            }
            enquiry.suggestions.push_back(std::move(suggestion));
        }
        return enquiry;
    }

  private:
    std::shared_ptr<const Groundwork> work_;
    std::shared_ptr<const Plan> plan_;
    std::unique_ptr<PlannedDistrict> planned_;
    std::optional<Evaluation> evaluation_;
    const AccessModel* model_ = nullptr; ///< of the last explanation
};

Asker::Asker(QObject* parent)
    : QObject(parent), explaining_(std::make_unique<JobLane>(JobRule::newest_stops_older)),
      measuring_(std::make_unique<JobLane>(JobRule::newest_stops_older)) {}

Asker::~Asker() = default;

void Asker::stand_on(std::shared_ptr<const Groundwork> work) {
    explaining_->cancel();
    measuring_->cancel();
    work_ = std::move(work);
    engine_ = work_ ? freed_elsewhere(std::make_shared<Engine>(work_)) : nullptr;
}

void Asker::explain(CompoundId compound,
                    const std::shared_ptr<const Answer>& answer,
                    Language language) {
    const auto look =
        [engine = engine_, compound, plan = answer->plan, language, lane = explaining_.get(), this](
            Progress& progress) {
            const Explanation quick = engine->explain(compound, plan, Remedies::quick, progress);
            auto first = std::make_shared<Enquiry>(engine->enquiry(quick, language));
            if (quick.covered) {
                first->finished = true;
                return std::shared_ptr<const Enquiry>(std::move(first));
            }
            lane->deliver_part(progress, [this, first] { emit explained(first); });
            progress.check();
            auto all = std::make_shared<Enquiry>(engine->enquiry(
                engine->explain(compound, plan, Remedies::all, progress), language));
            all->finished = true;
            return std::shared_ptr<const Enquiry>(std::move(all));
        };
    explaining_->run(
        this,
        look,
        [this](const std::shared_ptr<const Enquiry>& enquiry) { emit explained(enquiry); },
        [this](const std::exception_ptr& error) { emit failed(error); });
}

void Asker::stop_explaining() {
    explaining_->cancel();
}

void Asker::measure(const Line& places, const std::shared_ptr<const Answer>& answer) {
    measuring_->run(
        this,
        [places, evaluation = answer->evaluation](Progress& progress) {
            std::vector<Measurement> legs;
            for (std::size_t i = 1; i < places.size(); ++i) {
                progress.check();
                legs.push_back(measured_walk(*evaluation->model, places[i - 1], places[i]));
            }
            return legs;
        },
        [this, places](const std::vector<Measurement>& legs) { emit legs_measured(places, legs); },
        [this](const std::exception_ptr& error) { emit failed(error); });
}

Enquiry station_enquiry(StationId station, const Answer& answer, Language language) {
    const District& district = answer.district();
    const Evaluation& evaluation = *answer.evaluation;
    const Station& own = district.stations[station.index()];
    const StationResult& result = evaluation.stations[station.index()];
    Enquiry enquiry;
    enquiry.title = name_of(own.name, own.id);
    enquiry.station = own.id;
    enquiry.finished = true;
    const auto say = [&enquiry, language](const char* zh, const char* en, const auto&... values) {
        enquiry.lines.push_back(said(language, zh, en, values...));
    };
    say(own.tier == 1 ? "社区级服务站{}" : "小区级服务点{}",
        own.tier == 1 ? "Community centre{}" : "Compound station{}",
        own.inside ? "" : (language == Language::zh ? "，在辖区外" : ", outside the boundary"));
    say("15 分钟内 {} 户，其中 {} 户只有它能覆盖",
        "{} households within 15 minutes, {} of them covered by it alone",
        thousands(result.households),
        thousands(result.unique_households));
    say("关掉它，{} 户失去覆盖（同级站点中）",
        "Closing it would leave {} households without a station of its tier",
        thousands(result.lost_if_closed));
    const AreaBalance& area = evaluation.areas[station.index()];
    if (area.floor_m2) {
        say("面积 {}，应有 {}，缺 {}",
            "Floor area {}, required {}, lacking {}",
            area_text(*area.floor_m2, language),
            area_text(area.required_m2, language),
            area_text(area.shortfall_m2().value_or(0), language));
    } else {
        say("面积不详，应有 {}",
            "Floor area unknown, required {}",
            area_text(area.required_m2, language));
    }
    for (const StationPair& pair : evaluation.pairs) {
        if (pair.proximity_conflict && (pair.a == station || pair.b == station)) {
            const Station& other = district.stations[(pair.a == station ? pair.b : pair.a).index()];
            say("与「{}」位置相近：步行 {} 分钟，共同覆盖 {} 户",
                "Too close to “{}”: {} min on foot, {} households in common",
                other.name.empty() ? other.id : other.name,
                minutes_number(static_cast<double>(pair.walk_ms) / minutes_to_millis(1),
                               kHeadlineMinutes),
                thousands(pair.shared_households));
        }
    }
    if (!own.services.empty()) {
        say("服务：{}", "Services: {}", own.services);
    }
    if (!own.open.empty()) {
        say("开放：{}", "Open: {}", own.open);
    }
    for (std::size_t i = 0; i < evaluation.times.compounds.size(); ++i) {
        const std::vector<StationTime>& within = evaluation.times.compounds[i].within;
        if (std::any_of(within.begin(), within.end(), [station](const StationTime& time) {
                return time.station == station;
            })) {
            enquiry.compounds.emplace_back(i);
        }
    }
    enquiry.box = around({}, own.point);
    return enquiry;
}

} // namespace yike
