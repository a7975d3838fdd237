import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { IconName } from '../../ui/Icon';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { FileRow } from './components/FileRow';
import { FileSheet } from './components/FileSheet';
import type { FileKind } from './files.model';
import { useFiles } from './files.queries';

const offered = [
  { kind: 'VALUATION', icon: 'banknote' },
  { kind: 'LOW_STOCK', icon: 'warning' },
  { kind: 'PURCHASE_LIST', icon: 'cart' },
  { kind: 'SHRINKAGE', icon: 'trend' },
  { kind: 'CATALOGUE', icon: 'catalogue' },
] as const satisfies ReadonlyArray<{ kind: FileKind; icon: IconName }>;

/** Reports to ask for, and the files that were made. */
export function FilesScreen() {
  const { t } = useTranslation();
  const store = useActiveStore();
  const back = useGoBack();
  const files = useFiles(store.id);
  const [kind, setKind] = useState<FileKind>('VALUATION');
  const [isOpen, setOpen] = useState(false);
  return (
    <Screen
      testID="files-screen"
      header={
        <ScreenHeader title={t('files.title')} back={{ label: t('common.back'), onPress: back }} />
      }
    >
      <ListGroup title={t('files.ask')}>
        {offered.map((report) => (
          <ListRow
            key={report.kind}
            testID={`files-${report.kind}`}
            icon={report.icon}
            title={t(`files.kind.${report.kind}`)}
            detail={t(`files.kindHint.${report.kind}`)}
            onPress={() => {
              setKind(report.kind);
              setOpen(true);
            }}
          />
        ))}
      </ListGroup>
      <Loaded query={files}>
        {({ items }) =>
          items.length === 0 ? (
            <Text color="inkMuted">{t('files.none')}</Text>
          ) : (
            <ListGroup title={t('files.made')}>
              {items.map((file, index) => (
                <FileRow key={file.id} file={file} index={index} />
              ))}
            </ListGroup>
          )
        }
      </Loaded>
      <FileSheet store={store} isOpen={isOpen} subject={{ kind }} onClose={() => setOpen(false)} />
    </Screen>
  );
}
