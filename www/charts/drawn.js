import { AsyncDirective } from 'lit-html/async-directive.js';

/** What is drawn into an element for the width that it has, and anew when that, or what is shown, becomes another. @template Shown */
export class Drawn extends AsyncDirective {
  /** @type {HTMLElement | null} */
  element = null;
  /** @type {Shown | null} */
  shown = null;
  /** In pixels, as last laid out: to ask for it while the page changes would have all of it laid out at once. */
  width = 0;
  #resize = new ResizeObserver(() => {
    if (this.element?.clientWidth !== this.width) this.#fit();
  });

  /** @param {Shown} _shown */
  render(_shown) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[Shown]} values */
  update({ element }, [shown]) {
    const before = this.shown;
    this.shown = shown;
    if (before && !this.differs(before, shown)) return;
    if (this.element) return this.draw();
    this.element = /** @type {HTMLElement} */ (element);
    this.#resize.observe(element);
    // Before it stands in the page it has no width.
    if (element.isConnected) this.#fit();
    else queueMicrotask(() => this.#fit());
  }

  #fit() {
    this.width = this.element?.clientWidth ?? 0;
    this.draw();
  }

  /** @override */
  disconnected() {
    this.#resize.disconnect();
  }

  /** @override */
  reconnected() {
    if (this.element) this.#resize.observe(this.element);
  }

  /** Whether something else is to be seen: each key draws the room twice, when it is pressed, and when its answer is there. @param {Shown} before @param {Shown} shown */
  differs(before, shown) {
    return before !== shown;
  }

  draw() {}
}
