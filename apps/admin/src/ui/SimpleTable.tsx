import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface SimpleColumn<T> {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly cell: (row: T) => ReactNode;
}

/** A short table inside a box. */
export function SimpleTable<T>({
  label,
  columns,
  rows,
  keyOf,
  empty,
}: {
  readonly label: string;
  readonly columns: ReadonlyArray<SimpleColumn<T>>;
  readonly rows: readonly T[];
  readonly keyOf: (row: T, index: number) => string;
  /** What is said when there is nothing. */
  readonly empty: string;
}) {
  if (rows.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{empty}</Typography>;
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(({ title, isNumber = false }) => (
              <TableCell key={title} align={isNumber ? 'right' : 'left'}>
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={keyOf(row, index)}>
              {columns.map(({ title, isNumber = false, cell }) => (
                <TableCell key={title} align={isNumber ? 'right' : 'left'}>
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
