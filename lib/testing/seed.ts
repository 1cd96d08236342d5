import fc from "fast-check";

// Loaded before each file of tests: properties try the same values on every machine, each time.
fc.configureGlobal({ seed: 20261101 });
