import type { Html } from '../../../functions/views/components/content.ts';

/** What has no options inside. A record of any names, such as attributes, is one option. */
type Leaf = string | number | boolean | Html;

/** Every option of a component as a path: `.label.text`, `.items[].hint.html`. */
export type PathsOf<Options, Path extends string = ''> = Options extends Leaf
  ? Path
  : Options extends readonly (infer Item)[]
    ? PathsOf<Item, `${Path}[]`>
    : string extends keyof Options
      ? Path
      : {
          [Name in keyof Options & string]-?: PathsOf<
            Exclude<Options[Name], undefined>,
            `${Path}.${Name}`
          >;
        }[keyof Options & string];

/** A call of a component with options. */
export type Cases = { component: (options: never) => unknown; options: object[] };

/** Options that no case uses. A record such as attributes counts as used with any name in it. */
type Unused<Options, Case> = {
  [Path in PathsOf<Options>]: [Extract<PathsOf<Case>, Path | `${Path}.${string}`>] extends [never]
    ? Path
    : never;
}[PathsOf<Options>];

/**
 * Cases that together use every option which the component's type allows. The type checker asks for a
 * further argument where one is missing, whose type names it; a page can use no other options.
 */
export function covering<Options extends object>(component: (options: Options) => unknown) {
  return <Case extends Options>(
    options: Case[],
    ..._unused: [Unused<Options, Case>] extends [never] ? [] : [unused: Unused<Options, Case>]
  ): Cases => ({ component, options });
}
