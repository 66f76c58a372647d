// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/finding_words.hpp"

#include "desktop/session/words.hpp"
#include "doctor/rules.hpp"

#include <algorithm>
#include <array>

namespace yike {

namespace {

struct Words {
    std::string_view kind;
    const char* what;
    const char* mend;
};

// In the order of the rules.
// clang-format off
constexpr std::array kWords = {
    // what cannot be read
    Words{"unreadable_project", "项目文件有错，打不开", "按提示改正那一行"},
    Words{"missing_layer", "缺少必需的图层", "在项目文件里写上 [layers.图层名] 和 source = \"文件\""},
    Words{"unreadable_layer", "图层读不出来", "改正文件，或改正项目文件里对它的说明"},
    Words{"unknown_crs", "图层没有可用的坐标系", "在项目文件里给图层写上 crs = \"EPSG:……\"，即坐标数字所用的坐标系"},
    Words{"unusable_district", "数据拼不成一个辖区", "按提示改正"},
    // how positions are written
    Words{"swapped_axes", "两个坐标写反了", "横坐标（经度）写在前面"},
    Words{"zone_prefix", "横坐标前面带着带号", "坐标系改用横坐标带带号的那一种，例如第 40 带用 EPSG:4528"},
    Words{"metres_as_degrees", "该写经纬度的地方写的是米", "图层的 crs 改成坐标数字所用的平面坐标系"},
    Words{"degrees_as_metres", "该写米的地方写的是经纬度", "图层的 crs 改成 \"EPSG:4326\""},
    Words{"layer_elsewhere", "整个图层不在这个地方", "检查图层的坐标系和基准，以及是不是拿错了文件"},
    // what positions mean
    Words{"datum_shift_gcj02", "图层其实是火星坐标（GCJ-02）", "在项目文件里给图层写上 datum = \"gcj02\""},
    Words{"datum_shift_bd09", "图层其实是百度坐标（BD-09）", "在项目文件里给图层写上 datum = \"bd09\""},
    Words{"datum_shift_wgs84", "图层其实是 WGS 84 坐标", "在项目文件里给图层写上 datum = \"wgs84\""},
    Words{"layer_offset", "图层和别的图层错开了一段", "找到图层真正的坐标系或控制点，改正过来"},
    Words{"mixed_datum", "同一图层里混着两种坐标", "整个图层改用同一来源，或把另一部分挪正"},
    // features
    Words{"missing_id", "没有编号的要素，未采用", "给要素写上编号"},
    Words{"duplicate_id", "编号和别的要素重复", "每个要素用自己的编号，或删掉重复的"},
    Words{"invalid_value", "字段的值不允许", "改正这个值"},
    Words{"invalid_geometry", "图形有错", "在轮廓自相交的地方重画"},
    Words{"bad_position", "坐标不可能存在", "检查图层的坐标系"},
    Words{"empty_geometry", "要素没有图形", "画出图形，或删掉这个要素"},
    Words{"degenerate_geometry", "图形的点太少", "重画这个要素"},
    Words{"unsupported_geometry", "图形类型用不上", "改画成点、线或面"},
    Words{"unreadable_feature", "要素读不出来", "修好源文件"},
    Words{"ragged_row", "这一行的字段比表头多", "含逗号的文字加上引号"},
    Words{"reader_warning", "读文件时有警告", "看一看这个文件"},
    Words{"duplicate_geometry", "和同一图层的另一个要素完全重合", "删掉重复的"},
    Words{"control_points", "图层靠控制点定位", "不用处理；有三个以上的点才能互相检查"},
    Words{"control_point_residual", "控制点有残差", "残差大的点重新测一遍"},
    Words{"drawing_left_out", "图纸里有些内容没有采用", "如果是注记或图框，不用处理"},
    // boundary and communities
    Words{"boundary_area", "辖区面积和公布的数字不符", "弄清公布的面积指的是哪条边界"},
    Words{"outside_boundary", "要素在辖区边界之外", "如果应该在里面，检查边界、坐标系和基准"},
    Words{"beyond_margin", "要素在外围范围之外，未采用", "如果要用，加大 margin_m"},
    Words{"community_overlap", "社区互相重叠", "两个社区的边界只画一次"},
    Words{"community_gap", "辖区里有地方不属于任何社区", "把社区画满，或补上缺的社区"},
    Words{"unknown_community", "写了一个不存在的社区", "照社区图层里的编号或名称写"},
    // compounds
    Words{"no_compounds", "辖区里一个小区也没有", "检查图层的坐标系和基准，以及辖区边界"},
    Words{"compound_overlap", "小区互相重叠", "两个小区的边界只画一次；按用地计算时重叠处的人会算两遍"},
    Words{"compound_in_two_communities", "小区跨两个社区", "把小区分开，或在 community 字段写明属于哪个社区"},
    Words{"community_mismatch", "小区写的社区和所在的社区不一致", "改正 community 字段或小区轮廓"},
    Words{"zero_households", "小区没有户数", "填上户数，或把它从图层里去掉"},
    Words{"household_density", "小区的户数和用地面积对不上", "检查户数和轮廓，多半有一个是错的"},
    Words{"people_estimated", "小区人口是估算的", "知道的话填上人口"},
    Words{"elderly_estimated", "小区老年人口是估算的", "知道的话填上老年人口"},
    Words{"households_estimated", "小区户数是估算的", "用台账填真实户数：table = \"ledger.xlsx\""},
    Words{"unmatched_ledger_row", "台账里有几行对不上任何小区", "台账和图层里写同样的编号或名称"},
    // gates and walls
    Words{"derived_gates", "围墙小区没有大门数据，大门是推定的", "实地查清大门，补进大门图层"},
    Words{"gate_far", "大门离它写的小区太远", "改正大门的位置，或它写的小区"},
    Words{"unknown_hours", "开放时间看不懂", "写成 08:30-17:30、always（全天）或 closed（关闭）"},
    Words{"edge_across_wall", "道路穿过围墙", "补上大门，或改正围墙或道路"},
    Words{"edge_cut_at_wall", "道路穿过小区围墙，已在那里断开", "如果能走人，补上大门"},
    Words{"street_door", "围墙小区里的站点按有临街的门计算", "给站点写上 entrance = \"compound\"（走小区大门）或 \"street\"（临街）"},
    // access and network
    Words{"no_stations", "一个站点也没有", "补上站点，或检查图层的坐标系和基准"},
    Words{"no_roads", "附近一条道路也没有", "检查图层的坐标系和基准"},
    Words{"no_access", "没有路可以走到", "补上缺的道路或大门，或加大 max_access_m"},
    Words{"splinter", "有些路段和路网不相连", "能走人的地方把两端接上；max_access_m 以内有别的路时优先用别的路"},
    Words{"near_miss", "道路差一点没有接上", "能走人的地方接上"},
    Words{"ambiguous_junction", "道路端点处有几个节点", "给道路写上 from_node 和 to_node"},
    Words{"node_apart", "道路端点和它写的节点不在一处", "改正节点编号或道路"},
    Words{"road_class_missing", "道路没有等级", "填上等级：步行速度按等级查"},
    Words{"road_class_unknown", "道路等级不认识", "照 OSM 的 highway 写：footway、residential、steps……"},
    Words{"long_segment", "道路有一段超过 5 公里的直线", "检查道路的坐标"},
    Words{"elevation_missing", "道路有些地方没有高程，按平地计算", "换一幅盖住辖区及外围的高程数据"},
    Words{"missing_node", "OSM 道路引用的节点不在文件里", "换一份完整的数据"},
    Words{"way_too_short", "OSM 道路的节点不到两个", "删掉这条路"},
    // text and settings
    Words{"bad_text", "文字里有不成字的字节", "给图层写上 encoding = \"……\"，即保存时用的编码"},
    Words{"mojibake", "文字是乱码", "从原始数据用正确的编码重新保存"},
    Words{"undeclared_encoding", "文件没有写明文字编码", "如果名称显示正确，给图层写上 encoding = \"GB18030\""},
    Words{"unused_layer", "图层没有用到", "不用处理"},
};

struct LayerWords {
    std::string_view layer;
    const char* zh;
    const char* en;
};

constexpr std::array kLayers = {
    LayerWords{"project", "项目文件", "project file"},
    LayerWords{"boundary", "辖区边界", "boundary"},
    LayerWords{"communities", "社区", "communities"},
    LayerWords{"compounds", "小区", "compounds"},
    LayerWords{"gates", "大门", "gates"},
    LayerWords{"barriers", "阻隔", "barriers"},
    LayerWords{"roads", "道路", "roads"},
    LayerWords{"stations", "站点", "stations"},
    LayerWords{"candidates", "候选用房", "candidates"},
    LayerWords{"buildings", "楼栋", "buildings"},
    LayerWords{"elevation", "高程", "elevation"},
};

// clang-format on

const Words* find_words(std::string_view kind) {
    const auto* const found = std::find_if(
        kWords.begin(), kWords.end(), [kind](const Words& words) { return words.kind == kind; });
    return found == kWords.end() ? nullptr : found;
}

} // namespace

bool has_finding_words(std::string_view kind) {
    return find_words(kind) != nullptr;
}

QString finding_title(const Finding& finding, Language language) {
    const Words* const words = find_words(finding.kind);
    if (language == Language::zh && words != nullptr) {
        return QString::fromUtf8(words->what);
    }
    const Rule* const rule = find_rule(finding.kind);
    return rule != nullptr ? text(std::string(rule->what)) : text(finding.kind);
}

QString finding_mend(const Finding& finding, Language language) {
    const Words* const words = find_words(finding.kind);
    return language == Language::zh && words != nullptr ? QString::fromUtf8(words->mend)
                                                        : text(finding.mend);
}

QString severity_text(Severity severity, Language language) {
    switch (severity) {
    case Severity::error:
        return said(language, "错误", "error");
    case Severity::warning:
        return said(language, "警告", "warning");
    case Severity::note:
        break;
    }
    return said(language, "说明", "note");
}

QString layer_text(const std::string& layer, Language language) {
    const auto* const found =
        std::find_if(kLayers.begin(), kLayers.end(), [&layer](const LayerWords& words) {
            return words.layer == layer;
        });
    return found == kLayers.end() ? text(layer) : said(language, found->zh, found->en);
}

} // namespace yike
