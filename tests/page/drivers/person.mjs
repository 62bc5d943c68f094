// A person at a browser: looks for things by role and name, points, types, reads, and waits no longer than patience lasts.
import { eye } from './eye.mjs';

const PATIENCE = 12_000; // ms
const TRIES = 3; // to point at what moves
const LOOKS = 40; // a machine that stands still for a while is not the page's fault

/** Asks again and again until the answer is truthy; fails with what was waited for, and how it was looked for. */
export async function until(what, ask, patience = PATIENCE) {
  const start = Date.now();
  let trouble;
  let slowest = 0;
  let looks = 0;
  for (; Date.now() < start + patience || looks < LOOKS; looks += 1) {
    const begun = Date.now();
    try {
      const answer = await ask();
      if (answer) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error; // the page may be between two documents
    }
    slowest = Math.max(slowest, Date.now() - begun);
    await new Promise((resume) => setTimeout(resume, 15));
  }
  const waited = (Date.now() - start) / 1000;
  throw new Error(`waited ${waited} s in vain for ${what}: looked ${looks} times, the slowest took ${slowest} ms`, { cause: trouble });
}

/** A person looking at a tab. Things are named `{role, name, css, within}`; a name is a string (all of it) or a pattern. */
export function person(tab) {
  const sense = (...given) => tab.run(eye, ...given.map(plain));
  const find = (thing) => sense('find', thing);
  /** The middle of a thing once it has come to rest; it may lie beneath another. */
  async function atRest(thing, index, beneath = false) {
    let last;
    const places = new Set();
    return until({ toString: () => `${show(thing)} at rest, seen at ${[...places].slice(-4).join(', ') || 'no place'}` }, async () => {
      const before = last;
      last = await sense('aim', thing, index);
      if (last) places.add(last.covered ?? `${last.x} ${last.y}`);
      return before && last && (beneath || !last.covered) && Math.hypot(before.x - last.x, before.y - last.y) <= 1 && last; // Firefox scrolls to and fro by a pixel
    });
  }
  const self = {
    tab,
    find,
    run: tab.run,
    type: tab.type,
    press: tab.press,
    focused: () => sense('focused'),
    url: () => tab.run(() => location.href),
    back: () => tab.run(() => void setTimeout(() => history.back())),
    forward: () => tab.run(() => void setTimeout(() => history.forward())),
    outlined: () => sense('outlined'),
    fits,
    /** Waits until nothing is wider than the page as it is drawn now: charts follow its width a frame behind. */
    async noWider(where = '') {
      let beyond;
      await sense('drawn', 2);
      await until({ toString: () => `nothing wider than the page ${where}: it is by ${beyond} px` }, async () => (beyond = await sense('overflow')) <= 0);
    },
    /** The same at each of these widths. */
    async noWiderAt(widths, where = '') {
      for (const width of widths) {
        await tab.resize(width, 800);
        await self.noWider(`${where} at ${width} px`);
      }
    },
    /** After so many frames, in which what is drawn may come to rest. */
    drawn: (frames) => sense('drawn', frames),
    /** Waits until at least one such thing is on the screen; all of them. */
    seeAll: (thing) => until(show(thing), async () => nonEmpty(await find(thing))),
    see: async (thing) => (await self.seeAll(thing))[0],
    gone: (thing) => until(`no ${show(thing)}`, async () => (await find(thing)).length === 0),
    /** Points at a thing once it has come to rest, and clicks; again where it had moved away under the pointer. */
    async click(thing, index = 0) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const point = await atRest(thing, index);
        await sense('watch', thing, index);
        await tab.click(point.x, point.y);
        if (await sense('met').catch(() => true)) return;
      }
      throw new Error(`${show(thing)} moved away under the pointer, ${TRIES} times`);
    },
    /** Draws with the mouse across a thing, between two parts of its width. */
    async drag(thing, from, to) {
      await atRest(thing, 0, true);
      const { x, y, width, height } = await self.see(thing);
      const at = (part) => ({ x: x + width * part, y: y + height / 2 });
      await tab.drag(at(from), at(to));
    },
    /** Chooses files in an input of the first explorer, which need not be on the screen. */
    async give(css, paths) {
      await until(css, () => tab.run((selector) => document.querySelector('concord-explorer').shadowRoot.querySelector(selector) !== null, css));
      return tab.give(css, paths);
    },
    /** Chooses from a list of options by value. */
    choose: (thing, value) => until(`${value} in ${show(thing)}`, () => sense('choose', thing, value)),
    /** Puts focus on a thing without the mouse. */
    focus: (thing) => until(show(thing), () => sense('focus', thing)),
    /** Waits until focus is on such a thing. */
    focusOn: (thing) => until(`focus on ${show(thing)}`, async () => fits(await self.focused(), thing)),
    until,
  };
  return self;
}

function fits(found, { role, name, css }) {
  const named = name === undefined || (name instanceof RegExp ? name.test(found.name) : name === found.name);
  if (css) throw new Error('focus is told by role and name');
  return (!role || found.role === role) && named;
}

const nonEmpty = (list) => list.length && list;

/** Patterns cross into the page as source and flags. */
function plain(value) {
  if (value instanceof RegExp) return { source: value.source, flags: value.flags };
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function show({ role = 'element', name, css, within }) {
  const inside = within ? ` in ${show(within)}` : '';
  return `${role}${css ? ` ${css}` : ''}${name === undefined ? '' : ` named ${name}`}${inside}`;
}
