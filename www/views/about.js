import { html, nothing } from 'lit-html';
import { examples } from '../examples.js';
import { notes } from './report.js';

/** @typedef {import('./room.js').Room} Room */

/** What the corpus is, what each topic asks for, and how to ask. @param {Room} room */
export function about(room) {
  const { model: { about }, words, send } = room;
  return html`
    <section class="about" data-part="about" role=${room.standalone ? 'main' : 'region'} aria-label=${words.about} tabindex="-1">
      <button type="button" class="wide" data-part="about-close" @click=${() => send({ type: 'about', about: false })}>${words.aboutBack}</button>
      <h2>${words.about}</h2>
      <p dir="auto">${about.description}</p>
      <p class="note">${words.documents(about.documents)} · ${words.size(about.tokens, about.terms)}</p>
      ${about.warnings.length ? html`
        <h3>${words.repairs}</h3>
        <ul>${about.warnings.map(({ message }) => html`<li>${message}</li>`)}</ul>` : nothing}
      ${about.notes.length ? html`<details class="made" data-part="made"><summary>${words.notesHead}</summary>${notes(about.notes, words)}</details>` : nothing}
      <h3>${words.queriesHead}</h3>
      ${queries(room)}
      ${about.topics.length ? topics(room) : nothing}
      <button type="button" class="wide" data-part="topics-edit" @click=${() => send({ type: 'edit', editing: true })}>${about.topics.length ? words.editTopics : words.addTopics}</button>
      <h3>${words.fieldsHead}</h3>
      <table>
        <thead><tr><th scope="col">${words.field}</th><th scope="col">${words.fieldValues}</th><th scope="col">${words.count}</th></tr></thead>
        <tbody>${about.fields.map(({ name, values, documents }) => html`
          <tr data-field=${name}><th scope="row">${room.label(name)} <code>${name}:</code></th><td>${words.number(values)}</td><td>${words.number(documents)}</td></tr>`)}</tbody>
      </table>
    </section>`;
}

/** Ways to ask, to be tried. @param {Room} room */
export const queries = ({ model: { about, whole }, words, send }) => html`
  <dl class="queries">${examples(about, whole).map(({ query, way }) => html`
    <div><dt><button type="button" class="query" @click=${() => send({ type: 'ask', query })}><code><bdi>${query}</bdi></code></button></dt><dd>${words.ways[way]}</dd></div>`)}</dl>`;

/** @param {Room} room */
const topics = ({ model: { about }, words, send }) => html`
  <h3>${words.topicsHead}</h3>
  <p class="note">${words.topicsNote}</p>
  <table>
    <thead><tr><th scope="col">${words.topic}</th><th scope="col">${words.definition}</th><th scope="col">${words.count}</th></tr></thead>
    <tbody>${about.topics.map(({ label, query, count }) => html`
      <tr data-topic=${label}>
        <th scope="row">${label}</th>
        <td><button type="button" class="query" @click=${() => send({ type: 'ask', query })}><code><bdi>${query}</bdi></code></button></td>
        <td><button type="button" class="quiet" aria-label=${words.facetValue(label, count)}
          @click=${() => send({ type: 'narrow', query: '', of: { filters: { topic: [label] } } })}>${words.number(count)}</button></td>
      </tr>`)}</tbody>
  </table>`;
