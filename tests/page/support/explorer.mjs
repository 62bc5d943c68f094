// What stands in a `<concord-explorer>`: read through the hooks that the page commits to, worked by its names.

export const BOX = { role: 'combobox', name: 'Search the documents' };

/** The explorer number `index` of the page that a person looks at. */
export function explorer(person, index = 0) {
  const within = { css: `concord-explorer:nth-of-type(${index + 1})` };
  const here = (thing) => ({ ...thing, within });
  const read = () => person.run(snapshot, index);
  const self = {
    read,
    here,
    /** Waits until the corpus has been opened and the answer to what was last asked is on the screen. */
    settled: () =>
      person.until('a settled page', async () => {
        const state = await read();
        return state && state.phase !== 'loading' && !state.busy && state;
      }),
    async search(words) {
      await person.click(here(BOX));
      await person.press('Control+a');
      await person.press('Delete');
      if (words) await person.type(words);
      return self.settled();
    },
    /** Chooses or unchooses a value of a facet. */
    async toggle(field, value) {
      await person.click({ role: 'checkbox', within: here({ css: `[data-facet="${field}"] li[data-value="${value}"]` }) });
      return self.settled();
    },
    /** Opens a document of the list by its title; what the reader holds when all of it is there. */
    async open(title) {
      await person.click(here({ role: 'button', name: title, css: '[data-part=title]' }));
      return self.document();
    },
    /** The table of the view that is open, when it is the answer to what was last asked. */
    table: () =>
      person.until('a settled table', async () => {
        const { busy, table } = await read();
        return !busy && table && !table.busy && table;
      }),
    document: () =>
      person.until('a document in the reader', async () => {
        const { reader } = await read();
        return reader?.text && reader.marked === (reader.matches ?? 0) && reader;
      }),
    /** Opens a view of what is found. */
    async view(name) {
      await person.click(here({ role: 'tab', name, within: here({ css: '[data-part=views]' }) }));
      return self.settled();
    },
    /** The lines of the concordance that are on the screen, once all of them are there. */
    lines: () =>
      person.until('lines', async () => {
        const seen = await person.run(sight, index);
        return seen && !seen.busy && seen.rows.length && seen.rows.every(({ id }) => id !== undefined) && seen;
      }),
    /** The answer of the element itself. */
    ask: (request) => person.run((at, asked) => document.querySelectorAll('concord-explorer')[at].ask(asked), index, request),
    about: () => person.run((at) => document.querySelectorAll('concord-explorer')[at].ready, index),
    /** Goes from one query to another while the element, put back into the page, opens its documents anew; ends at the last of them. */
    async walk(words) {
      await person.run(walk, index, words);
      return person.until('the last step', async () => (await self.settled()).query === (await person.url()).match(new RegExp(`q=(${words}\\d+)`))?.[1]);
    },
    /** Puts words into the box at one stroke, as pasting does. */
    async paste(words) {
      await person.run(paste, index, words);
      return self.settled();
    },
  };
  return self;
}

function paste(index, words) {
  const box = document.querySelectorAll('concord-explorer')[index].shadowRoot.getElementById('query');
  box.focus();
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
}

function walk(index, words) {
  const element = document.querySelectorAll('concord-explorer')[index];
  const { parentElement } = element;
  let steps = 0;
  const step = () => { location.hash = `q=${words}${steps += 1}`; };
  const steady = setInterval(step, 15);
  element.addEventListener('ready', () => clearInterval(steady), { once: true });
  element.remove();
  parentElement.append(element);
  step();
}

/** A text as it is seen, however it is laid out. */
export const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

/** The lines of a concordance that can be seen. */
function sight(index) {
  const root = document.querySelectorAll('concord-explorer')[index].shadowRoot;
  const [head, reel] = ['lines', 'reel'].map((name) => root.querySelector(`[data-part=${name}]`));
  if (!head || !reel) return undefined;
  const top = reel.querySelector('thead').getBoundingClientRect().bottom;
  const { bottom } = reel.getBoundingClientRect();
  const text = (line, name) => line.querySelector(name).textContent.replace(/\s+/g, ' ').trim();
  const rows = [...reel.querySelectorAll('[data-line]')].sort((a, b) => a.dataset.line - b.dataset.line).filter((line) => {
    const place = line.getBoundingClientRect();
    return place.bottom > top + 1 && place.top < bottom - 1;
  });
  return {
    ...Object.fromEntries(['total', 'found', 'documents', 'texts'].map((name) => [name, Number(head.dataset[name])])),
    told: text(head.parentElement, '[data-part=lines]'), busy: 'busy' in head.dataset || 'busy' in root.querySelector('.room').dataset,
    rows: rows.map((line) => ({
      at: Number(line.dataset.line), id: line.dataset.id, place: Number(line.dataset.place), document: text(line, 'th'),
      left: text(line, '.left'), node: text(line, '.node'), right: text(line, '.right'), marks: [...line.querySelectorAll('mark')].map((mark) => mark.textContent),
    })),
  };
}

/** All that the hooks tell, in one look. */
function snapshot(index) {
  const root = document.querySelectorAll('concord-explorer')[index]?.shadowRoot;
  const room = root?.querySelector('.room');
  if (!room) return undefined;
  const part = (name, from = root) => from.querySelector(`[data-part=${name}]`);
  const all = (selector, from = root) => [...from.querySelectorAll(selector)];
  const text = (element) => element?.textContent.replace(/\s+/g, ' ').trim();
  const number = (element, hook) => (element?.dataset[hook] === undefined ? undefined : Number(element.dataset[hook]));
  const MOST = 200;
  const marks = (element) => all('mark', element).map(text);

  const facet = (set) => all('li[data-value]', set).map((item) => ({
    value: item.dataset.value, count: Number(item.dataset.count), chosen: item.querySelector('input[type=checkbox]')?.checked,
  }));
  const hit = (article) => ({
    id: article.dataset.id, title: text(part('title', article)), matches: number(part('matches', article), 'count'),
    snippets: all('[data-part=snippet]', article).map((snippet) => ({ text: text(snippet), marks: marks(snippet), around: snippet.hasAttribute('data-around') })),
  });
  const reading = (pane) => ({
    id: pane.dataset.id, title: text(part('reading-title', pane)), text: text(part('text', pane)), marked: new Set(all('mark[data-n]', pane).map((mark) => mark.dataset.n)).size,
    marks: all('mark[data-n]', pane).slice(0, MOST).map((mark) => [Number(mark.dataset.n), text(mark)]), current: text(pane.querySelector('mark[aria-current=true]')),
    match: number(part('position', pane), 'match'), matches: number(part('position', pane), 'matches'), citation: text(part('citation', pane)),
    values: all('[data-part=value]', pane).map((value) => ({ field: value.dataset.field, value: value.dataset.value })),
  });
  const tabled = (sheet) => ({
    view: sheet.dataset.view, total: number(sheet, 'total'), busy: 'busy' in sheet.dataset, caption: text(sheet.querySelector('caption')),
    heads: all('.rows > table > thead [data-column]', sheet).map((head) => ({ name: head.dataset.column, sort: head.getAttribute('aria-sort') })),
    rows: all('tr[data-row]', sheet).map((row) => ({
      label: row.dataset.row, query: row.dataset.query,
      numbers: Object.fromEntries(all('td[data-column]', row).map((cell) => [cell.dataset.column, number(cell, 'number') ?? null])),
    })),
    letters: Object.fromEntries(all('[data-part=letters] [data-letter]', sheet).map((cell) => [cell.dataset.letter, number(cell, 'number') ?? null])),
    warnings: all('[data-part=table-warnings] li', sheet).map((item) => item.dataset.code),
  });
  return {
    phase: room.dataset.phase, busy: 'busy' in room.dataset, open: 'open' in room.dataset,
    query: root.getElementById('query')?.value,
    total: number(part('count'), 'total'), documents: number(part('count'), 'documents'), said: text(part('announce')),
    facets: Object.fromEntries(all('[data-facet]').map((set) => [set.dataset.facet, facet(set)])),
    bins: all('[data-bin]').map((bin) => ({ date: bin.dataset.bin, count: Number(bin.dataset.count), texts: Number(bin.dataset.texts), all: Number(bin.dataset.all) })),
    around: all('label').find((label) => /around the articles/.test(label.textContent))?.control.checked, unplaced: number(part('unplaced'), 'count'),
    widened: all('input[data-part=stems], input[data-part=typos]').filter((box) => box.checked).map((box) => box.dataset.part),
    hits: all('[data-part=results] article[data-id]').map(hit),
    chips: all('[data-part=chips] button[data-field]').map((chip) => ({ field: chip.dataset.field, value: chip.dataset.value })),
    warnings: all('[data-part=warnings] li').map((item) => ({ code: item.dataset.code, text: text(item), place: item.querySelector('.place')?.textContent, marks: marks(item) })),
    expansions: all('[data-part=expansion]').map((line) => ({ written: line.dataset.written, kind: line.dataset.kind, text: text(line), words: all('[data-word]', line).map((word) => word.dataset.word) })),
    suggestions: all('[data-part=suggestions] button').map((button) => ({ query: button.dataset.query, total: Number(button.dataset.total) })),
    ways: all('[data-part=way]').map((way) => ({ kind: way.dataset.kind, text: way.dataset.text, chosen: way.getAttribute('aria-selected') === 'true' })),
    relax: all('[data-part=relax]').map((offer) => ({ field: offer.dataset.field, drop: offer.dataset.drop, total: Number(offer.dataset.total), text: text(offer) })),
    empty: text(part('empty')),
    lines: part('lines') ? { ...Object.fromEntries(['total', 'found', 'documents', 'texts'].map((hook) => [hook, number(part('lines'), hook)])), busy: 'busy' in part('lines').dataset } : undefined,
    view: room.dataset.view, table: part('table') ? tabled(part('table')) : undefined,
    reader: part('reader') ? reading(part('reader')) : undefined,
    definition: text(part('definition')),
    failure: part('failure') ? { code: part('failure').dataset.code, text: text(part('failure')) } : undefined,
  };
}
