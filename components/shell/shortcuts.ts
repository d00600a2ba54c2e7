export interface Shortcut {
  /** Alternatives. */
  keys: readonly (readonly string[])[];
  name: string;
}

/** Every shortcut of the dashboard, by place. `modifier`: ⌘ on Apple's keyboards, otherwise Ctrl. */
export const shortcutGroups = (modifier: string): readonly { title: string; shortcuts: readonly Shortcut[] }[] => [
  {
    title: "Everywhere",
    shortcuts: [
      { keys: [[modifier, "K"]], name: "Search or go to" },
      { keys: [["?"]], name: "Show keyboard shortcuts" },
      { keys: [["Esc"]], name: "Close" },
    ],
  },
  {
    title: "Videos",
    shortcuts: [
      { keys: [["J"], ["K"]], name: "Next or previous video" },
      { keys: [["X"]], name: "Select or deselect the video" },
      { keys: [["Enter"]], name: "Open the video" },
      { keys: [["/"]], name: "Search videos" },
      { keys: [["Esc"]], name: "Clear the selection, then the filters" },
    ],
  },
  {
    title: "Channels",
    shortcuts: [
      { keys: [["J"], ["K"]], name: "Next or previous channel" },
      { keys: [["S"]], name: "Save or unsave the channel" },
      { keys: [["X"]], name: "Select or deselect the channel" },
      { keys: [["Enter"]], name: "Open the channel" },
      { keys: [["/"]], name: "Search channels" },
      { keys: [["Esc"]], name: "Clear the selection, then the filters" },
    ],
  },
  {
    title: "Charts",
    shortcuts: [
      { keys: [["←"], ["→"]], name: "Previous or next point" },
      { keys: [["Enter"]], name: "Pick the point, to zoom or to add a note" },
    ],
  },
];
