// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// What colour a compound has on each side of the map.

import { baseline, compounds, data } from './data.js';
import { currentScenario, state } from './state.js';

export const kNoAccessFill = 'url(#no-access)';

/** Index of the class of minutes; the upper end belongs to it, as in `t <= T`. */
export function minuteClass(minutes) {
    const last = data.classes.length - 1;
    const found = data.classes.findIndex((one) => Number(minutes) <= one.upper);
    return found < 0 ? last : found;
}

/** Minutes rounded to 15.00 may be a millisecond too many: the flag of coverage decides. */
function classOf(minutes, covered) {
    const found = minuteClass(minutes);
    const cutoff = data.classes.findIndex((one) => one.upper === data.minutes);
    return covered ? Math.min(found, cutoff) : Math.max(found, cutoff + 1);
}

export function isCoveredBefore(id) {
    return compounds.get(id).covered_15 === '1';
}

export function fateOf(id) {
    return currentScenario().fates.get(id)?.status ?? (isCoveredBefore(id) ? 'kept' : 'uncovered');
}

export function isCoveredAfter(id) {
    return ['kept', 'gained'].includes(fateOf(id));
}

/** The name of a colour of the palette, or a minute class. */
function legendKey(id, before) {
    if (state.colour === 'fate') {
        return before ? (isCoveredBefore(id) ? 'kept' : 'uncovered') : fateOf(id);
    }
    const source = before ? baseline : currentScenario();
    const { minutes } = source.compounds.get(id);
    if (minutes === '') {
        return 'no_time';
    }
    return classOf(minutes, before ? isCoveredBefore(id) : isCoveredAfter(id));
}

export function fillOf(id, before) {
    const key = legendKey(id, before);
    if (key === 'no_time') {
        return kNoAccessFill;
    }
    return typeof key === 'number' ? data.classes[key].fill : data.palette[key];
}

/** Everything that the map shows at the moment, for the legend. */
export function keysInUse() {
    const keys = new Set();
    for (const id of compounds.keys()) {
        keys.add(legendKey(id, false));
        if (state.swipe) {
            keys.add(legendKey(id, true));
        }
    }
    return keys;
}
