import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { packMail, sendMail } from '../../functions/adapters/mail.ts';
import * as people from '../../functions/adapters/people.ts';
import type * as workflow from '../../functions/adapters/workflow.ts';
import { openApi } from '../../functions/domain/api/openapi.ts';
import { programmeSchema } from '../../functions/domain/programme.ts';
import { readBoth } from '../../functions/views/mails/markdown.ts';
import { HOW } from '../../lib/cloud/bundle.ts';
import { startLedger, type TestLedger } from '../fixtures/ledger.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { newId } from '../fixtures/table.ts';
import { createHost, definitionOf } from '../local/stepfunctions/host.ts';
import { serve } from '../local/stepfunctions/served.ts';

const CONTENTS = `
export { packMail, sendMail } from './functions/adapters/mail.ts';
export { closeWorkflow, signal, startTimelineExecution } from './functions/adapters/workflow.ts';
export { listPeople, savePeople } from './functions/adapters/people.ts';
export { closeTable } from './functions/adapters/table.ts';
export { openApi } from './functions/domain/api/openapi.ts';
export { programmeSchema } from './functions/domain/programme.ts';
export { readBoth } from './functions/views/mails/markdown.ts';
export { default as MailComposer } from 'nodemailer/lib/mail-composer/index.js';
export { default as MarkdownIt } from 'markdown-it';
export * as z from 'zod/mini';`;

type Bundled = typeof people &
  Pick<typeof workflow, 'closeWorkflow' | 'signal' | 'startTimelineExecution'> & {
    packMail: typeof packMail;
    sendMail: typeof sendMail;
    closeTable(): void;
    openApi: typeof openApi;
    programmeSchema: typeof programmeSchema;
    readBoth: typeof readBoth;
    MailComposer: typeof MailComposer;
    MarkdownIt: new () => { render(text: string): string };
    z: typeof import('zod/mini');
  };

const folder = mkdtempSync(join(tmpdir(), 'qi4all-left-out-'));
let ledger: TestLedger;
let bundled: Bundled;
beforeAll(async () => {
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url));
  const outfile = join(folder, 'bundled.cjs');
  await build({ ...HOW, stdin: { contents: CONTENTS, resolveDir, loader: 'ts' }, outfile });
  bundled = createRequire(import.meta.url)(outfile);
  ledger = await startLedger();
});
afterAll(async () => {
  bundled.closeTable();
  await ledger.stop();
  rmSync(folder, { recursive: true });
});

describe('what is left out of the bundles', () => {
  it('is missed by nothing that signs, sends and reads requests to the table', async () => {
    const programmeId = newId();
    const ada = { name: 'Ada', email: 'ada@academy.example', roles: ['panel' as const] };
    await bundled.savePeople(programmeId, [ada]);
    expect(await bundled.listPeople(programmeId)).toEqual(await people.listPeople(programmeId));
    expect(await bundled.listPeople(programmeId)).toHaveLength(1);
  });

  it('is missed by nothing that sends mail', async () => {
    const mail = { subject: 'Hello', text: 'Hello', html: '<p>Hello</p>', tags: { ledger: 'one' } };
    const to = { email: 'ada@team.example', name: 'Ada' };
    expect(await bundled.sendMail(await bundled.packMail({ to, ...mail }))).not.toBe('');
    expect(ledger.copies().get('one')).toBe(1);
  });

  it('is missed by nothing that starts executions and ends waits', async () => {
    const { runner } = createHost();
    const server = await serve(runner);
    const { stateMachineArn } = runner.createStateMachine({
      name: 'timeline',
      definition: definitionOf({ Done: { Type: 'Succeed' } }),
    });
    process.env['AWS_ENDPOINT_URL_SFN'] = server.url;
    process.env['TIMELINE_MACHINE_ARN'] = stateMachineArn;
    const started = await bundled.startTimelineExecution('one', { a: 1 });
    expect(started).toContain(':timeline:one');
    expect(await bundled.startTimelineExecution('one', { a: 1 })).toBe(started);
    expect(await bundled.signal('no token')).toBe('gone');
    bundled.closeWorkflow();
    delete process.env['AWS_ENDPOINT_URL_SFN'];
    delete process.env['TIMELINE_MACHINE_ARN'];
    server.close();
    runner.close();
  });

  it('changes nothing of a mail with a calendar file', async () => {
    const mail = {
      from: 'academy@example.org',
      to: 'Ánn <ann@team.example>',
      subject: 'Your interview',
      text: 'Come – please',
      html: '<p>Come – please</p>',
      messageId: '<one@example.org>',
      date: new Date('2024-10-14T09:00:00Z'),
      icalEvent: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
      attachments: [
        { filename: 'interview.ics', content: 'BEGIN:VCALENDAR', contentType: 'text/calendar' },
        { filename: 'later.ics', content: 'BEGIN:VCALENDAR' },
      ],
    };
    const compose = async (Composer: typeof MailComposer) =>
      String(await new Composer(mail).compile().build()).replace(/--_NmP-\w+/g, '--boundary');
    expect(await compose(bundled.MailComposer)).toBe(await compose(MailComposer));
  });

  it('changes nothing of what a mail says', () => {
    const source =
      '## A [heading]\n\n- one \\*\n- &amp; evil.example\n\n> said\n\n1. https://a.example';
    expect(bundled.readBoth({ source })).toEqual(readBoth({ source }));
  });

  it('changes nothing of how a programme is read, which only its editors have described', () => {
    const file = theProgramme();
    expect(bundled.programmeSchema().parse(file)).toEqual(programmeSchema().parse(file));
    expect(
      Object.values(bundled.programmeSchema().shape).filter(
        (field) => bundled.z.globalRegistry.get(field)?.description,
      ),
    ).toEqual([]);
  });

  it('is every schema that nobody asks', async () => {
    const contents = "export { contactOf } from './functions/domain/application.ts';";
    const stdin = { contents, resolveDir: fileURLToPath(new URL('../..', import.meta.url)) };
    const { outputFiles } = await build({ ...HOW, stdin, outdir: folder, write: false });
    const code = outputFiles.find(({ path }) => path.endsWith('.js'))?.text;
    expect(code).toContain('contactId');
    expect(code?.includes('livedExperience')).toBe(false);
  });

  it('is missed by nobody who asks how the API is described', () => {
    const programme = theProgramme();
    const described = (describe: typeof openApi) => describe(programme, '1', 'https://a.example');
    expect(described(bundled.openApi)).toEqual(described(openApi));
  });

  it('says so when it is asked for after all', () => {
    expect(() => new bundled.MarkdownIt().render('&amp;')).toThrow('see lib/cloud/left-out.ts');
  });
});
