import { html, nothing } from 'lit-html';
import { optionOf } from '../analysis/analysis.js';
import { difference, plain, replaced } from '../change/topics.js';
import { said } from './announce.js';
import { exporting } from './exporting.js';
import { measure } from './heads.js';

/** @typedef {import('./room.js').Room} Room */

/** The way to topics that the words suggest, and back. @param {Room} room */
export function proposing({ model: { state }, words, send }) {
  const on = optionOf(state, 'topics', 'proposed') === '1';
  return html`<button type="button" data-part="propose" @click=${() => send({ type: 'option', name: 'proposed', value: on ? '0' : '1' })}>${on ? words.proposedBack : words.propose}</button>`;
}

/** Topics that the words of the selection suggest; each becomes a named query in one click. @param {Room} room */
export function proposed(room) {
  const { model: { counted: { table, busy, error } }, words } = room;
  if (error) return html`<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table) return html`<p class="note" data-part="counting">${words.counting}</p>`;
  if (!table.rows.length) return html`<p class="note" data-part="no-rows">${words.proposedNone}</p>`;
  const [documents, , , together] = table.columns;
  return html`
    <section class="proposed sheet" data-part="proposed" ?data-busy=${busy} aria-label=${words.propose}>
      ${said('chart-said', `${words.propose}. ${words.rows(table.rows.length)}`)}
      <p class="note">${words.proposedHint}</p>
      ${measure(words, words.proposedTogether, together)}
      <div class="handles">${exporting(room)}</div>
      <div class="rows" role="region" aria-label=${words.propose} tabindex="0">
        <table>
          <thead><tr><th scope="col">${words.crossTopic}</th><th scope="col">${words.definition}</th><th scope="col">${words.count}</th>
            <th scope="col">${words.proposedTogether}</th><td></td></tr></thead>
          <tbody>${table.rows.map((row) => proposal(room, row, documents.name))}</tbody>
        </table>
      </div>
    </section>`;
}

/** @param {Room} room @param {import('../protocol').Row} row @param {string} counted */
function proposal(room, { label, query, numbers: [documents, texts, , together] }, counted) {
  const { model: { about }, words, send } = room;
  const open = (once = false) => send({ type: 'narrow', query: `(${query})`, once });
  const taken = about.topics.some((topic) => topic.query === query);
  return html`
    <tr data-row=${label}>
      <th scope="row"><bdi>${label}</bdi></th>
      <td data-column="query"><code><bdi>${query}</bdi></code></td>
      <td data-column=${counted}><button type="button" class="quiet" aria-label=${words.crossOpen(label, words.crossAll, documents ?? 0)}
        @click=${() => open()}>${words.number(documents ?? 0)}</button>${(texts ?? 0) < (documents ?? 0) ? html`
        <br><button type="button" class="quiet" data-part="proposed-texts" data-count=${texts} @click=${() => open(true)}>${words.distinct(texts ?? 0)}</button>` : nothing}</td>
      <td>${together == null ? nothing : words.number(Number(together.toFixed(2)))}</td>
      <td><button type="button" data-part="adopt" aria-disabled=${taken} aria-label=${words.adoptTopic(label)} @click=${() => taken || adopt(room, label, query)}>${taken ? words.adopted : words.adopt}</button></td>
    </tr>`;
}

/** The other proposals stay, also where this is the first topic. @param {Room} room @param {string} name @param {string} query */
function adopt({ model: { own, about }, send }, name, query) {
  const list = about.topics.map(plain);
  const names = new Set(list.map(({ label }) => label));
  let label = name;
  for (let number = 2; names.has(label); number += 1) label = `${name} (${number})`;
  send({ type: 'topics', topics: difference(own, replaced(list, null, { label, query, group: '' })), label, proposed: true });
}
