import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { ReportPage } from './ReportPage';
import { useReport } from './report.queries';

export function ReportScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'Report'>>();
  const store = useActiveStore();
  const report = useReport(store.id, params.sessionId);
  if (report.data !== undefined) return <ReportPage store={store} report={report.data} />;
  return (
    <Screen
      header={
        <ScreenHeader
          title={t('report.title')}
          back={{
            label: t('common.home'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Home' }),
          }}
        />
      }
    >
      {report.isError ? (
        <FailureState failure={toFailure(report.error)} onRetry={() => void report.refetch()} />
      ) : (
        <>
          <Skeleton height={150} />
          <Skeleton height={24} width="40%" />
          <Skeleton height={88} />
          <Skeleton height={88} />
          <Skeleton height={88} />
        </>
      )}
    </Screen>
  );
}
