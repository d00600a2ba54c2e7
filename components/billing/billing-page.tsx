"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import type { Billing } from "@/lib/billing/schemas";
import { formatHours, formatUsd, plural } from "@/lib/core/format";
import { AutoTopUpFacts } from "./auto-top-up-facts";
import { ConfirmNotice } from "./confirm-notice";
import { CreditFacts } from "./credit-facts";
import { Ledger } from "./ledger";
import { MoneyFigures } from "./money-figures";
import { NoticeFacts } from "./notice-facts";
import { OpenDialog } from "./open-dialog";
import { PlanTerms } from "./plan-terms";
import { billingQuery } from "./queries";
import { RunwaySection } from "./runway-section";
import { TopUpRequestNotice } from "./top-up-request-notice";
import { BILLING_TITLE } from "./words";

const RequestTopUp = dynamic(() => import("./request-top-up").then((file) => file.RequestTopUp), { ssr: false });

interface BillingPageProps {
  /** Whether the reader may request a top-up and change the low-balance alert. */
  canManage: boolean;
  /** Whether the reader may propose auto top-up. */
  canPropose: boolean;
  /** The free credit requires a confirmed email address. */
  mustConfirm: boolean;
}

export function BillingPage({ canManage, canPropose, mustConfirm }: BillingPageProps) {
  const { data, error, dataUpdatedAt, refetch } = useQuery(billingQuery);
  return (
    <>
      <PageHeader
        title={BILLING_TITLE}
        description={data ? answer(data) : error ? undefined : "Loading…"}
        actions={canManage && <OpenDialog label="Request top-up" isPrimary dialog={RequestTopUp} facts={{}} />}
      />
      {mustConfirm && <ConfirmNotice />}
      {error && !data && (
        <ErrorState title="The balance couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && <StaleNotice error={error} fetchedAt={dataUpdatedAt} />}
      {!data && !error && <Placeholder height={160} />}
      {data?.top_up_request && <TopUpRequestNotice request={data.top_up_request} />}
      {data && (
        <>
          <MoneyFigures billing={data} />
          <RunwaySection />
          <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
            <div className="grid min-w-0 gap-4">
              <Panel>
                <PlanTerms billing={data} />
              </Panel>
              <Panel>
                <CreditFacts billing={data} />
              </Panel>
            </div>
            <div className="grid min-w-0 gap-4">
              <Panel>
                <NoticeFacts billing={data} canManage={canManage} />
              </Panel>
              <Panel>
                <AutoTopUpFacts billing={data} canPropose={canPropose} />
              </Panel>
            </div>
          </div>
        </>
      )}
      <Ledger />
    </>
  );
}

/** The sections inside have a margin of their own, which the panel's padding replaces. */
const Panel = ({ children }: { children: ReactNode }) => (
  <div className="panel p-4 md:p-5 [&>section]:mt-0">{children}</div>
);

function answer({ usage, spendable_usd: spendable }: Billing): string {
  if (usage.runway_hours === null) return `${formatUsd(spendable, 2)} available. Nothing is being tracked.`;
  return `${formatUsd(spendable, 2)} available, enough for ${formatHours(usage.runway_hours)} with ${plural(usage.active_videos, "tracked video")}.`;
}
