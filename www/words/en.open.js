// The interface in English: opening documents, the report on it, and what a browser keeps.

/** @typedef {import('../protocol').Note['level']} Level */

/** @param {Pick<import('./words.js').Formats, 'number' | 'plural' | 'moment'> & {bytes: (bytes: number) => string, documents: (count: number) => string}} formats */
export function opening({ number, plural, bytes, documents, moment }) {
  /** @param {number} count */
  const files = (count) => `${number(count)} ${plural(count, { one: 'file', other: 'files' })}`;
  return {
    files,
    open: 'Open documents',
    openHint: 'Drop files, folders or archives anywhere here, or choose them:',
    openFiles: 'Choose files…',
    openFolder: 'Choose a folder…',
    openTitle: 'Title (if you like)',
    openKinds: 'Text, Markdown, HTML, CSV, JSON, TEI, CoNLL-U, e-mail, EPUB, DOCX, ODT, PDF; ZIP and TAR of these; what Concord itself has saved.',
    openPrivate: 'Nothing leaves this machine: the files are read in this page.',
    openPaste: 'Paste text',
    openPasteLabel: 'Text; a line of --- begins another document',
    openPasted: 'Open this text',
    openDrop: 'Drop to open',
    openCancel: 'Cancel',
    /** @param {number} count */
    openFound: (count) => (count ? `Looking through the folder: ${files(count)} so far…` : 'Looking through the files…'),
    /** @param {import('../worker/ingest.js').FilesRead} read */
    openRead: (read) => `Reading ${number(Math.min(read.files + 1, read.allFiles))} of ${files(read.allFiles)} · ${read.allBytes ? `${bytes(read.bytes)} of ${bytes(read.allBytes)}` : bytes(read.bytes)} · ${documents(read.documents)}`,
    /** @param {number} part */
    openSaid: (part) => (part ? `Reading the files: ${number(part)} per cent.` : 'Reading the files.'),
    /** @param {number} count @param {number} given */
    opened: (count, given) => `${documents(count)} opened from ${files(given)}.`,
    /** @param {Partial<Record<Level, string>>} counts as they are written */
    openNotes: ({ skipped, repaired, noticed }) => [
      skipped && `${skipped} passed over`, repaired && `${repaired} repaired`, noticed && `${noticed} noticed`,
    ].filter(Boolean).join(', '),
    openUndo: 'Undo',
    openUndoHint: 'Back to the documents that were open before',
    openDismiss: 'Close this line',

    report: 'How these documents were read',
    reportHide: 'Hide the report',
    reportCopy: 'Copy the report',
    /** @param {string} first @param {number} more */
    noteMore: (first, more) => `${first} And ${number(more)} more of the kind.`,
    reportFormat: 'Format',
    reportFiles: 'Files',
    reportBytes: 'Size',
    /** @param {number} read @param {number} made */
    reportHead: (read, made) => `${files(read)} and entries of archives were recognised; ${documents(made)} came of them.`,
    reportClean: 'Nothing was passed over, repaired or guessed.',
    reportSaved: 'This is a corpus that Concord had saved; it was opened as it is.',
    /** @type {Record<Level, string>} */
    levels: { skipped: 'Passed over', repaired: 'Repaired', noticed: 'Noticed and guessed' },
    notesHead: 'How this corpus was made',
    rolesHead: 'Columns and keys',
    rolesNote: 'Where the wrong column was taken for the text, name the right one and read the files again.',
    /** @type {Record<'text' | 'title' | 'date' | 'id', string>} */
    roles: { text: 'The text is in', title: 'The title is in', date: 'The date is in', id: 'The id is in' },
    rolesAgain: 'Read again',

    keep: 'Keep in this browser',
    keeping: 'Keeping…',
    /** @param {string} title @param {number} count @param {number} at milliseconds since 1970 @param {number} size */
    kept: (title, count, at, size) => `Kept in this browser since ${moment(at)}: ${title ? `“${title}”, ` : ''}${documents(count)}, ${bytes(size)}.`,
    keptWhere: 'They lie in this browser’s store (IndexedDB) on this machine, for this page alone, and never leave it.',
    keptForget: 'Forget them',
    keptOwn: 'Show the page’s own documents',
    keptShow: 'Open them',
    keptRegion: 'Documents kept in this browser',
  };
}

/** @type {Record<string, (detail: string) => string>} */
export const openFailures = {
  'no-files': () => 'There was no file in that. Hidden files are left alone.',
  'no-documents-made': () => 'No document could be made of these files. The report says why.',
  'reading-crashed': () => 'The reading stopped: the files are more than this browser’s memory takes, or there is an error in the program. What was open before stays open. Fewer files at a time may help.',
  'formats-absent': () => 'This page was saved without the readers of foreign files, so it opens only what Concord itself has saved: its pages, and .jsonl and .jsonl.gz files. A page that was saved with them opens the rest.',
  'formats-unreachable': (detail) => `The readers of foreign files could not be fetched (${detail}). They should lie beside the script, as formats.wasm.`,
  'not-kept': () => 'This browser refuses to keep the documents: its store is full, or switched off, as in a private window. They stay open until the page is closed; they can be saved as a file.',
  'not-forgotten': () => 'This browser’s store does not answer, so nothing was forgotten. Clearing the browser’s data for this page does the same.',
  'kept-damaged': () => 'What this browser had kept for this page cannot be opened any more, so the page shows its own documents.',
};
