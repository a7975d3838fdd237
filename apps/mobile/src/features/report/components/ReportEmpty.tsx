import { useTranslation } from 'react-i18next';

import { EmptyShelfDrawing } from '../../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../../ui/EmptyState';

export function ReportEmpty() {
  const { t } = useTranslation();
  return (
    <EmptyState
      testID="report-empty"
      drawing={<EmptyShelfDrawing />}
      title={t('report.emptyTitle')}
      message={t('report.emptyMessage')}
    />
  );
}
