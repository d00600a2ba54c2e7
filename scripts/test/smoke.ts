import { chromium, expect } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "@/scripts/browser";
import { signIn } from "@/scripts/product/sign-in";

const ACCOUNT = { email: "first@example.com", password: "plain-folder-in-a-box-9" };
const VIDEO = "https://www.tiktok.com/@brand/video/7234567890123456789";

/** Runs a command of the image. */
type Inside = (command: readonly string[], input?: string) => Promise<{ stdout: string }>;

/**
 * Uses a new installation as its operator and its first member do: creates an admin, signs in, creates a key, tracks a
 * video over the API, and opens its page.
 */
export async function smoke(url: string, inside: Inside, say: (line: string) => void): Promise<void> {
  const create = ["admin", "create", "--email", ACCOUNT.email, "--organization", "Plain folder", "--password-stdin"];
  await inside(create, ACCOUNT.password);
  const reason = ["--reason", "Smoke test"];
  await inside(["admin", "top-up", "--organization", "Plain folder", "--amount", "50", ...reason]);
  say("created an admin with a balance");
  const browser = await chromium.launch({ executablePath: await findBrowser(say), args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await signIn(page, { ...ACCOUNT, url, admin: ACCOUNT });
    await page.goto(`${url}/keys`);
    await expect(page.getByRole("heading", { name: "API keys", level: 1 })).toBeVisible();
    const body = { name: "Smoke test", roles: ["videos:read", "videos:write"], expires_in_days: null };
    const { key } = await page.evaluate(
      (data) =>
        fetch("/api/dashboard/keys", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(data),
        }).then((response) => response.json()),
      body,
    );
    const tracked = await fetch(`${url}/api/v1/videos/track`, {
      method: "POST",
      headers: { "X-API-Key": key, "Content-Type": "application/json" },
      body: JSON.stringify({ video_link: VIDEO, duration_days: 1 }),
    });
    expect(tracked.status).toBe(200);
    const { id } = await tracked.json();
    say("signed in and tracked a video");
    await page.goto(`${url}/videos/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const guide = await fetch(`${url}/docs/quick-start.md`);
    expect([guide.status, (await guide.text()).includes("/videos/track")]).toEqual([200, true]);
    expect(errors).toEqual([]);
    say("opened pages");
  } finally {
    await browser.close();
  }
}
