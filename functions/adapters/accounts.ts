import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { Pool } from '../domain/sign-in.ts';

/**
 * Gives a person an account in a pool, or opens the one that they had. Where people have a password,
 * Cognito mails them a first one; where they use passkeys or codes it has nothing to say.
 */
export async function openAccount(pool: Pool, person: { id: string; email: string }) {
  const account = { UserPoolId: idOf(pool), Username: person.id };
  const create = new AdminCreateUserCommand({
    ...account,
    UserAttributes: [
      { Name: 'email', Value: person.email },
      { Name: 'email_verified', Value: 'true' },
    ],
    DesiredDeliveryMediums: ['EMAIL'],
    ...(pool === 'panel' ? { MessageAction: 'SUPPRESS' } : {}),
  });
  await withCognito(async (cognito) => {
    const made = await unless('UsernameExistsException', cognito.send(create));
    if (!made) await cognito.send(new AdminEnableUserCommand(account));
  });
}

/** Closes a person's account in a pool; there being none is as good. */
export async function closeAccount(pool: Pool, personId: string): Promise<void> {
  const disable = new AdminDisableUserCommand({ UserPoolId: idOf(pool), Username: personId });
  await withCognito((cognito) => unless('UserNotFoundException', cognito.send(disable)));
}

/** A client of its own each time: accounts are made so rarely that none is worth keeping. */
async function withCognito(act: (cognito: CognitoIdentityProviderClient) => Promise<unknown>) {
  const cognito = new CognitoIdentityProviderClient({});
  try {
    await act(cognito);
  } finally {
    cognito.destroy();
  }
}

/** Whether it was done; `false` if it was refused by that name. */
async function unless(name: string, request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === name) return false;
    throw error;
  }
}

/** The user pools by their names here, from the variable `USER_POOLS`. */
function idOf(pool: Pool): string {
  const ids = z.record(Pool, z.string()).parse(JSON.parse(process.env['USER_POOLS'] ?? '{}'));
  return ids[pool];
}
