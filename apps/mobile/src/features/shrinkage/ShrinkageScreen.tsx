import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Banner } from '../../ui/Banner';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { ListPage } from '../../ui/ListPage';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Segments } from '../../ui/Segments';
import { FileSheet } from '../files/components/FileSheet';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { ShrinkageRow } from './components/ShrinkageRow';
import { ShrinkageSummary } from './components/ShrinkageSummary';
import { spans, type Span } from './shrinkage.model';
import { useShrinkage } from './shrinkage.queries';

/** What confirmed counts found missing: in all and by product, in units and pesos. */
export function ShrinkageScreen() {
  const { t } = useTranslation();
  const store = useActiveStore();
  const back = useGoBack();
  const [span, setSpan] = useState<Span>('90');
  const [isAsking, setAsking] = useState(false);
  const shrinkage = useShrinkage(store.id, span);
  const { data } = shrinkage;
  const items = data?.items ?? [];
  return (
    <>
      <ListPage
        testID="shrinkage-screen"
        items={items}
        keyOf={({ productId }) => productId}
        header={
          <ScreenHeader
            title={t('shrinkage.title')}
            back={{ label: t('common.back'), onPress: back }}
            action={
              data !== undefined && can(store, 'reports:export') ? (
                <IconButton
                  testID="shrinkage-file"
                  icon="download"
                  label={t('shrinkage.asFile')}
                  onPress={() => setAsking(true)}
                />
              ) : undefined
            }
          />
        }
        top={
          <>
            <Segments
              label={t('shrinkage.span')}
              value={span}
              onChange={setSpan}
              options={spans.map((days) => ({
                value: days,
                label: t(`shrinkage.spans.${days}`),
                testID: `shrinkage-span-${days}`,
              }))}
            />
            <Loaded query={shrinkage} shapes={[140, 72, 72]}>
              {(loaded) =>
                loaded.items.length === 0 ? null : (
                  <>
                    <ShrinkageSummary shrinkage={loaded} />
                    {loaded.products > loaded.items.length && (
                      <Banner tone="info" message={t('shrinkage.isCut')} />
                    )}
                  </>
                )
              }
            </Loaded>
          </>
        }
        empty={
          data === undefined ? undefined : (
            <EmptyState
              testID="shrinkage-empty"
              drawing={<EmptyShelfDrawing />}
              title={t('shrinkage.emptyTitle')}
              message={t('shrinkage.emptyMessage')}
            />
          )
        }
        renderItem={(line, index) => <ShrinkageRow line={line} index={index} />}
      />
      {data !== undefined && (
        <FileSheet
          store={store}
          isOpen={isAsking}
          subject={{ kind: 'SHRINKAGE', from: data.from, to: data.to }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
