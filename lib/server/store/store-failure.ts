import "server-only";
import { perProcess } from "../per-process";
import { sqlStateOf } from "../postgres/sql-state";

/** ms for which a failure counts unless something is written meanwhile: longer than the sync waits between its tries. */
const hold = 10 * 60_000;

const damaged =
  "A file of the database is damaged. Restore a backup, or stop Callboard, run `npm run store -- rebuild`, and start it again: all calls are then read again from the upstream, and saved views stay";

/** What errors of the database mean for the operator, by SQLSTATE or its class: the longest prefix counts. */
const meanings: readonly (readonly [prefix: string, meaning: string])[] = [
  ["53100", "The disk of the database is full. Free some space on it"],
  ["53200", "The database is out of memory. Give it more"],
  ["53300", "The database has no free connection. Raise its max_connections"],
  ["25006", "The database is read-only. Check DATABASE_URL"],
  ["42501", "The user of the database lacks a permission. Check its grants"],
  ["57014", "A statement took too long for the database. Try again later"],
  ["XX001", damaged],
  ["XX002", damaged],
  ["58P01", damaged],
  ["58030", "The database cannot read or write its files. Check its disk"],
  ["28", "The database refused the sign-in. Check DATABASE_URL"],
  ["54", "A value is too long for the database. Its call is left out"],
];

/** Why the database failed, with its SQLSTATE and none of its words, which may quote a call. Undefined for other errors. */
export function describeStoreError(error: unknown): string | undefined {
  const state = sqlStateOf(error);
  if (state === undefined) return undefined;
  const [, meaning] = meanings.find(([prefix]) => state.startsWith(prefix)) ?? [];
  return `${meaning ?? "The database reported an error. The log of the server has its SQLSTATE"} (SQLSTATE ${state}).`;
}

interface Failure {
  message: string;
  /** ms since the epoch */
  at: number;
}

const holder = () => perProcess<{ failure?: Failure }>("store failure", () => ({}));

/** Errors of one statement: of its values, of a conflict with another one, of its time. */
const ofStatement = /^(?:22|23|40)|^57014$/;

/** Remembers why the database failed: what it cannot store, it cannot tell of by itself. */
export function noteStoreFailure(error: unknown): void {
  const message = describeStoreError(error);
  if (message !== undefined && !ofStatement.test(sqlStateOf(error) ?? ""))
    holder().failure = { message, at: Date.now() };
}

/** Something was written: the database works. */
export function clearStoreFailure(): void {
  delete holder().failure;
}

/** Why the database failed lately, in words. */
export function storeFailure(): string | undefined {
  const { failure } = holder();
  return failure && Date.now() - failure.at < hold ? failure.message : undefined;
}
