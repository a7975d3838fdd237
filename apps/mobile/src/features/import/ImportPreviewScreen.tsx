import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { ListPage } from '../../ui/ListPage';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { FailureBanner } from '../shared/FailureBanner';
import { Loaded } from '../shared/Loaded';
import { useActiveStore } from '../stores/active-store.context';
import { ImportHead } from './components/ImportHead';
import { ImportLineRow } from './components/ImportLineRow';
import type { ImportOutcome } from './import.calls';
import { firstOutcome, touched } from './import.model';
import { useApplyImport, useImport, useImportLines } from './import.queries';

/** What a table would do to the catalogue, line by line, before it does it; and what it did. */
export function ImportPreviewScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const { importId } = useRoute<RouteProp<RootParamList, 'ImportPreview'>>().params;
  const made = useImport(store.id, importId);
  const apply = useApplyImport(store.id, importId);
  const [chosen, setChosen] = useState<ImportOutcome | null>(null);
  const outcome = chosen ?? (made.data === undefined ? 'NEW' : firstOutcome(made.data));
  const lines = useImportLines(store.id, importId, outcome);
  const close = () => navigation.popTo('Tabs', { screen: 'Catalogue' });
  const { data } = made;
  const isApplied = data?.status === 'APPLIED';
  const count = data === undefined ? 0 : touched(data);
  return (
    <ListPage
      testID="import-preview-screen"
      items={lines.data?.pages.flatMap((page) => page.items) ?? []}
      keyOf={({ line }) => String(line)}
      onEnd={() => {
        if (lines.hasNextPage && !lines.isFetchingNextPage) void lines.fetchNextPage();
      }}
      header={
        <ScreenHeader
          title={isApplied ? t('import.doneTitle') : t('import.previewTitle')}
          back={{ label: t('import.toCatalogue'), onPress: close }}
        />
      }
      top={
        <Loaded query={made} shapes={[96, 56]}>
          {(shown) => <ImportHead made={shown} outcome={outcome} onOutcome={setChosen} />}
        </Loaded>
      }
      renderItem={(line, index) => <ImportLineRow line={line} index={index} />}
      footer={
        data === undefined ? undefined : isApplied ? (
          <Button
            testID="import-done"
            label={t('import.toCatalogue')}
            size="large"
            onPress={close}
          />
        ) : (
          <>
            <FailureBanner error={apply.error} testID="import-apply-error" />
            {count > 0 && (
              <Button
                testID="import-apply"
                label={t('import.apply', { count })}
                icon="check"
                size="large"
                busy={apply.isPending}
                onPress={() => apply.mutate()}
              />
            )}
            <Button
              testID="import-other"
              label={t('import.other')}
              tone={count > 0 ? 'quiet' : 'primary'}
              disabled={apply.isPending}
              onPress={() => navigation.replace('Import')}
            />
          </>
        )
      }
    />
  );
}
