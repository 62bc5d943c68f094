import { render } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { optionOf } from '../analysis/analysis.js';
import { copySelected } from '../export/lines-file.js';
import { ledTo, numbered, reaching, rowsAround, scaleOf } from '../analysis/reel-scale.js';
import { widthOf } from './line.js';
import { linesTable } from './lines-table.js';

/** @typedef {import('./room.js').Room} Room */

/** Pixels of a row before one has been measured; rows on paper. */
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
    return { view, ...scaleOf(this.#total, this.#row, view) };
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

  /** The numbers of the rows to draw. @param {number} first @param {number} last */
  #rows(first, last) {
    if (!this.#printing) return rowsAround(first, last, this.#total, this.#focus);
    return numbered(0, Math.min(PRINTED, this.#total)).filter((index) => this.#room?.model.lines.at(index));
  }

  /** @param {HTMLElement} region @param {Room} room @param {number[]} rows @param {(index: number) => number} topOf @param {number} height */
  #write(region, room, rows, topOf, height) {
    const there = rows.map(room.model.lines.at).filter((line) => line !== undefined);
    this.#node = Math.max(this.#node, ...there.map(widthOf));
    region.style.setProperty('--node', `${this.#node + 2}ch`);
    region.style.setProperty('--side', `${(Number(optionOf(room.model.state, 'concordance', 'width')) + 2) * WORD}rem`);
    render(linesTable(room, { rows, topOf, height, focus: this.#focus, printing: this.#printing, chosen: (index, opens = false) => this.#choose(index, opens) }), region);
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
    const to = ledTo(event.key, this.#focus, this.#total, page);
    if (to === undefined) return;
    event.preventDefault();
    this.#move(to);
  }

  /** @param {number} index */
  #move(index) {
    const { view } = this.#measures();
    this.#focus = index;
    this.#scroll(reaching(this.#first * this.#row, index, this.#row, view));
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
