import { z } from "zod";

/** The person's own email address, typed to confirm. */
export const DeleteAccountRequest = z.object({ email: z.string().trim().max(254) });
export type DeleteAccountRequest = z.infer<typeof DeleteAccountRequest>;

const Time = z.iso.datetime();

/** What the service stores about a person, for them to download. */
export const AccountExport = z.object({
  exported_at: Time,
  profile: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    email_confirmed_at: Time.nullable(),
    two_factor_since: Time.nullable(),
    created_at: Time,
  }),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), joined_at: Time })),
  sessions: z.array(
    z.object({ device: z.string().nullable(), address: z.string().nullable(), created_at: Time, last_used_at: Time }),
  ),
  linked_accounts: z.array(z.object({ provider: z.string(), email: z.string(), created_at: Time })),
  saved_views: z.array(z.object({ organization: z.string(), name: z.string(), settings: z.unknown() })),
  notes: z.array(z.object({ text: z.string(), about: Time, created_at: Time })),
  /** Newest first, at most 10,000. */
  actions: z.array(
    z.object({ action: z.string(), subject: z.string().nullable(), address: z.string().nullable(), at: Time }),
  ),
});
export type AccountExport = z.infer<typeof AccountExport>;
