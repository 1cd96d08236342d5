"use client";

import { createContext, use } from "react";

/** How what floats is closed by what is in it. */
export const ClosePopoverContext = createContext<() => void>(() => undefined);

/** Closes what the present part floats in. */
export const useClosePopover = () => use(ClosePopoverContext);
