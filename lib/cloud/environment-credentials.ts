/**
 * Stands in for the SDK's credential chain in every bundle. A Lambda function has its credentials in
 * its environment and nowhere else; the rest of the chain (profiles, single sign-on, instance
 * metadata) would be 60 KB more in each bundle and could only ever fail.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
