// What runs inside the page, sent there as text.

/** Opens a corpus in a worker of its own; the core's time and the bytes of text. */
export const build = (wasm, corpus) =>
  new Promise((resolve, reject) => {
    const worker = new Worker('/worker.mjs', { type: 'module' });
    worker.onmessage = ({ data }) => (worker.terminate(), resolve(data));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ wasm, corpus });
  });

/** The way of each question to the worker and back, in milliseconds, the copy of the answer included. */
export async function roundTrips(queries) {
  const element = document.querySelector('concord-explorer');
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await element.ask({ query });
    times.push(performance.now() - start);
  }
  return times;
}

/** From now on notes the time from each key to the moment when its counts stand in the page. */
export function watchKeys() {
  const root = document.querySelector('concord-explorer').shadowRoot;
  const times = (window[Symbol.for('times')] = []);
  let pressed;
  // Letters that the keyboard of the test lacks come without a key.
  for (const type of ['keydown', 'beforeinput']) document.addEventListener(type, (event) => (pressed ??= event.timeStamp), true);
  const settled = () => {
    if (pressed === undefined || 'busy' in root.querySelector('.room').dataset) return;
    times.push(performance.now() - pressed);
    pressed = undefined;
  };
  new MutationObserver(settled).observe(root.querySelector('.room'), { attributes: true, attributeFilter: ['data-busy'] });
}

/** Run before the page's own scripts: notes when the first counts stand in it, counted from the navigation. */
export function watchStart() {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    const observer = new MutationObserver(() => {
      if (!root.querySelector('[data-part=count][data-total]') || !root.querySelector('[data-facet] [data-count]')) return;
      window[Symbol.for('first')] = performance.now();
      observer.disconnect();
    });
    observer.observe(root, { subtree: true, childList: true, attributes: true });
    return root;
  };
}

/** Several times each, of another node each time where these are given: the way of a request for a table or for lines to the worker and back, in milliseconds. */
export async function analyses(requests, times) {
  const element = document.querySelector('concord-explorer');
  const measured = [];
  for (const [name, call, request, nodes = []] of requests) {
    const took = [];
    for (let run = 0; run < times; run += 1) {
      const start = performance.now();
      const answer = await element[call]({ ...request, ...(nodes.length && { node: nodes[run % nodes.length] }) });
      took.push(performance.now() - start);
      if (!answer.total) throw new Error(`${name} counts nothing`);
    }
    measured.push({ name, took });
  }
  return measured;
}
