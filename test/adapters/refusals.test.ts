import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetProgrammes } from '../../functions/adapters/programmes.ts';
import { closeTable } from '../../functions/adapters/table.ts';
import { newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';

let academy: Academy;

beforeAll(async () => {
  academy = await openAcademy();
});
afterAll(() => academy.stop());

describe('a page that refuses', () => {
  it.each([
    ['/nowhere', 404, 'Page not found'],
    ['/application', 401, 'Please use your link'],
    ['/link/made-up', 401, 'Please use your link'],
  ])('%s says so in words, with whom to ask', async (path, status, heading) => {
    const reply = await newBrowser(academy.url).page(path);
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(`<h1>${heading}</h1>`);
    expect(reply.text).toContain(academy.programme.organiser.email);
  });

  it('does not fail with the table that failed', async () => {
    const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '';
    closeTable();
    forgetProgrammes();
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = 'http://127.0.0.1:9';
    try {
      const reply = await newBrowser(academy.url).page('/');
      expect(reply.status).toBeGreaterThanOrEqual(500);
      expect(reply.text).toContain('<h1>Sorry, something went wrong</h1>');
      expect(reply.text).toContain('in every email from us');
    } finally {
      closeTable();
      process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint;
    }
    expect((await newBrowser(academy.url).page('/')).status).toBe(200);
  });
});
