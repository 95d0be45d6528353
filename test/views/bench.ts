import { renderTimes } from './render-times.ts';

/** Prints what rendering costs, for `npm run bench`. */
const times = renderTimes().map(({ ms }) => ms);
const sorted = times.toSorted((a, b) => a - b);
const rounded = (ms = 0) => Math.round(ms * 1000) / 1000;
console.log(
  JSON.stringify({
    slowestMs: rounded(sorted.at(-1)),
    medianMs: rounded(sorted[sorted.length >> 1]),
  }),
);
