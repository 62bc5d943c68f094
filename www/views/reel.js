import { html, nothing, render } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { copySelected } from '../lines-file.js';
import { directionOf, row, widthOf } from './line.js';

/** @typedef {import('./room.js').Room} Room */

/** Pixels: no browser lays out an element that is taller. Rows beyond are reached by scrolling faster than the hand. */
const TALLEST = 15_000_000;

/** Rows in the page above and below those in sight; pixels of one before it has been measured; rows on paper. */
const MARGIN = 12;
const ROW = 28;
const PRINTED = 200;

/** A table of any number of lines, of which only those in sight are in the page. */
class Reel extends AsyncDirective {
  /** @type {HTMLElement | null} */
  #region = null;
  /** @type {Room | null} */
  #room = null;
  /** What the lines answer: those of another question are looked at from the first. */
  #request = '';
  #row = ROW;
  #focus = 0;
  #node = 0;
  /** What is in sight, in rows; kept while nothing of it can be seen. */
  #first = 0;
  #away = true;
  #printing = false;
  #resize = new ResizeObserver(() => this.#resized());
  #paper = new AbortController();

  /** @param {Room} _room */
  render(_room) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[Room]} values */
  update({ element }, [room]) {
    this.#room = room;
    if (!this.#region) this.#settle(/** @type {HTMLElement} */ (element));
    const request = JSON.stringify(room.model.lines.request);
    if (this.#request !== request) {
      this.#request = request;
      this.#focus = this.#first = this.#node = 0;
      element.scrollTop = 0;
    }
    // Before it stands in the page it has no height.
    if (element.isConnected) this.#draw();
    else queueMicrotask(() => this.#draw());
  }

  /** @override */
  disconnected() {
    this.#resize.disconnect();
    this.#paper.abort();
  }

  /** @override */
  reconnected() {
    if (this.#region) this.#settle(this.#region);
  }

  /** @param {HTMLElement} region */
  #settle(region) {
    this.#region = region;
    this.#resize.observe(region);
    this.#paper = new AbortController();
    const { signal } = this.#paper;
    region.addEventListener('scroll', () => this.#draw(), { signal, passive: true });
    region.addEventListener('keydown', (event) => this.#key(event), { signal });
    region.addEventListener('copy', (event) => this.#room && copySelected(event, region, this.#room), { signal });
    for (const [name, printing] of /** @type {const} */ ([['beforeprint', true], ['afterprint', false]])) {
      window.addEventListener(name, () => this.#print(printing), { signal });
    }
  }

  get #total() {
    return this.#room?.model.lines.counts?.total ?? 0;
  }

  /** How high the rows in sight stand, how high all are, and how many pixels of theirs a pixel of scrolling is. */
  #measures() {
    const region = /** @type {HTMLElement} */ (this.#region);
    const view = Math.max(0, region.clientHeight - (region.querySelector('thead')?.offsetHeight ?? 0));
    const all = this.#total * this.#row;
    const height = Math.min(all, TALLEST);
    return { view, height, speed: height > view ? (all - view) / (height - view) : 1 };
  }

  #draw() {
    const [region, room] = [this.#region, this.#room];
    if (!region || !room) return;
    const { view, height, speed } = this.#measures();
    // What is not shown may lose its place.
    if (view && this.#away) this.#scroll(this.#first * this.#row);
    this.#away = !view;
    const top = region.scrollTop * speed;
    const first = Math.floor(top / this.#row);
    const last = Math.ceil((top + view) / this.#row);
    if (view) this.#first = top / this.#row;
    if (view && !this.#printing) room.lining.look(first, last);
    this.#write(region, room, this.#rows(first, last), (index) => index * this.#row - top + region.scrollTop, height);
    if (!view && region.clientHeight) this.#resized();
  }

  /** The numbers of the rows to draw; that which has the focus stays. @param {number} first @param {number} last */
  #rows(first, last) {
    const [from, to] = this.#printing ? [0, PRINTED] : [Math.max(0, first - MARGIN), last + MARGIN];
    const rows = Array.from({ length: Math.max(0, Math.min(to, this.#total) - from) }, (_, at) => from + at);
    if (this.#printing) return rows.filter((index) => this.#room?.model.lines.at(index));
    if (this.#focus < from) return [this.#focus, ...rows];
    return this.#focus >= to && this.#focus < this.#total ? [...rows, this.#focus] : rows;
  }

  /** @param {HTMLElement} region @param {Room} room @param {number[]} rows @param {(index: number) => number} topOf @param {number} height */
  #write(region, room, rows, topOf, height) {
    const { model: { lines }, words, rtl } = room;
    const there = rows.map(lines.at).filter((line) => line !== undefined);
    this.#node = Math.max(this.#node, ...there.map(widthOf));
    const leftward = there.filter((line) => directionOf(line) === 'rtl').length * 2 > there.length;
    region.style.setProperty('--node', `${this.#node + 2}ch`);
    const chosen = (/** @type {number} */ index) => this.#choose(index);
    render(html`
      <table role="table" aria-label=${words.lineTable} aria-rowcount=${this.#total + 1}>
        <thead role="rowgroup"><tr role="row" aria-rowindex="1" ?data-turned=${leftward !== rtl} data-dir=${leftward ? 'rtl' : 'ltr'}>
          <th role="columnheader" scope="col">${words.lineDocument}</th><th role="columnheader" scope="col" class="left">${words.lineLeft}</th>
          <th role="columnheader" scope="col" class="node">${words.lineMatch}</th><th role="columnheader" scope="col" class="right">${words.lineRight}</th></tr></thead>
        <tbody role="rowgroup" .style=${`block-size:${height}px`}>${repeat(rows, (index) => index, (index) =>
          row(room, lines.at(index), { index, top: topOf(index), focused: index === this.#focus, chosen }))}</tbody>
      </table>
      ${this.#printing && rows.length < this.#total ? html`<p class="note" data-part="lines-printed">${words.linesPrinted(rows.length, this.#total)}</p>` : nothing}`, region);
  }

  /** The same rows stay in sight when they become higher or less high, and when they come back. */
  #resized() {
    const region = /** @type {HTMLElement} */ (this.#region);
    if (!region.clientHeight) return;
    const [first, before] = [this.#first, this.#row];
    this.#row = region.querySelector('tbody tr')?.getBoundingClientRect().height || before;
    this.#draw();
    if (this.#row === before) return;
    this.#scroll(first * this.#row);
    this.#draw();
  }

  /** @param {number} top in pixels of rows */
  #scroll(top) {
    const { speed } = this.#measures();
    if (this.#region && Math.abs(this.#region.scrollTop - top / speed) > 1) this.#region.scrollTop = top / speed;
  }

  /** @param {number} index */
  #choose(index) {
    if (index === this.#focus) return;
    this.#focus = index;
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor(this.#measures().view / this.#row) - 1);
    const [at, last] = [this.#focus, this.#total - 1];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: Math.max(0, at - page), Home: 0, End: last }[event.key];
    if (to === undefined || to < 0) return;
    event.preventDefault();
    this.#move(Math.min(to, last));
  }

  /** @param {number} index */
  #move(index) {
    const { view } = this.#measures();
    const top = this.#first * this.#row;
    this.#focus = index;
    this.#scroll(Math.max(Math.min(top, index * this.#row), (index + 1) * this.#row - view));
    this.#draw();
    /** @type {HTMLElement | null | undefined} */ (this.#region?.querySelector('[data-part=line][tabindex="0"]'))?.focus({ preventScroll: true });
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.#printing = printing;
    this.#draw();
  }
}

export const reel = directive(Reel);
