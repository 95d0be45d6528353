import type { TransactWriteCommandInput, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Write } from './table.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A write as a part of a transaction on the table of that name. */
export function transactItem(write: Write, TableName: string): TransactItem {
  const condition = conditionOf(write);
  if (write.put) return { Put: { TableName, Item: write.put, ...condition } };
  if (write.delete) return { Delete: { TableName, Key: write.delete, ...condition } };
  if (write.check) {
    const ConditionExpression = write.condition ?? '';
    return { ConditionCheck: { TableName, Key: write.check, ...condition, ConditionExpression } };
  }
  return { Update: updateInput(write, TableName) };
}

/** A write that is an update, alone or in a transaction. */
export function updateInput(write: Write, TableName: string) {
  return {
    TableName,
    Key: write.update ?? {},
    UpdateExpression: write.set ?? '',
    ...conditionOf(write),
  } satisfies UpdateCommandInput;
}

function conditionOf({ condition, names, values }: Write) {
  return {
    ...(condition ? { ConditionExpression: condition } : {}),
    ...(names ? { ExpressionAttributeNames: names } : {}),
    ...(values ? { ExpressionAttributeValues: values } : {}),
  };
}
