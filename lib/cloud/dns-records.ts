/**
 * The records that a mail domain's DNS needs, as lines to paste: DKIM, a MAIL FROM of its own, so that
 * SPF holds for the domain, and DMARC, which begins by only asking for reports.
 */
export function dnsRecords(options: {
  domain: string;
  region: string;
  dkimTokens: string[];
}): string[] {
  const { domain, region, dkimTokens } = options;
  const bounces = mailFromOf(domain);
  return [
    ...dkimTokens.map((token) => `${token}._domainkey.${domain} CNAME ${token}.dkim.amazonses.com`),
    `${bounces} MX 10 feedback-smtp.${region}.amazonses.com`,
    `${bounces} TXT "v=spf1 include:amazonses.com ~all"`,
    `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; adkim=s; rua=mailto:postmaster@${domain}"`,
  ];
}

/** Where bounces go, below the domain itself. */
export function mailFromOf(domain: string): string {
  return `bounces.${domain}`;
}
