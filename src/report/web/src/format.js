// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// How the numbers of the tables are shown. An empty text means none.

import { state } from './state.js';

export const kNone = '—';

function decimals(text, count) {
    if (text === '' || text === undefined) {
        return kNone;
    }
    // Half away from zero, as the maps and workbooks round.
    const parts = 10 ** count;
    const value = Math.round(Math.abs(Number(text)) * parts + 1e-9) / parts;
    const [whole, rest] = value.toFixed(count).split('.');
    const sign = Number(text) < 0 && value !== 0 ? '−' : '';
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
}

export const whole = (text) => decimals(text, 0);
export const tenths = (text) => decimals(text, 1);
export const thousandths = (text) => decimals(text, 3);

/** Minutes as compounds.csv has them: 15.04 is not 15.0. */
export const minutes = (text) => decimals(text, 2);

/** Only what is whole is 100.0%: 0.9997 is 99.9%. */
export function percent(share) {
    if (share === '' || share === undefined) {
        return kNone;
    }
    const shown = decimals(String(share * 100), 1);
    return `${share < 1 && shown === '100.0' ? '99.9' : shown}%`;
}

/** A percentage that somebody chose: 5%, 7.5%. */
export function plainPercent(share) {
    return `${Number((share * 100).toFixed(4))}%`;
}

/** With a sign: +1,234. */
export function signed(text, show = whole) {
    const shown = show(text);
    return Number(text) > 0 && /[1-9]/.test(shown) ? `+${shown}` : shown;
}

/** What one of something costs, to the yuan. */
export function price(yuan) {
    if (yuan === '' || yuan === undefined) {
        return kNone;
    }
    return state.language === 'zh' ? `${whole(yuan)}元` : `${whole(yuan)} yuan`;
}

/** Large sums in the unit that people speak of. */
export function money(yuan) {
    if (yuan === '' || yuan === undefined) {
        return kNone;
    }
    if (Math.abs(yuan) < 10000) {
        return price(yuan);
    }
    return state.language === 'zh'
        ? `${decimals(String(yuan / 1e4), 1)}万元`
        : `${decimals(String(yuan / 1e6), 2)} M yuan`;
}

/** A value of indicators.csv by its unit. */
export function byUnit(text, unit) {
    const shows = {
        share: percent,
        min: minutes,
        index: thousandths,
        m2_per_100_households: tenths,
    };
    return (shows[unit] ?? whole)(text);
}

/** A difference of two such values; shares differ by percentage points. */
export function differenceByUnit(text, unit) {
    if (text === '' || text === undefined) {
        return kNone;
    }
    if (unit === 'share') {
        const points = signed(String(text * 100), tenths);
        return state.language === 'zh' ? `${points}个百分点` : `${points} pp`;
    }
    return signed(text, (value) => byUnit(value, unit));
}
