import type { Fault } from "../../../wasm/host/contract";
import { t } from "../language";
import { sentence } from "../say";
import { told } from "../told";

/** Why a packet was refused, in the page's language. What the calculator itself says of the facts stands as it says it. */
export function refused(fault: Fault & { values?: string[] }): string {
  const [a = "", b = "", c = ""] = fault.values ?? [];
  switch (fault.code as string) {
    case "packet-none": return t`This file is no packet. A packet is a file that this page or the command line has saved.`;
    case "packet-large": return t`This file is far larger than any packet.`;
    case "packet-version": return t`This is a packet of version ${a}, and this page reads version ${b}. Ask for one made by a site of the same version.`;
    case "packet-edition": return t`This packet was made under edition ${a} of the law, and this page answers from ${b}, so its amounts cannot be held to its facts. Ask for a new one, or hold it beside one that is open here.`;
    case "packet-changed": return t`This packet was changed. At ${a} it says “${b}”, and its facts give “${c}”. Marks and answers of questions are all that may be changed.`;
    case "packet-mark": return t`This packet has a mark that is none: ${a}.`;
    case "packet-unread": return t`This packet cannot be read: ${a}`;
    case "packet-facts": return t`The facts of this packet cannot be answered: ${a}`;
    default: return sentence(told(fault, "message"));
  }
}
