import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startMember, type Member } from "@/lib/server/store/testing/start-member";
import { removeThrowaway, throwawayFolder } from "@/lib/server/store/testing/throwaway";
import { joinCluster } from "./join-cluster";
import { readPidFile } from "./pid-file";
import { run } from "./run";

// What is durable takes its time on a slow disk.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
let members: Member[];

/** A cluster that was made and stopped, to begin with copies of it. */
let model: string;

beforeAll(async () => {
  model = await throwawayFolder();
  await (await joinCluster(model, new AbortController().signal)).leave();
});

afterAll(() => removeThrowaway(model));

beforeEach(async () => {
  folder = await throwawayFolder();
  members = [];
});

/** Gives the folder a cluster. */
async function fill(target = folder): Promise<void> {
  const { code } = await run("cp", ["-a", join(model, "postgres"), target], undefined);
  expect(code).toBe(0);
}

afterEach(async () => {
  await Promise.all(members.map((member) => member.kill()));
  await removeThrowaway(folder);
});

const cluster = () => join(folder, "postgres");
const joinHere = () => joinCluster(folder, new AbortController().signal);
const serverPid = async () => (await readPidFile(cluster()))?.pid;

function another(): Member {
  const member = startMember(folder);
  members.push(member);
  return member;
}

async function ask(config: pg.PoolConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(config);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

describe("joinCluster", () => {
  it("makes a cluster that keeps what it has said, and stops it with the last process", async () => {
    const server = await joinHere();
    const names = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums", "server_encoding"];
    const settings = await ask(
      server.config,
      `select setting from unnest(array['${names.join("','")}']) with ordinality as wanted (name, place)
       join pg_settings using (name) order by place`,
    );
    expect(settings.map((row) => Object.values(row as object)[0])).toEqual(["on", "on", "on", "on", "UTF8"]);
    expect(await ask(server.config, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
    await ask(server.config, "create table kept as select 7 as n");
    await server.leave();
    expect(await serverPid()).toBeUndefined();

    const again = await joinHere();
    expect(await ask(again.config, "select n from kept")).toEqual([{ n: 7 }]);
    await again.leave();
  });

  it("takes over the server of a process that was killed", async () => {
    await fill();
    const killed = another();
    await killed.joined;
    const pid = await serverPid();
    await killed.kill();
    const server = await joinHere();
    expect(await serverPid()).toBe(pid);
    await server.leave();
    expect(await serverPid()).toBeUndefined();
  });

  it("is made by one of the processes that start at once, and goes with the last of them", async () => {
    const [first, second] = [another(), another()];
    const server = await joinHere();
    await Promise.all([first.joined, second.joined]);
    expect(await readdir(folder)).toEqual(["postgres"]);
    const pid = await serverPid();
    await Promise.all([first.leave(), server.leave()]);
    expect(await serverPid()).toBe(pid);
    await second.leave();
    expect(await serverPid()).toBeUndefined();
  });

  it("says when the server is gone, and starts it again with all that was answered", async () => {
    await fill();
    const server = await joinHere();
    await ask(server.config, "create table kept as select 7 as n");
    const pid = (await serverPid()) ?? 0;
    process.kill(pid, "SIGKILL");
    await server.lost;
    await server.leave();
    const again = await joinHere();
    expect(await serverPid()).not.toBe(pid);
    expect(await ask(again.config, "select n from kept")).toEqual([{ n: 7 }]);
    await again.leave();
  });

  it("begins anew where its files were being laid out", async () => {
    const killed = another();
    killed.joined.catch(() => undefined);
    await vi.waitFor(async () => expect((await readdir(folder)).join()).toContain("postgres.new-"), {
      timeout: 15_000,
      interval: 5,
    });
    await killed.kill();
    const server = await joinHere();
    expect(await readdir(folder)).toEqual(["postgres"]);
    await server.leave();
  });

  it("starts where another process has the number of a server that was killed", async () => {
    await fill();
    const lines = [process.pid, cluster(), 0, 5432, cluster(), "", "", "ready   "];
    await writeFile(join(cluster(), "postmaster.pid"), lines.join("\n"));
    const server = await joinHere();
    expect(await serverPid()).not.toBe(process.pid);
    await server.leave();
  });

  it("finds room for its socket where the path of the folder is long", async () => {
    const deep = join(folder, "a-folder-with-a-long-name-".repeat(4));
    await mkdir(deep);
    await fill(deep);
    const server = await joinCluster(deep, new AbortController().signal);
    expect(server.config.host).toMatch(/^\/tmp\/callboard-/);
    await server.leave();
    await rm(String(server.config.host), { recursive: true });
  });

  it("leaves alone what is no cluster", async () => {
    await mkdir(cluster());
    await writeFile(join(cluster(), "notes.txt"), "mine");
    await expect(joinHere()).rejects.toThrow("holds something else");
    expect(await readdir(folder)).toEqual(["postgres"]);
  });

  it("stops waiting when it is told to", async () => {
    await expect(joinCluster(folder, AbortSignal.abort(new Error("over")))).rejects.toThrow("over");
  });
});
