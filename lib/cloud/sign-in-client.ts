import { Duration, Stack } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  OAuthScope,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { SignInPool } from './sign-in-pool.ts';

export type SignInClientProps = { at: SignInPool; siteUrl: string; managedLogin: boolean };

/** The academy as a client of a pool: its people go to Cognito's own pages and come back with a code. */
export class SignInClient extends Construct {
  /** What the doors are told: the shape of `Provider` in `functions/adapters/identity-provider.ts`. */
  readonly provider: Record<string, string>;

  constructor(scope: Construct, id: string, options: SignInClientProps) {
    super(scope, id);
    const { at, siteUrl, managedLogin } = options;
    const client = new UserPoolClient(this, 'Client', {
      userPool: at.pool,
      // No secret: a code is worth nothing without the verifier that the browser keeps (PKCE).
      generateSecret: false,
      authFlows: { user: true, userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Not `aws.cognito.signin.user.admin`: with it people could change their own address.
        scopes: [OAuthScope.OPENID],
        callbackUrls: [`${siteUrl}/sign-in/callback`],
        logoutUrls: [`${siteUrl}/sign-in`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      // Read once, when somebody comes back; the session is the academy's own.
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
    // The newer pages are shown only where it is said how they look.
    if (managedLogin) {
      new CfnManagedLoginBranding(this, 'Pages', {
        userPoolId: at.pool.userPoolId,
        clientId: client.userPoolClientId,
        useCognitoProvidedValues: true,
      });
    }
    const issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${at.pool.userPoolId}`;
    const pages = at.domain.baseUrl();
    this.provider = {
      issuer,
      jwksUri: `${issuer}/.well-known/jwks.json`,
      clientId: client.userPoolClientId,
      authorizeUrl: `${pages}/oauth2/authorize`,
      tokenUrl: `${pages}/oauth2/token`,
      logoutUrl: `${pages}/logout`,
    };
  }
}
