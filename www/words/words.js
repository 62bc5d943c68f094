// Every word of the interface, once: a catalogue for each language, in a file of its own, of the shape of the English
// one. No view holds a literal; numbers, dates and plurals follow the language.

import { rangeOf } from '../dates.js';
import { english } from './en.js';

/**
 * @typedef {ReturnType<typeof english>} Words
 * @typedef {ReturnType<typeof formats>} Formats
 */

/** @type {Map<string, Words>} Made once for each language: what `Intl` makes is dear. */
const made = new Map();

/**
 * @param {string} language a BCP 47 tag; unknown ones are answered in English
 * @returns {Words}
 */
export function wordsFor(language) {
  const words = made.get(language) ?? make(localeOf(language));
  made.set(language, words);
  return words;
}

/** @param {string} locale */
const make = (locale) => CATALOGUES[baseOf(locale)](formats(locale));

/** The locale asked for, where there is a catalogue for it; plain English writes the day before the month. @param {string} language */
function localeOf(language) {
  const [known = 'en'] = Intl.NumberFormat.supportedLocalesOf([tag(language)]);
  return known === 'en' || !CATALOGUES[baseOf(known)] ? 'en-GB' : known;
}

/** @param {string} locale */
const baseOf = (locale) => locale.split('-')[0];

/** @param {string} language */
function tag(language) {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** @param {string} locale */
function formats(locale) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const lists = new Intl.ListFormat(locale, { type: 'unit' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const dates = [{}, { month: 'short' }, { month: 'short', day: 'numeric' }].map((parts) =>
    new Intl.DateTimeFormat(locale, /** @type {any} */ ({ timeZone: 'UTC', year: 'numeric', ...parts })));
  const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'].map((unit, power) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: power ? 'short' : 'long', maximumFractionDigits: power > 1 ? 1 : 0 }));
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' });
  return {
    locale,
    number: numbers.format,
    /** @param {number} count */
    bytes(count) {
      const power = Math.min(Math.floor(Math.log10(Math.max(1, count)) / 3), sizes.length - 1);
      return sizes[power].format(count / 1000 ** power);
    },
    /** @param {Date} date a tick of an axis: the coarsest part that tells it from the one before */
    tick(date) {
      if (date.getUTCDate() > 1) return numbers.format(date.getUTCDate());
      return (date.getUTCMonth() ? month : dates[0]).format(date);
    },
    /** @param {number} time milliseconds since 1970 */
    moment: (time) => moments.format(time),
    /** @param {string} code */
    languageName: (code) => languages.of(code) ?? code,
    /** @param {string[]} items */
    list: (items) => lists.format(items),
    /** The form that the language's rules choose for a count. @param {number} count @param {{other: string, [form: string]: string}} forms */
    plural: (count, forms) => forms[rules.select(count)] ?? forms.other,
    /** @param {string} text `2018`, `2018-03` or `2018-03-14`; anything else is given back */
    date(text) {
      const range = rangeOf(text);
      return range && !text.includes('..') ? dates[text.split('-').length - 1]?.format(range[0]) ?? text : text;
    },
  };
}

/** @type {Record<string, (formats: Formats) => Words>} */
const CATALOGUES = { en: english };
