import { z } from "zod";

export const IdentityProvider = z.enum(["google", "oidc"]);
export type IdentityProvider = z.infer<typeof IdentityProvider>;

/** A person as a provider has confirmed them. */
export const Identity = z.object({
  provider: IdentityProvider,
  subject: z.string().min(1).max(255),
  email: z.string().max(254),
  name: z.string().max(120),
});
export type Identity = z.infer<typeof Identity>;

/** What the browser keeps between the start of a consent and its answer. */
export const IdentityAttempt = z.object({
  provider: IdentityProvider,
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  from: z.string(),
});
export type IdentityAttempt = z.infer<typeof IdentityAttempt>;

export const IdentityRow = z.object({
  id: z.string(),
  /** Such as "Google". */
  provider: z.string(),
  email: z.string(),
  created_at: z.iso.datetime(),
});
export type IdentityRow = z.infer<typeof IdentityRow>;
export const IdentityList = z.object({ identities: z.array(IdentityRow) });
export type IdentityList = z.infer<typeof IdentityList>;
