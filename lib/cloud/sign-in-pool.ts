import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  PasskeyUserVerification,
  UserPool,
  type UserPoolDomain,
  UserPoolEmail,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Pool } from '../../functions/domain/sign-in.ts';
import { ACADEMY } from './names.ts';
import type { Settings } from './settings.ts';

/** How somebody proves to a pool who they are. */
const PROOF: Record<Pool, Partial<UserPoolProps>> = {
  // A password and an authenticator app: text messages cost money, need a number and can be intercepted.
  'delivery-team': {
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: { minLength: 14 },
  },
  // Volunteers who come a few times a year: a passkey, or a code by email. Nobody is given a password,
  // although Cognito insists that the pool allows one.
  panel: {
    mfa: Mfa.OFF,
    signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true, passkey: true } },
    passkeyUserVerification: PasskeyUserVerification.REQUIRED,
  },
};

/** The accounts of one pool. An admin of the academy makes them; nobody signs up. */
export class SignInPool extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, options: { pool: Pool; settings: Settings }) {
    super(scope, id);
    const { pool, settings } = options;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `${ACADEMY}-${pool}`,
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      // The user's name is the id of the person in the table, and can never change. People type their
      // address.
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      ...PROOF[pool],
      email: mailOf(settings),
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Names of domains are the world's: the account makes this one ours. Passkeys are bound to it.
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${ACADEMY}-${pool}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: settings.managedLogin
        ? ManagedLoginVersion.NEWER_MANAGED_LOGIN
        : ManagedLoginVersion.CLASSIC_HOSTED_UI,
    });
  }
}

/** Codes and invitations come from the academy's own address. */
function mailOf({ mailFrom, mailIdentity, region }: Settings): UserPoolEmail {
  return UserPoolEmail.withSES({
    fromEmail: mailFrom,
    sesRegion: region,
    ...(mailIdentity.includes('@') ? {} : { sesVerifiedDomain: mailIdentity }),
  });
}
