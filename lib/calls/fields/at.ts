import { wholeNumber } from "./codecs";
import { parameter, presentation } from "./field";

/** on the page of a call: the second of its recording to seek to */
export const at = presentation({
  parameters: { at: parameter(wholeNumber(0)) },
});
