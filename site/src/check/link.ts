import type { CheckRequest, Item } from "../draft";
import { t } from "../language";
import type { Person } from "../../../wasm/host/contract";
import { type Fields, isObject, type Question, rates, take } from "../link";

const mostItems = 100;
const shipment: Fields<CheckRequest, "items" | "person" | "fx" | "eccf"> = {
  date: "text", mode: "text", from: "text", purpose: "text", withdrawnFrom: "text", priorToday: "text",
  splitFromOneOrder: "flag", postalMethod: "text", filing: "text", entry: "text", loaded: "text",
};
const thing: Fields<Item> = {
  description: "text", hts: "text", origin: "text", origins: "list", quantity: "text", retailValue: "text",
  customsValue: "text", currency: "text", claim: "text", recipient: "text", facts: "list",
  measures: "amounts", metalValue: "amounts", metalWeight: "amounts",
};
const person: Fields<Person> = { id: "text", kind: "text" };

/** Sorts what a link holds into what the form shows and what it only carries along. */
export function sort(value: Record<string, unknown>): Question<CheckRequest> | string {
  const extra: Question<CheckRequest>["extra"] = [];
  const { items, person: who, fx, ...rest } = value;
  const request: CheckRequest = { items: [], ...take(rest, shipment, [], extra) };

  if (isObject(who)) request.person = take(who, person, ["person"], extra);
  else if (who !== undefined) extra.push({ path: ["person"], value: who });

  if (fx !== undefined) request.fx = rates(fx, extra);

  if (Array.isArray(items)) {
    if (items.length > mostItems) return t`It has ${items.length} items; the form takes ${mostItems}.`;
    items.forEach((item: unknown, i) => {
      if (isObject(item)) request.items.push(take(item, thing, ["items", i], extra) as Item);
      else {
        request.items.push({});
        extra.push({ path: ["items", i], value: item });
      }
    });
  } else if (items !== undefined) extra.push({ path: ["items"], value: items });
  return { request, extra };
}
