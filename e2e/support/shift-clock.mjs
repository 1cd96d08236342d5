// @ts-check
// Preloaded into the servers of the browser tests: `node --import ./e2e/support/shift-clock.mjs`.
import { ahead, shiftDate } from "./clock.mjs";

shiftDate(ahead);
