// What is copied or saved says beside its button how that went, and the button stays what it is.
import assert from 'node:assert/strict';
import { strange } from '../support/charts.mjs';
import { clipboard, copied } from '../support/clipboard.mjs';
import { taken as file, watchDownloads } from '../support/downloads.mjs';
import { linkOf as linkTo } from '../support/places.mjs';
import { heard, listen } from '../support/voice.mjs';

const linkOf = (view, link = {}) => linkTo(view, { q: 'secur', ...link });
const part = (explorer, name) => explorer.here({ css: `[data-part=${name}]` });
const bare = (text) => text.replace(/\s+/g, '');

/** Where it is told how it went: behind the button, in the same element. */
const TOLD = '~ [data-part=told]';

/** Presses a button; what is told beside it, which goes away again after a while. */
async function told({ person, explorer }, name, wanted) {
  await listen(person, `[data-part=${name}] ${TOLD}`);
  await person.click(part(explorer, name));
  await person.until(`${wanted} beside ${name}`, async () => wanted.test((await heard(person)).at(-1)));
}

/** Each button that copies: the view that it is in, what it says, what it tells, and what is copied by the keyboard in its place. */
const COPIES = [
  ['words', 'copy-rows', 'Copy', /^Copied$/, () => 'Security\t37'],
  ['concordance', 'lines-copy', 'Copy', /^\d+ lines copied$/, () => 'Security'],
  ['documents', 'copy', 'Copy the citation', /^Copied$/, ({ reader }) => reader.citation],
];

/** Each button that saves, and the view that it is in. */
const SAVES = [
  ['words', '[data-part=export-csv]'], ['concordance', '[data-part=lines-json]'], ['trends', '[data-part=chart-svg]'], ['trends', '[data-part=chart-png]'],
  ['dispersion', '[data-part=chart-csv]'], ['documents', '[data-part=cite-all] button'],
];

export default [
  {
    title: 'a copy is told beside the button, which keeps its name; where there is no clipboard what is shown is selected',
    async run({ visit }) {
      const visitor = await visit(linkOf('words'));
      const { person, explorer } = visitor;
      for (const [view, name, label, wanted, text] of COPIES) {
        await person.tab.goto(linkOf(view));
        await explorer.settled();
        if (name === 'copy') await explorer.open((await explorer.read()).hits[0].title);
        if (view === 'concordance') await explorer.lines();
        await clipboard(person, true);
        await told(visitor, name, wanted);
        await person.see(explorer.here({ role: 'status', css: `[data-part=${name}] ${TOLD}`, hidden: true }));
        await person.until('a button that is free and keeps its name', async () => {
          const { text: called, attributes } = await person.see(part(explorer, name));
          return called.trim() === label && attributes['aria-disabled'] !== 'true';
        });
        await clipboard(person, false);
        await told(visitor, name, /^Selected: copy it with the keyboard$/);
        const expected = text(await explorer.read());
        const { taken, selected } = await copied(person);
        assert.ok(taken.includes(expected), `${view}: ${taken}`);
        assert.ok(bare(selected).includes(bare(expected)), `${view}: ${selected}`);
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
      await told(visitor, 'lines-copy', /^Selected/);
      const text = await person.run(() => {
        let text = '';
        const { setData } = DataTransfer.prototype;
        DataTransfer.prototype.setData = function (kind, given) { text = given; setData.call(this, kind, given); };
        document.execCommand('copy');
        DataTransfer.prototype.setData = setData;
        return text;
      });
      assert.ok(text.trim().split('\n').length > 3 && text.split('\n')[0].split('\t').length === 7, text);
    },
  },
  {
    title: 'what could not be saved is told beside the button, and can be tried again',
    async run({ visit }) {
      const visitor = await visit(linkOf('words'));
      const { person, explorer } = visitor;
      for (const [view, css] of SAVES) {
        await person.tab.goto(linkOf(view));
        await explorer.settled();
        const button = explorer.here({ css });
        const failure = explorer.here({ role: 'alert', css: `${css} ${TOLD}` });
        await person.see(button);
        await person.run(() => { window.whole = URL.createObjectURL; URL.createObjectURL = () => { throw new Error('no room'); }; });
        await person.click(button);
        assert.equal((await person.see(failure)).text, 'It could not be saved: no room', `${view} ${css}`);
        await person.run(() => { URL.createObjectURL = window.whole; });
        await person.run(watchDownloads);
        await person.click(button);
        await file(person);
        await person.gone(failure);
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
        return file(person, 0, form);
      };
      assert.deepEqual(await person.run(strange, (await take('svg')).text), []);
      assert.ok((await take('png')).text.length > 1000);
    },
  },
];
