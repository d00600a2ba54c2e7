import { downloadRoute } from "@/app/api/dashboard/download";
import { exportFailedLines } from "@/lib/imports/failed-csv";
import { ImportId } from "@/lib/imports/schemas";

export const GET = downloadRoute({ right: "videos:read", params: ImportId }, (ctx, { params }) =>
  exportFailedLines(ctx, params),
);
