import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { beginSignIn } from './sign-in/begin-sign-in.ts';
import { finishSignIn } from './sign-in/finish-sign-in.ts';
import { showAccount } from './sign-in/show-account.ts';
import { signOut } from './sign-in/sign-out.ts';

/** How people of the academy come in and go: OpenID Connect, authorization code with PKCE. */
export const routes = {
  'GET /sign-in': beginSignIn,
  'GET /sign-in/callback': finishSignIn,
  'GET /account': showAccount,
  'POST /sign-out': signOut,
};

export const door = pageDoor('SignInPages', routes);

export const handler = door(live);
