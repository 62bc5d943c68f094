// Every case in one engine: one browser for all, a fresh profile for each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { missing } from './drivers/find.mjs';
import { person } from './drivers/person.mjs';
import { explorer } from './support/explorer.mjs';
import { unbuilt } from './support/places.mjs';
import { serve } from './support/server.mjs';

const SUBJECTS = ['file', 'site', 'widget', 'search', 'language', 'filters', 'reader', 'keyboard', 'history', 'access', 'corpora', 'hostile', 'blocked', 'save', 'topics', 'mend', 'documents', 'concordance', 'tables', 'trends', 'dispersion', 'crosstab', 'numbers', 'acts'];
const DESK = { width: 1280, height: 900 };

/** Registers all cases for an engine, or the one reason why there are none. */
export async function inEngine(engine) {
  if ((process.env.CONCORD_WITHOUT ?? '').split(/[\s,]+/).includes(engine)) {
    return test(`${engine}: left out on demand`, { skip: `CONCORD_WITHOUT names ${engine}` }, () => {});
  }
  const obstacle = missing(engine) ?? unbuilt();
  if (obstacle) return test(`${engine}: can be tested`, () => Promise.reject(new Error(obstacle)));
  const driver = await import(`./drivers/${engine}.mjs`);
  for (const subject of chosen()) {
    const { default: cases } = await import(`./cases/${subject}.mjs`);
    subjects.push([subject, cases]);
  }
  describe(engine, () => all(engine, driver));
}

const subjects = [];
const chosen = () => (process.env.CONCORD_CASES ? process.env.CONCORD_CASES.split(/[\s,]+/) : SUBJECTS);

function all(engine, driver) {
  const browsers = new Map();
  const browser = async (options = {}) => {
    const key = JSON.stringify(options);
    if (!browsers.has(key)) browsers.set(key, driver.launch(options));
    return browsers.get(key);
  };
  before(() => browser());
  after(async () => {
    for (const started of browsers.values()) await (await started).close();
  });
  for (const [subject, cases] of subjects) {
    for (const { title, without = {}, run } of cases) {
      const name = `${engine}: ${subject}: ${title}`;
      test(name, { skip: without[engine] ?? false, timeout: 120_000 }, (t) => run(world(t, engine, browser)));
    }
  }
}

/** A person at a tab, who may open another in the same profile. */
function at(t, tab) {
  t.after(() => tab.close());
  const visitor = person(tab);
  return { person: visitor, explorer: explorer(visitor), another: async () => at(t, await tab.sibling()) };
}

/** What a case may use; all of it is cleared away afterwards. */
function world(t, engine, browser) {
  const self = {
    engine,
    /** Opens an address in a fresh profile; the person, and the first explorer on the page. */
    async visit(url, { size = DESK, dark = false } = {}) {
      const tab = await (await browser(dark ? { dark } : {})).newTab(size);
      const visitor = at(t, tab);
      await tab.goto(url);
      return visitor;
    },
    async serve(folders, headers) {
      const server = await serve(folders, headers);
      t.after(() => server.stop());
      return server;
    },
    folder() {
      const dir = mkdtempSync(path.join(tmpdir(), 'concord-page-'));
      t.after(() => rmSync(dir, { recursive: true }));
      return dir;
    },
  };
  return self;
}
