// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/layer_fields.hpp"

#include <algorithm>
#include <cassert>

namespace yike {

namespace {

using Names = std::vector<std::string_view>;

// Field names of Shapefiles end after ten bytes, hence the clipped English words.
const Names kIdNames = {"编号",
                        "编码",
                        "代码",
                        "标识",
                        "小区编号",
                        "小区编码",
                        "站点编号",
                        "社区编号",
                        "社区编码",
                        "社区代码",
                        "osm_id",
                        "EntityHandle"}; // of drawings (DXF), which have no attributes
const Names kNameNames = {"名称",
                          "小区名称",
                          "小区名",
                          "小区",
                          "站点名称",
                          "中心名称",
                          "社区名称",
                          "街道名称",
                          "行政区名",
                          "name:zh",
                          "Text"}; // of drawings
const Names kHouseholdNames = {
    "户数", "总户数", "居民户数", "住户数", "住户", "常住户数", "家庭户数"};
const Names kPeopleNames = {
    "人口", "总人口", "人口数", "常住人口", "居民人数", "人数", "population"};
const Names kFloorAreaNames = {"建筑面积",
                               "用房面积",
                               "面积",
                               "建筑面积（㎡）",
                               "建筑面积(㎡)",
                               "建筑面积（平方米）",
                               "建筑面积(平方米)",
                               "floor_area"};
const Names kCommunityNames = {"社区", "所属社区", "所在社区", "社区名称"};
const Names kTierNames = {"等级", "层级", "级别"};

Names without(const Names& names, std::string_view unwanted) {
    Names rest = names;
    rest.erase(std::remove(rest.begin(), rest.end(), unwanted), rest.end());
    return rest;
}

LayerSpec compounds() {
    return {
        "compounds",
        true,
        {{"id", true, kIdNames},
         {"name", false, without(kNameNames, "社区名称")},
         {"households", true, kHouseholdNames},
         {"people", false, kPeopleNames},
         {"elderly",
          false,
          {"老年人口", "60岁以上", "60岁以上人口", "60岁以上人数", "老年人", "老年人数", "老人"}},
         {"type", false, {"类型", "小区类型", "住区类型", "性质"}},
         {"community", false, kCommunityNames},
         {"enclosure", false, {"围合", "封闭", "封闭情况", "是否封闭", "围墙"}},
         {"detour", false, {"绕行系数", "绕路系数"}},
         {"year", false, {"建成年份", "建成年代", "建造年份", "年份", "年代"}},
         {"grid", false, {"网格", "网格编号", "网格名称", "所属网格"}},
         {"responsible",
          false,
          {"责任人", "包联干部", "责任干部", "负责人", "联系人", "responsibl"}},
         {"households_source", false, {"户数来源", "户数依据"}}}};
}

LayerSpec roads() {
    return {
        "roads",
        true,
        {{"id", false, {"编号", "道路编号", "osm_id", "way_id", "EntityHandle"}},
         {"class", false, {"highway", "fclass", "type", "道路等级", "等级", "类型", "道路类型"}},
         {"name", false, {"名称", "道路名称", "路名"}},
         {"from_node", false, {"起点", "起点编号", "起始节点"}},
         {"to_node", false, {"终点", "终点编号", "终止节点"}},
         {"oneway_foot", false, {"oneway:foot", "oneway_foo", "步行单向"}},
         {"crossing", false, {"过街", "过街设施"}},
         {"level", false, {"层", "层次"}},
         {"access", false, {"通行", "通行限制"}}}};
}

LayerSpec stations() {
    return {"stations",
            true,
            {{"id", true, kIdNames},
             {"name", false, kNameNames},
             {"tier", false, kTierNames},
             {"floor_area_m2", false, kFloorAreaNames},
             {"capacity_households",
              false,
              {"服务户数", "可服务户数", "服务能力", "容量", "capacity_h", "capacity"}},
             {"community", false, without(kCommunityNames, "社区名称")},
             {"entrance", false, {"出入口", "入口"}},
             {"services", false, {"服务", "服务内容", "服务项目", "功能"}},
             {"open", false, {"开放时间", "服务时间", "营业时间", "opening_hours"}}}};
}

LayerSpec candidates() {
    return {"candidates",
            false,
            {{"id", true, kIdNames},
             {"name", false, kNameNames},
             {"floor_area_m2", false, kFloorAreaNames},
             {"cost_yuan",
              false,
              {"造价", "费用", "投资", "造价（元）", "造价(元)", "费用（元）", "费用(元)"}},
             {"source", false, {"来源", "房屋来源"}},
             {"tenure", false, {"产权", "权属", "使用方式"}},
             {"tier", false, kTierNames}}};
}

std::vector<LayerSpec> all_layers() {
    return {
        {"boundary", true, {{"name", false, kNameNames}}},
        {"communities",
         false,
         {{"id", true, kIdNames},
          {"name", false, {"名称", "社区名称", "社区", "社区名", "name:zh"}}}},
        compounds(),
        {"gates",
         false,
         {{"id", true, {"编号", "编码", "门编号", "osm_id", "EntityHandle"}},
          {"compound", false, {"小区", "所属小区", "小区编号", "小区名称"}},
          {"open", false, {"开放", "开放时间", "开放情况"}},
          {"residents", false, {"居民", "仅居民", "限居民", "刷卡"}}}},
        {"barriers",
         false,
         {{"id", false, {"编号", "EntityHandle"}}, {"kind", false, {"种类", "类型", "类别"}}}},
        roads(),
        stations(),
        candidates(),
        {"buildings",
         false,
         {{"households", true, kHouseholdNames}, {"people", false, kPeopleNames}}},
        {"elevation", false, {}},
    };
}

} // namespace

const std::vector<LayerSpec>& layer_specs() {
    static const std::vector<LayerSpec> specs = all_layers();
    return specs;
}

const LayerSpec& layer_spec(std::string_view name) {
    const auto& specs = layer_specs();
    const auto found = std::find_if(
        specs.begin(), specs.end(), [name](const LayerSpec& layer) { return layer.name == name; });
    assert(found != specs.end());
    return *found;
}

std::vector<std::string_view> layer_names(bool required_only) {
    std::vector<std::string_view> names;
    for (const LayerSpec& layer : layer_specs()) {
        if (layer.required || !required_only) {
            names.push_back(layer.name);
        }
    }
    return names;
}

std::vector<std::string_view> field_names(const LayerSpec& layer) {
    std::vector<std::string_view> names;
    for (const FieldSpec& field : layer.fields) {
        names.push_back(field.name);
    }
    return names;
}

} // namespace yike
