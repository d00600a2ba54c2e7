import { z } from "zod";
import { downloadRoute } from "@/app/api/dashboard/download";
import { VideoParams } from "@/app/api/dashboard/videos/params";
import { knownZone } from "@/lib/core/time/rules";
import { exportSeries } from "@/lib/tracking/videos/series-export";

const Query = z.object({ zone: z.string().max(64).default("UTC").transform(knownZone) });

/** A video's hours as CSV. */
export const GET = downloadRoute(
  { right: "videos:read", params: VideoParams, query: Query },
  (ctx, { params, query }) => exportSeries(ctx, { ...params, ...query }),
);
