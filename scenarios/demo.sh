#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
#
# From a fresh Debian 12 to maps and figures of the embedded sample: installs what is missing,
# builds the program unless build/ holds it, and evaluates geodata/yinzhu into out/demo.
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
    cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DYIKE_BUILD_TESTS=OFF
    cmake --build build --target yike
fi

# has_verb NAME: whether this build knows the verb
has_verb() {
    # The whole help is read before grep may stop: a closed pipe would be an error.
    local help
    help=$("$yike" --help)
    grep -Eq "^ +$1( |$)" <<<"$help"
}

if has_verb check; then
    echo "== 数据体检 (check)"
    "$yike" check "$sample" || echo "体检发现问题，见上 (check found defects)"
fi
echo "== 服务覆盖 (coverage)"
"$yike" coverage "$sample" -o "$result"

echo
echo "地图 (maps):    $result/maps/"
echo "表格 (tables):  $result/indicators.csv  compounds.csv  stations.csv  pairs.csv  gaps.csv"
echo "QGIS:           $result/result.qgs"
echo
python3 - "$result" <<'PYTHON'
import csv
import json
import sys
from pathlib import Path

result = Path(sys.argv[1])


def rows(name):
    with open(result / name, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


manifest = json.loads((result / "manifest.json").read_text(encoding="utf-8"))
figures = {r["indicator"]: r for r in rows("indicators.csv") if r["group"] == "all"}
gate = figures["coverage.gate.15.households.all"]
circle = figures["coverage.circle.15.households.all"]
covered, households = float(gate["numerator"]), float(gate["denominator"])
stations = {s["station_id"]: s for s in rows("stations.csv")}
conflicts = [p for p in rows("pairs.csv") if p["proximity_conflict"] == "1"]
short = [s for s in stations.values() if float(s["shortfall_m2"] or 0) > 0]
faulty = {s["station_id"] for s in short}
for pair in conflicts:
    faulty |= {pair["station_a"], pair["station_b"]}

note = f"（{manifest['note']}）" if manifest.get("note") else ""
print(f"{manifest['name']}{note}现状：")
print(f"  步行15分钟到得了服务站点的：{covered:,.0f}户，占{covered / households:.1%}；"
      f"到不了的：{households - covered:,.0f}户（{len(rows('gaps.csv'))}个小区）。")
print(f"  按1000米服务半径画圈是{float(circle['value']):.1%}，"
      f"比走出来的多算{100 * (float(circle['value']) - covered / households):.1f}个百分点。")
print(f"  位置相近的站点：{len(conflicts)}对；服务面积不足的：{len(short)}处，"
      f"共缺{sum(float(s['shortfall_m2']) for s in short):,.0f}平方米；两类问题涉及{len(faulty)}处。")
PYTHON
