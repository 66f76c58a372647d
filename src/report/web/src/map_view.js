// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// The map: panes, sides, swipe, labels, and how they follow the reader's choices.

import { control, latLngBounds, map as createMap } from 'leaflet';

import { compounds, data, decodeGround, decodePoint } from './data.js';
import { element } from './dom.js';
import { communityLayer, groundLayer, roadLayer, wallLayer } from './map_ground.js';
import { MapLabels, metresPerPixel } from './map_labels.js';
import { MapSide } from './map_sides.js';
import { hatchings } from './map_symbols.js';
import { currentScenario, onChange, state } from './state.js';
import { Swipe } from './swipe.js';
import { say } from './words.js';

const kPanes = [
    'ground', 'reach-before', 'reach-after', 'roads', 'compounds-before', 'compounds-after',
    'gaps-before', 'gaps-after', 'lines', 'stations-before', 'stations-after', 'changes-after', 'labels', 'names-before',
    'names-after',
];
const kPrintSize = { width: 1000, height: 500 };

export class MapView {
    constructor(container) {
        this.container = container;
        container.append(hatchings());
        this.map = createMap(container, {
            zoomSnap: 0, zoomDelta: 0.5, wheelPxPerZoomLevel: 100, zoomAnimation: false, fadeAnimation: false,
            attributionControl: false, zoomControl: false, scrollWheelZoom: false, maxZoom: 19,
        });
        this.addPanes();
        this.addControls();
        this.whole = latLngBounds(decodeGround(data.map.boundary).flat(2));
        this.showWhole();

        groundLayer().addTo(this.map);
        this.shared = { roads: roadLayer(), communities: communityLayer(), walls: wallLayer() };
        this.sides = [new MapSide(this.map, true), new MapSide(this.map, false)];
        for (const side of this.sides) {
            side.layers.compounds.addTo(this.map);
        }
        this.swipe = new Swipe(this.map, {
            before: kPanes.filter((name) => name.endsWith('-before')).map((name) => this.map.getPane(name)),
            after: kPanes.filter((name) => name.endsWith('-after')).map((name) => this.map.getPane(name)),
        });
        this.labels = new MapLabels(this.map);
        this.drawAll();
        this.listen();
    }

    addPanes() {
        kPanes.forEach((name, i) => {
            this.map.createPane(name).style.zIndex = 300 + 10 * i;
        });
        for (const name of ['ground', 'reach-before', 'reach-after', 'roads', 'gaps-before', 'gaps-after',
            'lines', 'labels', 'names-before', 'names-after']) {
            this.map.getPane(name).style.pointerEvents = 'none';
        }
    }

    addControls() {
        control.scale({ imperial: false, maxWidth: 140 }).addTo(this.map);
        const button = (text, act) => element('button', { type: 'button', onclick: act }, text);
        this.buttons = [
            button('＋', () => this.map.zoomIn()),
            button('−', () => this.map.zoomOut()),
            button('⤢', () => this.showWhole()),
        ];
        this.north = element('div', { class: 'north', 'aria-hidden': 'true' });
        this.container.append(element('div', { class: 'zoom' }, ...this.buttons), this.north);
    }

    /** The wheel scrolls the page until the reader has clicked into the map. */
    listen() {
        this.map.on('mousedown focus', () => this.map.scrollWheelZoom.enable());
        this.container.addEventListener('mouseleave', () => this.map.scrollWheelZoom.disable());
        onChange(['scenario'], () => this.drawAll());
        onChange(['colour', 'compound'], () => this.sides.forEach((side) => side.colour()));
        onChange(['layers'], () => this.showLayers());
        onChange(['swipe'], () => {
            this.swipe.show(state.swipe);
            this.labels.draw();
        });
        onChange(['language'], () => this.name());
        this.map.on('zoomend', () => this.scaleSymbols());
        window.addEventListener('resize', () => this.follow());
        window.addEventListener('beforeprint', () => this.fitPaper());
        window.addEventListener('afterprint', () => this.fitScreen());
    }

    showWhole() {
        this.map.setMinZoom(0);
        this.map.fitBounds(this.whole, { padding: [8, 8], animate: false });
        this.map.setMinZoom(this.map.getZoom() - 0.5);
        this.wholeZoom = this.map.getZoom();
    }

    /** A window of another size: whoever saw the whole map still does. */
    follow() {
        const sawAll = Math.abs(this.map.getZoom() - this.wholeZoom) < 0.01;
        this.map.invalidateSize();
        if (sawAll) {
            this.showWhole();
        }
    }

    scaleSymbols() {
        const factor = Math.min(Math.max(Math.sqrt(13 / metresPerPixel(this.map)), 0.55), 1.3);
        this.sides.forEach((side) => side.scaleSymbols(factor));
    }

    drawAll() {
        this.sides.forEach((side) => side.draw());
        this.scaleSymbols();
        this.showLayers();
        this.name();
    }

    showLayers() {
        const show = (layer, on) => (on ? layer.addTo(this.map) : layer.remove());
        for (const [name, layer] of Object.entries(this.shared)) {
            show(layer, state.layers[name]);
        }
        for (const side of this.sides) {
            for (const name of ['reach', 'gaps', 'tier1', 'tier2', 'changes']) {
                show(side.layers[name], state.layers[name]);
            }
        }
        this.labels.draw();
    }

    name() {
        ['zoom_in', 'zoom_out', 'whole_map'].forEach((key, i) => {
            this.buttons[i].title = say(key);
            this.buttons[i].setAttribute('aria-label', say(key));
        });
        this.north.textContent = `▲ ${say('north')}`;
        this.swipe.label(say('swipe_handle'), say('baseline'), currentScenario().name);
    }

    flyTo(latLng) {
        this.map.setView(latLng, Math.max(this.map.getZoom(), 15.5), { animate: false });
        this.container.scrollIntoView({ block: 'nearest' });
    }

    flyToCompound(id) {
        this.flyTo(decodePoint(compounds.get(id).place.at));
    }

    fitPaper() {
        this.bounds = this.map.getBounds();
        this.container.style.width = `${kPrintSize.width}px`;
        this.container.style.height = `${kPrintSize.height}px`;
        this.resize();
    }

    fitScreen() {
        this.container.style.width = '';
        this.container.style.height = '';
        this.resize();
    }

    resize() {
        this.map.invalidateSize({ pan: false, animate: false });
        this.map.fitBounds(this.bounds, { animate: false });
        this.swipe.clip();
    }
}
