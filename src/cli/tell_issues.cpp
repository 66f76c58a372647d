// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/tell_issues.hpp"

#include "base/log.hpp"

#include <string>

namespace yike::cli {

void tell_issues(const IssueList& issues) {
    for (const std::string& line : issues.summary()) {
        log_info(line);
    }
}

} // namespace yike::cli
