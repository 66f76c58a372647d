#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# From a fresh Debian 12 to the comparison of five plans for the embedded sample: installs what is
# missing, builds the program unless build/ holds it, checks geodata/yinzhu, evaluates it as it is and
# compares the plans of this folder, into out/demo.
#
#   scenarios/demo.sh             everything
#   scenarios/demo.sh --no-setup  installs no packages
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

setup=yes
for option in "$@"; do
    case "$option" in
    --no-setup) setup=no ;;
    *)
        echo "demo.sh: unknown option $option; known: --no-setup" >&2
        exit 2
        ;;
    esac
done

yike=build/bin/yike
sample=geodata/yinzhu
result=out/demo

if [[ $setup == yes ]]; then
    bash tests/setup.sh
fi
if [[ ! -x $yike ]]; then
    echo "== 编译 (building; some minutes)"
    if [[ ! -e build/CMakeCache.txt ]]; then
        cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DYIKE_BUILD_TESTS=OFF -DYIKE_QUICK_BUILD=ON
    fi
    cmake --build build --target yike
fi

echo "== 数据体检 (check)"
"$yike" check "$sample" || {
    status=$?
    [[ $status == 3 ]] || exit "$status"
    echo "体检发现问题，见上 (check found defects)"
}
echo "== 现状 (as it is)"
"$yike" coverage "$sample" -o "$result/baseline"
echo "== 五个方案比较 (five plans compared)"
"$yike" compare scenarios/{baseline,eleven-relocations,seventy-eight-stations,gates-and-paths,combined}.toml \
    -o "$result/comparison"

echo
python3 scenarios/tell.py "$result"
echo
echo "方案比较 (comparison): $result/comparison/  scenarios.csv  changes.csv  comparison.csv"
for name in report.html atlas.pdf comparison.xlsx; do
    if [[ -e $result/comparison/$name ]]; then
        echo "                       $result/comparison/$name"
    fi
done
echo "现状地图 (maps):       $result/baseline/maps/"
echo "现状表格 (tables):     $result/baseline/indicators.xlsx  compounds.csv  stations.csv  gaps.csv"
echo "QGIS:                  $result/baseline/result.qgs"
