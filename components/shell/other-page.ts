type Link = Pick<HTMLAnchorElement, "href" | "target" | "origin" | "pathname"> & {
  hasAttribute(name: string): boolean;
};
type Press = Pick<MouseEvent, "button" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** Returns whether pressing a link replaces the open page with another one of the same site, in the same tab. */
export function opensOtherPage(link: Link, press: Press, here: Pick<Location, "origin" | "pathname">): boolean {
  if (!link.href || (link.target && link.target !== "_self") || link.hasAttribute("download")) return false;
  if (press.button !== 0 || press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return false;
  return link.origin === here.origin && link.pathname !== here.pathname;
}
