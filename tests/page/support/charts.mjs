// Charts as a person reads them. All of these run in the page.

/** The chart number `at`: its points, what is read beneath it, what it is called. */
export function chartAt(at = 0) {
  const root = document.querySelector('concord-explorer').shadowRoot;
  const chart = root.querySelectorAll('.chart')[at];
  if (!chart || 'busy' in root.querySelector('.room').dataset || root.querySelector('.found [data-busy]')) return undefined;
  const points = [...chart.querySelectorAll('.point')].map(({ dataset: { period, series, count } }) => ({ period, series: Number(series), count: Number(count) }));
  return {
    name: chart.getAttribute('aria-label'), points, readout: chart.querySelector('[data-part=readout]').textContent,
    lines: chart.querySelectorAll('.lines .line').length, thin: chart.querySelectorAll('.points [data-thin]').length,
    marks: [...chart.querySelectorAll('.grid text')].map((text) => text.textContent), selected: Boolean(chart.querySelector('.selection')?.getAttribute('width')),
    focused: root.activeElement?.getAttribute('aria-label') ?? null,
  };
}

/** The rows of the table behind the chart, or of another that is named, as they are read. */
export function rowsOf(selector = '[data-part=chart-table] tbody tr') {
  const root = document.querySelector('concord-explorer').shadowRoot;
  return [...root.querySelectorAll(selector)].map((row) => [...row.children].map((cell) => cell.innerText.trim()));
}

/** Opens the table behind the first chart. */
export function unfold() {
  document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=chart-table]').open = true;
}

/** The part of a table's CSV that is no note of how it was made, line by line. */
export const rowsIn = (csv) => csv.split('\r\n').filter((line) => line && !line.startsWith('# '));

/** Strips of where words fall. */
export function strips() {
  const root = document.querySelector('concord-explorer').shadowRoot;
  if ('busy' in root.querySelector('.room').dataset || !root.querySelector('[data-part=dispersion]:not([data-busy])')) return undefined;
  return [...root.querySelectorAll('[data-part=dispersion] tbody tr')].map((row) => {
    const slider = row.querySelector('[role=slider]');
    return { id: row.dataset.id, count: Number(row.dataset.count), now: Number(slider.getAttribute('aria-valuenow')), most: Number(slider.getAttribute('aria-valuemax')), told: slider.getAttribute('aria-valuetext') };
  });
}

/** What is wrong with a picture that is to need nothing but itself; empty for none. */
export function strange(svg) {
  const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const faults = [...picture.querySelectorAll('parsererror, script, style, image, foreignObject, [href], [class]')].map(({ localName }) => localName);
  return [...faults, ...(/var\(|url\(|currentColor|NaN|undefined/.exec(svg) ?? [])];
}
