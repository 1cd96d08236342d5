import { wholeNumber } from "./codecs";
import { parameter, presentation } from "./field";

export const turn = presentation({
  parameters: { turn: parameter(wholeNumber(1)) },
  meaning: "on the page of a call: the spoken turn to show",
});
