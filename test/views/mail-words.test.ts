import { describe, expect, it } from 'vitest';
import { Delivery, needsAttention } from '../../functions/domain/mail-news.ts';
import { LedgerEntry } from '../../functions/domain/mails.ts';
import { standingOf } from '../../functions/views/mail-words.ts';

const base = LedgerEntry.parse({
  ...{ id: '1', kind: 'offer', occasion: 'x/1', to: { email: 'a@x.example', name: 'A' } },
  ...{ facts: {}, recordedAt: '', sendAt: '', status: 'due', attempts: 0 },
});

describe('how a mail stands', () => {
  it.each(LedgerEntry.shape.status.options)('is said in words when it is %s', (status) => {
    const { is, todo } = standingOf({ ...base, status });
    expect(is).toMatch(/^[A-Z]/);
    if (status === 'failed' || status === 'suppressed') expect(todo).toMatch(/\.$/);
  });

  it.each(Delivery.options)(
    'is said in words when SES reports that it is %s, with what to do',
    (state) => {
      const delivery = { state, at: '2024-09-23T08:00:00.000Z' };
      const { is, todo } = standingOf({ ...base, status: 'sent', delivery });
      expect(is).not.toContain('-');
      expect(todo !== undefined).toBe(needsAttention(delivery));
    },
  );
});
