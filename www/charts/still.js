// Stands in the bundle for d3-interpolate and d3-transition, which d3-brush needs only to animate. Nothing here is
// animated, so colours, easing and timers, 30 kB of them, stay out.

/** @template T @param {T} _from @param {T} to */
export const interpolate = (_from, to) => () => to;

/** There is nothing to interrupt. */
export const interrupt = () => {};
