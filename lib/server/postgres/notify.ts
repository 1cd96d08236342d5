import "server-only";

/**
 * What processes tell each other about a connection: its progress or calls have changed, a reader has sent a command,
 * has asked for a range, wants the newest calls, or looks at contacts without a name; it was added, changed or removed.
 */
export const topics = ["progress", "command", "range", "refresh", "names", "connection"] as const;

export type Topic = (typeof topics)[number];

export interface Notification {
  topic: Topic;
  connectionId: number;
}

/** The channel of PostgreSQL on which processes notify each other. */
export const channel = "callboard";

/**
 * SQL of a notification. It is sent when the transaction commits.
 * @param connection SQL of the connection's number
 */
export const notifySql = (topic: Topic, connection: string) =>
  `pg_notify('${channel}', '${topic} ' || ${connection})`;

/** @returns undefined for what this version of Callboard does not know */
export function parseNotification(payload: string | undefined): Notification | undefined {
  const [name, id] = (payload ?? "").split(" ");
  const topic = topics.find((each) => each === name);
  const connectionId = Number(id || "none");
  return topic && Number.isSafeInteger(connectionId) ? { topic, connectionId } : undefined;
}
