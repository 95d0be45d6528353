import { spawnSync } from 'node:child_process';

/** Says yes to taking the academy down. */
const CONFIRM = '--take-it-down';

/** What a person has to know before, by name of what stays. */
const STAYS = `Taking the academy down deletes Qi4AllAcademy: its pages, its doors, both workflows with EVERY WAITING EXECUTION, its logs,
alarms and the secret of its front. The address of CloudFront is gone for good.

It leaves Qi4AllRecords and Qi4AllMail as they are, which are protected from being deleted:
  the table qi4all, with every application; its backups reach 35 days back
  the two pools of people who sign in, and the key if you chose one
  the mail identity with its DKIM records
The firewall and the certificate in us-east-1, if you chose them, stay too: npx cdk destroy Qi4AllEdge -c edge=true.

Deploying again brings the pages and workflows back. Executions do not come back: start one for each application in
progress, as docs/runbook.md#an-execution-failed says; each goes on where its application stands.

To delete the records as well, for ever: switch off the termination protection of both stacks and the deletion
protection of the table and the pools, delete the stacks, then the table, the pools, the identity and the key by hand.`;

/** Explains what goes and what stays; does it only when told so in words. Answers the exit code. */
export function destroy(args: string[]): number {
  console.log(STAYS);
  if (!args.includes(CONFIRM)) {
    console.log(`\nNothing was done. To do it: npm run destroy -- ${CONFIRM}`);
    return 0;
  }
  const given = args.filter((arg) => arg !== CONFIRM);
  const command = ['cdk', 'destroy', 'Qi4AllAcademy', '--exclusively', '--force', ...given];
  return spawnSync('npx', command, { stdio: 'inherit' }).status ?? 1;
}
