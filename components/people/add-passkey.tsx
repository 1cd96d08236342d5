"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { sendJson } from "@/components/query/fetch-json";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/form";
import { usePasskey, useSupport } from "./use-passkey";

/** Adds a passkey of this device under a name. */
export function AddPasskey() {
  const isSupported = useSupport();
  const { refresh } = useRouter();
  const [name, setName] = useState("");
  const { start, isPending, isSuccess, error } = usePasskey(
    async () => {
      const { startRegistration } = await import("@simplewebauthn/browser");
      const path = "/api/account/passkeys";
      const optionsJSON = await sendJson<PublicKeyCredentialCreationOptionsJSON>(
        "POST",
        `${path}/options`,
        {},
      );
      const response = await startRegistration({ optionsJSON });
      return sendJson("POST", path, { name, response });
    },
    () => {
      setName("");
      refresh();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) start();
  };
  if (isSupported === false) {
    return (
      <p className="text-sm text-muted">
        Passkeys cannot be added here. Open Callboard in a recent browser, over https and by a host name.
      </p>
    );
  }
  return (
    <form onSubmit={submit} className={isSupported ? "space-y-4" : "invisible space-y-4"}>
      <Field
        id="passkey-name"
        label="Passkey name"
        name="passkey-name"
        autoComplete="off"
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
        hint="Such as: phone, work laptop, blue key"
      />
      <FormMessage error={error} done={isSuccess ? "Passkey added." : undefined} />
      <Button type="submit" variant="primary" busy={isPending}>
        Add passkey
      </Button>
    </form>
  );
}
