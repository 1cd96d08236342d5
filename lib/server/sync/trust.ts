import "server-only";

/** Windows in a row that do not add up until the upstream's counts are no longer believed. */
const mostFailures = 2;

/** How far what the upstream counts has proved to be right. */
export function createTrust(pageSize: number) {
  let failures = 0;
  let pagesProved = false;
  return {
    /** @param calls how many were read */
    note(calls: number, verified: boolean): void {
      if (!verified) {
        failures += 1;
        pagesProved = false;
      } else if (calls > 0) {
        failures = 0;
        pagesProved ||= calls > pageSize;
      }
    },
    /** Windows do not add up: reading them again does not help. */
    isBroken: () => failures >= mostFailures,
    /** Several pages of one window have added up: they can be asked for at once. */
    hasProvedPages: () => pagesProved,
  };
}
