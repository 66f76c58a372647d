// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// What lies under every scenario: boundary, water, roads, communities, walls and gates.

import { layerGroup, polygon, polyline } from 'leaflet';

import { data, decodeGround, decodeLine, decodePoint } from './data.js';
import { gateMarker } from './map_symbols.js';

const { palette, map } = data;

function ground(polygons, options) {
    return polygon(polygons.map(decodeGround).flat(), { interactive: false, ...options });
}

function lines(chains, options) {
    return polyline(chains.map(decodeLine), {
        interactive: false, smoothFactor: 0.5, lineCap: 'round', ...options,
    });
}

/** Boundary and water, always shown. */
export function groundLayer() {
    return layerGroup([
        ground([map.boundary], {
            pane: 'ground', stroke: false, fillColor: palette.ground, fillOpacity: 1,
        }),
        ground(map.water, {
            pane: 'ground', color: palette.river, weight: 0.5, fillColor: palette.water, fillOpacity: 1,
        }),
        lines(map.barriers.river, { pane: 'ground', color: palette.river, weight: 1.2 }),
        ground([map.boundary], {
            pane: 'lines', color: palette.boundary, weight: 1.6, dashArray: '12 5 2 5', fill: false,
        }),
    ]);
}

const kRoadWidths = { footway: 0.6, lane: 0.7, street: 1.1, collector: 1.8, arterial: 2.8 };

export function roadLayer() {
    const layers = [];
    const ranks = Object.entries(map.roads).filter(([, chains]) => chains.length > 0);
    for (const [rank, chains] of ranks) {
        const wide = kRoadWidths[rank] > 1.5;
        layers.push(lines(chains, {
            pane: 'roads',
            color: wide ? palette.road_casing : rank === 'footway' ? palette.footway : palette.thin_road,
            weight: kRoadWidths[rank] + (wide ? 1.4 : 0),
            dashArray: rank === 'footway' ? '3 3' : null,
            opacity: wide ? 1 : 0.75,
        }));
    }
    for (const [rank, chains] of ranks.filter(([rank]) => kRoadWidths[rank] > 1.5)) {
        layers.push(lines(chains, { pane: 'roads', color: palette.road, weight: kRoadWidths[rank] }));
    }
    return layerGroup(layers);
}

export function communityLayer() {
    return layerGroup(map.communities.map((community) => ground([community.ground], {
        pane: 'lines', color: palette.community, weight: 0.8, dashArray: '1 4', fill: false,
    })));
}

export function wallLayer() {
    const walled = map.compounds.filter((compound) => compound.walled);
    return layerGroup([
        lines(map.barriers.wall, { pane: 'lines', color: palette.wall, weight: 1.2 }),
        lines(map.barriers.rail, { pane: 'lines', color: palette.rail, weight: 1.6, dashArray: '6 3' }),
        ground(walled.map((compound) => compound.ground), {
            pane: 'lines', color: palette.wall, weight: 1.2, fill: false,
        }),
        ...map.gates.map((gate) => gateMarker(decodePoint(gate.at), 'lines', gate.open)),
    ]);
}
