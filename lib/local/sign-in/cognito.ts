import * as z from 'zod/mini';
import { Pool } from '../../../functions/domain/sign-in.ts';
import type { AccountStore } from './account-store.ts';

/** What begins the target header of every request to Cognito. */
export const COGNITO_TARGET = 'AWSCognitoIdentityProviderService.';

/** The ids of a laptop's user pools are the pools' own names: what the variable `USER_POOLS` says. */
export const USER_POOLS = JSON.stringify(Object.fromEntries(Pool.options.map((id) => [id, id])));

const Request = z.object({
  UserPoolId: Pool,
  Username: z.string().check(z.minLength(1)),
  UserAttributes: z._default(z.array(z.object({ Name: z.string(), Value: z.string() })), []),
});

/** Answers the three actions by which the academy keeps accounts, with Cognito's own errors. */
export function handleCognitoRequest(
  accounts: AccountStore,
  target: string,
  body: string,
): { status: number; body: string } {
  const request = Request.safeParse(JSON.parse(body));
  if (!request.success) return refuse('ResourceNotFoundException', 'There is no such user pool.');
  const { UserPoolId: pool, Username, UserAttributes } = request.data;
  switch (target.slice(COGNITO_TARGET.length)) {
    case 'AdminCreateUser': {
      const email = UserAttributes.find(({ Name }) => Name === 'email')?.Value ?? '';
      return accounts.create(pool, Username, email)
        ? answer({ User: { Username, Enabled: true, Attributes: UserAttributes } })
        : refuse('UsernameExistsException', 'User account already exists');
    }
    case 'AdminEnableUser':
    case 'AdminDisableUser':
      return accounts.setEnabled(pool, Username, target.endsWith('AdminEnableUser'))
        ? answer({})
        : refuse('UserNotFoundException', 'User does not exist.');
    default:
      return refuse('UnknownOperationException', `A laptop does not know ${target}.`);
  }
}

function answer(body: object) {
  return { status: 200, body: JSON.stringify(body) };
}

function refuse(type: string, message: string) {
  return { status: 400, body: JSON.stringify({ __type: type, message }) };
}
