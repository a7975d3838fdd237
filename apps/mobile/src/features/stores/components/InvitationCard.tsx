import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { formatFullDay } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { scopeNames, scopes } from '../scopes.model';
import type { InvitationPreview } from '../team.calls';

/** Who invites, to what shop, and what one could do there. */
export function InvitationCard({ preview }: { preview: InvitationPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Text testID="invitation-text" variant="title" align="center" level={2}>
        {t('team.invitedBy', { inviter: preview.inviterName, store: preview.storeName })}
      </Text>
      <Card style={styles.card}>
        <Text variant="label">{t('team.youCould')}</Text>
        {scopes
          .filter((scope) => preview.scopes.includes(scope))
          .map((scope) => (
            <Text key={scope} color="inkMuted">
              {t(`team.scope.${scopeNames[scope]}`)}
            </Text>
          ))}
      </Card>
      <Text variant="caption" color="inkMuted" align="center">
        {t('team.until', { day: formatFullDay(preview.expiresAt, language) })}
      </Text>
    </>
  );
}

const styles = StyleSheet.create({ card: { gap: space.xs } });
