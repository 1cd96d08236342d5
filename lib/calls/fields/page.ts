import { wholeNumber, type Codec } from "./codecs";
import { parameter, presentation } from "./field";

export const pageSizes = ["10", "25", "50"] as const;

const pageSize: Codec<number> = {
  parse: (value) => (pageSizes.some((size) => size === value) ? Number(value) : undefined),
  serialize: String,
  expected: `one of ${pageSizes.join(", ")}`,
};

/** page from 1; 10, 25 (default) or 50 rows */
export const page = presentation({
  parameters: { page: parameter(wholeNumber(1), 1), size: parameter(pageSize, 25) },
});
