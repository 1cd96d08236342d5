import { describe, expect, it } from "vitest";
import { createSingleFlight } from "./single-flight";

function setUp() {
  const run = createSingleFlight<string>();
  const flights: { signal: AbortSignal; land: (value: string) => void }[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      flights.push({ signal, land: resolve });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const ask = () => {
    const controller = new AbortController();
    return { controller, result: run("key", controller.signal, work) };
  };
  return { flights, ask };
}

describe("createSingleFlight", () => {
  it("does the work once for all who wait, and again for who comes later", async () => {
    const { flights, ask } = setUp();
    const [one, two] = [ask(), ask()];
    flights[0]?.land("done");
    expect(await Promise.all([one.result, two.result])).toEqual(["done", "done"]);
    const three = ask();
    flights[1]?.land("again");
    expect(await three.result).toBe("again");
  });

  it("is cancelled only when the last one has gone away", async () => {
    const { flights, ask } = setUp();
    const [one, two] = [ask(), ask()];
    one.controller.abort("first gone");
    await expect(one.result).rejects.toBe("first gone");
    expect(flights[0]?.signal.aborted).toBe(false);
    two.controller.abort("second gone");
    await expect(two.result).rejects.toBe("second gone");
    expect(flights[0]?.signal.aborted).toBe(true);
  });

  it("starts afresh for who comes right after a cancelled one", async () => {
    const { flights, ask } = setUp();
    const one = ask();
    one.result.catch(() => undefined);
    one.controller.abort("gone");
    const two = ask();
    flights[1]?.land("fresh");
    expect(await two.result).toBe("fresh");
  });
});
