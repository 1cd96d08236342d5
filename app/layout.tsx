import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/query/providers";
import { AppFrame } from "@/components/shell/app-frame";
import { config } from "@/lib/server/config";
import { readLocale } from "@/lib/server/http/locale";
import { connections } from "@/lib/server/connections";
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
  const names = connections().map(({ name }) => name);
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        {/* React Aria reads the nonce for its styles here. */}
        <meta property="csp-nonce" nonce={nonce} content={nonce} suppressHydrationWarning />
      </head>
      <body className="min-h-dvh bg-background font-sans text-foreground antialiased">
        <Providers nonce={nonce} locale={locale}>
          <AppFrame sandbox={config().sandbox} account={names.join(", ")}>
            {children}
          </AppFrame>
        </Providers>
      </body>
    </html>
  );
}
