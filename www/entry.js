/** What stands in an object under a name that comes from elsewhere: never what every object has. @template T @param {Record<string, T>} object @param {string} name @returns {T | undefined} */
export const entry = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
