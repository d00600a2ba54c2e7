import { answerNothing, answerReportFile } from "@/app/(report)/open-link";
import { goTo } from "@/app/api/auth/form";
import { unsubscribeFromReport } from "@/lib/insight/reports/unsubscribe";
import { systemContext } from "@/lib/people/sessions/request-context";
import { readBody } from "@/rest/read-body";

interface Props {
  params: Promise<{ token: string }>;
}

const ONE_CLICK = "List-Unsubscribe=One-Click";
const pageOf = (token: string) => `/r/${encodeURIComponent(token)}/stop`;

/** The link in an email leads to a page that asks first: programs that check links must not stop anything. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  return goTo(pageOf((await params).token));
}

/**
 * Stops the emails that a link came with, for the page's form and for the button of mail programs (RFC 8058), which sends
 * no origin and follows no redirect. The token is all that either needs.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  const body = new TextDecoder().decode(await readBody(request));
  const mailed = await unsubscribeFromReport(systemContext(), token);
  if (!mailed) return answerNothing();
  if (body.includes(ONE_CLICK))
    return answerReportFile("You no longer get this report by email", { "Content-Type": "text/plain" });
  return goTo(pageOf(token));
}
