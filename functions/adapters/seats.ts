import { findPerson } from './people.ts';
import { programmeId } from './programmes.ts';

/** The point of view that a panel member stands for; empty when none was entered for them. */
export async function seatOf(personId: string): Promise<string> {
  return (await findPerson(programmeId(), personId))?.seat ?? '';
}
