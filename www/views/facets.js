import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { entry } from '../entry.js';
import { LISTED, SLACK } from '../requests.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {{value: string, count: number, texts: number, all: number, chosen: boolean}} Row
 */

/** How many more values are listed each time that a reader asks for more. */
const MORE = 50;

/** Stands beside the date in each document; as a filter it says nothing. */
const EVIDENCE = 'date.evidence';

/** Its values are texts, of which each has copies. */
const COPIES = 'copies';

/** Topics and fields. @param {Room} room */
export function facets(room) {
  const { model: { about, whole, own: topical }, words } = room;
  const fields = about.fields.filter(({ name, kind }) => kind === 'facet' && name !== EVIDENCE && entry(whole.facets, name))
    .sort((one, other) => Number(one.name === COPIES) - Number(other.name === COPIES));
  if (!about.topics.length && !topical.length && !fields.length) return nothing;
  return html`
    <aside class="facets" data-part="facets" aria-label=${words.facets} id="facets">
      ${topics(room)}
      ${fields.map((field) => facet(room, field, rowsOf(room, field.name)))}
      <button type="button" class="done" data-part="panel-close" @click=${() => room.send({ type: 'panel' })}>${words.showFound(room.model.answer.total)}</button>
    </aside>`;
}

/** @param {Room} room */
function topics(room) {
  const { model: { about }, words, send } = room;
  const rows = new Map(rowsOf(room, 'topic').map((row) => [row.value, row]));
  const groups = Map.groupBy(about.topics, ({ group }) => group ?? '');
  const peak = Math.max(1, ...[...rows.values()].map(({ all }) => all));
  return html`
    <fieldset class="facet" data-facet="topic">
      <legend>${words.topics}</legend>
      ${[...groups].map(([group, members]) => {
        const items = members.map(({ label, count }) => rows.get(label) ?? { value: label, count: 0, texts: 0, all: count, chosen: false });
        const list = html`<ul>${repeat(items, ({ value }) => value, (row) => topic(room, row, peak))}</ul>`;
        return group ? html`<div role="group" aria-label=${group}><p class="group" aria-hidden="true">${group}</p>${list}</div>` : list;
      })}
      <button type="button" class="quiet" data-part="topics-edit" @click=${() => send({ type: 'edit', editing: true })}>${about.topics.length ? words.editTopics : words.addTopics}</button>
    </fieldset>`;
}

/** @param {Room} room @param {Row} row @param {number} peak */
function topic(room, row, peak) {
  const { model: { about, state }, words, send } = room;
  const open = state.defined === row.value;
  const query = about.topics.find(({ label }) => label === row.value)?.query ?? '';
  return html`
    <li class="value" data-value=${row.value} data-count=${row.count} ?data-none=${!row.count}>
      ${choice(room, 'topic', row, peak)}
      <button type="button" class="define" data-part="define" aria-expanded=${open} aria-label=${words.definitionOf(row.value)}
        title=${words.definitionOf(row.value)} @click=${() => send({ type: 'define', topic: row.value })}>?</button>
      ${open ? html`
        <div class="definition" data-part="definition"><code><bdi>${query}</bdi></code>
          <button type="button" class="quiet" @click=${() => send({ type: 'ask', query })}>${words.searchThese}</button></div>` : nothing}
    </li>`;
}

/**
 * The core counts the first values alone, and how many of the others have documents: no more are listed than it has counted.
 * @param {Room} room @param {import('../protocol').FieldInfo} info @param {Row[]} rows
 */
function facet(room, { name: field, values }, rows) {
  const { model: { state, answer }, words, send } = room;
  const first = rows.length <= LISTED + SLACK ? rows.length : LISTED;
  const shown = Math.min(entry(state.shown, field) ?? first, entry(answer.facets, field)?.length ?? 0, rows.length);
  const listed = rows.filter(({ chosen }, index) => index < shown || chosen);
  const rest = rows.slice(shown);
  const found = rest.filter(({ count }) => count).length + (entry(answer.more_values, field) ?? 0);
  const peak = Math.max(1, ...rows.map(({ all }) => all));
  const beyond = values - rows.length;
  return html`
    <fieldset class="facet" data-facet=${field}>
      <legend>${room.label(field)}</legend>
      <ul>${repeat(listed, ({ value }) => value, (row) => html`
        <li class="value" data-value=${row.value} data-count=${row.count} ?data-none=${!row.count}>${choice(room, field, row, peak)}</li>`)}</ul>
      ${rest.length ? html`
        <button type="button" class="quiet" data-part="more-values" @click=${() => send({ type: 'show', field, count: shown + MORE })}>
          ${words.moreValues(rest.length, found)}</button>` : nothing}
      ${shown > first ? html`
        <button type="button" class="quiet" data-part="fewer-values" @click=${() => send({ type: 'show', field, count: first })}>${words.fewerValues}</button>` : nothing}
      ${beyond > 0 && !rest.length ? html`<p class="note">${words.valuesLeft(beyond)}</p>` : nothing}
    </fieldset>`;
}

/** @param {Room} room @param {string} field @param {Row} row @param {number} peak */
function choice({ words, send }, field, { value, count, texts, all, chosen }, peak) {
  const copies = texts < count && field !== COPIES;
  return html`
    <label title=${copies ? words.facetValue(value, count, texts) : value}>
      <input type="checkbox" aria-label=${words.facetValue(value, count, texts)} .checked=${chosen}
        @change=${() => send({ type: 'toggle', field, value })}>
      <bdi class="name">${value}</bdi> <span class="count" aria-hidden="true">${words.number(count)}${copies ? html` <small data-texts=${texts}>(${words.number(texts)})</small>` : nothing}</span>
      <span class="bar" aria-hidden="true" ${ref((bar) => measure(bar, count / peak, all / peak))}></span>
    </label>`;
}

/** A host's policy may forbid style attributes; the object model is always free. @param {Element | undefined} bar @param {number} part @param {number} whole */
function measure(bar, part, whole) {
  const { style } = /** @type {HTMLElement} */ (bar ?? {});
  style?.setProperty('--part', String(Math.min(1, part)));
  style?.setProperty('--whole', String(Math.min(1, whole)));
}

/**
 * The values in the order of the whole corpus, so that rows stay where they are while counts move.
 * @param {Room} room @param {string} field
 * @returns {Row[]}
 */
function rowsOf({ model: { whole, answer, state } }, field) {
  const now = new Map((entry(answer.facets, field) ?? []).map((one) => [one.value, one]));
  const chosen = new Set(entry(state.filters, field));
  const known = entry(whole.facets, field) ?? [];
  const row = (/** @type {string} */ value, all = now.get(value)?.count ?? 0) => {
    const { count = 0, texts = 0 } = now.get(value) ?? {};
    return { value, count, texts, all, chosen: chosen.has(value) };
  };
  const rows = known.map(({ value, count }) => row(value, count));
  const seen = new Set(known.map(({ value }) => value));
  return [...rows, ...[...now.keys()].filter((value) => !seen.has(value)).map((value) => row(value))];
}
