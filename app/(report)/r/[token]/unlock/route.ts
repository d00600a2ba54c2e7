import { unlockCookie } from "@/app/(report)/unlock-cookie";
import { goTo, readForm } from "@/app/api/auth/form";
import { AppError } from "@/lib/core/errors";
import { unlockReport } from "@/lib/insight/reports/unlock";
import { systemContext } from "@/lib/people/sessions/request-context";
import { addressGroup } from "@/rest/client-address";

/** Handles the form of a report's password. It works without JavaScript. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const page = `/r/${encodeURIComponent(token)}`;
  try {
    const { password = "" } = await readForm(request);
    const address = addressGroup(request.headers);
    const unlocked = await unlockReport(systemContext(), { token, password, address });
    if (unlocked === "wrong") return goTo(`${page}?error=wrong`);
    return goTo(page, unlocked?.proof ? [unlockCookie(token, unlocked.proof)] : []);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return goTo(`${page}?error=${error.refusal.code === "rate_limited" ? "wait" : "failed"}`);
  }
}
