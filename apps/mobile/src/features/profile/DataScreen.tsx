import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatFullDay } from '../../lib/format';
import { useAppNavigation } from '../../lib/navigation/routes';
import { useLanguage } from '../../lib/use-language';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Checkbox } from '../../ui/Checkbox';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { wantsMarketing } from './account.model';
import {
  useCancelErasure,
  useConsents,
  useExportData,
  useRequestErasure,
  useSetMarketing,
} from './account.queries';
import { useMe } from './profile.queries';

/** What is kept of the person: the notice, their consents, a copy, and the end of it. */
export function DataScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const language = useLanguage();
  const me = useMe().data;
  const consents = useConsents();
  const setMarketing = useSetMarketing();
  const exporting = useExportData();
  const erasure = useRequestErasure();
  const cancel = useCancelErasure();
  const [isAsking, setAsking] = useState(false);
  const eraseAfter = me?.eraseAfter ?? null;
  const error = setMarketing.error ?? exporting.error ?? erasure.error ?? cancel.error;
  return (
    <Screen
      testID="data-screen"
      header={
        <ScreenHeader
          title={t('account.data')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Profile' }),
          }}
        />
      }
    >
      <FailureBanner error={error} testID="data-error" />
      {eraseAfter !== null && (
        <Banner
          testID="erasure-planned"
          tone="danger"
          title={t('account.erasurePlanned')}
          message={t('account.erasureAfter', { day: formatFullDay(eraseAfter, language) })}
        >
          <Button
            testID="erasure-cancel"
            label={t('account.keepAccount')}
            tone="outline"
            busy={cancel.isPending}
            onPress={() => cancel.mutate()}
          />
        </Banner>
      )}
      <ListGroup>
        <ListRow
          testID="data-privacy"
          icon="shield"
          title={t('privacy.title')}
          detail={t('account.privacyDetail')}
          onPress={() => navigation.navigate('Privacy')}
        />
        <ListRow
          testID="data-export"
          icon="download"
          title={t('account.export')}
          detail={exporting.isPending ? t('account.exporting') : t('account.exportDetail')}
          onPress={() => {
            if (!exporting.isPending) exporting.mutate();
          }}
        />
      </ListGroup>
      <Card>
        <Text variant="heading" level={2}>
          {t('account.consents')}
        </Text>
        <Checkbox
          testID="consent-marketing"
          label={t('account.marketing')}
          isChecked={wantsMarketing(consents.data?.items ?? [])}
          onChange={(isWanted) => setMarketing.mutate(isWanted)}
        />
      </Card>
      {eraseAfter === null && (
        <Button
          testID="erasure-request"
          label={t('account.erase')}
          icon="trash"
          tone="danger"
          busy={erasure.isPending}
          onPress={() => setAsking(true)}
        />
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('account.eraseTitle')}
        message={t('account.eraseMessage')}
        confirm={t('account.erase')}
        cancel={t('common.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          erasure.mutate();
        }}
      />
    </Screen>
  );
}
