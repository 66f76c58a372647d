// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// What charts have in common: scales, axes, texts.

import { data } from './data.js';
import { svg } from './dom.js';

const { palette } = data;

/** Maps `from` to `to` as a straight line. */
export function scale([low, high], [start, end]) {
    return (value) => start + ((value - low) / (high - low || 1)) * (end - start);
}

/** Round numbers that span low to high, about `count` of them. */
export function ticks(low, high, count) {
    const raw = (high - low || 1) / count;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= raw * 0.999);
    const all = [];
    for (let i = Math.floor(low / step); i * step < high + step * 0.999; ++i) {
        all.push(Number((i * step).toPrecision(12)));
    }
    return all;
}

export function words(x, y, content, options = {}) {
    return svg('text', { x, y, 'font-size': 12, fill: palette.text, ...options }, content);
}

export function line(x1, y1, x2, y2, options = {}) {
    return svg('line', { x1, y1, x2, y2, stroke: palette.rule, 'stroke-width': 1, ...options });
}

export function polyline(points, options) {
    return svg('polyline', { points: points.map((point) => point.join(',')).join(' '), fill: 'none', ...options });
}

export function chart(width, height, name, ...content) {
    return svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'img', 'aria-label': name },
        ...content);
}

/** Axes with their ticks and titles; frame = {left, right, top, bottom}. */
export function axes(frame, x, y) {
    return [
        ...y.ticks.map((tick) => [
            line(frame.left, y.at(tick), frame.right, y.at(tick), { stroke: palette.rule, 'stroke-opacity': 0.5 }),
            words(frame.left - 6, y.at(tick) + 4, y.show(tick), { 'text-anchor': 'end', fill: palette.text_soft }),
        ]).flat(),
        ...x.ticks.map((tick) => [
            line(x.at(tick), frame.bottom, x.at(tick), frame.bottom + 4),
            words(x.at(tick), frame.bottom + 18, x.show(tick), { 'text-anchor': 'middle', fill: palette.text_soft }),
        ]).flat(),
        line(frame.left, frame.bottom, frame.right, frame.bottom, { stroke: palette.text_soft }),
        words(frame.right, frame.bottom + 36, x.title, { 'text-anchor': 'end', fill: palette.text_soft }),
        words(frame.left - 46, frame.top - 12, y.title, { fill: palette.text_soft }),
    ];
}
