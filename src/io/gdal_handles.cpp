// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_handles.hpp"

#include <algorithm>
#include <cpl_conv.h>
#include <mutex>

namespace yike {

void start_gdal() {
    static std::once_flag once;
    std::call_once(once, GDALAllRegister);
}

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(receive, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
}

void CPL_STDCALL GdalMessages::receive(CPLErr level, CPLErrorNum /*number*/, const char* message) {
    auto& self = *static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (level == CE_Failure || level == CE_Fatal) {
        ++self.failures_;
        self.last_failure_ = message;
    } else if (level == CE_Warning) {
        // GDAL may repeat one warning for every feature.
        constexpr std::size_t kMost = 100;
        std::vector<std::string>& known = self.warnings_;
        if (known.size() < kMost && std::find(known.begin(), known.end(), message) == known.end()) {
            known.emplace_back(message);
        }
    }
}

GdalOption::GdalOption(const char* key, const std::string& value) : key_(key) {
    const char* old = CPLGetThreadLocalConfigOption(key, nullptr);
    had_value_ = old != nullptr;
    old_value_ = had_value_ ? old : "";
    CPLSetThreadLocalConfigOption(key, value.c_str());
}

GdalOption::~GdalOption() {
    CPLSetThreadLocalConfigOption(key_, had_value_ ? old_value_.c_str() : nullptr);
}

} // namespace yike
