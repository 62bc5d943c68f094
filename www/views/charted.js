// What stands beneath every chart: the ways to take it along.

import { html, nothing } from 'lit-html';
import { pngOf, svgOf } from '../picture.js';
import { download, fileName } from '../save.js';

/** @typedef {import('./room.js').Room} Room */

/**
 * @param {Room} room
 * @param {(() => import('lit-html').TemplateResult) | null} drawing the chart on a sheet; null where there is nothing to draw
 * @param {import('../multiples.js').Multiples} [small] the charts, where they are those
 */
export function charted(room, drawing, small) {
  const { words, model: { about, state } } = room;
  const name = `${about.title || words.corpus} ${words.viewNames[state.view]} ${small?.field ?? ''}`;
  const take = (/** @type {string} */ form, /** @type {(event: Event) => unknown} */ make) => html`
    <button type="button" data-part="chart-${form}" aria-label=${words.chartSaveAs(form.toUpperCase())} @click=${make}>${form.toUpperCase()}</button>`;
  const draw = (/** @type {Event} */ { currentTarget }) => svgOf(/** @type {Element} */ (currentTarget), /** @type {() => any} */ (drawing)());
  return html`
    <p class="acts charted" role="group" aria-label=${small ? words.chartsSave : words.chartSave}>
      ${drawing ? html`
        ${take('svg', (event) => download(fileName(name, '.svg'), new Blob([draw(event)], { type: 'image/svg+xml' })))}
        ${take('png', async (event) => download(fileName(name, '.png'), await pngOf(draw(event))))}` : nothing}
      ${take('csv', () => room.keepTable('csv', small))}
      ${take('json', () => room.keepTable('json', small))}
    </p>`;
}

/** Where a chart comes from, in words. @param {Room} room @param {import('../protocol').Selection} selection */
export function sourceOf({ model: { about }, words, label }, { query = '', filters = {} }) {
  const chosen = Object.entries(filters).flatMap(([field, values]) => values.map((value) => words.chip(label(field), words.span(value))));
  return [...words.chartSource(about.title || words.corpus, about.documents, query, chosen, Date.now()), about.hash ? `#${about.hash}` : ''].filter(Boolean);
}
