import type { Change } from '@aws-sdk/client-cloudformation';

/** What people or running executions would lose if it were made anew or taken away. */
const KEPT = new Map([
  ['AWS::DynamoDB::GlobalTable', 'all that was recorded'],
  ['AWS::Cognito::UserPool', 'the accounts of staff'],
  ['AWS::Cognito::UserPoolDomain', 'every passkey'],
  ['AWS::KMS::Key', 'everything that it encrypts'],
  ['AWS::SES::EmailIdentity', 'the DKIM records in the DNS'],
  ['AWS::StepFunctions::StateMachine', 'every execution that waits'],
  ['AWS::IAM::Role', 'executions that began with it'],
  ['AWS::Lambda::Function', 'executions that still call it'],
]);

/** Each destructive change of a change set in a sentence; empty means that it may be made. */
export function destructive(changes: Change[]): string[] {
  return changes.flatMap(({ ResourceChange: change }) => {
    const cost = KEPT.get(change?.ResourceType ?? '');
    if (!change || cost === undefined) return [];
    const { Action, Replacement, LogicalResourceId: id, PolicyAction } = change;
    // What CloudFormation only lets go of stays as it is.
    if (Action === 'Remove' && PolicyAction !== 'Retain')
      return [`${id} would be deleted: ${cost}`];
    if (Action === 'Modify' && Replacement === 'True') {
      return [`${id} would be replaced: ${cost}`];
    }
    return [];
  });
}
