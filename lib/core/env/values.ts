import { z } from "zod";
import { parseDatabaseUrl } from "@/lib/core/env/database-url";

export const optional = <T extends z.ZodType>(schema: T) => schema.optional();
export const withDefault = <T extends z.ZodType>(schema: T, fallback: z.input<T>) =>
  z.preprocess((value) => value ?? fallback, schema);
export const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
export const url = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });

/** Scheme, host and port only, as browsers write an origin: links would silently drop anything after it. */
export const origin = url.transform((value, issues) => {
  const { origin, username, password, pathname, search, hash } = new URL(value);
  if (username || password || pathname !== "/" || search || hash || /[?#]/.test(value))
    issues.addIssue("must be an origin such as https://clips.example.com, without user, path, query or fragment");
  return origin;
});
export const databaseUrl = z.string({ error: "is missing" }).superRefine((value, issues) => {
  for (const error of parseDatabaseUrl(value).errors) issues.addIssue(error);
});
export const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: "must be an smtp or smtps URL, with special characters percent-encoded" })
  .superRefine((value, issues) => {
    const { hostname, username, password } = new URL(value);
    if (!hostname) issues.addIssue("has no host");
    if (/%(?![0-9a-f]{2})/i.test(username + password))
      issues.addIssue("has a % in user or password that does not start an escape; write it as %25");
  });
