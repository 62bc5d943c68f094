/**
 * An error with a code that the catalogue of words knows, as it crosses from the worker.
 * @typedef {{name: string, message: string, detail?: string}} ErrorShape
 */

/**
 * @param {string} code
 * @param {string} message
 * @param {string} [detail] what the sentence names: a status, an address
 */
export const failure = (code, message, detail = '') => Object.assign(new Error(message), { name: code, detail });

/**
 * @param {unknown} thrown
 * @returns {ErrorShape}
 */
export function shape(thrown) {
  const { name = 'Error', message = String(thrown), detail = '' } = /** @type {Partial<ErrorShape>} */ (thrown ?? {});
  return { name, message, detail };
}
