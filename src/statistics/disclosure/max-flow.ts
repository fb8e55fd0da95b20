/**
 * A graph with capacities. Arc 2k runs forwards, arc 2k + 1 backwards: its capacity is what flows along 2k
 * and could be taken back.
 */
export class FlowGraph {
  readonly #leaving: number[][];
  readonly #head: number[] = [];
  readonly #capacity: number[] = [];

  constructor(nodes: number) {
    this.#leaving = Array.from({ length: nodes }, () => []);
  }

  /** Add an arc and return its number, for `flow` and `without`. */
  join(from: number, to: number, capacity: number): number {
    const arc = this.#head.length;
    this.#leaving[from]!.push(arc);
    this.#leaving[to]!.push(arc + 1);
    this.#head.push(to, from);
    this.#capacity.push(capacity, 0);
    return arc;
  }

  flow(arc: number): number {
    return this.#capacity[arc + 1]!;
  }

  /** What `use` finds when `arc` is closed; the graph is afterwards as before. */
  without(arc: number, use: () => number): number {
    const kept = this.#capacity.slice();
    this.#capacity[arc] = 0;
    this.#capacity[arc + 1] = 0;
    const found = use();
    kept.forEach((capacity, index) => {
      this.#capacity[index] = capacity;
    });
    return found;
  }

  /**
   * Push as much as possible, up to `limit`, from `source` to `sink` along shortest paths (Edmonds and Karp
   * 1972). Whole capacities give whole flows.
   *
   * @returns how much was pushed; `Infinity` if there is no bound.
   */
  push(source: number, sink: number, limit = Infinity): number {
    let pushed = 0;
    while (pushed < limit) {
      const path = this.#shortestPath(source, sink);
      if (path === null) break;
      const amount = Math.min(limit - pushed, ...path.map((arc) => this.#capacity[arc]!));
      if (amount === Infinity) return Infinity;
      for (const arc of path) {
        this.#capacity[arc]! -= amount;
        this.#capacity[arc ^ 1]! += amount;
      }
      pushed += amount;
    }
    return pushed;
  }

  #shortestPath(source: number, sink: number): number[] | null {
    const arrival = new Map<number, number>([[source, -1]]);
    for (const node of arrival.keys()) {
      if (node === sink) break;
      for (const arc of this.#leaving[node]!) {
        const next = this.#head[arc]!;
        if (this.#capacity[arc]! > 0 && !arrival.has(next)) arrival.set(next, arc);
      }
    }
    if (!arrival.has(sink)) return null;
    const path: number[] = [];
    for (let node = sink; node !== source; ) {
      const arc = arrival.get(node)!;
      path.push(arc);
      node = this.#head[arc ^ 1]!;
    }
    return path;
  }
}
