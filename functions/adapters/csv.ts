import { stringify } from 'csv-stringify/sync';
import type { PageAnswer } from './http.ts';

/**
 * Rows as a CSV file (RFC 4180) to download. It begins with a byte order mark, by which spreadsheets read
 * it as UTF-8, and what would be a formula is made text, since people type what they like.
 */
export function csvFile(name: string, rows: string[][]): Pick<PageAnswer, 'file' | 'headers'> {
  const body = stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return download(name, 'text/csv; charset=utf-8', body);
}

/** Content as a JSON file to download. */
export function jsonFile(name: string, content: unknown): Pick<PageAnswer, 'file' | 'headers'> {
  return download(name, 'application/json; charset=utf-8', JSON.stringify(content, undefined, 2));
}

function download(name: string, type: string, body: string): Pick<PageAnswer, 'file' | 'headers'> {
  return {
    file: { type, body },
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  };
}
