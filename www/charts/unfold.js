import { html, nothing, render } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';

/** What stands in a `<details>`: made only while that is open, and anew only where it shows something else, since a table behind a chart may have thousands of rows. */
class Unfold extends Directive {
  /** @type {() => unknown} */
  #make = () => nothing;
  /** @type {unknown[]} */
  #shown = [];
  /** @type {HTMLElement | null} */
  #element = null;

  /** @param {unknown[]} _shown what is shown @param {() => unknown} _make */
  render(_shown, _make) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[unknown[], () => unknown]} values */
  update({ element }, [shown, make]) {
    if (this.#element && shown.every((one, at) => one === this.#shown[at])) return;
    this.#shown = shown;
    this.#make = make;
    if (!this.#element) queueMicrotask(() => element.closest('details')?.addEventListener('toggle', () => this.#draw()));
    this.#element = /** @type {HTMLElement} */ (element);
    if (element.childElementCount) this.#draw();
  }

  #draw() {
    const element = /** @type {HTMLElement} */ (this.#element);
    render(element.closest('details')?.open ? html`${this.#make()}` : nothing, element);
  }
}

export const unfold = directive(Unfold);
