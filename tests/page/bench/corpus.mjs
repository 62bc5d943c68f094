// A corpus from a seed: the same every time, with words as unevenly spread as those of a language.
const SYLLABLES = 'ba be ca ce co da de di do en er fa fe ga ge in ka ke la le li lo ma me mi mo na ne no on pa pe po ra re ri ro sa se si so ta te ti to un va ve'.split(' ');
const FOREIGN = ['é', 'ü', 'ñ', 'ø', 'ç'];
const CYRILLIC = 'ба ве го да жи ка ле мо на по ра се ти ук'.split(' ');
const ARABIC = 'با پا تا جا دا را سا کا لا ما نا وا'.split(' ');
const WORDS = 50_000;
const TEXT = 1_600;

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Word number `rank` of the language: frequent ones are short, one in eight is not ASCII. */
function coin(roll, rank) {
  const sort = roll();
  const syllables = sort < 0.03 ? CYRILLIC : sort < 0.05 ? ARABIC : SYLLABLES;
  const length = 1 + Math.floor(Math.log10(rank + 1) / 2 + roll() * 2.5);
  const word = Array.from({ length }, () => syllables[Math.floor(roll() * syllables.length)]).join('');
  return sort > 0.92 ? word + FOREIGN[Math.floor(roll() * FOREIGN.length)] : word;
}

/** Picks by Zipf's law among `count`: rank r with a weight of 1/r. */
const zipf = (roll, count) => Math.min(count - 1, Math.floor((count + 1) ** roll()) - 1);

function language(roll) {
  const words = new Set();
  while (words.size < WORDS) words.add(coin(roll, words.size));
  return [...words];
}

function text(roll, words, goal = TEXT * (0.5 + roll())) {
  const parts = [];
  for (let length = 0, at = 0; length < goal; at += 1) {
    const word = words[zipf(roll, words.length)];
    parts.push(at % 90 === 89 ? `${word}.\n\n` : at % 15 === 14 ? `${word}. ` : `${word} `);
    length += Buffer.byteLength(word) + 1;
  }
  return parts.join('').trim();
}

/** The same language in short documents, line by line: `count` of about a hundred bytes, with two facets and dates. */
export function* messages(count, seed = 1) {
  const roll = dice(seed);
  const words = language(roll);
  yield { concord: 1, title: 'Generated messages' };
  for (let number = 0; number < count; number += 1) {
    yield { id: `m${number}`, title: '', date: day(roll), outlet: named('Outlet', zipf(roll, 60)), section: named('Section', zipf(roll, 12)), text: text(roll, words, 100) };
  }
}

const day = (roll) => new Date(Date.UTC(2000, 0, 1) + Math.floor(roll() * 9_000) * 86_400_000).toISOString().slice(0, 10);
const named = (name, number) => `${name} ${number + 1}`;

/** `count` documents as JSON Lines, with three facets, dates and twenty topics; also the words, most frequent first. */
export function corpus(count, seed = 1) {
  const roll = dice(seed);
  const words = language(roll);
  const topics = Array.from({ length: 20 }, (_, number) => ({ label: named('Topic', number), query: `${words[200 + number * 40]} OR ${words[900 + number * 70]} OR "${words[number]} ${words[number + 1]}"` }));
  const fields = ['outlet', 'country', 'section'].map((name) => ({ name, label: name }));
  const document = (_, number) => ({
    id: `d${number}`, title: text(roll, words, 50), date: day(roll), outlet: named('Outlet', zipf(roll, 60)), country: [...new Set([named('Country', zipf(roll, 150)), named('Country', zipf(roll, 150))])],
    section: named('Section', zipf(roll, 12)), text: text(roll, words),
  });
  const lines = [{ concord: 1, title: 'Generated', description: 'Documents from a seed.', fields, topics }, ...Array.from({ length: count }, document)];
  return { bytes: Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')), words };
}

/** Words typed letter by letter, alone and after another: frequent ones, rare ones, and some that do not occur. */
export function keystrokes(words) {
  const roll = dice(7);
  const pick = () => words[Math.floor(words.length ** roll())];
  const typed = Array.from({ length: 40 }, (_, number) => (number % 3 ? `${pick()} ${pick()}` : number % 10 ? pick() : `${pick()}xq`));
  return typed.flatMap((query) => Array.from(query, (_, end) => query.slice(0, end + 1)));
}
