// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The three or four big figures of each theme.
#include "render/map_findings.hpp"
#include "render/map_sheet.hpp"

#include <algorithm>

namespace yike {

namespace {

class FigureMaker {
  public:
    FigureMaker(const MapData& data, Language language) : data_(data), language_(language) {}

    MapFigure rate() const {
        return {data_.households > 0 ? percent(data_.covered_households / data_.households) : "–",
                say(Word::households_covered_rate)};
    }

    MapFigure households() const { return households(data_.households, Word::households); }

    MapFigure covered() const {
        return households(data_.covered_households, Word::households_covered);
    }

    MapFigure uncovered() const {
        return households(data_.uncovered_households, Word::households_uncovered);
    }

    MapFigure compounds() const {
        return count(ranked_gaps(data_).size(), "个", Word::compounds_uncovered);
    }

    /// Open ones inside the district; others help, but they are not the district's.
    MapFigure stations() const {
        const auto inside = std::count_if(
            data_.stations.begin(), data_.stations.end(), [](const MapStation& station) {
                return station.inside && !station.closed;
            });
        return count(static_cast<std::size_t>(inside), "处", Word::stations);
    }

    MapFigure twice() const { return households(households_twice(data_), Word::households_twice); }

    MapFigure twice_rate() const {
        const double all = households_of_compounds(data_);
        return {all > 0 ? percent(households_twice(data_) / all) : "–",
                zh() ? "可到两处以上的户数占比" : "of households with two or more in reach"};
    }

    MapFigure conflicts() const {
        return count(conflicts_of_tier(data_).size(), "对", Word::conflict_pairs);
    }

    MapFigure hardly_unique() const {
        return count(hardly_unique_stations(data_), "处", Word::hardly_unique_stations);
    }

    MapFigure short_units() const {
        const AreaFinding finding = area_finding(data_);
        return data_.area_by_community ? count(finding.below, "个", Word::communities_short)
                                       : count(finding.below, "处", Word::stations_short);
    }

    MapFigure shortfall() const {
        return {area_text(area_finding(data_).shortfall_m2, language_), say(Word::shortfall)};
    }

    MapFigure area_per_100() const {
        const bool known = data_.floor_area_m2 && data_.households > 0;
        const double area = known ? *data_.floor_area_m2 / data_.households * 100 : 0;
        return {known ? short_decimal(area) + (zh() ? "平方米" : " m²") : unknown(),
                say(Word::area_per_100_households)};
    }

    MapFigure floor_area() const {
        return {data_.floor_area_m2 ? area_text(*data_.floor_area_m2, language_) : unknown(),
                zh() ? "站点建筑面积合计" : "floor area of all stations"};
    }

    MapFigure rate_after() const {
        const auto share = [this](double covered) {
            return data_.households > 0 ? percent(covered / data_.households) : std::string("–");
        };
        return {share(data_.covered_households),
                (zh() ? "户数覆盖率（现状" : "of households covered (now ") +
                    share(data_.plan->covered_before) + (zh() ? "）" : ")")};
    }

    MapFigure gained() const {
        return households(data_.plan->gained, Word::gained, "gain coverage");
    }

    MapFigure lost() const { return households(data_.plan->lost, Word::lost, "lose coverage"); }

    MapFigure longer() const { return households(data_.plan->longer_walk, Word::longer_walk); }

    MapFigure cost() const {
        return {money_text(data_.plan->cost_yuan, language_), say(Word::investment)};
    }

  private:
    MapFigure households(double value, Word caption, const char* english) const {
        return zh() ? households(value, caption)
                    : MapFigure{thousands(value), std::string("households ") + english};
    }

    std::string unknown() const { return zh() ? "无数据" : "unknown"; }

    bool zh() const { return language_ == Language::zh; }

    std::string say(Word which) const { return word(which, language_); }

    MapFigure households(double value, Word caption) const {
        return {thousands(value) + (zh() ? "户" : ""), say(caption)};
    }

    MapFigure count(std::size_t value, const char* counter, Word caption) const {
        return {thousands(static_cast<double>(value)) + (zh() ? counter : ""), say(caption)};
    }

    const MapData& data_;
    Language language_;
};

} // namespace

std::vector<MapFigure> default_figures(const MapData& data, MapTheme theme, Language language) {
    const FigureMaker make(data, language);
    switch (theme) {
    case MapTheme::gaps:
        return {make.uncovered(), make.compounds(), make.rate(), make.stations()};
    case MapTheme::redundancy:
        return {make.twice(), make.twice_rate(), make.conflicts(), make.hardly_unique()};
    case MapTheme::area:
        if (area_finding(data).judged == 0) { // four times "unknown" says no more than the headline
            return {make.stations(), make.households()};
        }
        return {make.short_units(), make.shortfall(), make.area_per_100(), make.floor_area()};
    case MapTheme::plan:
        if (data.plan) {
            return {make.rate_after(), make.cost(), make.gained(), make.lost()};
        }
        break;
    case MapTheme::fates:
        if (data.plan) {
            return {make.lost(), make.gained(), make.longer(), make.rate_after()};
        }
        break;
    case MapTheme::coverage:
        break;
    }
    return {make.rate(), make.covered(), make.uncovered(), make.stations()};
}

} // namespace yike
