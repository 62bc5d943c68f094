// Chromium through Playwright: one browser, a fresh context for each visit.
import { chromium } from 'playwright-core';
import { answered, call } from './call.mjs';
import { find } from './find.mjs';

const FLAGS = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Starts the browser. */
export async function launch({ dark = false } = {}) {
  const browser = await chromium.launch({ executablePath: find('chromium'), args: FLAGS.split(' ') });
  return {
    async newTab(size) {
      const context = await browser.newContext({ viewport: size, colorScheme: dark ? 'dark' : 'light' });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      return tabOf(context, await context.newPage());
    },
    close: () => browser.close(),
  };
}

function tabOf(context, page) {
  const requests = [];
  const errors = [];
  context.on('request', (request) => requests.push(request.url()));
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
    press: (chord) => page.keyboard.press(chord),
    click: (x, y) => page.mouse.click(x, y),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    give: (css, paths) => page.setInputFiles(css, paths),
    async drop(files) {
      const session = await context.newCDPSession(page);
      const data = { items: [], files, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    media: (media) => page.emulateMedia(media),
    screenshot: (path) => page.screenshot({ path }),
    sibling: async () => tabOf(context, await context.newPage()),
    close: async () => {
      await page.close();
      if (!context.pages().length) await context.close();
    },
  };
}
