import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { exportedComponents, filesBehind, renderedComponents } from "@/test/gallery/shown";
import { SHARED_UI } from "@/test/graph/rules";

const PAGE = "app/(dev)/dev/components/page.tsx";
const FOLDER = "components/dev";

/** Components that /dev/components doesn't show by themselves, with the reason. */
const NOT_SHOWN: Record<string, string> = {
  "components/charts/bars-chart.tsx BarsChart": "shown through LazyBarsChart",
  "components/charts/lines-chart.tsx LinesChart": "shown through LazyLinesChart",
  "components/charts/series-chart.tsx SeriesChart": "shown through LazySeriesChart",
  "components/charts/trend-chart.tsx TrendChart": "shown through LazyTrendChart",
  "components/charts/world-map.tsx WorldMap": "shown through LazyWorldMap",
  "components/charts/chart-picture.tsx ChartPicture": "shown through the pictures of charts",
  "components/charts/chart-picture.tsx PictureLine": "shown through the pictures of charts",
  "components/ui/brand-logo.tsx BrandLogo": "shown through Brand",
  "components/ui/choice-popup.tsx ChoicePopup": "shown through Choice",
  "components/ui/column-edge.tsx ColumnEdge": "shown through ListTable",
  "components/ui/confirm-dialog-window.tsx ConfirmDialogWindow": "shown through ConfirmDialog",
  "components/ui/days-field.tsx DaysField": "shown through RangePicker",
  "components/ui/modal.tsx Modal": "shown through the dialogs",
  "components/ui/stored-picture.tsx StoredPicture": "shown through Thumbnail",
  "components/ui/within-dialog.tsx WithinDialog": "part of every dialog",
  "components/ui/rolling-digits.tsx RollingDigits": "shown through Rolling",
  "components/ui/hint-popup.tsx HintPopup": "shown through Hint",
  "components/ui/menu-popup.tsx MenuPopup": "shown through MenuButton",
  "components/ui/table-settings-panel.tsx TableSettingsPanel": "shown through TableSettings",
  "components/ui/time-zone.tsx TimeZoneProvider": "a provider that every page has",
  "components/ui/toasts.tsx Toasts": "part of every page; the gallery has buttons that show toasts",
};

const read = (file: string) => readFileSync(file, "utf8");
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .map((file) => path.posix.join(folder, file));

const behind = filesBehind(PAGE, FOLDER, existsSync);
const shown = new Set(behind.flatMap((file) => renderedComponents(file, read(file), existsSync)));
const exported = SHARED_UI.flatMap(filesIn).flatMap((file) => exportedComponents(file, read(file)));

test("/dev/components shows every component that ui, forms and charts export", () => {
  expect(exported.length).toBeGreaterThan(50);
  expect(exported.filter((name) => !shown.has(name) && !(name in NOT_SHOWN))).toEqual([]);
});

test("every listed exception exists and isn't shown", () => {
  expect(Object.keys(NOT_SHOWN).filter((name) => !exported.includes(name) || shown.has(name))).toEqual([]);
});

test("every file of the gallery belongs to the page", () => {
  expect(filesIn(FOLDER).filter((file) => !behind.includes(file))).toEqual([]);
});

test("a planted component is found, and an import alone doesn't show it", () => {
  const plant = "export function Planted() { return null; }\nexport const LIMIT = 1;\nexport type Kind = string;";
  expect(exportedComponents("components/ui/plant.tsx", plant)).toEqual(["components/ui/plant.tsx Planted"]);
  const page = (jsx: string) => `import { Planted } from "@/components/ui/plant";\nexport const page = ${jsx};`;
  const rendered = (jsx: string) => renderedComponents("components/dev/plant.tsx", page(jsx), () => true);
  expect(rendered("<Planted />")).toHaveLength(1);
  expect(rendered("Planted")).toEqual([]);
});
