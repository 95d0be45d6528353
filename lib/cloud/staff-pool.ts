import { RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ACADEMY } from './names.ts';

/** Who staff are. Accounts are made by an operator; nobody signs up, nobody signs in without MFA. */
export class StaffPool extends Construct {
  readonly pool: UserPool;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `${ACADEMY}-staff`,
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: Mfa.REQUIRED,
      // An authenticator app: text messages cost money, need a number and can be intercepted.
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: { minLength: 14 },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const groupName of ['admin', 'panel']) this.pool.addGroup(groupName, { groupName });
  }
}
