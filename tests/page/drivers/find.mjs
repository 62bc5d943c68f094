// Where the browsers are: an environment variable, then the search path, then the places that packages use.
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';

const PROGRAMS = {
  chromium: {
    variable: 'CONCORD_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    package: 'chromium',
  },
  firefox: {
    variable: 'CONCORD_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    package: 'firefox-esr',
  },
  webkitDriver: {
    variable: 'CONCORD_WEBKIT_DRIVER',
    names: ['WebKitWebDriver'],
    places: [],
    package: 'webkit2gtk-driver',
  },
  miniBrowser: {
    variable: 'CONCORD_MINIBROWSER',
    names: [],
    places: underLibraries('webkit2gtk-4.1/MiniBrowser'),
    package: 'libwebkit2gtk-4.1-0',
  },
  xvfb: { variable: 'CONCORD_XVFB', names: ['Xvfb'], places: [], package: 'xvfb' },
};

/** What each engine needs to start. */
export const NEEDS = {
  chromium: ['chromium'],
  firefox: ['firefox'],
  webkit: ['webkitDriver', 'miniBrowser', 'xvfb'],
};

/** The path of a program, or undefined. */
export function find(program) {
  const { variable, names, places } = PROGRAMS[program];
  const named = process.env[variable];
  if (named) return isProgram(named) ? named : undefined;
  const onPath = names.flatMap((name) => (process.env.PATH ?? '').split(path.delimiter).map((dir) => path.join(dir, name)));
  return [...onPath, ...places].find(isProgram);
}

/** One sentence on what an engine lacks, or undefined where it lacks nothing. */
export function missing(engine) {
  const absent = NEEDS[engine].filter((program) => !find(program)).map((program) => PROGRAMS[program]);
  if (!absent.length) return undefined;
  const packages = absent.map((program) => program.package).join(' ');
  const variables = absent.map((program) => program.variable).join(', ');
  return `${engine} cannot be started: install the Debian packages ${packages}, or name the programs in ${variables}, or leave the engine out with CONCORD_WITHOUT=${engine}.`;
}

function underLibraries(tail) {
  const multiarch = ['/usr/lib', '/usr/libexec', '/usr/lib64'];
  return multiarch.flatMap((dir) => [path.join(dir, tail), ...subfolders(dir).map((name) => path.join(dir, name, tail))]);
}

function subfolders(dir) {
  try {
    return readdirSync(dir).filter((name) => name.includes('linux'));
  } catch {
    return [];
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
