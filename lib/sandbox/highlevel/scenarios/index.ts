import { booking } from "./booking";
import { voicemail, wrongNumber } from "./brief-calls";
import { complaint } from "./complaint";
import { orderStatus } from "./order-status";
import { priceQuestion } from "./price-question";
import type { Scenario } from "./scenario";
import { spanish } from "./spanish";
import { transfer } from "./transfer";

/** All kinds of calls; the Spanish one follows from the caller, not from its weight. */
export const scenarios: readonly Scenario[] = [
  booking,
  priceQuestion,
  complaint,
  orderStatus,
  wrongNumber,
  voicemail,
  transfer,
  spanish,
];
