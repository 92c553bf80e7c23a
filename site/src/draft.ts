// Questions while they are written: what was not said yet is left out.

import type * as whole from "../../wasm/host/contract";

/** One kind of goods in a shipment. */
export type Item = Partial<whole.Item>;

/** A question about one shipment. */
export type CheckRequest = Partial<Omit<whole.CheckRequest, "items">> & { items: Item[] };

/** A question that the page asks itself, or the engine. */
export type Ask = Pick<whole.Ask, "text"> & { [K in keyof whole.Ask]?: whole.Ask[K] | undefined };

/** What is sold, one unit of it. */
export type Product = Partial<whole.Product>;

export type OrderShare = Partial<whole.OrderShare>;
export type RouteChoice = Partial<whole.RouteChoice>;

/** The question which route costs least. */
export type CompareRequest = Partial<Omit<whole.CompareRequest, "product" | "orders" | "routes">> &
  { product: Product; orders: Partial<Omit<whole.Orders, "mix">> & { mix?: OrderShare[] }; routes?: RouteChoice[] };
