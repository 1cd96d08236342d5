import "server-only";
import { z } from "zod";

const name = z
  .string("A view needs a name.")
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "A view needs a name.")
      .max(80, "A name has at most 80 characters.")
      .regex(/^\P{Cc}*$/u, "A name cannot hold control characters."),
  );
const query = z.string("A view needs a query.").max(8_000, "This query is too long to be kept as a view.");

/** A view to be saved. */
export const newView = z.object({
  page: z.enum(["overview", "calls"], "A view is one of the overview or of the calls."),
  name,
  query,
});
export type NewView = z.output<typeof newView>;

/** What of a view is to be changed. */
export const viewChange = z.object({
  name: name.optional(),
  query: query.optional(),
  isDefault: z.boolean("A view is the default or is not.").optional(),
});
export type ViewChange = z.output<typeof viewChange>;
