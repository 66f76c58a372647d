// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// What the page says first: title, who is made worse off, the finding, and the scenarios to choose.

import { baseline, compoundName, data, makesWorse, scenarios } from './data.js';
import { element, replace } from './dom.js';
import { money, percent, price, whole } from './format.js';
import { choose, currentScenario, onChange, state } from './state.js';
import { say, text } from './words.js';

const kHeadline = 'coverage.gate.15.households.all|all';

function languageButtons() {
    const button = (language, name) => element('button', {
        type: 'button', lang: language, 'aria-pressed': String(state.language === language),
        onclick: () => choose({ language }),
    }, name);
    return element('div', { class: 'languages', role: 'group', 'aria-label': say('language') },
        button('zh', '中文'), button('en', 'English'));
}

function title() {
    const { project } = data;
    const parts = [
        project.note && element('b', { class: 'note' }, project.note),
        project.selection && `${say('limited_to')}: ${project.selection}`,
        project.data_date && `${say('data_of')} ${project.data_date}`,
        project.households_estimated && text('estimated'),
        text('rule'),
    ];
    return [
        element('div', { class: 'title' },
            element('h1', {}, `${project.name} · ${say('comparison')}`),
            element('p', { class: 'meta' }, parts.filter(Boolean).map((part) => element('span', {}, part)))),
        element('div', { class: 'title-side' }, languageButtons(),
            element('p', { class: 'stamp' }, text('stamp'))),
    ];
}

function lostCompounds(scenario) {
    return [...scenario.fates.values()].filter((row) => row.status === 'lost').map((row) => row.compound_id);
}

function warnings(showCompound) {
    const worse = scenarios.map((scenario, i) => [scenario, i]).filter(([scenario]) => makesWorse(scenario));
    const longer = scenarios.filter((scenario) => Number(scenario.economics.longer_walk_households) > 0);
    const lines = worse.map(([scenario, i]) => {
        const lost = lostCompounds(scenario);
        return element('p', {},
            say('worse_line', scenario.name, whole(String(lost.length)), whole(scenario.sums.lost_households),
                data.minutes),
            lost.map((id) => element('button', {
                type: 'button', class: 'link', onclick: () => showCompound(id, i),
            }, compoundName(id))));
    });
    return element('section', { class: worse.length > 0 ? 'worse' : 'nobody-worse', role: 'note' },
        worse.length > 0 ? element('h2', {}, say('worse')) : element('p', {}, say('none_worse')),
        lines,
        longer.map((scenario) => element('p', { class: 'longer' },
            say('longer_line', scenario.name, whole(scenario.economics.longer_walk_households)))));
}

/** The scenario that covers most; of several the one of least present cost. */
function best() {
    const covered = (scenario) => Number(scenario.sums.covered_households_15);
    const cost = (scenario) => Number(scenario.economics.present_cost_yuan);
    return [...scenarios].sort((a, b) => covered(b) - covered(a) || cost(a) - cost(b))[0];
}

function finding() {
    const rate = (source) => percent(source.indicators.get(kHeadline)?.value);
    let words = say('finding_baseline', whole(data.covered_households), rate(baseline), data.minutes);
    const scenario = best();
    if (scenario && Number(scenario.sums.covered_households_15) > Number(data.covered_households)) {
        words += say('finding_best', scenario.name, whole(scenario.sums.covered_households_15), rate(scenario));
        if (scenario.sums.yuan_per_new_household) {
            words += say('finding_each', price(scenario.sums.yuan_per_new_household));
        }
    }
    return element('p', { class: 'finding' }, words, state.language === 'zh' ? '。' : '.');
}

function tabs() {
    return element('div', { class: 'tabs', role: 'tablist', 'aria-label': say('choose_scenario') },
        scenarios.map((scenario, i) => element('button', {
            type: 'button', role: 'tab', 'data-scenario': scenario.id,
            'aria-selected': String(i === state.scenario), title: scenario.note,
            onclick: () => choose({ scenario: i }),
        }, makesWorse(scenario) ? element('span', { class: 'worse-mark' }, '▼ ') : null, scenario.name)));
}

function figures() {
    const { sums, economics } = currentScenario();
    const figure = (key, exact, shown, extra) => element('div', { class: `figure figure-${key}` },
        element('b', { 'data-value': exact }, shown),
        element('span', {}, say(`figure_${key}`), extra ?? null));
    const households = (exact) => say('unit_households', whole(exact));
    return element('div', { class: 'figures' },
        figure('covered', sums.covered_households_15, households(sums.covered_households_15),
            say('of_baseline', whole(data.covered_households))),
        figure('gained', sums.gained_households, households(sums.gained_households)),
        figure('lost', sums.lost_households, households(sums.lost_households)),
        figure('cost', sums.cost_yuan, money(sums.cost_yuan)),
        figure('each', sums.yuan_per_new_household, price(sums.yuan_per_new_household)),
        figure('short', economics.shortfall_m2, say('unit_m2', whole(economics.shortfall_m2)),
            say('of_baseline', whole(data.shortfall_m2))));
}

/** @param showCompound  goes to a compound in a scenario */
export function showSummary(places, showCompound) {
    const drawTitle = () => {
        document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
        document.title = `${data.project.name} · ${say('comparison')}`;
        replace(places.header, title());
        replace(places.warnings, warnings(showCompound), finding());
    };
    const drawScenario = () => replace(places.scenarios, tabs(), figures());
    drawTitle();
    drawScenario();
    onChange(['language'], drawTitle);
    onChange(['language', 'scenario'], drawScenario);
}
