// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createPlayback } from "./playback";

/** A player whose state a test sets. */
function setUp() {
  const audio = document.createElement("audio");
  const facts = {
    currentTime: 0,
    duration: NaN,
    paused: true,
    ended: false,
    readyState: 0,
    error: null as unknown,
  };
  for (const name of ["duration", "paused", "ended", "readyState", "error"] as const) {
    Object.defineProperty(audio, name, { get: () => facts[name] });
  }
  Object.defineProperty(audio, "currentTime", {
    get: () => facts.currentTime,
    set: (time: number) => void (facts.currentTime = time),
  });
  const play = vi.spyOn(audio, "play").mockResolvedValue();
  const pause = vi.spyOn(audio, "pause").mockReturnValue();
  const load = vi.spyOn(audio, "load").mockReturnValue();
  const playback = createPlayback();
  const detach = playback.attach(audio);
  const tell = (type: string, change: Partial<typeof facts> = {}) => {
    Object.assign(facts, change);
    audio.dispatchEvent(new Event(type));
  };
  return { audio, facts, play, pause, load, playback, detach, tell };
}

let world: ReturnType<typeof setUp>;
beforeEach(() => void (world = setUp()));

describe("createPlayback", () => {
  it("says where the player is, and that nothing was heard before it played", () => {
    const { playback, tell } = world;
    expect(playback.state()).toMatchObject({ time: 0, playing: false, started: false });
    tell("play", { paused: false });
    expect(playback.state()).toMatchObject({ playing: true, waiting: true, started: true });
    tell("playing", { readyState: 4, duration: 60 });
    tell("timeupdate", { currentTime: 3.5 });
    expect(playback.state()).toMatchObject({ time: 3.5, duration: 60, waiting: false });
    tell("ended", { paused: false, ended: true, currentTime: 60 });
    expect(playback.state()).toMatchObject({ time: 60, playing: false });
  });

  it("plays and pauses", () => {
    const { playback, play, pause, tell } = world;
    playback.toggle();
    expect(play).toHaveBeenCalledOnce();
    tell("play", { paused: false });
    playback.toggle();
    expect(pause).toHaveBeenCalledOnce();
  });

  it("moves within the recording, also before anything of it has come", () => {
    const { playback, facts, tell } = world;
    playback.seek(83);
    expect([facts.currentTime, playback.state().time, playback.state().started]).toEqual([83, 83, true]);
    tell("durationchange", { duration: 90 });
    playback.skip(20);
    expect(facts.currentTime).toBe(90);
    playback.skip(-500);
    expect(facts.currentTime).toBe(0);
  });

  it("goes on from where it failed", () => {
    const { playback, facts, load, play, tell } = world;
    tell("timeupdate", { currentTime: 30, paused: false });
    tell("error", { error: { code: 2 }, currentTime: 0 });
    expect(playback.state()).toMatchObject({ time: 30, playing: false });
    playback.toggle();
    expect([load.mock.calls.length, facts.currentTime, play.mock.calls.length]).toEqual([1, 30, 1]);
  });

  it("keeps its speed for what is loaded again", () => {
    const { audio, playback } = world;
    playback.setRate(1.5);
    expect([audio.playbackRate, audio.defaultPlaybackRate, playback.state().rate]).toEqual([1.5, 1.5, 1.5]);
  });

  it("tells its listeners of changes only, and lets the player go", () => {
    const { playback, detach, tell, play } = world;
    const listener = vi.fn();
    const leave = playback.subscribe(listener);
    playback.follow(true);
    expect(listener).not.toHaveBeenCalled();
    playback.follow(false);
    expect(listener).toHaveBeenCalledOnce();
    const before = playback.state();
    expect(playback.state()).toBe(before);
    leave();
    detach();
    tell("timeupdate", { currentTime: 9 });
    playback.play();
    expect([playback.state().time, listener.mock.calls.length, play.mock.calls.length]).toEqual([0, 1, 0]);
  });
});
