// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Opens report.html from disk as a reader does, clicks through it, and compares what it says with the
// CSV files beside it.
//
//   node page_test.mjs FOLDER CHROMIUM    FOLDER is a result of `yike compare` (run_page_test.sh)

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , folder, executablePath] = process.argv;

/** Rows of a CSV file; the ids and numbers that are compared here hold no commas. */
function rowsOf(name) {
    const [header, ...lines] = readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n');
    const columns = header.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((field, i) => [columns[i], field])));
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
page.setDefaultTimeout(5000);
const complaints = [];
const requests = [];
page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('request', (request) => requests.push(request.url()));

const address = pathToFileURL(path.join(folder, 'report.html')).href;
await page.goto(address);

const text = (selector) => page.locator(selector).first().innerText();
const exact = (selector) => page.locator(selector).first().getAttribute('data-value');
const visible = (selector) => page.locator(selector).first().isVisible();
const chooseScenario = (id) => page.click(`.tabs [data-scenario="${id}"]`);

async function step(name, act) {
    try {
        await act();
        console.log(`ok: ${name}`);
    } catch (error) {
        console.error(`FAILED: ${name}\n${error.stack}`);
        process.exitCode = 1;
    }
}

/** Each cell of the table against its row of the CSV file. */
async function compareTable(table, rows, idOf, columns) {
    assert.equal(await page.locator(`[data-table="${table}"] tbody tr`).count(), rows.length);
    for (const row of rows) {
        for (const column of columns) {
            const cell = `[data-table="${table}"] tr[data-id="${idOf(row)}"] [data-column="${column}"]`;
            assert.equal(await exact(cell), row[column], cell);
        }
    }
}

await step('who loses is said before anything else', async () => {
    const warning = await text('.warnings section');
    assert.match(warning, /使2个小区、700户不再能在15分钟内步行到站点/);
    assert.match(warning, /四号院/);
    const top = await page.locator('.worse').boundingBox();
    const tabs = await page.locator('.tabs').boundingBox();
    assert.ok(top.y < tabs.y);
});

await step('a name with markup in it is a text like any other', async () => {
    assert.match(await text('.tabs [data-scenario="all-kinds"]'), /样样都改<\/script><b>&"/);
});

await step('the table of scenarios has the numbers of scenarios.csv and economics.csv', async () => {
    const byScenario = (row) => row.scenario;
    await compareTable('scenarios', rowsOf('scenarios.csv'), byScenario, ['cost_yuan', 'yearly_cost_yuan',
        'covered_households_15', 'gained_households', 'lost_households', 'yuan_per_new_household']);
    await compareTable('scenarios', rowsOf('economics.csv'), byScenario, ['present_cost_yuan',
        'longer_walk_households', 'shortfall_removed_m2', 'yuan_per_m2_removed', 'yuan_per_further_household']);
    assert.equal(await text('[data-table="scenarios"] tr[data-id="reach-five"] [data-column="cost_yuan"]'),
        '1,123,457');
});

await step('the other scenario brings its own figures and ledger', async () => {
    await chooseScenario('all-kinds');
    const changes = rowsOf('changes.csv').filter((row) => row.scenario === 'all-kinds');
    await compareTable('changes', changes, (row) => row.change_id,
        ['cost_yuan', 'yearly_cost_yuan', 'gain_alone_households', 'gain_last_households']);
    assert.equal(await exact('.figure-lost b'), '700');
    await chooseScenario('reach-five');
    const [sums] = rowsOf('scenarios.csv').filter((row) => row.scenario === 'reach-five');
    assert.equal(await exact('.figure-covered b'), sums.covered_households_15);
    assert.equal(await exact('.figure-cost b'), sums.cost_yuan);
    assert.equal(await text('.figure-gained b'), '250户');
    assert.equal(await page.locator('[data-table="changes"] tbody tr').count(), 2);
});

await step('a click on a compound explains it', async () => {
    // The new station stands on it: a click on its symbol means the compound below.
    const place = await page.locator('.leaflet-compounds-after-pane .compound-E5').boundingBox();
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    const said = await text('.explanation');
    assert.match(said, /五号院/);
    assert.match(said, /新增覆盖/);
    assert.match(said, /由24\.90分钟缩短到0\.30分钟/);
    assert.equal(await text('.explanation [data-fact="households"]'), '250');
    assert.equal(await text('.explanation [data-row="nearest"] .after'), '五号院小区党群服务站');
    assert.equal(await text('.explanation [data-row="reason"] .before'), '距离过远');
    assert.ok(!said.includes('[object'));
});

await step('a compound of the warning is found with a click', async () => {
    await page.click('.worse button.link >> nth=0');
    assert.match(await text('.explanation .fate'), /失去覆盖/);
    assert.equal(await page.getAttribute('.tabs [data-scenario="all-kinds"]', 'aria-selected'), 'true');
});

await step('the swipe follows the mouse and clips both sides', async () => {
    await page.check('#swipe-on');
    const map = await page.locator('#map').boundingBox();
    const grip = await page.locator('.swipe-grip').boundingBox();
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.25, map.y + map.height / 2, { steps: 5 });
    await page.mouse.up();
    assert.equal(await page.getAttribute('.swipe', 'aria-valuenow'), '25');
    const clip = (pane) => page.locator(`.leaflet-${pane}-pane`).evaluate((node) => node.style.clip);
    const [, right, , left] = (await clip('compounds-before')).match(/-?[\d.]+(?=px)/g).map(Number);
    assert.ok(Math.abs(right - left - map.width * 0.25) < 3);
    assert.ok(Math.abs(Number((await clip('compounds-after')).match(/-?[\d.]+(?=px)/g)[3]) - right) < 1);
    await page.focus('.swipe');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getAttribute('.swipe', 'aria-valuenow'), '30');
    await page.uncheck('#swipe-on');
    assert.ok(!(await visible('.swipe')));
});

await step('layers go and come, and the legend with them', async () => {
    assert.match(await text('.legend'), /迁址：原址/);
    await page.click('.layers label:has-text("方案的改动")');
    assert.doesNotMatch(await text('.legend'), /迁址：原址/);
    await page.click('.layers label:has-text("方案的改动")');
    await page.check('input[value="minutes"]');
    assert.match(await text('.legend'), /0–5分钟/);
    await page.check('input[value="fate"]');
    assert.match(await text('.legend'), /失去覆盖/);
});

await step('a table sorts by a click on its header, and back by another', async () => {
    const order = () => page.locator('[data-table="compounds"] [data-column="households"]')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.value)));
    const header = page.locator('[data-table="compounds"] th:has-text("户数") button');
    await header.click();
    assert.deepEqual(await order(), [1000, 800, 600, 400, 250, 100]);
    await header.click();
    assert.deepEqual(await order(), [100, 250, 400, 600, 800, 1000]);
});

await step('compounds are filtered by words and by result', async () => {
    const count = () => page.locator('[data-table="compounds"] tbody tr').count();
    await page.fill('.filters input >> nth=0', 'e3');
    assert.equal(await count(), 1);
    await page.fill('.filters input >> nth=0', '');
    await page.selectOption('.filters select', 'lost');
    assert.equal(await count(), 2);
    await page.selectOption('.filters select', '');
});

await step('minutes in the table of compounds are those of compounds.csv', async () => {
    for (const row of rowsOf('compounds.csv').filter((one) => one.scenario === 'all-kinds')) {
        const cell = (column) =>
            exact(`[data-table="compounds"] tr[data-id="${row.compound_id}"] [data-column="${column}"]`);
        assert.equal(await cell('minutes_before'), row.minutes_before);
        assert.equal(await cell('minutes_after'), row.minutes);
    }
});

await step('the Chinese page has no English words, nor the English page Chinese ones of its own', async () => {
    const seen = () => page.evaluate(() => document.querySelector('main').innerText);
    // Ids, codes and names of the data may be of any language.
    const words = (await seen()).match(/\b[A-Za-z]{4,}\b/g) ?? [];
    const known = /^(English|all|kinds|reach|five|today|script|manifest|json|EPSG|geojson|toml)$/;
    const codes = await page.locator('.method .code, .method td:nth-child(2), .method td:first-child').allInnerTexts();
    const strange = words.filter((word) => !known.test(word) && !codes.some((code) => code.includes(word)));
    assert.deepEqual(strange, []);

    await page.click('.languages button[lang="en"]');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    const english = await seen();
    assert.match(english, /First of all: some households lose their coverage/);
    for (const word of ['户数', '分钟', '图例', '方案', '指标', '现值']) {
        assert.ok(!english.replaceAll('服务站', '').includes(word), word);
    }
    assert.match(english, /Internal working map/);
    await page.click('.languages button[lang="zh"]');
});

await step('charts draw every community and every scenario', async () => {
    assert.equal(await page.locator('[data-community]').count(), 2);
    assert.equal(await page.locator('circle[data-scenario]').count(), 3);
    const curves = await page.locator('.charts polyline').count();
    assert.equal(curves, 3); // two Lorenz curves and the front
});

await step('on paper nothing needs a mouse, and the map fits the sheet', async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    assert.ok(pdf.length > 20000);
    assert.equal(await page.locator('#map').evaluate((map) => map.style.width), '');
});

await step('a narrow window has no sideways scrolling', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 400, `${width}`);
});

await step('the page stayed alone and content', async () => {
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests, [address]);
});

await browser.close();
