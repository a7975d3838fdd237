import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { Candidates } from './components/Candidates';
import { CorrectionTroubles } from './components/CorrectionTroubles';
import { FacingCard } from './components/FacingCard';
import { ItemActions } from './components/ItemActions';
import { ItemSummary } from './components/ItemSummary';
import { applyCorrections, type ShownItem } from './corrections.model';
import { useItemEvidence, useReport } from './report.queries';
import { useCorrections } from './use-corrections';

/** Lines whose product is not sure enough to be left alone. */
const isAsked = ({ unrecognised, level, reviewed }: ShownItem) =>
  unrecognised || (!reviewed && level !== 'high');

/** One line of the report: how it was counted, and everything that can be corrected about it. */
export function ItemEvidenceScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'ItemEvidence'>>();
  const { sessionId } = params;
  const store = useActiveStore();
  const report = useReport(store.id, sessionId);
  const evidence = useItemEvidence(store.id, sessionId, params.itemId);
  const corrections = useCorrections(store.id, sessionId);
  const items = applyCorrections(report.data?.items ?? [], corrections.queue);
  const item = items.find(({ id }) => id === params.itemId);
  const isOpen =
    report.data !== undefined &&
    report.data.session.confirmedAt === null &&
    can(store, 'inventory:write');
  const back = () => navigation.popTo('Report', { sessionId });
  return (
    <Screen
      isReadOnly
      testID="evidence-screen"
      header={
        <ScreenHeader
          title={t('evidence.title')}
          back={{ label: t('evidence.backToReport'), onPress: back }}
        />
      }
    >
      <CorrectionTroubles corrections={corrections} />
      {item !== undefined && (
        <ItemSummary
          item={item}
          onQuantity={
            isOpen
              ? (quantity) => corrections.make(item, { kind: 'quantity', quantity })
              : undefined
          }
          onDepth={
            isOpen
              ? (depthFactor) => corrections.make(item, { kind: 'depth', depthFactor })
              : undefined
          }
        />
      )}
      {item !== undefined && isOpen && isAsked(item) && (
        <Candidates
          store={store}
          sessionId={sessionId}
          item={item}
          onChoose={(product) => {
            corrections.make(item, { kind: 'product', ...product });
            back();
          }}
        />
      )}
      {item !== undefined && isOpen && (
        <ItemActions
          store={store}
          sessionId={sessionId}
          item={item}
          others={items.filter(({ id }) => id !== item.id)}
          corrections={corrections}
          onDone={back}
        />
      )}
      {evidence.data === undefined ? (
        evidence.isError ? (
          <FailureState
            failure={toFailure(evidence.error)}
            onRetry={() => void evidence.refetch()}
          />
        ) : (
          <>
            <Skeleton height={240} />
            <Skeleton height={240} />
          </>
        )
      ) : (
        evidence.data.facings.map((facing, index) => (
          <FacingCard
            key={facing.id}
            facing={facing}
            index={index}
            total={evidence.data.facings.length}
          />
        ))
      )}
    </Screen>
  );
}
