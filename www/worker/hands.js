// Hands: workers that index lines for another, which asks for them when a corpus is large.

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./share.js').Hand} Hand */

/** How many there are at the most; the one that keeps the documents is as fast as about three that index. */
const MOST = 3;

/** Milliseconds after which one does not wait for them to start. */
const PATIENCE = 2000;

/** How many this machine has room for. */
export const wanted = () => Math.min(MOST, (navigator.hardwareConcurrency || 1) - 1);

/**
 * On the side of the one who is helped: hands that have started, one for each port.
 * @param {MessagePort[]} ports
 * @param {Bytes} program the wasm: a compiled one cannot go from worker to worker of a page from disk
 * @returns {Promise<Hand[]>}
 */
export async function started(ports, program) {
  const late = new Promise((end) => { setTimeout(end, PATIENCE, null); });
  const starting = ports.map((port) => asking(port, { program }));
  const ready = starting.map((start) => Promise.race([start.then(() => true, () => false), late]));
  const able = await Promise.all(ready);
  return ports.filter((_, number) => able[number]).map((port) => (lines) => asking(port, { lines }, [lines.buffer]));
}

/** @param {MessagePort} port @param {object} task @param {Transferable[]} [given] @returns {Promise<any>} */
const asking = (port, task, given = []) => new Promise((answer, fail) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { part, error } }) => {
    port1.close();
    if (error) fail(new Error(error));
    else answer(part);
  };
  port.postMessage({ ...task, answer: port2 }, [...given, port2]);
});

/**
 * On the side of the one who helps.
 * @param {MessagePort} port
 * @param {(program: Bytes) => Promise<unknown>} init
 * @param {(lines: Bytes) => Uint8Array} index
 */
export function help(port, init, index) {
  port.onmessage = async ({ data: { program, lines, answer } }) => {
    try {
      const part = program ? void await init(program) : index(lines);
      answer.postMessage({ part }, part ? [part.buffer] : []);
    } catch (cause) {
      answer.postMessage({ error: String(cause) });
    }
  };
}
