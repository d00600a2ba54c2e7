import type { CDPSession, Page } from "@playwright/test";
import { expect } from "@/e2e/fixtures";

export interface View {
  width: number;
  height: number;
}

/** The size at which a walk through pages works: `test.use({ viewport: DESKTOP })`. */
export const DESKTOP: View = { width: 1440, height: 900 };
export const PHONE: View = { width: 390, height: 844 };
export const WIDE: View = { width: 1920, height: 1080 };
/** A small phone. */
export const NARROW: View = { width: 360, height: 740 };

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/**
 * Shows a loaded page at another size: below 500 px like a phone, with touch and a mobile viewport. A browser context of
 * Playwright is one or the other, so it would have to load the page twice. Resolves when the page has settled.
 */
export async function show(page: Page, { width, height }: View): Promise<void> {
  const isPhone = width < 500;
  const session = await sessionOf(page);
  const size = { width, height, screenWidth: width, screenHeight: height };
  await session.send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor: 1, mobile: isPhone });
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: isPhone });
  // Not `innerWidth`, which grows with the content on a phone.
  await expect.poll(() => page.evaluate(() => document.documentElement.clientWidth)).toBe(width);
  await expect.poll(() => page.evaluate(isSettled)).toBe(true);
}

/** Does `work` while the page is shown like on a phone. */
export async function onPhone(page: Page, work: () => Promise<void>): Promise<void> {
  await show(page, PHONE);
  await work();
  await show(page, DESKTOP);
}

/** Runs in the page. Charts draw again in one of the frames after they have noticed their new size. */
async function isSettled(): Promise<boolean> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const before = document.body.outerHTML;
  for (let frames = 0; frames < 3; frames++) await frame();
  return document.body.outerHTML === before;
}
