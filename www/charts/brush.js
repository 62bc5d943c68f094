// A brush over bars: its ground lies below what is drawn, so that this can be clicked, its selection above, so that it can
// be dragged.

import { brushX } from 'd3-brush';
import { pointer, select } from 'd3-selection';
import { covered } from './scale.js';

/**
 * @typedef {import('d3-brush').D3BrushEvent<unknown>} BrushEvent
 *
 * @param {object} hand
 * @param {() => import('./scale.js').Bar[]} hand.bars
 * @param {(dates: string[]) => void} hand.drawn over which bars a hand is drawing
 * @param {(dates: string[], clicked: boolean) => void} hand.chosen
 */
export function brushing({ bars, drawn, chosen }) {
  let busy = false;
  /** How it was put last; empty where a hand has moved it since. */
  let put = '';
  const brush = /** @type {any} */ (brushX())
    .on('start', (/** @type {BrushEvent} */ { sourceEvent }) => {
      busy = Boolean(sourceEvent);
      if (busy) put = '';
    })
    .on('brush', (/** @type {BrushEvent} */ event) => event.sourceEvent && event.selection && drawn(within(event)))
    .on('end', (/** @type {BrushEvent} */ event) => {
      busy = false;
      if (event.sourceEvent) chosen(within(event), !event.selection);
    });
  /** @type {Element | null} */
  let group = null;

  /** @param {BrushEvent} event */
  function within({ selection, sourceEvent, mode }) {
    const x = selection ? 0 : pointer(sourceEvent.changedTouches?.[0] ?? sourceEvent, group)[0];
    const [from, to] = /** @type {[number, number]} */ (selection ?? [x, x]);
    return covered(bars(), from, to, mode === 'drag');
  }

  return {
    /** Whether a hand is drawing: it is left alone. */
    get busy() { return busy; },
    /**
     * @param {Element} element with a group for the brush, and in it one for what is drawn
     * @param {string} clicked what of that takes the brush's place under a hand
     * @param {[number, number]} size in pixels
     * @param {[number, number] | null} stretch
     */
    put(element, clicked, size, stretch) {
      const how = JSON.stringify([size, bars().length, stretch]);
      if (busy || put === how) return;
      put = how;
      const selected = select(element).select('.brush');
      group = /** @type {Element} */ (selected.node());
      const below = /** @type {Element} */ (group.querySelector('g'));
      selected.call(brush.extent([[0, 0], size]));
      below.before(/** @type {Element} */ (selected.select('.overlay').node()));
      selected.selectAll(clicked).datum({ type: 'overlay' });
      selected.call(brush.move, stretch);
    },
  };
}
