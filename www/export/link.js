// The way back to what is looked at, as files that leave the page carry it.

import { toHash } from '../hash.js';

/**
 * All of it where others can follow it. A place on somebody's disk is nobody else's business, and the address of a page that
 * is not all ours leads elsewhere: then what stands behind `#`, which every copy of the page takes.
 * @param {import('../state.js').State} state
 * @param {boolean} standalone whether the page is all ours
 */
export const linkOf = (state, standalone) => (standalone && location.protocol.startsWith('http') ? location.href.split('#')[0] : '') + toHash(state);
