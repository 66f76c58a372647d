// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/method_sheet.hpp"

#include "report/manifest.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace yike {

namespace {

struct SettingWords {
    const char* key;
    const char* zh;
    const char* en;
    const char* unit_zh;
    const char* unit_en;
};

constexpr SettingWords kSettings[] = {
    {"max_access_m", "到最近道路的最大距离", "Longest way to the nearest street", "米", "m"},
    {"min_component_m", "孤立路网的最小长度", "Least length of an isolated network", "米", "m"},
    {"margin_m", "界外读取范围", "Margin beyond the boundary", "米", "m"},
    {"cell_m", "时间场网格", "Cell of the time field", "米", "m"},
    {"d_min_m", "站点最小步行间距", "Least walking distance of stations", "米", "m"},
    {"a_min_m2", "社区站点面积下限", "Least floor area of a community", "平方米", "m²"},
    {"area_per_household_m2",
     "每户应有面积",
     "Floor area a household",
     "平方米/户",
     "m²/household"},
};

class MethodSheet {
  public:
    MethodSheet(const District& district, const Evaluation& evaluation, Language language)
        : district_(district), evaluation_(evaluation), language_(language) {
        sheet_.name = zh() ? "说明" : "Method";
        sheet_.columns = {{say("项目", "Item")},
                          {say("内容", "Value"), true},
                          {say("单位", "Unit")},
                          {say("代码", "Key")}};
        sheet_.filter = false;
    }

    BookSheet make() && {
        tell_project();
        tell_settings();
        tell_profile();
        tell_rules();
        tell_counts();
        tell_inputs();
        return std::move(sheet_);
    }

  private:
    bool zh() const { return language_ == Language::zh; }

    std::string say(const char* chinese, const char* english) const {
        return zh() ? chinese : english;
    }

    void head(const char* chinese, const char* english) {
        if (!sheet_.rows.empty()) {
            sheet_.rows.emplace_back();
        }
        sheet_.rows.push_back({{say(chinese, english), CellFormat::heading}});
    }

    void row(const std::string& item,
             const std::string& value,
             const std::string& unit = "",
             const std::string& key = "") {
        if (!value.empty()) {
            sheet_.rows.push_back({{item}, {value}, {unit}, {key}});
        }
    }

    void number(const std::string& item,
                double value,
                const std::string& unit = "",
                const std::string& key = "") {
        sheet_.rows.push_back({{item}, {value, CellFormat::plain}, {unit}, {key}});
    }

    void tell_project() {
        head("项目", "Project");
        row(say("名称", "Name"), district_.name);
        row(say("备注", "Note"), district_.note);
        row(say("统计范围", "Limited to"), district_.selection);
        row(word(Word::data_date, language_), district_.data_date);
        row(word(Word::data_source, language_), district_.attribution);
        row(say("坐标系", "Coordinate system"), district_.crs.definition());
        row(say("程序", "Program"), fmt::format("{} {}", say("一刻", "Yike"), YIKE_VERSION));
        if (has_estimated_households(district_)) {
            row(say("户数", "Households"), word(Word::estimated_households, language_));
        }
        row(say("使用范围", "Use"), word(Word::stamp, language_));
    }

    void tell_settings() {
        head("参数", "Parameters");
        const Settings& settings = district_.settings;
        std::string minutes;
        for (const int m : settings.minutes) {
            minutes += (minutes.empty() ? "" : zh() ? "、" : ", ") + fmt::format("{}", m);
        }
        row(say("步行时间门槛", "Cutoffs"), minutes, say("分钟", "min"), "minutes");
        for (const NumberSetting& setting : number_settings()) {
            const SettingWords* words = nullptr;
            for (const SettingWords& candidate : kSettings) {
                words = std::string_view(candidate.key) == setting.key ? &candidate : words;
            }
            number(words != nullptr ? say(words->zh, words->en) : setting.key,
                   settings.*setting.member,
                   words != nullptr ? say(words->unit_zh, words->unit_en) : setting.unit,
                   setting.key);
        }
        const auto yes = [this](bool value) { return value ? say("是", "yes") : say("否", "no"); };
        row(say("界外站点计入", "Stations outside count"),
            yes(settings.outside_stations),
            "",
            "outside_stations");
        row(say("小区内部道路通行居民", "Private ways carry residents"),
            yes(settings.private_ways),
            "",
            "private_ways");
    }

    void tell_profile() {
        head("步行方式", "Walking profile");
        const WalkingProfile& profile = district_.profile();
        row(say("名称", "Name"), profile_text(profile.name, language_), "", profile.name);
        number(say("速度", "Speed"),
               std::round(profile.speed_m_per_s * 1e6) / 1e6,
               say("米/秒", "m/s"),
               "speed_m_per_s");
        number(say("速度", "Speed"),
               std::round(profile.speed_m_per_s * 3.6 * 1e6) / 1e6,
               say("公里/时", "km/h"));
        row(say("坡度", "Slope"),
            profile.slope == SlopeRule::none ? say("不计", "not considered")
                                             : say("按托布勒函数", "by Tobler's function"),
            "",
            "slope");
        const std::string seconds = say("秒", "s");
        number(say("过街等待", "Each crossing"),
               profile.crossing_penalty_s,
               seconds,
               "crossing_penalty_s");
        number(say("每段台阶", "Each flight of steps"),
               profile.steps_penalty_s,
               seconds,
               "steps_penalty_s");
        number(say("每座天桥", "Each footbridge"),
               profile.footbridge_penalty_s,
               seconds,
               "footbridge_penalty_s");
        for (const auto& [road_class, factor] : profile.speed_factor) {
            number(say("速度系数", "Speed factor"), factor, "", road_class);
        }
        for (const std::string& road_class : profile.not_walkable) {
            row(say("不可通行", "Not walkable"), road_class);
        }
    }

    void tell_rules() {
        head("规则", "Rules");
        const Settings& s = district_.settings;
        row(say("大门规则（主指标）", "Gate rule (headline)"),
            say("有围墙的小区从开放的大门中最近的一个起算；开放小区取其用地（有建筑户数时按户数加权"
                "）"
                "步行时间的中位数；恰好等于门槛算可达。",
                "Walled compounds count from their nearest open gate; open ones by the median time "
                "over their ground (weighted by households of buildings where given); a walk of "
                "exactly the cutoff is within."));
        row(say("比例规则", "Share rule"),
            say("户数乘以小区用地中门槛时间内可达部分的比例。",
                "Households times the share of their compound's ground within the cutoff."));
        row(say("直线规则", "Circle rule"),
            say("距站点直线1,000米以内，只用于15分钟，供与已公布数字对照。",
                "Within 1,000 m of a station as the crow flies; for 15 minutes only, to compare "
                "with published figures."));
        row(say("步行时间", "Walking time"),
            say("沿步行网络从居民处到站点，含到网络与离开网络的一段；60分钟以上不计。",
                "Along the walking network from the resident to the station, with the ways onto it "
                "and off it; beyond 60 minutes there is no time."));
        row(say("服务盲区", "Gaps"),
            say("按大门规则15分钟内到不了任何站点的小区，按户数排列。",
                "Compounds that reach no station within 15 minutes by the gate rule, most "
                "households first."));
        row(say("位置相近", "Too close"),
            zh() ? fmt::format(
                       "同级两站步行不超过{:g}米，且其中一站独自覆盖的户数不到其覆盖户数的20%。",
                       s.d_min_m)
                 : fmt::format("Two stations of one tier within {:g} m of walking, one of which "
                               "alone covers under 20 % of the households it covers.",
                               s.d_min_m));
        row(say("应有面积", "Required area"),
            zh() ? fmt::format("每户{:g}平方米；1,500户及以上不少于{:g}平方米；社区应有面积按面积"
                               "比例分摊到各站点。",
                               s.area_per_household_m2,
                               s.a_min_m2)
                 : fmt::format(
                       "{:g} m² a household; from 1,500 households on at least {:g} m²; what a "
                       "community needs is shared out to its stations by floor area.",
                       s.area_per_household_m2,
                       s.a_min_m2));
        tell_supply_rules();
    }

    void tell_supply_rules() {
        const double a = district_.settings.area_per_household_m2;
        row(say("容量约束", "Under capacity"),
            zh()
                ? fmt::format(
                      "住户只去15分钟内可达的站点，各站不超过可服务户数；先使得到服务的户数最多，再"
                      "使总步行时间最短，小区可按整户拆分。未给可服务户数的，按建筑面积除以{:g}平方"
                      "米推算；两者都没有的按不限计，此时结果为上限。",
                      a)
                : fmt::format(
                      "Households go to stations within 15 minutes, no more to each than its "
                      "capacity: as many as possible, then with the fewest minutes; compounds are "
                      "split in whole households. A capacity that is not given is the floor area "
                      "over {:g} m²; with neither it is unlimited, and the figure an upper bound.",
                      a));
        row(say("超载与闲置", "Overloaded and idle"),
            zh()
                ? fmt::format("超载：以其为最近站点的可达住户多于可服务户数。闲置：分派户数不到可服"
                              "务户数的{:g}%。",
                              100 * kIdleShare)
                : fmt::format("Overloaded: more covered households have it as their nearest than "
                              "its capacity. Idle: under {:g} % of its capacity assigned.",
                              100 * kIdleShare));
        row(say("可达面积", "Floor area within reach"),
            say("两步移动搜索法，高斯衰减，15分钟为限：各站面积除以可达住户（按时间衰减加权），再对"
                "各小"
                "区可达的站点求和（同样加权），以每百户平方米计。面积不详的站点不计，此时结果为下限"
                "。",
                "Two-step floating catchment area with Gaussian decay to 15 minutes: the floor "
                "area "
                "of each station over the households that reach it (weighted by the decay), summed "
                "over the stations that a compound reaches (weighted likewise), in m² per 100 "
                "households. Stations of unknown area add nothing: then it is a lower bound."));
        row(say("最不利的一成住户", "Worst-off tenth"),
            say("步行时间最长的一成住户；60分钟内到不了任何站点的先计入其中，但不参与平均，其户数另"
                "列。",
                "The tenth of the households with the longest walks. Those without a station "
                "within "
                "60 minutes come first into it, are not in the mean, and are told apart."));
    }

    void tell_counts() {
        head("数量", "Counts");
        const auto count = [this](const char* chinese, const char* english, std::size_t value) {
            sheet_.rows.push_back(
                {{say(chinese, english)}, {static_cast<double>(value), CellFormat::whole}});
        };
        count("社区", "Communities", district_.communities.size());
        count("小区", "Compounds", district_.compounds.size());
        count("服务站点", "Stations", district_.stations.size());
        count("路段（直线段）", "Street segments", evaluation_.model->network().segment_count());
        count("数据问题与说明（详见 manifest.json）",
              "Issues and notes of the data (see manifest.json)",
              district_.issues.all().size() + evaluation_.issues.all().size());
    }

    void tell_inputs() {
        head("输入文件", "Input files");
        for (const InputFile& input : district_.inputs) {
            row(input.file, input.sha256, "SHA-256", input.layer);
        }
    }

    const District& district_;
    const Evaluation& evaluation_;
    Language language_;
    BookSheet sheet_;
};

} // namespace

BookSheet method_sheet(const District& district, const Evaluation& evaluation, Language language) {
    return MethodSheet(district, evaluation, language).make();
}

} // namespace yike
