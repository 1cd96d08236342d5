import { main } from "../../scripts/main.mjs";
import { stop as stopStore } from "../../lib/server/start";
import type { Database } from "../../lib/server/postgres/database";
import { instant } from "./account";
import { measureExports } from "./export";
import { measureChapter, printTitle, type Chapter } from "./figures";
import type { Case } from "./measure";
import { watchMemory } from "./memory";
import { openStore } from "./open-store";
import { options } from "./options";
import { reader, setNow } from "./reader";
import { chapters } from "./reads";
import { printSizes } from "./sizes";
import { explain, listenTo } from "./statements";
import { upsertCase } from "./upsert";

const [calls = 0] = options.calls;

const isWanted = ({ title }: Chapter) => title.toLowerCase().startsWith(options.only);

const startUp: Chapter = {
  title: "Start-up",
  cases: [{ what: "until the store answers", prepare: stopStore, work: openStore }],
};

/** Does what took too long once more, and prints how the engine goes about it. */
async function printPlans(database: Database, cases: readonly Case[]): Promise<void> {
  const statements = listenTo(database);
  for (const { what, work } of cases) {
    statements.take();
    await work(1000);
    for (const statement of statements.take()) {
      console.log(`\n${what}\n${statement.text}\n${await explain(database, statement)}`);
    }
  }
}

async function measureUpsert(database: Database): Promise<Case[]> {
  const upsert = upsertCase(database);
  try {
    return await measureChapter({ title: "Upsert", cases: [upsert.case] }, options.runs);
  } finally {
    await upsert.undo();
  }
}

await main(async () => {
  const memory = watchMemory();
  const over: Case[] = [];
  console.log(`\n${calls.toLocaleString("en")} calls, ${options.runs} runs of each, in ms`);
  if (isWanted(startUp)) over.push(...(await measureChapter(startUp, 5)));
  const database = await openStore();
  try {
    setNow(instant);
    // The calls were copied, which the sync counts as no change: without a version no count is kept for an answer.
    await database.query("update sync_states set version = greatest(version, 1)");
    for (const chapter of (await chapters(database, reader, calls)).filter(isWanted)) {
      over.push(...(await measureChapter(chapter, options.runs)));
    }
    if (options.only === "" || options.only === "upsert") over.push(...(await measureUpsert(database)));
    if (options.only === "" || options.only === "export") await measureExports(reader);
    await printSizes(database, calls);
    printTitle("Memory of the process", ["MB"]);
    console.log(`  ${"peak".padEnd(32)}${memory.peak().toFixed(0).padStart(8)}`);
    if (options.explain) await printPlans(database, over);
  } finally {
    await stopStore();
  }
  return over.length === 0 ? 0 : 1;
});
