import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Handlers, handledBy, TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { outcomeOf } from './host.ts';

const NONE: Handlers = {};

/** Runs one task with a table of handlers. */
async function calling(resource: string, handlers: Handlers, more: object = {}) {
  const Call = {
    Type: 'Task',
    Resource: `arn:aws:states:::${resource}`,
    Arguments: { id: 1 },
    End: true,
    ...more,
  };
  const invoke = handledBy(handlers);
  return outcomeOf({ Call }, { task: (task) => invoke(task) });
}

const throwing = (error: Error) => () => {
  throw error;
};

class NotFound extends Error {
  override readonly name = 'NotFound';
}

describe('A service', () => {
  it.each(['dynamodb:getItem', 'dynamodb:putItem', 'dynamodb:updateItem', 'dynamodb:deleteItem'])(
    '%s answers with its own members and those of the HTTP response',
    async (resource) => {
      const given: unknown[] = [];
      const handler = (arguments_: object) => {
        given.push(arguments_);
        return { Item: { id: { N: '1' } } };
      };
      const { output, events } = await calling(resource, { [resource]: handler });
      expect(given).toEqual([{ id: 1 }]);
      expect(output).toEqual({
        Item: { id: { N: '1' } },
        SdkHttpMetadata: {
          AllHttpHeaders: expect.objectContaining({ 'Content-Length': ['25'] }),
          HttpHeaders: {
            connection: 'keep-alive',
            'Content-Length': '25',
            'Content-Type': 'application/x-amz-json-1.0',
            Date: 'Mon, 02 Sep 2024 09:00:00 GMT',
            'x-amzn-RequestId': expect.any(String),
          },
          HttpStatusCode: 200,
        },
        SdkResponseMetadata: { RequestId: expect.any(String) },
      });
      expect(events[2]?.['taskScheduledEventDetails']).toMatchObject({
        resourceType: 'dynamodb',
        resource: resource.split(':')[1],
      });
    },
  );

  it('that answers nothing still has the members of the HTTP response', async () => {
    const { output } = await calling('dynamodb:putItem', { 'dynamodb:putItem': () => undefined });
    expect(Object.keys(output as object)).toEqual(['SdkHttpMetadata', 'SdkResponseMetadata']);
  });

  it('that answers no object has its answer passed on', async () => {
    expect((await calling('sns:publish', { 'sns:publish': () => 'text' })).output).toBe('text');
  });

  it.each(['http:invoke', 'apigateway:invoke'])(
    '%s has no members of another HTTP response',
    async (resource) => {
      const answer = { StatusCode: 200, ResponseBody: { a: 1 } };
      expect((await calling(resource, { [resource]: () => answer })).output).toEqual(answer);
    },
  );

  it('behind aws-sdk: has its answer passed on as it is', async () => {
    const handlers = { 'aws-sdk:sesv2:sendEmail': () => ({ MessageId: 'm' }) };
    const sent = await calling('aws-sdk:sesv2:sendEmail', handlers);
    expect(sent.output).toEqual({ MessageId: 'm' });
    expect(sent.events[2]?.['taskScheduledEventDetails']).toMatchObject({
      resourceType: 'aws-sdk:sesv2',
      resource: 'sendEmail',
    });
    const silent = { 'aws-sdk:sesv2:sendEmail': () => undefined };
    expect((await calling('aws-sdk:sesv2:sendEmail', silent)).output).toBeNull();
  });

  it('is the same whether or not the task waits for its token', async () => {
    const tokens: unknown[] = [];
    const handlers: Handlers = {
      'sqs:sendMessage': (_, { taskToken }) => tokens.push(taskToken),
    };
    await calling('sqs:sendMessage.waitForTaskToken', handlers, { TimeoutSeconds: 9 });
    expect(tokens).toEqual([expect.any(String)]);
  });

  it('is known by its function where the resource is one', async () => {
    const resource = 'arn:aws:lambda:eu-west-2:000000000000:function:f';
    const invoke = handledBy({ [resource]: () => 'hello' });
    const Call = { Type: 'Task', Resource: resource, End: true };
    expect((await outcomeOf({ Call }, { task: invoke })).output).toBe('hello');
  });

  it('that nobody handles fails the execution, whatever it would catch', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Call' }];
    const { error, cause } = await calling('sns:publish', NONE, { Catch });
    expect(error).toBe('States.Runtime');
    expect(cause).toBe('Nothing here does the work of arn:aws:states:::sns:publish.');
  });
});

describe('What a service refuses', () => {
  const refused = new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: { httpStatusCode: 409 },
  });

  it.each([
    ['dynamodb:putItem', refused, 'DynamoDB.ConditionalCheckFailedException'],
    ['aws-sdk:dynamodb:putItem', refused, 'DynamoDb.ConditionalCheckFailedException'],
    ['aws-sdk:sesv2:sendEmail', new NotFound('no'), 'SesV2.NotFoundException'],
    ['aws-sdk:scheduler:getSchedule', new NotFound('no'), 'Scheduler.NotFoundException'],
    ['sns:publish', new NotFound('no'), 'SNS.NotFoundException'],
    ['glue:startJobRun', new NotFound('no'), 'Glue.NotFoundException'],
  ])('by %s has the name AWS gives it', async (resource, thrown, name) => {
    const handlers = { [resource]: throwing(thrown) };
    expect((await calling(resource, handlers)).error).toBe(name);
    const Catch = [{ ErrorEquals: [name], Next: 'Call' }];
    const { events } = await calling(resource, { [resource]: once(thrown) }, { Catch });
    expect(events.at(-1)?.type).toBe('ExecutionSucceeded');
  });

  it('tells its message, its service and the status', async () => {
    const handlers = { 'aws-sdk:dynamodb:putItem': throwing(refused) };
    expect((await calling('aws-sdk:dynamodb:putItem', handlers)).cause).toBe(
      'The conditional request failed (Service: DynamoDb, Status Code: 409)',
    );
    const other = { 'aws-sdk:dynamodb:putItem': throwing(new NotFound('no')) };
    expect((await calling('aws-sdk:dynamodb:putItem', other)).cause).toBe(
      'no (Service: DynamoDb, Status Code: 400)',
    );
  });

  it('keeps its name when a function threw it, or when it chose one', async () => {
    const fromFunction = { 'lambda:invoke': throwing(new NotFound('no')) };
    expect((await calling('lambda:invoke', fromFunction)).error).toBe('NotFound');
    const chosen = { 'sns:publish': throwing(new TaskError('Mine', 'because')) };
    expect((await calling('sns:publish', chosen)).error).toBe('Mine');
  });
});

describe('events:putEvents', () => {
  const put = (Entries: unknown, answer: unknown = { FailedEntryCount: 0 }) => {
    const seen: unknown[] = [];
    const handlers: Handlers = {
      'events:putEvents': (given) => {
        seen.push(given);
        return answer;
      },
    };
    return calling('events:putEvents', handlers, { Arguments: { Entries } }).then((outcome) => ({
      ...outcome,
      seen,
    }));
  };
  const owners = [
    'arn:aws:states:eu-west-2:000000000000:execution:machine:run',
    'arn:aws:states:eu-west-2:000000000000:stateMachine:machine',
  ];

  it('names the execution and its state machine in every event, and writes details as text', async () => {
    const { seen, events } = await put([
      { Detail: { a: 1 }, Source: 's' },
      { Detail: '{"b":2}', Resources: ['r'] },
      {},
      'no entry',
    ]);
    expect(seen).toEqual([
      {
        Entries: [
          { Detail: '{"a":1}', Source: 's', Resources: owners },
          { Detail: '{"b":2}', Resources: ['r', ...owners] },
          { Resources: owners },
          'no entry',
        ],
      },
    ]);
    expect(JSON.stringify(events[2])).not.toContain(owners[1]);
  });

  it('passes on what is no list of entries', async () => {
    expect((await put('none')).seen).toEqual([{ Entries: 'none' }]);
  });

  it('fails when EventBridge did not take every event, with its answer', async () => {
    const answer = { Entries: [{ ErrorCode: 'ThrottlingException' }], FailedEntryCount: 1 };
    const { error, cause } = await put([{}], answer);
    expect(error).toBe('EventBridge.FailedEntry');
    expect(JSON.parse(cause ?? '')).toEqual(answer);
  });

  it.each([[{ FailedEntryCount: 0 }], [{}], ['odd']])('succeeds on %j', async (answer) => {
    expect((await put([{}], answer)).status).toBe('SUCCEEDED');
  });
});

/** Throws the first time, answers after that. */
function once(error: Error) {
  let thrown = false;
  return () => {
    if (thrown) return {};
    thrown = true;
    throw error;
  };
}
