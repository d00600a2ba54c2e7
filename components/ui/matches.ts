interface Findable {
  name: string;
  /** Searchable, but not shown. */
  keywords: string;
}

/** Lower case, without accents: "Équipe" is found by "equipe". */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Returns items that contain every word of the search in name or keywords; names that start with it come first. */
export function matching<F extends Findable>(all: readonly F[], search: string): F[] {
  const sought = plain(search).trim();
  const words = sought.split(/\s+/);
  const found = all.filter(({ name, keywords }) => {
    const text = plain(`${name} ${keywords}`);
    return words.every((word) => text.includes(word));
  });
  const first = found.filter(({ name }) => plain(name).startsWith(sought));
  return [...first, ...found.filter((item) => !first.includes(item))];
}
