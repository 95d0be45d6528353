// Made by "npm run schema" from programme.ts. Do not edit.

/** Names the shape in which programmes are checked; another release may have another. */
export const SHAPE = '569a9a5c9375dc2a';
