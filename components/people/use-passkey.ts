"use client";

import { useMutation } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { ApiError } from "@/lib/calls/errors";

const never = () => () => undefined;

/** A passkey belongs to the name of a host: an address of numbers has none. */
const isSupported = () =>
  "PublicKeyCredential" in window && !/^(?:[\d.]+|\[.*\])$/.test(window.location.hostname);

/** Whether this browser can use passkeys here; undefined until it is known. */
export const useSupport = (): boolean | undefined =>
  useSyncExternalStore<boolean | undefined>(never, isSupported, () => undefined);

/** The browser's own words are for developers. */
const messageOf = (error: ApiError | Error) =>
  error instanceof Error
    ? "The browser gave no passkey. It was cancelled, or this device has none to give. Try again."
    : error.message;

/** Something done with a passkey: it asks the server, then the device, then the server again. */
export function usePasskey<T>(work: () => Promise<T>, done: (answer: T) => void) {
  const { mutate, isPending, isSuccess, error } = useMutation<T, ApiError | Error>({
    mutationFn: work,
    onSuccess: done,
  });
  return { start: () => mutate(), isPending, isSuccess, error: error ? messageOf(error) : undefined };
}
