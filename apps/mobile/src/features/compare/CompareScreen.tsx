import { useRoute, type RouteProp } from '@react-navigation/native';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { RootParamList } from '../../lib/navigation/routes';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { ListGroup } from '../../ui/ListGroup';
import { ListPage } from '../../ui/ListPage';
import { ListRow } from '../../ui/ListRow';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { FileSheet } from '../files/components/FileSheet';
import { Loaded } from '../shared/Loaded';
import { useDateText } from '../shared/use-date-text';
import { useGoBack } from '../shared/use-go-back';
import { useSnapshots, useVariance } from '../stock/stock.queries';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { comparable, differing, fileOf, usualPair, type ComparedPair } from './compare.model';
import { ChooseCountSheet } from './components/ChooseCountSheet';
import { VarianceRow } from './components/VarianceRow';
import { VarianceSummary } from './components/VarianceSummary';

/** Any two confirmed counts: what there is less of, what more, and what that costs. */
export function CompareScreen() {
  const { t } = useTranslation();
  const dateText = useDateText();
  const store = useActiveStore();
  const back = useGoBack();
  const params = useRoute<RouteProp<RootParamList, 'Compare'>>().params;
  const snapshots = useSnapshots(store.id);
  const [chosen, setChosen] = useState<Partial<ComparedPair>>(params ?? {});
  const [isAsking, setAsking] = useState(false);
  const [choosing, setChoosing] = useState<keyof ComparedPair | null>(null);
  const counts = useMemo(() => comparable(snapshots.data?.items ?? []), [snapshots.data]);
  const pair = { ...usualPair(counts), ...chosen };
  const variance = useVariance(store.id, pair.before ?? '', pair.after ?? '');
  const file = fileOf(pair);
  const lines = useMemo(() => differing(variance.data?.lines ?? []), [variance.data]);
  const nameOf = (id: string | undefined) => {
    const count = counts.find((each) => each.id === id);
    return count === undefined
      ? t('compare.choose')
      : `${dateText(count.confirmedAt)} · ${count.name}`;
  };
  const isShort = snapshots.data !== undefined && counts.length < 2;
  return (
    <>
      <ListPage
        testID="compare-screen"
        items={lines}
        keyOf={({ productId }) => productId}
        header={
          <ScreenHeader
            title={t('compare.title')}
            back={{ label: t('common.back'), onPress: back }}
            action={
              file !== null && can(store, 'reports:export') ? (
                <IconButton
                  testID="compare-file"
                  icon="download"
                  label={t('files.kind.VARIANCE')}
                  onPress={() => setAsking(true)}
                />
              ) : undefined
            }
          />
        }
        top={
          <Loaded query={snapshots} shapes={[140, 120]}>
            {() =>
              isShort ? (
                <EmptyState
                  testID="compare-empty"
                  drawing={<EmptyShelfDrawing />}
                  title={t('compare.emptyTitle')}
                  message={t('compare.emptyMessage')}
                />
              ) : (
                <>
                  <ListGroup>
                    <ListRow
                      testID="compare-before"
                      icon="clock"
                      title={t('compare.before')}
                      detail={nameOf(pair.before)}
                      onPress={() => setChoosing('before')}
                    />
                    <ListRow
                      testID="compare-after"
                      icon="count"
                      title={t('compare.after')}
                      detail={nameOf(pair.after)}
                      onPress={() => setChoosing('after')}
                    />
                  </ListGroup>
                  {pair.before === pair.after ? (
                    <Text color="inkMuted">{t('compare.sameCount')}</Text>
                  ) : (
                    <Loaded query={variance} shapes={[120, 72, 72]}>
                      {(shown) => <VarianceSummary variance={shown} differing={lines.length} />}
                    </Loaded>
                  )}
                </>
              )
            }
          </Loaded>
        }
        renderItem={(line, index) => <VarianceRow line={line} index={index} />}
      />
      {file !== null && (
        <FileSheet
          store={store}
          isOpen={isAsking}
          subject={file}
          onClose={() => setAsking(false)}
        />
      )}
      <ChooseCountSheet
        counts={counts}
        chosen={choosing === null ? undefined : pair[choosing]}
        isOpen={choosing !== null}
        onClose={() => setChoosing(null)}
        onChoose={(id) => {
          if (choosing !== null) setChosen({ ...pair, [choosing]: id });
          setChoosing(null);
        }}
      />
    </>
  );
}
