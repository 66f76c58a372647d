// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of a project, their fields, and how sources elsewhere call these fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yike {

/// A field of ours with the names under which sources hold it, best first. Our own name is not
/// repeated among the synonyms.
struct FieldSpec {
    std::string_view name;
    bool required = false;
    std::vector<std::string_view> synonyms;
};

struct LayerSpec {
    std::string_view name;
    bool required = false;
    std::vector<FieldSpec> fields;
};

/// All layers in the order of DESIGN section 4.
const std::vector<LayerSpec>& layer_specs();

/// The layer of that name; must exist.
const LayerSpec& layer_spec(std::string_view name);

/// Names of all layers, or of the required ones only.
std::vector<std::string_view> layer_names(bool required_only = false);

/// Names of the fields of a layer.
std::vector<std::string_view> field_names(const LayerSpec& layer);

} // namespace yike
