import { html, nothing, render } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { optionOf } from '../analysis.js';
import { copySelected } from '../lines-file.js';
import { directionOf, row, widthOf } from './line.js';

/** @typedef {import('./room.js').Room} Room */

/** Pixels: no browser lays out an element that is taller. Rows beyond are reached by scrolling faster than the hand. */
const TALLEST = 15_000_000;

/** Rows in the page above and below those in sight; pixels of one before it has been measured; rows on paper. */
const MARGIN = 12;
const ROW = 28;
const PRINTED = 200;

/** What a word wants on either side, in `rem`: what is left of the row is the document's name. */
const WORD = 2.5;

/** Milliseconds that a hand rests before the place that it has come to is written down. */
const REST = 250;

/** The one that the keyboard is at. */
const LINE = '[data-part=line][tabindex="0"]';

/** A table of any number of lines, of which only those in sight are in the page. */
class Reel extends AsyncDirective {
  /** @type {HTMLElement | null} */
  #region = null;
  /** @type {Room | null} */
  #room = null;
  /** What the lines answer: those of another question are looked at from where its link says. */
  #request = '';
  /** What was drawn last, but for where one has scrolled to: most that is drawn anew in the room changes no line. @type {unknown[]} */
  #shown = [];
  /** The line that the link says, from 1; 0 where it says none. */
  #at = 0;
  /** Whether it was led to, and is to have the focus once it is there. */
  #led = false;
  #noting = 0;
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
    const { lines: { request, came, busy }, state } = room.model;
    const asked = JSON.stringify(request);
    const at = Number(optionOf(state, 'concordance', 'at'));
    const shown = [came, state.open, state.match, room.words, room.rtl];
    const leads = this.#request !== asked || (this.#at !== at && !busy);
    if (!leads && shown.every((one, number) => one === this.#shown[number])) return;
    this.#shown = shown;
    const draw = leads ? () => this.#go(at) : () => this.#draw();
    if (this.#request !== asked) this.#node = 0;
    this.#request = asked;
    // Before it stands in the page it has no height.
    if (element.isConnected) draw();
    else queueMicrotask(draw);
  }

  /** @override */
  disconnected() {
    clearTimeout(this.#noting);
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
    region.addEventListener('scroll', () => this.#scrolled(), { signal, passive: true });
    region.addEventListener('keydown', (event) => this.#key(event), { signal });
    region.addEventListener('copy', (event) => this.#room && copySelected(event, region, this.#room.model.lines), { signal });
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
    if (this.#led) this.#enter(region);
  }

  /** To a line that was led to. @param {number} at from 1; 0 for the first, as if nobody had */
  #go(at) {
    clearTimeout(this.#noting);
    this.#at = at;
    this.#led = at > 0;
    this.#focus = this.#first = Math.max(0, Math.min(at, this.#total) - 1);
    this.#draw();
    this.#scroll(this.#focus * this.#row);
    this.#draw();
  }

  /** A line that was led to has the focus, unless something else has been given it. @param {HTMLElement} region */
  #enter(region) {
    if (!this.#room?.model.lines.at(this.#focus)) return;
    this.#led = false;
    const { activeElement: held } = /** @type {ShadowRoot} */ (region.getRootNode());
    if (held ? !held.matches('.found') : (document.activeElement ?? document.body) !== document.body) return;
    const line = /** @type {HTMLElement | null} */ (region.querySelector(LINE));
    line?.focus({ preventScroll: true });
    if (line && line.getBoundingClientRect().bottom > innerHeight) region.scrollIntoView({ block: 'nearest' });
  }

  #scrolled() {
    this.#draw();
    this.#note(false);
  }

  /** Where one stands goes into the link. @param {boolean} now or once the hand rests */
  #note(now) {
    clearTimeout(this.#noting);
    if (now) this.#put();
    else this.#noting = window.setTimeout(() => this.#put(), REST);
  }

  /** The line that the keyboard is at, where it is in sight; else the first that is. */
  #put() {
    const { view } = this.#measures();
    if (!view || this.#printing || this.#room?.model.lines.busy) return;
    const [first, focus] = [Math.round(this.#first), this.#focus];
    const index = first <= focus && focus < this.#first + view / this.#row ? focus : first;
    const at = index && index + 1;
    if (at === this.#at) return;
    this.#at = at;
    this.#room?.send({ type: 'option', view: 'concordance', name: 'at', value: String(at) });
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
    const turned = there.filter((line) => directionOf(line) === 'rtl').length;
    const leftward = turned * 2 > there.length;
    const mixed = turned > 0 && turned < there.length;
    const [left, right] = mixed ? (leftward ? [words.lineSides.right, words.lineSides.left] : [words.lineSides.left, words.lineSides.right]) : [words.lineLeft, words.lineRight];
    region.style.setProperty('--node', `${this.#node + 2}ch`);
    region.style.setProperty('--side', `${(Number(optionOf(room.model.state, 'concordance', 'width')) + 2) * WORD}rem`);
    const chosen = (/** @type {number} */ index, opens = false) => this.#choose(index, opens);
    render(html`
      <table role="table" aria-label=${words.lineTable} aria-rowcount=${this.#total + 1}>
        <thead role="rowgroup" title=${mixed ? words.lineSidesHint : nothing}><tr role="row" aria-rowindex="1" ?data-turned=${leftward !== rtl} data-dir=${leftward ? 'rtl' : 'ltr'}>
          <th role="columnheader" scope="col">${words.lineDocument}</th><th role="columnheader" scope="col" class="left" aria-label=${words.lineLeft}>${left}</th>
          <th role="columnheader" scope="col" class="node">${words.lineMatch}</th><th role="columnheader" scope="col" class="right" aria-label=${words.lineRight}>${right}</th></tr></thead>
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

  /** @param {number} index @param {boolean} opens whether one leaves for its document */
  #choose(index, opens) {
    if (index !== this.#focus) {
      this.#focus = index;
      this.#draw();
    }
    this.#note(opens);
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
    /** @type {HTMLElement | null | undefined} */ (this.#region?.querySelector(LINE))?.focus({ preventScroll: true });
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.#printing = printing;
    this.#draw();
  }
}

export const reel = directive(Reel);
