import { consumed } from '../../../functions/adapters/table.ts';

/** Read and write units as the table charged them. */
export type Units = { readUnits: number; writeUnits: number };

type Charge = { CapacityUnits?: number };

/** Counts from now on; must be called before the first use of the table. */
export function countUnits(): Units {
  const units: Units = { readUnits: 0, writeUnits: 0 };
  consumed.subscribe((message) => {
    const { command, output } = message as {
      command: string;
      output: { ConsumedCapacity?: Charge | Charge[] };
    };
    const charges = [output.ConsumedCapacity ?? []].flat();
    const sum = charges.reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
    if (/^(Get|Query|BatchGet)/.test(command)) units.readUnits += sum;
    else units.writeUnits += sum;
  });
  return units;
}
