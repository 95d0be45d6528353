import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Node } from 'constructs';
import * as z from 'zod';
import { parseProgramme } from '../../functions/domain/lint-programme.ts';

/** `true` in cdk.json, the word `true` on the command line. */
const Switch = z.union([z.boolean(), z.stringbool()]).default(false);

/** What an operator can choose, in `cdk.json` or with `cdk -c name=value`. */
const Context = z.object({
  programme: z.string().default('programmes/qi4all-2024.json'),
  region: z.string().default('eu-west-2'),
  /** The address that all mail comes from. */
  mailFrom: z.email().default('academy@example.org'),
  /** What SES verifies: a domain, or one address where the domain's DNS is out of reach. */
  mailIdentity: z.string().optional(),
  /**
   * Set while SES keeps the account in its sandbox. There it sends only to verified addresses, and
   * asks for the right to each recipient's identity too.
   */
  mailSandbox: Switch,
  /** Where people find the academy, if not at the API's own address. */
  siteUrl: z.url({ protocol: /^https$/ }).optional(),
  /** A key of one's own for the table: revocable and audited, a dollar a month. */
  customerKey: Switch,
});

/** The operator's choices, checked and completed. */
export type Settings = Omit<z.infer<typeof Context>, 'mailIdentity' | 'programme'> & {
  programmeFile: string;
  programmeId: string;
  mailIdentity: string;
};

/**
 * Reads the choices from the app's context.
 * @throws an Error that says which choice is wrong and why.
 */
export function readSettings(node: Node, root: string): Settings {
  const given = Object.keys(Context.shape).flatMap((name) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined ? [] : [[name, value]];
  });
  const context = Context.safeParse(Object.fromEntries(given));
  if (!context.success) throw refusal('The context of the app', z.prettifyError(context.error));
  const { programme, mailIdentity, ...rest } = context.data;
  const programmeFile = resolve(root, programme);
  return {
    ...rest,
    programmeFile,
    programmeId: readProgrammeId(programmeFile),
    mailIdentity: mailIdentity ?? rest.mailFrom.slice(rest.mailFrom.indexOf('@') + 1),
  };
}

/** What the academy would refuse at its first run is not deployed. */
function readProgrammeId(file: string): string {
  try {
    return parseProgramme(JSON.parse(readFileSync(file, 'utf8'))).id;
  } catch (error) {
    throw refusal(`The programme ${file}`, error instanceof Error ? error.message : String(error));
  }
}

function refusal(what: string, why: string): Error {
  return new Error(`${what} cannot be used:\n${why}`);
}
