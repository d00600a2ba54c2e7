/**
 * Returns a text on one line, cut with an ellipsis if it has more than `most` UTF-16 units: between characters, not within
 * one. Titles come from platforms, and a line break in an email's subject would start another header.
 */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  let cut = "";
  for (const character of line) {
    if (cut.length + character.length >= most) break;
    cut += character;
  }
  return `${cut}…`;
}
