import { t } from "../language";
import type { Why } from "./messages";

/** How it stands with offline use. */
export type State = "getting" | "ready" | "incomplete" | "impossible" | "newer";

/** What is said of it. `holding`: a file is open, which a page that starts again cannot open by itself. */
export function words(state: State, why: Why, holding: boolean): string {
  switch (state) {
    case "getting": return t`Getting ready for offline use.`;
    case "ready": return t`Ready for offline use in English: every page opens without a connection.`;
    case "impossible": return t`Offline use is not possible here: this browser does not keep pages, as in a private window, or the connection is not secure. Everything works while you are connected.`;
    case "newer": return holding
      ? t`A new version is ready. The page starts again with it, and your file has to be chosen again.`
      : t`A new version is ready. What you typed stays.`;
    case "incomplete": return reason(why);
  }
}

function reason(why: Why): string {
  switch (why) {
    case "unreachable": return t`Not ready for offline use: a file did not arrive. Everything works while you are connected.`;
    case "refused": return t`Not ready for offline use: the server did not hand out a file. Everything works while you are connected.`;
    case "wrong": return t`Not ready for offline use: a file came damaged, or something else came in its place, such as a network’s sign-in page. Everything works while you are connected.`;
    case "full": return t`Not ready for offline use: this device has no room left for it. Everything works while you are connected. Make some room, then try again.`;
    case "blocked": return t`Not ready for offline use: this browser does not let the page keep files. Everything works while you are connected.`;
  }
}
