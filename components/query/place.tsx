"use client";

import { createContext, use } from "react";
import { home, type Place } from "@/lib/calls/query/place";

/** Where the page stands: at the root, or below the address of a share. */
export const PlaceContext = createContext<Place>(home);

export const usePlace = () => use(PlaceContext);

/** Whether the page belongs to a share: its visitors have no account. */
export const useIsShared = () => usePlace().base !== "";
