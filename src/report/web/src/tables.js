// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// The tables below the charts.

import { fateOf } from './colours.js';
import { baseline, changing, communityNames, compounds, data, makesWorse, rowsOf, scenarios, stationName } from './data.js';
import { element } from './dom.js';
import { byUnit, differenceByUnit, kNone, minutes, plainPercent, whole } from './format.js';
import { numberCell, sortableTable, textCell } from './sortable_table.js';
import { currentScenario } from './state.js';
import { code, indicator, profile, say, unit } from './words.js';

const columnsOf = (...ids) => ids.map((id) => ({ id, title: say(`col_${id}`) }));

function block(title, note, ...content) {
    return element('section', { class: 'block' }, element('h3', {}, title),
        note ? element('p', { class: 'hint' }, note) : null, ...content);
}

const nameOf = (id) => scenarios.find((scenario) => scenario.id === id)?.name ?? say('baseline');

export function scenarioTable() {
    const columns = columnsOf('name', 'id', 'cost_yuan', 'yearly_cost_yuan', 'present_cost_yuan',
        'covered_households_15', 'gained_households', 'lost_households', 'longer_walk_households',
        'yuan_per_new_household', 'shortfall_removed_m2', 'yuan_per_m2_removed', 'on_front',
        'yuan_per_further_household');
    const rows = scenarios.map((scenario) => {
        const exact = { ...scenario.economics, ...scenario.sums };
        const cells = Object.fromEntries(columns.map(({ id }) => [id, numberCell(exact[id], whole)]));
        cells.name = textCell(scenario.name);
        cells.id = textCell(scenario.id);
        cells.on_front = textCell(exact.on_front === '1' ? say('yes') : '');
        return { id: scenario.id, cells, class: makesWorse(scenario) ? 'worse-row' : undefined };
    });
    // Who takes something away comes first, until the reader sorts.
    rows.sort((a, b) => Number(Boolean(b.class)) - Number(Boolean(a.class)));
    return block(say('table_scenarios'), null, sortableTable('scenarios', columns, rows));
}

export function changeTable(showChange) {
    const scenario = currentScenario();
    const title = say('table_changes', scenario.name);
    if (scenario.changes.length === 0) {
        return block(title, null, element('p', {}, say('no_changes')));
    }
    const columns = columnsOf('number', 'change_id', 'kind', 'place', 'year', 'cost_yuan', 'yearly_cost_yuan',
        'gain_alone_households', 'gain_last_households', 'note');
    const rows = scenario.changes.map((change) => ({
        id: change.id,
        open: () => showChange(change),
        class: change.off ? 'off' : undefined,
        cells: {
            number: numberCell(String(change.number), whole),
            change_id: textCell(change.id),
            kind: textCell(say(`kind_${change.kind}`) + (change.off ? `（${say('off')}）` : '')),
            place: textCell(change.name ?? ''),
            year: textCell(change.row.year),
            cost_yuan: numberCell(change.row.cost_yuan, whole),
            yearly_cost_yuan: numberCell(change.row.yearly_cost_yuan, whole),
            gain_alone_households: numberCell(change.row.gain_alone_households, whole),
            gain_last_households: numberCell(change.row.gain_last_households, whole),
            note: textCell(change.note),
        },
    }));
    return block(title, say('table_changes_note'), sortableTable('changes', columns, rows));
}

export function gapTable(showCompound) {
    const scenario = currentScenario();
    const title = say('table_gaps', scenario.name);
    if (scenario.gaps.length === 0) {
        return block(title, null, element('p', {}, say('no_gaps')));
    }
    const columns = columnsOf('name', 'community', 'households', 'minutes', 'nearest', 'reason');
    const rows = scenario.gaps.map((gap) => ({
        id: gap.compound_id,
        open: () => showCompound(gap.compound_id),
        cells: {
            name: textCell(gap.name || gap.compound_id),
            community: textCell(communityNames.get(gap.community) ?? gap.community),
            households: numberCell(gap.households, whole),
            minutes: numberCell(gap.minutes, minutes),
            nearest: textCell(stationName(scenario, gap.nearest_station) || kNone),
            reason: textCell(code(gap.reason)),
        },
    }));
    return block(title, null, sortableTable('gaps', columns, rows));
}

function compoundRow(id, row, showCompound) {
    const scenario = currentScenario();
    const after = scenario.compounds.get(id);
    const fate = fateOf(id);
    const certainty = scenario.certainty.get(id)?.covered;
    return {
        id,
        fate,
        open: () => showCompound(id),
        class: `is-${fate}`,
        cells: {
            name: textCell(row.name || id),
            community: textCell(communityNames.get(row.community) ?? row.community),
            type: textCell(row.type),
            households: numberCell(row.households, whole),
            minutes_before: numberCell(baseline.compounds.get(id).minutes, minutes),
            minutes_after: numberCell(after.minutes, minutes),
            nearest_after: textCell(stationName(scenario, after.nearest_station) || kNone),
            status: textCell(say(fate)),
            certainty: textCell(certainty ? say(certainty) : ''),
        },
    };
}

/** What the reader looks for; kept when the table is drawn anew. */
const wanted = { words: '', fate: '', indicator: '' };

export function compoundTable(showCompound) {
    const columns = columnsOf('name', 'community', 'type', 'households', 'minutes_before', 'minutes_after',
        'nearest_after', 'status', 'certainty');
    const rows = [...compounds].map(([id, row]) => compoundRow(id, row, showCompound));
    const place = element('div');
    const count = element('span', { class: 'count' });
    const matches = (row) => (!wanted.fate || row.fate === wanted.fate)
        && [row.id, ...Object.values(row.cells).map((cell) => cell.shown)].join('\n').toLowerCase()
            .includes(wanted.words.trim().toLowerCase());
    const draw = () => {
        const found = rows.filter(matches);
        count.textContent = say('rows_of', found.length, rows.length);
        place.parentElement?.classList.toggle('filtered', found.length < rows.length);
        place.replaceChildren(sortableTable('compounds', columns, found));
    };
    const filter = element('input', {
        type: 'search', placeholder: say('filter'), 'aria-label': say('filter'), value: wanted.words,
        oninput: (event) => { wanted.words = event.target.value; draw(); },
    });
    const fates = element('select', {
        'aria-label': say('result'),
        onchange: (event) => { wanted.fate = event.target.value; draw(); },
    }, element('option', { value: '' }, say('all_results')),
    ['gained', 'lost', 'kept', 'uncovered'].map((fate) =>
        element('option', { value: fate, selected: wanted.fate === fate }, say(fate))));
    draw();
    const section = block(say('table_compounds', currentScenario().name), null,
        element('p', { class: 'filters' }, filter, fates, count), place,
        element('p', { class: 'on-paper on-paper-note' }, say('compounds_on_paper')));
    section.classList.add('compounds');
    section.classList.toggle('filtered', rows.some((row) => !matches(row)));
    return section;
}

function scenarioColumns() {
    return [{ id: '', title: say('baseline') },
        ...changing.map((scenario) => ({ id: scenario.id, title: scenario.name }))];
}

function certaintyRows(columns) {
    return ['always', 'sometimes', 'never'].map((which) => ({
        id: which,
        cells: {
            case: textCell(say(which)),
            ...Object.fromEntries(columns.map(({ id }) => {
                const source = id === '' ? baseline : scenarios.find((scenario) => scenario.id === id);
                const count = [...source.certainty.values()].filter((row) => row.covered === which).length;
                return [id, numberCell(String(count), whole)];
            })),
        },
    }));
}

export function sensitivityTable() {
    const columns = scenarioColumns();
    const cases = new Map();
    for (const row of rowsOf(data.tables.sensitivity)) {
        const key = `${row.profile} ${row.minutes}`;
        if (!cases.has(key)) {
            const words = `${profile(row.profile)} · ${say('min', row.minutes)}`;
            cases.set(key, { id: key, cells: { case: textCell(words) } });
        }
        cases.get(key).cells[row.scenario] = numberCell(row.covered_households, whole);
    }
    return block(say('table_sensitivity'), say('table_sensitivity_note'),
        sortableTable('sensitivity', [...columnsOf('case'), ...columns],
            [...cases.values(), ...certaintyRows(columns)]));
}

export function priceTable() {
    const columns = columnsOf('name', 'cost_yuan_low', 'cost_yuan', 'cost_yuan_high');
    const rows = scenarios.map((scenario) => ({
        id: scenario.id,
        cells: {
            name: textCell(scenario.name),
            cost_yuan_low: numberCell(scenario.economics.cost_yuan_low, whole),
            cost_yuan: numberCell(scenario.economics.cost_yuan, whole),
            cost_yuan_high: numberCell(scenario.economics.cost_yuan_high, whole),
        },
    }));
    return block(say('table_prices', plainPercent(data.money.price_change)), null, sortableTable('prices', columns, rows));
}

export function phaseTable() {
    const phases = rowsOf(data.tables.phases);
    if (phases.length === 0) {
        return block(say('table_phases'), null, element('p', {}, say('no_phases')));
    }
    const columns = columnsOf('name', 'year', 'cost_yuan', 'cost_so_far_yuan', 'covered_households_15');
    const rows = phases.map((phase) => ({
        id: `${phase.scenario} ${phase.year}`,
        cells: {
            name: textCell(nameOf(phase.scenario)),
            year: textCell(phase.year || say('no_year')),
            cost_yuan: numberCell(phase.cost_yuan, whole),
            cost_so_far_yuan: numberCell(phase.cost_so_far_yuan, whole),
            covered_households_15: numberCell(phase.covered_households_15, whole),
        },
    }));
    return block(say('table_phases'), null, sortableTable('phases', columns, rows));
}

export function indicatorTable() {
    const scenario = currentScenario();
    const columns = [...columnsOf('indicator', 'unit'), { id: 'baseline', title: say('baseline') },
        ...changing.map(({ id, name }) => ({ id: `of ${id}`, title: name })),
        ...(changing.includes(scenario)
            ? [{ id: 'difference', title: say('col_difference', scenario.name) }] : [])];
    const rows = [...baseline.indicators.values()].filter((row) => row.group === 'all').map((row) => {
        const key = `${row.indicator}|all`;
        const show = (exact) => byUnit(exact, row.unit);
        return {
            id: row.indicator,
            cells: {
                indicator: textCell(indicator(row.indicator)),
                unit: textCell(unit(row.unit)),
                baseline: numberCell(row.value, show),
                ...Object.fromEntries(changing.map((one) =>
                    [`of ${one.id}`, numberCell(one.indicators.get(key)?.value, show)])),
                difference: numberCell(scenario.indicators.get(key)?.difference,
                    (exact) => differenceByUnit(exact, row.unit)),
            },
        };
    });
    const place = element('div');
    const draw = () => place.replaceChildren(sortableTable('indicators', columns, rows.filter((row) =>
        row.cells.indicator.shown.toLowerCase().includes(wanted.indicator.trim().toLowerCase()))));
    draw();
    return block(say('table_indicators'), say('table_indicators_note'),
        element('p', { class: 'filters' }, element('input', {
            type: 'search', placeholder: say('filter_indicators'), 'aria-label': say('filter_indicators'),
            value: wanted.indicator, oninput: (event) => { wanted.indicator = event.target.value; draw(); },
        })), place);
}
