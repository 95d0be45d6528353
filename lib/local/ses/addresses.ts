import { addressParser } from 'postal-mime';
import { invalidParameter } from './query-protocol.ts';

/**
 * The bare addresses of a header or parameter, groups taken apart: `Ann <ann@x.org>` is `ann@x.org`.
 * @throws SesRefusal if one of them is no address that SES would send to.
 */
export function readAddresses(text: string): string[] {
  return addressParser(text, { flatten: true }).map(({ address, name }) => {
    const bare = address ?? '';
    refuseMalformed(bare === '' ? name : bare);
    return bare;
  });
}

/** An address that somebody must have is the whole of the text. @throws SesRefusal as above. */
export function readOneAddress(text: string): string {
  const [address, ...others] = readAddresses(text);
  if (address === undefined || others.length > 0) throw invalidParameter('Illegal address');
  return address;
}

/** Everything behind the last @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function refuseMalformed(address: string): void {
  const at = address.lastIndexOf('@');
  if (at === -1) throw invalidParameter("Missing final '@domain'");
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (local === '') throw invalidParameter('Missing local name');
  if (!/^[\x21-\x7e]+$/.test(local)) {
    throw invalidParameter('Local address contains control or whitespace');
  }
  if (!/^[\x21-\x7e]+$/.test(domain)) {
    throw invalidParameter('Domain contains control or whitespace');
  }
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) throw invalidParameter('Illegal address');
}
