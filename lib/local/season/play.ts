import { timelinesEndAt } from '../../../functions/domain/occasions.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import { HOUR, plus } from '../../../functions/domain/time.ts';
import { endsAt } from '../../../functions/domain/timetable.ts';
import type { Host } from '../host.ts';
import { playApplying } from './applying.ts';
import { expectDone } from './client.ts';
import { playPlacing } from './placing.ts';
import { seeded } from './random.ts';
import { playSelecting } from './selecting.ts';
import { admin, type Stage, setStage, teamsAt, until } from './stage.ts';

/** Plays a whole programme, every person acting over HTTP through the doors that deploy. */
export async function playSeason(
  host: Host,
  programme: Programme,
  options: { applications: number; seed: number; say: (what: string) => void },
): Promise<Stage> {
  const { applications, seed, say } = options;
  const stage = await setStage(host, programme, { applications, random: seeded(seed), say });
  await playApplying(stage);
  await playSelecting(stage);
  await playPlacing(stage);
  await playCohort(stage);
  await stage.browsers.close();
  return stage;
}

/** The cohort year, up to the last mail of the last timeline. */
async function playCohort(stage: Stage): Promise<void> {
  const { programme } = stage;
  await until(stage, plus(endsAt(programme), HOUR));
  for (const { id } of await teamsAt(stage, 'in-cohort')) {
    await expectDone(admin(stage).post(`/admin/applications/${id}/graduate`), 'Graduating');
  }
  await until(stage, plus(timelinesEndAt(programme), HOUR));
  stage.say('The year is over');
}
