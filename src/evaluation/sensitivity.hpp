// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Whether a result holds when people walk slower or faster, or when the cutoff is another one.
#pragma once

#include "evaluation/evaluate.hpp"

#include <functional>
#include <string>
#include <vector>

namespace yike {

struct SensitivityRequest {
    std::vector<std::string> profiles; ///< names of the district's profiles
    std::vector<int> minutes;          ///< ascending
};

/// One way of looking at it.
struct SensitivityCase {
    std::string profile;
    int minutes = 0;
    double covered_households = 0; ///< by the gate rule
    double covered_elderly = 0;
};

enum class Certainty { always, sometimes, never };

/// "always", "sometimes" or "never".
std::string to_string(Certainty certainty);

struct Sensitivity {
    std::vector<SensitivityCase> cases; ///< profile by profile, in the order asked for
    std::vector<Certainty> compounds;   ///< over all cases; one per compound
};

/// The baseline walked with each profile: made once, used for every plan.
class ProfileBaselines {
  public:
    /// @param baseline  must outlive the object
    ProfileBaselines(const Evaluation& baseline,
                     const SensitivityRequest& request,
                     Progress& progress);
    ~ProfileBaselines();

    /// @param planned  null: the baseline itself
    Sensitivity of(const PlannedDistrict* planned, Progress& progress) const;

  private:
    struct Walked;

    SensitivityRequest request_;
    std::vector<std::unique_ptr<Walked>> walked_;
};

} // namespace yike
