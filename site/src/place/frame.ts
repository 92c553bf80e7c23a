// A page in a frame of somebody else's page.

import { byId } from "../dom";
import * as frame from "../embed/frame";

export { begin, failed, seen } from "../embed/frame";
export { own, prices } from "../embed/own";
export { preset } from "../embed/owner";

export const framed: boolean = true;

export const home = (): string => document.body.dataset.home!;
export const here = (): string => byId<HTMLAnchorElement>("full").href;
export const keep = frame.answered;
export const answered = (verb: string, answer: object): void => frame.answered(verb, {}, answer);

export function follow(): void {}
export function go(): void {}
// The list of orders would be the most of what a frame loads, and it may fetch nothing once it is asked.
export function orders(): undefined {}
