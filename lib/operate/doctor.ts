import { EDGE_REGION } from '../cloud/edge-stack.ts';
import type { Settings } from '../cloud/settings.ts';
import { findAccount } from './account.ts';
import { type Finding, ill, note } from './finding.ts';
import { findHere } from './here.ts';
import { findMail } from './mail.ts';
import { deployedIn, halfMade } from './stacks.ts';

/** Looks at everything that a deployment needs; what cannot be looked at is said so. */
export async function examine(root: string, settings: Settings): Promise<Finding[]> {
  const here = [
    ...findHere({ root, programmeFile: settings.programmeFile }),
    ...address(settings),
    ...listener(settings),
  ];
  const regions = [settings.region, ...(settings.edge ? [EDGE_REGION] : [])];
  const account = await findAccount(regions);
  if (account.some(({ what, state }) => what === 'Credentials' && state === 'ill')) {
    return [...here, ...account, ill('SES', 'not looked at', 'credentials first')];
  }
  return [...here, ...account, ...(await examineMail(settings))];
}

/** Looks at the mail alone; the identity is the academy's once its stack is there. */
export async function examineMail(settings: Settings): Promise<Finding[]> {
  const deployed = deployedIn(settings.region);
  try {
    const found = await deployed.stack('Qi4AllMail');
    return await findMail(settings, found !== undefined && !halfMade(found));
  } finally {
    deployed.close();
  }
}

/** Mail of a made-up domain reaches nobody. */
function address({ mailFrom }: Settings): Finding[] {
  if (!/@(.+\.)?example\.(org|com|net)$/.test(mailFrom)) return [];
  return [
    ill('mailFrom', `${mailFrom} is an example`, 'deploy with -c mailFrom=academy@your.domain'),
  ];
}

/** An alarm that nobody hears. */
function listener({ alarms, alarmEmail }: Settings): Finding[] {
  if (!alarms || alarmEmail) return [];
  return [note('Alarms', 'nobody is told', 'deploy with -c alarmEmail=you@your.domain')];
}
