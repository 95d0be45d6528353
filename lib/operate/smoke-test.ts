import { type Finding, ill, nameOf, well } from './finding.ts';

/** What must answer once the academy is deployed, and how. */
const PAGES: { path: string; status: number; what: string }[] = [
  { path: '/', status: 200, what: 'First page' },
  { path: '/privacy', status: 200, what: 'Privacy page' },
  { path: '/sign-in', status: 200, what: 'Sign-in' },
  { path: '/application', status: 401, what: 'A team’s page without its link' },
  { path: '/nowhere', status: 404, what: 'A page that is not there' },
];

/**
 * How long a new distribution may take to be there, or reconcile to bring the programme for the first time
 * (it comes every five minutes), and how often to look.
 */
const PATIENCE = { tries: 28, pauseMs: 15_000 };

/** Opens the pages as a browser would, with patience for what is still on its way round the world. */
export async function smokeTest(siteUrl: string, patience = PATIENCE): Promise<Finding[]> {
  await reachable(siteUrl, patience);
  return Promise.all(PAGES.map((page) => open(siteUrl, page)));
}

async function reachable(siteUrl: string, { tries, pauseMs }: typeof PATIENCE): Promise<void> {
  for (let attempt = 1; attempt < tries; attempt += 1) {
    const answer = await fetch(siteUrl).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, pauseMs));
  }
}

async function open(siteUrl: string, { path, status, what }: (typeof PAGES)[number]) {
  try {
    const answer = await fetch(`${siteUrl}${path}`, { redirect: 'manual' });
    await answer.body?.cancel();
    if (answer.status === status) return well(what, `${path} answers ${status}`);
    return ill(
      what,
      `${path} answers ${answer.status}, not ${status}`,
      'docs/runbook.md#pages-fail',
    );
  } catch (error) {
    return ill(what, `${path} is not reached (${nameOf(error)})`, 'look at the DNS of the site');
  }
}
