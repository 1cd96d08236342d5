import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/query/providers";
import { ShareFrame } from "@/components/share/share-frame";
import { AppFrame } from "@/components/shell/app-frame";
import { WithoutScripts } from "@/components/shell/without-scripts";
import { home } from "@/lib/calls/query/place";
import { wordsOf } from "@/lib/calls/format/words";
import { accountVariables, config } from "@/lib/server/config";
import { describeGrants } from "@/lib/server/access/describe-grants";
import { readLocale } from "@/lib/server/http/locale";
import { isDemo } from "@/lib/server/access/demo";
import { layoutReader } from "@/lib/server/layout-reader";
import { shareHeader } from "@/lib/server/http/shared-path";
import { readSharedFrame } from "@/lib/server/shares/shared-page";
import { mono, sans } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Callboard", template: "%s · Callboard" },
  description: "Browse, review and measure the calls of voice AI agents.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafa" },
    { media: "(prefers-color-scheme: dark)", color: "#0a0a0b" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const requested = await headers();
  const nonce = requested.get("x-nonce") ?? "";
  const locale = readLocale(requested.get("accept-language"));
  const share = requested.get(shareHeader);
  const frame = share === null ? undefined : await readSharedFrame(share, requested, locale);
  const { grants, person } = frame ? { grants: [] } : await layoutReader(requested);
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <head>
        {/* No paint before the frame of the page is whole: half of a header would move when the rest comes. */}
        <link rel="expect" href="#main" blocking="render" />
        <WithoutScripts nonce={nonce} />
        {/* React Aria reads the nonce for its styles here. */}
        <meta property="csp-nonce" nonce={nonce} content={nonce} suppressHydrationWarning />
      </head>
      <body className="min-h-dvh bg-background font-sans text-foreground antialiased">
        <Providers
          nonce={nonce}
          locale={locale}
          words={wordsOf(locale)}
          connections={frame?.connections ?? describeGrants(grants)}
          place={frame?.place ?? home}
        >
          {frame ? (
            <ShareFrame shown={frame.shown}>{children}</ShareFrame>
          ) : (
            <AppFrame
              sandbox={config().sandbox && person !== undefined}
              person={person?.name}
              isDemo={isDemo(requested)}
              needed={accountVariables}
              account={grants.map(({ connection }) => connection.name).join(", ")}
            >
              {children}
            </AppFrame>
          )}
        </Providers>
      </body>
    </html>
  );
}
