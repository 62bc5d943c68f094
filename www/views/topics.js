import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { download } from '../save/save.js';
import { read, written } from '../change/toml.js';
import { difference, isEdited, NO_EDITS, plain, replaced, without } from '../change/topics.js';
import { rested } from './announce.js';
import { warned } from './warned.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../change/topics.js').Topic} Topic
 * @typedef {import('../state.js').Draft} Draft
 */

/** Where the topics of the corpus are changed. @param {Room} room */
export function topics(room) {
  const { model: { about, own, state }, words, send } = room;
  const list = about.topics.map(plain);
  const gone = own.filter(({ label }) => state.topics.gone.includes(label));
  const groups = Map.groupBy([...about.topics.map((topic) => ({ ...topic, group: topic.group ?? '', gone: false })), ...gone.map((topic) => ({ ...topic, count: 0, gone: true }))], ({ group }) => group);
  return html`
    <section class="about topics" data-part="topics" role=${room.standalone ? 'main' : 'region'} aria-label=${words.topicsPage} tabindex="-1">
      <button type="button" class="wide" data-part="topics-close" @click=${() => send({ type: 'edit', editing: false })}>${words.aboutBack}</button>
      <h2>${words.topicsPage}</h2>
      <p class="note">${words.topicsNote} ${room.standalone ? words.topicsKeptInLink : words.topicsKept}</p>
      <div class="acts">
        <button type="button" data-part="topic-add" @click=${() => begin(room, { of: null, label: '', query: state.query.trim(), group: '' })}>${words.addTopic}</button>
        ${list.length ? html`<button type="button" data-part="topics-export" @click=${() => download('topics.toml', new Blob([written(list)], { type: 'application/toml' }))}>${words.exportTopics}</button>` : nothing}
        <label class="button">${words.importTopics}<input class="hidden" type="file" accept=".toml,application/toml" data-part="topics-import"
          @change=${(/** @type {Event} */ event) => take(event, room)}></label>
        ${isEdited(state.topics) ? html`<button type="button" data-part="topics-reset" @click=${() => send({ type: 'topics', topics: NO_EDITS })}>${words.resetTopics}</button>` : nothing}
      </div>
      <p role="alert" class="problem" data-part="topics-problem">${state.problem?.name.startsWith('topics-') ? words.topicsProblem(state.problem.name, state.problem.message, state.problem.detail ?? '') : nothing}</p>
      ${state.draft?.of === null ? form(room, list, state.draft) : nothing}
      ${[...groups].map(([group, members]) => html`
        ${group ? html`<h3><bdi>${group}</bdi></h3>` : nothing}
        <ul class="topic-list">${repeat(members, ({ label, gone }) => `${gone} ${label}`, (topic) => item(room, list, topic))}</ul>`)}
      <datalist id="topic-groups">${[...new Set(list.map(({ group }) => group))].filter(Boolean).map((group) => html`<option value=${group}></option>`)}</datalist>
    </section>`;
}

/** @param {Room} room @param {Draft} draft */
const begin = ({ send }, draft) => send({ type: 'draft', draft });

/** @param {Room} room @param {Topic[]} list @param {Topic & {count: number, gone: boolean}} topic */
function item(room, list, topic) {
  const { model: { state: { draft } } } = room;
  if (topic.gone) return removed(room, list, topic);
  return html`
    <li data-topic=${topic.label} data-count=${topic.count}>${draft?.of === topic.label ? form(room, list, draft) : row(room, list, topic)}</li>`;
}

/** @param {Room} room @param {Topic[]} list @param {Topic & {count: number}} topic */
function row(room, list, topic) {
  const { model: { own, state }, words, send } = room;
  const { label, query, group = '', count } = topic;
  const edited = state.topics.put.some((one) => one.label === label);
  const mark = edited && (own.some((one) => one.label === label) ? 'changed' : 'added');
  return html`
    <p class="topic-name"><bdi>${label}</bdi> ${mark ? html`<span class="tag" data-edited=${mark}>${words.topicMarks[mark]}</span>` : nothing}
      <button type="button" class="quiet" aria-label=${words.facetValue(label, count)}
        @click=${() => send({ type: 'narrow', query: '', of: { filters: { topic: [label] } } })}>${words.documents(count)}</button></p>
    <p><code><bdi>${query}</bdi></code></p>
    <div class="acts">
      <button type="button" class="quiet" data-part="topic-change" aria-label=${words.changeTopic(label)} @click=${() => begin(room, { of: label, label, query, group })}>${words.change}</button>
      <button type="button" class="quiet" data-part="topic-remove" aria-label=${words.removeTopic(label)}
        @click=${() => send({ type: 'topics', topics: difference(own, without(list, label)), label, renamed: { from: label, to: null } })}>${words.remove}</button>
    </div>`;
}

/** @param {Room} room @param {Topic[]} list @param {Topic} topic */
const removed = ({ model: { own }, words, send }, list, { label, query, group }) => html`
  <li data-gone=${label}>
    <p class="topic-name"><s><bdi>${label}</bdi></s> <span class="tag">${words.topicMarks.removed}</span></p>
    <div class="acts"><button type="button" class="quiet" data-part="topic-back" aria-label=${words.bringTopicBack(label)}
      @click=${() => send({ type: 'topics', topics: difference(own, [...list, { label, query, group }]), label })}>${words.bringBack}</button></div>
  </li>`;

/** @param {Room} room @param {Topic[]} list @param {Draft} draft */
function form(room, list, draft) {
  const { model: { drafted }, words, send } = room;
  const taken = draft.label.trim() !== draft.of && list.some(({ label }) => label === draft.label.trim());
  /** @param {Partial<Draft>} change */
  const put = (change) => send({ type: 'draft', draft: { ...draft, ...change } });
  const found = drafted && draft.query.trim() ? words.finds(drafted.total) : '';
  return html`
    <form class="topic-form" data-part="topic-form" aria-label=${draft.of === null ? words.addTopic : words.changeTopic(draft.of)}
      @submit=${(/** @type {Event} */ event) => keep(event, room, list, draft, taken)}>
      <label>${words.topicName} <input name="label" dir="auto" required autocomplete="off" aria-invalid=${taken} aria-describedby="topic-taken"
        .value=${live(draft.label)} @input=${(/** @type {Event} */ event) => put({ label: valueOf(event) })}></label>
      <p class="problem" id="topic-taken">${taken ? words.topicTaken : nothing}</p>
      <label>${words.topicQuery} <textarea name="query" dir="auto" rows="2" required autocapitalize="none" spellcheck="false" autocomplete="off" aria-describedby="topic-found"
        .value=${live(draft.query)} @input=${(/** @type {Event} */ event) => put({ query: valueOf(event) })} @keydown=${submitOnEnter}></textarea></label>
      <div id="topic-found">
        <p class="found-count" data-part="draft-count" data-count=${found ? drafted?.total : nothing}>${found || (draft.query.trim() ? '…' : nothing)}</p>
        ${warned(drafted?.warnings ?? [], 'draft-warnings')}
      </div>
      <div class="hidden" role="status" ${rested([found, ...(drafted?.warnings ?? []).map(({ message }) => message)].join(' '))}></div>
      <label>${words.topicGroup} <input name="group" dir="auto" list="topic-groups" autocomplete="off"
        .value=${live(draft.group)} @input=${(/** @type {Event} */ event) => put({ group: valueOf(event) })}></label>
      <div class="acts">
        <button type="submit" class="main-act" data-part="topic-keep">${words.keepTopic}</button>
        <button type="button" data-part="topic-cancel" @click=${() => send({ type: 'draft', draft: null })}>${words.cancel}</button>
      </div>
    </form>`;
}

/** @param {Event} event @param {Room} room @param {Topic[]} list @param {Draft} draft @param {boolean} taken */
function keep(event, { model: { own }, send }, list, { of, label, query, group }, taken) {
  event.preventDefault();
  if (taken || !label.trim() || !query.trim()) return;
  const topic = { label: label.trim(), query: oneLine(query), group: oneLine(group) };
  send({
    type: 'topics', topics: difference(own, replaced(list, of, topic)), label: topic.label,
    ...(of !== null && of !== topic.label && { renamed: { from: of, to: topic.label } }),
  });
}

/** @param {Event} event @param {Room} room */
async function take({ target }, { model: { own }, send }) {
  const input = /** @type {HTMLInputElement} */ (target);
  const [file] = input.files ?? [];
  if (!file) return;
  try {
    send({ type: 'topics', topics: difference(own, read(await file.text())) });
  } catch (problem) {
    send({ type: 'problem', problem: /** @type {Error} */ (problem) });
  }
  input.value = '';
}

/** A query is one line, however it wraps. @param {KeyboardEvent} event */
function submitOnEnter(event) {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  /** @type {HTMLTextAreaElement} */ (event.target).form?.requestSubmit();
}

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** @param {Event} event */
const valueOf = ({ target }) => /** @type {HTMLInputElement} */ (target).value;
