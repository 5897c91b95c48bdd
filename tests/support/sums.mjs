/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */

/** @param {Sum} a @param {Sum} b @returns {Sum} */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The line every run ends with. @param {Sum} sum */
export function summary(sum) {
  return `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`
}

/**
 * The sum in vitest's JSON report. A file that could not even be loaded has no tests and counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Sum}
 */
export function fromVitest(report) {
  const unloadable = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * The sum in Playwright's JSON report. A test that passed only when repeated is flaky, and that is a failure.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Sum}
 */
export function fromPlaywright({ stats, errors }) {
  const failed = stats.unexpected + stats.flaky
  return {
    passed: stats.expected,
    failed: failed === 0 && errors.length > 0 ? 1 : failed,
    skipped: stats.skipped,
  }
}
