import type { Business } from "../business";
import { auto } from "./auto";
import { clinic } from "./clinic";
import { dental } from "./dental";
import { hvac } from "./hvac";
import { law } from "./law";
import { property } from "./property";
import { restaurant } from "./restaurant";
import { salon } from "./salon";

/** All businesses of the location, in the order of their agents. */
export const businesses: readonly Business[] = [dental, hvac, salon, law, restaurant, property, auto, clinic];

/** The agent that was deleted while its calls stayed (contract 2: absent from the list of agents). */
export const deletedAgent = businesses.indexOf(auto);
