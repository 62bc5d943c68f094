// Counters around what a guest takes from its host: workers, object URLs, names, and listeners on whatever outlives it.

/** The script that starts to count; it stands before all others. */
export const COUNTERS = `<script>(${counters})()</script>`;

/** What is held at this moment; runs in the page. */
export const held = () => window[Symbol.for('held')]();

function counters() {
  const names = new Set(Object.getOwnPropertyNames(window));
  const workers = countWorkers();
  const urls = countUrls();
  const listeners = countListeners();
  const fresh = () => Object.getOwnPropertyNames(window).filter((name) => !names.has(name));
  window[Symbol.for('held')] = () => ({ workers: workers.size, urls: urls.size, listeners: Object.fromEntries(listeners), names: fresh() });

  function countWorkers() {
    const living = new Set();
    window.Worker = class extends window.Worker {
      constructor(...given) {
        super(...given);
        living.add(this);
      }
      terminate() {
        living.delete(this);
        super.terminate();
      }
    };
    return living;
  }

  function countUrls() {
    const living = new Set();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (thing) => {
      const url = createObjectURL.call(URL, thing);
      living.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      living.delete(url);
      revokeObjectURL.call(URL, url);
    };
    return living;
  }

  function countListeners() {
    const counts = new Map();
    const known = new WeakMap();
    const lasting = [window, document, document.documentElement, history, navigator, navigator.serviceWorker, window.visualViewport];
    const outlives = (target) => lasting.includes(target) || target === document.body || target instanceof MediaQueryList;
    const note = (target, type, listener, options, added) => {
      if (!listener || !outlives(target)) return;
      const capture = typeof options === 'object' ? Boolean(options?.capture) : Boolean(options);
      const place = `${target.constructor.name} ${type}${capture ? ' capture' : ''}`;
      const places = known.get(listener) ?? new Set();
      known.set(listener, places);
      if (places.has(place) === added) return;
      if (added) places.add(place);
      else places.delete(place);
      counts.set(place, (counts.get(place) ?? 0) + (added ? 1 : -1));
      if (!counts.get(place)) counts.delete(place);
      if (added) options?.signal?.addEventListener('abort', () => note(target, type, listener, options, false));
    };
    for (const [method, added] of [['addEventListener', true], ['removeEventListener', false]]) {
      const native = EventTarget.prototype[method];
      EventTarget.prototype[method] = function (type, listener, options) {
        note(this ?? window, type, listener, options, added);
        return native.call(this, type, listener, options);
      };
    }
    return counts;
  }
}
