import { testRounds } from "../src/clients/rounds.js";

testRounds("auth0-node-6");
