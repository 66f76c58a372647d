#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Yike authors
# SPDX-License-Identifier: Apache-2.0
"""The answer of the demo in a few sentences, from its tables.

usage: tell.py RESULT    RESULT holds baseline/ and comparison/
"""

import csv
import json
import sys
from pathlib import Path


def rows(file):
    with open(file, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def tell_baseline(folder):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    figures = {r["indicator"]: r for r in rows(folder / "indicators.csv") if r["group"] == "all"}
    gate = figures["coverage.gate.15.households.all"]
    circle = figures["coverage.circle.15.households.all"]
    covered, households = float(gate["numerator"]), float(gate["denominator"])
    conflicts = [p for p in rows(folder / "pairs.csv") if p["proximity_conflict"] == "1"]
    short = [s for s in rows(folder / "stations.csv") if float(s["shortfall_m2"] or 0) > 0]
    faulty = {s["station_id"] for s in short}
    for pair in conflicts:
        faulty |= {pair["station_a"], pair["station_b"]}
    note = f"（{manifest['note']}）" if manifest.get("note") else ""
    print(f"{manifest['name']}{note}现状：")
    print(f"  步行15分钟到得了服务站点的：{covered:,.0f}户，占{covered / households:.1%}；"
          f"到不了的：{households - covered:,.0f}户（{len(rows(folder / 'gaps.csv'))}个小区）。")
    print(f"  按1000米服务半径画圈是{float(circle['value']):.1%}，"
          f"比走出来的多算{100 * (float(circle['value']) - covered / households):.1f}个百分点。")
    print(f"  位置相近的站点：{len(conflicts)}对；服务面积不足的：{len(short)}处，"
          f"共缺{sum(float(s['shortfall_m2']) for s in short):,.0f}平方米；"
          f"两类问题涉及{len(faulty)}处。")
    return households


def tell_plans(folder, households):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = {s["id"]: s["name"] for s in manifest["scenarios"]}
    economics = {r["scenario"]: r for r in rows(folder / "economics.csv")}
    plans = [p for p in rows(folder / "scenarios.csv") if float(p["cost_yuan"]) > 0]
    print("各方案：")
    for plan in plans:
        if float(plan["lost_households"]) > 0:
            print(f"  注意：{names[plan['scenario']]}会使{float(plan['lost_households']):,.0f}户"
                  "由15分钟内变为15分钟外。")
    for plan in plans:
        covered = float(plan["covered_households_15"])
        each = plan["yuan_per_new_household"]
        removed = float(economics[plan["scenario"]]["shortfall_removed_m2"])
        print(f"  {names[plan['scenario']]}：{float(plan['cost_yuan']) / 10_000:,.1f}万元，"
              f"覆盖{covered:,.0f}户（{covered / households:.1%}），"
              f"新增{float(plan['gained_households']):,.0f}户"
              + (f"，每新增一户{float(each):,.0f}元" if each else "")
              + (f"，补足面积{removed:,.0f}平方米" if removed > 0 else "") + "。")


def main():
    result = Path(sys.argv[1])
    households = tell_baseline(result / "baseline")
    tell_plans(result / "comparison", households)


if __name__ == "__main__":
    main()
