import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { AcademyStack } from './academy-stack.ts';
import { acknowledge } from './acknowledged.ts';
import type { DoorBundles } from './bundle.ts';
import { EDGE_REGION, EdgeStack } from './edge-stack.ts';
import { MailStack } from './mail-stack.ts';
import { RecordsStack } from './records-stack.ts';
import type { Settings } from './settings.ts';

/** The stacks of an academy; the edge's only where chosen. */
export type AcademyStacks = {
  mail: MailStack;
  records: RecordsStack;
  academy: AcademyStack;
  edge?: EdgeStack;
};

/**
 * Everything the academy is on AWS, from the manifest and the operator's choices.
 *
 * @param options.root The folder that holds `statemachines/`.
 */
export function buildAcademy(
  app: App,
  options: { root: string; settings: Settings; bundles: DoorBundles },
): AcademyStacks {
  const { settings } = options;
  const env = { region: settings.region };
  const mail = new MailStack(app, 'Qi4AllMail', { env, settings });
  const records = new RecordsStack(app, 'Qi4AllRecords', { env, settings, mail: mail.identity });
  records.addStackDependency(mail, 'its pools send from the identity');
  const academy = new AcademyStack(app, 'Qi4AllAcademy', {
    ...options,
    env,
    records: records.records,
  });
  const edge = settings.edge
    ? new EdgeStack(app, 'Qi4AllEdge', { env: { region: EDGE_REGION }, settings })
    : undefined;
  return { mail, records, academy, ...(edge ? { edge } : {}) };
}

/** Fails the synth for whatever cdk-nag's packs for solutions and for serverless find without a reason. */
export function holdToPacks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  acknowledge(app);
}
