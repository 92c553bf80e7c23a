// What tests load into Node of a language: how the page renders what the engine says.
export { day, dollars } from "../src/language";
export { know, told, toldAll } from "../src/told";
