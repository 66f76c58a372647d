// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/program.hpp"

int main(int argc, char** argv) {
    return yike::run_desktop(argc, argv, YIKE_VERSION);
}
