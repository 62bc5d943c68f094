// Pure: what a reader has put back into an article or set aside, told against the documents as they were opened.

/**
 * @typedef {import('../protocol').PartKind} PartKind
 * @typedef {{part: number, paragraph: number}} Place a paragraph of a document as it was opened
 */

/** The kinds that parts get here. */
export const ARTICLE = 'text';
export const ASIDE = 'other';

/**
 * With one paragraph on the other side: what had been done to it is undone, or else it is done.
 * @param {PartKind[]} mends
 * @param {string} id
 * @param {Place} place
 * @param {string} kind
 */
function turned(mends, id, { part, paragraph }, kind) {
  const others = mends.filter((mend) => mend.id !== id || mend.part !== part || mend.paragraph !== paragraph);
  return others.length < mends.length ? others : [...mends, { id, part, paragraph, kind }];
}

/**
 * With the paragraphs from a place on the other side; with all of a part at one stroke, where nothing of it has been touched.
 * @param {PartKind[]} mends
 * @param {string} id
 * @param {Place} from
 * @param {number} count
 * @param {{around: boolean, whole: boolean}} shown what they are now, and whether they are all that is shown of their part
 */
export function moved(mends, id, { part, paragraph }, count, { around, whole }) {
  const kind = around ? ARTICLE : ASIDE;
  const touched = mends.some((mend) => mend.id === id && mend.part === part);
  if (whole && !touched) return [...mends, { id, part, kind }];
  const places = Array.from({ length: count }, (_, index) => ({ part, paragraph: paragraph + index }));
  return places.reduce((all, place) => turned(all, id, place, kind), mends);
}

/** Without what was done last to a document. @param {PartKind[]} mends @param {string} id */
export function undone(mends, id) {
  const last = mends.findLastIndex((mend) => mend.id === id);
  return mends.filter((_, index) => index !== last);
}
