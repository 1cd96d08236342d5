/** How a recording is being played. Times are seconds from the start of the call. */
export interface PlaybackState {
  time: number;
  /** Undefined until the audio says it. */
  duration: number | undefined;
  playing: boolean;
  /** Plays as soon as more of the audio has come. */
  waiting: boolean;
  /** It has been played, or moved to a place: what is heard at `time` means something. */
  started: boolean;
  rate: number;
  /** Whether the transcript follows what is heard. */
  following: boolean;
}

/** What the transcript and the audio player know of each other. */
export interface Playback {
  /** Takes the player in hand; the result lets it go. */
  attach(audio: HTMLAudioElement | null): () => void;
  toggle(): void;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  /** Plays from a time on. */
  playFrom(seconds: number): void;
  /** Goes on, or back, by so many seconds. */
  skip(by: number): void;
  setRate(rate: number): void;
  follow(following: boolean): void;
  /** The same object until something changes. */
  state(): PlaybackState;
  subscribe(listener: () => void): () => void;
}

/** Nothing was played yet. */
export const idle: PlaybackState = {
  time: 0,
  duration: undefined,
  playing: false,
  waiting: false,
  started: false,
  rate: 1,
  following: true,
};

const events = [
  "timeupdate",
  "seeking",
  "play",
  "pause",
  "ended",
  "waiting",
  "playing",
  "durationchange",
  "ratechange",
  "error",
] as const;

export function createPlayback(): Playback {
  const listeners = new Set<() => void>();
  let audio: HTMLAudioElement | undefined;
  let state = idle;

  const change = (next: Partial<PlaybackState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const hear = ({ type }: Event) => {
    if (!audio) return;
    const { currentTime, duration, paused, ended, error, playbackRate } = audio;
    const waiting = type === "waiting" || (type === "play" && audio.readyState < 3);
    change({
      // An error takes the place with it, from which the next try goes on.
      time: error ? state.time : currentTime,
      duration: Number.isFinite(duration) && duration > 0 ? duration : state.duration,
      playing: !paused && !ended && !error,
      waiting: waiting || (state.waiting && !["playing", "pause", "ended", "error"].includes(type)),
      started: state.started || !paused,
      rate: playbackRate,
    });
  };

  const seek = (seconds: number) => {
    const time = Math.max(0, Math.min(seconds, state.duration ?? seconds));
    // Before it has loaded anything, this is where the audio will begin.
    if (audio) audio.currentTime = time;
    change({ time, started: true });
  };

  const play = () => {
    if (!audio) return;
    if (audio.error) {
      audio.load();
      audio.currentTime = state.time;
    }
    // What goes wrong, the player's own error event says.
    audio.play().catch(() => undefined);
  };

  const pause = () => audio?.pause();

  return {
    attach(element) {
      audio = element ?? undefined;
      for (const event of events) audio?.addEventListener(event, hear);
      return () => {
        for (const event of events) audio?.removeEventListener(event, hear);
        audio = undefined;
      };
    },
    toggle: () => (state.playing ? pause() : play()),
    play,
    pause,
    seek,
    playFrom(seconds) {
      seek(seconds);
      play();
    },
    skip: (by) => seek(state.time + by),
    setRate(rate) {
      // What is loaded again begins at the default rate.
      if (audio) audio.defaultPlaybackRate = audio.playbackRate = rate;
      change({ rate });
    },
    follow: (following) => {
      if (following !== state.following) change({ following });
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
