"use client";

import { useEffect, useState } from "react";
import type { ChangeOptions } from "@/components/query/use-call-query";

/** How long one may pause while typing, ms. */
const pause = 300;

/** What a text field of the filter bar gets. `onChange` stays the same from call to call. */
export interface TypedProps {
  value: string | undefined;
  onChange: (value: string | undefined, options: ChangeOptions) => void;
}

interface Typed {
  text: string;
  setText: (text: string) => void;
  /** Takes over what is typed at once, as a step that Back undoes. */
  submit: () => void;
}

/**
 * A field of the URL while it is being typed: the URL follows after a pause, in place of what it was.
 *
 * @param parse what a text means in the URL; undefined where it means nothing
 * @param onChange must stay the same from call to call
 */
export function useTyped(
  value: string | undefined,
  parse: (text: string) => string | undefined,
  onChange: (value: string | undefined, options: ChangeOptions) => void,
): Typed {
  const [text, setText] = useState(value ?? "");
  const [shown, setShown] = useState(value);
  const typed = parse(text);
  if (shown !== value) {
    // The URL changed by other means than this field: Back, or a removed chip.
    setShown(value);
    if (typed !== value) setText(value ?? "");
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed, { history: "replace" }), pause);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  const submit = () => {
    if (typed !== value) onChange(typed, { history: "push" });
  };
  return { text, setText, submit };
}
