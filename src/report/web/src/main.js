// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Puts the page together.

import { communityChart, frontChart, lorenzChart } from './charts.js';
import { element, replace } from './dom.js';
import { showExplanation } from './explanation.js';
import { showMapPanel } from './map_panel.js';
import { placeOfChange } from './map_sides.js';
import { MapView } from './map_view.js';
import { methodSection } from './method.js';
import { choose, onChange } from './state.js';
import { showSummary } from './summary.js';
import { changeTable, compoundTable, gapTable, indicatorTable, phaseTable, priceTable, scenarioTable,
    sensitivityTable } from './tables.js';
import { say } from './words.js';

const part = (name, tag = 'div') => element(tag, { class: name });

const places = {
    header: part('header', 'header'),
    warnings: part('warnings'),
    scenarios: part('scenarios'),
    mapTitle: element('h3', { class: 'map-title' }),
    map: element('div', { class: 'map', id: 'map' }),
    controls: part('controls'),
    legend: part('legend-place'),
    explanation: element('section', { class: 'explanation', 'aria-live': 'polite' }),
    charts: part('charts', 'section'),
    tables: part('tables', 'section'),
    method: part('method-place', 'section'),
};

document.body.append(element('main', {},
    places.header,
    places.warnings,
    element('div', { class: 'sticky' }, places.scenarios),
    element('section', { class: 'map-area' },
        element('div', { class: 'map-frame' }, places.mapTitle, places.map, places.legend),
        element('aside', {}, places.explanation, places.controls)),
    places.charts,
    places.tables,
    places.method));

let view = null;

function showCompound(id, scenario) {
    choose(scenario === undefined ? { compound: id } : { compound: id, scenario });
    view.flyToCompound(id);
}

function showChange(change) {
    const at = placeOfChange(change);
    if (at) {
        view.flyTo(at);
    }
}

showSummary(places, showCompound);
showExplanation(places.explanation);
showMapPanel(places);
view = new MapView(places.map);

function drawCharts() {
    replace(places.charts, element('h2', {}, say('charts')), frontChart(), lorenzChart(), communityChart());
}

function drawTables() {
    replace(places.tables, element('h2', {}, say('tables')), element('p', { class: 'hint' }, say('sort_hint')),
        scenarioTable(), changeTable(showChange), gapTable(showCompound), compoundTable(showCompound),
        indicatorTable(), sensitivityTable(), priceTable(), phaseTable());
}

function drawMethod() {
    replace(places.method, methodSection());
}

drawCharts();
drawTables();
drawMethod();
onChange(['scenario', 'language'], drawCharts);
onChange(['scenario', 'language'], drawTables);
onChange(['language'], drawMethod);
