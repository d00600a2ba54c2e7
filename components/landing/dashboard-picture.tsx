import dark from "./pictures/overview-dark.webp";
import light from "./pictures/overview-light.webp";
import darkPhone from "./pictures/overview-phone-dark.webp";
import lightPhone from "./pictures/overview-phone-light.webp";

const ALT =
  "The overview in the dashboard with demo data: views gained by hour, the figures of the last days, and the top videos";

const PICTURES = [
  { theme: "light", wide: light, phone: lightPhone, className: "dark:hidden" },
  { theme: "dark", wide: dark, phone: darkPhone, className: "hidden dark:block" },
] as const;

/**
 * The overview as `npm run screenshots` took it, in the theme of the page. A lazy picture that isn't displayed isn't
 * loaded, so a reader loads one of the four.
 */
export function DashboardPicture() {
  return (
    <div className="mt-14 md:mt-20">
      {PICTURES.map(({ theme, wide }) => (
        // On a desktop the picture is the largest thing above the fold, and a lazy one waits for the style sheet.
        <link
          key={theme}
          rel="preload"
          as="image"
          href={wide.src}
          media={`(min-width: 64rem) and (prefers-color-scheme: ${theme})`}
          fetchPriority="high"
        />
      ))}
      {PICTURES.map(({ theme, wide, phone, className }) => (
        <picture key={theme} className={className}>
          <source media="(max-width: 639px)" srcSet={phone.src} width={phone.width} height={phone.height} />
          <img
            src={wide.src}
            alt={ALT}
            width={wide.width}
            height={wide.height}
            loading="lazy"
            fetchPriority="high"
            className="h-auto w-full rounded-t-xl border border-border border-b-0"
          />
        </picture>
      ))}
    </div>
  );
}
