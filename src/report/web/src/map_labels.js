// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Names on the map: numbers of changes first, then stations, then communities. A label that finds
// no room is left out.

import { divIcon, layerGroup, marker } from 'leaflet';

import { baseline, data, decodePoint } from './data.js';
import { element } from './dom.js';
import { placeOfChange } from './map_sides.js';
import { currentScenario, state } from './state.js';

const kStationsFromMetresPerPixel = 5;
const kLetter = 11; // px

export function metresPerPixel(map) {
    const y = map.getSize().y / 2;
    return map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([100, y])) / 100;
}

function textWidth(text) {
    return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e80 ? 1 : 0.6), 0) * kLetter;
}

/** Stations that stay are named on both sides of a swipe, others only where they stand. */
function stationWishes() {
    const shown = (station) => state.layers[station.tier === 2 ? 'tier2' : 'tier1'];
    const wish = (station, pane) => ({
        text: station.label, at: decodePoint(station.at), kind: 'station', beside: true, pane,
    });
    const stands = (station, source) => String(source.stations.get(station.id)?.at) === String(station.at);
    const scenario = currentScenario();
    const after = scenario.raw.stations.filter(shown)
        .map((station) => wish(station, stands(station, baseline) ? 'labels' : 'names-after'));
    const gone = baseline.raw.stations.filter((station) => shown(station) && !stands(station, scenario));
    return state.swipe ? [...after, ...gone.map((station) => wish(station, 'names-before'))] : after;
}

/** Labels that want to be shown, the most wanted first. */
function wishes(scale) {
    const scenario = currentScenario();
    const all = [];
    if (state.layers.changes) {
        for (const change of scenario.changes.filter((one) => !one.off)) {
            const at = placeOfChange(change);
            if (at) {
                all.push({
                    text: String(change.number), at, kind: 'number', beside: true, pane: 'names-after',
                });
            }
        }
    }
    if (!state.layers.labels) {
        return all;
    }
    if (scale < kStationsFromMetresPerPixel) {
        all.push(...stationWishes());
    }
    if (state.layers.communities) {
        for (const community of data.map.communities.filter((one) => one.at)) {
            all.push({ text: community.name, at: decodePoint(community.at), kind: 'community' });
        }
    }
    return all;
}

export class MapLabels {
    constructor(map) {
        this.map = map;
        this.layer = layerGroup().addTo(map);
        map.on('zoomend moveend resize', () => this.draw());
    }

    draw() {
        this.layer.clearLayers();
        const taken = this.placesOfStations();
        const size = this.map.getSize();
        for (const wish of wishes(metresPerPixel(this.map))) {
            const point = this.map.latLngToContainerPoint(wish.at);
            const width = textWidth(wish.text) + 4;
            const height = kLetter + 4;
            const offsets = wish.beside
                ? [[8, -height / 2], [-8 - width, -height / 2], [-width / 2, -height - 7], [-width / 2, 7]]
                : [[-width / 2, -height / 2], [-width / 2, -height - 8], [-width / 2, 8]];
            for (const [dx, dy] of offsets) {
                const box = [point.x + dx, point.y + dy, point.x + dx + width, point.y + dy + height];
                const inside = box[0] > 0 && box[1] > 0 && box[2] < size.x && box[3] < size.y;
                if (inside && !taken.some((other) => overlaps(box, other))) {
                    taken.push(box);
                    this.place(wish, dx, dy);
                    break;
                }
            }
        }
    }

    /** Labels do not cover station symbols. */
    placesOfStations() {
        return currentScenario().raw.stations.map((station) => {
            const { x, y } = this.map.latLngToContainerPoint(decodePoint(station.at));
            return [x - 4, y - 4, x + 4, y + 4];
        });
    }

    place(wish, dx, dy) {
        const label = element('span', { class: `label label-${wish.kind}` }, wish.text);
        const icon = divIcon({ html: label, iconSize: null, iconAnchor: [-dx, -dy], className: 'label-anchor' });
        this.layer.addLayer(marker(wish.at, { icon, pane: wish.pane ?? 'labels', interactive: false, keyboard: false }));
    }
}

function overlaps(a, b) {
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
