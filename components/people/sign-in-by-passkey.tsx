"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { sendJson } from "@/components/query/fetch-json";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form";
import { usePasskey, useSupport } from "./use-passkey";

/** Signs in with a passkey. Its place is kept until the browser has said whether it can. */
export function SignInByPasskey({ next }: { next: string }) {
  const isSupported = useSupport();
  const { start, isPending, isSuccess, error } = usePasskey(
    async () => {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const path = "/api/sign-in/passkey";
      const optionsJSON = await sendJson<PublicKeyCredentialRequestOptionsJSON>(
        "POST",
        `${path}/options`,
        {},
      );
      const response = await startAuthentication({ optionsJSON });
      return sendJson<{ to: string }>("POST", path, { response, next });
    },
    // The whole page, so that nothing of a stranger's stays.
    ({ to }) => window.location.assign(to),
  );
  return (
    <div className={isSupported ? "space-y-3" : "invisible"}>
      <Button onClick={start} busy={isPending || isSuccess}>
        Sign in with a passkey
      </Button>
      <FormMessage error={error} />
    </div>
  );
}
