/** What the transcript and the audio player know of each other. Times are seconds from the start of the call. */
export interface Playback {
  /** Takes the player in hand; the result lets it go. */
  attach(audio: HTMLAudioElement | null): () => void;
  /** Plays from a time on. */
  playFrom(seconds: number): void;
  /** Where the player is; undefined until it has played. */
  time(): number | undefined;
  subscribe(listener: () => void): () => void;
}

export function createPlayback(): Playback {
  const listeners = new Set<() => void>();
  let audio: HTMLAudioElement | undefined;
  let time: number | undefined;

  const tell = (next: number | undefined) => {
    time = next;
    for (const listener of listeners) listener();
  };
  const moved = () => tell(audio?.currentTime);
  const ended = () => tell(undefined);

  return {
    attach(element) {
      audio = element ?? undefined;
      audio?.addEventListener("timeupdate", moved);
      audio?.addEventListener("ended", ended);
      return () => {
        audio?.removeEventListener("timeupdate", moved);
        audio?.removeEventListener("ended", ended);
        audio = undefined;
      };
    },
    playFrom(seconds) {
      if (!audio) return;
      audio.currentTime = seconds;
      // What goes wrong, the player's own error event says.
      audio.play().catch(() => undefined);
    },
    time: () => time,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
