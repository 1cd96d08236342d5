import { wholeNumber } from "./codecs";
import { parameter, presentation } from "./field";

/** on the page of a call: the spoken turn to show */
export const turn = presentation({
  parameters: { turn: parameter(wholeNumber(1)) },
});
