/** What `exclusively` of every store does: one task at a time, and a failed one holds up no other. */
export function exclusiveContract(
  open: () => { exclusively: <T>(task: () => Promise<T>) => Promise<T> },
): void {
  it('runs one task at a time, in the order they came, also after one that failed', async () => {
    const store = open();
    const seen: string[] = [];
    const task = (name: string) => async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.push(`${name} ends`);
      if (name === 'b') throw new Error('b failed');
      return name;
    };
    const runs = ['a', 'b', 'c'].map((name) => store.exclusively(task(name)));
    const results = await Promise.allSettled(runs);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });
}
