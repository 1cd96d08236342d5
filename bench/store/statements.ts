import type { Database, Queries } from "../../lib/server/postgres/database";

interface Statement {
  text: string;
  values: readonly unknown[];
}

/** What a database is asked. */
export interface Statements {
  /** The statements since the last time. */
  take(): Statement[];
}

/** Listens to what is read from a database from now on. */
export function listenTo(database: Database): Statements {
  let heard: Statement[] = [];
  const { query, snapshot } = database;
  database.query = (text, values = [], signal) => {
    heard.push({ text, values });
    return query(text, values, signal);
  };
  database.snapshot = (work, signal) =>
    snapshot((queries) => {
      const heardQueries: Queries = {
        query(text, values = []) {
          heard.push({ text, values });
          return queries.query(text, values);
        },
      };
      return work(heardQueries);
    }, signal);
  return {
    take() {
      const taken = heard;
      heard = [];
      return taken;
    },
  };
}

/** How the engine comes to the answer of a statement, with times and pages. */
export async function explain(database: Database, { text, values }: Statement): Promise<string> {
  const rows = await database.query<{ "QUERY PLAN": string }>(
    `explain (analyze, buffers, settings) ${text}`,
    values,
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
