// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/sensitivity.hpp"

#include <algorithm>
#include <utility>

namespace yike {

struct ProfileBaselines::Walked {
    explicit Walked(District with_profile) : district(std::move(with_profile)) {}

    District district;
    std::unique_ptr<AccessModel> model;
    std::unique_ptr<AccessField> field;
    CoverageTimes times;
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
        auto walked = std::make_unique<Walked>(baseline.model->district());
        walked->district.settings.profile = profile;
        walked->model = std::make_unique<AccessModel>(walked->district);
        walked->field = std::make_unique<AccessField>(*walked->model, baseline.field->cell_m());
        walked->times = compound_times(*walked->model, *walked->field, progress);
        walked_.push_back(std::move(walked));
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
        const CoverageTimes& times = planned != nullptr ? own : walked.times;
        const std::vector<Compound>& compounds = walked.district.compounds;
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
