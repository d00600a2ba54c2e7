import { env } from "@/lib/core/env";
import type { IdentityProvider } from "@/lib/people/identities/schemas";

export interface ProviderClient {
  id: IdentityProvider;
  /** The name that people know: "Google". */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Returns the providers that the environment configures. */
export function identityProviders(): ProviderClient[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  const found: ProviderClient[] = [];
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET)
    found.push({
      id: "google",
      name: "Google",
      issuer: "https://accounts.google.com",
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
    });
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET)
    found.push({
      id: "oidc",
      name: OIDC_NAME,
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
    });
  return found;
}

/** Returns a configured provider by ID, or null. */
export const findProvider = (id: string): ProviderClient | null =>
  identityProviders().find((provider) => provider.id === id) ?? null;

/** Returns a provider's name, also of one that is no longer configured. */
export const providerName = (id: IdentityProvider): string =>
  id === "google" ? "Google" : (findProvider(id)?.name ?? env().OIDC_NAME);
