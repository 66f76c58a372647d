// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm_objects.hpp"

#include "io/osm_file.hpp"
#include "io/osm_reading.hpp"
#include "io/text_encoding.hpp"

// g++ 12 warns of libosmium's empty user names once they are inlined.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread"
#include <osmium/area/assembler.hpp>
#pragma GCC diagnostic pop
#include <osmium/osm.hpp>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace yike {

namespace {

using osmium::memory::Buffer;
using osmium::osm_entity_bits::type;

bool matches(const osmium::TagList& tags, const TagFilter& filter) {
    return std::any_of(filter.begin(), filter.end(), [&tags](const auto& rule) {
        const char* value = tags.get_value_by_key(rule.first.c_str());
        return value != nullptr &&
               std::any_of(rule.second.begin(), rule.second.end(), [value](const auto& wanted) {
                   return wanted == "*" || wanted == value;
               });
    });
}

/// Copies of objects in a buffer, by id. Of several versions the newest is found, else the last.
template <class Object> class Store {
  public:
    void add(const Object& object) {
        versions_.push_back({object.id(), object.version(), buffer_.committed()});
        buffer_.add_item(object);
        buffer_.commit();
    }

    /// To be called once, after the last add().
    void sort() {
        std::stable_sort(versions_.begin(), versions_.end(), [](const auto& a, const auto& b) {
            return a.id != b.id ? a.id < b.id : a.version < b.version;
        });
        std::vector<Version> newest;
        for (const Version& version : versions_) {
            if (!newest.empty() && newest.back().id == version.id) {
                newest.back() = version;
            } else {
                newest.push_back(version);
            }
        }
        versions_ = std::move(newest);
    }

    std::size_t size() const { return versions_.size(); }

    /// The i-th object, ascending by id.
    Object& at(std::size_t i) { return buffer_.get<Object>(versions_[i].offset); }

    Object* find(osmium::object_id_type id) {
        const auto place = std::lower_bound(
            versions_.begin(), versions_.end(), id, [](const Version& version, auto wanted) {
                return version.id < wanted;
            });
        return place != versions_.end() && place->id == id ? &buffer_.get<Object>(place->offset)
                                                           : nullptr;
    }

  private:
    struct Version {
        osmium::object_id_type id;
        osmium::object_version_type version;
        std::size_t offset;
    };

    Buffer buffer_{1U << 20U, Buffer::auto_grow::yes};
    std::vector<Version> versions_;
};

class ObjectReader {
  public:
    ObjectReader(OsmFile file, const OsmSelection& selection, Progress& progress)
        : file_(std::move(file)), selection_(selection), progress_(progress) {
        for (const TagFilter* filter : {&selection.points, &selection.lines, &selection.areas}) {
            for (const auto& rule : *filter) {
                keys_.insert(rule.first);
            }
        }
        keys_.insert(selection.keys.begin(), selection.keys.end());
    }

    OsmObjects read() {
        read_relations();
        read_ways();
        read_nodes();
        progress_.stage("building areas", 0);
        place_ways();
        build_relation_areas();
        build_way_areas();
        build_lines();
        return std::move(result_);
    }

  private:
    void read_relations() {
        progress_.stage("reading relations", 0);
        const auto header = for_each_osm_object<osmium::Relation>(
            file_, type::relation, progress_, [this](const osmium::Relation& relation) {
                const char* kind = relation.tags().get_value_by_key("type", "");
                const bool is_area = std::string_view(kind) == "multipolygon" ||
                                     std::string_view(kind) == "boundary";
                if (is_area && matches(relation.tags(), selection_.areas)) {
                    relations_.add(relation);
                    for (const osmium::RelationMember& member : relation.members()) {
                        if (member.type() == osmium::item_type::way) {
                            members_.push_back(member.ref());
                        }
                    }
                }
            });
        relations_.sort();
        std::sort(members_.begin(), members_.end());
        result_.timestamp = osm_file_day(header, {});
    }

    void read_ways() {
        progress_.stage("reading ways", 0);
        for_each_osm_object<osmium::Way>(
            file_, type::way, progress_, [this](const osmium::Way& way) {
                if (matches(way.tags(), selection_.lines) ||
                    (way.is_closed() && matches(way.tags(), selection_.areas)) ||
                    std::binary_search(members_.begin(), members_.end(), way.id())) {
                    ways_.add(way);
                }
            });
        ways_.sort();
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            for (const osmium::NodeRef& node : ways_.at(i).nodes()) {
                node_ids_.push_back(node.ref());
            }
        }
        std::sort(node_ids_.begin(), node_ids_.end());
        node_ids_.erase(std::unique(node_ids_.begin(), node_ids_.end()), node_ids_.end());
        locations_.resize(node_ids_.size());
    }

    void read_nodes() {
        progress_.stage("reading nodes", 0);
        SortedIdFinder finder(node_ids_);
        for_each_osm_object<osmium::Node>(
            file_, type::node, progress_, [&](const osmium::Node& node) {
                if (!node.location().valid()) {
                    return;
                }
                if (const auto index = finder.find(node.id())) {
                    locations_[*index] = node.location();
                }
                if (!node.tags().empty() && matches(node.tags(), selection_.points)) {
                    result_.points.push_back({node.id(),
                                              kept_tags(node.tags()),
                                              {node.location().lon(), node.location().lat()}});
                }
            });
        auto& points = result_.points;
        std::stable_sort(
            points.begin(), points.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        points.erase(std::unique(points.begin(),
                                 points.end(),
                                 [](const auto& a, const auto& b) { return a.id == b.id; }),
                     points.end());
    }

    void place_ways() {
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            for (osmium::NodeRef& node : ways_.at(i).nodes()) {
                const auto place = std::lower_bound(node_ids_.begin(), node_ids_.end(), node.ref());
                node.set_location(locations_[static_cast<std::size_t>(place - node_ids_.begin())]);
            }
        }
    }

    void build_relation_areas() {
        for (std::size_t i = 0; i < relations_.size(); ++i) {
            progress_.check();
            const osmium::Relation& relation = relations_.at(i);
            OsmArea area{'r', relation.id(), kept_tags(relation.tags()), {}, false};
            std::vector<const osmium::Way*> ways;
            if (members_of(relation, ways)) {
                area.polygons = assembled(relation, ways);
            }
            if (area.polygons.empty()) {
                result_.incomplete.push_back(std::move(area));
                continue;
            }
            remember_outer_ways(relation, area.tags);
            relation_areas_.push_back(std::move(area));
        }
    }

    /// False if a way is missing.
    bool members_of(const osmium::Relation& relation, std::vector<const osmium::Way*>& ways) {
        for (const osmium::RelationMember& member : relation.members()) {
            if (member.type() == osmium::item_type::way) {
                const osmium::Way* way = ways_.find(member.ref());
                if (way == nullptr) {
                    return false;
                }
                ways.push_back(way);
            }
        }
        return !ways.empty();
    }

    void remember_outer_ways(const osmium::Relation& relation, const OsmTags& tags) {
        for (const osmium::RelationMember& member : relation.members()) {
            if (member.type() == osmium::item_type::way &&
                std::string_view(member.role()) != "inner") {
                outer_ways_[member.ref()].push_back(tags);
            }
        }
    }

    void build_way_areas() {
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            progress_.check();
            const osmium::Way& way = ways_.at(i);
            if (!way.is_closed() || !matches(way.tags(), selection_.areas) ||
                counts_as_relation(way)) {
                continue;
            }
            OsmArea area{'w', way.id(), kept_tags(way.tags()), {}, false};
            area.polygons = assembled(way);
            if (area.polygons.empty()) {
                area.polygons = raw_ring(way);
                area.doubtful = true;
            }
            if (area.polygons.empty()) {
                ++result_.incomplete_areas;
            } else {
                result_.areas.push_back(std::move(area));
            }
        }
        std::move(
            relation_areas_.begin(), relation_areas_.end(), std::back_inserter(result_.areas));
    }

    bool counts_as_relation(const osmium::Way& way) const {
        const auto place = outer_ways_.find(way.id());
        if (place == outer_ways_.end()) {
            return false;
        }
        return std::any_of(place->second.begin(), place->second.end(), [&](const OsmTags& tags) {
            return std::any_of(selection_.areas.begin(), selection_.areas.end(), [&](auto& rule) {
                const char* value = way.tags().get_value_by_key(rule.first.c_str());
                return value != nullptr && tags.get(rule.first) == value;
            });
        });
    }

    template <class... Source> static std::vector<GlobePolygon> assembled(const Source&... source) {
        osmium::area::AssemblerConfig config;
        config.create_empty_areas = false;
        Buffer buffer{1U << 12U, Buffer::auto_grow::yes};
        std::vector<GlobePolygon> polygons;
        osmium::area::Assembler assembler{config};
        if (!assembler(source..., buffer)) {
            return polygons;
        }
        for (const osmium::Area& area : buffer.select<osmium::Area>()) {
            for (const osmium::OuterRing& outer : area.outer_rings()) {
                GlobePolygon& polygon = polygons.emplace_back();
                polygon.outer = positions(outer);
                for (const osmium::InnerRing& inner : area.inner_rings(outer)) {
                    polygon.holes.push_back(positions(inner));
                }
            }
        }
        return polygons;
    }

    // A ring that crosses itself still says where the area is; none if a node is missing.
    static std::vector<GlobePolygon> raw_ring(const osmium::Way& way) {
        GlobeLine ring;
        for (const osmium::NodeRef& node : way.nodes()) {
            if (!node.location().valid()) {
                return {};
            }
            ring.push_back({node.location().lon(), node.location().lat()});
        }
        return ring.size() < 4 ? std::vector<GlobePolygon>{}
                               : std::vector<GlobePolygon>{{std::move(ring), {}}};
    }

    static GlobeLine positions(const osmium::NodeRefList& nodes) {
        GlobeLine line;
        line.reserve(nodes.size());
        for (const osmium::NodeRef& node : nodes) {
            line.push_back({node.location().lon(), node.location().lat()});
        }
        return line;
    }

    void build_lines() {
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            const osmium::Way& way = ways_.at(i);
            if (!matches(way.tags(), selection_.lines)) {
                continue;
            }
            OsmLine line{.id = way.id(), .tags = kept_tags(way.tags()), .lines = {}};
            GlobeLine run;
            const auto end_run = [&] {
                if (run.size() >= 2) {
                    line.lines.push_back(std::move(run));
                }
                run = {};
            };
            for (const osmium::NodeRef& node : way.nodes()) {
                if (node.location().valid()) {
                    run.push_back({node.location().lon(), node.location().lat()});
                } else {
                    end_run();
                }
            }
            end_run();
            if (!line.lines.empty()) {
                result_.lines.push_back(std::move(line));
            }
        }
    }

    OsmTags kept_tags(const osmium::TagList& tags) const {
        OsmTags kept;
        for (const osmium::Tag& tag : tags) {
            if (keys_.contains(tag.key())) {
                kept.add(tag.key(), without_controls(tag.value()));
            }
        }
        return kept;
    }

    OsmFile file_;
    const OsmSelection& selection_;
    Progress& progress_;
    std::unordered_set<std::string> keys_;
    Store<osmium::Relation> relations_;
    Store<osmium::Way> ways_;
    std::vector<std::int64_t> members_;  ///< ways of the relations, ascending
    std::vector<std::int64_t> node_ids_; ///< ascending
    std::vector<osmium::Location> locations_;
    std::unordered_map<std::int64_t, std::vector<OsmTags>> outer_ways_;
    std::vector<OsmArea> relation_areas_;
    OsmObjects result_;
};

} // namespace

void OsmTags::add(std::string key, std::string value) {
    tags_.emplace_back(std::move(key), std::move(value));
}

std::string_view OsmTags::get(std::string_view key) const {
    for (const auto& [name, value] : tags_) {
        if (name == key) {
            return value;
        }
    }
    return {};
}

bool OsmTags::is(std::string_view key, const std::vector<std::string_view>& values) const {
    return std::find(values.begin(), values.end(), get(key)) != values.end();
}

bool OsmTags::match(const TagFilter& filter) const {
    return std::any_of(filter.begin(), filter.end(), [this](const auto& rule) {
        const std::string_view value = get(rule.first);
        return !value.empty() &&
               std::any_of(rule.second.begin(), rule.second.end(), [value](const auto& wanted) {
                   return wanted == "*" || wanted == value;
               });
    });
}

OsmObjects read_osm_objects(const std::filesystem::path& file,
                            const OsmSelection& selection,
                            Progress& progress) {
    OsmFile osm = find_osm_file(file);
    ObjectReader reader(osm, selection, progress);
    OsmObjects objects;
    reading_osm(osm, [&] { objects = reader.read(); });
    return objects;
}

} // namespace yike
