// WebKitGTK's small browser through WebDriver, on a display that nobody sees, behind a proxy that notes its requests.
import { writeFile } from 'node:fs/promises';
import { answered, call } from './call.mjs';
import { find } from './find.mjs';
import { proxy } from './proxy.mjs';
import { session } from './webdriver.mjs';
import { display } from './xvfb.mjs';

const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
};

/** Starts the browser. */
export async function launch({ dark = false } = {}) {
  const screen = await display();
  const watch = await proxy();
  const capabilities = {
    proxy: { proxyType: 'manual', httpProxy: watch.address, sslProxy: watch.address },
    'webkitgtk:browserOptions': { binary: find('miniBrowser'), args: ['--automation', ...(dark ? ['--dark-mode'] : [])] },
  };
  const env = { DISPLAY: screen.name, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
  const driver = await session(find('webkitDriver'), capabilities, env);
  const [base] = await driver.call('GET', '/window/handles');
  const open = async (size) => tabOf({ driver, watch, base, open }, await newWindow(driver, size), size);
  return {
    newTab: open,
    async close() {
      await driver.stop();
      watch.stop();
      screen.stop();
    },
  };
}

async function newWindow(driver, size) {
  const { handle } = await driver.call('POST', '/window/new', { type: 'window' });
  await driver.call('POST', '/window', { handle });
  await resized(driver, size.width, size.height);
  return handle;
}

function tabOf({ driver, watch, base, open }, handle, size) {
  const before = watch.seen.length;
  const send = async (method, path, body) => {
    await driver.call('POST', '/window', { handle });
    return driver.call(method, path, body);
  };
  const run = (script) => send('POST', '/execute/sync', { script, args: [] });
  const act = (...devices) => send('POST', '/actions', { actions: devices });
  const listened = async (result) => (await result, await run(LISTEN));
  return {
    requests: () => watch.seen.slice(before),
    errors: () => run('return window[Symbol.for("errors")] ?? []'),
    goto: (url) => listened(send('POST', '/url', { url })),
    reload: () => listened(send('POST', '/refresh', {})),
    run: async (body, ...args) => answered(await run(`return ${call(body, args)}`)),
    inject: (source) => run(`${source};`),
    type: (text) => act(keyboard([...text].flatMap((character) => stroke(character)))),
    press: (chord) => act(keyboard(chordOf(chord.split('+').map((key) => KEYS[key] ?? key)))),
    click: (x, y) => act(mouse(move(x, y, 0), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 })),
    drag: (from, to) =>
      act(
        mouse(
          move(from.x, from.y, 0),
          { type: 'pointerDown', button: 0 },
          move((from.x + to.x) / 2, to.y, 50),
          move(to.x, to.y, 50),
          { type: 'pointerUp', button: 0 },
        ),
      ),
    async give(css, paths) {
      const input = await run(`return document.querySelector('concord-explorer').shadowRoot.querySelector(${JSON.stringify(css)})`);
      await send('POST', `/element/${Object.values(input)[0]}/value`, { text: [paths].flat().join('\n') });
    },
    resize: async (width, height) => (await driver.call('POST', '/window', { handle }), resized(driver, width, height)),
    screenshot: async (path) => writeFile(path, Buffer.from(await send('GET', '/screenshot'), 'base64')),
    sibling: () => open(size),
    async close() {
      await send('DELETE', '/window');
      await driver.call('POST', '/window', { handle: base });
    },
  };
}

// This engine tells a driver nothing of its console: what goes wrong is noted from the moment the page has loaded.
const LISTEN = `
  if (window[Symbol.for('errors')]) return;
  const errors = (window[Symbol.for('errors')] = []);
  const log = console.error;
  console.error = (...words) => (errors.push(words.map(String).join(' ')), log.apply(console, words));
  window.onerror = (message) => void errors.push(message);
  window.onunhandledrejection = (event) => void errors.push(String(event.reason));`;

/** Windows have borders and a tool bar: asks for a window whose page has the wanted size, or the nearest that the browser allows. */
async function resized(driver, width, height) {
  let [beside, above] = [0, 38];
  for (let tries = 0; tries < 2; tries += 1) {
    await driver.call('POST', '/window/rect', { width: width + beside, height: height + above });
    const [w, h] = await sized(driver, width, height);
    if (w === width && h === height) return;
    [beside, above] = [width - w, above + height - h];
  }
}

/** The size of the page when it is the wanted one, or when it has not become that for a while: the window may be slow to tell. */
async function sized(driver, width, height) {
  for (let look = 0; ; look += 1) {
    const size = await driver.call('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
    if (look === 10 || String(size) === `${width},${height}`) return size;
    await new Promise((resume) => setTimeout(resume, 15));
  }
}

const keyboard = (actions) => ({ type: 'key', id: 'keyboard', actions });
const mouse = (...actions) => ({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
const move = (x, y, duration) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration });
const stroke = (value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }];
const chordOf = (keys) => [...keys.map((value) => ({ type: 'keyDown', value })), ...keys.toReversed().map((value) => ({ type: 'keyUp', value }))];
