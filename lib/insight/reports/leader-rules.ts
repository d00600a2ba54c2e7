import type { ReportLeader } from "@/lib/insight/reports/view-schemas";
import type { Figures, Platform } from "@/lib/platforms/schemas";
import { engagementsOf } from "@/lib/tracking/snapshots/figure-rules";

/** Creators of a leaderboard. */
const MOST_LEADERS = 50;

interface Entry {
  platform: Platform;
  creator: string | null;
  /** The platform's durable ID; null if it isn't known. */
  creatorId: string | null;
  figures: Figures;
  takenAt: Date | null;
}

const plus = (sum: number | null, value: number | null): number | null => (value === null ? sum : (sum ?? 0) + value);

/** Returns the creators of videos with the most views, each platform apart. Pure. */
export function leadersOf(entries: readonly Entry[]): ReportLeader[] {
  const leaders = new Map<string, ReportLeader>();
  for (const { platform, creator, creatorId, figures, takenAt } of entries) {
    const key = JSON.stringify([platform, creatorId ?? creator]);
    const before = leaders.get(key);
    const at = takenAt?.toISOString() ?? null;
    leaders.set(key, {
      creator: before?.creator ?? creator,
      platform,
      videos: (before?.videos ?? 0) + 1,
      views: plus(before?.views ?? null, figures.views),
      engagements: plus(before?.engagements ?? null, engagementsOf(figures)),
      engagement_rate: null,
      as_of: [before?.as_of ?? null, at].reduce((a, b) => (a === null || (b !== null && b > a) ? b : a)),
    });
  }
  return [...leaders.values()]
    .map((leader) => ({
      ...leader,
      engagement_rate: leader.views && leader.engagements !== null ? (leader.engagements * 100) / leader.views : null,
    }))
    .sort((a, b) => (b.views ?? -1) - (a.views ?? -1))
    .slice(0, MOST_LEADERS);
}
