import { loadTimeline } from './timelines.ts';

/**
 * The fact `versions`: in which version each date of the programme is that has ever moved. A mail with
 * the dates of the year says it to calendars, which believe the latest version only.
 */
export async function movedDates(programmeId: string): Promise<Record<string, string>> {
  const { records } = await loadTimeline(`programme/${programmeId}`);
  const moved = records.filter(({ version }) => version > 1);
  if (moved.length === 0) return {};
  const versions = Object.fromEntries(moved.map(({ id, version }) => [id, version]));
  return { versions: JSON.stringify(versions) };
}
