// Files that are held over the page, and let go.

/** Milliseconds after which nothing is held over the page, if nothing more is heard; browsers tell at least every 350. */
const REST = 700;

/**
 * @param {EventTarget} place
 * @param {import('./open.js').Opener} opener
 * @param {AbortSignal} signal
 */
export function watchDrops(place, opener, signal) {
  let timer = 0;
  const leave = () => {
    clearTimeout(timer);
    opener.hover(false);
  };
  /** @param {(event: DragEvent & {dataTransfer: DataTransfer}) => void} act */
  const ofFiles = (act) => (/** @type {Event} */ event) => {
    const drag = /** @type {DragEvent & {dataTransfer: DataTransfer}} */ (event);
    if (!drag.dataTransfer?.types.includes('Files')) return;
    drag.preventDefault();
    act(drag);
  };
  place.addEventListener('dragover', ofFiles(({ dataTransfer }) => {
    clearTimeout(timer);
    timer = window.setTimeout(leave, REST);
    dataTransfer.dropEffect = 'copy';
    opener.hover(true);
  }), { signal });
  place.addEventListener('drop', ofFiles(({ dataTransfer }) => {
    leave();
    opener.drop(dataTransfer);
  }), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
