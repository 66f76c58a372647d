// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/finding_words.hpp"
#include "doctor/rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;

namespace {

bool has_chinese(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar letter) {
        return letter.unicode() >= 0x4E00 && letter.unicode() <= 0x9FFF;
    });
}

} // namespace

TEST_CASE("every kind of the doctor's has a title and a mend in both languages") {
    for (const Rule& rule : all_rules()) {
        INFO(rule.kind);
        Finding finding;
        finding.kind = rule.kind;
        finding.mend = rule.mend;
        CHECK(has_finding_words(rule.kind));
        CHECK(has_chinese(finding_title(finding, Language::zh)));
        CHECK(has_chinese(finding_mend(finding, Language::zh)));
        CHECK(finding_title(finding, Language::en).toStdString() == rule.what);
        CHECK(finding_mend(finding, Language::en).toStdString() == rule.mend);
    }
}

TEST_CASE("a kind that nobody knows is told by its name") {
    Finding finding;
    finding.kind = "new_kind";
    finding.mend = "look";
    CHECK(finding_title(finding, Language::zh) == "new_kind");
    CHECK(finding_mend(finding, Language::zh) == "look");
    CHECK(layer_text("compounds", Language::zh) == QString::fromUtf8("小区"));
    CHECK(layer_text("own", Language::zh) == "own");
}
