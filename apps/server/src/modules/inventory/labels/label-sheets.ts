/** A sheet of labels as shops sell it; all measures in points, 1/72 inch. */
export interface LabelSheet {
  readonly page: readonly [width: number, height: number];
  readonly columns: number;
  readonly rows: number;
  readonly label: readonly [width: number, height: number];
  /** Where the first label begins. */
  readonly origin: readonly [x: number, y: number];
  /** From the beginning of one label to that of the next. */
  readonly pitch: readonly [x: number, y: number];
}

const MM = 72 / 25.4;

/** The makers' own measures; A4 sheets carry the number of labels as their name. */
export const LABEL_SHEETS = {
  /** 30 to a letter sheet, 2 5/8 x 1 in (Avery 5160 and its like). */
  AVERY_5160: {
    page: [612, 792],
    columns: 3,
    rows: 10,
    label: [189, 72],
    origin: [13.5, 36],
    pitch: [198, 72],
  },
  /** 80 to a letter sheet, 1 3/4 x 1/2 in (Avery 5167). */
  AVERY_5167: {
    page: [612, 792],
    columns: 4,
    rows: 20,
    label: [126, 36],
    origin: [20.25, 36],
    pitch: [148.5, 36],
  },
  /** 10 to a letter sheet, 4 x 2 in (Avery 5163). */
  AVERY_5163: {
    page: [612, 792],
    columns: 2,
    rows: 5,
    label: [288, 144],
    origin: [11.25, 36],
    pitch: [301.5, 144],
  },
  /** 24 to an A4 sheet, 70 x 37 mm, without gaps. */
  A4_24: {
    page: [595.28, 841.89],
    columns: 3,
    rows: 8,
    label: [70 * MM, 37 * MM],
    origin: [0, 0.5 * MM],
    pitch: [70 * MM, 37 * MM],
  },
} as const satisfies Readonly<Record<string, LabelSheet>>;

export type LabelSheetName = keyof typeof LABEL_SHEETS;
export const LABEL_SHEET_NAMES = Object.keys(LABEL_SHEETS) as LabelSheetName[];

/** Where a label stands on its page, counted from 0 along the rows. */
export function placeOf(sheet: LabelSheet, index: number): { page: number; x: number; y: number } {
  const perPage = sheet.columns * sheet.rows;
  const onPage = index % perPage;
  const [x, y] = sheet.origin;
  return {
    page: Math.floor(index / perPage),
    x: x + (onPage % sheet.columns) * sheet.pitch[0],
    y: y + Math.floor(onPage / sheet.columns) * sheet.pitch[1],
  };
}
