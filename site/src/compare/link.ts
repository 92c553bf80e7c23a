import { t } from "../language";
import { type Fields, isObject, type Part, type Question, rates, take, text } from "../link";
import { count } from "../words";
import type { Costs } from "../../../wasm/host/contract";
import type { CompareRequest, OrderShare, RouteChoice } from "../draft";

const mostKinds = 200;
const plain: Fields<CompareRequest, "product" | "orders" | "routes" | "costs" | "fx" | "breakEven"> = { date: "text", against: "text", currency: "text" };
const product: Fields<CompareRequest["product"]> = {
  description: "text", hts: "text", origin: "text", shippedFrom: "text", retailValue: "text", customsValue: "text",
  currency: "text", weightKg: "text", claim: "text", facts: "list",
  measures: "amounts", metalValue: "amounts", metalWeight: "amounts",
};
const orders: Fields<CompareRequest["orders"], "mix"> = { perMonth: "text", unitsPerOrder: "text" };
const share: Fields<OrderShare> = { share: "text", unitsPerOrder: "text", retailValue: "text", customsValue: "text", weightKg: "text" };
const route: Fields<RouteChoice, "costs" | "entry"> = { id: "text", mode: "text", postalMethod: "text", value: "text", foreignDuty: "text", currency: "text" };

/** Sorts what a link holds into what the form shows and what it only carries along. */
export function sort(value: Record<string, unknown>): Question<CompareRequest> | string {
  const extra: Part[] = [];
  const { product: goods, orders: sold, routes, costs, fx, ...rest } = value;
  const request: CompareRequest = { product: {}, orders: {}, ...take(rest, plain, [], extra) };

  if (isObject(goods)) request.product = take(goods, product, ["product"], extra);
  else if (goods !== undefined) extra.push({ path: ["product"], value: goods });

  if (isObject(sold)) {
    const { mix, ...others } = sold;
    request.orders = take(others, orders, ["orders"], extra);
    if (Array.isArray(mix) && mix.length <= mostKinds && mix.every(isObject)) {
      request.orders.mix = mix.map((k, i): OrderShare => take(k, share, ["orders", "mix", i], extra));
    } else if (Array.isArray(mix) && mix.length > mostKinds) return t`It has ${count(mix.length)} kinds of orders; the form takes ${count(mostKinds)}.`;
    else if (mix !== undefined) extra.push({ path: ["orders", "mix"], value: mix });
  } else if (sold !== undefined) extra.push({ path: ["orders"], value: sold });

  if (Array.isArray(routes) && routes.every(isObject)) {
    request.routes = routes.map((r, i): RouteChoice => {
      const { costs: own, ...others } = r;
      const choice: RouteChoice = take(others, route, ["routes", i], extra);
      if (own !== undefined) choice.costs = prices(own, ["routes", i, "costs"], extra);
      return choice;
    });
  } else if (routes !== undefined) extra.push({ path: ["routes"], value: routes });

  if (costs !== undefined) request.costs = prices(costs, ["costs"], extra);
  if (fx !== undefined) request.fx = rates(fx, extra);
  return { request, extra };
}

function prices(value: unknown, path: Part["path"], extra: Part[]): Costs {
  const costs: Costs = {};
  if (!isObject(value)) extra.push({ path, value });
  else for (const [name, price] of Object.entries(value)) {
    const amount = price === null ? null : text(price);
    if (amount === undefined || !/^\w+$/.test(name) || name === "__proto__") extra.push({ path: [...path, name], value: price });
    else costs[name] = amount;
  }
  return costs;
}
