import * as z from 'zod/mini';
import type { Application } from '../domain/application.ts';
import { AuditEntry, Head, headAfter, inOrder, type Unlinked } from '../domain/audit-chain.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { type Key, keys, sha256 } from './keys.ts';
import { getItems, type Item, queryPartition, transact, type Write } from './table.ts';

/** Something to be noted, and the item that keeps the head of the chain it goes to. */
export type Note = Omit<Unlinked, 'place'> & { key: Key; headAt: Key };

/** Notes for one chain, from its head as it was read. A head that has moved since is noticed as they are written. */
export type Append = { headAt: Key; head: Head | undefined; notes: Note[] };

/** The history of an application, in the order in which it was written. */
export async function loadAudit(applicationId: string): Promise<AuditEntry[]> {
  const items = await queryPartition(keys.application(applicationId).pk, 'AUDIT#');
  return inOrder(items.map((item) => AuditEntry.parse(item)));
}

/** The history of the programme as a whole, in the order in which it was written; without its people. */
export async function loadProgrammeAudit(programmeId: string): Promise<AuditEntry[]> {
  const items = await queryPartition(keys.auditHead(programmeId).pk, 'AUDIT#');
  return inOrder(items.map((item) => AuditEntry.parse(item)));
}

/** A line of an application's history. */
export function auditNote(
  applicationId: string,
  by: Actor,
  what: string,
  at: string,
  auditId: string,
  details: Record<string, string> = {},
): Note {
  const key = keys.audit(applicationId, at, auditId);
  return { ...{ key, at, by, what, details }, headAt: keys.application(applicationId) };
}

/** A line of the programme's history. */
export function programmeNote(
  programmeId: string,
  by: Actor,
  what: string,
  at: string,
  auditId: string,
  details: Record<string, string> = {},
): Note {
  const key = keys.programmeAudit(programmeId, at, auditId);
  return { ...{ key, at, by, what, details }, headAt: keys.auditHead(programmeId) };
}

/** Notes about an application that has been read: its head came with it. */
export function appendTo({ id, auditHead }: Application, ...notes: Note[]): Append {
  return { headAt: keys.application(id), head: auditHead, notes };
}

/** Notes of any chains, whose heads are read now, in one request. */
export async function readHeads(notes: Note[]): Promise<Append[]> {
  const chains = new Map<string, Append>();
  for (const note of notes) {
    const name = nameOf(note.headAt);
    const known = chains.get(name) ?? { headAt: note.headAt, head: undefined, notes: [] };
    chains.set(name, { ...known, notes: [...known.notes, note] });
  }
  return withHeads([...chains.values()]);
}

/**
 * The writes with the entries of each chain and with its head moved on, where it still is as it was
 * read. The head goes along with the write of its item where there is one. The writes keep their places.
 */
export function withAudit(writes: Write[], ...appends: Append[]): Write[] {
  const all = [...writes];
  for (const append of appends) {
    const { head, entries } = linked(append);
    const at = all.findIndex(({ put, update }) => isAt(put ?? update, append.headAt));
    const own = all[at] ?? { update: append.headAt };
    all[at === -1 ? all.length : at] = movedOn(own, append.head, head);
    all.push(...entries);
  }
  return all;
}

/** How often a transaction is tried again because an entry came between reading a head and moving it. */
const MOST_RACES = 20;

/**
 * A transaction that appends to chains; where only a head had moved, it is tried again from the new one.
 * Answers as `transact` does: the places of the writes whose condition failed; empty means done.
 * @throws AcademyError `TableBusy`
 */
export async function transactWithAudit(writes: Write[], ...appends: Append[]): Promise<number[]> {
  let from = appends;
  for (let race = 0; race < MOST_RACES; race += 1) {
    const all = withAudit(writes, ...from);
    const failed = await transact(all);
    const keysOf = failed.map((index) => all[index]?.put ?? all[index]?.update);
    if (!keysOf.some((key) => from.some(({ headAt }) => isAt(key, headAt)))) return failed;
    const now = await withHeads(from);
    if (now.every(({ head }, index) => head?.hash === from[index]?.head?.hash)) return failed;
    from = now;
  }
  throw new AcademyError(
    'TableBusy',
    'Many people are working on this at once. Nothing was changed: try again in a minute.',
  );
}

async function withHeads(appends: Append[]): Promise<Append[]> {
  const items = await getItems(appends.map(({ headAt }) => headAt));
  const heads = new Map(items.map((item) => [nameOf(item as Key), headOf(item)]));
  return appends.map((append) => ({ ...append, head: heads.get(nameOf(append.headAt)) }));
}

function headOf(item: Item): Head | undefined {
  return z.optional(Head).parse(item['auditHead']);
}

function linked({ head: before, notes }: Append): { head: Head | undefined; entries: Write[] } {
  let head = before;
  const entries = notes.map(({ headAt: _kept, key, ...entry }): Write => {
    head = headAfter(sha256, head, { ...entry, place: placeOf(key) });
    return { put: { ...key, ...entry, ...head }, condition: 'attribute_not_exists(pk)' };
  });
  return { head, entries };
}

/** Where an entry is kept, as it is linked. */
export function placeOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}

function movedOn(write: Write, before: Head | undefined, after: Head | undefined): Write {
  // What is put is new, and has no head yet.
  if (write.put) return { ...write, put: { ...write.put, auditHead: after } };
  const { set = '', condition, values } = write;
  const stands = before ? 'auditHead = :headBefore' : 'attribute_not_exists(auditHead)';
  return {
    ...write,
    set: `SET auditHead = :head${set.startsWith('SET ') ? `, ${set.slice(4)}` : ` ${set}`}`,
    condition: condition ? `(${condition}) AND ${stands}` : stands,
    values: { ...values, ':head': after, ...(before ? { ':headBefore': before } : {}) },
  };
}

function isAt(place: unknown, key: Key): boolean {
  const { pk, sk } = (place ?? {}) as Partial<Key>;
  return pk === key.pk && sk === key.sk;
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}
