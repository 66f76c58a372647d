// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// The data that stand in the page (comparison_data() in html_data.hpp says what they are).

export const data = JSON.parse(document.getElementById('data').textContent);

/** Rows of a table as objects by column; their values stay the texts of the CSV file. */
export function rowsOf(table) {
    return table.rows.map((fields) =>
        Object.fromEntries(table.columns.map((column, i) => [column, fields[i]])));
}

/** Rows of a table by one of their columns. */
function byColumn(table, column) {
    return new Map(rowsOf(table).map((row) => [row[column], row]));
}

/** Rows by scenario, and within a scenario by another column. */
function byScenario(table, column) {
    const all = new Map();
    for (const row of rowsOf(table)) {
        if (!all.has(row.scenario)) {
            all.set(row.scenario, new Map());
        }
        all.get(row.scenario).set(row[column], row);
    }
    return all;
}

const kParts = 1e6;

/** [lon, lat] in millionths of a degree -> [lat, lon] in degrees, as Leaflet wants it. */
export function decodePoint([lon, lat]) {
    return [lat / kParts, lon / kParts];
}

/** A chain of steps -> positions. */
export function decodeLine(steps) {
    const line = [];
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < steps.length; i += 2) {
        lon += steps[i];
        lat += steps[i + 1];
        line.push([lat / kParts, lon / kParts]);
    }
    return line;
}

export function decodeGround(polygons) {
    return polygons.map((rings) => rings.map(decodeLine));
}

/** What never changes of a compound: its row of compounds.csv, and its place on the map. */
export const compounds = byColumn(data.tables.compounds, 'compound_id');
for (const place of data.map.compounds) {
    compounds.get(place.id).place = place;
}

export const communityNames = new Map(data.map.communities.map((one) => [one.id, one.name]));

/** A state (the baseline or a scenario) with its rows at hand. */
function stateOf(raw, id) {
    return {
        raw,
        id,
        compounds: byColumn(raw.compounds, 'compound_id'),
        stations: new Map(raw.stations.map((station) => [station.id, station])),
        gaps: rowsOf(raw.gaps),
        certainty: byScenario(data.tables.certainty, 'compound_id').get(id) ?? new Map(),
    };
}

const economics = byColumn(data.tables.economics, 'scenario');
const sums = byColumn(data.tables.scenarios, 'scenario');
const fates = byScenario(data.tables.fates, 'compound_id');
const changeRows = byScenario(data.tables.changes, 'change_id');
const indicatorKey = (row) => `${row.indicator}|${row.group}`;

export const baseline = stateOf(data.baseline, '');
baseline.indicators = new Map(
    rowsOf(data.baseline.indicators).map((row) => [indicatorKey(row), row]));

export const scenarios = data.scenarios.map((raw) => ({
    ...stateOf(raw, raw.id),
    name: raw.name || raw.id,
    note: raw.note,
    sums: sums.get(raw.id),
    economics: economics.get(raw.id),
    fates: fates.get(raw.id) ?? new Map(),
    changes: raw.changes.map((change) => ({
        ...change,
        row: changeRows.get(raw.id).get(change.id),
    })),
    indicators: new Map(
        rowsOf(data.tables.comparison)
            .filter((row) => row.scenario === raw.id)
            .map((row) => [indicatorKey(row), row])),
}));

/** Scenarios that change something: the others are the baseline under another name. */
export const changing = scenarios.filter((scenario) => scenario.changes.some((change) => !change.off));

/** True if any household loses its coverage by the scenario. */
export function makesWorse(scenario) {
    return Number(scenario.sums.lost_households) > 0;
}

export function compoundName(id) {
    return compounds.get(id)?.name || id;
}

export function stationName(state, id) {
    return state.stations.get(id)?.name || id;
}
