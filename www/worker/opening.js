// From bytes to an explorer, on the worker's side: a corpus, documents as objects, or files to make one of.

import readers from 'concord:formats';
import { Opening } from 'concord:glue';
import { allOf, drain, open } from './bytes.js';
import { Deferred } from '../deferred.js';
import { take } from './given.js';
import { started, wanted } from './hands.js';
import { bytesFrom } from './ingest-bytes.js';
import { savedIn } from './ingest-saved.js';
import { gather, linesOf } from './ingest.js';
import { formatsFrom } from './program.js';
import { sharing } from './share.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./bytes.js').Source} Source
 * @typedef {{documents: unknown[]}} Given documents as objects
 * @typedef {{stems: Source | null, corpus: Source | Given, index: Source | null}} Sources
 * @typedef {(stage: 'corpus' | 'index' | 'documents', done: number, all: number) => void} Report
 * @typedef {(progress: import('../client.js').Ingested) => void} Tell
 *
 * @typedef {object} Ingestion files to make a corpus of
 * @property {Source} wasm
 * @property {Source | null} stems the stemmers; null where the page has been saved without them
 * @property {Source | null} formats the readers of foreign formats; null where the page has been saved without them
 * @property {string[]} names what the files are called
 * @property {number} allBytes of them; 0 where it is unknown
 * @property {import('./ingest.js').Skip[]} skips
 * @property {import('../protocol').Options} options
 * @property {MessagePort} lender
 */

const INDEX = { unreachable: 'index', damaged: 'index' };
const CORPUS = { unreachable: 'corpus-unreachable', damaged: 'damaged' };

/** @type {Deferred<MessagePort[]>} */
let hired = new Deferred();

/** Those who help to index have come. @param {MessagePort[]} ports */
export const hire = (ports) => hired.resolve(ports);

/**
 * Opens a corpus that has been made.
 * @param {Promise<Bytes>} starting the core, which may start while the corpus comes
 * @param {Sources} sources
 * @param {Report} report
 */
export async function opened(starting, { corpus, index }, report) {
  if ('documents' in corpus) return starting.then(() => given(corpus));
  const prebuilt = index && open(index, INDEX).then((stream) => allOf(stream, INDEX)).catch(() => new Uint8Array());
  const bytes = await open(corpus, CORPUS, (done, all) => report('url' in corpus ? 'corpus' : 'index', done, all));
  const program = await starting;
  if (!prebuilt) return indexed(program, bytes);
  const opening = new Opening();
  opening.index(await prebuilt);
  await drain(bytes, CORPUS, (chunk) => opening.push(chunk));
  return opening.finish();
}

/**
 * What is made of files: a report where they are foreign, and no explorer where there is no document in them.
 * @param {Bytes} program
 * @param {Ingestion} request
 * @param {Report} report
 * @param {Tell} tell
 */
export async function made(program, request, report, tell) {
  const { names, lender } = request;
  const bytesOf = bytesFrom(names.length, lender);
  const saved = names.length === 1 && await bytesOf(0).then((bytes) => savedIn(names[0], bytes), () => undefined);
  if (saved) {
    lender.close();
    return { explorer: await indexed(program, await open(saved, CORPUS)), report: null };
  }
  const opening = new Opening();
  const told = await readInto(opening, program, request, bytesOf, report, tell);
  lender.close();
  return { explorer: told.documents ? opening.finish() : null, report: told };
}

/**
 * Foreign files, as the lines of a corpus. The readers' memory is given back when this has ended, before there is an index.
 * @param {Opening} opening
 * @param {Bytes} program
 * @param {Ingestion} request
 * @param {ReturnType<typeof bytesFrom>} bytesOf
 * @param {Report} report
 * @param {Tell} tell
 */
async function readInto(opening, program, { formats, names, allBytes, skips, options }, bytesOf, report, tell) {
  const module = await formatsFrom(formats);
  const gathering = await gather({ formats: readers, module, options, names, allBytes, skips, bytesOf, progress: tell });
  const gathered = gathering.finish((done, all) => report('documents', done, all));
  const told = gathered.report();
  if (told.documents) {
    await shared(opening, program, async (take) => {
      for (const lines of linesOf(gathered)) await take(lines);
    });
  }
  return told;
}

/** @param {Given} corpus */
function given({ documents }) {
  const opening = new Opening();
  take(opening, documents);
  return opening.finish();
}

/** @param {Bytes} program @param {Awaited<ReturnType<typeof open>>} bytes of a corpus */
async function indexed(program, bytes) {
  const opening = new Opening();
  await shared(opening, program, (take) => drain(bytes, CORPUS, take));
  return opening.finish();
}

/**
 * Lets others help to index the bytes that `flow` hands on.
 * @param {Opening} opening
 * @param {Bytes} program
 * @param {(take: (chunk: Bytes) => Promise<void>) => Promise<void>} flow
 */
async function shared(opening, program, flow) {
  const { take, finish } = sharing(opening, () => hands(program));
  try {
    await flow(take);
    await finish();
  } finally {
    self.postMessage({ hands: 0 });
  }
}

/** Asks for others to help. @param {Bytes} program */
async function hands(program) {
  const count = wanted();
  if (count < 1) return [];
  hired = new Deferred();
  self.postMessage({ hands: count });
  return started(await hired.promise, program);
}
