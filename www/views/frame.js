import { html, nothing } from 'lit-html';
import { entry } from '../entry.js';
import { failure } from './failure.js';
import { opening } from './open.js';
import { progress } from './progress.js';
import { whole } from './room.js';

/**
 * @typedef {object} Scene what there is to show: a failure, a model, or else how far the opening has come
 * @property {import('../words/words.js').Words} words
 * @property {boolean} standalone
 * @property {boolean} rtl
 * @property {Error | null} error
 * @property {import('../explore.js').Model | undefined} model
 * @property {import('../client.js').Progress | null} progress
 * @property {import('./room.js').Room['send']} send
 * @property {import('../complete.js').Completer | undefined} completer
 * @property {() => void} more
 * @property {import('./room.js').Room['lining'] | undefined} lining
 * @property {import('./room.js').Room['keep']} keep
 * @property {import('./room.js').Room['keepTable']} keepTable
 * @property {import('./room.js').Room['cite']} cite
 * @property {import('./room.js').Room['weight']} weight
 * @property {() => void} again
 * @property {import('../open/open.js').Opener} opener
 */

/** The room, in whichever phase it is. @param {Scene} scene */
export function frame(scene) {
  const { words, standalone, error, model, completer } = scene;
  const phase = error ? 'failed' : model ? 'ready' : 'loading';
  return html`
    <div class="room" part="room" lang=${words.language} data-phase=${phase} ?data-standalone=${standalone}
      ?data-open=${model && model.state.open !== null} data-view=${model ? model.state.view : nothing} ?data-panel=${model?.state.panel} ?data-busy=${model?.busy} data-dropping=${scene.opener.model.dropping ? words.openDrop : nothing}>
      ${opening(scene)}
      ${error ? failure(scene, error)
        : model && completer ? whole(roomOf(scene, model, completer))
        : progress(words, scene.progress, standalone)}
    </div>`;
}

/** @param {Scene} scene @param {import('../explore.js').Model} model @param {import('../complete.js').Completer} completer @returns {import('./room.js').Room} */
function roomOf({ words, standalone, rtl, send, more, lining, keep, keepTable, cite, weight, opener }, model, completer) {
  const field = (/** @type {string} */ name) => model.about.fields.find((one) => one.name === name);
  const labelOf = (/** @type {string} */ name) => entry(words.fieldLabels, name) ?? (name === 'topic' ? words.topic : name);
  return {
    model, completer, words, standalone, rtl, send, more, lining: /** @type {import('./room.js').Room['lining']} */ (lining), keep, keepTable, cite, weight, opener,
    label: (name) => (field(name)?.label ?? name) === name ? labelOf(name) : field(name)?.label ?? name,
    isDate: (name) => field(name)?.kind === 'date',
  };
}
