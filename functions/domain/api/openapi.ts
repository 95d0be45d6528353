import * as z from 'zod/mini';
import { ABOUT_MEMBER, ABOUT_TEAM } from '../form/asked.ts';
import { answersJsonSchema } from '../form/export.ts';
import type { Programme } from '../programme.ts';
import { Refusal, Shown, Started } from './answers.ts';
import { consents, draftChanges } from './draft-changes.ts';

/** The description (OpenAPI 3.1) of the API by which programs apply, made of the form's own schemas. */
export function openApi(programme: Programme, version: string, url: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: `Applications to ${programme.name}`,
      version,
      description: `The same application as on the pages. ${programme.summary}`,
      contact: { name: programme.organiser.name, email: programme.organiser.email },
    },
    servers: [{ url: url || '/' }],
    paths: paths(),
    components: {
      securitySchemes: {
        team: { type: 'http', scheme: 'bearer', description: 'The token that starting answered.' },
      },
      parameters: { IdempotencyKey: idempotencyKey(), IfMatch: ifMatch() },
      schemas: {
        Answers: answersJsonSchema(programme),
        Application: schemaOf(Shown),
        Changes: schemaOf(draftChanges(programme)),
        Problem: schemaOf(Refusal),
        Sending: schemaOf(z.strictObject({ consents: z.optional(consents(programme)) })),
        Start: start(),
        Started: schemaOf(Started),
      },
    },
  };
}

function paths() {
  const key = { $ref: '#/components/parameters/IdempotencyKey' };
  const version = { $ref: '#/components/parameters/IfMatch' };
  const security = [{ team: [] }];
  return {
    '/api/applications': {
      post: {
        ...{ operationId: 'startApplication', summary: 'Start an application', parameters: [key] },
        requestBody: bodyOf('Start'),
        responses: { 201: answerOf('Started', 'Started; a link is mailed'), default: PROBLEM },
      },
    },
    '/api/application': {
      get: {
        ...{ operationId: 'readApplication', summary: 'Where the application stands', security },
        responses: { 200: answerOf('Application', 'The application'), default: PROBLEM },
      },
      patch: {
        ...{ operationId: 'changeDraft', summary: 'Change the draft', security },
        parameters: [version],
        requestBody: bodyOf('Changes'),
        responses: { 200: answerOf('Application', 'The changed draft'), default: PROBLEM },
      },
    },
    '/api/application/send': {
      post: {
        ...{ operationId: 'sendApplication', summary: 'Send the application', security },
        parameters: [key, { ...ifMatch(), required: false }],
        requestBody: bodyOf('Sending'),
        responses: { 200: answerOf('Application', 'Sent'), default: PROBLEM },
      },
    },
  };
}

function schemaOf(schema: z.ZodMiniType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

function start() {
  const { name, email } = ABOUT_MEMBER;
  return schemaOf(
    z.strictObject({
      name: z
        .string()
        .check(z.minLength(1), z.maxLength(name.maxCharacters))
        .check(z.describe(name.label)),
      email: z.email().check(z.maxLength(email.maxCharacters)).check(z.describe(email.label)),
      teamName: z.optional(z.string().check(z.maxLength(ABOUT_TEAM.teamName.maxCharacters))),
    }),
  );
}

function bodyOf(name: string) {
  return { required: true, content: { 'application/json': { schema: refTo(name) } } };
}

function answerOf(name: string, description: string) {
  const headers = { ETag: { description: 'The version', schema: { type: 'string' } } };
  const content = { 'application/json': { schema: refTo(name) } };
  return { description, headers, content };
}

function refTo(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

const PROBLEM = {
  description: 'Refused: nothing was changed, and the answer says what to do',
  content: { 'application/problem+json': { schema: refTo('Problem') } },
};

function idempotencyKey() {
  return {
    ...{ name: 'Idempotency-Key', in: 'header', required: true },
    schema: { type: 'string', minLength: 16, maxLength: 100 },
    description: 'Names the wish: the same key again is the same wish. Use a random UUID.',
  };
}

function ifMatch() {
  return {
    ...{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
    description: 'The ETag that the change is based on, or * for whatever is there.',
  };
}
