"use client";

import { useSyncExternalStore } from "react";

/** How a reader listens, remembered by this browser. */
export interface PlayerSettings {
  rate: number;
  skipSilence: boolean;
  /** Play the next call when this one ends. */
  playNext: boolean;
}

export const rates = [0.75, 1, 1.25, 1.5, 1.75, 2];

const name = "callboard:player";
const usual: PlayerSettings = { rate: 1, skipSilence: false, playNext: false };
const listeners = new Set<() => void>();
let settings: PlayerSettings | undefined;

/** What the browser remembers may be of another version of Callboard. */
function read(): PlayerSettings {
  try {
    const kept = Object(JSON.parse(localStorage.getItem(name) ?? "{}")) as Record<
      keyof PlayerSettings,
      unknown
    >;
    return {
      rate: rates.find((rate) => rate === kept.rate) ?? usual.rate,
      skipSilence: kept.skipSilence === true,
      playNext: kept.playNext === true,
    };
  } catch {
    return usual;
  }
}

const current = () => (settings ??= read());

function change(changed: Partial<PlayerSettings>): void {
  settings = { ...current(), ...changed };
  try {
    localStorage.setItem(name, JSON.stringify(settings));
  } catch {
    // They hold until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The settings of the player, and what changes some of them. */
export function usePlayerSettings(): [PlayerSettings, typeof change] {
  return [useSyncExternalStore(subscribe, current, () => usual), change];
}
