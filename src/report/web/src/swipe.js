// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Before and after in one frame: the panes of each side are clipped at a line that can be dragged.

import { DomEvent } from 'leaflet';

import { element } from './dom.js';

export class Swipe {
    /** @param panes {before: [elements], after: [elements]} */
    constructor(map, panes) {
        this.map = map;
        this.panes = panes;
        this.share = 0.5;
        this.on = false;
        this.handle = element('div', {
            class: 'swipe', role: 'slider', tabindex: 0,
            'aria-valuemin': 0, 'aria-valuemax': 100,
            onpointerdown: (event) => this.grab(event),
            onkeydown: (event) => this.step(event),
        }, element('span', { class: 'swipe-before' }), element('span', { class: 'swipe-grip' }, '◂▸'),
        element('span', { class: 'swipe-after' }));
        DomEvent.disableClickPropagation(this.handle);
        map.getContainer().append(this.handle);
        map.on('move zoom resize', () => this.clip());
        this.clip();
    }

    show(on) {
        this.on = on;
        this.clip();
    }

    label(name, before, after) {
        this.handle.setAttribute('aria-label', name);
        this.handle.querySelector('.swipe-before').textContent = before;
        this.handle.querySelector('.swipe-after').textContent = after;
    }

    moveTo(share) {
        this.share = Math.min(Math.max(share, 0), 1);
        this.clip();
    }

    grab(event) {
        event.preventDefault();
        this.handle.focus();
        this.handle.setPointerCapture(event.pointerId);
        const frame = this.map.getContainer().getBoundingClientRect();
        const follow = (move) => this.moveTo((move.clientX - frame.left) / frame.width);
        this.handle.addEventListener('pointermove', follow);
        const drop = () => this.handle.removeEventListener('pointermove', follow);
        this.handle.addEventListener('pointerup', drop, { once: true });
        this.handle.addEventListener('pointercancel', drop, { once: true });
    }

    step(event) {
        const steps = { ArrowLeft: -0.05, ArrowRight: 0.05 };
        if (event.key in steps) {
            event.preventDefault();
            event.stopPropagation();
            this.moveTo(this.share + steps[event.key]);
        }
    }

    /** Panes move with the map, so their clips are in the coordinates of its layers. */
    clip() {
        const { x: width, y: height } = this.map.getSize();
        const from = this.map.containerPointToLayerPoint([0, 0]);
        const to = this.map.containerPointToLayerPoint([width, height]);
        const middle = from.x + this.share * width;
        this.handle.hidden = !this.on;
        this.handle.style.left = `${100 * this.share}%`;
        this.handle.setAttribute('aria-valuenow', Math.round(100 * this.share));
        for (const pane of this.panes.before) {
            pane.style.display = this.on ? '' : 'none';
            pane.style.clip = `rect(${from.y}px, ${middle}px, ${to.y}px, ${from.x}px)`;
        }
        for (const pane of this.panes.after) {
            pane.style.clip = this.on ? `rect(${from.y}px, ${to.x}px, ${to.y}px, ${middle}px)` : '';
        }
    }
}
