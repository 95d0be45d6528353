import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Node } from 'constructs';
import * as z from 'zod/mini';
import { parseProgramme } from '../../functions/domain/lint-programme.ts';

const EMAIL = 'Use an email address, such as academy@your.domain';

/** `true` in cdk.json, the word `true` on the command line. */
function switchThatIs(given: boolean) {
  return z._default(z.union([z.boolean(), z.stringbool()], 'Use true or false'), given);
}

/** What an operator can choose, in `cdk.json` or with `cdk -c name=value`. */
const Context = z.object({
  programme: z._default(z.string(), 'programmes/qi4all-2024.json'),
  region: z._default(z.string(), 'eu-west-2'),
  /** The address that all mail comes from. */
  mailFrom: z._default(z.email(EMAIL), 'academy@example.org'),
  /** What SES verifies: a domain, or one address where the domain's DNS is out of reach. */
  mailIdentity: z.optional(z.string()),
  /**
   * Set while SES keeps the account in its sandbox. There it sends only to verified addresses, and
   * asks for the right to each recipient's identity too.
   */
  mailSandbox: switchThatIs(false),
  /** Where people find the academy, if not at an address that AWS gives it. */
  siteUrl: z.optional(
    z.url({ protocol: /^https$/, error: 'Use an address that begins with https://' }),
  ),
  /** Off where an endpoint has no CloudFront: people then come to the API's own address. */
  cloudFront: switchThatIs(true),
  /** Off where an endpoint has only Cognito's older pages; passkeys need the newer ones. */
  managedLogin: switchThatIs(true),
  /** Any word; another one makes another secret between CloudFront and the doors. */
  originSecret: z._default(
    z.string().check(z.regex(/^[a-zA-Z0-9]*$/, 'Use letters and digits only')),
    '',
  ),
  /** The academy's own host name, such as `academy.your.domain`, with its certificate in us-east-1. */
  domainName: z.optional(z.string()),
  certificateArn: z.optional(
    z.string().check(z.startsWith('arn:', 'Use the whole ARN, which begins with arn:')),
  ),
  /** `ZONEID/zone.name` where Route 53 holds the zone, so that its records are made. */
  hostedZone: z.optional(
    z.pipe(
      z
        .string()
        .check(z.regex(/^[A-Z0-9]+\/.+$/, 'Use the zone’s id and name, such as Z0123/your.domain')),
      z.transform((given) => {
        const [hostedZoneId = '', zoneName = ''] = given.split('/');
        return { hostedZoneId, zoneName };
      }),
    ),
  ),
  /** Whether the stack in us-east-1 is made, with WAF and, for `domainName`, the certificate. */
  edge: switchThatIs(false),
  /** What that stack printed. */
  webAclArn: z.optional(
    z.string().check(z.startsWith('arn:', 'Use the whole ARN, which begins with arn:')),
  ),
  /** Ten cents a month for each metric that an alarm looks at; the dashboard is among the free three. */
  alarms: switchThatIs(true),
  dashboard: switchThatIs(true),
  /** Who is told when something goes wrong. */
  alarmEmail: z.optional(z.email(EMAIL)),
  /** A key of one's own for the table: revocable and audited, a dollar a month. */
  customerKey: switchThatIs(false),
});

/** The names of all choices. */
export const CHOICES: readonly string[] = Object.keys(Context.shape);

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
  const given = CHOICES.flatMap((name) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined ? [] : [[name, value]];
  });
  const context = Context.safeParse(Object.fromEntries(given));
  if (!context.success) throw refusal('The context of the app', z.prettifyError(context.error));
  const { programme, mailIdentity, ...rest } = context.data;
  if (rest.domainName && !rest.certificateArn && !rest.edge) {
    throw refusal(
      'The domainName',
      'It needs a certificate in us-east-1: deploy with edge=true first.',
    );
  }
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
