// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/ranked_table.hpp"

#include "render/symbols.hpp"
#include "render/text_block.hpp"

#include <algorithm>

namespace yike {

namespace {

constexpr std::size_t kAllThatFit = 1000;
constexpr double kColumnGap_pt = 8;

std::string station_name(const MapStation& station) {
    return station_label(station.name);
}

RankedTable gap_table(const Sheet& sheet) {
    RankedTable table{sheet.say(Word::gap_list),
                      {sheet.say(Word::households), sheet.say(Word::minutes)},
                      {},
                      sheet.say(Word::no_gaps),
                      true};
    for (const MapCompound* c : ranked_gaps(sheet.data)) {
        const bool walks = c->has_access && c->minutes;
        table.rows.push_back(
            {c->name.empty() ? c->id : c->name,
             {thousands(c->households),
              walks ? minutes_number(*c->minutes, sheet.data.cutoff_minutes) : "–"}});
    }
    return table;
}

RankedTable coverage_table(const Sheet& sheet) {
    RankedTable table{sheet.say(Word::coverage_list),
                      {sheet.say(Word::uncovered), sheet.say(Word::covered_share)},
                      {},
                      "",
                      false};
    for (const MapCommunity* c : ranked_communities(sheet.data)) {
        table.rows.push_back({c->name,
                              {thousands(c->households - c->covered_households),
                               percent(c->covered_households / c->households)}});
    }
    return table;
}

RankedTable conflict_table(const Sheet& sheet) {
    RankedTable table{sheet.say(Word::conflict_list),
                      {sheet.say(Word::shared_households), sheet.say(Word::minutes)},
                      {},
                      sheet.say(Word::no_conflicts),
                      true};
    for (const MapConflict* c : conflicts_of_tier(sheet.data)) {
        table.rows.push_back({station_name(sheet.data.stations[c->a]),
                              {thousands(c->shared_households),
                               minutes_number(c->minutes, sheet.data.cutoff_minutes)},
                              station_name(sheet.data.stations[c->b])});
    }
    return table;
}

RankedTable change_table(const Sheet& sheet) {
    RankedTable table{
        sheet.say(Word::change_list),
        {sheet.say(Word::cost_10k), sheet.say(Word::gain_alone), sheet.say(Word::gain_last)},
        {},
        sheet.say(Word::no_changes),
        true,
        kAllThatFit};
    const double unit = sheet.zh() ? 1e4 : 1e3;
    const auto cost = [](double value) {
        return value >= 1000 ? thousands(value) : short_decimal(value);
    };
    for (const MapChange& change : sheet.data.plan->changes) {
        table.rows.push_back({change.what,
                              {cost(change.cost_yuan / unit),
                               signed_thousands(change.gain_alone),
                               signed_thousands(change.gain_last)},
                              {},
                              change.number});
    }
    return table;
}

RankedTable fate_table(const Sheet& sheet) {
    RankedTable table{sheet.say(Word::fates_list),
                      {sheet.say(Word::households),
                       sheet.say(Word::minutes_before),
                       sheet.say(Word::minutes_after)},
                      {},
                      sheet.say(Word::nobody_changes),
                      true,
                      kAllThatFit};
    const auto minutes = [&sheet](const std::optional<double>& value) {
        return value ? minutes_number(*value, sheet.data.cutoff_minutes) : std::string("–");
    };
    for (const MapCompound* c : ranked_fates(sheet.data)) {
        const bool lost = c->fate == MapFate::lost;
        const std::string name = c->name.empty() ? c->id : c->name;
        table.rows.push_back(
            {sheet.say(lost ? Word::lost : Word::gained) + (sheet.zh() ? "：" : ": ") + name,
             {thousands(c->households), minutes(c->minutes_before), minutes(c->minutes)}});
    }
    return table;
}

RankedTable shortfall_table(const Sheet& sheet) {
    const bool known = sheet.data.floor_area_m2.has_value();
    RankedTable table{sheet.say(Word::shortfall_list) +
                          (sheet.zh() ? (sheet.data.area_by_community ? "社区" : "站点") : ""),
                      {sheet.say(Word::floor_area),
                       sheet.say(Word::required_area),
                       sheet.say(Word::missing_area)},
                      {},
                      sheet.say(known ? Word::no_shortfall : Word::no_floor_areas),
                      true};
    for (const MapAreaUnit* unit : ranked_shortfalls(sheet.data)) {
        table.rows.push_back({unit->name,
                              {thousands(*unit->floor_m2),
                               thousands(*unit->required_m2),
                               thousands(shortfall_m2(*unit))}});
    }
    return table;
}

void write_right(
    Sheet& sheet, double right, double base, const std::string& text, const TextStyle& style) {
    sheet.canvas.text({right - sheet.canvas.text_width(text, style), base}, text, style);
}

/// A name with dots where there is no room for all of it: before its last two letters, by which
/// 「世纪新村第一」 and 「世纪新村第二」 are told apart.
std::string shortened(Sheet& sheet, const std::string& name, double room, const TextStyle& style) {
    if (sheet.canvas.text_width(name, style) <= room) {
        return name;
    }
    constexpr std::size_t kEnd = 2;
    const std::vector<std::string> letters = letters_of(name);
    std::string end = "…";
    for (std::size_t i = letters.size() - std::min(letters.size(), kEnd); i < letters.size(); ++i) {
        end += letters[i];
    }
    std::string kept;
    for (const std::string& letter : letters) {
        if (sheet.canvas.text_width(kept + letter + end, style) > room) {
            break;
        }
        kept += letter;
    }
    return kept + end;
}

/// Draws the rows of one table; knows where its columns end.
class TableColumns {
  public:
    TableColumns(Sheet& sheet, const RankedTable& table, double left, double width)
        : sheet_(sheet), table_(table),
          left_(left), style_{.size_pt = sheet.layout.type.legend, .colour = palette::kText},
          unit_{.size_pt = sheet.layout.type.legend - 1.5, .colour = palette::kTextSoft},
          rights_(table.units.size()) {
        double right = left + width;
        for (std::size_t i = table.units.size(); i-- > 0;) {
            rights_[i] = right;
            double widest = sheet.canvas.text_width(table.units[i], unit_);
            for (const RankedRow& row : table.rows) {
                widest = std::max(widest, sheet.canvas.text_width(row.numbers[i], style_));
            }
            right -= widest + kColumnGap_pt;
        }
        names_right_ = right;
    }

    void write_units(double base) {
        for (std::size_t i = 0; i < table_.units.size(); ++i) {
            write_right(sheet_, rights_[i], base, table_.units[i], unit_);
        }
    }

    void write_row(double base, std::size_t rank) {
        const double badge = sheet_.layout.type.label;
        const RankedRow& row = table_.rows[rank];
        double left = left_;
        if (table_.badges) {
            const PaperPoint centre{left + badge_radius(badge), base - style_.size_pt * 0.36};
            draw_badge(sheet_.canvas,
                       centre,
                       std::to_string(row.number > 0 ? row.number : rank + 1),
                       badge);
            left += badge_radius(badge) * 2 + 6;
        }
        sheet_.canvas.text({left, base}, names_of(row, names_right_ - left), style_);
        for (std::size_t i = 0; i < row.numbers.size(); ++i) {
            write_right(sheet_, rights_[i], base, row.numbers[i], style_);
        }
    }

  private:
    /// Both names of a pair keep their beginnings.
    std::string names_of(const RankedRow& row, double room) const {
        if (row.second.empty()) {
            return shortened(sheet_, row.name, room, style_);
        }
        const std::string dash = " – ";
        const auto width = [this](const std::string& text) {
            return sheet_.canvas.text_width(text, style_);
        };
        const double both = room - width(dash);
        const double half = both / 2;
        const double first = std::max(half, both - width(row.second));
        const double second = std::max(half, both - width(row.name));
        return shortened(sheet_, row.name, first, style_) + dash +
               shortened(sheet_, row.second, second, style_);
    }

    Sheet& sheet_;
    const RankedTable& table_;
    double left_;
    TextStyle style_;
    TextStyle unit_;
    std::vector<double> rights_;
    double names_right_ = 0;
};

} // namespace

RankedTable theme_table(const Sheet& sheet) {
    switch (sheet.theme) {
    case MapTheme::gaps:
        return gap_table(sheet);
    case MapTheme::redundancy:
        return conflict_table(sheet);
    case MapTheme::area:
        return shortfall_table(sheet);
    case MapTheme::plan:
        if (sheet.data.plan) {
            return change_table(sheet);
        }
        break;
    case MapTheme::fates:
        return fate_table(sheet);
    case MapTheme::coverage:
        break;
    }
    return coverage_table(sheet);
}

double draw_ranked_table(Sheet& sheet, PaperPoint top_left, double width, double bottom) {
    RankedTable table = theme_table(sheet);
    table.rows.resize(std::min(table.rows.size(), table.most));
    const double size = sheet.layout.type.legend;
    const double row = size * 1.65;
    if (table.rows.empty() && (table.empty.empty() || top_left.y + size * 3 > bottom)) {
        return top_left.y;
    }
    const TextStyle head{.size_pt = size + 1, .colour = palette::kText, .bold = true};
    const double first = top_left.y + size * 3.2;
    if (table.rows.empty()) {
        write_lines(sheet.canvas, top_left, {table.title}, head);
        return write_lines(sheet.canvas,
                           {top_left.x, top_left.y + size * 1.9},
                           {table.empty},
                           {.size_pt = size, .colour = palette::kText});
    }
    const std::size_t least = std::min<std::size_t>(2, table.rows.size());
    if (first + static_cast<double>(least) * row > bottom) {
        return top_left.y;
    }
    write_lines(sheet.canvas, top_left, {table.title}, head);
    TableColumns columns(sheet, table, top_left.x, width);
    columns.write_units(first - size * 0.45);
    double y = first;
    std::size_t rank = 0;
    const bool all_fit = y + static_cast<double>(table.rows.size()) * row <= bottom;
    const double rows_end = all_fit || table.most < kAllThatFit ? bottom : bottom - row;
    for (; rank < table.rows.size() && y + row <= rows_end; ++rank) {
        columns.write_row(y + row * 0.72, rank);
        y += row;
    }
    if (rank < table.rows.size() && table.most == kAllThatFit) {
        const std::string others = thousands(static_cast<double>(table.rows.size() - rank));
        sheet.canvas.text({top_left.x, y + row * 0.72},
                          sheet.zh() ? "另有" + others + "项，见后附的表。"
                                     : others + " more: see the tables.",
                          {.size_pt = size - 1, .colour = palette::kTextSoft});
        y += row;
    }
    if (table.badges) {
        sheet.listed = rank;
    }
    return y;
}

} // namespace yike
