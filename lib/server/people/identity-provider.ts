import "server-only";
import type { GenericOAuthConfig } from "better-auth/plugins/generic-oauth";
import { config } from "@/lib/server/config";
import { nameField } from "./name-field";

/** The id of the identity provider, in our tables and in the address that it sends people back to. */
export const providerId = "oidc";

/** The identity provider of the settings, as better-auth takes it. */
export function identityProviders(): GenericOAuthConfig[] {
  const { identityProvider } = config();
  if (!identityProvider) return [];
  const { issuer, clientId, clientSecret } = identityProvider;
  return [
    {
      providerId,
      discoveryUrl: `${issuer}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      scopes: ["openid", "email", "profile"],
      requireIdTokenVerification: true,
      // Another provider may call another person by the same id.
      accountSubject: ({ profile }) => `${issuer} ${profile.sub ?? ""}`,
      mapProfileToUser: ({ name, email }) => ({
        name: nameField.safeParse(name).data ?? email ?? "",
        image: undefined,
      }),
    },
  ];
}
