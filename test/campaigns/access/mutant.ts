import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../../functions/adapters/keys.ts';
import { listPeople } from '../../../functions/adapters/people.ts';
import { table } from '../../../functions/adapters/table.ts';
import { Role } from '../../../functions/domain/people.ts';
import type { Academy } from '../../fixtures/host.ts';

/** Takes the guard of roles away: whoever is signed in may then do everything. */
export async function giveEverybodyEveryRole({ programme }: Academy): Promise<void> {
  for (const { id } of await listPeople(programme.id)) {
    await table().send(
      new UpdateCommand({
        TableName: process.env['TABLE_NAME'],
        Key: keys.person(programme.id, id),
        UpdateExpression: 'SET #roles = :all',
        ExpressionAttributeNames: { '#roles': 'roles' },
        ExpressionAttributeValues: { ':all': Role.options },
      }),
    );
  }
}
