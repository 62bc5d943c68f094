// All that is counted in a view, followed to what it counts. Runs in the page.

/**
 * Opens a link, and the numbers of a kind, so many at the most; what was followed, with what is wrong where it leads elsewhere.
 * Without a kind, which there are. `row`: the first row is looked at as well.
 */
export async function follow(link, row, kind, most) {
  const root = document.querySelector('concord-explorer').shadowRoot;
  const all = (selector, from = root) => [...from.querySelectorAll(selector)];
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const figure = (text) => Number(text.replace(/[^\d]/g, ''));
  const PATIENCE = 20_000; // ms, within the time that WebKit gives a script
  const drawn = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));

  /** Until nothing more is on its way. */
  async function settled() {
    const coming = '.room[data-busy], .found [data-busy], [data-part=counting], [data-part=lines-coming], .room:not([data-phase=ready])';
    const begun = Date.now();
    for (let calm = 0, tries = 0; calm < 2; tries += 1) {
      await drawn();
      calm = root.querySelector(coming) || (root.querySelector('.room[data-open]') && !part('text')) ? 0 : calm + 1;
      if (tries > 400 && Date.now() - begun > PATIENCE) throw new Error(`${location.hash} does not settle`);
    }
  }

  async function visit(hash) {
    if (location.hash !== hash) location.hash = hash;
    await settled();
    const table = root.querySelector('[data-part=chart-table]');
    if (table && !table.open) {
      table.open = true;
      await settled();
    }
    if (row && !part('detail')) {
      root.querySelector('.sheet [data-part=row]')?.click();
      await settled();
    }
  }

  /** What is open, counted. */
  function opened() {
    return { found: Number(part('count').dataset.total), ...inView() };
  }

  function inView() {
    const { dataset } = root.querySelector('.room');
    if ('open' in dataset && part('position')) return { matches: Number(part('position').dataset.matches) };
    const head = part('lines');
    if (dataset.view === 'concordance') return head ? { lines: Number(head.dataset.total), documents: Number(head.dataset.documents), texts: Number(head.dataset.texts) } : { lines: 0 };
    const [count, size] = [part('count').dataset, part('size').dataset];
    const once = root.querySelector('[data-limit=once]');
    return { documents: Number(count.total), texts: once || count.total === size.texts ? Number(size.texts) : NaN, tokens: Number(size.tokens) };
  }

  const COLUMNS = { documents: 'documents', texts: 'texts', count: 'lines', words: 'lines', lines: 'lines' };
  const column = (name) => COLUMNS[name.replace(/^other_/, '')];
  const byDocuments = () => /keyness\.unit=documents/.test(location.hash);
  const unitOf = () => (/trends\.unit=documents/.test(location.hash) ? 'documents' : 'lines');

  /** Each number that can be followed: its kind, how many it says, of what, and how. @returns {{kind: string, count: number, of: string, go: () => void}[]} */
  function numbers() {
    const found = [];
    const add = (kind, element, count, of, go = () => element.click()) => of && count && found.push({ kind, count, of, go });
    for (const lead of all('.sheet td[data-column] > [data-part=lead], .sheet tr[data-row] [data-part=lead]')) {
      const cell = lead.closest('td');
      if (!cell.dataset.column) continue;
      const of = column(cell.dataset.column);
      add(`column ${cell.dataset.column}`, lead, Number(cell.dataset.number), of && byDocuments() ? (cell.dataset.column.endsWith('texts') ? 'texts' : 'documents') : of);
    }
    for (const cell of all('[data-letter]')) {
      const way = cell.querySelector('button');
      const of = { a: 'lines', b: 'lines', O: 'lines', f2: 'lines', f1: 'lines', c: 'tokens', d: 'tokens', N: 'tokens' }[cell.dataset.letter];
      if (way) add(`letter ${cell.dataset.letter}`, way, Number(cell.dataset.number), byDocuments() ? 'documents' : of);
    }
    for (const sum of all('[data-part=sum]')) add(`sum ${sum.dataset.sum}`, sum, Number(sum.dataset.number), { nodes: 'lines' }[sum.dataset.sum] ?? sum.dataset.sum.replace('other_', ''));
    for (const cell of all('[data-part=cross-table] td')) {
      const [way, texts] = [cell.querySelector('button:not([data-part])'), cell.querySelector('[data-part=cross-texts]')];
      if (way) add(cell.dataset.value === undefined ? 'topic' : cell.dataset.value.startsWith('unplaced') ? 'topic without a date' : 'topic by value', way, figure(way.textContent), 'documents');
      if (texts) add('topic texts', texts, Number(texts.dataset.count), 'texts');
    }
    for (const point of all('.chart .point')) {
      const of = point.closest('.crosstab') ? 'documents' : unitOf();
      add('point', point, Number(point.dataset.count), of, () => point.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    }
    for (const way of all('[data-part=chart-table] button[data-counts]')) add(`behind the chart, ${way.dataset.counts}`, way, figure(way.textContent), way.dataset.counts);
    for (const [name, of] of Object.entries({ unplaced: 'found', 'trend-unplaced': 'documents', texts: 'texts', 'lines-documents': 'documents', 'lines-texts': 'texts', 'spread-documents': 'documents', 'spread-texts': 'texts', 'proposed-texts': 'texts', matches: 'matches' })) {
      for (const way of all(`[data-part=${name}]`)) add(name, way, Number(way.dataset.count), of);
    }
    for (const way of all('[data-part=spread-count]')) add(way.closest('tr').dataset.id ? 'document' : 'corpus', way, Number(way.closest('tr').dataset.count), way.closest('tr').dataset.id ? 'matches' : 'lines');
    for (const way of all('[data-part=proposed] td[data-column] button:not([data-part])')) add('proposed', way, figure(way.textContent), way.closest('td').dataset.column);
    for (const value of all('.facet li[data-value]')) {
      const chosen = value.closest('.facet').querySelector('input:checked');
      if (!chosen) add('value', value, Number(value.dataset.count), 'found', () => value.querySelector('input').click());
    }
    if (!/f\.date/.test(location.hash)) for (const bin of all('.timeline [data-bin]')) add('bin', bin, Number(bin.dataset.count), 'found', () => bin.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    return found;
  }

  await visit(link);
  if (!kind) return [...Map.groupBy(numbers(), (one) => one.kind).keys()];
  const { length } = numbers().filter((one) => one.kind === kind);
  const tried = Math.min(most, length);
  const followed = [];
  for (const at of new Set(Array.from({ length: tried }, (_, number) => Math.round((number * (length - 1)) / Math.max(1, tried - 1))))) {
    await visit(link);
    const { count, of, go } = numbers().filter((one) => one.kind === kind)[at];
    go();
    await settled();
    const there = opened();
    followed.push({ kind, at, count, of, ...(there[of] === count ? {} : { fault: { ...there, hash: location.hash } }) });
  }
  return followed;
}
