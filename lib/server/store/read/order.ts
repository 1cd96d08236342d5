import "server-only";
import type { Sort } from "@/lib/calls/fields/sort";

/** Orders of the facts (`c`), each the way of an index; equals are told apart by their id, then by connection. */
export const orders: Record<Sort, string> = {
  startedAt: "c.started_at asc, c.id asc, c.connection_id asc",
  "-startedAt": "c.started_at desc, c.id desc, c.connection_id desc",
  duration: "c.duration asc nulls last, c.id asc, c.connection_id asc",
  "-duration": "c.duration desc nulls last, c.id desc, c.connection_id desc",
};

/** The same orders from their ends. */
export const reverseOrders: Record<Sort, string> = {
  startedAt: orders["-startedAt"],
  "-startedAt": orders.startedAt,
  duration: "c.duration desc nulls first, c.id desc, c.connection_id desc",
  "-duration": "c.duration asc nulls first, c.id asc, c.connection_id asc",
};
