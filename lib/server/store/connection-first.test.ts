import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { parseQuery } from "@/lib/calls/query/query";
import { whereOf } from "./read/where";
import { testDatabase } from "./testing/test-database";

// The connection is the key by which the data is spread over machines (docs/growing.md): a statement that leaves it out
// asks all of them, and a key that does not begin with it cannot be held to be unique.

/** What belongs to the installation and to no connection. */
const shared = [
  ...["migrations", "views", "audit_events", "stored_connections", "people", "sessions", "credentials"],
  ...["verifications", "two_factors", "passkeys", "invitations", "attempts", "shares", "share_visits"],
];

const database = await testDatabase();
afterAll(() => database.close());

const tables = (
  await database.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  )
)
  .map(({ name }) => name)
  .filter((name) => !shared.includes(name));

interface Fragment {
  /** File and line. */
  place: string;
  sql: string;
}

/** All strings and templates of a file; what a template inserts stays as `${…}`. */
function stringsOf(path: string): Fragment[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Fragment[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${path}:${line}`, sql: node.getText() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const tableNamed = new RegExp(
  String.raw`\b(?:from|join|update|into|using)\s+(?:only\s+)?(?:${tables.join("|")})\b(?!\s*\.)`,
  "gi",
);

/** The connection itself, or the one place that says which calls a query means. */
const connectionNamed = /\bconnection_id\b|\bwhere \$\{(?:where|sql|where\.sql)\}/g;

/** Whether a fragment names more tables than it says which connection is meant. */
const isForgetful = ({ sql }: Fragment) =>
  [...sql.matchAll(tableNamed)].length > [...sql.matchAll(connectionNamed)].length;

const folder = "lib/server";
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|(^|\/)testing\//.test(path))
  .map((path) => join(folder, path));

describe("the connection", () => {
  it("is the first column of each table, and of each primary and unique key", async () => {
    const keys = await database.query<{ key: string; first: string }>(
      `select i.indexrelid::regclass::text as key, a.attname as first
       from pg_index i
         join pg_class c on c.oid = i.indrelid
         left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and (i.indisunique or i.indisprimary) and c.relname <> all($1)`,
      [shared],
    );
    expect(keys.length).toBeGreaterThanOrEqual(tables.length);
    expect(keys.filter(({ first }) => first !== "connection_id")).toEqual([]);
    const columns = await database.query<{ name: string }>(
      `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
       where c.relname = any($1) and a.attname = 'connection_id' and a.attnotnull`,
      [tables],
    );
    expect(columns.map(({ name }) => name).sort()).toEqual([...tables].sort());
  });

  it("is named by each statement as often as tables that have it", () => {
    const fragments = sources.flatMap(stringsOf);
    expect(fragments.filter(({ sql }) => sql.match(tableNamed)).length).toBeGreaterThan(20);
    expect(fragments.filter(isForgetful)).toEqual([]);
  });

  it("is missed where a statement leaves it out", () => {
    const forgetful = (sql: string) => isForgetful({ place: "here", sql });
    expect(forgetful("select id from calls where id = $1")).toBe(true);
    expect(
      forgetful("select id from calls where connection_id = $1 and exists (select from call_texts)"),
    ).toBe(true);
    expect(forgetful("select id from calls join call_texts using (connection_id, id)")).toBe(true);
    expect(forgetful("update views set name = $1")).toBe(false);
  });

  it("is the first condition of a query", () => {
    const part = { connectionId: 7, slug: "one", from: 0, version: 0, asOf: undefined };
    const selection = {
      query: parseQuery(new URLSearchParams()).query,
      zone: "UTC",
      window: { start: 0, end: 1 },
      parts: [part],
      matches: {},
    };
    const { sql, values } = whereOf(selection);
    expect(sql).toMatch(/^c\.connection_id = \$1::int\s/);
    expect(values[0]).toBe(7);
    const several = { ...selection, parts: [part, { ...part, connectionId: 8, slug: "two" }] };
    expect(whereOf(several).sql).toMatch(/^c\.connection_id = any\(\$1::int\[\]\)\s/);
  });
});
