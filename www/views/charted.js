// What stands beneath every chart: the ways to take it along.

import { html, nothing } from 'lit-html';
import { linkOf } from '../export/link.js';
import { pngOf, svgOf } from '../export/picture.js';
import { download, fileName } from '../save/save.js';
import { acting, outcome } from './acts.js';

/** @typedef {import('./room.js').Room} Room */

/**
 * @param {Room} room
 * @param {(() => import('lit-html').TemplateResult) | null} drawing the chart on a sheet; null where there is nothing to draw
 * @param {import('../analysis/multiples.js').Multiples} [small] the charts, where they are those
 */
export function charted(room, drawing, small) {
  const { words, model: { about, state } } = room;
  const name = `${about.title || words.corpus} ${words.viewNames[state.view]} ${small?.field ?? ''}`;
  const take = (/** @type {string} */ form, /** @type {(button: HTMLElement) => unknown} */ make) => html`
    <button type="button" data-part="chart-${form}" aria-label=${words.chartSaveAs(form.toUpperCase())} @click=${(/** @type {Event} */ event) => acting(event, words, make)}>${form.toUpperCase()}</button>`;
  const draw = (/** @type {HTMLElement} */ button) => svgOf(button, /** @type {() => any} */ (drawing)(), linkOf(state, room.standalone));
  return html`
    <p class="acts charted" role="group" aria-label=${small ? words.chartsSave : words.chartSave}>
      ${drawing ? html`
        ${take('svg', (button) => download(fileName(name, '.svg'), new Blob([draw(button)], { type: 'image/svg+xml' })))}
        ${take('png', async (button) => download(fileName(name, '.png'), await pngOf(draw(button))))}` : nothing}
      ${take('csv', () => room.keepTable('csv', small))}
      ${take('json', () => room.keepTable('json', small))}
      ${outcome}
    </p>`;
}

/** Where a chart comes from, in words. @param {Room} room @param {import('../protocol').Selection} selection */
export function sourceOf({ model: { about }, words, label, isDate }, { query = '', filters = {} }) {
  const chosen = Object.entries(filters).flatMap(([field, values]) => values.map((value) => words.chip(label(field), isDate(field) ? words.span(value) : value)));
  return [...words.chartSource(about.title || words.corpus, about.documents, query, chosen, Date.now()), about.hash ? `#${about.hash}` : ''].filter(Boolean);
}
