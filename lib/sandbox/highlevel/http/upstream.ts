import type { Catalogue } from "../catalogue";
import type { World } from "../facts";
import type { Zone } from "../zone";

/** What the handlers of the API stand on. */
export interface Upstream {
  world: World;
  zone: Zone;
  catalogue: Catalogue;
  account: { token: string; locationId: string; scopes: string[] };
  /** Whether recordings honour `Range`. */
  ranges: boolean;
  /** A fresh trace id, as every answer carries one (contract 1.3). */
  traceId(): string;
}
