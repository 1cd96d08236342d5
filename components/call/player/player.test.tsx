// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { Call } from "@/lib/calls/call";
import { completeQuery } from "@/lib/calls/query/query";
import { bareCall } from "@/lib/testing/bare-call";
import { createPlayback } from "./playback";
import { Player } from "./player";

const push = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const turn = { index: 1, speaker: "agent", label: "agent", text: "Hello.", start: 0 } as const;
const callOf = (more: Partial<Call> = {}) =>
  bareCall("call-1", 0, {
    recording: "unknown",
    duration: 65,
    transcript: { turns: [turn], timing: "exact" },
    ...more,
  });

beforeEach(() => {
  push.mockReset();
  vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
});

interface Options {
  call?: Call;
  at?: number;
  next?: string;
  peaks?: object;
}

function renderPlayer({ call = callOf(), at, next, peaks }: Options = {}) {
  const playback = createPlayback();
  const query = completeQuery(at === undefined ? {} : { at });
  const answers = peaks ? { "/api/calls/main/call-1/peaks": peaks } : {};
  renderInPage(<Player call={call} query={query} playback={playback} next={next} />, { answers });
  return playback;
}

const audio = () => screen.getByLabelText("Recording of the call") as HTMLAudioElement;
const note = () => screen.getAllByRole("status").at(-1)?.textContent;
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const key = (name: string, target: Element = document.body) => fireEvent.keyDown(target, { key: name });

/** Lets the player play, from a time on. */
function listen(time = 0) {
  const element = audio();
  Object.defineProperty(element, "paused", { value: false, configurable: true });
  Object.defineProperty(element, "duration", { value: 65, configurable: true });
  element.currentTime = time;
  for (const type of ["durationchange", "playing", "timeupdate"]) fireEvent(element, new Event(type));
}

describe("Player", () => {
  it("is the browser's own before the page is alive", () => {
    const html = renderToString(
      <QueryClientProvider client={new QueryClient()}>
        <Player call={callOf()} query={completeQuery({})} playback={createPlayback()} next={undefined} />
      </QueryClientProvider>,
    );
    expect(html).toContain('<audio controls="" preload="none" src="/api/calls/main/call-1/recording"');
    expect(html).not.toContain("<button");
  });

  it("loads nothing before it is wanted, and says from where it will", () => {
    const asked = vi.fn();
    renderPlayer();
    vi.stubGlobal("fetch", asked);
    expect([audio().preload, audio().controls]).toEqual(["none", false]);
    expect(note()).toBe("Loads from the upstream when you press play.");
    expect(asked).not.toHaveBeenCalled();
  });

  it("begins where the link says", () => {
    const playback = renderPlayer({ at: 33 });
    expect([audio().currentTime, playback.state().time]).toEqual([33, 33]);
    expect(screen.getByText("0:33")).toBeDefined();
    expect(screen.getByRole("slider").getAttribute("aria-valuetext")).toBe(
      "33 seconds of 1 minute 5 seconds",
    );
  });

  it("listens to keys, on the page and on its bar", () => {
    const playback = renderPlayer({ at: 20 });
    key("ArrowRight");
    key("ArrowLeft", screen.getByRole("slider"));
    key("ArrowLeft", screen.getByRole("slider"));
    expect(playback.state().time).toBe(15);
    key(" ");
    expect(audio().play).toHaveBeenCalledOnce();
    key(" ", screen.getByRole("button", { name: "5 seconds on" }));
    expect(audio().play).toHaveBeenCalledOnce();
  });

  it("remembers the speed in this browser", () => {
    renderPlayer();
    key(">");
    expect([audio().playbackRate, localStorage.getItem("callboard:player")]).toEqual([
      1.25,
      expect.stringContaining('"rate":1.25'),
    ]);
    for (let times = 0; times < 9; times += 1) key("<");
    expect(audio().playbackRate).toBe(0.75);
    fireEvent.change(screen.getByRole("combobox", { name: "Speed" }), { target: { value: "1" } });
    expect(audio().playbackRate).toBe(1);
  });

  it("skips silence once it knows where it is", async () => {
    const peaks = [
      ...new Array<number>(50).fill(90),
      ...new Array<number>(50).fill(0),
      ...new Array<number>(50).fill(90),
    ];
    const playback = renderPlayer({ peaks: { state: "ready", peaks, perSecond: 10, seconds: 15 } });
    press("Skip silence");
    act(() => listen(4));
    await vi.waitFor(() => expect(note()).toBe(""));
    act(() => listen(6));
    expect(playback.state().time).toBeCloseTo(9.8);
    press("Skip silence");
    act(() => listen(6));
    expect(playback.state().time).toBe(6);
  });

  it("says that a recording has no wave form", async () => {
    renderPlayer({ peaks: { state: "none", message: "Only recordings in WAV format have a wave form." } });
    act(() => listen());
    await vi.waitFor(() => expect(note()).toBe("Only recordings in WAV format have a wave form."));
  });

  it("goes on to the next call if that is wanted, and says so", () => {
    renderPlayer({ next: "/calls/main/call-2" });
    act(() => void fireEvent(audio(), new Event("ended")));
    expect(push).not.toHaveBeenCalled();
    press("Play the next call when this ends");
    expect(note()).toContain("The next call plays when this ends.");
    act(() => void fireEvent(audio(), new Event("ended")));
    expect(push).toHaveBeenCalledExactlyOnceWith("/calls/main/call-2");
    press("Play the next call when this ends");
    expect(note()).not.toContain("next call");
  });

  it("says that no call comes behind the last one", () => {
    renderPlayer();
    press("Play the next call when this ends");
    expect(note()).toContain("This is the last call of the list");
    press("Play the next call when this ends");
  });

  it("says that turns without times are not highlighted", () => {
    const { start: _, ...timeless } = turn;
    renderPlayer({
      call: callOf({ recording: "available", transcript: { turns: [timeless], timing: "none" } }),
    });
    expect(note()).toBe("The turns have no times, so none is highlighted.");
    expect(screen.queryByRole("button", { name: "Follow in the transcript" })).toBeNull();
  });

  it("says in the server's words why it does not play", async () => {
    renderPlayer();
    const error = { code: "not_found", message: "The recording was deleted there.", retryable: false };
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ error }, { status: 404 })));
    fireEvent(audio(), new Event("error"));
    await vi.waitFor(() => expect(note()).toBe("The recording was deleted there."));
    act(() => listen());
    expect(note()).toBe("");
  });
});
