import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { buildAcademy, holdToPacks } from '../lib/cloud/academy.ts';
import { bundleDoors } from '../lib/cloud/bundle.ts';
import { readSettings, type Settings } from '../lib/cloud/settings.ts';

/** The app of `cdk`: everything the academy is on AWS, from the manifest and the operator's choices. */
const root = fileURLToPath(new URL('..', import.meta.url));
const app = new App();
const settings = theChoices();
const { programmeFile } = settings;
const bundles = await bundleDoors({ root, into: `${root}/dist/doors`, programmeFile });
buildAcademy(app, { root, settings, bundles });
holdToPacks(app);
app.synth();

/** A wrong choice is the operator's: its sentence is enough. */
function theChoices(): Settings {
  try {
    return readSettings(app.node, root);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
