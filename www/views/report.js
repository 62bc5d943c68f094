import { html, nothing } from 'lit-html';
import { copying, outcome } from './acts.js';

/**
 * @typedef {import('../protocol').Note} Note
 * @typedef {import('../protocol').Report} Report
 * @typedef {import('../words/words.js').Words} Words
 * @typedef {import('./open.js').Desk} Desk
 */

/** @type {Note['level'][]} */
const LEVELS = ['skipped', 'repaired', 'noticed'];
const TABLES = ['CSV', 'JSON', 'JSON Lines'];

/** What was read, what was passed over, repaired and guessed. @param {Desk} desk @param {Report | null} report @param {import('../open/open.js').Opened} [opened] */
export function report(desk, report, opened) {
  const { words } = desk;
  if (!report) return html`<div class="report" data-part="report"><p>${words.reportSaved}</p></div>`;
  const { files, documents, formats } = report;
  return html`
    <div class="report" data-part="report">
      <p>${words.reportHead(files, documents)}</p>
      ${formats.length ? html`
        <table>
          <thead><tr><th scope="col">${words.reportFormat}</th><th scope="col">${words.reportFiles}</th><th scope="col">${words.reportBytes}</th></tr></thead>
          <tbody>${formats.map(({ format, files, bytes }) => html`
            <tr data-format=${format}><th scope="row">${format}</th><td>${words.number(files)}</td><td>${words.bytes(bytes)}</td></tr>`)}</tbody>
        </table>` : nothing}
      ${report.notes.length ? notes(report.notes, words) : html`<p>${words.reportClean}</p>`}
      ${opened && formats.some(({ format }) => TABLES.includes(format)) ? roles(desk, opened) : nothing}
      <p><button type="button" class="quiet" data-part="report-copy" @click=${(/** @type {Event} */ event) => copying(event, words, asText(report, words), (button) => [button.closest('.report')])}>${words.reportCopy}</button> ${outcome}</p>
    </div>`;
}

/** Notes by level, then by kind; many of a kind are folded. @param {Note[]} notes @param {Words} words */
export const notes = (notes, words) => LEVELS.map((level) => {
  const kinds = [...Map.groupBy(notes.filter((note) => note.level === level), ({ code }) => code)];
  return kinds.length ? html`
    <h3>${words.levels[level]}</h3>
    <ul data-part="notes" data-level=${level}>${kinds.map(([code, list]) => kind(code, list, words))}</ul>` : nothing;
});

/** Notes of one kind that stand unfolded. */
const FEW = 3;

/** @param {string} code @param {Note[]} list @param {Words} words */
function kind(code, list, words) {
  const count = countOf(list);
  const items = list.map(({ message }) => html`<li dir="auto">${message}</li>`);
  return html`
    <li data-code=${code} data-count=${count}>${count > FEW
      ? html`<details><summary dir="auto">${words.noteMore(list[0].message, count - 1)}</summary><ul>${items.slice(1)}</ul></details>`
      : html`<ul>${items}</ul>`}</li>`;
}

/** How many things notes tell of: the last of a kind may stand for all that are not listed. @param {Note[]} notes */
export const countOf = (notes) => notes.reduce((sum, { place, message }) => sum + Number(place ? 1 : /^There are (\d+) more of the kind/.exec(message)?.[1] ?? 1), 0);

/** Which column is what, where the guess was wrong. @param {Desk} desk @param {import('../open/open.js').Opened} opened */
const roles = ({ words, opener }, { options, about }) => html`
  <form class="roles" data-part="roles" @submit=${(/** @type {SubmitEvent} */ event) => again(event, opener)}>
    <h3>${words.rolesHead}</h3>
    <p class="note">${words.rolesNote}</p>
    <datalist id="columns">${about.fields.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
    <div class="acts">
      ${Object.entries(words.roles).map(([role, label]) => html`
        <label>${label} <input name=${role} list="columns" dir="auto" autocomplete="off" .value=${options.roles?.[/** @type {'text'} */ (role)] ?? ''}></label>`)}
      <button data-part="roles-again">${words.rolesAgain}</button>
    </div>
  </form>`;

/** @param {SubmitEvent} event @param {Desk['opener']} opener */
function again(event, opener) {
  event.preventDefault();
  const given = [...new FormData(/** @type {HTMLFormElement} */ (event.target))].filter(([, column]) => String(column).trim());
  opener.again(Object.fromEntries(given.map(([role, column]) => [role, String(column).trim()])));
}

/** @param {Report} report @param {Words} words */
function asText({ files, documents, formats, notes }, words) {
  const kinds = formats.map((one) => `${one.format}\t${words.files(one.files)}\t${words.bytes(one.bytes)}`);
  const told = LEVELS.flatMap((level) => {
    const list = notes.filter((note) => note.level === level);
    return list.length ? ['', words.levels[level], ...list.map(({ message }) => message)] : [];
  });
  return [words.reportHead(files, documents), ...kinds, ...told, ''].join('\n');
}
