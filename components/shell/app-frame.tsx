import Link from "next/link";
import { Fragment, Suspense, type ReactNode } from "react";
import { KeysButton } from "@/components/keys/keys-button";
import { Freshness, FreshnessPlace } from "./freshness";
import { MainNavigation, NavigationLinks } from "./main-navigation";
import { PersonMenu } from "./person-menu";
import { ThemeButton } from "./theme-button";

interface AppFrameProps {
  sandbox: boolean;
  /** The variables that lead from the sandbox to an account. */
  needed: readonly (readonly string[])[];
  /** Names of the connections; empty where none is set up. */
  account: string;
  /** The name of who is signed in; without one the frame holds no way to calls. */
  person: string | undefined;
  /** Whether everyone who reaches this server is its owner. */
  isDemo: boolean;
  children: ReactNode;
}

/** What stands around every page: the way to the others, whose calls these are, light or dark. */
export function AppFrame({ sandbox, needed, account, person, isDemo, children }: AppFrameProps) {
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 text-accent-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-30 border-b border-separator bg-background/90 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-[120rem] items-center gap-1 px-3 sm:gap-3 sm:px-6">
          <Link
            href="/"
            prefetch={false}
            className="flex items-center gap-2 rounded-lg px-1 font-semibold tracking-tight"
          >
            <Logo />
            <span className="max-sm:sr-only">Callboard</span>
          </Link>
          {person !== undefined && (
            <Suspense fallback={<NavigationLinks />}>
              <MainNavigation />
            </Suspense>
          )}
          <span className="ms-auto truncate text-sm text-muted max-sm:hidden">{account}</span>
          <span className="flex items-center max-sm:ms-auto">
            {person !== undefined && (
              <>
                <Suspense fallback={<FreshnessPlace />}>
                  <Freshness />
                </Suspense>
                <KeysButton />
                <PersonMenu name={person} isDemo={isDemo} />
              </>
            )}
            <ThemeButton />
          </span>
        </div>
      </header>
      {sandbox && (
        <aside
          aria-label="Sandbox"
          className="border-b border-separator bg-accent-soft px-4 py-1.5 text-center text-xs"
        >
          Sandbox: every call and person here is invented. Set{" "}
          {needed.map((variables, index) => (
            <Fragment key={variables.join(" ")}>
              {index > 0 && ", or "}
              {variables.map((variable, place) => (
                <Fragment key={variable}>
                  {place > 0 && " and "}
                  <code className="font-sans font-medium">{variable}</code>
                </Fragment>
              ))}
            </Fragment>
          ))}
          {needed.length > 1 && ","} to see your own.
        </aside>
      )}
      <main id="main" tabIndex={-1} className="mx-auto max-w-[120rem] px-3 py-5 outline-none sm:px-6">
        {children}
      </main>
    </>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 24 24" className="size-6 text-accent" aria-hidden="true">
      <rect x="2" y="2" width="20" height="20" rx="6" fill="currentColor" />
      <g stroke="var(--accent-foreground)" strokeWidth="2" strokeLinecap="round">
        <path d="M7 10.5v3M10.4 8v8M13.8 6.5v11M17.2 10v4" />
      </g>
    </svg>
  );
}
