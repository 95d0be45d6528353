// Prints the tests of vitest's JSON report as "passed failed". A skipped test counts as failed: what
// is not run is not known to work. A report that is missing is one failure.
import { readFileSync } from 'node:fs';

try {
  const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const { numPassedTests: passed, numTotalTests: total, numFailedTestSuites: suites } = report;
  const failed = total - passed;
  // A file that could not even be loaded has no tests to count.
  console.log(passed, failed === 0 && (suites > 0 || total === 0) ? 1 : failed);
} catch {
  console.log(0, 1);
}
