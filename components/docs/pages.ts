import type { DocumentedFamily } from "@/rest/schemas";

/** Every page of the documentation: the source of navigation, search, sitemap, `.md` twins and `llms.txt`. */

export interface DocsPage {
  path: `/docs${string}`;
  /** Also the page's first heading. */
  title: string;
  /** One sentence, for lists and search engines. */
  description: string;
  content:
    | { kind: "index" }
    /** A Markdown file of the repository. */
    | { kind: "file"; file: string }
    | { kind: "family"; family: DocumentedFamily["id"] }
    /** A Markdown file, followed by generated sections. */
    | { kind: "webhooks"; file: string }
    | { kind: "errors" };
}

export interface DocsGroup {
  title: string;
  pages: readonly DocsPage[];
}

const guide = (name: string, title: string, description: string): DocsPage => ({
  path: `/docs/${name}`,
  title,
  description,
  content: { kind: "file", file: `docs/guides/${name}.md` },
});

const family = (id: DocumentedFamily["id"], title: string, description: string): DocsPage => ({
  path: `/docs/api/${id}`,
  title,
  description,
  content: { kind: "family", family: id },
});

export const DOCS_GROUPS: readonly DocsGroup[] = [
  {
    title: "Get started",
    pages: [
      {
        path: "/docs",
        title: "Documentation",
        description:
          "Guides and reference for the Clipscope API: track videos, read their snapshots, look up channels.",
        content: { kind: "index" },
      },
      guide("quick-start", "Quick start", "Create an API key, track a video, and read its first snapshot."),
    ],
  },
  {
    title: "Guides",
    pages: [
      guide("authentication", "Authentication", "API keys, the headers that carry them, roles and rotation."),
      guide("requests", "Requests and responses", "Paths, values, bodies, headers and IDs that all endpoints share."),
      guide("idempotency", "Idempotency", "Retry a POST request safely with an idempotency key."),
      guide("pagination", "Pagination", "Cursors, filters, sorting and conditional requests."),
      guide("billing", "Balance and billing", "What each amount means, and how the runway is projected."),
      guide("rate-limits", "Rate limits and credits", "Requests per minute, credits for channel calls, and costs."),
      guide("errors-and-retries", "Errors and retries", "Status codes, the order of checks, and when to retry."),
      guide("platforms", "Metrics by platform", "Which metrics each platform reports, and how views are defined."),
      guide("campaigns", "Campaigns", "Status, progress, spend and earned media value of a campaign."),
      guide("follows", "Follows", "Track a creator's new posts automatically, with filters and a ceiling."),
      guide("alerts", "Alerts", "Conditions, scopes, channels, and when an alert fires."),
      guide("reports", "Shared links", "Pages that people can open without an account: links, passwords and content."),
      guide("best-practices", "Best practices", "Keys, costs, polling and retries in production."),
    ],
  },
  {
    title: "API reference",
    pages: [
      family("videos", "Videos, usage and keys", "Track videos and read their hourly snapshots, usage and API keys."),
      family("campaigns", "Campaigns and their videos", "Create campaigns, assign videos, and read their progress."),
      family("follows", "Follows", "Follow creators, and pause, change or delete their follows."),
      family("alerts", "Alerts and their firings", "Create alerts, and read when they fired and what was sent."),
      family("reports", "Reports with shared links", "Create, list, change, revoke and delete shared links."),
      family("statistics", "Video statistics", "All tracked videos with their whole history in one response."),
      family("channels", "Channels and credits", "Profiles of channels and the audience behind them."),
      family("subscribers", "Subscriber counts", "Follower counts of your own social accounts."),
      {
        path: "/docs/errors",
        title: "Error codes",
        description: "Every error code of the Clipscope API, what it means, and what to do about it.",
        content: { kind: "errors" },
      },
    ],
  },
  {
    title: "More",
    pages: [
      {
        path: "/docs/webhooks",
        title: "Webhooks",
        description: "Webhook events, how to verify their signatures, and how failed deliveries are retried.",
        content: { kind: "webhooks", file: "docs/webhooks.md" },
      },
      {
        path: "/docs/audience",
        title: "Audience estimates",
        description: "How audiences are estimated from a sample of followers, and how audience quality is calculated.",
        content: { kind: "file", file: "docs/audience.md" },
      },
      {
        path: "/docs/benchmarks",
        title: "Benchmarks and projections",
        description: "How videos are compared at equal age, how they are projected, and how accurate projections are.",
        content: { kind: "file", file: "docs/benchmarks.md" },
      },
      guide("audience-import", "Audience import", "Import an audience export: columns and accepted formats."),
      {
        path: "/docs/changelog",
        title: "Changelog",
        description: "What changed in each version of Clipscope.",
        content: { kind: "file", file: "CHANGELOG.md" },
      },
    ],
  },
];

export const DOCS_PAGES: readonly DocsPage[] = DOCS_GROUPS.flatMap(({ pages }) => pages);

export const findDocsPage = (path: string): DocsPage | null => DOCS_PAGES.find((page) => page.path === path) ?? null;

/** Returns the page that shows a Markdown file of the repository, or null. */
export const pageOfFile = (file: string): DocsPage | null =>
  DOCS_PAGES.find(({ content }) => "file" in content && content.file === file) ?? null;

export const twinOf = ({ path }: DocsPage): string => `${path}.md`;

/** Anchors of earlier versions, by page: links to them still lead to the section that replaced theirs. */
export const OLD_ANCHORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/docs/webhooks": {
    "verifying-signatures": "verifying",
    "responses-and-retries": "answering",
    "allowed-addresses": "addresses",
  },
  "/docs/audience": { "follower-changes": "changes", "mentions-and-engaged-influencers": "mentions" },
};

/** Sections that were on `/docs` and are pages now. */
export const MOVED_SECTIONS: Readonly<Record<string, string>> = {
  keys: "/docs/authentication",
  refusals: "/docs/errors-and-retries",
  limits: "/docs/rate-limits",
  idempotency: "/docs/idempotency",
  metrics: "/docs/platforms",
  points: "/docs/rate-limits#credits",
  events: "/docs/webhooks",
  videos: "/docs/api/videos",
  statistics: "/docs/api/statistics",
  channels: "/docs/api/channels",
  subscribers: "/docs/api/subscribers",
};
