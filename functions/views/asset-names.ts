// Made by "npm run assets" from functions/assets. Do not edit.

/** Addresses of what every page loads. */
export const ASSETS = {
  stylesheet: '/assets/academy-a1fe57e7ee65.css',
  script: '/assets/academy-32fd5cc73a90.js',
  icon: '/assets/icon-689ada41565c.svg',
};
