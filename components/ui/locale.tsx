"use client";

import { createContext, use } from "react";

/** The reader's language as a BCP 47 tag, taken from the request on the server. */
export const LocaleContext = createContext("en-GB");

export const useLocale = () => use(LocaleContext);
