/** What tells one question from another: the same one is asked again of a corpus that has been revised. @param {unknown} request @param {number} version of the corpus */
export const keyOf = (request, version) => JSON.stringify([request, version]);

/**
 * Keeps at most one call on its way, and behind it only the latest: what was typed in between is never asked.
 * @template Request, Answer
 * @param {(request: Request) => Promise<Answer>} call
 * @param {(answer: Answer, request: Request) => void} done
 * @param {(error: Error, request: Request) => void} failed
 */
export function latest(call, done, failed) {
  let busy = false;
  /** @type {Request | undefined} */
  let next;

  /** @param {Request} request */
  async function run(request) {
    busy = true;
    try {
      done(await call(request), request);
    } catch (error) {
      failed(/** @type {Error} */ (error), request);
    } finally {
      busy = false;
      const queued = next;
      next = undefined;
      if (queued !== undefined) run(queued);
    }
  }

  /** @param {Request} request */
  return (request) => {
    if (busy) next = request;
    else run(request);
  };
}
