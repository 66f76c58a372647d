// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// What the reader has chosen. Parts of the page listen to it; nothing else connects them.

import { data, scenarios } from './data.js';

const firstWithChanges = scenarios.findIndex((scenario) => scenario.changes.length > 0);

export const state = {
    language: data.language,
    scenario: Math.max(firstWithChanges, 0),
    compound: null, // id
    colour: 'fate', // or minutes
    swipe: false,
    layers: {
        reach: true,
        gaps: false,
        tier1: true,
        tier2: true,
        changes: true,
        roads: true,
        communities: true,
        walls: false,
        labels: true,
    },
};

export function currentScenario() {
    return scenarios[state.scenario];
}

const listeners = [];

/** Calls `listener` after each change of one of the keys. */
export function onChange(keys, listener) {
    listeners.push({ keys, listener });
}

export function choose(changes) {
    const changed = Object.keys(changes).filter((key) => state[key] !== changes[key]);
    Object.assign(state, changes);
    for (const { keys, listener } of listeners) {
        if (keys.some((key) => changed.includes(key))) {
            listener();
        }
    }
}
