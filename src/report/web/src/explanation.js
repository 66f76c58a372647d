// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Why a compound is, or is not, covered.

import { fateOf } from './colours.js';
import { baseline, communityNames, compounds, data, stationName } from './data.js';
import { element, replace } from './dom.js';
import { minutes, percent, tenths, whole } from './format.js';
import { choose, currentScenario, onChange, state } from './state.js';
import { code, pick, say, walk } from './words.js';

function sentence(id) {
    const before = walk(minutes, baseline.compounds.get(id).minutes);
    const after = walk(minutes, currentScenario().compounds.get(id).minutes);
    return say(`explain_${fateOf(id)}`, before, after, data.minutes);
}

/** What does not depend on the scenario. */
function facts(id) {
    const row = compounds.get(id);
    return [
        ['households', whole(row.households)],
        ['people', whole(row.people)],
        ['kind_of', row.type],
        ['community', communityNames.get(row.community) ?? row.community],
        ['enclosure', code(row.enclosure)],
        ['gates', row.gate_source && code(row.gate_source)],
    ].filter(([, value]) => value);
}

/** Rows of [what, before, after]; each side may be an exact text of a table. */
function comparison(id) {
    const scenario = currentScenario();
    const of = (source) => source.compounds.get(id);
    const reason = (source) => source.gaps.find((gap) => gap.compound_id === id)?.reason;
    const row = (key, show) => [key, show(baseline), show(scenario)];
    const certainty = (source) => {
        const found = source.certainty.get(id)?.covered;
        return found ? say(found) : '';
    };
    return [
        row('nearest', (source) => stationName(source, of(source).nearest_station)),
        row('walk', (source) => walk(minutes, of(source).minutes)),
        row('way', (source) => wayOf(source, id)),
        row('detour', (source) => detourOf(source, id)),
        row('second', (source) => (of(source).second_station
            ? `${stationName(source, of(source).second_station)} · ${walk(minutes, of(source).second_minutes)}`
            : '')),
        row('share', (source) => percent(of(source).share_15)),
        row('circle', (source) => say(of(source).circle_15 === '1' ? 'yes' : 'no')),
        row('certainty', certainty),
        row('reason', (source) => (reason(source) ? code(reason(source)) : '')),
    ].filter(([, before, after]) => before || after);
}

/** The explanation of a compound; a scenario has only those that differ from the baseline's. */
function explained(source, id) {
    return source.raw.explanations?.[id] ?? baseline.raw.explanations?.[id] ?? {};
}

function wayOf(source, id) {
    const { walk: way } = explained(source, id);
    if (!way) {
        return '';
    }
    const from = way.gate ? say('way_from_gate', way.gate) : say('way_from_ground');
    const [access, street, station] = way.metres.map(whole);
    return from + (way.beside ? say('way_straight', street) : say('way_legs', access, street, station));
}

function detourOf(source, id) {
    const { walk: way } = explained(source, id);
    return way?.detour ? say('detour_of', way.detour, whole(way.metres[3])) : '';
}

/** Single changes that would cover it, the cheapest first: under the scenario chosen. */
function remedies(id) {
    const list = explained(currentScenario(), id).remedies ?? [];
    if (list.length === 0) {
        return [];
    }
    return [
        element('h4', {}, say('remedies')),
        element('ul', { class: 'remedies' }, list.map((remedy) => element('li', { 'data-remedy': remedy.kind },
            remedy.kind === 'walk_faster'
                ? say('remedy_walk_faster', remedy.km_per_h)
                : say(remedy.cost_yuan ? 'remedy_candidate_cost' : 'remedy_candidate',
                    remedy.what, minutes(remedy.minutes), pick(tenThousands(remedy.cost_yuan)))))),
    ];
}

/** 34000 yuan are 3.4 万元. */
function tenThousands(yuan) {
    return [`${tenths(Number(yuan) / 10000)}万元`, `${whole(yuan)} yuan`];
}

function explanation(id) {
    const row = compounds.get(id);
    const fate = fateOf(id);
    return [
        element('div', { class: 'explanation-head' },
            element('h3', {}, row.name || id, ' ', element('small', {}, id)),
            element('button', {
                type: 'button', class: 'close', title: say('close'), 'aria-label': say('close'),
                onclick: () => choose({ compound: null }),
            }, '×')),
        element('p', { class: `fate fate-${fate}` }, element('b', {}, say(fate)), '　', sentence(id)),
        element('dl', {}, facts(id).map(([key, value]) => [
            element('dt', {}, say(key)), element('dd', { 'data-fact': key }, value)])),
        element('table', {},
            element('thead', {}, element('tr', {},
                element('th', {}), element('th', {}, say('before')), element('th', {}, say('after')))),
            element('tbody', {}, comparison(id).map(([key, before, after]) => element('tr', { 'data-row': key },
                element('th', { scope: 'row' }, say(key)),
                element('td', { class: 'before' }, before || '—'),
                element('td', { class: 'after' }, after || '—'))))),
        ...remedies(id),
    ];
}

export function showExplanation(place) {
    const draw = () => {
        place.classList.toggle('empty', !state.compound);
        replace(place, state.compound
            ? explanation(state.compound)
            : [element('h3', {}, say('explanation')), element('p', { class: 'hint' }, say('explanation_hint'))]);
    };
    draw();
    onChange(['compound', 'scenario', 'language'], draw);
}
