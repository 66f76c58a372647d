// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// The two sides of the map: the baseline on the left of the swipe, the scenario on its right.

import { circle, circleMarker, layerGroup, polygon, polyline } from 'leaflet';

import { fillOf } from './colours.js';
import { baseline, compoundName, compounds, data, decodeGround, decodeLine, decodePoint }
    from './data.js';
import { minutes } from './format.js';
import { arrow, cross, gateMarker, oldPlace, ring, stationMarker } from './map_symbols.js';
import { choose, currentScenario, state } from './state.js';
import { say, walk } from './words.js';

const { palette } = data;

/** The compound that a shape on the page stands for. */
const compoundOf = new WeakMap();

/** One side: `before` or `after`, drawn into panes of its own. */
export class MapSide {
    constructor(map, before) {
        this.map = map;
        this.before = before;
        this.shapes = new Map(); // of compounds
        this.layers = {
            reach: layerGroup(),
            gaps: layerGroup(),
            compounds: layerGroup(),
            tier1: layerGroup(),
            tier2: layerGroup(),
            changes: layerGroup(),
        };
        this.addCompounds();
    }

    get source() {
        return this.before ? baseline : currentScenario();
    }

    pane(name) {
        return `${name}-${this.before ? 'before' : 'after'}`;
    }

    addCompounds() {
        for (const [id, { place }] of compounds) {
            const options = { pane: this.pane('compounds'), color: palette.paper, weight: 0.6, fillOpacity: 0.9 };
            const shape = place.ground.length > 0
                ? polygon(decodeGround(place.ground), options)
                : circleMarker(decodePoint(place.at), { ...options, radius: 6 });
            shape.on('click', () => choose({ compound: id }));
            shape.bindTooltip(() => this.compoundTip(id), { sticky: true });
            shape.options.className = `compound compound-${id}`;
            this.shapes.set(id, shape);
            this.layers.compounds.addLayer(shape);
        }
    }

    compoundTip(id) {
        const { minutes: exact } = this.source.compounds.get(id);
        return document.createTextNode(`${compoundName(id)} · ${walk(minutes, exact)}`);
    }

    colour() {
        for (const [id, shape] of this.shapes) {
            if (shape.getElement()) {
                compoundOf.set(shape.getElement(), id);
            }
            const chosen = id === state.compound;
            shape.setStyle({
                fillColor: fillOf(id, this.before),
                color: chosen ? palette.text : palette.paper,
                weight: chosen ? 2.5 : 0.6,
            });
            if (chosen && shape._map) {
                shape.bringToFront();
            }
        }
    }

    draw() {
        this.drawGround();
        this.drawStations();
        this.layers.changes.clearLayers();
        if (!this.before) {
            for (const change of currentScenario().changes.filter((one) => !one.off)) {
                this.drawChange(change);
            }
        }
        this.colour();
    }

    drawGround() {
        this.layers.reach.clearLayers().addLayer(polygon(decodeGround(this.source.raw.isochrone), {
            pane: this.pane('reach'), interactive: false, smoothFactor: 0.3,
            color: palette.cutoff_line, weight: 1.2, opacity: 0.8, fillColor: palette.reach, fillOpacity: 1,
        }));
        this.layers.gaps.clearLayers();
        for (const gap of this.source.raw.gap_areas) {
            this.layers.gaps.addLayer(polygon(decodeGround(gap.ground), {
                pane: this.pane('gaps'), interactive: false,
                color: palette.gap_line, weight: 1, fillColor: 'url(#gap)', fillOpacity: 1,
            }));
        }
    }

    /** Symbols shrink where a district is small on the screen. */
    scaleSymbols(factor) {
        for (const layer of [this.layers.tier1, this.layers.tier2]) {
            layer.eachLayer((marker) => marker.setRadius(marker.options.full * factor));
        }
    }

    drawStations() {
        this.layers.tier1.clearLayers();
        this.layers.tier2.clearLayers();
        for (const station of this.source.raw.stations) {
            const marker = stationMarker(station, decodePoint(station.at), this.pane('stations'));
            marker.bindTooltip(document.createTextNode(`${station.name || station.id}（${station.id}）`));
            marker.on('click', ({ originalEvent }) => chooseCompoundAt(originalEvent));
            (station.tier === 2 ? this.layers.tier2 : this.layers.tier1).addLayer(marker);
        }
    }

    drawChange(change) {
        const pane = 'changes-after';
        const point = (key) => decodePoint(change[key]);
        const add = (layer) => this.layers.changes.addLayer(layer.bindTooltip(() =>
            document.createTextNode(`${change.number} · ${say(`kind_${change.kind}`)} ${change.name ?? ''}`)));
        const drawing = {
            relocate: () => [arrow(point('from'), point('to'), pane), oldPlace(change.tier, point('from'), pane)],
            renovate: () => [ring(point('from'), pane)],
            close: () => [oldPlace(change.tier, point('from'), pane), cross(point('from'), pane)],
            build: () => [],
            open_gate: () => [gateMarker(point('at'), pane), ring(point('at'), pane)],
            close_gate: () => [cross(point('at'), pane)],
            add_path: () => [polyline(decodeLine(change.path), { pane, color: palette.gained, weight: 3 })],
            block_road: () => (change.at
                ? [circle(point('at'), { pane, radius: change.radius_m, color: palette.lost, weight: 2 })]
                : change.paths.map((path) =>
                    polyline(decodeLine(path), { pane, color: palette.lost, weight: 3, dashArray: '4 4' }))),
        };
        drawing[change.kind]().forEach(add);
    }
}

/** A click on a station that stands in a compound means the compound. */
function chooseCompoundAt({ clientX, clientY }) {
    const below = document.elementsFromPoint(clientX, clientY).find((node) => compoundOf.has(node));
    if (below) {
        choose({ compound: compoundOf.get(below) });
    }
}

/** Where a change is to be found: the new place, if there is one. */
export function placeOfChange(change) {
    const path = change.path ?? change.paths?.[0];
    if (path) {
        const line = decodeLine(path);
        return line[Math.floor(line.length / 2)];
    }
    const at = change.to ?? change.at ?? change.from;
    return at ? decodePoint(at) : null;
}
