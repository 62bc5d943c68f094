// What can be chosen about the trends.

import { html, nothing } from 'lit-html';
import { OPTIONS, optionOf } from '../analysis/analysis.js';
import { unitOf } from '../charts/trend.js';
import { valued } from '../analysis/conditions.js';

/** @typedef {import('./room.js').Room} Room */

/** Bins by the name of their number among a table's sums. @type {Map<string, import('../protocol').TimeUnit>} */
const BINS = new Map([['decades', 'decade'], ['years', 'year'], ['months', 'month'], ['days', 'day']]);

/** @param {Room} room */
export function trendChoices(room) {
  const { model: { state, about, counted: { table } }, words, send, label } = room;
  const own = (/** @type {string} */ name) => optionOf(state, 'trends', name);
  const set = (/** @type {string} */ name, /** @type {string} */ value) => send({ type: 'option', name, value });
  const unit = table ? unitOf(table) : 'words';
  const bin = table?.sums.map(({ name }) => BINS.get(name)).find(Boolean);
  const fields = about.fields.filter(({ kind, values }) => kind === 'facet' && values > 1).map(({ name }) => name);
  const by = [...(about.topics.length ? ['topic'] : []), ...fields];
  const series = own('series');
  return html`
    <form class="options trend-choices" data-part="trend-choices" aria-label=${words.optionsOf(words.viewNames.trends)} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label class="series">${words.trendSeries}
        <textarea data-part="series" dir="auto" rows=${Math.min(8, series.split('\n').length)} spellcheck="false" autocomplete="off" aria-describedby="series-hint"
          placeholder=${state.query.trim()} .value=${series} @input=${(/** @type {Event} */ event) => set('series', valueOf(event))}></textarea>
        <span class="note" id="series-hint">${words.trendSeriesHint}</span></label>
      ${about.topics.length ? chooser(words.trendTopic, 'add-topic', '', [['', '…'], ...about.topics.map(({ label: topic }) => [topic, topic])], (topic) => topic && set('series', joined(series || state.query, valued('topic', topic)))) : nothing}
      ${chooser(words.trendUnit, 'unit', own('unit'), ofOption('unit', words.trendUnits, table ? unit : undefined), (value) => set('unit', value))}
      ${chooser(words.trendShare, 'share', own('share'), ofOption('share', words.trendShares[unit]), (value) => set('share', value))}
      ${chooser(words.trendBin, 'bin', own('bin'), ofOption('bin', words.trendBins, bin), (value) => set('bin', value))}
      ${by.length ? chooser(words.trendBy, 'by', own('by'), [['', words.trendByNone], ...by.map((name) => [name, label(name)])], (value) => set('by', value)) : nothing}
    </form>`;
}

/** @param {string} name of an option with a few values @param {Record<string, string>} names @param {string} [taken] what was taken where nobody has chosen */
const ofOption = (name, names, taken) => (OPTIONS.trends.find((option) => option.name === name)?.among ?? []).map((value) => [value, value === '' && taken ? `${names['']}: ${names[taken]}` : names[value]]);

/** @param {string} label @param {string} part @param {string} chosen @param {string[][]} values with their names @param {(value: string) => unknown} choose */
export const chooser = (label, part, chosen, values, choose) => html`
  <label class="option">${label}
    <select data-part=${part} @change=${(/** @type {Event} */ event) => choose(valueOf(event))}>
      ${values.map(([value, name]) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`)}
    </select></label>`;

/** A line more, unless it is there. @param {string} lines @param {string} line */
const joined = (lines, line) => [...new Set([...lines.split('\n').map((one) => one.trim()).filter(Boolean), line])].join('\n');

/** @param {Event} event */
const valueOf = ({ target }) => /** @type {HTMLSelectElement | HTMLTextAreaElement} */ (target).value;
