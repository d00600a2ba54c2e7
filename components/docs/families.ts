import type { DocumentedFamily } from "@/rest/schemas";

/** The first paragraph of each family's page, in Markdown. */
export const FAMILY_INTRODUCTIONS: Readonly<Record<DocumentedFamily["id"], string>> = {
  videos:
    'Track a video for up to 30 days, and read a snapshot of its metrics for every hour. A stored snapshot costs $0.015. Metrics in snapshots are decimal strings, and null where the platform doesn\'t report them. Errors are `{"error":…}`; an invalid request lists its fields in `details`.',
  campaigns:
    'Create campaigns with dates, a budget, a goal and creators, assign tracked videos to them, and read their progress. [Campaigns](/docs/campaigns) explains the figures. Errors are `{"error":…}`; an invalid request lists its fields in `details`.',
  follows:
    'Follow creators, so that their new posts are tracked automatically. [Follows](/docs/follows) explains lookups, filters, limits and outcomes. Errors are `{"error":…}`; an invalid request lists its fields in `details`.',
  alerts:
    "An alert waits for a condition and sends a message each time it is met: by email, to Slack or Discord, or as a webhook event. [Alerts](/docs/alerts) describes the conditions.",
  reports:
    'Create pages with figures that anyone with the link can open, and revoke or delete them. [Shared links](/docs/reports) explains what they show. Errors are `{"error":…}`; an invalid request lists its fields in `details`.',
  statistics:
    'Read all tracked videos with their whole history in one response, free of charge. The list is in `data.data`, its page in `data.pagination`. Errors are `{"success":false,"error":…,"code":…}`; for an invalid parameter, `details` lists what is accepted.',
  channels:
    'Read the profiles of channels and [estimates](/docs/audience) of the audience behind them. Calls cost [credits](/docs/rate-limits#credits), and `OPTIONS` returns the price. A list is `{"count":…,"next":…,"previous":…,"results":[…]}` with 20 results; `next` is a URL or null. Errors are `{"detail":…}`.',
  subscribers:
    'Read the follower counts of the social accounts that your dashboard lists. A job updates them daily; these calls update and read them at any time. The key needs the role `CLOUD_SCHEDULES`. The endpoints are also available at `/token-stat-jobs/…`, without the base path. Errors are `{"error":…}`.',
};

/** How a family's endpoints expect the key, in Markdown. */
export const keyHeaderText = ({ keyHeader }: Pick<DocumentedFamily, "keyHeader">): string =>
  `Examples send the key as \`${keyHeader.name}: ${keyHeader.prefix}cs_live_…\`. Every endpoint also accepts the [other headers](/docs/authentication#api-keys).`;
