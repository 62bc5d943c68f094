// What a person perceives in a page, read inside it: roles, names, text and places, through open shadow roots.
// The function is sent as text, so that it uses nothing from outside itself and leaves nothing behind.

/** Runs one of the senses below: `eye('find', {role, name})`. */
export function eye(sense, ...given) {
  const ROLES = {
    ARTICLE: 'article', ASIDE: 'complementary', BUTTON: 'button', DIALOG: 'dialog', FIELDSET: 'group', FORM: 'form', H1: 'heading', H2: 'heading', H3: 'heading',
    H4: 'heading', H5: 'heading', IMG: 'img', LI: 'listitem', MAIN: 'main', MARK: 'mark', NAV: 'navigation', OL: 'list', OPTION: 'option', OUTPUT: 'status',
    PROGRESS: 'progressbar', SELECT: 'combobox', SUMMARY: 'button', TEXTAREA: 'textbox', UL: 'list',
  };
  const INPUTS = { search: 'searchbox', checkbox: 'checkbox', radio: 'radio', range: 'slider', button: 'button', submit: 'button', reset: 'button' };

  function* elements(root) {
    for (const child of root.children) {
      yield child;
      if (child.shadowRoot) yield* elements(child.shadowRoot);
      yield* elements(child);
    }
  }

  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

  function visible(element) {
    for (let up = element; up; up = parent(up)) if (up.getAttribute('aria-hidden') === 'true') return false;
    return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  }

  function role(element) {
    const given = element.getAttribute('role');
    if (given) return given.split(' ')[0];
    if (element.tagName === 'A') return element.hasAttribute('href') ? 'link' : undefined;
    if (element.tagName === 'INPUT') return INPUTS[element.type] ?? 'textbox';
    if (element.tagName === 'SECTION') return element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby') ? 'region' : undefined;
    return ROLES[element.tagName];
  }

  function words(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true' || node.hidden) return '';
    if (node.hasAttribute('aria-label')) return node.getAttribute('aria-label');
    const inner = node.shadowRoot ?? node;
    const text = node.alt ?? [...inner.childNodes].map(words).join('');
    return getComputedStyle(node).display.startsWith('inline') ? text : ` ${text} `;
  }

  const squeezed = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

  function name(element) {
    const by = element.getAttribute('aria-labelledby');
    if (by) return squeezed(by.split(/\s+/).map((id) => element.getRootNode().getElementById(id)?.textContent).join(' '));
    if (element.tagName === 'FIELDSET') return squeezed(element.querySelector(':scope > legend')?.innerText);
    const label = element.getAttribute('aria-label') || [...(element.labels ?? [])].map(words).join(' ');
    return squeezed(label || words(element) || element.title || element.placeholder);
  }

  function said(element, wanted) {
    if (wanted === undefined) return true;
    const heard = name(element);
    return wanted.source === undefined ? heard === wanted : new RegExp(wanted.source, wanted.flags).test(heard);
  }

  function matching({ role: wantedRole, name: wantedName, css, within, hidden = false }) {
    const roots = within ? matching(within) : [document];
    const found = roots.flatMap((root) => [...(root.shadowRoot ? elements(root.shadowRoot) : []), ...elements(root)]);
    return [...new Set(found)].filter(
      (element) =>
        (!css || element.matches(css)) && (!wantedRole || role(element) === wantedRole) && said(element, wantedName) && (hidden || visible(element)),
    );
  }

  function seen(element) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const attributes = Object.fromEntries([...element.attributes].map((attribute) => [attribute.name, attribute.value]));
    const { value, checked, disabled } = element;
    const at = { x, y, width, height, tag: element.localName };
    return { role: role(element), name: name(element), text: element.innerText ?? element.textContent, value, checked, disabled, attributes, ...at };
  }

  function deepest(pick) {
    let element = pick(document);
    while (element?.shadowRoot && pick(element.shadowRoot)) element = pick(element.shadowRoot);
    return element;
  }

  const senses = {
    find: (what) => matching(what).map(seen),
    focused: () => seen(deepest((root) => root.activeElement) ?? document.body),
    /** Where to put the pointer for an element: its middle, after scrolling, and what lies over it. */
    aim(what, index) {
      const element = matching(what)[index];
      if (!element) return undefined;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getClientRects()[0];
      const point = { x: x + width / 2, y: y + height / 2 };
      const top = deepest((root) => root.elementFromPoint(point.x, point.y));
      for (let up = top; up; up = parent(up)) if (up === element) return point;
      return { ...point, covered: `${top?.localName}.${top?.className} "${squeezed(top?.innerText).slice(0, 40)}"` };
    },
    /** From now on notes whether the pointer, when it is next put down, is put on an element. */
    watch(what, index) {
      const note = (event) => (note.met = event.composedPath().includes(matching(what)[index]));
      window[Symbol.for('met')] = note;
      addEventListener('pointerdown', note, { capture: true });
    },
    /** Whether it was; a page that came after knows of nothing. */
    met() {
      const note = window[Symbol.for('met')];
      if (!note) return true;
      delete window[Symbol.for('met')];
      removeEventListener('pointerdown', note, { capture: true });
      return note.met ?? false;
    },
    /** Headless browsers draw the list of options outside the page: the choice is made for them, the event is the page's. */
    choose(what, value) {
      const list = matching(what)[0];
      if (![...(list?.options ?? [])].some((option) => option.value === value)) return false;
      list.focus();
      list.value = value;
      list.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      return list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    focus(what) {
      const element = matching(what)[0];
      element?.focus();
      return Boolean(element);
    },
    /** Whether an outline, a shadow or a stroke is drawn around what has focus, on it, in it, or on what it stands for. */
    outlined() {
      const element = deepest((root) => root.activeElement);
      const places = [element, ...element.querySelectorAll('*'), ...(element.labels ?? []), element.nextElementSibling, element.parentElement].filter(Boolean);
      const drawn = ({ outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth }) =>
        (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none' || (stroke !== 'none' && parseFloat(strokeWidth) > 0);
      return places.some((place) => drawn(getComputedStyle(place)));
    },
    /** After so many frames. */
    async drawn(frames) {
      for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
    },
    overflow: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
  return senses[sense](...given);
}
