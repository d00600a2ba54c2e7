import { expect, test } from "vitest";
import { videoTitle } from "./video-title";

const titleOf = (title: string | null) => videoTitle({ title, video_link: "https://example.org/1" });

test("a title is one line without spacers and the link that X adds", () => {
  expect(titleOf("New season, same hill\n.\n#autumn")).toBe("New season, same hill #autumn");
  expect(titleOf("Sold out in Rust. https://t.co/1n6s7gv1n6")).toBe("Sold out in Rust.");
  expect(titleOf("3.5 reasons\n- one")).toBe("3.5 reasons - one");
});

test("without words, a title is the link", () => {
  expect([titleOf(null), titleOf("  "), titleOf(".\n.")]).toEqual(Array(3).fill("https://example.org/1"));
  expect(titleOf("https://t.co/1n6s7gv1n6")).toBe("https://t.co/1n6s7gv1n6");
});
