// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Beside the map: how it is coloured, which layers it shows, and the legend of what is really there.

import { keysInUse, kNoAccessFill } from './colours.js';
import { data } from './data.js';
import { element, replace, svg } from './dom.js';
import { choose, currentScenario, onChange, state } from './state.js';
import { pick, say, text } from './words.js';

const { palette } = data;

function colouring() {
    const choice = (value) => element('label', {},
        element('input', {
            type: 'radio', name: 'colour', value, checked: state.colour === value,
            onchange: () => choose({ colour: value }),
        }),
        say(`by_${value}`));
    return element('fieldset', {}, element('legend', {}, say('colours')), choice('fate'), choice('minutes'));
}

function layerName(layer) {
    return {
        reach: () => say('layer_reach', data.minutes),
        tier1: () => text('tier1'),
        tier2: () => text('tier2'),
    }[layer]?.() ?? say(`layer_${layer}`);
}

function hasLayer(layer) {
    return layer !== 'communities' || data.map.communities.length > 0;
}

function layers() {
    const box = (name, checked, change) => element('label', {},
        element('input', { type: 'checkbox', checked, onchange: (event) => change(event.target.checked) }),
        name);
    return element('fieldset', { class: 'layers' },
        element('legend', {}, say('layers')),
        Object.keys(state.layers).filter(hasLayer).map((layer) => box(layerName(layer), state.layers[layer],
            (on) => choose({ layers: { ...state.layers, [layer]: on } }))));
}

function swipeBox() {
    return element('label', { class: 'swipe-box' },
        element('input', {
            type: 'checkbox', checked: state.swipe, id: 'swipe-on',
            onchange: (event) => choose({ swipe: event.target.checked }),
        }),
        say('swipe'));
}

function sign(...shapes) {
    return svg('svg', { width: 26, height: 16, viewBox: '0 0 26 16', 'aria-hidden': 'true' }, ...shapes);
}

const swatch = (fill) => sign(svg('rect', {
    x: 2, y: 2, width: 22, height: 12, fill, stroke: fill === kNoAccessFill ? palette.no_access_hatch : 'none',
}));
const stroke = (colour, width, dash) => sign(svg('path', {
    d: 'M1 8h24', fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-dasharray': dash,
}));
const disc = (fill, outline) => sign(svg('circle', {
    cx: 13, cy: 8, r: 5, fill, stroke: outline, 'stroke-width': 1.5,
}));
const square = (fill) => sign(svg('rect', { x: 9, y: 4, width: 8, height: 8, fill }));

function compoundEntries() {
    const keys = keysInUse();
    if (state.colour === 'fate') {
        const bothSides = (key) => state.swipe && (key === 'kept' || key === 'uncovered');
        return ['gained', 'lost', 'kept', 'uncovered'].filter((key) => keys.has(key))
            .map((key) => [swatch(palette[key]), say(bothSides(key) ? `${key}_swipe` : key)]);
    }
    const classes = data.classes.map((one, i) => [i, one]).filter(([i]) => keys.has(i));
    const entries = classes.map(([, one]) => [swatch(one.fill), say('min', pick(one.text))]);
    return keys.has('no_time') ? [...entries, [swatch(kNoAccessFill), say('no_time')]] : entries;
}

function stationEntries() {
    const shown = currentScenario().raw.stations.filter(
        (station) => state.layers[station.tier === 2 ? 'tier2' : 'tier1']);
    const usual = shown.filter((station) => station.inside && station.counts);
    return [
        usual.some((one) => one.tier !== 2) && [disc(palette.station, palette.paper), text('tier1')],
        usual.some((one) => one.tier === 2) && [square(palette.station), text('tier2')],
        shown.some((one) => !one.inside) && [disc(palette.station_outside, palette.paper), say('outside')],
        shown.some((one) => one.inside && !one.counts)
            && [disc(palette.station_outside, palette.paper), say('not_counted')],
    ];
}

function changeEntries() {
    if (!state.layers.changes) {
        return [];
    }
    const kinds = new Set(currentScenario().changes.filter((one) => !one.off).map((one) => one.kind));
    const cross = sign(svg('path', {
        d: 'M8 3l10 10M8 13l10 -10', stroke: palette.lost, 'stroke-width': 2.5,
    }));
    return [
        kinds.has('relocate') && [disc(palette.paper, palette.station), say('moved_from')],
        kinds.has('relocate') && [sign(svg('path', {
            d: 'M2 8h20M16 4l6 4l-6 4', fill: 'none', stroke: palette.station, 'stroke-width': 1.5,
        })), say('moved_to')],
        kinds.has('build') && [sign(
            svg('rect', { x: 3, y: 4, width: 8, height: 8, fill: palette.station }),
            svg('text', { x: 14, y: 12, 'font-size': 10, fill: palette.stamp }, '12')), say('built')],
        kinds.has('renovate') && [sign(svg('circle', {
            cx: 13, cy: 8, r: 7, fill: 'none', stroke: palette.station,
        })), say('renovated')],
        (kinds.has('close') || kinds.has('close_gate')) && [cross, say('closed')],
        kinds.has('open_gate') && [sign(svg('circle', {
            cx: 13, cy: 8, r: 7, fill: 'none', stroke: palette.station,
        })), say('gate_changed')],
        kinds.has('add_path') && [stroke(palette.gained, 3), say('new_path')],
        kinds.has('block_road') && [stroke(palette.lost, 3, '4 4'), say('blocked')],
    ];
}

const gateSign = (path) => sign(svg('path', { d: path, stroke: palette.wall, 'stroke-width': 1.5 }));

function lineEntries() {
    const { layers: on } = state;
    return [
        on.reach && [stroke(palette.cutoff_line, 1.6), text('cutoff')],
        on.gaps && [sign(svg('rect', {
            x: 2, y: 2, width: 22, height: 12, fill: 'url(#gap)', stroke: palette.gap_line,
        })), text('gap_area')],
        [stroke(palette.boundary, 1.6, '8 3 2 3'), text('boundary')],
        on.communities && hasLayer('communities') && [stroke(palette.community, 1.2, '1 3'), text('community')],
        on.walls && data.map.compounds.some((one) => one.walled) && [stroke(palette.wall, 1.4), text('wall')],
        on.walls && data.map.gates.some((one) => one.open) && [gateSign('M10 8h6'), text('gate_open')],
        on.walls && data.map.gates.some((one) => !one.open)
            && [gateSign('M10 5l6 6M10 11l6 -6'), text('gate_closed')],
        on.walls && data.map.barriers.rail.length > 0 && [stroke(palette.rail, 1.8, '6 3'), text('railway')],
    ];
}

function legend() {
    const entries = [...compoundEntries(), ...stationEntries(), ...changeEntries(), ...lineEntries()];
    return element('div', { class: 'legend' },
        element('h3', {}, state.colour === 'minutes' ? say('minutes_to_nearest') : say('legend')),
        element('ul', {}, entries.filter(Boolean).map(([symbol, words]) =>
            element('li', {}, symbol, element('span', {}, words)))),
        element('p', { class: 'rule' }, text('rule')),
        data.map.lanes_left_out ? element('p', {}, say('lanes_left_out')) : null);
}

/** A map that is printed or copied still says of what it is. */
function title() {
    const { name, note } = data.project;
    const sides = state.swipe ? `${say('baseline')} | ${currentScenario().name}` : currentScenario().name;
    return [`${name} · ${sides}`, note ? element('small', {}, note) : null];
}

/** Fills the title, the controls and the legend, and keeps them true. */
export function showMapPanel(places) {
    const drawControls = () => replace(places.controls, swipeBox(), colouring(), layers());
    const drawLegend = () => {
        replace(places.mapTitle, title());
        replace(places.legend, legend());
    };
    drawControls();
    drawLegend();
    onChange(['language'], drawControls);
    onChange(['language', 'scenario', 'colour', 'layers', 'swipe'], drawLegend);
}
