/**
 * Who may use a route: anybody, a team by its link, anybody who is signed in, or one role. Each door
 * checks it; `test/access.test.ts` makes a trial of every route from its word here.
 */
export type Knock = 'public' | 'team' | 'signed-in' | 'admin' | 'panel' | 'coach' | 'operator';

/** A door of the academy: a Lambda function on AWS, and an imported module on a laptop. */
export type Door = {
  /** PascalCase; the Lambda's id, and `${<name>Arn}` in the definitions. */
  name: string;
  /** Path of the module under `functions/`, without `.ts`. */
  file: string;
  /** Routes of the HTTP API that it answers, with who may knock. Page doors only. */
  routes?: Record<string, Knock>;
  /** Opened before the doors of people who sign in, to say who is there. One door does. */
  authorizes?: true;
  /** Whether it sends people to the identity provider and takes them back. */
  signsIn?: true;
  /**
   * `wall`: it lives by the real clock also where the academy's clock can be moved. Providers and the
   * checks of their tokens do, and a session has to fit them.
   */
  clock?: 'wall';
  /** How often the clock opens it. Timer doors only. */
  everyMinutes?: number;
  /** Whose events open it, by way of a queue. Timer doors only. */
  eventsOf?: 'mail';
  /** What it does with the table. `note`: it reads, and notes who has read; it deletes nothing. */
  table: 'read' | 'note' | 'write';
  /** Whether it sends mail through SES. */
  mail?: true;
  /** Which machines it starts executions of. */
  starts?: ('application' | 'timeline')[];
  /** Whether it looks at executions: which ones failed, and how one stands. */
  looks?: true;
  /** Whether it ends waits by their task tokens. */
  signals?: true;
  /** Whether it opens and closes the accounts with which people sign in. */
  accounts?: true;
  /** Whether it carries the programme's file. Only reconcile does. */
  programme?: true;
  /** Longest run, in seconds; 10 unless given. */
  timeoutSeconds?: number;
};

/** Whether a route is for people who sign in, so that the API asks who is there first. */
export function asksWho(knock: Knock): boolean {
  return knock !== 'public' && knock !== 'team';
}
