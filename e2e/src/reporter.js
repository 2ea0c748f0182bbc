/** Ends the output with one line: "N passed, N failed". */
export default class Totals {
  #results = new Map();

  onTestEnd(test, result) {
    // A test may run again; only how it ended counts.
    this.#results.set(test.id, result.status === test.expectedStatus ? "passed" : "failed");
    if (result.status === "skipped") {
      this.#results.set(test.id, "skipped");
    }
  }

  async onExit() {
    const count = (status) => [...this.#results.values()].filter((one) => one === status).length;
    const skipped = count("skipped");
    console.log(`\n${count("passed")} passed, ${count("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`);
  }

  printsToStdio() {
    return false;
  }
}
