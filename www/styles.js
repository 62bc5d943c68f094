// Constructed sheets: a host's policy that forbids style elements lets them be. One sheet serves every explorer.

import about from './views/about.css';
import acts from './views/acts.css';
import chips from './views/chips.css';
import citing from './views/citing.css';
import compare from './views/compare.css';
import concordance from './views/concordance.css';
import crosstab from './views/crosstab.css';
import dispersion from './views/dispersion.css';
import empty from './views/empty.css';
import facets from './views/facets.css';
import failure from './views/failure.css';
import help from './views/help.css';
import kept from './views/kept.css';
import open from './views/open.css';
import options from './views/options.css';
import print from './views/print.css';
import progress from './views/progress.css';
import proposed from './views/proposed.css';
import reader from './views/reader.css';
import report from './views/report.css';
import results from './views/results.css';
import room from './views/room.css';
import save from './views/save.css';
import search from './views/search.css';
import table from './views/table.css';
import tabs from './views/tabs.css';
import timeline from './views/timeline.css';
import topics from './views/topics.css';
import trends from './views/trends.css';
import ways from './views/ways.css';
import welcome from './views/welcome.css';

/** @type {CSSStyleSheet | undefined} */
let sheet;

export function sheets() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([room, search, ways, help, save, chips, timeline, tabs, options, compare, table, citing, concordance, trends, dispersion, crosstab, proposed, facets, results, empty, reader, welcome, about, acts, topics, progress, failure, open, report, kept, print].join('\n'));
  }
  return [sheet];
}
