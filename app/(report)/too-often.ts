import { processLimits } from "@/lib/core/rate-limit";
import { addressGroup } from "@/rest/client-address";

/** For a person who looks through reports; who guesses tokens needs far more. */
const REQUESTS_PER_MINUTE = 120;

interface Reader {
  get(name: string): string | null;
}

/**
 * Counts a request for anything of a shared report by its address, before the link is looked up.
 * @returns the answer for one too many; null for any other
 */
export async function refuseTooOften(from: Reader): Promise<Response | null> {
  const { exceeded, resetAt } = await processLimits().questions.consume(
    `report:${addressGroup(from)}`,
    REQUESTS_PER_MINUTE,
  );
  if (!exceeded) return null;
  const seconds = Math.max(1, Math.ceil((resetAt.getTime() - Date.now()) / 1000));
  return new Response(PAGE, {
    status: 429,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "private, no-store",
      "Retry-After": String(seconds),
    },
  });
}

/** Without the product's style sheet: a page that is refused must cost nothing. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Too many requests</title>
</head>
<body style="margin:20vh auto;max-width:24rem;padding:0 1rem;font-family:system-ui,sans-serif;line-height:1.5">
<main>
<h1 style="font-size:1.25rem">Too many requests</h1>
<p>This report was opened too often from your network. Try again in a minute.</p>
</main>
</body>
</html>`;
