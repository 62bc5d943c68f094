// What is counted and found, as files: tables with all their rows, asked for anew; citations of documents.

import { CITATIONS } from './cite.js';
import { viewIn } from '../analysis/columns.js';
import { cellsOf, csv } from './csv.js';
import { linkOf } from './link.js';
import { joined } from '../analysis/multiples.js';
import { tableNotes } from './notes.js';
import { version } from '../package.json';
import { downloadText, fileName } from '../save/save.js';

/**
 * @param {() => Promise<import('../explore.js').Exploration>} explored
 * @param {() => boolean} standalone whether the page is all ours
 */
export const exporter = (explored, standalone) => ({
  /** Hands all rows of the table of the open view to the person, or those of small charts. @param {'csv' | 'json'} what @param {import('../analysis/multiples.js').Multiples} [small] */
  async table(what, small) {
    const { model: { about, state }, everyRow } = await explored();
    const link = linkOf(state, standalone());
    const whole = small ? null : await everyRow();
    const all = small ? joined(small) : whole && { ...whole, cells: cellsOf(whole.table) };
    if (!all) return;
    const content = small ? { field: small.field, tables: small.charts } : whole;
    const [text, type] = what === 'csv' ? [csv(tableNotes(version, { ...about, link }, all.request, all.table), all.cells), 'text/csv'] : [`${JSON.stringify({ concord: version, corpus: about.title, hash: about.hash, link, ...content }, null, 2)}\n`, 'application/json'];
    downloadText(fileName(`${about.title} ${viewIn(all.request)} ${small?.field ?? ''}`, `.${what}`), text, type);
  },
  /** Hands the citations of documents to the person: of one, or of all that are found. @param {import('./cite.js').CitationForm} form @param {import('../protocol').Reading} [one] */
  async citations(form, one) {
    const { model: { about }, everyHit } = await explored();
    const { ending, type, written } = CITATIONS[form];
    const title = one?.title.map(({ text }) => text).join('');
    const documents = one ? [{ ...one, title: title ?? '' }] : await everyHit();
    downloadText(fileName(title || about.title, ending), written(documents), type);
  },
});
