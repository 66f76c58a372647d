#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what building and testing needs on Debian 12, and nothing if nothing is missing.
# This is the one list of packages; needs root or sudo if something is missing.
#
#   tests/setup.sh            what building needs, and most tests
#   tests/setup.sh --browser  also a browser and node (over 400 MB), with which report.html is tested:
#                             report_bundle and report_page are skipped without them. npm then
#                             fetches esbuild, leaflet and playwright-core at the first run.
set -euo pipefail

browser=no
for option in "$@"; do
    case "$option" in
    --browser) browser=yes ;;
    *)
        echo "setup.sh: unknown option $option; known: --browser" >&2
        exit 2
        ;;
    esac
done

packages=(
    # Building
    g++                  # C++20
    cmake                # 3.25
    ninja-build          # the build program that run.sh uses
    pkg-config           # how Qt's and PROJ's CMake files find what they need
    ccache               # quick second builds; used when present
    # Reading and writing
    libgdal-dev          # vector and raster files
    libosmium2-dev       # OSM files
    libprotozero-dev     # .pbf, for libosmium
    zlib1g-dev           # .gz, for libosmium
    libbz2-dev           # .bz2, for libosmium
    liblz4-dev           # .pbf packed with LZ4, for libosmium
    libexpat1-dev        # .osm, for libosmium
    libssl-dev           # SHA-256 of input files
    libtomlplusplus-dev  # project files
    nlohmann-json3-dev   # JSON
    libxlsxwriter-dev    # Excel tables
    # Computing
    libgeos-dev          # polygon overlay
    libproj-dev          # coordinate reference systems
    libboost-dev         # graph and R-tree, headers only
    libtbb-dev           # parallel loops
    # Telling
    libfmt-dev           # text
    libcli11-dev         # the command line
    qt6-base-dev         # maps: painter, PNG, PDF
    qt6-svg-dev          # maps: SVG
    fonts-wqy-microhei   # without a Chinese font every label is a box
    qt6-translations-l10n # Qt's own dialogs in Chinese
    # Testing
    catch2               # test programs
    xvfb                 # windows on a display of their own
    xauth                # what xvfb-run needs
    clang-format         # the format check
    python3              # drivers of tests
    gdal-bin             # a second opinion on the files that are written
    poppler-utils        # a second opinion on PDF
    glpk-utils           # a second opinion on assignments
)

if [[ $browser == yes ]]; then
    command -v chromium >/dev/null || packages+=(chromium)
    command -v npm >/dev/null || packages+=(nodejs npm)
fi

is_installed() {
    [[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup: not a Debian system; these packages are needed: ${packages[*]}"
    exit 0
fi

missing=()
for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
    echo "setup: all ${#packages[@]} packages are installed"
    exit 0
fi

as_root=(env)
if ((EUID != 0)); then
    # sudo may ask for the password where somebody can type it.
    as_root=(sudo env)
    [[ -t 0 ]] || as_root=(sudo -n env)
    if ! "${as_root[@]}" true; then
        echo "setup: missing packages, and neither root nor sudo to install them; as root:" >&2
        echo "    apt-get install ${missing[*]}" >&2
        exit 1
    fi
fi

install() {
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        -o DPkg::Lock::Timeout=600 "${missing[@]}" </dev/null
}

echo "setup: installing ${missing[*]}"
if ! install; then
    # The package lists may be absent or too old.
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get update -o DPkg::Lock::Timeout=600 </dev/null
    install
fi
