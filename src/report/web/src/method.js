// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// How the numbers came about, and where the data are from.

import { data } from './data.js';
import { element } from './dom.js';
import { plainPercent } from './format.js';
import { state } from './state.js';
import { say, text } from './words.js';

/** The rows of the method sheet of indicators.xlsx: headings have one cell. */
function sheet() {
    return element('table', { class: 'method' }, element('tbody', {}, data.method[state.language].map((cells) => (
        cells.length === 1
            ? element('tr', {}, element('th', { colspan: 3, scope: 'rowgroup' }, cells[0]))
            : element('tr', {}, element('td', {}, cells[0]),
                element('td', {}, [cells[1], cells[2]].filter(Boolean).join(' ')),
                element('td', { class: 'code' }, cells[3] ?? ''))))));
}

export function methodSection() {
    const { project } = data;
    return [
        element('h2', {}, say('method')),
        element('p', {}, text('rule'), ' · ', text('profile')),
        element('p', {}, element('b', {}, say('method_money')), '　',
            say('method_money_text', data.money.horizon_years, plainPercent(data.money.discount_rate))),
        element('p', {}, say('method_outline')),
        sheet(),
        element('footer', {},
            element('p', { class: 'stamp' }, text('stamp')),
            project.note ? element('p', {}, element('b', {}, project.note)) : null,
            project.attribution ? element('p', {}, `${text('data_source')}: ${project.attribution}`) : null,
            project.data_date ? element('p', {}, `${text('data_date')}: ${project.data_date}`) : null,
            element('p', {}, say('made_by', data.version))),
    ];
}
