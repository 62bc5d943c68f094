import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

/** @typedef {import('./room.js').Room} Room */

/** What the box offers. @param {Room} room */
export const helpOpen = ({ model: { state }, words, send }) => html`
  <button type="button" class="help-open" data-part="help-open" aria-label=${words.help} title=${words.help} aria-expanded=${state.helping} aria-controls="help"
    @click=${() => send({ type: 'help' })}>?</button>`;

/** The query language, each example to be tried. @param {Room} room */
export const help = (room) => (room.model.state.helping ? html`
  <section class="help" id="help" data-part="help" aria-label=${room.words.help}>
    ${guard([room.model.about, room.words], () => language(room))}
  </section>` : nothing);

/** @param {Room} room */
function language(room) {
  const { words, send } = room;
  return html`
    <button type="button" class="quiet" data-part="help-close" @click=${() => send({ type: 'help' })}>${words.closeShort}</button>
    <h2>${words.help}</h2>
    <p class="note">${coded(words.helpLanguage.intro)}</p>
    <table>
      <thead><tr><th scope="col">${words.helpWrite}</th><th scope="col">${words.helpFinds}</th></tr></thead>
      <tbody>${words.helpLanguage.operators.map(({ write, finds, examples }) => html`
        <tr><th scope="row">${coded(write)}</th><td><div><span>${coded(finds)}</span><span class="examples">${examples.map((query) => example(room, query))}</span></div></td></tr>`)}</tbody>
    </table>`;
}

/** An example that can be asked of these documents is a button. @param {Room} room @param {string} query */
const example = ({ model: { about }, send }, query) => (known(about, query) ? html`
  <button type="button" class="query" data-query=${query} @click=${() => send({ type: 'ask', query: `${query} ` })}><code><bdi>${query}</bdi></code></button> ` : html`<code>${query}</code> `);

/** Whether the documents have the field that a query names, if it does. @param {import('../protocol').About} about @param {string} query */
function known({ fields, topics }, query) {
  const [name] = /[\w.]+(?=:)/.exec(query) ?? ['title'];
  return name === 'title' || (name === 'topic' && topics.length > 0) || fields.some((field) => field.name === name);
}

/** Text with code between backticks. @param {string} text */
const coded = (text) => text.split('`').map((run, number) => (number % 2 ? html`<code><bdi>${run}</bdi></code>` : run));
