import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useApiAccess } from '../../lib/api/api.context';
import { pickTable } from '../../lib/files/pick-table';
import { saveApiFile } from '../../lib/files/save-api-file';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { Icon } from '../../ui/Icon';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { usePreviewImport } from './import.queries';

const template = {
  name: 'plantilla-catalogo.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const steps = ['choose', 'look', 'confirm'] as const;

/** A catalogue from a spreadsheet: the first step, where its file is chosen. */
export function ImportScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const access = useApiAccess();
  const store = useActiveStore();
  const back = useGoBack('Catalogue');
  const preview = usePreviewImport(store.id);
  const download = useMutation({
    mutationFn: () =>
      saveApiFile(access, {
        ...template,
        path: `/stores/${store.id}/catalogue-imports/template?format=xlsx`,
      }),
  });
  const choose = async () => {
    const file = await pickTable();
    if (file === null) return;
    preview.mutate(file, {
      onSuccess: ({ id }) => navigation.replace('ImportPreview', { importId: id }),
    });
  };
  return (
    <Screen
      testID="import-screen"
      header={
        <ScreenHeader title={t('import.title')} back={{ label: t('common.back'), onPress: back }} />
      }
      footer={
        <>
          <FailureBanner error={preview.error} testID="import-error" />
          <Button
            testID="import-choose"
            label={preview.isPending ? t('import.reading') : t('import.choose')}
            icon="file-up"
            size="large"
            busy={preview.isPending}
            onPress={() => void choose()}
          />
        </>
      }
    >
      <View style={styles.drawing}>
        <EmptyShelfDrawing />
      </View>
      <Text color="inkMuted">{t('import.intro')}</Text>
      <Card style={styles.steps}>
        {steps.map((step) => (
          <View key={step} style={styles.step}>
            <Icon name="check" size={20} color="primary" />
            <View style={styles.text}>
              <Text>{t(`import.step.${step}`)}</Text>
            </View>
          </View>
        ))}
      </Card>
      <ListGroup>
        <ListRow
          testID="import-template"
          icon="download"
          title={t('import.template')}
          detail={t('import.templateHint')}
          onPress={() => download.mutate()}
        />
      </ListGroup>
      <FailureBanner error={download.error} />
      <Text variant="caption" color="inkMuted">
        {t('import.columnsHint')}
      </Text>
    </Screen>
  );
}

const styles = StyleSheet.create({
  drawing: { alignItems: 'center' },
  steps: { gap: space.md },
  step: { flexDirection: 'row', gap: space.md, alignItems: 'flex-start' },
  text: { flex: 1 },
});
