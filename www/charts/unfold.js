import { html, nothing, render } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';

/** What stands in a `<details>`: made only while that is open, since a table behind a chart may have thousands of rows. */
class Unfold extends Directive {
  /** @type {() => unknown} */
  #make = () => nothing;
  /** @type {HTMLElement | null} */
  #element = null;

  /** @param {() => unknown} _make */
  render(_make) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[() => unknown]} values */
  update({ element }, [make]) {
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
