// Firefox through Puppeteer and WebDriver BiDi: one browser, a fresh context for each visit.
import puppeteer from 'puppeteer-core';
import { answered, call } from './call.mjs';
import { find } from './find.mjs';

const QUIET = {
  'app.normandy.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};
const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta']);

/** Starts the browser. */
export async function launch({ dark = false } = {}) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: find('firefox'),
    headless: true,
    defaultViewport: null,
    extraPrefsFirefox: { ...QUIET, 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1 },
  });
  return {
    async newTab(size) {
      const context = await browser.createBrowserContext();
      return tabOf(context, await context.newPage(), size);
    },
    close: () => browser.close(),
  };
}

async function tabOf(context, page, size) {
  const requests = [];
  const errors = [];
  await page.setViewport(size);
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return {
    requests: () => [...requests],
    errors: async () => [...errors],
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    run: async (body, ...args) => answered(await page.evaluate(call(body, args))),
    inject: async (source) => void (await page.evaluate(`${source};0`)),
    type: (text) => page.keyboard.type(text),
    press: (chord) => pressed(page, chord.split('+')),
    click: (x, y) => page.mouse.click(x, y),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    give: async (css, paths) => (await page.$(`>>> ${css}`)).uploadFile(...[paths].flat()),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: (path) => page.screenshot({ path }),
    sibling: async () => tabOf(context, await context.newPage(), size),
    close: async () => {
      await page.close();
      if (!(await context.pages()).length) await context.close();
    },
  };
}

async function pressed(page, keys) {
  const held = keys.filter((key) => MODIFIERS.has(key));
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1) === 'Space' ? ' ' : keys.at(-1));
  for (const key of held.reverse()) await page.keyboard.up(key);
}
