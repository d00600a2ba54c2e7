import type { z } from "zod";
import { answerRefusal } from "@/app/api/dashboard/answers";
import { assertAllowed, assertWithin, requireContext } from "@/app/api/dashboard/handle";
import { EXPORT_LIMIT } from "@/app/api/dashboard/limits";
import { readInput } from "@/app/api/dashboard/request";
import type { OrganizationContext } from "@/lib/core/context";
import type { Right } from "@/lib/core/rights";

export interface Download {
  /** Of plain letters, as `csvFileName` makes it. */
  fileName: string;
  csv: string;
}

interface Shape<Q extends z.ZodType, P extends z.ZodType> {
  right: Right | "admin";
  query?: Q;
  params?: P;
}

type Segments = { params: Promise<Record<string, string | string[] | undefined>> };

/** A route of the dashboard that answers with a CSV file; refusals are JSON, as everywhere under it. */
export function downloadRoute<Q extends z.ZodType = z.ZodUndefined, P extends z.ZodType = z.ZodUndefined>(
  shape: Shape<Q, P>,
  verb: (ctx: OrganizationContext, input: { query: z.output<Q>; params: z.output<P> }) => Promise<Download>,
) {
  return async (request: Request, segments: Segments): Promise<Response> => {
    try {
      const ctx = await requireContext(request);
      await assertAllowed(ctx, shape.right);
      await assertWithin(ctx, EXPORT_LIMIT);
      const input = readInput<Q, z.ZodUndefined, P>(shape, {
        query: new URL(request.url).searchParams,
        params: shape.params ? await segments.params : undefined,
      });
      const { fileName, csv } = await verb(ctx, input);
      return new Response(csv, {
        headers: {
          "Content-Type": "text/csv; charset=utf-8",
          "Content-Disposition": `attachment; filename="${fileName}"`,
          "Cache-Control": "no-store",
          "X-Content-Type-Options": "nosniff",
        },
      });
    } catch (error) {
      return answerRefusal(error);
    }
  };
}
