/**
 * A promise that is settled from outside, and replaced once it has been; a rejection that nobody awaits is no fault.
 * @template T
 */
export class Deferred {
  /** @type {(value: T) => void} */
  #resolve = () => {};
  /** @type {(error: Error) => void} */
  #reject = () => {};
  #settled = false;
  #promise = this.#next();

  /** @returns {Promise<T>} */
  get promise() {
    return this.#promise;
  }

  /** Begins anew, unless it is still waited for. */
  renew() {
    if (!this.#settled) return;
    this.#settled = false;
    this.#promise = this.#next();
  }

  /** @param {T} value */
  resolve(value) {
    this.#settled = true;
    this.#resolve(value);
  }

  /** @param {Error} error */
  reject(error) {
    this.#settled = true;
    this.#reject(error);
  }

  /** @returns {Promise<T>} */
  #next() {
    const promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    promise.catch(() => {});
    return promise;
  }
}
