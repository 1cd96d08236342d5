import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { saveExport } from "./save-export";

const line = new TextEncoder().encode('{"id":"1"}\n');
const cancelled = vi.fn();

/** A file of the API: so many calls are promised, and so many lines come. */
function answer(total: number, lines = total): Response {
  let left = lines;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (left === 0) controller.close();
      else controller.enqueue(line);
      left -= 1;
    },
    cancel: cancelled,
  });
  return new Response(body, {
    headers: {
      "x-total-count": String(total),
      "content-disposition": "attachment; filename=\"calls-.ndjson\"; filename*=UTF-8''calls-%C3%A9.ndjson",
    },
  });
}

const link = { href: "", download: "", click: vi.fn() };
const file = { written: 0, write: vi.fn(), close: vi.fn(), abort: vi.fn() };
const picker = vi.fn();
const progress = vi.fn();

beforeEach(() => {
  Object.assign(link, { href: "", download: "" });
  file.write.mockImplementation(() => Promise.resolve());
  picker.mockImplementation(() => Promise.resolve({ createWritable: () => Promise.resolve(file) }));
  vi.stubGlobal("document", { createElement: () => link });
  vi.stubGlobal("window", { showSaveFilePicker: picker });
});
afterEach(() => void vi.clearAllMocks());

function save(response: Response | Error, own = new AbortController()) {
  vi.spyOn(globalThis, "fetch").mockImplementation(() =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  );
  return saveExport("/api/export?format=ndjson", {
    format: "ndjson",
    onProgress: progress,
    signal: own.signal,
  });
}

describe("a small file", () => {
  it("is handed to the browser whole, under its name", async () => {
    await expect(save(answer(3))).resolves.toBe("saved");
    expect(progress.mock.calls.map(([each]: unknown[]) => each)).toEqual([
      { rows: 1, total: 3 },
      { rows: 2, total: 3 },
      { rows: 3, total: 3 },
    ]);
    expect(link.download).toBe("calls-é.ndjson");
    expect(link.href).toMatch(/^blob:/);
    expect(link.click).toHaveBeenCalledOnce();
    expect(picker).not.toHaveBeenCalled();
  });

  it("that does not come whole is none", async () => {
    await expect(save(answer(3, 2))).rejects.toMatchObject({ message: expect.stringContaining("whole") });
    expect(link.click).not.toHaveBeenCalled();
  });

  it.each([
    [Response.json({ error: { code: "bad_request", message: "Not so." } }, { status: 400 }), "Not so."],
    [new Response("<h1>Bad Gateway</h1>", { status: 502 }), "did not come whole"],
    [new TypeError("fetch failed"), "did not come whole"],
  ])("says why there is none: %#", async (response, message) => {
    await expect(save(response)).rejects.toMatchObject({ message: expect.stringContaining(message) });
  });
});

describe("a large file", () => {
  it("goes straight into the file that was chosen", async () => {
    await expect(save(answer(5_001))).resolves.toBe("saved");
    expect(picker).toHaveBeenCalledWith({ suggestedName: "calls-é.ndjson" });
    expect(file.write).toHaveBeenCalledTimes(5_001);
    expect(file.close).toHaveBeenCalledOnce();
    expect(link.click).not.toHaveBeenCalled();
  });

  it("is given up where it is cancelled", async () => {
    const own = new AbortController();
    file.write.mockImplementation(() => {
      own.abort();
      return Promise.reject(own.signal.reason as Error);
    });
    await expect(save(answer(5_001), own)).rejects.toMatchObject({ name: "AbortError" });
    expect(file.abort).toHaveBeenCalledOnce();
    expect(file.close).not.toHaveBeenCalled();
    expect(cancelled).toHaveBeenCalled();
  });

  it("is not read where no file was chosen", async () => {
    picker.mockImplementation(() => Promise.reject(new DOMException("no file", "AbortError")));
    await expect(save(answer(5_001))).rejects.toMatchObject({ name: "AbortError" });
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it("is a plain download where the browser writes no files", async () => {
    vi.stubGlobal("window", {});
    await expect(save(answer(5_001))).resolves.toBe("downloading");
    expect(link.href).toBe("/api/export?format=ndjson");
    expect(link.click).toHaveBeenCalledOnce();
    expect(cancelled).toHaveBeenCalledOnce();
  });
});
