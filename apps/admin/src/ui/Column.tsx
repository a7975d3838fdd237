import type { ReactNode } from 'react';
import { DataTable, useTranslate } from 'react-admin';

/** A column that shows a record as the page likes; the API has one order, so none can be chosen. */
export function Column<T>({
  name,
  isNumber = false,
  children,
}: {
  /** Of the heading: `mi.fields.NAME`. */
  readonly name: string;
  readonly isNumber?: boolean;
  readonly children: (record: T) => ReactNode;
}) {
  const translate = useTranslate();
  return (
    <DataTable.Col
      source={name}
      label={translate(`mi.fields.${name}`)}
      disableSort
      {...(isNumber ? { align: 'right' as const } : {})}
      render={(record: unknown) => children(record as T)}
      cellClassName="column"
    />
  );
}
