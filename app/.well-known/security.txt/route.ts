import { securityText } from "@/app/security-text";
import { appUrl, env } from "@/lib/core/env";

export const dynamic = "force-dynamic";

export const GET = () =>
  new Response(securityText(appUrl(), env().SECURITY_CONTACT, new Date()), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
