import type { ReactElement, ReactNode } from 'react';
import { DataTable, List, Pagination, useTranslate, type RaRecord } from 'react-admin';
import { Page } from './Page';

/** A page with a table of records, newest first, as the API gives them. */
export function RecordList({
  name,
  filters,
  actions,
  rowClick = false,
  filterDefaults,
  children,
}: {
  /** Of the page's texts: `mi.pages.NAME`. */
  readonly name: string;
  readonly filters?: ReactElement[];
  readonly actions?: ReactNode;
  readonly rowClick?: 'show' | 'edit' | false;
  readonly filterDefaults?: Readonly<Record<string, unknown>>;
  readonly children: ReactNode;
}) {
  const translate = useTranslate();
  return (
    <Page
      title={translate(`mi.pages.${name}.title`)}
      subtitle={translate(`mi.pages.${name}.about`)}
      actions={actions}
    >
      <List
        {...(filters ? { filters } : {})}
        {...(filterDefaults ? { filterDefaultValues: filterDefaults } : {})}
        actions={false}
        empty={false}
        exporter={false}
        perPage={25}
        pagination={<Pagination rowsPerPageOptions={[]} />}
        sx={{ '& .RaList-main': { mt: 0 }, '& .RaList-content': { overflow: 'hidden' } }}
      >
        <DataTable<RaRecord> bulkActionButtons={false} rowClick={rowClick} size="medium">
          {children}
        </DataTable>
      </List>
    </Page>
  );
}
