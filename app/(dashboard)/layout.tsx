import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { readDateLocale } from "@/app/date-locale";
import { requireMembership } from "@/app/session";
import { readTimeZone } from "@/app/time-zone";
import { Providers } from "@/components/providers";
import { usageQuery } from "@/components/queries";
import { makeQueryClient } from "@/components/query-client";
import { ClosedNotice } from "@/components/shell/closed-notice";
import { Shell } from "@/components/shell/shell";
import { Suspended } from "@/components/shell/suspended";
import { getUsage } from "@/lib/billing/usage";
import { env } from "@/lib/core/env";
import { listMemberships } from "@/lib/people/sessions/membership";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { ctx, membership, may } = await requireMembership();
  const { organization, user } = membership;
  const { publicId: id, name } = organization;
  const organizations = (await listMemberships(ctx, user.id)).map((own) => ({ id: own.id, name: own.name }));
  const timeZone = await readTimeZone();
  const dateLocale = await readDateLocale();
  if (organization.suspendedAt)
    return (
      <Providers timeZone={timeZone} dateLocale={dateLocale}>
        <Suspended
          organization={name}
          reason={organization.suspendedReason}
          others={organizations.filter((other) => other.id !== id)}
        />
      </Providers>
    );
  const client = makeQueryClient();
  client.setQueryData(usageQuery.queryKey, await getUsage(ctx));
  return (
    <Providers timeZone={timeZone} dateLocale={dateLocale}>
      <HydrationBoundary state={dehydrate(client)}>
        <Shell
          organization={{ id, name }}
          organizations={organizations}
          person={{ name: user.name, email: user.email }}
          isSandbox={env().SANDBOX_URL !== undefined}
          isAdmin={user.isAdmin}
          canWrite={may("videos:write")}
        >
          {organization.reopenableUntil && <ClosedNotice until={organization.reopenableUntil.toISOString()} />}
          {children}
        </Shell>
      </HydrationBoundary>
    </Providers>
  );
}
