// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// The three charts: coverage by community, how evenly walks are shared, cost against households.

import { axes, chart, line, polyline, scale, ticks, words } from './chart_axes.js';
import { baseline, changing, communityNames, data } from './data.js';
import { element, svg } from './dom.js';
import { percent, plainPercent, thousandths, whole } from './format.js';
import { currentScenario, state } from './state.js';
import { pick, say } from './words.js';

const { palette } = data;
const kGini = 'equity.minutes.gini.all|all';
const kOfHouseholds = 'coverage.gate.15.households.all';

function figure(title, note, ...content) {
    return element('figure', {}, element('figcaption', {}, element('h3', {}, title), element('p', {}, note)),
        ...content);
}

function communityRows() {
    const scenario = currentScenario();
    const rows = [];
    for (const [id, name] of communityNames) {
        const key = `${kOfHouseholds}|community:${id}`;
        const before = baseline.indicators.get(key)?.value ?? '';
        const after = scenario.indicators.get(key)?.value ?? '';
        if (before !== '' && after !== '') {
            rows.push({ id, name: name || id, before, after });
        }
    }
    return rows.sort((a, b) => a.before - b.before || a.after - b.after);
}

const kRow = 21;

function changeOf({ before, after }) {
    return Number(after) > Number(before) ? 'gained' : Number(after) < Number(before) ? 'lost' : 'kept';
}

function communityBars(rows) {
    const x = scale([0, 1], [130, 400]);
    const bar = (value, y, height, fill, name) => svg('rect', {
        x: x(0), y, width: Math.max(x(value) - x(0), 0), height, fill, class: name, 'data-value': value,
    });
    const row = ({ id, name, before, after }, i) => {
        const y = 18 + i * kRow;
        const change = changeOf({ before, after });
        const shown = before === after ? percent(after) : `${percent(before)} → ${percent(after)}`;
        const letters = [...name];
        return svg('g', { 'data-community': id },
            words(122, y + 12, letters.length > 10 ? `${letters.slice(0, 9).join('')}…` : name,
                { 'text-anchor': 'end' }),
            bar(before, y + 1, 7, palette.kept, 'before'),
            bar(after, y + 9, 7, change === 'kept' ? palette.always : palette[change], 'after'),
            words(x(1) + 6, y + 12, shown, { 'font-size': 11 }));
    };
    const height = 18 + rows.length * kRow + 4;
    return chart(520, height, say('chart_communities', currentScenario().name),
        [0, 0.5, 1].map((share) => [
            line(x(share), 16, x(share), height, { 'stroke-opacity': 0.6 }),
            words(x(share), 11, `${100 * share}%`, { 'text-anchor': 'middle', 'font-size': 11, fill: palette.text_soft }),
        ]),
        rows.map(row));
}

function barKey(rows) {
    const { name } = currentScenario();
    const found = new Set(rows.map(changeOf));
    const item = (colour, name) => element('span', {},
        svg('svg', { width: 14, height: 10, 'aria-hidden': 'true' },
            svg('rect', { width: 14, height: 10, fill: palette[colour] })), name);
    return element('p', { class: 'key' }, item('kept', say('baseline')),
        found.has('gained') ? item('gained', `${name} ▲`) : null,
        found.has('lost') ? item('lost', `${name} ▼`) : null,
        found.has('kept') ? item('always', `${name} =`) : null);
}

export function communityChart() {
    const rows = communityRows();
    const half = Math.ceil(rows.length / 2);
    const columns = rows.length > 14 ? [rows.slice(0, half), rows.slice(half)] : [rows];
    return figure(say('chart_communities', currentScenario().name), say('chart_communities_note', data.minutes),
        rows.length > 0 ? barKey(rows) : element('p', {}, say('no_communities')),
        element('div', { class: 'columns' }, rows.length > 0 ? columns.map(communityBars) : []));
}

export function lorenzChart() {
    const frame = { left: 60, right: 400, top: 30, bottom: 370 };
    const x = scale([0, 1], [frame.left, frame.right]);
    const y = scale([0, 1], [frame.bottom, frame.top]);
    const scenario = currentScenario();
    const shares = [0, 0.25, 0.5, 0.75, 1];
    const show = (share) => `${100 * share}%`;
    const curves = [
        { source: baseline, name: say('baseline'), colour: palette.boundary, dash: '5 4', at: 0.62 },
        { source: scenario, name: scenario.name, colour: palette.always, dash: null, at: 0.38 },
    ];
    const key = ({ source, name, colour, dash }, i) => {
        const gini = source.indicators.get(kGini)?.value ?? '';
        const top = frame.top + 14 + 40 * i;
        return [
            line(frame.left + 12, top, frame.left + 40, top, { stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dash }),
            words(frame.left + 46, top + 4, name),
            words(frame.left + 46, top + 19, gini === '' ? '' : say('gini', thousandths(gini)),
                { fill: palette.text_soft, 'data-value': gini }),
        ];
    };
    const drawn = curves.filter(({ source }) => source.raw.lorenz.length > 0);
    const content = drawn.length === 0 ? element('p', {}, say('no_lorenz'))
        : chart(430, 415, say('chart_lorenz'),
            axes(frame,
                { at: x, ticks: shares, show, title: say('axis_lorenz_x') },
                { at: y, ticks: shares, show, title: say('axis_lorenz_y') }),
            line(x(0), y(0), x(1), y(1), { stroke: palette.text_soft }),
            words(x(0.74), y(0.74) - 8, say('equal'), { 'text-anchor': 'end', fill: palette.text_soft }),
            drawn.map(({ source, colour, dash }) => polyline(source.raw.lorenz.map(([a, b]) => [x(a), y(b)]),
                { stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dash })),
            drawn.map(key));
    return figure(say('chart_lorenz'), say('chart_lorenz_note'), content);
}

/** The baseline and all scenarios as points; those at the same place are one point of several names. */
function frontPoints() {
    const onFront = new Map(data.front.map((point) => [point.scenario, point]));
    const all = [
        { id: '', name: say('baseline'), cost: '0', covered: data.covered_households },
        ...changing.map((scenario) => ({
            id: scenario.id,
            name: scenario.name,
            cost: scenario.economics.present_cost_yuan,
            covered: scenario.sums.covered_households_15,
        })),
    ].map((point) => ({ ...point, front: onFront.has(point.id) }));
    const places = new Map();
    for (const point of all) {
        const key = `${point.cost}|${point.covered}`;
        const place = places.get(key) ?? { ...point, names: [] };
        place.names.push(point.name);
        place.front ||= point.front;
        places.set(key, place);
    }
    return [...places.values()].map((place) => ({ ...place, names: [...new Set(place.names)] }));
}

/** Labels beside their points, above or below where another would be in the way. */
function pointLabels(points, x, y, frame) {
    const taken = points.map(({ cost, covered }) => [x(cost) - 6, y(covered) - 6, x(cost) + 6, y(covered) + 6]);
    const width = (content) => [...content].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e80 ? 12 : 7), 0);
    return points.map(({ names, cost, covered }) => {
        const content = names.join(pick(['、', ', ']));
        const [w, px, py] = [width(content), x(cost), y(covered)];
        const tries = [[px + 9, py + 4], [px - 9 - w, py + 4], [px - w / 2, py - 11], [px - w / 2, py + 20],
            [px + 6, py + 20], [px + 6, py - 11], [px - w, py + 20], [px - w, py - 11]];
        const box = ([left, base]) => [left, base - 11, left + w, base + 3];
        const free = tries.find((one) => {
            const [a, b, c, d] = box(one);
            return a > frame.left + 2 && c < frame.right + 30 && b > frame.top - 8 && d < frame.bottom
                && !taken.some(([e, f, g, h]) => a < g && e < c && b < h && f < d);
        }) ?? tries[0];
        taken.push(box(free));
        return words(free[0], free[1], content);
    });
}

export function frontChart() {
    const frame = { left: 76, right: 520, top: 34, bottom: 370 };
    const points = frontPoints();
    const costs = points.map((point) => Number(point.cost));
    const covered = points.map((point) => Number(point.covered));
    const part = state.language === 'zh' ? 1e4 : 1e6;
    const xTicks = ticks(0, Math.max(...costs) / part, 5);
    const yTicks = ticks(Math.min(...covered), Math.max(...covered), 5);
    const x = scale([0, xTicks[xTicks.length - 1] * part], [frame.left, frame.right]);
    const y = scale([yTicks[0], yTicks[yTicks.length - 1]], [frame.bottom, frame.top]);
    const front = data.front.map((point) => [x(point.cost_yuan), y(point.covered_households)]);
    const dot = ({ id, cost, covered: households, front: on }) => svg('circle', {
        cx: x(cost), cy: y(households), r: 5.5, 'data-scenario': id, stroke: palette.always, 'stroke-width': 2,
        fill: on ? palette.always : palette.paper,
    }, svg('title', {}, `${whole(cost)} · ${whole(households)}`));
    return figure(say('chart_front'),
        say('chart_front_note', data.money.horizon_years, plainPercent(data.money.discount_rate)),
        chart(560, 415, say('chart_front'),
            axes(frame,
                { at: (value) => x(value * part), ticks: xTicks, show: (value) => (part === 1e4 ? whole(String(value)) : String(value)), title: say('axis_cost') },
                { at: y, ticks: yTicks, show: (value) => whole(String(value)), title: say('axis_covered') }),
            polyline(front, { stroke: palette.always, 'stroke-width': 1.5 }),
            points.map(dot),
            pointLabels(points, x, y, frame)));
}
