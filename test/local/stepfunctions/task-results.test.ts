import { describe, expect, it } from 'vitest';
import { IntegrationResult, TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { createHost, definitionOf, outcomeOf, startOf, type TaskDouble } from './host.ts';

const task = (Resource: string, more: object = {}) => ({
  Call: {
    Type: 'Task',
    Resource,
    Arguments: { FunctionName: 'f', Payload: 1 },
    End: true,
    ...more,
  },
});

const invoking = (double: TaskDouble) =>
  outcomeOf(task('arn:aws:states:::lambda:invoke'), { task: double });

describe('A task', () => {
  it('wraps what a function returns as lambda:invoke does', async () => {
    const { output } = await invoking(() => ({ b: [1, undefined], a: undefined, at: new Date(0) }));
    expect(output).toMatchObject({
      ExecutedVersion: '$LATEST',
      Payload: { b: [1, null], at: '1970-01-01T00:00:00.000Z' },
      SdkHttpMetadata: {
        HttpHeaders: { 'Content-Length': '46', 'Content-Type': 'application/json' },
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: expect.any(String) },
      StatusCode: 200,
    });
  });

  it('has the whole of the HTTP response with what a function returned', async () => {
    const { output } = await invoking(() => 'é');
    const id = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    const headers = {
      Connection: 'keep-alive',
      'Content-Length': '4',
      'Content-Type': 'application/json',
      Date: 'Mon, 02 Sep 2024 09:00:00 GMT',
      'X-Amz-Executed-Version': '$LATEST',
      'x-amzn-Remapped-Content-Length': '0',
      'x-amzn-RequestId': id,
      'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    };
    expect(output).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: 'é',
      SdkHttpMetadata: {
        AllHttpHeaders: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, [value]]),
        ),
        HttpHeaders: headers,
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: id },
      StatusCode: 200,
    });
  });

  it('gives the state JSON, whatever the function returned and does with it later', async () => {
    const returned = { at: new Date(0), list: [1] };
    const Output = {
      at: '{% $states.result.Payload.at & "!" %}',
      list: '{% $states.result.Payload.list %}',
    };
    const { output } = await outcomeOf(task('arn:aws:states:::lambda:invoke', { Output }), {
      task: () => returned,
    });
    returned.list.push(2);
    expect(output).toEqual({ at: '1970-01-01T00:00:00.000Z!', list: [1] });
  });

  it('has null for a function that returns nothing', async () => {
    expect((await invoking(() => undefined)).output).toMatchObject({ Payload: null });
  });

  it('takes a whole result where the port gives one', async () => {
    expect((await invoking(() => new IntegrationResult({ StatusCode: 202 }))).output).toEqual({
      StatusCode: 202,
    });
  });

  it('fails with the name of what was thrown, and AWS’s account of it', async () => {
    const { error, cause } = await invoking(() => {
      throw new RangeError('too far');
    });
    expect(error).toBe('RangeError');
    expect(JSON.parse(cause ?? '')).toMatchObject({
      errorType: 'RangeError',
      errorMessage: 'too far',
      trace: expect.arrayContaining(['RangeError: too far']),
    });
  });

  it('fails as a TaskError says, which is readable by itself', async () => {
    const told = new TaskError('No', 'not now');
    expect(String(told)).toBe('TaskError: No: not now');
    const { error, cause } = await invoking(() => {
      throw told;
    });
    expect({ error, cause }).toEqual({ error: 'No', cause: 'not now' });
  });

  it('fails when what was thrown is no error, or what was returned no JSON', async () => {
    const odd = await invoking(() => {
      throw 'a string';
    });
    expect({ error: odd.error, cause: odd.cause }).toEqual({
      error: 'string',
      cause: '{"errorMessage":"a string"}',
    });
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect((await invoking(() => circular)).error).toBe('TypeError');
  });

  it('refuses arguments over 256 KiB', async () => {
    const states = task('arn:aws:states:::lambda:invoke', {
      Arguments: { a: '{% $states.input %}', b: '{% $states.input %}' },
    });
    const { error, host } = await outcomeOf(states, { input: 'x'.repeat(140_000) });
    expect({ error, calls: host.calls.length }).toEqual({
      error: 'States.DataLimitExceeded',
      calls: 0,
    });
  });

  it('cannot change what the execution remembers', async () => {
    const states = task('arn:aws:states:::lambda:invoke', {
      Arguments: '{% $states.input %}',
      Output: '{% $states.input %}',
    });
    const { output } = await outcomeOf(states, {
      input: { a: 1 },
      task: ({ arguments: given }) => {
        (given as { a: number }).a = 2;
      },
    });
    expect(output).toEqual({ a: 1 });
  });

  it('has the input for arguments when it names none', async () => {
    const { host } = await outcomeOf(
      { Call: { Type: 'Task', Resource: 'arn:aws:states:::events:putEvents', End: true } },
      { input: { Entries: [] } },
    );
    expect(host.calls[0]?.task).toMatchObject({
      resource: 'arn:aws:states:::events:putEvents',
      arguments: { Entries: [] },
    });
  });

  it('with the ARN of a function passes on what it returns, with events of its own', async () => {
    const resource = 'arn:aws:lambda:eu-west-2:000000000000:function:f';
    const good = await outcomeOf(task(resource), { task: () => 'hello' });
    expect(good.output).toBe('hello');
    const bad = await outcomeOf(task(resource), {
      task: () => {
        throw new TaskError('Bad', 'no');
      },
    });
    expect(bad.events.map(({ type }) => type).slice(2)).toEqual([
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
      'ExecutionFailed',
    ]);
  });

  it('notes the role it was to be done with', async () => {
    const Credentials = { RoleArn: '{% $states.input.role %}' };
    const { events } = await outcomeOf(task('arn:aws:states:::lambda:invoke', { Credentials }), {
      input: { role: 'r' },
    });
    expect(events[2]?.['taskScheduledEventDetails']).toMatchObject({
      taskCredentials: { roleArn: 'r' },
    });
  });

  it('that is called in the turn of a timer sees the instant of the timer', async () => {
    const host = createHost();
    const states = {
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Call' },
      ...task('arn:aws:states:::lambda:invoke'),
    };
    await startOf(host, definitionOf(states));
    await host.drain();
    expect(host.calls[0]?.at).toEqual(new Date('2024-09-02T09:01:00.000Z'));
  });
});
