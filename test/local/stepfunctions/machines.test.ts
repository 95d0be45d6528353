import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, errorOf } from './host.ts';

const definition = definitionOf({ End: { Type: 'Succeed' } });
const other = definitionOf({ End: { Type: 'Pass', End: true } });
const ARN = 'arn:aws:states:eu-west-2:000000000000:stateMachine:m';

describe('A state machine', () => {
  it('has an ARN that follows from its name', () => {
    const { runner, now } = createHost();
    expect(runner.createStateMachine({ name: 'm', definition })).toEqual({
      stateMachineArn: ARN,
      creationDate: now(),
    });
    expect(runner.describeStateMachine({ stateMachineArn: ARN })).toMatchObject({
      name: 'm',
      definition,
      status: 'ACTIVE',
      type: 'STANDARD',
    });
  });

  it('is the same when it is created again, and taken when it is another', () => {
    const { runner } = createHost();
    const first = runner.createStateMachine({ name: 'm', definition });
    expect(runner.createStateMachine({ name: 'm', definition })).toEqual(first);
    expect(errorOf(() => runner.createStateMachine({ name: 'm', definition: other }))).toBe(
      `StateMachineAlreadyExists: State Machine Already Exists: '${ARN}'`,
    );
  });

  it('can be updated, listed and deleted', () => {
    const { runner } = createHost();
    runner.createStateMachine({ name: 'm', definition });
    runner.createStateMachine({ name: 'n', definition });
    runner.updateStateMachine({
      stateMachineArn: ARN,
      definition: other,
      roleArn: 'arn:aws:iam::1:role/r',
    });
    expect(runner.describeStateMachine({ stateMachineArn: ARN })).toMatchObject({
      definition: other,
      roleArn: 'arn:aws:iam::1:role/r',
    });
    expect(runner.listStateMachines().stateMachines.map(({ name }) => name)).toEqual(['m', 'n']);
    expect(runner.listStateMachines({ maxResults: 1 }).nextToken).toBeDefined();
    runner.deleteStateMachine({ stateMachineArn: ARN });
    expect(errorOf(() => runner.describeStateMachine({ stateMachineArn: ARN }))).toMatch(
      /^StateMachineDoesNotExist/,
    );
    expect(runner.deleteStateMachine({ stateMachineArn: ARN })).toEqual({});
  });

  it('is refused with a bad name, a bad update or another type', () => {
    const { runner } = createHost();
    runner.createStateMachine({ name: 'm', definition });
    expect(errorOf(() => runner.createStateMachine({ name: 'a b', definition }))).toMatch(
      /^InvalidName/,
    );
    expect(errorOf(() => runner.updateStateMachine({ stateMachineArn: ARN }))).toMatch(
      /^MissingRequiredParameter/,
    );
    const odd = { name: 'e', definition, type: 'QUICK' as 'EXPRESS' };
    expect(errorOf(() => runner.createStateMachine(odd))).toBe(
      'ValidationException: The type must be STANDARD or EXPRESS, not QUICK',
    );
  });

  it('has another revision when its definition or its role is another', () => {
    const { runner } = createHost();
    const { stateMachineArn } = runner.createStateMachine({ name: 'm', definition });
    const revisionOf = () => runner.describeStateMachine({ stateMachineArn }).revisionId;
    const first = revisionOf();
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    const updated = runner.updateStateMachine({
      stateMachineArn,
      roleArn: 'arn:aws:iam::1:role/r',
    });
    expect(updated.revisionId).toBe(revisionOf());
    expect(updated.revisionId).not.toBe(first);
    expect(runner.updateStateMachine({ stateMachineArn, definition: other }).revisionId).not.toBe(
      updated.revisionId,
    );
  });

  it('is not found under what is no ARN of one', () => {
    const { runner } = createHost();
    const found = (stateMachineArn: string) =>
      errorOf(() => runner.describeStateMachine({ stateMachineArn }));
    expect(found('m')).toBe("InvalidArn: Invalid Arn: 'Invalid ARN prefix: m'");
    expect(found(ARN.replace(':states:', ':sqs:'))).toMatch(/^InvalidArn: .*Invalid ARN prefix/);
    expect(found(ARN.replace('stateMachine', 'execution'))).toBe(
      "InvalidArn: Invalid Arn: 'Resource type not valid in this context: execution'",
    );
    expect(errorOf(() => runner.deleteStateMachine({ stateMachineArn: 'm' }))).toMatch(
      /^InvalidArn/,
    );
  });
});
