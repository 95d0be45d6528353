import { stringify } from 'csv-stringify/sync';
import type { PageAnswer } from './http.ts';

/**
 * Rows as a CSV file (RFC 4180) to download. It begins with a byte order mark, by which spreadsheets read
 * it as UTF-8, and what would be a formula is made text, since people type what they like.
 */
export function csvFile(name: string, rows: string[][]): Pick<PageAnswer, 'file' | 'headers'> {
  const body = stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return {
    file: { type: 'text/csv; charset=utf-8', body },
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  };
}
