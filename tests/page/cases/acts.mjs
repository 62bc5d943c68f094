// What is copied or saved says beside its button how that went, and the button stays what it is.
import assert from 'node:assert/strict';
import { strange } from '../support/charts.mjs';
import { downloads, watchDownloads } from '../support/downloads.mjs';
import { PAGE_URL } from '../support/places.mjs';

const linkOf = (view, link = {}) => `${PAGE_URL}#${new URLSearchParams({ q: 'secur', view, ...link })}`;
const part = (explorer, name) => explorer.here({ css: `[data-part=${name}]` });

/** What is told beside a button: its role, and what is read. */
const toldBeside = ({ person }, name) => person.until(`what ${name} tells`, () => person.run((of) => {
  const [button] = document.querySelector('concord-explorer').shadowRoot.querySelectorAll(`[data-part=${of}]`);
  const place = button.parentElement.querySelector('[data-part=told]');
  return place?.textContent && [place.getAttribute('role'), place.textContent, button.textContent.trim(), button.getAttribute('aria-disabled')];
}, name));

/** The clipboard takes what is written, or is not there. */
const clipboard = (person, open) => person.run((writable) => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: writable ? { writeText: async () => {} } : undefined }), open);

/** Each button that copies: the view that it is in, what it says, what it tells, and how much is selected in its place. */
const COPIES = [
  ['words', 'copy-rows', 'Copy', /^Copied$/, /Security\t37/],
  ['concordance', 'lines-copy', 'Copy', /^\d+ lines copied$/, /secur/],
  ['documents', 'copy', 'Copy the citation', /^Copied$/, /./],
];

/** Each button that saves, and the view that it is in. */
const SAVES = [['words', 'export-csv'], ['concordance', 'lines-json'], ['trends', 'chart-svg'], ['trends', 'chart-png'], ['dispersion', 'chart-csv'], ['documents', 'cite-all button']];

export default [
  {
    title: 'a copy is told beside the button, which keeps its name; where there is no clipboard what is shown is selected',
    async run({ visit }) {
      const visitor = await visit(linkOf('words'));
      const { person, explorer } = visitor;
      for (const [view, name, label, told, selected] of COPIES) {
        await person.tab.goto(linkOf(view));
        await explorer.settled();
        if (name === 'copy') await explorer.open((await explorer.read()).hits[0].title);
        if (view === 'concordance') await explorer.lines();
        await person.see(part(explorer, name));
        await clipboard(person, true);
        await person.click(part(explorer, name));
        const [role, text, called, disabled] = await toldBeside(visitor, name);
        assert.match(text, told);
        assert.deepEqual([role, called, disabled], ['status', label, null]);
        await clipboard(person, false);
        await person.click(part(explorer, name));
        await person.until('how to copy', async () => (await toldBeside(visitor, name))[1] === 'Selected: copy it with the keyboard');
        assert.match(await person.run(() => {
          let taken = '';
          const { setData } = DataTransfer.prototype;
          DataTransfer.prototype.setData = (_, given) => { taken = given; };
          document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true }));
          DataTransfer.prototype.setData = setData;
          return taken || String(document.querySelector('concord-explorer').shadowRoot.getSelection?.() ?? getSelection());
        }), selected, view);
      }
    },
  },
  {
    title: 'lines that could not be copied are copied by the keyboard as a table',
    without: { firefox: 'a script cannot copy there', webkit: 'a script cannot copy there' },
    async run({ visit }) {
      const visitor = await visit(linkOf('concordance'));
      const { person, explorer } = visitor;
      await explorer.lines();
      await clipboard(person, false);
      await person.click(part(explorer, 'lines-copy'));
      await toldBeside(visitor, 'lines-copy');
      const copied = await person.run(() => {
        let text = '';
        const { setData } = DataTransfer.prototype;
        DataTransfer.prototype.setData = function (kind, given) { text = given; setData.call(this, kind, given); };
        document.execCommand('copy');
        DataTransfer.prototype.setData = setData;
        return text;
      });
      assert.ok(copied.trim().split('\n').length > 3 && copied.split('\n')[0].split('\t').length === 7, copied);
    },
  },
  {
    title: 'what could not be saved is told beside the button, and can be tried again',
    async run({ visit }) {
      const visitor = await visit(linkOf('words'));
      const { person, explorer } = visitor;
      for (const [view, name] of SAVES) {
        await person.tab.goto(linkOf(view));
        await explorer.settled();
        await person.see(part(explorer, name.replace(' ', '] ').replace(/\] .*/, '')));
        const button = name.includes(' ') ? explorer.here({ css: '[data-part=cite-all] button' }) : part(explorer, name);
        const told = () => person.run((css) => {
          const place = document.querySelector('concord-explorer').shadowRoot.querySelector(css).parentElement.querySelector('[data-part=told]');
          return place?.textContent && [place.getAttribute('role'), place.textContent];
        }, button.css);
        await person.run(() => { window.whole = URL.createObjectURL; URL.createObjectURL = () => { throw new Error('no room'); }; });
        await person.click(button);
        assert.deepEqual(await person.until(`the failure of ${view} ${name}`, told), ['alert', 'It could not be saved: no room']);
        await person.run(() => { URL.createObjectURL = window.whole; });
        await person.run(watchDownloads);
        await person.click(button);
        await person.until('a file', async () => (await person.run(downloads)).length === 1);
        await person.until('no failure', async () => !(await told()));
      }
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'signs that XML does not have are left out of a picture',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('trends', { 'o.trends.series': '\u0001secur\ufffe' }));
      const take = async (form) => {
        await person.see(part(explorer, `chart-${form}`));
        await person.run(watchDownloads);
        await person.click(part(explorer, `chart-${form}`));
        return (await person.until('a file', () => person.run(downloads)).then(() => person.until(form, async () => (await person.run(downloads))[0])));
      };
      assert.deepEqual(await person.run(strange, (await take('svg')).text), []);
      assert.ok((await take('png')).text.length > 1000);
    },
  },
];
