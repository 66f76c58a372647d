// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/sensitivity.hpp"

#include <algorithm>
#include <utility>

namespace yike {

// What one profile makes of the district. The baseline's own profile is not walked again.
struct ProfileBaselines::Walked {
    explicit Walked(const Evaluation& baseline)
        : model(baseline.model.get()), field(baseline.field.get()), times(&baseline.times) {}

    Walked(const Evaluation& baseline, const std::string& profile, Progress& progress)
        : own_district(std::make_unique<District>(baseline.model->district())) {
        own_district->settings.profile = profile;
        own_model = std::make_unique<AccessModel>(*own_district);
        own_field = std::make_unique<AccessField>(*own_model, baseline.field->cell_m());
        own_times = compound_times(*own_model, *own_field, progress);
        model = own_model.get();
        field = own_field.get();
        times = &own_times;
    }

    std::unique_ptr<District> own_district;
    std::unique_ptr<AccessModel> own_model;
    std::unique_ptr<AccessField> own_field;
    CoverageTimes own_times;
    const AccessModel* model = nullptr;
    AccessField* field = nullptr;
    const CoverageTimes* times = nullptr;
};

std::string to_string(Certainty certainty) {
    switch (certainty) {
    case Certainty::always:
        return "always";
    case Certainty::sometimes:
        return "sometimes";
    case Certainty::never:
        break;
    }
    return "never";
}

ProfileBaselines::ProfileBaselines(const Evaluation& baseline,
                                   const SensitivityRequest& request,
                                   Progress& progress)
    : request_(request) {
    for (const std::string& profile : request.profiles) {
        walked_.push_back(profile == baseline.model->district().settings.profile
                              ? std::make_unique<Walked>(baseline)
                              : std::make_unique<Walked>(baseline, profile, progress));
    }
}

ProfileBaselines::~ProfileBaselines() = default;

Sensitivity ProfileBaselines::of(const PlannedDistrict* planned, Progress& progress) const {
    Sensitivity result;
    std::vector<std::size_t> hits;
    for (std::size_t p = 0; p < walked_.size(); ++p) {
        const Walked& walked = *walked_[p];
        CoverageTimes own;
        if (planned != nullptr) {
            District changed = planned->district;
            changed.settings.profile = request_.profiles[p];
            const AccessModel model(*walked.model, changed, planned->streets);
            AccessField field(model, *walked.field);
            own = compound_times(model, field, progress);
        }
        const CoverageTimes& times = planned != nullptr ? own : *walked.times;
        const std::vector<Compound>& compounds = walked.model->district().compounds;
        hits.resize(compounds.size(), 0);
        for (const int minutes : request_.minutes) {
            SensitivityCase one{request_.profiles[p], minutes, 0, 0};
            for (std::size_t i = 0; i < compounds.size(); ++i) {
                if (covered(times.compounds[i], TierSet::all, minutes)) {
                    one.covered_households += compounds[i].households;
                    one.covered_elderly += compounds[i].elderly;
                    ++hits[i];
                }
            }
            result.cases.push_back(one);
        }
    }
    for (const std::size_t count : hits) {
        result.compounds.push_back(count == result.cases.size() ? Certainty::always
                                   : count > 0                  ? Certainty::sometimes
                                                                : Certainty::never);
    }
    return result;
}

} // namespace yike
