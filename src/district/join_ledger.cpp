// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/join_ledger.hpp"

#include "district/texts.hpp"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>
#include <vector>

namespace yike {

namespace {

constexpr std::size_t kAmbiguous = static_cast<std::size_t>(-1);

/// Key -> feature, or kAmbiguous.
using FeatureIndex = std::unordered_map<std::string, std::size_t>;

struct Match {
    std::optional<std::size_t> feature;
    std::string problem; ///< why there is none
};

std::string text_in(const Feature& row, const std::optional<std::size_t>& column) {
    return column ? as_text(row.values[*column]) : "";
}

template <class KeyOf>
FeatureIndex index_features(const std::vector<Feature>& features, const KeyOf& key_of) {
    FeatureIndex index;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const std::string key = key_of(features[i]);
        if (!key.empty() && !index.try_emplace(key, i).second) {
            index[key] = kAmbiguous;
        }
    }
    return index;
}

Match look_up(const FeatureIndex& index, const std::string& key) {
    const auto found = key.empty() ? index.end() : index.find(key);
    if (found == index.end()) {
        return {std::nullopt, "no feature of the layer has this id or name"};
    }
    if (found->second == kAmbiguous) {
        return {std::nullopt, "several features of the layer have this id or name"};
    }
    return {found->second, ""};
}

Match find_feature(const Feature& row,
                   const LedgerKeys& keys,
                   const FeatureIndex& by_id,
                   const FeatureIndex& by_name) {
    const Match id_match = look_up(by_id, text_in(row, keys.row_id));
    if (id_match.feature) {
        return id_match;
    }
    return look_up(by_name, normalised_name(text_in(row, keys.row_name)));
}

Issue unmatched_row(const std::string& layer,
                    const Table& ledger,
                    const Feature& row,
                    const LedgerKeys& keys,
                    const std::string& problem) {
    const std::string id = text_in(row, keys.row_id);
    const std::string name = text_in(row, keys.row_name);
    Issue issue;
    issue.kind = "unmatched_ledger_row";
    issue.place = {ledger.file, layer, id.empty() ? name : id, ""};
    if (id.empty() && name.empty()) {
        issue.place.feature = row.fid;
    }
    issue.message = fmt::format("ledger row \"{}\" ({}): {}; the row is not used",
                                name.empty() ? id : name,
                                row.fid,
                                problem);
    issue.mend = "write the same id or name in the ledger and in the layer";
    if (keys.row_households) {
        issue.households = as_number(row.values[*keys.row_households]).value_or(0);
    }
    return issue;
}

} // namespace

std::string normalised_name(const std::string& name) {
    std::string text = narrow_text(name);
    // Sources disagree on these, and no two neighbouring compounds differ by them alone.
    for (const std::string_view mark :
         {" ", "\t", "(", ")", "[", "]", "-", "_", ".", "·", "•", "—", "【", "】", "\"", "'"}) {
        replace_all(text, mark, "");
    }
    constexpr std::string_view kEnding = "小区";
    if (text.size() > kEnding.size() && text.ends_with(kEnding)) {
        text.resize(text.size() - kEnding.size());
    }
    return text;
}

void join_ledger(const std::string& layer,
                 Table& table,
                 const Table& ledger,
                 const LedgerKeys& keys,
                 IssueList& issues) {
    const FeatureIndex by_id = index_features(
        table.features, [&](const Feature& f) { return text_in(f, keys.feature_id); });
    const FeatureIndex by_name = index_features(table.features, [&](const Feature& f) {
        return normalised_name(text_in(f, keys.feature_name));
    });
    table.fields.insert(table.fields.end(), ledger.fields.begin(), ledger.fields.end());
    const std::size_t own_columns = table.fields.size() - ledger.fields.size();
    for (Feature& feature : table.features) {
        feature.values.resize(table.fields.size());
    }
    std::vector<char> has_row(table.features.size(), 0);
    for (const Feature& row : ledger.features) {
        Match match = find_feature(row, keys, by_id, by_name);
        if (match.feature && has_row[*match.feature] != 0) {
            match = {std::nullopt, "an earlier row belongs to the same feature"};
        }
        if (!match.feature) {
            issues.add(unmatched_row(layer, ledger, row, keys, match.problem));
            continue;
        }
        has_row[*match.feature] = 1;
        std::vector<Value>& values = table.features[*match.feature].values;
        std::copy(row.values.begin(),
                  row.values.end(),
                  values.begin() + static_cast<std::ptrdiff_t>(own_columns));
    }
}

} // namespace yike
