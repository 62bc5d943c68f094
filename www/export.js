// What is counted and found, as files: tables with all their rows, asked for anew; citations of documents.

import { CITATIONS } from './cite.js';
import { viewIn } from './columns.js';
import { cellsOf, csv } from './csv.js';
import { tableNotes } from './notes.js';
import { version } from './package.json';
import { download, fileName } from './save.js';

/**
 * @param {() => Promise<import('./explore.js').Exploration>} explored
 */
export const exporter = (explored) => ({
  /** Hands all rows of the table of the open view to the person. @param {'csv' | 'json'} what */
  async table(what) {
    const { model: { about }, everyRow } = await explored();
    const all = await everyRow();
    if (!all) return;
    const [text, type] = what === 'csv' ? [csv(tableNotes(version, about, all.request, all.table), cellsOf(all.table)), 'text/csv'] : [`${JSON.stringify({ concord: version, corpus: about.title, hash: about.hash, ...all }, null, 2)}\n`, 'application/json'];
    hand(fileName(`${about.title} ${viewIn(all.request)}`, `.${what}`), text, type);
  },
  /** Hands the citations of documents to the person: of one, or of all that are found. @param {import('./cite.js').CitationForm} form @param {import('./protocol').Reading} [one] */
  async citations(form, one) {
    const { model: { about }, everyHit } = await explored();
    const { ending, type, written } = CITATIONS[form];
    const title = one?.title.map(({ text }) => text).join('');
    const documents = one ? [{ ...one, title: title ?? '' }] : await everyHit();
    hand(fileName(title || about.title, ending), written(documents), type);
  },
});

/** @param {string} name @param {string} text @param {string} type */
const hand = (name, text, type) => download(name, new Blob([text], { type: `${type};charset=utf-8` }));
