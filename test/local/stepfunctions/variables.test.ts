import { describe, expect, it } from 'vitest';
import { outcomeOf } from './host.ts';

const start = { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Go' };

describe('Variables', () => {
  it('are all assigned at once, when the state is left', async () => {
    const { output, events } = await outcomeOf({
      Start: start,
      Go: {
        Type: 'Pass',
        Assign: { a: '{% $b %}', b: '{% $a %}' },
        Output: '{% [$a, $b] %}',
        Next: 'End',
      },
      End: { Type: 'Pass', Output: '{% $states.input ~> $append([$a, $b]) %}', End: true },
    });
    expect(output).toEqual([1, 2, 2, 1]);
    expect(events.find(({ id }) => id === 5)?.['stateExitedEventDetails']).toMatchObject({
      assignedVariables: { a: '2', b: '1' },
    });
  });

  it('are seen by branches, which keep their own to themselves', async () => {
    const { output } = await outcomeOf({
      Start: start,
      Go: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Left',
            States: {
              Left: { Type: 'Pass', Assign: { inner: '{% $a + 10 %}' }, Next: 'Left end' },
              'Left end': { Type: 'Pass', Output: '{% $inner %}', End: true },
            },
          },
          {
            StartAt: 'Right',
            States: { Right: { Type: 'Pass', Output: '{% $exists($inner) %}', End: true } },
          },
        ],
        Output: '{% $append($states.result, $exists($inner)) %}',
        End: true,
      },
    });
    expect(output).toEqual([11, false, false]);
  });

  it('are seen in iterations within branches', async () => {
    const { output } = await outcomeOf({
      Start: start,
      Go: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Each',
            States: {
              Each: {
                Type: 'Map',
                Items: [10, 20],
                Assign: {},
                ItemProcessor: {
                  StartAt: 'Add',
                  States: { Add: { Type: 'Pass', Output: '{% $states.input + $b %}', End: true } },
                },
                End: true,
              },
            },
          },
        ],
        End: true,
      },
    });
    expect(output).toEqual([[12, 22]]);
  });
});
