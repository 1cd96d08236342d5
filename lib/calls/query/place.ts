import type { Level } from "../levels";
import type { SharedPage } from "../shares";
import type { CallQuery } from "./parameters";
import type { QueryDefaults } from "./query";

/** Where pages and their API stand: at the root, or below the address of a share. */
export interface Place {
  /** What paths begin with: empty, or `/s/` and the token. */
  base: string;
  defaults: QueryDefaults;
  /** What a share lets its visitors see. */
  shared?: { page: SharedPage; level: Level; files: boolean };
}

export const home: Place = { base: "", defaults: {} };

/** What a URL of a share means that does not say it: all that is shared, in the order and with the looks of its owner. */
export function sharedDefaults({ sort, size, columns, chart, table }: CallQuery): QueryDefaults {
  return { range: "all", kind: "all", sort, size, columns, chart, table };
}
