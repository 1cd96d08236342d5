"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef, type RefObject } from "react";

interface WaveFormProps {
  audio: RefObject<HTMLAudioElement | null>;
  /** 0 to 255. */
  peaks: readonly number[];
  /** Length of the recording. */
  seconds: number;
}

/** The nonce by which styles are let into this page. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

const colourOf = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name).trim();

/** Draws the wave form below the seek bar. Its code comes when a recording is played; without it the bar stays. */
export function WaveForm({ audio, peaks, seconds }: WaveFormProps) {
  const container = useRef<HTMLDivElement>(null);
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    let isLeft = false;
    let destroy = () => {};
    const draw = async () => {
      const { default: WaveSurfer } = await import("wavesurfer.js");
      if (isLeft || !container.current || !audio.current) return;
      const drawn = WaveSurfer.create({
        container: container.current,
        // The element of the page stays the source: what is drawn loads no audio.
        media: audio.current,
        peaks: [peaks.map((peak) => peak / 255)],
        duration: seconds,
        cspNonce: styleNonce(),
        height: "auto",
        normalize: true,
        barWidth: 2,
        barGap: 1,
        barRadius: 1,
        cursorWidth: 2,
        interact: false,
        hideScrollbar: true,
        waveColor: colourOf(container.current, "--muted"),
        progressColor: colourOf(container.current, "--accent"),
        cursorColor: colourOf(container.current, "--accent"),
      });
      destroy = () => drawn.destroy();
    };
    draw().catch(() => undefined);
    return () => {
      isLeft = true;
      destroy();
    };
  }, [audio, peaks, seconds, resolvedTheme]);
  return <div ref={container} className="pointer-events-none absolute inset-0 isolate" aria-hidden="true" />;
}
