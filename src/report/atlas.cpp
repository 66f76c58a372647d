// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/atlas.hpp"

#include "render/map_sheet.hpp"
#include "render/palette.hpp"
#include "render/symbols.hpp"
#include "render/text_block.hpp"
#include "report/atlas_table.hpp"
#include "report/comparison_sheets.hpp"
#include "report/evaluation_map.hpp"
#include "report/table_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <utility>

namespace yike {

namespace {

constexpr double kWidth_pt = mm_to_pt(420);
constexpr double kHeight_pt = mm_to_pt(297);
constexpr double kMargin_pt = mm_to_pt(10);
constexpr double kTitle_pt = 18;

/// What has room on the cover; the rest is told on later pages.
constexpr std::size_t kMostWarnings = 6;
constexpr std::size_t kMostRows = 16;

/// Room of the rows and paragraphs of a page of text.
constexpr SheetBox kBody{
    kMargin_pt, kMargin_pt + 44, kWidth_pt - kMargin_pt, kHeight_pt - kMargin_pt - 8};

using Drawing = std::function<void(Canvas&)>;

struct AtlasPage {
    std::string title; ///< empty: goes on from the page before
    int level = 0;     ///< in the contents
    std::vector<Drawing> drawings = {};
};

CanvasRequest
canvas_request(const Comparison& comparison, const AtlasRequest& request, SheetFormat format) {
    CanvasRequest canvas;
    canvas.format = format;
    canvas.file = request.file;
    canvas.width_pt = kWidth_pt;
    canvas.height_pt = kHeight_pt;
    canvas.title = comparison.district->name +
                   (request.language == Language::zh ? " 方案比选图册" : ": atlas of scenarios");
    canvas.date = comparison.district->data_date;
    return canvas;
}

double write_paragraph(Canvas& canvas,
                       PaperPoint top_left,
                       double width,
                       const std::string& text,
                       const TextStyle& style) {
    const auto measure = [&](const std::string& t) { return canvas.text_width(t, style); };
    return write_lines(canvas, top_left, fill_lines(break_pieces(text), width, measure), style);
}

void write_right(Canvas& canvas, PaperPoint base, const std::string& text, const TextStyle& style) {
    canvas.text({base.x - canvas.text_width(text, style), base.y}, text, style);
}

/// Puts blocks on pages of text, one below the other.
class PageFlow {
  public:
    PageFlow(std::vector<AtlasPage>& pages, const Canvas& measure, Language language)
        : pages_(pages), measure_(measure), language_(language) {}

    void begin(const std::string& title, int level) {
        title_ = title;
        pages_.push_back({title, level});
        head(title);
        y_ = kBody.top;
    }

    void table(BookSheet sheet, const std::string& caption = {}, TableStyle style = {}) {
        constexpr double kLeast_pt = 90;
        if (y_ + kLeast_pt > kBody.bottom) {
            go_on();
        }
        if (!caption.empty()) {
            write_caption(caption);
        }
        if (sheet.rows.empty()) {
            const std::string none = language_ == Language::zh ? "没有。" : "None.";
            text(none, {.size_pt = 9, .colour = palette::kTextSoft});
            return;
        }
        const auto table = std::make_shared<const AtlasTable>(std::move(sheet), style, measure_);
        const SheetBox first{kBody.left, y_, kBody.right, kBody.bottom};
        const std::vector<TablePart> parts = table->lay_out(first, kBody);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) {
                go_on();
            }
            const PaperPoint corner{kBody.left, y_};
            pages_.back().drawings.push_back(
                [table, part = parts[i], corner](Canvas& c) { table->draw(c, corner, part); });
            y_ = parts[i].bottom;
        }
        y_ += 20;
    }

    void text(const std::string& words, const TextStyle& style) {
        const auto measure = [&](const std::string& t) { return measure_.text_width(t, style); };
        const auto lines = fill_lines(break_pieces(words), kBody.width() * 0.8, measure);
        if (y_ + static_cast<double>(lines.size()) * style.size_pt * 1.4 > kBody.bottom) {
            go_on();
        }
        const PaperPoint corner{kBody.left, y_};
        pages_.back().drawings.push_back(
            [lines, corner, style](Canvas& c) { write_lines(c, corner, lines, style); });
        y_ += static_cast<double>(lines.size()) * style.size_pt * 1.4 + 6;
    }

    /// A drawing of a stated height. It is told its corner.
    void block(double height, const std::function<void(Canvas&, PaperPoint)>& draw) {
        if (y_ + height > kBody.bottom) {
            go_on();
        }
        const PaperPoint corner{kBody.left, y_};
        pages_.back().drawings.push_back([draw, corner](Canvas& c) { draw(c, corner); });
        y_ += height + 20;
    }

  private:
    void go_on() {
        pages_.push_back({"", 0});
        head(title_ + (language_ == Language::zh ? "（续）" : " (continued)"));
        y_ = kBody.top;
    }

    void head(const std::string& title) {
        pages_.back().drawings.emplace_back([title](Canvas& c) {
            c.text({kMargin_pt, kMargin_pt + kTitle_pt * 0.9},
                   title,
                   {.size_pt = kTitle_pt, .colour = palette::kText, .bold = true});
            const double y = kMargin_pt + kTitle_pt * 1.6;
            c.stroke({{{kMargin_pt, y}, {kWidth_pt - kMargin_pt, y}}},
                     {palette::kCutoffLine, 1.2, {}, false});
        });
    }

    void write_caption(const std::string& caption) {
        const PaperPoint base{kBody.left, y_ + 9};
        pages_.back().drawings.emplace_back([caption, base](Canvas& c) {
            c.text(base, caption, {.size_pt = 11, .colour = palette::kCutoffLine, .bold = true});
        });
        y_ += 17;
    }

    std::vector<AtlasPage>& pages_;
    const Canvas& measure_;
    Language language_;
    std::string title_;
    double y_ = 0;
};

class AtlasMaker {
  public:
    AtlasMaker(const Comparison& comparison, const AtlasRequest& request)
        : c_(comparison), request_(request),
          measure_(canvas_request(comparison, request, SheetFormat::none)),
          flow_(pages_, measure_, request.language),
          baseline_(std::make_shared<const MapData>(
              evaluation_map(*comparison.district, *comparison.baseline))) {
        options_.language = request.language;
        options_.compiled_by = request.compiled_by;
        options_.sheet_date = request.sheet_date;
    }

    std::vector<std::string> write(Progress& progress) {
        measure_.set_quiet(true);
        if (!draw_cover(measure_)) {
            add_answer();
        }
        add_method();
        add_baseline();
        for (std::size_t i = 0; i < c_.scenarios.size(); ++i) {
            if (!c_.scenarios[i]->plan.changes.empty()) {
                add_plan(i);
            }
        }
        add_tables();
        std::vector<AtlasPage> front = contents_pages();
        front.insert(front.begin(), cover_page());
        pages_.insert(pages_.begin(),
                      std::make_move_iterator(front.begin()),
                      std::make_move_iterator(front.end()));
        return draw(progress);
    }

  private:
    bool zh() const { return request_.language == Language::zh; }

    std::string say(const char* chinese, const char* english) const {
        return zh() ? chinese : english;
    }

    std::vector<std::string> draw(Progress& progress) {
        Canvas canvas(canvas_request(c_, request_, SheetFormat::pdf));
        progress.stage("atlas.pdf", pages_.size());
        std::vector<std::string> titles;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            progress.check();
            if (i > 0) {
                canvas.new_page();
            }
            for (const Drawing& drawing : pages_[i].drawings) {
                drawing(canvas);
            }
            draw_footer(canvas, i + 1);
            titles.push_back(pages_[i].title);
            progress.advance(1);
        }
        canvas.finish();
        return titles;
    }

    void draw_footer(Canvas& canvas, std::size_t number) const {
        const TextStyle soft{.size_pt = 7, .colour = palette::kTextSoft};
        const TextStyle stamp{.size_pt = 7, .colour = palette::kStamp, .bold = true};
        const double base = kHeight_pt - kMargin_pt + 14;
        canvas.text({kMargin_pt, base},
                    c_.district->name + say(" · 方案比选图册", ": atlas of scenarios"),
                    soft);
        const std::string note = baseline_->note.empty() ? "" : baseline_->note + "   ";
        const std::string middle = note + word(Word::stamp, request_.language);
        canvas.text({kWidth_pt / 2 - canvas.text_width(middle, stamp) / 2, base}, middle, stamp);
        write_right(canvas,
                    {kWidth_pt - kMargin_pt, base},
                    zh() ? fmt::format("第{}页 共{}页", number, pages_.size())
                         : fmt::format("Page {} of {}", number, pages_.size()),
                    soft);
    }

    void add_map(const std::string& title,
                 int level,
                 std::shared_ptr<const MapData> map,
                 MapTheme theme) {
        pages_.push_back({title, level});
        pages_.back().drawings.emplace_back([this, map = std::move(map), theme](Canvas& c) {
            draw_sheet(c, *map, theme, options_);
        });
    }

    void add_answer() {
        flow_.begin(say("结论", "Answers"), 0);
        for (const std::string& line : comparison_answer(c_, request_.language)) {
            flow_.text(line, {.size_pt = 12, .colour = palette::kText});
        }
    }

    void add_method() {
        flow_.begin(say("方法与参数", "Method and parameters"), 0);
        // So that two columns of the table stand side by side.
        const double value_width = zh() ? 262 : 210;
        flow_.table(comparison_method(c_, request_.language), {}, {7.5, value_width});
    }

    void add_baseline() {
        const auto title = [this](MapTheme theme) {
            return say("现状：", "Baseline: ") + word(theme_word(theme), request_.language);
        };
        for (const MapTheme theme :
             {MapTheme::coverage, MapTheme::gaps, MapTheme::redundancy, MapTheme::area}) {
            add_map(title(theme), 0, baseline_, theme);
        }
        flow_.begin(say("现状：问题台账", "Baseline: problems by community"), 0);
        constexpr double kLongList_pt = 420;
        flow_.table(problems_sheet(c_, request_.language), {}, {8, kLongList_pt});
    }

    void add_plan(std::size_t i) {
        const ScenarioOutcome& outcome = *c_.scenarios[i];
        const std::string name = scenario_name(outcome.plan.scenario);
        const auto map = std::make_shared<const MapData>(plan_map(c_, outcome, request_.language));
        const auto title = [&](Word what) {
            return name + say("：", ": ") + word(what, request_.language);
        };
        add_map(title(Word::plan_map), 0, map, MapTheme::plan);
        pages_.push_back({title(Word::pair_map), 1});
        pages_.back().drawings.emplace_back(
            [this, map](Canvas& c) { draw_pair(c, *baseline_, *map, options_); });
        add_map(title(Word::fates_map), 1, map, MapTheme::fates);
        flow_.begin(name + say("：变更台账", ": changes"), 1);
        flow_.table(without(changes_sheet(c_, i, request_.language), 2));
        add_phases(outcome);
        flow_.begin(name + say("：得到与失去覆盖的小区", ": compounds that gain or lose coverage"),
                    1);
        flow_.table(moved_fates_sheet(c_, i, request_.language));
    }

    /// Without the name and the code of the scenario, of which the page speaks.
    static BookSheet without(BookSheet sheet, std::ptrdiff_t columns) {
        sheet.columns.erase(sheet.columns.begin(), sheet.columns.begin() + columns);
        for (auto& row : sheet.rows) {
            row.erase(row.begin(), row.begin() + columns);
        }
        return sheet;
    }

    void add_phases(const ScenarioOutcome& outcome) {
        BookSheet phases = phases_sheet(c_, request_.language);
        std::erase_if(phases.rows, [&](const std::vector<BookCell>& row) {
            return std::get<std::string>(row[1].value) != outcome.plan.scenario.id;
        });
        flow_.table(without(std::move(phases), 2), say("分期", "Phases"));
    }

    void add_tables() {
        const Language language = request_.language;
        flow_.begin(say("指标对比", "Indicators compared"), 0);
        constexpr TableStyle kLarge{9, 300};
        flow_.table(indicators_sheet(c_, language), {}, {9, 300, 2});
        flow_.text(say("比例之差为百分点。每个指标的分子、分母和分组见 comparison.csv。",
                       "Differences of shares are in percentage points. Groups are in "
                       "comparison.csv."),
                   {.size_pt = 7.5, .colour = palette::kTextSoft});
        flow_.begin(say("资金", "Money"), 0);
        flow_.table(transposed(money_of_plans(), 0, 2), {}, kLarge);
        flow_.block(260, [this](Canvas& c, PaperPoint corner) { draw_front(c, corner); });
        flow_.begin(say("敏感性与稳定程度", "Sensitivity and certainty"), 0);
        flow_.table(
            sensitivity_table(c_, language),
            say("各种步行方式与门槛下的覆盖户数", "Households covered by profile and cutoff"),
            kLarge);
        flow_.table(certainty_table(c_, language),
                    say("以上各种情形合起来的户数", "Households over all of these cases"),
                    kLarge);
        flow_.table(uncertain_compounds(c_, language),
                    say("并非始终可达的小区", "Compounds that are not always covered"));
    }

    BookSheet money_of_plans() const {
        BookSheet money = money_sheet(c_, request_.language);
        for (std::size_t i = c_.scenarios.size(); i-- > 0;) {
            if (c_.scenarios[i]->plan.changes.empty()) {
                money.rows.erase(money.rows.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
        return money;
    }

    // Cost against households: the front as a line, every scenario by name.
    void draw_front(Canvas& canvas, PaperPoint corner) const {
        const TextStyle style{.size_pt = 8, .colour = palette::kText, .bold = false, .halo = true};
        const TextStyle soft{.size_pt = 7.5, .colour = palette::kTextSoft};
        canvas.text({corner.x, corner.y + 9},
                    say("费用现值与15分钟覆盖户数（线为前沿）",
                        "Present cost and households within 15 minutes (line: the Pareto front)"),
                    {.size_pt = 11, .colour = palette::kCutoffLine, .bold = true});
        const SheetBox box{corner.x + 60, corner.y + 30, corner.x + 620, corner.y + 230};

        struct Dot {
            double cost;
            double households;
            std::string name;
        };

        std::vector<Dot> dots{{0,
                               covered_households(*c_.district, c_.baseline->times),
                               word(Word::baseline, request_.language)}};
        for (const auto& o : c_.scenarios) {
            if (!o->plan.changes.empty()) {
                dots.push_back(
                    {present_cost(o->cost_yuan(), o->plan.yearly_cost_yuan(), c_.request.money),
                     o->households.gained + o->households.kept,
                     scenario_name(o->plan.scenario)});
            }
        }
        double most = 1;
        double high = 0;
        double low = dots.front().households;
        for (const Dot& dot : dots) {
            most = std::max(most, dot.cost);
            high = std::max(high, dot.households);
            low = std::min(low, dot.households);
        }
        const double air = std::max(1.0, (high - low) * 0.15);
        const auto place = [&](double cost, double households) {
            return PaperPoint{box.left + cost / most * box.width() * 0.8,
                              box.bottom -
                                  (households - low + air) / (high - low + 2 * air) * box.height()};
        };
        canvas.stroke({{{box.left, box.top}, {box.left, box.bottom}, {box.right, box.bottom}}},
                      {palette::kRule, 0.8, {}, false});
        PaperLine line;
        for (const FrontPoint& point : c_.front) {
            line.push_back(place(point.cost_yuan, point.covered_households));
        }
        canvas.stroke({line}, {palette::kGained, 1.6, {}, true});
        std::vector<SheetBox> taken;
        for (const Dot& dot : dots) {
            const PaperPoint p = place(dot.cost, dot.households);
            taken.push_back({p.x - 4, p.y - 4, p.x + 4, p.y + 4});
        }
        for (const Dot& dot : dots) {
            const PaperPoint p = place(dot.cost, dot.households);
            canvas.disc(p, 4.2, palette::kRing);
            canvas.disc(p, 3.2, palette::kAlways);
            const std::string text =
                fmt::format("{}  {}  {}",
                            dot.name,
                            money_text(dot.cost, request_.language),
                            households_text(dot.households, request_.language));
            SheetBox label{p.x + 7, p.y - 6, p.x + 7 + canvas.text_width(text, style), p.y + 6};
            for (const double shift : {0.0, 13.0, -13.0, 26.0, -26.0, 39.0}) {
                SheetBox moved = label;
                moved.top += shift;
                moved.bottom += shift;
                const bool free = std::none_of(
                    taken.begin(), taken.end(), [&](const SheetBox& t) { return t.meets(moved); });
                if (free) {
                    taken.push_back(moved);
                    canvas.text({moved.left, moved.centre().y + 3}, text, style);
                    break;
                }
            }
        }
        canvas.text({box.left, box.bottom + 13}, "0", soft);
        const std::string end = money_text(most, request_.language);
        canvas.text(
            {place(most, low).x - canvas.text_width(end, soft) / 2, box.bottom + 13}, end, soft);
        for (const double households : {low, high}) {
            write_right(canvas,
                        {box.left - 5, place(0, households).y + 3},
                        households_text(households, request_.language),
                        soft);
        }
    }

    // ---- cover and contents ----

    AtlasPage cover_page() {
        AtlasPage page{say("封面", "Cover"), -1};
        page.drawings.emplace_back([this](Canvas& c) { draw_cover(c); });
        return page;
    }

    /// @returns false if not all of the answer has room
    bool draw_cover(Canvas& c) const {
        const double left = mm_to_pt(24);
        const double right = kWidth_pt - mm_to_pt(24);
        const double width = right - left;
        double y = mm_to_pt(24);
        c.text({left, y + 34},
               c_.district->name,
               {.size_pt = 40, .colour = palette::kCutoffLine, .bold = true});
        y = write_paragraph(c,
                            {left, y + 50},
                            width,
                            say("服务站点15分钟步行覆盖 · 方案比选图册",
                                "Service stations within 15 minutes on foot: atlas of scenarios"),
                            {.size_pt = 22, .colour = palette::kText, .bold = true}) +
            8;
        const std::string date = c_.district->data_date.empty()
                                     ? std::string()
                                     : word(Word::data_date, request_.language) + say("：", ": ") +
                                           c_.district->data_date + "    ";
        c.text({left, y + 12}, date, {.size_pt = 11, .colour = palette::kTextSoft});
        c.text({left + c.text_width(date, {.size_pt = 11, .colour = palette::kTextSoft}), y + 12},
               baseline_->note,
               {.size_pt = 11, .colour = palette::kStamp, .bold = true});
        y += 34;
        const std::vector<std::string> answer = comparison_answer(c_, request_.language);
        const auto losers = static_cast<std::size_t>(
            std::count_if(c_.scenarios.begin(), c_.scenarios.end(), [](const auto& o) {
                return o->makes_worse();
            }));
        const std::size_t shown = std::min(losers, kMostWarnings);
        y = draw_warnings(c, {left, y}, width, answer, shown);
        y = draw_scenarios(c, {left, y}, width);
        const TextStyle style{.size_pt = 11.5, .colour = palette::kText};
        const double end = kHeight_pt - mm_to_pt(42);
        bool whole = shown == losers;
        for (std::size_t i = losers; whole && i < answer.size(); ++i) {
            whole = y + paragraph_height(c, width * 0.86, answer[i], style) < end;
            if (whole) {
                y = write_paragraph(c, {left, y}, width * 0.86, answer[i], style) + 5;
            }
        }
        if (!whole) {
            c.text({left, end + 12},
                   say("全部结论见「结论」页。", "All findings: see the page of answers."),
                   {.size_pt = 10, .colour = palette::kTextSoft});
        }
        draw_signature(c, left, right);
        return whole;
    }

    static double
    paragraph_height(Canvas& c, double width, const std::string& text, const TextStyle& style) {
        const bool quiet = c.quiet();
        c.set_quiet(true);
        const double bottom = write_paragraph(c, {0, 0}, width, text, style);
        c.set_quiet(quiet);
        return bottom;
    }

    /// Whoever is made worse off, first and in a frame.
    double draw_warnings(Canvas& c,
                         PaperPoint top_left,
                         double width,
                         const std::vector<std::string>& answer,
                         std::size_t losers) const {
        if (losers == 0) {
            return top_left.y;
        }
        const TextStyle style{.size_pt = 13, .colour = palette::kStamp, .bold = true};
        double y = top_left.y + 10;
        const auto write = [&] {
            y = top_left.y + 10;
            for (std::size_t i = 0; i < losers; ++i) {
                y = write_paragraph(c, {top_left.x + 16, y}, width - 32, answer[i], style) + 5;
            }
        };
        const bool quiet = c.quiet();
        c.set_quiet(true);
        write();
        c.set_quiet(quiet);
        const SheetBox box{top_left.x, top_left.y, top_left.x + width, y + 6};
        c.fill({box.outline()}, "#FBEFE6");
        c.fill({SheetBox{box.left, box.top, box.left + 5, box.bottom}.outline()}, palette::kLost);
        write();
        return box.bottom + 18;
    }

    /// One row a scenario: bars of households, then figures.
    double draw_scenarios(Canvas& c, PaperPoint top_left, double width) const {
        const TextStyle head{.size_pt = 9.5, .colour = palette::kTextSoft};
        const double rows = static_cast<double>(std::min(c_.scenarios.size(), kMostRows)) + 1;
        const double row = std::clamp(290 / rows, 16.0, 38.0);
        const double size = std::min(12.0, row * 0.5);
        const TextStyle style{.size_pt = size, .colour = palette::kText};
        const TextStyle bold{.size_pt = size, .colour = palette::kText, .bold = true};
        const double names = width * 0.2;
        const double bars = width * 0.24;
        const std::vector<std::string> heads = zh() ? std::vector<std::string>{"覆盖率",
                                                                               "新增覆盖（户）",
                                                                               "失去覆盖（户）",
                                                                               "投资（万元）",
                                                                               "每新增一户（元）",
                                                                               "面积缺口（㎡）"}
                                                    : std::vector<std::string>{"covered",
                                                                               "gained (hh)",
                                                                               "lost (hh)",
                                                                               "million yuan",
                                                                               "yuan per gained hh",
                                                                               "short of (m²)"};
        const double column = (width - names - bars) / static_cast<double>(heads.size());
        const auto right_of = [&](std::size_t i) {
            return top_left.x + names + bars + column * static_cast<double>(i + 1);
        };
        c.text({top_left.x + names, top_left.y + 10},
               say("户数：保持、新增、失去、未覆盖", "Households: kept, gained, lost, not covered"),
               head);
        for (std::size_t i = 0; i < heads.size(); ++i) {
            write_right(c, {right_of(i), top_left.y + 10}, heads[i], head);
        }
        double y = top_left.y + 17;
        const auto line = [&] {
            c.stroke({{{top_left.x, y}, {top_left.x + width, y}}},
                     {palette::kRule, 0.6, {}, false});
        };
        line();
        const auto write_row = [&](const std::string& name,
                                   const FateSums& sums,
                                   const std::vector<std::string>& figures) {
            const double base = y + row / 2 + size * 0.36;
            c.text({top_left.x, base}, shortened(c, name, names - 10, bold), bold);
            draw_fate_bar(c,
                          {top_left.x + names,
                           y + row * 0.2,
                           top_left.x + names + bars * 0.94,
                           y + row * 0.8},
                          sums);
            for (std::size_t i = 0; i < figures.size(); ++i) {
                const bool loss = i == 2 && sums.lost > 0;
                TextStyle used = i == 0 ? bold : style;
                if (loss) {
                    used.colour = palette::kStamp;
                    used.bold = true;
                }
                write_right(c, {right_of(i), base}, figures[i], used);
            }
            y += row;
            line();
        };
        const MapData& b = *baseline_;
        write_row(word(Word::baseline, request_.language),
                  {0, 0, b.covered_households, b.uncovered_households},
                  {b.households > 0 ? percent(b.covered_households / b.households) : "–",
                   "–",
                   "–",
                   "–",
                   "–",
                   thousands(c_.baseline_shortfall_m2)});
        std::size_t written = 0;
        std::size_t left_out = 0;
        for (const auto& o : c_.scenarios) {
            if (o->plan.changes.empty()) {
                continue;
            }
            if (written == kMostRows) {
                ++left_out;
                continue;
            }
            ++written;
            const double covered = o->households.gained + o->households.kept;
            const auto each = o->yuan_per_new_household();
            write_row(scenario_name(o->plan.scenario),
                      o->households,
                      {b.households > 0 ? percent(covered / b.households) : "–",
                       signed_thousands(o->households.gained),
                       o->households.lost > 0 ? thousands(-o->households.lost) : "0",
                       zh() ? short_number(o->cost_yuan() / 1e4)
                            : fmt::format("{:.2f}", o->cost_yuan() / 1e6),
                       each ? thousands(*each) : "–",
                       thousands(o->shortfall_m2)});
        }
        if (left_out > 0) {
            c.text({top_left.x, y + 12},
                   zh() ? fmt::format("另有{}个方案，见后面的图表。", left_out)
                        : fmt::format("{} more scenarios: see the pages below.", left_out),
                   head);
            y += 16;
        }
        return y + 18;
    }

    /// "3,410.8".
    static std::string short_number(double value) { return cell_text({value, CellFormat::tenths}); }

    static std::string
    shortened(const Canvas& c, const std::string& text, double room, const TextStyle& style) {
        if (c.text_width(text, style) <= room) {
            return text;
        }
        std::string kept;
        for (const std::string& letter : letters_of(text)) {
            if (c.text_width(kept + letter + "…", style) > room) {
                break;
            }
            kept += letter;
        }
        return kept + "…";
    }

    static void draw_fate_bar(Canvas& c, const SheetBox& box, const FateSums& sums) {
        const double all = sums.kept + sums.gained + sums.lost + sums.uncovered;
        if (all <= 0) {
            return;
        }
        double x = box.left;
        const auto part = [&](double households, std::string_view fill, bool hatched) {
            const double next = x + households / all * box.width();
            if (next - x > 0.01) {
                const PaperLines ring{SheetBox{x, box.top, next, box.bottom}.outline()};
                if (hatched) {
                    draw_below_standard(c, ring, fill);
                } else {
                    c.fill(ring, fill);
                }
            }
            x = next;
        };
        part(sums.kept, palette::kKept, false);
        part(sums.gained, palette::kGained, false);
        part(sums.lost, palette::kLost, true);
        part(sums.uncovered, palette::kStillUncovered, false);
    }

    void draw_signature(Canvas& c, double left, double right) const {
        const TextStyle style{.size_pt = 11, .colour = palette::kText};
        const double base = kHeight_pt - mm_to_pt(26);
        double x = left;
        for (const auto& [what, value] : {std::pair(Word::compiled_by, request_.compiled_by),
                                          std::pair(Word::sheet_date, request_.sheet_date)}) {
            const std::string label = word(what, request_.language);
            c.text({x, base}, label, style);
            x += c.text_width(label, style) + 8;
            if (value.empty()) {
                c.stroke({{{x, base + 2}, {x + 150, base + 2}}}, {palette::kRule, 0.6, {}, false});
                x += 180;
            } else {
                c.text({x, base}, value, style);
                x += c.text_width(value, style) + 30;
            }
        }
        const TextStyle stamp{.size_pt = 13, .colour = palette::kStamp, .bold = true};
        const std::string text = word(Word::stamp, request_.language);
        const double width = c.text_width(text, stamp);
        const SheetBox box{right - width - 24, base - 20, right, base + 12};
        c.stroke({box.outline()}, {palette::kStamp, 1.0, {}, false});
        c.text({box.left + 12, base + 1}, text, stamp);
    }

    std::vector<AtlasPage> contents_pages() {
        constexpr double kRow_pt = 19;
        constexpr std::size_t kColumns = 2;
        const auto per_column = static_cast<std::size_t>(kBody.height() / kRow_pt);
        const auto entries = static_cast<std::size_t>(std::count_if(
            pages_.begin(), pages_.end(), [](const AtlasPage& p) { return !p.title.empty(); }));
        const std::size_t per_page = per_column * kColumns;
        const std::size_t count = std::max<std::size_t>(1, (entries + per_page - 1) / per_page);
        std::vector<AtlasPage> contents;
        PageFlow flow(contents, measure_, request_.language);
        for (std::size_t k = 0; k < count; ++k) {
            flow.begin(say("目录", "Contents"), -1);
        }
        std::size_t entry = 0;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            if (pages_[i].title.empty()) {
                continue;
            }
            const std::size_t place = entry % per_page;
            // One column is enough for a few.
            const double column = kBody.width() / kColumns;
            const double x = kBody.left + column * static_cast<double>(place / per_column);
            const double y = kBody.top + kRow_pt * static_cast<double>(place % per_column) + 12;
            const std::size_t number = i + 1 + count + 1; // after the cover
            contents[entry / per_page].drawings.emplace_back([x,
                                                              y,
                                                              width = column - 30,
                                                              number,
                                                              title = pages_[i].title,
                                                              level = pages_[i].level](Canvas& c) {
                draw_entry(c, {x, y}, width, title, level, number);
            });
            ++entry;
        }
        return contents;
    }

    static void draw_entry(Canvas& c,
                           PaperPoint base,
                           double width,
                           const std::string& title,
                           int level,
                           std::size_t number) {
        const TextStyle style{
            .size_pt = level > 0 ? 10.5 : 11.5, .colour = palette::kText, .bold = level == 0};
        const double indent = level > 0 ? 18 : 0;
        const std::string page = fmt::format("{}", number);
        const std::string text = shortened(c, title, width - indent - 40, style);
        c.text({base.x + indent, base.y}, text, style);
        const double end = base.x + indent + c.text_width(text, style) + 6;
        const double right = base.x + width;
        c.stroke({{{end, base.y - 1}, {right - 24, base.y - 1}}},
                 {palette::kRule, 0.6, {1, 3}, false});
        write_right(c, {right, base.y}, page, style);
    }

    const Comparison& c_;
    const AtlasRequest& request_;
    Canvas measure_;
    std::vector<AtlasPage> pages_;
    PageFlow flow_;
    std::shared_ptr<const MapData> baseline_;
    SheetOptions options_;
};

} // namespace

std::vector<std::string>
write_atlas(const Comparison& comparison, const AtlasRequest& request, Progress& progress) {
    return AtlasMaker(comparison, request).write(progress);
}

} // namespace yike
