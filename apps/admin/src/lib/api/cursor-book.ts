/** Where each page of a list begins: the API turns pages by cursors, tables by numbers. */
export class CursorBook {
  private readonly lists = new Map<string, Array<string | undefined>>();

  /**
   * The cursor of a page, 1 being the first; walks there from the last page whose beginning is known.
   * @param turn reads the page that begins at a cursor and gives where the next one begins, or null
   * @returns null when the list ends before that page
   */
  async find(
    list: string,
    page: number,
    turn: (cursor: string | undefined) => Promise<string | null>,
  ): Promise<string | undefined | null> {
    const known = this.of(list);
    while (known.length < page) {
      const next = await turn(known.at(-1));
      if (next === null) return null;
      known.push(next);
    }
    return known[page - 1];
  }

  /** Notes where the page after this one begins; the first page makes all later ones anew. */
  note(list: string, page: number, next: string | null): void {
    const known = this.of(list);
    known.length = Math.min(known.length, page);
    if (next !== null) known.push(next);
  }

  private of(list: string): Array<string | undefined> {
    const known = this.lists.get(list) ?? [undefined];
    this.lists.set(list, known);
    return known;
  }
}
