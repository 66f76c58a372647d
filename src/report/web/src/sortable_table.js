// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// A table that sorts when a header is clicked. Each number carries the text of the CSV file.

import { element } from './dom.js';
import { state } from './state.js';

/** How each table is sorted, kept when it is drawn anew. */
const sorting = new Map();

/** A cell: what is shown, and (for numbers) the exact text, by which it is sorted. */
export function numberCell(exact, show) {
    return { shown: show(exact), exact: exact ?? '' };
}

export function textCell(shown) {
    return { shown: shown ?? '' };
}

function compare(a, b) {
    if (a.exact !== undefined) {
        return Number(a.exact) - Number(b.exact);
    }
    return String(a.shown).localeCompare(String(b.shown), state.language === 'zh' ? 'zh' : 'en', { numeric: true });
}

const isEmpty = (cell) => (cell.exact ?? cell.shown) === '';

function sorted(rows, order) {
    if (!order) {
        return rows;
    }
    const sign = order.descending ? -1 : 1;
    return [...rows].sort((first, second) => {
        const [a, b] = [first.cells[order.column], second.cells[order.column]];
        // What is empty stays at the end.
        return isEmpty(a) || isEmpty(b) ? isEmpty(a) - isEmpty(b) : sign * compare(a, b);
    });
}

function cellOf(column, cell) {
    const number = cell.exact !== undefined;
    return element('td', {
        class: number ? 'number' : undefined,
        'data-column': column.id,
        'data-value': cell.exact,
        title: number && cell.exact !== '' ? cell.exact : undefined,
    }, cell.shown);
}

function rowOf(columns, row) {
    const open = row.open ? { onclick: row.open, class: `opens ${row.class ?? ''}` } : { class: row.class };
    return element('tr', { 'data-id': row.id, ...open },
        columns.map((column, i) => {
            const cell = cellOf(column, row.cells[column.id]);
            if (i === 0 && row.open) { // for the keyboard
                const button = element('button', { type: 'button', class: 'link' }, cell.textContent);
                cell.replaceChildren(button);
            }
            return cell;
        }));
}

/**
 * @param name     under which its order is kept
 * @param columns  [{id, title}]
 * @param rows     [{id, cells: {column id: cell}, open: function or nothing, class}]
 */
export function sortableTable(name, columns, rows) {
    const body = element('tbody');
    const isNumber = (column) => rows.some((row) => row.cells[column.id].exact !== undefined);
    const heads = columns.map((column) => element('th', {
        scope: 'col', class: isNumber(column) ? 'number' : undefined,
    },
        element('button', { type: 'button', onclick: () => sortBy(column.id) }, column.title),
        // Browsers leave buttons out where they repeat a head on the next sheet.
        element('span', { class: 'on-paper', 'aria-hidden': 'true' }, column.title)));
    const draw = () => {
        const order = sorting.get(name);
        body.replaceChildren(...sorted(rows, order).map((row) => rowOf(columns, row)));
        columns.forEach((column, i) => {
            const ours = order?.column === column.id;
            heads[i].setAttribute('aria-sort', !ours ? 'none' : order.descending ? 'descending' : 'ascending');
        });
    };
    const sortBy = (column) => {
        const before = sorting.get(name);
        const numbers = rows.some((row) => row.cells[column].exact !== undefined);
        const descending = before?.column === column ? !before.descending : numbers;
        sorting.set(name, { column, descending });
        draw();
    };
    draw();
    return element('div', { class: 'table', 'data-table': name },
        element('table', {}, element('thead', {}, element('tr', {}, heads)), body));
}
