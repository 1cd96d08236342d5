import "server-only";
import type { TestProject } from "vitest/node";
import { removeOrphans, removeThrowaway, throwawayFolder } from "./throwaway";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the PostgreSQL that all test files share; it is started when the first asks for it. */
    storeFolder: string;
  }
}

/** Once for each run of tests, ahead of them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeOrphans();
  const folder = await throwawayFolder();
  project.provide("storeFolder", folder);
  return () => removeThrowaway(folder);
}
