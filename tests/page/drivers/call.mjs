// A function sent into a page and its answer sent back, as text both ways, so that every engine hands over the same.

/** The expression that runs a function in the page. */
export const call = (body, args) => `(async () => JSON.stringify(await (${body})(...${JSON.stringify(args)})))()`;

/** What it gave back; undefined where it gave nothing. */
export const answered = (text) => (text === undefined || text === null ? undefined : JSON.parse(text));
