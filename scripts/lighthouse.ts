import "@/scripts/quiet-pipe";
import { chromium } from "@playwright/test";
import { program } from "commander";
import lighthouse, { desktopConfig } from "lighthouse";
import { BROWSER_FLAGS, findBrowser } from "@/scripts/browser";
import { describeFailure, Failure } from "@/scripts/failure";
import { freePort } from "@/scripts/postgres/free-port";
import { signIn } from "@/scripts/product/sign-in";
import { type Demo, withProduct } from "@/scripts/product/with-product";

/** Minimum scores of a page, out of 100. */
const MIN_SCORES = { performance: 90, accessibility: 100 };

interface Scores {
  performance: number;
  accessibility: number;
  /** In milliseconds. */
  largestPaint: number;
  blocking: number;
  layoutShift: number;
  /** Transferred data, in kibibytes. */
  kib: number;
  /** Accessibility audits that failed. */
  errors: string[];
}

program
  .description(
    "Runs Lighthouse on the overview, the video list and one video, using the production build and demo data.",
  )
  .option("--mobile", "a slow phone on a slow network instead of a desktop")
  .option("--runs <n>", "measurements per page; the median counts", "3")
  .parse();
const options = program.opts<{ mobile?: boolean; runs: string }>();

async function measure(url: string, port: number): Promise<Scores> {
  const flags = {
    port,
    onlyCategories: ["performance", "accessibility"],
    logLevel: "error" as const,
  };
  const result = await lighthouse(url, flags, options.mobile ? undefined : desktopConfig);
  if (!result) throw new Failure("Lighthouse", `gave no result for ${url}.`);
  const { categories, audits, runtimeError, finalDisplayedUrl } = result.lhr;
  if (runtimeError) throw new Failure("Lighthouse", `${url}: ${runtimeError.message}`);
  // Signed out, every page redirects to the sign-in page, which is lightweight.
  if (finalDisplayedUrl !== url) throw new Failure("Lighthouse", `${url} redirected to ${finalDisplayedUrl}.`);
  const points = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  const errors = (categories.accessibility?.auditRefs ?? []).filter(({ id, weight }) => {
    const score = audits[id]?.score;
    return weight > 0 && typeof score === "number" && score < 1;
  });
  return {
    performance: points("performance"),
    accessibility: points("accessibility"),
    largestPaint: value("largest-contentful-paint"),
    blocking: value("total-blocking-time"),
    layoutShift: value("cumulative-layout-shift"),
    kib: value("total-byte-weight") / 1024,
    errors: errors.map(({ id }) => id),
  };
}

/** Shared machines are noisy: takes the median run by performance, and the lowest accessibility score. */
function middle(runs: readonly Scores[]): Scores {
  const sorted = [...runs].sort((a, b) => a.performance - b.performance);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new Error("nothing was measured");
  const accessibility = Math.min(...runs.map((run) => run.accessibility));
  return { ...median, accessibility, errors: [...new Set(runs.flatMap(({ errors }) => errors))] };
}

async function run(demo: Demo): Promise<boolean> {
  const port = await freePort();
  // The session must be in the browser's own cookie jar, which Lighthouse's tab shares: if pages set a cookie in the
  // jar, a cookie header is ignored. The profile is temporary.
  const browser = await chromium.launchPersistentContext("", {
    executablePath: await findBrowser(console.log),
    args: [...BROWSER_FLAGS, `--remote-debugging-port=${port}`],
    baseURL: demo.url,
  });
  try {
    const page = await browser.newPage();
    await signIn(page, demo);
    await page.goto("/videos?sort=views");
    const video = await page.locator("main table a[href^='/videos/']").first().getAttribute("href");
    await page.close();
    let passed = true;
    for (const place of ["/overview", "/videos", video ?? "/videos"]) {
      const runs: Scores[] = [];
      for (let n = 0; n < Number(options.runs); n++) runs.push(await measure(demo.url + place, port));
      const scores = middle(runs);
      passed &&= scores.performance >= MIN_SCORES.performance && scores.accessibility >= MIN_SCORES.accessibility;
      console.log(
        `${place}: performance ${scores.performance}, accessibility ${scores.accessibility}; largest paint ${Math.round(scores.largestPaint)} ms, blocking ${Math.round(scores.blocking)} ms, layout shift ${scores.layoutShift.toFixed(3)}, ${Math.round(scores.kib)} KiB ${scores.errors.join(" ")}`,
      );
    }
    return passed;
  } finally {
    await browser.close();
  }
}

try {
  await withProduct("lighthouse", async (demo) => {
    if (!(await run(demo))) throw new Failure("Lighthouse", "a page is below its minimum score.");
  });
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
