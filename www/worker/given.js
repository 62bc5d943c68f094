// Documents that a host page gives as objects.

/** @typedef {{push(bytes: Uint8Array): void, add(line: string, text: string): void}} Opening */

const encoder = new TextEncoder();

/**
 * Takes documents of the shape that a line of a corpus has; a text goes over as it is, all else as JSON.
 * @param {Opening} opening
 * @param {Iterable<unknown>} documents
 */
export function take(opening, documents) {
  for (const document of documents) {
    const { text, ...rest } = Object(document);
    if (typeof text === 'string') opening.add(JSON.stringify(rest), text);
    else opening.push(encoder.encode(`${JSON.stringify(document)}\n`));
  }
}
