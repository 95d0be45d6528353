import type { ItemBatcher, MapState } from '../definition/types.ts';
import { EvaluationFailed } from '../failure.ts';
import { integerField } from '../fields.ts';
import { PAYLOAD_LIMIT, textOf } from '../json.ts';
import type { Step } from '../step.ts';
import { fieldOf } from '../visible.ts';
import { itemsOf } from './map-items.ts';

/** Every item as its iteration gets it. */
export function selectedItems(step: Step<MapState>, items = itemsOf(step)): unknown[] {
  return items.map((Value, Index) => selectItem(step, { Index, Value }));
}

/** Applies ItemSelector to every item and gathers the items into batches, if batches are asked for. */
export function batchesOf(step: Step<MapState>, items: unknown[]): unknown[] {
  const selected = selectedItems(step, items);
  const { ItemBatcher } = step.state;
  if (ItemBatcher === undefined) return selected;
  const limits = limitsOf(step, ItemBatcher);
  const batchInput =
    ItemBatcher.BatchInput === undefined
      ? {}
      : { BatchInput: fieldOf(step, 'ItemBatcher/BatchInput', ItemBatcher.BatchInput) };
  return split(selected, limits).map((batch) => ({ ...batchInput, Items: batch }));
}

/** What an iteration gets as its input. */
export function selectItem(step: Step<MapState>, item: { Index: number; Value: unknown }): unknown {
  const { ItemSelector } = step.state;
  if (ItemSelector === undefined) return item.Value;
  return fieldOf({ ...step, frame: { ...step.frame, item } }, 'ItemSelector', ItemSelector);
}

type Limits = { items: number; bytes: number };

function limitsOf(step: Step<MapState>, batcher: ItemBatcher): Limits {
  const { MaxItemsPerBatch, MaxInputBytesPerBatch } = batcher;
  const atLeastOne = { min: 1, max: Number.MAX_SAFE_INTEGER };
  const items = { name: 'ItemBatcher/MaxItemsPerBatch', template: MaxItemsPerBatch };
  const bytes = { name: 'ItemBatcher/MaxInputBytesPerBatch', template: MaxInputBytesPerBatch };
  const most = integerField(step, items, atLeastOne);
  const size = integerField(step, bytes, { min: 1, max: PAYLOAD_LIMIT });
  if (most === undefined && size === undefined) {
    throw new EvaluationFailed(
      'Either MaxItemsPerBatch or MaxInputBytesPerBatch must be given',
      'ItemBatcher',
    );
  }
  return { items: most ?? Number.MAX_SAFE_INTEGER, bytes: size ?? PAYLOAD_LIMIT };
}

function split(items: unknown[], limits: Limits): unknown[][] {
  const batches: unknown[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(textOf(item)) + 1;
    const last = batches.at(-1);
    const isFull = last === undefined || last.length >= limits.items || bytes + size > limits.bytes;
    if (isFull) batches.push([item]);
    else last.push(item);
    bytes = isFull ? size : bytes + size;
  }
  return batches;
}
