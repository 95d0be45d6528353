import * as base64 from 'nodemailer/lib/base64/index.js';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type MimeNode from 'nodemailer/lib/mime-node/index.js';
import * as quotedPrintable from 'nodemailer/lib/qp/index.js';
import { oneLine } from '../domain/one-line.ts';

/** What a mail is composed of. */
export type Letter = {
  to: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** For the reader's calendar: a part beside the texts, and the same as a file. */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string };
  /** Further headers by name. */
  headers?: Record<string, string>;
};

/** The mail as it travels (RFC 5322), from `from`. */
export function composeMail(from: string, letter: Letter): Buffer {
  return Buffer.from(written(treeOf(from, letter)));
}

/** Its parts, as the library arranges them. */
export function treeOf(from: string, letter: Letter): MimeNode {
  const { to, subject, text, html, calendar, headers } = letter;
  const mail = new MailComposer({
    from,
    to: { name: displayName(to.name), address: to.email },
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    // Files are named by us alone, and nothing is ever fetched from a disk or an address.
    ...(calendar ? { icalEvent: { ...calendar, filename: 'invite.ics' } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile();
}

/**
 * The bytes that the library's own `build` writes as a stream, which takes three times as long as all
 * the rest. Every part is at hand here as a text.
 */
function written(node: MimeNode): string {
  return `${node.buildHeaders()}\r\n\r\n${node.multipart ? partsOf(node) : contentOf(node)}`;
}

function partsOf({ childNodes, boundary }: MimeNode): string {
  const parts = childNodes.map((child) => `--${boundary}\r\n${written(child)}\r\n`);
  return `${parts.join('')}--${boundary}--\r\n`;
}

function contentOf(node: MimeNode): string {
  const content = String(node.content ?? '');
  switch (node.getTransferEncoding()) {
    case 'base64':
      return base64.wrap(base64.encode(content));
    case 'quoted-printable':
      return quotedPrintable.wrap(quotedPrintable.encode(content));
    default:
      return content;
  }
}

/** No name is longer in the academy; one without spaces is not folded, and a line of a header has its limit. */
function displayName(name: string): string {
  return Array.from(oneLine(name)).slice(0, 100).join('');
}
