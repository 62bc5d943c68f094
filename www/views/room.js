import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { listedOf, requestOf } from '../requests.js';
import { about } from './about.js';
import { announce } from './announce.js';
import { chips } from './chips.js';
import { turns } from './compare.js';
import { concordance } from './concordance.js';
import { crosstab } from './crosstab.js';
import { dispersion } from './dispersion.js';
import { empty } from './empty.js';
import { facets } from './facets.js';
import { help } from './help.js';
import { around, limits } from './limits.js';
import { openButton } from './open.js';
import { reader } from './reader.js';
import { results } from './results.js';
import { save, saveOpen } from './save.js';
import { search, taken } from './search.js';
import { strange } from './strange.js';
import { table } from './table.js';
import { tabs } from './tabs.js';
import { timeline } from './timeline.js';
import { topics } from './topics.js';
import { trends } from './trends.js';
import { welcome } from './welcome.js';

/**
 * What every view is given: the model, the words, and the ways to act. No view asks the worker or keeps state.
 * @typedef {object} Room
 * @property {import('../explore.js').Model} model
 * @property {import('../complete.js').Completer} completer how the query may go on
 * @property {import('../words/words.js').Words} words
 * @property {(action: import('../state.js').Action) => void} send
 * @property {() => void} more
 * @property {Pick<ReturnType<typeof import('../analysis/lines.js').lining>, 'look' | 'gather' | 'stop'>} lining lines of the concordance that are seen, or wanted for a file
 * @property {(what: 'page' | 'corpus') => void} keep saves a file
 * @property {(what: 'csv' | 'json', small?: import('../analysis/multiples.js').Multiples) => Promise<void>} keepTable saves all rows of the table of the view that is open, or those of small charts
 * @property {(form: import('../export/cite.js').CitationForm, one?: import('../protocol').Reading) => Promise<void>} cite saves the citation of a document, or of all that are found
 * @property {() => ReturnType<typeof import('../save/publish.js').weightOf>} weight what a saved page weighs
 * @property {import('../open/open.js').Opener} opener
 * @property {boolean} standalone whether the page is all ours
 * @property {boolean} rtl
 * @property {(field: string) => string} label a field's name for readers
 * @property {(field: string) => boolean} isDate
 */

/** The whole of it. @param {Room} room */
export const whole = (room) => html`
  <div class="hall" data-beside=${beside(room.model.state)} role=${room.standalone ? nothing : 'region'} aria-label=${room.standalone ? nothing : titleOf(room)}>
    ${head(room)}
    ${room.model.state.about ? about(room) : room.model.state.editing ? topics(room) : rooms(room)}
  </div>
  ${announce(room)}`;

/** What stands beside what is found. @param {import('../state.js').State} state */
const beside = ({ about, editing, open, view }) => (about || editing ? nothing : open !== null ? 'reader' : view === 'documents' ? 'welcome' : nothing);

/** @param {Room} room */
const titleOf = ({ model: { about: { title } }, words }) => title || words.corpus;

/** @param {Room} room */
function head(room) {
  const { model: { state }, words, send, standalone } = room;
  return html`
    <header role=${standalone ? 'banner' : 'none'} data-part="header">
      <div class="masthead">
        ${standalone ? html`<h1 dir="auto">${titleOf(room)}</h1>` : html`<h2 dir="auto">${titleOf(room)}</h2>`}
        <div class="acts">
          ${openButton(room)}
          ${saveOpen(room)}
          <button type="button" class="link" data-part="about-open" @click=${() => send({ type: 'about', about: !state.about })}>${words.about}</button>
        </div>
      </div>
      ${save(room)}
      ${strange(room)}
      ${search(room)}
      ${help(room)}
      ${state.about || state.editing ? nothing : html`<div class="below">${skip(room)}${taken(room)}${bar(room)}${timeline(room)}</div>`}
    </header>`;
}

/** The keyboard's way past all filters. @param {Room} room */
const skip = ({ words }) => html`<button type="button" class="skip" data-part="skip" @click=${(/** @type {Event} */ { currentTarget }) =>
  /** @type {HTMLElement | null} */ (/** @type {Element} */ (currentTarget).closest('.room')?.querySelector('[role=tab][aria-selected=true]'))?.focus()}>${words.skip}</button>`;

/** What the facets show: a key that has been pressed changes none of it until its answer comes. @param {Room} room */
const countsOf = ({ model: { about, whole, answer, state }, words }) => [about, whole, answer, state.filters, state.shown, state.defined, words];

/** What the results show. @param {Room} room */
const hitsOf = ({ model: { about, answer, hits, state }, words }) => [about, answer, hits, state.from, state.open, state.filters, state.options, words];

/** @param {Room} room */
const rooms = (room) => html`
  ${guard(countsOf(room), () => facets(room))}
  <div class="main" role=${room.standalone ? 'main' : nothing}>
    <section class="found" role="region" aria-label=${room.words.results} tabindex="-1" ?data-choosing=${room.model.state.choosing}>
      <h2 class="hidden">${room.words.results}</h2>
      ${tabs(room)}
      ${chips(room)}
      <div id="view" role="tabpanel" aria-labelledby="tab-${room.model.state.view}">${turns(room)}${choosing(room)}${found(room)}</div>
    </section>
    ${beside(room.model.state) === 'reader' ? reader(room) : nothing}
  </div>
  ${beside(room.model.state) === 'welcome' ? guard([room.model.about, room.model.whole, room.words], () => welcome(room)) : nothing}`;

/** Which documents are listed, where it is not all that the selection has. @param {Room} room */
function listed(room) {
  const { model: { state, answer }, words } = room;
  const all = listedOf(state, answer);
  const once = all < answer.total ? [{ name: 'once', told: words.limitOnce(words.distinct(all), words.documents(answer.total)) }] : [];
  return limits(room, 'documents', [...around(room, 'documents'), ...once]);
}

/** Opens what can be chosen about a view, where there is no room for it above the rows. @param {Room} room */
const choosing = ({ model: { state }, words, send }) => (state.view === 'documents' ? nothing : html`
  <button type="button" class="choosing" data-part="choosing" aria-expanded=${state.choosing} @click=${() => send({ type: 'choosing' })}>${words.choosing}</button>`);

/** The view that is open. @param {Room} room */
function found(room) {
  const { model: { state: { view }, answer: { total } } } = room;
  if (view === 'documents') return guard(hitsOf(room), () => html`${listed(room)}${total ? results(room) : empty(room)}`);
  if (view === 'concordance') return concordance(room);
  if (view === 'trends') return trends(room);
  if (view === 'dispersion') return dispersion(room);
  if (view === 'topics') return crosstab(room);
  return total ? table(room) : empty(room);
}

/** To one document of each text, of those that are counted. @param {import('../state.js').State} state @returns {import('../state.js').Action} */
function once(state) {
  const { rest, population, lines } = requestOf(state);
  return { type: 'narrow', query: '', once: true, rest, population: population ?? '', lines };
}

/** The count, the order, and how words are taken. @param {Room} room */
function bar({ model: { about, answer, state }, words, send }) {
  const filters = about.topics.length || about.fields.some(({ kind }) => kind === 'facet');
  return html`
    <div class="bar">
      <p class="found-count" data-part="count" data-total=${answer.total} data-documents=${answer.documents}>${words.found(answer.total, answer.documents)}
        <span class="note" data-part="size" data-texts=${answer.texts} data-tokens=${answer.tokens}>${answer.texts < answer.total ? html`<button type="button" class="quiet amid"
          data-part="texts" data-count=${answer.texts} title=${words.onceHint} @click=${() => send(once(state))}>${words.distinct(answer.texts)}</button> · ` : nothing}${words.running(answer.tokens)}</span></p>
      ${filters ? html`
        <button type="button" class="panel" data-part="panel-toggle" aria-expanded=${state.panel} aria-controls="facets"
          @click=${() => send({ type: 'panel' })}>${words.filters}</button>` : nothing}
      ${state.view === 'documents' ? html`
        <select aria-label=${words.order} @change=${(/** @type {Event} */ event) => send({ type: 'sort', sort: /** @type {any} */ (event.target).value })}>
          ${Object.entries(words.orders).map(([value, name]) => html`<option value=${value} .selected=${state.sort === value}>${name}</option>`)}
        </select>` : nothing}
      <div class="taking">
        ${about.around ? html`
          <label class="scope" title=${words.scopeHint}><input type="checkbox" .checked=${state.scope === 'all'}
            @change=${() => send({ type: 'scope', scope: state.scope === 'all' ? 'article' : 'all' })}> ${words.scopeAll}</label>` : nothing}
        ${state.view !== 'documents' || state.scope === 'text' ? html`
          <label class="scope" title=${words.scopeTextHint}><input type="checkbox" data-part="scope-text" .checked=${state.scope === 'text'}
            @change=${() => send({ type: 'scope', scope: state.scope === 'text' ? 'article' : 'text' })}> ${words.scopeText}</label>` : nothing}
        ${(/** @type {const} */ (['stems', 'typos'])).map((type) => html`
          <label class="scope" title=${words.wideningHints[type]}><input type="checkbox" data-part=${type} .checked=${state[type]}
            @change=${() => send({ type })}> ${words.widenings[type]}</label>`)}
      </div>
    </div>`;
}
