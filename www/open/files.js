// What a person chose, dropped or pasted → files, under the names and in the order that the terminal gives them.

/** @typedef {{name: string, file: File}} Chosen a file, and what it is called in notes and ids */
/** @typedef {import('../worker/ingest.js').Skip} Skip */
/** @typedef {{files: Chosen[], skips: Skip[]}} Choice */
/** @typedef {{path: string[], file: File}} Found a file and the names that lead to it */
/** @typedef {(count: number) => void} Finding how many files have been found so far */

/** Folders inside one another beyond which none is looked into: a link may lead back. */
const MOST_DEPTH = 64;

/** @param {Iterable<File>} list of an input; where a folder was chosen, its files bear their path */
export function fromInput(list) {
  const found = [...list].map((file) => ({ path: (file.webkitRelativePath || file.name).split('/'), file }));
  return choiceOf(found, found.some(({ path }) => path.length > 1));
}

/** Texts, where several were pasted with lines of `---` between them. @param {string} text @returns {Choice} */
export function fromText(text) {
  const texts = text.split(/^[ \t]*---[ \t]*$/m).filter((one) => one.trim());
  const nameOf = (/** @type {number} */ index) => (texts.length > 1 ? `text-${index + 1}.txt` : 'text.txt');
  return { files: texts.map((one, index) => ({ name: nameOf(index), file: new File([one.trim()], nameOf(index)) })), skips: [] };
}

/**
 * To be called while the drop is being told of: later it tells nothing any more.
 * @param {DataTransfer} transfer
 * @param {Finding} finding
 * @returns {Promise<Choice>}
 */
export async function fromDrop({ items }, finding) {
  const dropped = [...items].filter(({ kind }) => kind === 'file').map((item) => ({
    file: item.getAsFile(),
    entry: item.webkitGetAsEntry?.() ?? null,
    // Chromium lets a page from disk look into a folder by this way only.
    handle: /** @type {any} */ (item).getAsFileSystemHandle?.().catch(() => null) ?? null,
  }));
  /** @type {Found[]} */
  const found = [];
  /** @type {Skip[]} */
  const skips = [];
  /** @param {string[]} path @param {File} file */
  const take = (path, file) => finding(found.push({ path, file }));
  /** @param {string} name @param {unknown} cause */
  const skip = (name, cause) => skips.push({ name, code: 'unreadable', message: `${name} cannot be read (${/** @type {Error} */ (cause).message}).` });
  for (const { file, entry, handle } of dropped) {
    if (!entry?.isDirectory) {
      if (file) take([file.name], file);
      continue;
    }
    const folder = await handle;
    await (folder ? throughHandle(folder, [folder.name], take, skip) : throughEntry(entry, [entry.name], take, skip)).catch((cause) => skip(entry.name, cause));
  }
  const { files, skips: hidden } = choiceOf(found, dropped.length === 1 && found.some(({ path }) => path.length > 1));
  return { files, skips: [...skips, ...hidden] };
}

/**
 * Hidden files are left alone; below a folder that alone was chosen, names begin inside it.
 * @param {Found[]} found
 * @param {boolean} inFolder
 * @returns {Choice}
 */
function choiceOf(found, inFolder) {
  const below = found.map(({ path, file }) => ({ path: inFolder ? path.slice(1) : path, file })).sort((one, other) => inOrder(one.path, other.path));
  const hiddenAt = (/** @type {string[]} */ path) => path.findIndex((part, depth) => part.startsWith('.') && (inFolder || depth > 0));
  const hidden = new Set(below.filter(({ path }) => hiddenAt(path) >= 0).map(({ path }) => path.slice(0, hiddenAt(path) + 1).join('/')));
  return {
    files: below.filter(({ path }) => hiddenAt(path) < 0).map(({ path, file }) => ({ name: path.join('/'), file })),
    skips: [...hidden].map((name) => ({ name, code: 'hidden', message: `${name} is hidden, so it was left alone.` })),
  };
}

/** By name in each folder, as UTF-8 orders them. @param {string[]} one @param {string[]} other */
function inOrder(one, other) {
  const at = one.findIndex((part, depth) => part !== other[depth]);
  if (at < 0) return one.length - other.length;
  return other[at] === undefined ? 1 : byCodePoint(one[at], other[at]);
}

/** @param {string} one @param {string} other */
function byCodePoint(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** Surrogates above all else, as what they stand for. @param {number} unit */
const rank = (unit) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/**
 * @param {any} folder a FileSystemDirectoryHandle
 * @param {string[]} path
 * @param {(path: string[], file: File) => void} take
 * @param {(name: string, cause: unknown) => void} skip
 */
async function throughHandle(folder, path, take, skip) {
  if (path.length > MOST_DEPTH) return skip(path.join('/'), new Error('too many folders inside one another'));
  for await (const [name, inner] of folder.entries()) {
    const place = [...path, name];
    const read = inner.kind === 'directory'
      ? throughHandle(inner, place, take, skip)
      : inner.getFile().then((/** @type {File} */ file) => take(place, file));
    await read.catch((/** @type {unknown} */ cause) => skip(place.join('/'), cause));
  }
}

/**
 * @param {FileSystemEntry} folder
 * @param {string[]} path
 * @param {(path: string[], file: File) => void} take
 * @param {(name: string, cause: unknown) => void} skip
 */
async function throughEntry(folder, path, take, skip) {
  if (path.length > MOST_DEPTH) return skip(path.join('/'), new Error('too many folders inside one another'));
  const reader = /** @type {FileSystemDirectoryEntry} */ (folder).createReader();
  const some = () => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  for (let entries = await some(); entries.length; entries = await some()) {
    for (const inner of entries) {
      const place = [...path, inner.name];
      const read = inner.isDirectory
        ? throughEntry(inner, place, take, skip)
        : new Promise((resolve, reject) => inner.file(resolve, reject)).then((file) => take(place, file));
      await read.catch((cause) => skip(place.join('/'), cause));
    }
  }
}
