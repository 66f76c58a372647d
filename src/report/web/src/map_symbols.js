// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Symbols of the map that Leaflet has not: each draws its own path in screen pixels.

import { CircleMarker, Polyline } from 'leaflet';

import { data } from './data.js';
import { svg } from './dom.js';

/** A point symbol whose outline is given by `shape(x, y, radius)`. */
const ShapeMarker = CircleMarker.extend({
    _updatePath() {
        const { x, y } = this._point;
        this._renderer._setPath(this, this.options.shape(x, y, this._radius));
    },
});

const kSquare = (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
const kCross = (x, y, r) => `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x - r} ${y + r}l${2 * r} ${-2 * r}`;
const kTick = (x, y, r) => `M${x - r} ${y}h${2 * r}`;

/** A line that ends in an arrow head. */
const ArrowLine = Polyline.extend({
    _updatePath() {
        const points = this._parts[0] ?? [];
        const to = points[points.length - 1];
        const from = points[points.length - 2];
        if (!to || !from) {
            this._renderer._setPath(this, 'M0 0');
            return;
        }
        const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
        const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
        const gap = Math.min(8, length / 3); // leaves the symbol at the end free
        const [x, y] = [to.x - gap * ux, to.y - gap * uy];
        const wing = (side) => `${x - 6 * ux + side * 4 * uy} ${y - 6 * uy - side * 4 * ux}`;
        this._renderer._setPath(
            this, `M${from.x} ${from.y}L${x} ${y}M${wing(1)}L${x} ${y}L${wing(-1)}`);
    },
});

export const kStationRadius = { 1: 6, 2: 4 };

function stationColour(station) {
    const usual = station.inside && station.counts;
    return usual ? data.palette.station : data.palette.station_outside;
}

export function stationMarker(station, at, pane) {
    const radius = kStationRadius[station.tier] ?? 5;
    const options = {
        pane,
        radius,
        full: radius,
        fillColor: stationColour(station),
        fillOpacity: 1,
        color: data.palette.paper,
        weight: 1.5,
        className: 'station',
    };
    return station.tier === 2
        ? new ShapeMarker(at, { ...options, weight: 1, shape: kSquare })
        : new CircleMarker(at, options);
}

/** Where a station was. */
export function oldPlace(tier, at, pane) {
    const options = {
        pane,
        radius: kStationRadius[tier] ?? 5,
        color: data.palette.station,
        weight: 1.5,
        fillColor: data.palette.paper,
        fillOpacity: 1,
    };
    return tier === 2 ? new ShapeMarker(at, { ...options, shape: kSquare }) : new CircleMarker(at, options);
}

export function ring(at, pane) {
    return new CircleMarker(at, {
        pane, radius: 10, color: data.palette.station, weight: 1.5, fill: false,
    });
}

export function cross(at, pane, colour = data.palette.lost) {
    return new ShapeMarker(at, { pane, radius: 6, color: colour, weight: 2.5, fill: false, shape: kCross });
}

/** A gate: a tick where it is open, a cross where it is closed. */
export function gateMarker(at, pane, open = true) {
    return new ShapeMarker(at, {
        pane, radius: 3, color: data.palette.wall, weight: 1.5, fill: false, shape: open ? kTick : kCross,
        interactive: false,
    });
}

export function arrow(from, to, pane) {
    return new ArrowLine([from, to], {
        pane, color: data.palette.station, weight: 1.5, fill: false, noClip: true,
    });
}

function hatch(id, ground, colour, width) {
    return svg(
        'pattern',
        { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        svg('rect', { width: 6, height: 6, fill: ground }),
        svg('rect', { width, height: 6, fill: colour }));
}

/** Hatchings: of compounds without a walk (`url(#no-access)`) and of gap areas (`url(#gap)`). */
export function hatchings() {
    const { palette } = data;
    return svg(
        'svg',
        { width: 0, height: 0, 'aria-hidden': 'true', class: 'definitions' },
        hatch('no-access', palette.no_access, palette.no_access_hatch, 1.6),
        hatch('gap', 'none', palette.gap_line, 1.2));
}
