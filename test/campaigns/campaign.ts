/**
 * A long trial of one promise: many seeded attempts to break it. Each lives in a file of its own here,
 * which exports `campaign`; `npm run campaign` finds it by its file's name.
 */
export type Campaign = {
  /** What it tries to break, in one line for the list. */
  what: string;
  /** How many trials it makes unless `--trials` says otherwise. */
  trials: number;
  run(options: CampaignOptions): Promise<Findings>;
};

/** How a campaign is run. */
export type CampaignOptions = {
  /** Makes every random choice; the same seed makes the same ones. */
  seed: number;
  trials: number;
  /** Takes away the guard that is on trial: the campaign must then find failures. */
  mutant: boolean;
  /** Progress for a person, on standard error. */
  say: (line: string) => void;
};

/** What a campaign found. */
export type Findings = {
  /** How many trials were really made. */
  trials: number;
  /** Each broken promise in a sentence; empty when it was kept. */
  failures: string[];
  /** What was counted or measured, by name with its unit, for example `medianMs`. */
  figures: Record<string, number>;
};
