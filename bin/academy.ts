import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { AcademyStack } from '../lib/cloud/academy-stack.ts';
import { bundleDoors } from '../lib/cloud/bundle.ts';
import { RecordsStack } from '../lib/cloud/records-stack.ts';
import { readSettings } from '../lib/cloud/settings.ts';

/** The app of `cdk`: everything the academy is on AWS, from the manifest and the operator's choices. */
const root = fileURLToPath(new URL('..', import.meta.url));
const app = new App();
const settings = readSettings(app.node, root);
const { programmeFile, region } = settings;
const bundles = await bundleDoors({ root, into: `${root}/dist/doors`, programmeFile });
const env = { region };
const { records } = new RecordsStack(app, 'Qi4AllRecords', { env, settings });
new AcademyStack(app, 'Qi4AllAcademy', { env, root, settings, records, bundles });
app.synth();
